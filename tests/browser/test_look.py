"""The look in a dark room, in forced colours, on paper, and for whom movement is unpleasant."""

import pytest

pytestmark = pytest.mark.browser


@pytest.fixture
def looked(browser, site):
    """Open a question page as somebody's browser shows it; return what is asked of an element's style."""
    contexts = []

    def opened(**media):
        context = browser.new_context(viewport={"width": 390, "height": 844}, locale="da-DK", **media)
        contexts.append(context)
        page = context.new_page()
        page.goto(f"{site.address}/kode")
        page.fill("#code", site.code())
        page.click("button.primary")
        page.click("button.primary")
        page.check("main input[type=radio] >> nth=0", force=True)
        return page

    yield opened
    for context in contexts:
        context.close()


def style(page, selector, name):
    return page.evaluate(f"getComputedStyle(document.querySelector('{selector}')).{name}")


def lightness(page, selector, name):
    """The mean of red, green and blue."""
    numbers = style(page, selector, name).partition("(")[2].rstrip(")").split(",")[:3]
    return sum(float(number) for number in numbers) / 3


def test_in_a_dark_room_the_page_is_dark(looked):
    page = looked(color_scheme="dark")
    assert (lightness(page, "body", "backgroundColor") < 40, lightness(page, "body", "color") > 200) == (True, True)


def test_in_forced_colours_the_main_button_and_the_choice_stand_out(looked):
    page = looked(forced_colors="active")
    assert style(page, ".primary", "backgroundColor") != style(page, ".later button", "backgroundColor")
    assert style(page, ".choice input:checked + label", "outlineStyle") == "solid"
    assert style(page, ".choice input", "appearance") == "auto"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_paper_there_are_questions_and_answers_and_no_buttons(looked, scheme):
    page = looked(color_scheme=scheme)
    page.emulate_media(media="print")
    assert page.locator(".choice").first.is_visible()
    assert [each for each in page.locator("button").all() if each.is_visible()] == []
    assert (lightness(page, "body", "backgroundColor"), lightness(page, "body", "color")) == (255, 0)


def test_for_whom_movement_is_unpleasant_nothing_moves(looked):
    page = looked(reduced_motion="reduce")
    lasting = (
        "[...document.querySelectorAll('*')].filter((each) => parseFloat(getComputedStyle(each).transitionDuration))"
    )
    assert page.evaluate(f"{lasting}.length") == 0
