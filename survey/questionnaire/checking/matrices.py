"""Checks a matrix row by row; the caller leaves out the rows that the resident is not shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from survey.questionnaire.checking.numbers import read
from survey.questionnaire.checking.posted import FieldError, Found
from survey.texts.message import Message

if TYPE_CHECKING:
    from survey.questionnaire.checking.posted import Posted
    from survey.questionnaire.questions import Matrix


def matrix(question: Matrix, posted: Posted) -> Found:
    """Check every row; rows left blank are told of, save where a row is a number and nothing means none."""
    answers: dict[str, str | int] = {}
    errors = []
    for row in question.rows:
        field = f"{question.name}__{row.name}"
        found = _row(question, posted.all(field), posted.this_year)
        if isinstance(found, Message):
            errors.append(FieldError(question.name, field, found))
        elif found is not None:
            answers[row.name] = found
    if errors:
        return Found(errors=tuple(errors))
    is_partial = question.number is None and len(answers) < len(question.rows)
    return Found({question.name: answers} if answers else {}, is_partial=is_partial)


def _row(question: Matrix, typed: tuple[str, ...], this_year: int) -> str | int | Message | None:
    if not typed:
        return None
    if len(typed) > 1:
        return Message.of("number_once" if question.number else "choose_one")
    if question.number:
        number = read(typed[0], question.number, this_year=this_year)
        return int(number) if isinstance(number, float) else number
    known = any(option.name == typed[0] for option in question.options)
    return typed[0] if known else Message.of("choose_listed")
