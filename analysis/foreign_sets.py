"""Sets: columns of 0 and 1, or chosen and not, as one question with several answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analysis.foreign_kinds import Made, asked, unique, why
from survey.questionnaire.missing import Missing
from survey.questionnaire.questions import Multi, Option
from survey.questionnaire.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.foreign_cells import Cells
    from survey.formats.column import AnswerSet, Column


def several(one: AnswerSet, columns: Mapping[str, Column], cells: Mapping[str, Cells]) -> Made:
    """Return the question of a set.

    Who has chosen anything, or has a "not chosen" anywhere, has answered it all; who has nothing in any column left it
    blank and is outside the base.
    """
    own = [columns[name] for name in one.columns]
    codes = np.array([why(column, cells[column.name]) for column in own], dtype=np.int16)
    for i, column in enumerate(own):
        chosen = cells[column.name].numbered(lambda cell: cell == one.counted)
        codes[i] = np.where(chosen, 1, codes[i])
    touched = (codes >= 0).any(axis=0)
    codes = np.where(touched & np.isin(codes, (Missing.BLANK,)), 0, codes).astype(np.int16)
    name = one.name.strip("$").replace(".", "_")
    names = unique(_part(column.name, name) for column in own)
    options = tuple(
        Option(part, i, asked(column)) for i, (part, column) in enumerate(zip(names, own, strict=True), start=1)
    )
    ask = Wording((("da", one.label.source() or name),))
    rows = {f"{name}__{part}": row for part, row in zip(names, codes, strict=True)}
    return Made(Multi(name=name, ask=ask, options=options), rows)


def _part(column: str, question: str) -> str:
    return column.removeprefix(question).strip("_./") or column
