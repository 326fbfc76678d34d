"""Walk the residents' questionnaire on a phone four ways, print what it took, and picture every page."""

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from browser.conftest import FLAGS, PHONE, chromium
from playwright.sync_api import sync_playwright
from serving import Site

from journey.answering import NEXT, by_finger, by_keyboard
from journey.measuring import Meter
from journey.sheet import contact_sheet
from survey.bundled import questionnaires_folder
from survey.questionnaire.reader import load_questionnaire

FAILS = 5


@dataclass(frozen=True)
class Way:
    """One way of answering."""

    name: str
    script: bool = True
    keyboard: bool = False
    bad_line: bool = False


WAYS = (
    Way("with-script"), Way("without-script", script=False), Way("keyboard", keyboard=True), Way("bad-line", bad_line=True),
)  # fmt: skip


class Walk:
    """One resident on one way: every page met, answered, measured and pictured."""

    def __init__(self, browser, site, way, folder):
        self.way, self.site, self.folder = way, site, folder / way.name
        self.folder.mkdir(parents=True, exist_ok=True)
        for old in self.folder.glob("*.png"):
            old.unlink()
        context = browser.new_context(**PHONE, java_script_enabled=way.script)
        self.page = context.new_page()
        self.page.set_default_timeout(8000)
        if way.bad_line:
            self._fail_every_fifth(context)
        self.meter = Meter(self.page)
        self.met, self.pictures = set(), []

    def _fail_every_fifth(self, context):
        asked = iter(range(1, 1_000_000))
        context.route("**/*", lambda route: route.abort() if next(asked) % FAILS == 0 else route.continue_())

    def picture(self):
        """Keep a picture of the page as it came, and one more as it was answered where it asks something."""
        path = self.folder / f"{len(self.pictures) + 1:03}-{self.meter.lines[-1].page}.png"
        self.page.screenshot(path=path, full_page=True)
        self.pictures.append(path)

    def press(self, what, page=None):
        """Press a button or a link, by finger or by keyboard."""
        if not self.way.keyboard:
            self.meter.do(self.page.locator(what).first.click, page)
        else:
            self.page.locator(what).first.focus()
            self.meter.do(lambda: self.page.keyboard.press("Enter"), page)
        self.picture()

    def rank(self, what):
        """Press a button of a ranking: with our script the page stays, without it comes anew."""
        if self.page.evaluate("!!window.klyngesvar?.ranks"):
            self.page.locator(what).first.click()
        else:
            self.meter.do(self.page.locator(what).first.click)

    def enter(self):
        """Come from the card's address to the first question."""
        self.meter.do(lambda: self.page.goto(f"{self.site.address}/"), "welcome")
        self.picture()
        self.press("main a[href$='/kode']")
        self.page.fill("#code", self.site.code())
        self.press("button.primary")
        self.press("button.primary")

    def answer(self):
        """Answer page after page until there are no more."""
        for _ in range(120):
            if "/svar/" not in urlsplit(self.page.url).path:
                return
            if self.way.keyboard:
                by_keyboard(self.page)
            else:
                by_finger(self.page, self.rank)
            names = self.page.eval_on_selector_all("main [name]", "all => all.map((each) => each.name)")
            self.met |= {name.partition("__")[0] for name in names}
            self.page.screenshot(path=self.folder / f"{len(self.pictures) + 1:03}-answered.png", full_page=True)
            self.pictures.append(self.folder / f"{len(self.pictures) + 1:03}-answered.png")
            self.press(NEXT)
        raise AssertionError(f"there is no end to it: {self.page.url}")

    def whole(self):
        """Go the whole way and send."""
        self.enter()
        self.answer()
        self.press("button.primary", "receipt")
        assert self.page.locator(".panel .code").count() == 1, self.page.url
        self.page.context.close()
        return self


def numbered(lines):
    """Return the lines by page and by how often it came before."""
    found = {}
    for line in lines:
        found[line.page, sum(page == line.page for page, _ in found)] = line
    return found


def told(walks, asked):
    """Print a line per page, with seconds, kilobytes and requests each way."""
    print(f"{'':<24}" + "".join(f"{walk.way.name:>24}" for walk in walks))
    print(f"{'page':<24}" + f"{'s':>10}{'KB':>8}{'req':>6}" * len(walks))
    columns = [numbered(walk.meter.lines) for walk in walks]
    # A page comes again where an answer without script opened a question on it.
    for key in max(columns, key=len):
        name, there = key[0], [column.get(key) for column in columns]
        cells = [f"{x.seconds:10.2f}{x.bytes / 1024:8.1f}{x.requests:6}" if x else " " * 24 for x in there]
        print(f"{name:<24}" + "".join(cells))
    for walk in walks:
        lines = walk.meter.lines
        print(
            f"{walk.way.name}: {len(walk.met & asked)} of {len(asked)} questions on {len(lines)} pages, "
            f"{sum(x.seconds for x in lines):.1f} s, {sum(x.bytes for x in lines) / 1024:.0f} KB, "
            f"{sum(x.requests for x in lines)} requests, tried again {walk.meter.retried} times"
        )


def main(folder):
    """Walk, print and picture."""
    source = questionnaires_folder() / "residents.yaml"
    asked = {question.name for question in load_questionnaire(source).questions() if question.kind != "note"}
    with tempfile.TemporaryDirectory() as installation, sync_playwright() as playwright:
        site = Site(Path(installation), source, number=len(WAYS))
        site.start()
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        try:
            walks = [Walk(browser, site, way, folder).whole() for way in WAYS]
            told(walks, asked)
            for walk in walks:
                print(f"pictures: {contact_sheet(browser, walk.pictures, folder / f'{walk.way.name}.png')}")
        finally:
            browser.close()
            site.stop()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "out/journey").absolute())
