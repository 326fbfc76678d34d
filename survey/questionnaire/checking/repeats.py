"""Checks a repeat line by line: each line as a small page of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from survey.questionnaire.checking.posted import FieldError, Found
from survey.texts.message import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import Any

    from survey.questionnaire.answers import Line
    from survey.questionnaire.checking.posted import Posted
    from survey.questionnaire.questions import Question, Repeat

    Checkers = Mapping[str, Callable[[Any, Posted], Found]]

WORDS = frozenset({"number", "text", "time"})


def line_items(question: Repeat, i: int) -> Iterator[tuple[Question, Question]]:
    """Yield each item, and the same item as the question that it is in line `i`, from 1."""
    for item in question.items:
        yield item, replace(item, name=f"{question.name}__{i}_{item.name}")


def repeat(question: Repeat, posted: Posted, checkers: Checkers) -> Found:
    """Check every line; blank lines close up, and a line that is begun must have what is required in it.

    Args:
        question: the repeat.
        posted: what was posted.
        checkers: what reads an item, by kind.
    """
    lines: list[Line] = []
    errors: list[FieldError] = []
    for i in range(1, question.at_most + 1):
        line, faults = _line(question, i, posted, checkers)
        errors += [replace(fault, question=question.name) for fault in faults]
        lines += [line] if line else []
    if errors:
        return Found(errors=tuple(errors))
    return Found({question.name: tuple(lines)} if lines else {})


def _line(question: Repeat, i: int, posted: Posted, checkers: Checkers) -> tuple[Line, list[FieldError]]:
    line: dict[str, Any] = {}
    errors: list[tuple[FieldError, bool]] = []
    for item, asked in line_items(question, i):
        found = checkers[item.kind](asked, posted)
        errors += [(error, True) for error in found.errors]
        start = len(asked.name) - len(item.name)
        line |= {name[start:]: value for name, value in found.values.items()}
        if item.required and not (found.values or found.errors):
            errors.append((_wanted(asked), False))
    # A line that nobody has begun lacks nothing.
    is_begun = bool(line) or any(is_written for _, is_written in errors)
    return line, [error for error, _ in errors] if is_begun else []


def _wanted(asked: Question) -> FieldError:
    field = f"{asked.name}__day" if asked.kind == "date" else asked.name
    key = "required_words" if asked.kind in WORDS or asked.kind == "date" else "required_choice"
    return FieldError(asked.name, field, Message.of(key))
