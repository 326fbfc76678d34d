"""The residents' questionnaire is one that can be published, fielded and compared across clusters."""

from pathlib import Path

import pytest

from survey.questionnaire import budget, versions
from survey.questionnaire.reader import load_questionnaire

FILE = Path(__file__).parent.parent.parent / "questionnaires/residents.yaml"


@pytest.fixture(scope="module")
def version():
    return versions.publish(FILE)


@pytest.fixture(scope="module")
def questionnaire():
    return load_questionnaire(FILE)


def test_it_is_published_without_warnings_and_its_lock_is_the_one_in_the_tree(version):
    assert version.warnings == ()
    assert version.lock_text == FILE.with_suffix(".lock.yaml").read_text("utf-8")


def test_the_standard_form_takes_at_most_twelve_minutes(questionnaire):
    assert budget.minutes(questionnaire, core_only=True)[1] <= budget.MOST_MINUTES


def test_every_question_is_core_or_in_a_module(questionnaire):
    assert all(question.core != bool(question.module) for question in questionnaire.questions())


def test_village_sex_and_age_come_first_so_that_a_partial_response_can_be_weighted(questionnaire):
    questions = [question.name for question in questionnaire.questions()]
    assert questions[:4] == ["village", "lives_here", "sex", "age"]


def test_every_text_is_said_in_three_languages(questionnaire):
    questions = questionnaire.questions()
    assert all(question.ask.spoken(language)[1] == language for question in questions for language in ("en", "de"))
