"""Scales: which answers have an order that means something, which count in a mean, and which end is the good one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from survey.questionnaire.questions import Matrix, Scale, Single, Village

if TYPE_CHECKING:
    from survey.questionnaire.questions import Option, Question
    from survey.questionnaire.structure import Questionnaire

LONG = 7


@dataclass(frozen=True, slots=True)
class Scoring:
    """How a list of options is read as a scale; positions are in the list that is tabulated.

    Attributes:
        steps: positions of the options that have a place on the scale.
        scores: the code of each of them.
        top: positions of the best two.
    """

    steps: tuple[int, ...]
    scores: tuple[int, ...]
    top: tuple[int, ...]


def tabulated(question: Question) -> tuple[Option, ...]:
    """Return the options that get a row or a column: all but "refuse", which is outside every base."""
    options: tuple[Option, ...] = getattr(question, "options", ())
    return tuple(option for option in options if option.role != "refuse")


def is_ordinal(question: Question, questionnaire: Questionnaire) -> bool:
    """Say whether the question's options stand in an order that means something, as the questionnaire tells it."""
    if isinstance(question, Scale):
        return True
    ordered = [shared for shared in questionnaire.lists if shared.ordinal]
    if isinstance(question, Matrix):
        return any(shared.name == question.list_name for shared in ordered)
    if isinstance(question, Single) and not isinstance(question, Village):
        steps = _steps(question.options)
        return bool(steps) and any(steps == _steps(shared.options) for shared in ordered)
    return False


def _steps(options: tuple[Option, ...]) -> tuple[tuple[str, int], ...]:
    return tuple((option.name, option.code) for option in options if option.role == "plain")


def scoring(question: Question) -> Scoring:
    """Return how the options of an ordinal question are scored.

    Short scales are written with the best answer first ("Meget tilfreds", "Helt enig"); scales of more than seven steps
    are numbers that rise (0 to 10), with the best last.
    """
    options = tabulated(question)
    steps = tuple(i for i, option in enumerate(options) if option.role == "plain")
    top = steps[-2:] if len(steps) > LONG else steps[:2]
    return Scoring(steps, tuple(options[i].code for i in steps), top)


def top_label(question: Question, scored: Scoring) -> str:
    """Return what the best two are called together: their own words."""
    return " + ".join(tabulated(question)[i].label.source() for i in scored.top)
