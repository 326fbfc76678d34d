"""Every page in every state can be seen, heard, reached and worked by everybody.

axe finds what a program can find in the page; `house.js` computes contrast, targets, focus and width; the accessibility
tree, which is what a screen reader gets, is compared with the questionnaire.
"""

import json
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from rounds import Visitor, opened

pytestmark = pytest.mark.browser
HERE = Path(__file__).parent
HOUSE = (HERE / "house.js").read_text(encoding="utf-8")
AXE = Axe()
# Every rule of A, AA and best practice; target-size is off unless it is named. No rule is switched off.
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 1, "reduced_motion": "reduce"}


def heard(page):
    """Return what axe finds, one line for each node."""
    return [
        f"{found['id']}: {node['html'][:160]} {node['failureSummary'].splitlines()[1:2]}"
        for found in AXE.run(page, options=RULES).response["violations"]
        for node in found["nodes"]
    ]


def measured(page, *names):
    return page.evaluate(
        f"(() => {{ const house = {HOUSE}; return {list(names)}.flatMap((name) => house[name]()); }})()"
    )


def wide(page):
    """Return what does not fit on 320 px, nor on a phone with letters twice as large."""
    page.set_viewport_size({"width": 320, "height": 640})
    found = [f"320 px: {each}" for each in measured(page, "wide")]
    page.set_viewport_size(PHONE["viewport"])
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    found += [f"200 %: {each}" for each in measured(page, "wide")]
    page.evaluate("document.documentElement.style.fontSize = ''")
    return found


def looked(page):
    """Return what is hard to see, hit or find, in both colour schemes."""
    found = measured(page, "targets", "contrasts")
    page.emulate_media(color_scheme="dark")
    found += [f"dark: {each}" for each in measured(page, "contrasts")]
    page.emulate_media(color_scheme="light")
    page.keyboard.press("Tab")
    return found + measured(page, "focus")


def faults(stops):
    """Return every fault of a round, under its page and state."""
    return {" ".join(stop): found for stop, found in stops if found}


def test_every_page_in_every_state_in_danish(browser, every, press):
    with opened(browser, **PHONE) as page:
        visitor = Visitor(page, every, press)
        stops = [(stop, heard(page) + looked(page) + wide(page)) for stop in visitor.round()]
    assert faults(stops) == {}, json.dumps(faults(stops), indent=1, ensure_ascii=False)


def kept_away(page, language):
    """Keep our scripts away from every other page, from the others in another language, and from all in Danish.

    So each page and each state meets each language, and each of those stands with and without script. axe is itself a
    script with timers, therefore scripts are kept away rather than switched off; `test_keyboard.py` switches them off.
    """

    def decide(route):
        tail = route.request.headers.get("referer", "").rpartition("/")[2]
        is_off = language == "da" or (len(tail) % 2 == 0) == (language == "en")
        route.abort() if is_off else route.continue_()

    page.route("**/static/*.js*", decide)


@pytest.mark.parametrize("language", ["en", "de", "da"])
def test_pairwise_in_other_languages_and_without_script(browser, every, press, language):
    with opened(browser, **PHONE) as page:
        kept_away(page, language)
        visitor = Visitor(page, every, press, language)
        walk = visitor.questions() if language == "da" else visitor.round()
        stops = [(stop, heard(page) + wide(page) + misspoken(page, language)) for stop in walk]
    assert len(stops) > 20
    assert faults(stops) == {}, json.dumps(faults(stops), indent=1, ensure_ascii=False)


def misspoken(page, language):
    """Return where the page does not say which language it is in."""
    spoken = page.locator("html").get_attribute("lang")
    return [] if spoken == language else [f"the page says it speaks {spoken}"]


SPOILED = """<!doctype html><html lang="da"><title>x</title><style>
a, button { outline: 0 !important } .pale { color: #888 } .small { font-size: 9px; padding: 0 } .wide { width: 900px }
.cut { width: 5rem; overflow: hidden; white-space: nowrap }</style><main><h1>x</h1><p class="pale">blegt</p>
<button class="small">lille</button><p class="wide">bredt</p><p class="cut">afskåret, for her er ikke plads</p></main>"""


def test_the_ruler_sees_what_is_wrong(browser):
    """A test of the tests."""
    with opened(browser, **PHONE) as page:
        page.set_content(SPOILED)
        page.keyboard.press("Tab")
        found = " · ".join(measured(page, "contrasts", "targets", "wide", "focus"))
        heard_of = " ".join(heard(page))
    for fault in (
        "text 3.54:1 <p pale>",
        "target",
        "page 9",
        "outside <p wide>",
        "cut off <p cut>",
        "no visible focus",
    ):
        assert fault in found
    assert "color-contrast" in heard_of
