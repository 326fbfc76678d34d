"""Columns of a matrix: one for each row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from survey.questionnaire.columns.variable import Columns, Part, categories

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from survey.questionnaire.columns.variable import Cell
    from survey.questionnaire.questions import Matrix


class MatrixColumns(Columns):
    """`q__row` holds the code, or the number."""

    def parts(self, question: Matrix) -> Iterator[Part]:
        """Return one part for each row."""
        codes = categories(question.options)
        for row in question.rows:
            yield Part(row.name, "number" if question.number else "code", row.label, codes)

    def filled(self, question: Matrix, value: Mapping[str, str | int], words: str) -> dict[str, Cell]:  # noqa: ARG002
        """Return the answered rows; the others are blank."""
        codes = {option.name: option.code for option in question.options}
        if question.number:
            return dict(value)
        return {row: codes[str(cell)] for row, cell in value.items() if str(cell) in codes}
