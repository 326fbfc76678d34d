"""What one posted page does to the answers, without a server."""

from pathlib import Path

import pytest

from survey.questionnaire import versions
from survey.questionnaire.answers import Answers
from survey.web.marks import Mark, standing
from survey.web.turns import Button, ChangedElsewhere, Turn, settled

YEAR = 2026


@pytest.fixture(scope="module")
def kinds():
    return versions.read(versions.publish(Path(__file__).parent / "kinds.yaml").text)


def turned(kinds, answers, form, *, button="next", page="home-2", shown=("tenure", "years"), **more):
    at = kinds.page(page)
    mark = Mark("draft", page, standing(at, answers), shown)
    turn = Turn(at, {name: [value] for name, value in form.items()}, mark, Button.read(button), YEAR, **more)
    return turn, turn(answers)


def test_a_checked_answer_replaces_what_was_typed(kinds):
    before = Answers(typed={"tenure": ("vrøvl",), "missing": ("andet",)})
    _, after = turned(kinds, before, {"tenure": "holiday"}, shown=("tenure",))
    assert after.values == {"tenure": "holiday"}
    assert after.typed == {"missing": ("andet",)}


def test_an_answer_that_another_hides_stays_in_the_draft(kinds):
    before = Answers(values={"tenure": "all_year", "years": 12})
    _, after = turned(kinds, before, {"tenure": "holiday", "years": "12"})
    assert after.values == {"tenure": "holiday", "years": 12}


def test_an_answer_that_is_emptied_is_gone(kinds):
    before = Answers(values={"tenure": "all_year", "years": 12})
    turn, after = turned(kinds, before, {"tenure": "all_year", "years": ""})
    assert after.values == {"tenure": "all_year"}
    assert turn.blanks == ("years",)


def test_blanks_are_told_once(kinds):
    before = Answers(probed=("home-2",))
    turn, after = turned(kinds, before, {}, shown=("tenure",))
    assert turn.passed
    assert after.passed == ("home-2",)


def test_an_error_changes_no_answer(kinds):
    before = Answers(values={"tenure": "all_year", "years": 12})
    turn, after = turned(kinds, before, {"tenure": "all_year", "years": "tolv"})
    assert [error.field for error in turn.errors] == ["years"]
    assert after.values == before.values


def test_what_is_required_cannot_be_skipped(kinds):
    turn, after = turned(kinds, Answers(), {}, button="skip", page="home-1", shown=("village",))
    assert turn.errors
    assert after.passed == ()


def test_a_page_off_the_route_keeps_what_it_cannot_judge(kinds):
    _, after = turned(kinds, Answers(), {"years": "12"}, on_route=False, shown=("years",))
    assert after.typed == {"years": ("12",)}
    assert after.passed == ()


def test_a_page_changed_elsewhere_stores_nothing(kinds):
    mark = Mark("draft", "home-2", "another standing", ("tenure",))
    turn = Turn(kinds.page("home-2"), {"tenure": ["holiday"]}, mark, Button("next"), YEAR)
    with pytest.raises(ChangedElsewhere):
        turn(Answers(values={"tenure": "all_year"}))


def test_typing_that_can_be_read_counts_at_sending(kinds):
    before = Answers(typed={"tenure": ("all_year",), "years": ("tolv",)})
    after, unread = settled(kinds, before, this_year=YEAR)
    assert after.values == {"tenure": "all_year"}
    assert [(page, error.field) for page, error in unread] == [("home-2", "years")]


@pytest.mark.parametrize("text", ["", "x", "next", "NEXT", "send", "🙂"])
def test_an_unknown_button_is_next(text):
    assert Button.read(text) == Button("next")
