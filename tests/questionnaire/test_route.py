"""The route changes when an answer changes, and what it hides is not seen by any condition."""

from hypothesis import given, settings
from hypothesis import strategies as st

from survey.questionnaire import route
from survey.questionnaire.answers import Answers

ALL = ["home-1", "home-2", "opinions-1", "opinions-2", "words-1"]


def ids(pages):
    return [page.id for page in pages]


def names(questionnaire, page_id, answers):
    page = questionnaire.page(page_id)
    return [question.name for question in route.shown(page, answers, this_year=2026)]


def test_everything_without_a_condition_is_on_the_route(fielded, answered):
    assert ids(route.pages(fielded, answered(), this_year=2026)) == ALL


def test_a_later_answer_closes_the_section_it_opened(fielded, answered):
    after = route.pages(fielded, answered(tenure="holiday"), this_year=2026)
    assert ids(after) == ["home-1", "home-2", "words-1"]


def test_an_end_comes_after_its_page(fielded, answered):
    answers = answered(village="outside")
    assert ids(route.pages(fielded, answers, this_year=2026)) == ["home-1"]
    assert route.along(fielded, answers, this_year=2026).ending("home-1").text.source() == "Tak."


def test_there_is_no_end_where_its_condition_is_unknown(fielded, answered):
    assert route.along(fielded, answered(village="refuse"), this_year=2026).ending("home-1") is None


def test_a_question_opens_on_its_own_page(fielded, answered):
    assert names(fielded, "home-2", answered()) == ["tenure"]
    assert names(fielded, "home-2", answered(tenure="all_year", moved_here=2010)) == [
        "tenure",
        "moved_here",
        "distance",
    ]


def test_a_hidden_answer_is_missing_to_conditions(fielded, answered):
    """`distance` looks at `moved_here`, whose stored answer is hidden by `tenure`."""
    assert names(fielded, "home-2", answered(tenure="other", moved_here=2010)) == ["tenure"]


def test_a_hidden_answer_is_missing_on_later_pages(fielded, answered):
    answers = answered(tenure="holiday", reasons=("nature",))
    assert "ideas" not in names(fielded, "words-1", answers)


def test_a_page_of_a_hidden_section_shows_nothing(fielded, answered):
    assert names(fielded, "opinions-1", answered(tenure="holiday")) == []


def test_pages_follow_each_other_also_beside_the_route(fielded, answered):
    answers = answered(tenure="holiday")
    assert route.along(fielded, answers, this_year=2026).after("opinions-1").id == "words-1"
    assert route.along(fielded, answers, this_year=2026).before("opinions-1").id == "home-2"


def test_the_route_has_two_ends(fielded, answered):
    assert route.along(fielded, answered(), this_year=2026).before("home-1") is None
    assert route.along(fielded, answered(), this_year=2026).after("words-1") is None


def test_the_first_unpassed_page_is_where_one_goes_on(fielded, answered):
    answers = answered("home-1", "opinions-1")
    assert route.along(fielded, answers, this_year=2026).first_unpassed(answers).id == "home-2"
    assert route.along(fielded, answered(*ALL), this_year=2026).first_unpassed(answered(*ALL)) is None


def test_a_matrix_leaves_out_ones_own_village(fielded, answered):
    page, visits = fielded.page("opinions-1"), fielded.question("visits")
    rows = route.narrowed(visits, page, answered(village="nord"), this_year=2026).rows
    assert [row.name for row in rows] == ["soender"]


VALUES = st.fixed_dictionaries(
    {},
    optional={
        "village": st.sampled_from(["nord", "soender", "outside", "refuse"]),
        "tenure": st.sampled_from(["all_year", "holiday", "other"]),
        "moved_here": st.integers(1990, 2026),
        "distance": st.floats(0, 50),
        "statements": st.dictionaries(st.sampled_from(["meeting", "safe"]), st.sampled_from(["1", "2", "dont_know"])),
        "reasons": st.sampled_from([("nature",), ("none",), ("dont_know",), ("family", "price")]),
        "ideas": st.just("En bænk"),
    },
)


@settings(max_examples=80, deadline=None)
@given(values=VALUES)
def test_a_page_alone_shows_what_the_route_shows(fielded, values):
    answers = Answers(values=values)
    steps = route.along(fielded, answers, this_year=2026).steps
    assert [step.shown for step in steps] == [route.shown(step.page, answers, this_year=2026) for step in steps]


@settings(max_examples=80, deadline=None)
@given(values=VALUES)
def test_hidden_answers_never_change_the_route(fielded, values):
    answers = Answers(values=values)
    steps = route.along(fielded, answers, this_year=2026).steps
    asked = {question.name for step in steps for question in step.shown}
    kept = Answers(values={name: value for name, value in values.items() if name in asked})
    assert route.along(fielded, kept, this_year=2026).steps == steps
