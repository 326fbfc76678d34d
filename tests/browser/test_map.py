"""The map of places: with a finger, with buttons, by keyboard alone, with script and without."""

import base64
import contextlib
import copy

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Error

from survey.bundled import questionnaires_folder
from survey.cluster.ground import Ground
from survey.cluster.reader import read_cluster
from survey.web import whereabouts

pytestmark = pytest.mark.browser
PAGE = "svar/meeting_places-3"
DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg=="
)
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}


@pytest.fixture(scope="module")
def site(site_factory):
    made = site_factory(questionnaires_folder() / "residents.yaml", number=30)
    made.start()
    yield made
    made.stop()


@pytest.fixture
def visit(browser, site):
    """Opens the page with the map for a new resident, on a telephone of a width."""
    opened = []

    def visited(*, script=True, width=390, at=site, **more):
        context = browser.new_context(
            viewport={"width": width, "height": 844}, java_script_enabled=script, locale="da-DK", **more
        )
        opened.append(context)
        page = context.new_page()
        page.set_default_timeout(5000)
        page.wrong = []
        page.on("pageerror", lambda error: page.wrong.append(str(error)))
        page.on("console", lambda told: page.wrong.append(told.text) if told.type == "error" else None)
        page.goto(f"{at.address}/kode")
        page.fill("#code", at.code())
        page.click("button.primary")
        page.click("button.primary")
        page.goto(f"{at.address}/{PAGE}")
        return page

    yield visited
    for context in opened:
        context.close()


def tap(page, x, y):
    page.locator(".tap:visible").first.click(position={"x": x, "y": y})
    page.wait_for_function("document.querySelector('[name$=__1_lon]').value !== ''")


def part(page, name):
    return page.locator(f"[name=favourites__1_{name}]").input_value()


def button(page, verb):
    """Press a button of the map and wait for what comes of it."""
    seen = page.locator(".sheet svg").first
    before = seen.get_attribute("viewBox"), where(page)
    page.locator(f"button[value='map:favourites:1 {verb}']").click()
    for _ in range(100):
        with contextlib.suppress(Error):  # the page is just being exchanged
            if (seen.get_attribute("viewBox"), where(page)) != before:
                return
        page.wait_for_timeout(20)


def where(page):
    return page.locator(".where").first.inner_text()


