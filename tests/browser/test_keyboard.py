"""The whole journey by keyboard alone, from the welcome page to the withdrawal code."""

import contextlib

import pytest
from playwright.sync_api import Error
from rounds import opened

pytestmark = pytest.mark.browser
HERE = "document.activeElement"


class Keyboard:
    """Somebody who has no mouse."""

    def __init__(self, page):
        self.page = page

    def to(self, what):
        """Press Tab until the focus stands on something."""
        for _ in range(90):
            self.page.keyboard.press("Tab")
            if self.page.evaluate(f"{HERE}.matches({what!r})"):
                return self
        raise AssertionError(f"Tab never comes to {what} on {self.page.url}")

    def key(self, *keys):
        for each in keys:
            self.page.keyboard.press(each)
        return self

    def type(self, text):
        self.page.keyboard.type(text)
        return self

    def on(self, what, key="Enter"):
        """Go to a button or link, press it, and wait for the page it leads to."""
        mark = "(document.querySelector('input[name=mark]')?.value ?? location.href)"
        before = self.to(what).page.evaluate(mark)
        self.key(key)
        for _ in range(200):
            with contextlib.suppress(Error):  # the page is just being exchanged
                if self.page.evaluate(f"document.readyState === 'complete' && {mark}") not in {False, before}:
                    return self
            self.page.wait_for_timeout(25)
        raise AssertionError(f"{key} on {what} led nowhere from {self.page.url}")

    @property
    def at(self):
        return self.page.url.rpartition("/")[2]


FORWARD = "button.primary[value=next]"


@pytest.mark.parametrize("script", [True, False], ids=["with-script", "without-script"])
def test_the_whole_journey_by_keyboard_alone(browser, every, script):
    with opened(browser, viewport={"width": 390, "height": 844}, java_script_enabled=script) as page:
        page.goto(f"{every.address}/")
        keys = Keyboard(page)
        keys.on("a.button[href$='/kode']").to("#code").type(every.code()).on("button.primary").on("button.primary")
        # The village of the card is chosen; the arrows choose another, and nothing else happens.
        keys.to("input[name=village]").key("ArrowDown", "ArrowUp", "ArrowDown").on(FORWARD, "Space")
        keys.to("input[name=tenure]").key("Space").to("#years").type("12").on(FORWARD)
        keys.to("input[name=happy]").key("Space").to("#statements__meeting").key("Space")
        keys.to("#statements__safe").key("Space", "ArrowDown").to("#reasons-family").key("Space").on(FORWARD)
        assert keys.at == "opinions-2"
        rank(keys)
        keys.on(FORWARD)
        keys.to("#favourite__1_place").key("ArrowDown", "ArrowDown").on(FORWARD)
        keys.to("#missing").type("En sti").to("#moved__day").type("3").to("#moved__month").type("4")
        keys.to("#moved__year").type("2001").to("#opens").type("19.30").on(FORWARD)
        keys.to("#activities__1_what").type("Kor").to("#activities__1_begins").type("19").on(FORWARD)
        if keys.at == "words-2":
            keys.on(FORWARD)
        assert keys.at == "tjek"
        said = page.locator("main").inner_text()
        assert all(words in said for words in ("12 år", "1. En bus", "En sti", "3. april 2001", "19.30", "Kor"))
        keys.on("button.primary[value=send]")
        assert page.locator("h1").inner_text() == "Tak for dine svar"
        assert page.locator(".panel .code").is_visible()


def rank(keys):
    """Choose two things, and move the second up to be the first."""
    for name in ("shop", "bus"):
        keys.to(f"button[value='add:wishes:{name}']").key("Enter")
        keys.page.locator(f".ranked input[value={name}]").wait_for(state="attached")
    keys.to("button[value='up:wishes:bus']").key("Enter")
    keys.page.locator(".ranked li:first-child input[value=bus]").wait_for(state="attached")


def test_the_way_past_the_top_is_the_first_stop(browser, every):
    with opened(browser, viewport={"width": 390, "height": 844}) as page:
        page.goto(f"{every.address}/was")
        Keyboard(page).to(".skip").key("Enter")
        assert page.url.endswith("#content")
        page.keyboard.press("Tab")
        assert page.evaluate(f"document.querySelector('main').contains({HERE})")
