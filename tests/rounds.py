"""A round through every page a resident can see, with a stop wherever somebody should look.

A stop is (page, state); the states are empty, errors, filled, and what else a page can say.
"""

import contextlib

from survey.web.drawn import Spoken
from survey.web.visits import visit

FORWARD = "button.primary[value=next]"
LONG = "En sti rundt om mosen. " * 12


def _choose(page, *values):
    for value in values:
        page.locator(f'main input[value="{value}"]').first.evaluate("(each) => { each.checked || each.click(); }")


def _unchoose(page):
    page.evaluate("document.querySelectorAll('main input[type=radio]').forEach((each) => { each.checked = false; })")


def _point(page, degrees):
    """Put the mark where the equator meets Greenwich, or nowhere."""
    for part in ("lon", "lat"):
        page.evaluate(f"document.querySelector('[name=favourite__1_{part}]').value = '{degrees}'")


def _rank(page):
    for name in ("path", "bus"):
        page.click(f"button[value='add:wishes:{name}']")
        page.wait_for_selector(f".ranked input[value={name}]", state="attached")


def _begin_line(page):
    page.fill("#activities__1_begins", "19.30")


def _fill_line(page):
    page.fill("#activities__1_what", "Kor")
    _choose(page, "monday")


# What is wrong on each page of every.yaml, and what is right; a page with nothing to get wrong has None.
WRONG = {
    "home-1": _unchoose,
    "home-2": lambda page: page.fill("#years", "tolv"),
    "opinions-1": lambda page: _choose(page, "nature", "family", "price"),
    "opinions-2": None,
    "opinions-3": lambda page: _point(page, "0"),
    "words-1": lambda page: [page.fill("#missing", LONG), page.fill("#moved__day", "99"), page.fill("#opens", "sent")],
    "words-2": _begin_line,
}
FILLED = {
    "home-1": lambda page: _choose(page, "aagesby"),
    "home-2": lambda page: [_choose(page, "all_year"), page.fill("#years", "12")],
    "opinions-1": lambda page: [page.locator("#reasons-price").evaluate("(each) => each.click()"), _choose(page, "1")],
    "opinions-2": _rank,
    "opinions-3": lambda page: [_point(page, ""), page.fill("#favourite__1_words", "Den gamle eg")],
    "words-1": lambda page: [
        page.fill("#missing", "En sti"), page.fill("#moved__day", "3"), page.fill("#moved__month", "4"),
        page.fill("#moved__year", "2001"), page.fill("#opens", "19.30"),
    ],
    "words-2": _fill_line,
}  # fmt: skip
PAGES = tuple(WRONG)
ENDS = {
    "planned": ("pages/planned.html", 200), "closed": ("pages/closed.html", 200), "spent": ("pages/spent.html", 409),
    "sent": ("pages/sent.html", 409), "waiting": ("pages/waiting.html", 429), "another": ("pages/another.html", 409),
    "missing": ("errors/missing.html", 404), "refused": ("errors/refused.html", 400),
    "stale": ("errors/stale.html", 400), "too-large": ("errors/too_large.html", 413),
    "failed": ("errors/failed.html", 500), "withdrawn": ("pages/withdrawn.html", 200),
    "ending": ("answering/ending.html", 200), "front": ("pages/front.html", 200), "cleared": ("pages/cleared.html", 200),
}  # fmt: skip


class Visitor:
    """Somebody at a browser, in one language, who stops at every page and state."""

    def __init__(self, page, site, press, language="da"):
        self.page, self.site, self.press, self.language = page, site, press, language
        self.base = site.address.replace(site.root, f"{site.root}/{language}" if language != "da" else site.root)
        page.set_default_timeout(5000)

    def go(self, tail):
        self.page.goto(f"{self.base}{tail}")

    def _on(self, what):
        """Press what leads to another page, and wait for it."""
        with self.page.expect_navigation():
            self.page.click(what)

    def round(self):
        """Walk from the welcome page to the withdrawn answer; yield each stop as one stands there."""
        yield from self._way_in()
        for name in PAGES:
            yield from self._question_page(name)
        yield from self._way_out()
        yield from self._ends()

    def questions(self):
        """Walk the question pages alone."""
        self.go("/kode")
        self.page.fill("#code", self.site.code())
        self._on("main button.primary")
        self._on("main button.primary")
        for name in PAGES:
            yield from self._question_page(name)

    def _way_in(self):
        for tail, name in (("/", "welcome"), ("/privatliv", "privacy"), ("/was", "accessibility")):
            self.go(tail)
            for each in self.page.query_selector_all("summary"):
                each.click()
            yield name, "empty"
        self.go("/uden-kode")
        yield "open-start", "empty"
        self._on("main button.primary")
        yield "own-code", "empty"
        self.page.context.clear_cookies()
        self.go("/kode")
        yield "code", "empty"
        self.page.fill("#code", "K7PM")
        self._on("main button.primary")
        yield "code", "errors"
        self.page.fill("#code", self.site.code())
        yield "code", "filled"
        self._on("main button.primary")
        yield "promise", "empty"
        self._on("main button.primary")

    def _question_page(self, name):
        assert self.page.url.endswith(f"/svar/{name}"), self.page.url
        yield name, "empty"
        if WRONG[name]:
            WRONG[name](self.page)
            self.press(self.page, FORWARD)
            yield name, "errors"
        FILLED[name](self.page)
        yield name, "filled"
        self.press(self.page, FORWARD)
        if self.page.url.endswith(f"/svar/{name}"):
            yield name, "blanks"
            self.press(self.page, FORWARD)

    def _way_out(self):
        self._open_all()
        yield "check", "filled"
        self._on("main .copy button[value=print]")
        yield "copy", "filled"
        self.go("/pause")
        yield "pause", "empty"
        self.go("/stop?fra=words-1")
        yield "stop", "filled"
        self.go("/tjek")
        self._on("main button.primary[value=send]")
        self._open_all()
        yield "receipt", "filled"
        self.go("/fortryd")
        yield "withdraw", "empty"
        self.page.fill("#withdrawal", "X")
        self._on("main button.primary")
        yield "withdraw", "errors"

    def _open_all(self):
        for each in self.page.query_selector_all("main details:not([open]) > summary"):
            each.click()

    def _ends(self):
        """Show the ends that a working house seldom comes to, as it would draw them."""
        for name, html in self.site.ends(self.language).items():
            self.page.route("**/slut/*", lambda route, _, html=html: route.fulfill(body=html, content_type="text/html"))
            self.go(f"/slut/{name}")
            yield name, "end"
            self.page.unroute("**/slut/*")


def ends(app, base, language):
    """Draw every end of a wave, by name.

    Args:
        app: whose house; nothing is stored by it.
        base: address of the wave's pages in this language.
        language: of the pages.
    """
    drawn = {}
    with app.test_request_context(f"{base}/was"):
        found = visit("harbaekdalen", "2026", language)
        words = {
            "opens": found.wave.opens, "closes": found.wave.closes, "withdraw": found.to("withdraw"),
            "again": found.to("code"), "on": found.to("onward"), "back": found.to("code"),
            "text": Spoken(*found.questionnaire.thanks.spoken(language)),
        }  # fmt: skip
        for name, (template, status) in ENDS.items():
            drawn[name] = found.render(template, status, **words).get_data(as_text=True)
    return drawn


@contextlib.contextmanager
def opened(browser, **options):
    """Open a page in a context of its own."""
    context = browser.new_context(**options)
    try:
        yield context.new_page()
    finally:
        context.close()
