"""The length budget: how many minutes a questionnaire takes (language.md, rule 13)."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from survey.questionnaire.budget_routes import least_and_most
from survey.questionnaire.questions import Matrix
from survey.texts.faults import Fault
from survey.texts.message import Message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from survey.questionnaire.questions import Kind, Question
    from survey.questionnaire.structure import Questionnaire

MOST_MINUTES = 12
# A rule of thumb, not measured: a pilot with ten residents, some over 75, is the real test.
SECONDS: Mapping[Kind, int] = {
    "single": 8,
    "scale": 8,
    "village": 8,
    "multi": 15,
    "matrix": 6,
    "ranking": 25,
    "number": 10,
    "text": 30,
    "places": 40,
    "date": 10,
    "time": 10,
    "repeat": 60,
    "note": 0,
}
_SECONDS_PER_ROW = 4
_USUAL_VILLAGES = 8  # rows of an `each_village` matrix before a cluster is known


def seconds(question: Question) -> int:
    """Return how long a question is reckoned to take."""
    rows = 0
    if isinstance(question, Matrix):
        rows = _USUAL_VILLAGES if question.each_village and not question.rows else len(question.rows)
    return SECONDS[question.kind] + _SECONDS_PER_ROW * rows


def minutes(questionnaire: Questionnaire, *, core_only: bool = False) -> tuple[float, float]:
    """Return the minutes of the shortest and the longest route to the end; see `budget_routes`.

    Args:
        questionnaire: what is asked.
        core_only: whether to count the standard form alone.
    """
    shortest, longest = least_and_most(questionnaire, lambda one: seconds(one) if one.core or not core_only else 0)
    return shortest / 60, longest / 60


def length_warnings(questionnaire: Questionnaire, file: str) -> tuple[Fault, ...]:
    """Return a warning if the standard form, or a questionnaire without one, takes too long."""
    core_only = any(question.core for question in questionnaire.questions())
    longest = minutes(questionnaire, core_only=core_only)[1]
    if longest <= MOST_MINUTES:
        return ()
    message = Message.of("too_long", minutes=ceil(longest), most=MOST_MINUTES)
    return (Fault(file, 0, 0, message, Message.of("too_long_advice")),)
