"""Conditions back in the words an author would write, so that `condition_text.parse` reads the same tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from survey.questionnaire.condition import (
    All,
    Answer,
    Answered,
    Compare,
    Count,
    Either,
    Has,
    Name,
    Not,
    Number,
)
from survey.questionnaire.condition_text import ConditionSyntaxError, parse

if TYPE_CHECKING:
    from survey.questionnaire.condition import Condition, Operand


def source(condition: Condition) -> str:
    """Return the text that `parse` reads as this condition.

    >>> source(All((Answered("tenure"), Not(Has("reasons", "nature")))))
    'answered(tenure) and not has(reasons, nature)'

    Raises:
        ValueError: if the language has no words for it, such as one answer compared with another.
    """
    text = _said(condition)
    try:
        same = parse(text) == condition
    except ConditionSyntaxError:
        same = False
    if not same:
        raise ValueError(f"the language cannot say: {text}")
    return text


def _said(condition: Condition) -> str:
    match condition:
        case Compare():
            return _compared(condition)
        case Answered(question, row):
            return f"answered({_answer(question, row)})"
        case Has(question, option):
            return f"has({question}, {option})"
        case Not(inner):
            return f"not {_inner(inner)}"
        case All(conditions):
            return " and ".join(_inner(part) for part in conditions)
        case Either(conditions):
            # `and` binds tighter, so only an `or` within an `or` needs its own brackets.
            return " or ".join(f"({_said(part)})" if isinstance(part, Either) else _said(part) for part in conditions)


def _inner(condition: Condition) -> str:
    return f"({_said(condition)})" if isinstance(condition, All | Either) else _said(condition)


def _compared(compare: Compare) -> str:
    members = ", ".join(_operand(operand) for operand in compare.right)
    if compare.operator in ("in", "not in"):
        members = f"({members})"
    return f"{_operand(compare.left)} {compare.operator} {members}"


def _operand(operand: Operand) -> str:
    match operand:
        case Answer(question, row):
            return _answer(question, row)
        case Count(question):
            return f"count({question})"
        case Name(name):
            return name
        case Number(value):
            return value if isinstance(value, str) else number_text(value)


def _answer(question: str, row: str | None) -> str:
    return question if row is None else f"{question}.{row}"


def number_text(value: float) -> str:
    """Return a number as a file writes it: no exponent, at most six decimals.

    >>> number_text(3.0), number_text(0.5)
    ('3', '0.5')
    """
    return str(int(value)) if value == int(value) else f"{value:.6f}".rstrip("0")
