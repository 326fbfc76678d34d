"""The small scripts: each does what the server would, none is needed, and nothing moves under the reader."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st

from survey.questionnaire.condition import All, Answer, Answered, Compare, Count, Either, Has, Name, Not, Number
from survey.questionnaire.condition_json import SETTLED, as_json
from survey.questionnaire.evaluate import holds
from survey.web.assets import FOLDER, names

pytestmark = pytest.mark.browser
NEXT = "button.primary[value=next]"
KINDS = Path(__file__).parent.parent / "web" / "kinds.yaml"
THIS_YEAR = 2026


@pytest.fixture(scope="module")
def kinds(site_factory):
    made = site_factory(KINDS, number=40)
    made.start()
    yield made
    made.stop()


@pytest.fixture
def handset(browser):
    """A phone with script, whose mistakes are noted."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="da-DK")
    page = context.new_page()
    page.set_default_timeout(5000)
    page.wrong = []
    page.on("pageerror", lambda error: page.wrong.append(str(error)))
    yield page
    assert page.wrong == []
    context.close()


def begin(page, site):
    page.goto(f"{site.address}/kode")
    page.fill("#code", site.code())
    page.click("button.primary")
    page.click("button.primary")


def at_tenure(page, site, press):
    begin(page, site)
    page.check("main input[type=radio] >> nth=0", force=True)
    press(page, NEXT)


# Conditions

QUESTIONS, ROWS = ["one", "two", "three"], ["row", "1"]
OPTIONS = ["yes", "no", "1", "01", "12", "none", "dont_know", "refuse"]
NUMBERS = st.integers(-2, 14) | st.sampled_from([0.5, 12.0])
VALUES = (
    st.sampled_from(OPTIONS)
    | NUMBERS
    | st.just("")
    | st.lists(st.sampled_from(OPTIONS), max_size=3, unique=True).map(tuple)
    | st.dictionaries(st.sampled_from(ROWS), st.sampled_from(OPTIONS) | NUMBERS, max_size=2)
    | st.lists(st.fixed_dictionaries({"what": st.just("kor")}), min_size=1, max_size=3).map(tuple)
)
ANSWERS = st.dictionaries(st.sampled_from(QUESTIONS), VALUES)
ASKED = st.builds(Answer, st.sampled_from(QUESTIONS), st.none() | st.sampled_from(ROWS))
OPERANDS = (
    ASKED | st.builds(Count, st.sampled_from(QUESTIONS)) | st.builds(Name, st.sampled_from(OPTIONS))
    | st.builds(Number, NUMBERS.map(float) | st.just("this_year"))
)  # fmt: skip
COMPARED = st.builds(
    Compare, OPERANDS, st.sampled_from(["==", "!=", "<", "<=", ">", ">="]), st.tuples(OPERANDS)
) | st.builds(
    Compare, OPERANDS, st.sampled_from(["in", "not in"]), st.lists(OPERANDS, min_size=1, max_size=3).map(tuple)
)
LEAVES = (
    COMPARED | st.builds(Answered, st.sampled_from(QUESTIONS), st.none() | st.sampled_from(ROWS))
    | st.builds(Has, st.sampled_from(QUESTIONS), st.sampled_from(OPTIONS))
)  # fmt: skip
CONDITIONS = st.recursive(
    LEAVES,
    lambda inner: (
        st.builds(Not, inner)
        | st.builds(All, st.lists(inner, min_size=1, max_size=3).map(tuple))
        | st.builds(Either, st.lists(inner, min_size=1, max_size=3).map(tuple))
    ),
    max_leaves=8,
)


@pytest.fixture(scope="module")
def evaluate(browser):
    """The script's evaluator, in the browser it is written for."""
    page = browser.new_page()
    page.add_script_tag(path=FOLDER / "conditions.js")
    yield lambda cases: page.evaluate(
        "all => all.map(([tree, answers]) => window.klyngesvar.outcome(tree, (name) => answers[name]))", cases
    )
    page.close()


@given(st.lists(st.tuples(CONDITIONS, ANSWERS, st.sets(st.sampled_from(QUESTIONS))), min_size=20, max_size=60))
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_the_script_finds_what_the_server_finds(evaluate, cases):
    """Some questions stand on the page and are read there; the others are settled beforehand."""
    trees = [
        json.loads(json.dumps([as_json(condition, here, answers, this_year=THIS_YEAR), answers]))
        for condition, answers, here in cases
    ]
    wanted = [SETTLED[holds(condition, answers, this_year=THIS_YEAR)] for condition, answers, _ in cases]
    assert [round(outcome) for outcome in evaluate(trees)] == wanted


def test_the_trees_tried_come_out_all_three_ways():
    for outcome in (True, False, None):
        find(
            st.tuples(CONDITIONS, ANSWERS),
            lambda case, wanted=outcome: holds(*case, this_year=THIS_YEAR) is wanted,
            settings=settings(phases=[Phase.generate], max_examples=500),
        )


def test_an_answer_opens_a_question_without_a_page_turn(handset, kinds, press):
    at_tenure(handset, kinds, press)
    years = handset.locator("#years")
    handset.check("input[name=tenure][value=all_year]", force=True)
    assert years.is_visible()
    assert handset.locator("#told").inner_text() == "Der er kommet et spørgsmål mere på siden."
    handset.check("input[name=tenure][value=holiday]", force=True)
    assert not years.is_visible()
    handset.check("input[name=tenure][value=all_year]", force=True)
    years.fill("12")
    press(handset, NEXT)
    assert "opinions-1" in handset.url


