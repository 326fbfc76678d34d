"""Scales: which answers have an order that means something, which count in a mean, and which end is the good one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from survey.questionnaire.measures import is_ordinal

if TYPE_CHECKING:
    from survey.questionnaire.questions import Option, Question

__all__ = ["LONG", "Scoring", "is_ordinal", "scoring", "tabulated", "top_label"]
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
