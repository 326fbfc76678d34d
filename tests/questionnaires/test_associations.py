"""The associations' questionnaire is one that can be published, answered and shown with a name where it says so."""

from pathlib import Path

import pytest

from survey.questionnaire import budget, versions
from survey.questionnaire.answers import Answers
from survey.questionnaire.reader import load_questionnaire
from survey.questionnaire.route import pages, shown

FOLDER = Path(__file__).parent.parent.parent / "questionnaires"
FILE = FOLDER / "associations.yaml"


@pytest.fixture(scope="module")
def version():
    return versions.publish(FILE)


@pytest.fixture(scope="module")
def questionnaire():
    return load_questionnaire(FILE)


def test_it_is_published_without_warnings_and_its_locks_are_the_ones_in_the_tree(version):
    assert version.warnings == ()
    assert {name: (FOLDER / name).read_text("utf-8") for name, _ in version.locks} == dict(version.locks)


def test_it_asks_31_questions_of_which_23_are_core(questionnaire):
    core = [question.core for question in questionnaire.questions()]
    assert (len(core), sum(core)) == (31, 23)


def test_the_standard_form_takes_4_7_to_7_0_minutes(questionnaire):
    assert budget.minutes(questionnaire, core_only=True) == pytest.approx((4.7, 7.0), abs=0.05)


def test_the_whole_form_takes_5_5_to_8_4_minutes(questionnaire):
    assert budget.minutes(questionnaire) == pytest.approx((5.5, 8.4), abs=0.051)


def test_the_shortest_route_is_that_of_an_association_without_a_house(questionnaire):
    answers = Answers(values={"answering_for": "association"})
    met = [question for page in pages(questionnaire, answers, this_year=2026)
           for question in shown(page, answers, this_year=2026)]  # fmt: skip
    assert budget.minutes(questionnaire)[0] == sum(map(budget.seconds, met)) / 60


def test_who_filled_it_in_is_never_shown_and_money_never_with_a_name(questionnaire):
    publish = {question.name: question.publish for question in questionnaire.questions()}
    assert [publish[name] for name in ("filled_in_by", "contact")] == ["never", "never"]
    assert [publish[name] for name in ("finances", "running_costs")] == ["combined", "combined"]


def test_its_quality_scale_is_the_residents_own(questionnaire):
    residents = load_questionnaire(FOLDER / "residents.yaml")
    assert questionnaire.lists[0] == next(found for found in residents.lists if found.name == "quality")


def test_every_text_is_said_in_three_languages(questionnaire):
    questions = questionnaire.questions()
    assert all(question.ask.spoken(language)[1] == language for question in questions for language in ("en", "de"))