def tab_to(page, what):
    """Go on with the tabulator until it stands on something."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("(what) => document.activeElement.matches(what)", what):
            return
    raise AssertionError(f"the tabulator never comes to {what}")


def test_a_tap_and_the_buttons_do_the_same_with_script_and_without(visit):
    told = []
    for script in (True, False):
        page = visit(script=script)
        tap(page, 168, 160)
        first = where(page)
        for verb in ("in", "in", "e", "s", "here"):
            button(page, verb)
        told.append((first, where(page), part(page, "view").split()[0]))
    assert told[0] == told[1]
    assert "Brandslev" in told[0][0]


def test_a_mark_made_with_script_is_stored_and_told_again(visit, press):
    page = visit()
    tap(page, 120, 120)
    page.fill("[name=favourites__1_each]", "Stilheden")
    told = where(page)
    press(page, "button.primary[value=next]")
    page.goto(page.url.rpartition("/svar/")[0] + f"/{PAGE}")
    assert (where(page), page.input_value("[name=favourites__1_each]")) == (told, "Stilheden")
    assert page.wrong == []


def test_script_and_server_say_the_same_of_every_point(visit):
    page, ground = visit(), Ground.of(read_cluster(questionnaires_folder() / "demo"))
    differing = []
    for x in range(20, 330, 60):
        for y in range(20, 270, 60):
            tap(page, x, y)
            said = whereabouts.words(ground, float(part(page, "lon")), float(part(page, "lat")), "da")
            differing += [] if said in where(page) else [(said, where(page))]
    assert differing == []


def test_the_map_by_keyboard_alone_with_script(visit):
    page = visit()
    tab_to(page, ".tap")
    before = part(page, "view"), part(page, "lon")
    assert before == ("", "")
    for key in ("+", "+", "ArrowLeft", "ArrowUp", "-"):
        page.keyboard.press(key)
    assert part(page, "view") == "2 262.5 218.75"
    assert "Kortets midte er" in page.locator(".map [role=status].hidden").first.inner_text()
    page.keyboard.press("Enter")
    assert where(page).startswith("Mærket står")
    assert page.evaluate("document.activeElement.matches('.tap')")
    tab_to(page, "button[value$='drop']")
    page.keyboard.press("Enter")
    assert (part(page, "lon"), where(page)) == ("", "Der er ikke sat noget mærke.")
    assert PAGE in page.url


def test_the_map_by_keyboard_alone_without_script(visit):
    page = visit(script=False)
    for what in ("button[value$='1 in']", ".tap"):
        tab_to(page, what)
        with page.expect_navigation():
            page.keyboard.press("Enter")
    assert part(page, "view").startswith("2 ")
    assert where(page).startswith("Mærket står")


def test_arrow_keys_outside_the_map_leave_it_alone(visit):
    page = visit()
    page.locator("[name=favourites__1_words]").focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("+")
    assert part(page, "view") == ""
    assert page.input_value("[name=favourites__1_words]") == "+"


def test_to_drag_moves_the_map_and_sets_no_mark(visit):
    page = visit()
    button(page, "in")
    box = page.locator(".tap:visible").first.bounding_box()
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(*middle)
    page.mouse.down()
    page.mouse.move(middle[0] + 56, middle[1] + 28, steps=6)
    page.mouse.up()
    zoom, x, y = map(float, part(page, "view").split())
    assert (zoom, part(page, "lon")) == (2, "")
    assert (x, y) == pytest.approx((250, 225), abs=4)


def test_two_fingers_pinch(visit):
    page = visit(has_touch=True)
    page.locator(".sheet").first.scroll_into_view_if_needed()
    box = page.locator(".tap:visible").first.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    touch = page.context.new_cdp_session(page)
    send = lambda kind, apart: touch.send(  # noqa: E731
        "Input.dispatchTouchEvent",
        {
            "type": kind,
            "touchPoints": [{"x": x - apart, "y": y, "id": 1}, {"x": x + apart, "y": y, "id": 2}] if apart else [],
        },
    )
    send("touchStart", 20)
    for apart in range(25, 85, 5):
        send("touchMove", apart)
    send("touchEnd", 0)
    zoom = page.locator(".sheet svg").first.get_attribute("viewBox").split()[2]
    assert float(zoom) == pytest.approx(600 / 4, abs=25)
    assert part(page, "lon") == ""


@pytest.mark.parametrize("width", [320, 390, 1000])
@pytest.mark.parametrize("script", [True, False], ids=["with-script", "without-script"])
def test_the_map_fits_and_every_target_is_large_enough(visit, width, script):
    page = visit(width=width, script=script)
    box = page.locator(".sheet").first.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    sizes = [each.bounding_box() for each in page.locator(".map button:visible, .tap:visible").all()]
    assert [each for each in sizes if each and min(each["width"], each["height"]) < 44] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_state(visit, press, scheme):
    page, found = visit(color_scheme=scheme), {}

    def heard(state):
        violations = Axe().run(page, options=RULES).response["violations"]
        found.update({f"{state}: {each['id']}": [node["html"] for node in each["nodes"]] for each in violations})

    heard("empty")
    page.locator("details.spot summary").first.click()
    tap(page, 6, 6)
    heard("marked")
    press(page, "button.primary[value=next]")
    assert page.locator(".probe").count() == 1
    heard("asked")
    page.evaluate("document.querySelector('[name=favourites__1_lon]').value = '0'")
    press(page, "button.primary[value=next]")
    assert page.locator(".summary[tabindex]:visible").count() == 1
    heard("refused")
    assert found == {}


def test_nobody_else_is_asked_for_anything(visit, site):
    page = visit()
    asked = []
    page.on("request", lambda each: asked.append(each.url))
    page.reload(wait_until="networkidle")
    tap(page, 100, 100)
    for verb in ("in", "in", "in"):
        button(page, verb)
    assert [each for each in asked if not each.startswith((site.root, "data:"))] == []
    assert {each.rpartition("/")[2].partition("?")[0] for each in asked if "/kort/" in each} == {
        f"{z}.svg" for z in (1, 2, 4, 8)
    }


def test_a_cluster_may_show_pictures_from_elsewhere(site_factory, visit):
    made = site_factory(questionnaires_folder() / "residents.yaml", number=2)
    with made.database.writing() as session:
        wave = made.wave(session)
        content = copy.deepcopy(wave.content)
        content["settings"] |= {"tiles": "https://kort.eksempel.dk/{z}/{x}/{y}.png", "tiles_credit": "© Kortmagerne"}
        wave.content = content
    made.start()
    try:
        page = visit(at=made)
        asked = []
        page.context.route(
            "https://kort.eksempel.dk/**",
            lambda route: (asked.append(route.request), route.fulfill(body=DOT, content_type="image/png")),
        )
        page.wrong.clear()
        page.reload(wait_until="networkidle")
        assert "https://kort.eksempel.dk/11/1074/634.png" in [each.url for each in asked]
        assert {each.headers.get("referer") for each in asked} == {None}
        assert page.locator(".map").first.locator(".tiles image").count() >= 4
        assert page.wrong == []
    finally:
        made.stop()
