"""Columns of a repeat: those of its items, once for each line that may be filled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from survey.questionnaire.columns.variable import WORDLESS, Columns, Part
from survey.questionnaire.missing import Missing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from survey.questionnaire.columns.variable import Cell
    from survey.questionnaire.questions import Question, Repeat


class RepeatColumns(Columns):
    """`q__1_item`, and `q__1_item_option` for each option of a multi.

    What a line lacks is blank (-9). Lines after the last one filled are not asked (-1), for nobody added them; a repeat
    that was left untouched is blank in every line.
    """

    def __init__(self, by_kind: Mapping[str, Columns]) -> None:
        """Take the columns of the kinds that items may be of."""
        self._by_kind = by_kind

    def parts(self, question: Repeat) -> Iterator[Part]:
        """Return the parts of each line."""
        for i in range(1, question.at_most + 1):
            for item in question.items:
                for part in self._by_kind[item.kind].parts(item):
                    yield Part(_named(i, item, part.name), part.measure, part.label, part.categories)

    def filled(self, question: Repeat, value: tuple[Mapping[str, Any], ...], words: str) -> dict[str, Cell]:  # noqa: ARG002
        """Return the cells of every line that was filled, and of those that were not added."""
        cells: dict[str, Cell] = {}
        for i in range(1, question.at_most + 1):
            line = value[i - 1] if i <= len(value) else None
            for item in question.items:
                found = self._unasked(item) if line is None else self._answered(item, line)
                cells |= {_named(i, item, part): cell for part, cell in found.items()}
        return cells

    def _unasked(self, item: Question) -> dict[str, Cell]:
        # Only for words does the missing value itself say that it stands in a column of its own.
        parts = self._by_kind[item.kind].parts(item)
        why = Missing.NOT_ASKED
        return {part.name: why if part.measure in WORDLESS else int(why) for part in parts}

    def _answered(self, item: Question, line: Mapping[str, Any]) -> dict[str, Cell]:
        if item.name not in line:
            return {}
        words = str(line.get(f"{item.name}__other_text", ""))
        return self._by_kind[item.kind].filled(item, line[item.name], words)


def _named(i: int, item: Question, part: str) -> str:
    return f"{i}_{item.name}_{part}" if part else f"{i}_{item.name}"
