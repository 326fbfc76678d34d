"""Responses drawn at random, straight into a study: what is measured is the counting, not the simulator."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analysis.study import Fielding, Study
from survey.bundled import questionnaires_folder
from survey.cluster.reader import read_cluster
from survey.questionnaire.bind import bind
from survey.questionnaire.missing import Missing
from survey.questionnaire.questions import Option
from survey.questionnaire.reader import load_questionnaire
from survey.questionnaire.variables import variables
from survey.questionnaire.wording import Wording

if TYPE_CHECKING:
    from numpy.random import Generator
    from numpy.typing import NDArray

    from survey.cluster.cluster import Cluster
    from survey.questionnaire.structure import Questionnaire
    from survey.questionnaire.variables import Variable

BLANK = 0.05
ABSENT = 0.6  # of words, points and reasons, which most people leave out
WAVE = Fielding(slug="2026", cluster="harbaekdalen", opens="2026-10-06", closes="2026-10-26", simulated=True, edition=1)


def study_of(responses: int, rng: Generator) -> Study:
    """Return a study of the residents' questionnaire, every question answered by 95 percent."""
    cluster = read_cluster(questionnaires_folder() / "demo")
    questionnaire = _bound(cluster)
    asked = variables(questionnaire)
    kept = [variable for variable in asked if variable.measure not in ("text", "date")]
    blank = {question.name: rng.random(responses) < BLANK for question in questionnaire.questions()}
    codes = np.zeros((len(kept), responses), dtype=np.int16)
    numbers: dict[str, NDArray[np.float64]] = {}
    for i, variable in enumerate(kept):
        absent = blank[variable.question]
        if variable.measure in ("number", "coordinate"):
            given = ~absent if variable.measure == "number" else rng.random(responses) > ABSENT
            numbers[variable.name] = np.where(given, rng.integers(0, 60, responses), np.nan)
            codes[i] = np.where(given | (variable.measure == "coordinate"), 0, Missing.BLANK)
        else:
            codes[i] = np.where(absent, Missing.BLANK, _codes(variable, responses, rng))
    return Study(
        questionnaire=questionnaire,
        rows={variable.name: i for i, variable in enumerate(kept)},
        codes=codes,
        numbers=numbers,
        texts={one.name: _words(responses, rng) for one in asked if one.measure == "text"},
        variables=asked,
        cluster=cluster,
        wave=WAVE,
    )


def _codes(variable: Variable, responses: int, rng: Generator) -> NDArray[np.int16]:
    """Return an answer for each response: the middle ones more often than the last."""
    if variable.measure == "rank":
        return rng.choice(np.array([0, 0, 0, 0, 0, 1, 2, 3], dtype=np.int16), responses)
    if variable.kind == "places" and variable.measure == "indicator":
        return np.zeros(responses, dtype=np.int16)
    own = np.array([category.code for category in variable.categories], dtype=np.int16)
    return own[np.minimum(rng.geometric(0.3, responses) - 1, len(own) - 1)]


def _words(responses: int, rng: Generator) -> tuple[str, ...]:
    return tuple(np.where(rng.random(responses) > ABSENT, "ord", "").tolist())


def _bound(cluster: Cluster) -> Questionnaire:
    """Return the long form as the demo cluster fields it."""
    return bind(
        load_questionnaire(questionnaires_folder() / "residents.yaml"),
        [Option(one.name, one.code, Wording((("da", one.label),))) for one in cluster.villages],
        {"cluster": cluster.settings.name, "municipality": cluster.settings.municipality},
        places=[Option(one.name, i, Wording((("da", one.label),))) for i, one in enumerate(cluster.places, start=1)],
        modules=cluster.settings.modules,
        this_year=2026,
    )
