"""Checking: what was posted for one question, read by its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from survey.questionnaire.checking.choices import several, single
from survey.questionnaire.checking.dates import day
from survey.questionnaire.checking.matrices import matrix
from survey.questionnaire.checking.numbers import number
from survey.questionnaire.checking.places import places
from survey.questionnaire.checking.posted import Found
from survey.questionnaire.checking.repeats import repeat
from survey.questionnaire.checking.times import time
from survey.questionnaire.checking.words import text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from survey.questionnaire.checking.posted import Posted
    from survey.questionnaire.questions import Repeat


def _nothing(_question: Any, _posted: Posted) -> Found:
    return Found()


def _lines(question: Repeat, posted: Posted) -> Found:
    return repeat(question, posted, CHECKERS)


CHECKERS: Mapping[str, Callable[[Any, Posted], Found]] = {
    "single": single,
    "multi": several,
    "scale": single,
    "matrix": matrix,
    "ranking": several,
    "number": number,
    "text": text,
    "date": day,
    "time": time,
    "village": single,
    "places": places,
    "repeat": _lines,
    "note": _nothing,
}
