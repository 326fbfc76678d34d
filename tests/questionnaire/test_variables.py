"""A row: every variable filled, by the closed list of missing values."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from survey.questionnaire.answers import Answers
from survey.questionnaire.check import check_page
from survey.questionnaire.columns import COLUMNS
from survey.questionnaire.questions import KINDS
from survey.questionnaire.route import along
from survey.questionnaire.variables import row, variables

ALL = ("home-1", "home-2", "opinions-1", "opinions-2", "words-1")


@pytest.fixture
def cells(fielded):
    """The row of complete answers, or of those sent from a page."""

    def cells(sent_from=None, passed=(), **values):
        return row(fielded, Answers(values=values, passed=passed), sent_from=sent_from, this_year=2026)

    return cells


def of(row, question):
    """Return the cells of a question, by part."""
    return {
        name.removeprefix(question).removeprefix("__"): cell
        for name, cell in row.items()
        if name.split("__")[0] == question
    }


def test_every_kind_has_columns():
    assert tuple(COLUMNS) == KINDS


def test_variables_have_these_names(fielded):
    names = [variable.name for variable in variables(fielded) if variable.question in {"tenure", "favourite", "wishes"}]
    assert names == [
        "tenure", "tenure__other_text", "tenure__other_text__missing",
        "wishes__path", "wishes__shop", "wishes__bus", "wishes__none",
        "favourite__1_place", "favourite__1_words", "favourite__1_words__missing", "favourite__1_lon",
        "favourite__1_lon__missing", "favourite__1_lat", "favourite__1_lat__missing", "favourite__1_each",
        "favourite__1_each__missing",
    ]  # fmt: skip


def test_a_variable_says_what_it_is(fielded):
    by_name = {variable.name: variable for variable in variables(fielded)}
    found = by_name["statements__safe"]
    assert (found.part, found.kind, found.measure, found.label.source()) == ("safe", "matrix", "code", "Jeg er tryg")
    assert [category.code for category in found.categories] == [1, 2, 3, -8]


def test_a_shown_question_left_blank_is_minus_nine(cells):
    found = cells(village="nord")
    assert set(of(found, "reasons").values()) == {-9, ""}
    assert of(found, "since") == {"": "", "missing": -9}


def test_a_hidden_answer_becomes_minus_one(cells):
    found = cells(village="nord", tenure="holiday", moved_here=1999, happy="1")
    assert (found["moved_here"], found["happy"]) == (-1, -1)


def test_what_follows_an_end_is_minus_one(cells):
    assert cells(village="outside", tenure="holiday")["tenure"] == -1


def test_codes_and_numbers_stand_as_they_are(cells):
    found = cells(village="soender", tenure="all_year", moved_here=2010, distance=2.5, happy="dont_know")
    assert [found[name] for name in ("village", "tenure", "moved_here", "distance", "happy")] == [2, 1, 2010, 2.5, -8]


def test_words_of_other_follow_the_choice(cells):
    assert of(cells(tenure="holiday"), "tenure")["other_text__missing"] == -1
    assert of(cells(tenure="other"), "tenure")["other_text__missing"] == -9
    assert of(cells(tenure="other", tenure__other_text="Telt"), "tenure") == {
        "": 96,
        "other_text": "Telt",
        "other_text__missing": 0,
    }


@pytest.mark.parametrize(
    ("value", "nature", "other", "none"),
    [(("nature",), 1, 0, 0), (("none",), 0, 0, 1), (("dont_know",), -8, -8, -8), (("other",), 0, 1, 0)],
)
def test_a_multi_is_one_indicator_for_each_option(cells, value, nature, other, none):
    found = of(cells(reasons=value), "reasons")
    assert (found["nature"], found["other"], found["none"]) == (nature, other, none)


def test_a_ranking_gives_ranks_and_zero_for_the_unranked(cells):
    assert of(cells(wishes=("bus", "path")), "wishes") == {"path": 2, "shop": 0, "bus": 1, "none": 0}
    assert of(cells(wishes=("none",)), "wishes") == {"path": 0, "shop": 0, "bus": 0, "none": 1}


def test_a_row_left_blank_is_minus_nine_and_ones_own_village_not_asked(cells):
    found = cells(village="nord", statements={"safe": "3"}, visits={"soender": "2"})
    assert of(found, "statements") == {"meeting": -9, "safe": 3}
    assert of(found, "visits") == {"nord": -1, "soender": 2}


def test_places_fill_the_columns_of_their_own_way(cells):
    spots = ({"words": "Åen", "each": "other", "other_text": "Bro"}, {"nowhere": True})
    found = of(cells(missing_here=spots), "missing_here")
    assert (found["1_place"], found["1_words"], found["1_option"], found["1_other_text"]) == (-9, "Åen", 96, "Bro")
    assert (found["2_place"], found["2_lon"], found["2_lon__missing"], found["none"]) == (0, "", -9, 0)


def test_a_point_keeps_negative_degrees(cells):
    found = of(cells(favourite=({"lon": -9.0, "lat": 56.0},)), "favourite")
    assert (found["1_lon"], found["1_lon__missing"]) == (-9.0, 0)


def test_no_place_is_an_answer(cells):
    found = of(cells(missing_here=({"none": True},)), "missing_here")
    assert (found["none"], found["1_place"]) == (1, -9)


def test_pages_after_the_one_sent_from_were_not_reached(cells):
    found = cells("home-2", ("home-1",), village="nord", happy="1")
    assert (found["tenure"], found["happy"], found["since__missing"]) == (-9, -2, -2)


def test_what_is_already_false_was_not_asked_though_not_reached(cells):
    found = cells("home-2", ("home-1",), village="nord", tenure="holiday")
    assert (found["happy"], found["reasons__nature"], found["since__missing"]) == (-1, -1, -2)


def test_what_hangs_on_an_unreached_answer_was_not_reached(cells):
    """`ideas` stands on a page that was posted, but looks at `reasons`, whose page was not."""
    found = cells("words-1", ("home-1", "home-2", "opinions-1"), village="nord", statements={"meeting": "1"}, ideas="x")
    assert (found["ideas"], found["ideas__missing"]) == ("", -2)


def test_what_an_unreached_answer_cannot_change_was_asked(cells):
    found = cells("words-1", ("home-1", "home-2", "opinions-1"), statements={"meeting": "3"}, ideas="En bænk")
    assert found["ideas"] == "En bænk"


def test_an_option_of_another_version_is_blank(cells):
    assert cells(tenure="castle", statements={"safe": "99"})["statements__safe"] == -9


FORMS = st.fixed_dictionaries(
    {},
    optional={
        "village": st.sampled_from([["nord"], ["outside"], ["refuse"]]),
        "tenure": st.sampled_from([["all_year"], ["holiday"], ["other"]]),
        "moved_here": st.sampled_from([["1999"], ["2010"], ["x"]]),
        "distance": st.sampled_from([["1,5"], ["60"]]),
        "happy": st.sampled_from([["1"], ["dont_know"]]),
        "statements__meeting": st.sampled_from([["1"], ["3"]]),
        "reasons": st.lists(st.sampled_from(["nature", "price", "none", "other"]), max_size=2),
        "wishes": st.lists(st.sampled_from(["path", "bus", "none"]), max_size=2),
        "missing_here__1_words": st.just(["Hallen"]),
        "ideas": st.just(["En bænk"]),
        "since__year": st.just(["1975"]),
    },
)


@settings(max_examples=100, deadline=None)
@given(form=FORMS, sent_from=st.sampled_from([None, *ALL]), passed=st.lists(st.sampled_from(ALL)).map(tuple))
def test_every_variable_is_filled_and_nothing_unasked_survives(fielded, form, sent_from, passed):
    answers = Answers(passed=passed)
    for page in fielded.pages:
        values = {**answers.values, **check_page(page, form, answers, this_year=2026).values}
        answers = Answers(values=values, passed=passed)
    found = row(fielded, answers, sent_from=sent_from, this_year=2026)
    shown = {question.name for step in along(fielded, answers, this_year=2026).steps for question in step.shown}
    reached = {sent_from, *passed}
    posted = {question.name for page in fielded.pages if page.id in reached for question in page.questions}
    asked = posted if sent_from else shown
    assert list(found) == [variable.name for variable in variables(fielded)]
    assert all(cell in {-1, -2, ""} for name, cell in found.items() if name.split("__")[0] not in asked)
