"""One questionnaire with every kind of question, as a small cluster fields it."""

from pathlib import Path

import pytest

from survey.questionnaire.answers import Answers
from survey.questionnaire.bind import bind
from survey.questionnaire.questions import Option
from survey.questionnaire.reader import load_questionnaire
from survey.questionnaire.wording import Wording


@pytest.fixture(scope="session")
def written():
    """The questionnaire as its author wrote it."""
    return load_questionnaire(Path(__file__).parent / "every_kind.yaml")


def _options(*names):
    return [Option(name, code, Wording((("da", label),))) for code, (name, label) in enumerate(names, start=1)]


@pytest.fixture(scope="session")
def villages():
    return _options(("nord", "Nord"), ("soender", "Sønder Å"))


@pytest.fixture(scope="session")
def places():
    return _options(("school", "Den gamle skole"), ("hall", "Hallen"))


@pytest.fixture(scope="session")
def fielded(written, villages, places):
    """The questionnaire as it is fielded in 2026."""
    return bind(written, villages, {"cluster": "Ådalen"}, places=places, this_year=2026)


@pytest.fixture
def answered():
    """Make answers of values, with the pages that were passed."""
    return lambda *passed, **values: Answers(values=values, passed=passed)
