"""The residents' questionnaire is one that can be published, fielded and compared across clusters."""

from pathlib import Path

import pytest

from survey.questionnaire import budget, versions
from survey.questionnaire.reader import load_questionnaire

FILE = Path(__file__).parent.parent.parent / "questionnaires/residents.yaml"


@pytest.fixture(scope="module")
def version():
    return versions.publish(FILE)


def test_it_is_published_without_warnings_and_its_lock_is_the_one_in_the_tree(version):
    assert version.warnings == ()
    assert version.lock_text == FILE.with_suffix(".lock.yaml").read_text("utf-8")


def test_the_standard_form_takes_at_most_twelve_minutes():
    assert budget.minutes(load_questionnaire(FILE), core_only=True)[1] <= budget.MOST_MINUTES


def test_every_question_is_core_or_in_a_module():
    assert all(question.core != bool(question.module) for question in load_questionnaire(FILE).questions())


def test_village_sex_and_age_come_first_so_that_a_partial_response_can_be_weighted():
    questions = [question.name for question in load_questionnaire(FILE).questions()]
    assert questions[:4] == ["village", "lives_here", "sex", "age"]


def test_every_text_is_said_in_three_languages():
    questions = load_questionnaire(FILE).questions()
    assert all(question.ask.spoken(language)[1] == language for question in questions for language in ("en", "de"))
