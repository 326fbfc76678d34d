"""Columns of kinds that give one value: number, text, date, time; and of notes, which give none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from survey.questionnaire.columns.variable import Columns, Part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from survey.questionnaire.columns.variable import Cell, Measure
    from survey.questionnaire.questions import Question


class NumberColumns(Columns):
    """`q` holds the number."""

    measure: Measure = "number"

    def parts(self, question: Question) -> Iterator[Part]:
        """Return the one part."""
        yield Part("", self.measure, question.ask)

    def filled(self, question: Question, value: Any, words: str) -> dict[str, Cell]:  # noqa: ARG002 - no other words
        """Return the value."""
        return {"": value}


class TextColumns(NumberColumns):
    """`q` holds the words, `q__missing` why there are none."""

    measure: Measure = "text"


class DateColumns(NumberColumns):
    """`q` holds the date in ISO form, `q__missing` why there is none."""

    measure: Measure = "date"


class TimeColumns(TextColumns):
    """`q` holds the time of day as `19:30`, `q__missing` why there is none."""


class NoteColumns(Columns):
    """A note gives no column."""

    def parts(self, question: Question) -> tuple[Part, ...]:  # noqa: ARG002 - no question has any
        """Return nothing."""
        return ()

    def filled(self, question: Question, value: Any, words: str) -> dict[str, Cell]:  # noqa: ARG002
        """Return nothing."""
        return {}
