"""One questionnaire in two languages with every kind of question, as written and as a small cluster fields it."""

from pathlib import Path

import pytest
from microdata_folder import written

from survey.formats.datafile import from_microdata
from survey.questionnaire.bind import bind
from survey.questionnaire.questions import Option
from survey.questionnaire.reader import load_questionnaire
from survey.questionnaire.wording import Wording


@pytest.fixture(scope="session")
def survey():
    """The questionnaire as its author wrote it."""
    return load_questionnaire(Path(__file__).parent / "survey.yaml")


def _option(name, code, label):
    return Option(name, code, Wording((("da", label), ("en", label))))


@pytest.fixture(scope="session")
def fielded_survey(survey):
    """The questionnaire as a cluster of two villages and two places fields it in 2026."""
    villages = [_option("nord", 1, "Nord"), _option("aa", 2, "Å")]
    places = [_option("hall", 1, "Hallen"), _option("school", 2, "Skolen")]
    return bind(survey, villages, {"cluster": "Ådalen"}, places=places, this_year=2026)


@pytest.fixture(scope="session")
def microdata(tmp_path_factory):
    """A folder of microdata of a miniature with every kind."""
    return written(tmp_path_factory.mktemp("data") / "microdata")


@pytest.fixture(scope="session")
def datafile(microdata):
    return from_microdata(microdata)