def test_an_opened_question_keeps_its_fault_and_is_shown_with_it(handset, kinds, press):
    at_tenure(handset, kinds, press)
    handset.check("input[name=tenure][value=all_year]", force=True)
    handset.fill("#years", "tolv")
    press(handset, NEXT)
    assert handset.title().startswith("Fejl:")
    assert (handset.input_value("#years"), handset.evaluate("document.activeElement.className")) == ("tolv", "summary")


# Texts and rankings


def test_the_room_left_is_told_from_nine_tenths_on(handset, site, press):
    begin(handset, site)
    handset.check("main input[type=radio] >> nth=0", force=True)
    press(handset, NEXT)
    while not handset.query_selector("textarea"):
        press(handset, "button[value=skip]")
    line, told = handset.locator("textarea + .count").first, []
    for length in (269, 270, 300, 303):
        handset.locator("textarea").first.fill("a" * length)
        told.append(line.inner_text())
    assert told == ["", "Tegn tilbage: 30", "Tegn tilbage: 0", "Tegn for mange: 3"]


@pytest.fixture
def ranking(handset, site, press):
    """A phone at a page with a ranking of at most three."""
    begin(handset, site)
    handset.check("main input[type=radio] >> nth=0", force=True)
    press(handset, NEXT)
    while not handset.query_selector(".unranked button"):
        press(handset, "button[value=skip]")
    handset.sent = []
    handset.on("request", lambda request: handset.sent.append(request.url))
    return handset


def ranked(page):
    return page.eval_on_selector_all(".ranked input[type=hidden]", "all => all.map((each) => each.value)")


def test_a_ranking_is_made_without_sending_anything(ranking):
    for _ in range(3):
        ranking.locator(".unranked button").first.click()
    one, two, three = ranked(ranking)
    assert ranking.locator(".unranked").count() == 0
    ranking.locator(f"button[value$=':{three}'][value^=up]").click()
    ranking.locator(f"button[value$=':{one}'][value^=down]").click()
    ranking.locator(f"button[value$=':{two}'][value^=drop]").click()
    assert (ranked(ranking), ranking.sent) == ([three, one], [])


def test_what_was_ranked_by_script_is_stored_in_that_order(ranking, press):
    for _ in range(2):
        ranking.locator(".unranked button").last.click()
    order, where = ranked(ranking), ranking.url
    press(ranking, NEXT)
    if ranking.url == where:  # another question on the page is blank, which is mentioned once
        press(ranking, NEXT)
    ranking.goto(where)
    assert ranked(ranking) == order


def test_a_pressed_button_stays_where_it_is(ranking):
    """Rows above it come and go; the finger finds the next one at the same place, and the focus with it."""
    for what in (".unranked button >> nth=2", ".unranked button >> nth=2", ".ranked li:nth-child(2) button >> nth=0"):
        button = ranking.locator(what)
        button.scroll_into_view_if_needed()
        before = button.bounding_box()["y"]
        button.click()
        focused = ranking.evaluate("document.activeElement.getBoundingClientRect().top")
        assert abs(focused - before) < 2
    assert "Flyttet til nr. 1" in ranking.locator("[data-ranking] p[role=status]").inner_text()


# Bad lines


def test_a_page_that_cannot_be_sent_stays_with_all_that_was_typed(handset, kinds, press):
    at_tenure(handset, kinds, press)
    handset.check("input[name=tenure][value=all_year]", force=True)
    handset.fill("#years", "12")
    handset.context.set_offline(True)
    handset.locator(NEXT).click()
    box = handset.locator("#unsent")
    box.wait_for()
    assert ("Siden blev ikke sendt" in box.inner_text(), handset.input_value("#years")) == (True, "12")
    handset.context.set_offline(False)
    handset.locator("#unsent button").click()
    handset.wait_for_url("**/opinions-1")


@pytest.mark.parametrize("file", sorted(name for name in names() if name.endswith(".js") and "preview" not in name))
def test_nothing_breaks_when_a_script_does_not_come(handset, kinds, press, file):
    stem = file.removesuffix(".js")
    handset.context.route(f"**/static/{stem}.*.js", lambda route: route.abort())
    at_tenure(handset, kinds, press)
    handset.check("input[name=tenure][value=all_year]", force=True)
    if not handset.locator("#years").is_visible():
        press(handset, NEXT)
    handset.fill("#years", "12")
    press(handset, NEXT)
    seen = set()
    while "/svar/" in handset.url:
        press(handset, "button[value=skip]" if handset.query_selector("button[value=skip]") else NEXT)
        seen.add(handset.url)
        assert len(seen) < 40
    assert handset.url.endswith("/tjek")


def test_the_warning_before_the_lock_takes_neither_place_nor_focus(handset, kinds, press):
    handset.clock.install()
    at_tenure(handset, kinds, press)
    handset.locator("input[name=tenure]").first.focus()
    handset.clock.fast_forward(41 * 60 * 1000)
    assert handset.locator("#alive").is_visible()
    assert handset.evaluate("document.activeElement.name") == "tenure"
