"""Weighted shares of a table in a sheet: per cent with a mark against the whole cluster, and their intervals."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from analysis import workbook_cells as cells
from analysis.comparisons import MARKS
from survey.texts.numbers import HIDDEN, number

if TYPE_CHECKING:
    from collections.abc import Callable

    from openpyxl.worksheet.worksheet import Worksheet

    from analysis.table import Table
    from analysis.weighed import Estimates

    Banner = Callable[[Worksheet, Table, int, str], int]

SHARES, INTERVALS = "Vægtet procent", "Usikkerhed (95 %)"


def write_weighted(sheet: Worksheet, table: Table, row: int, banner: Banner) -> int:
    """Write a table's weighted shares and their intervals from a row on, and return the first free row after them.

    Args:
        sheet: where to write.
        table: protected, with estimates.
        row: where to begin.
        banner: writes the heading of a block, and returns the next row.
    """
    found = table.estimates
    if found is None:
        return row
    for words, write in ((SHARES, _share), (INTERVALS, _interval)):
        row = banner(sheet, table, row, words)
        for i, answer in enumerate(table.stub):
            cells.write_words(sheet, row, 1, answer.label)
            for j in range(len(table.banner)):
                write(sheet, (row, 2 + j), found, (i, j))
            row += 1
        row += 1
    return row


def _share(sheet: Worksheet, at: tuple[int, int], found: Estimates, cell: tuple[int, int]) -> None:
    share, mark = float(found.shares[cell]), MARKS.get(int(found.against[cell]), "")
    if math.isnan(share):
        cells.write_words(sheet, *at, HIDDEN, cells.PLAIN_FONT, cells.RIGHT)
        return
    shape = f'0\\ %" {mark}"' if mark else cells.SHARE_SMALL
    cells.write_number(sheet, *at, share, shape, cells.QUIET_FONT if found.unsure[cell] else cells.PLAIN_FONT)


def _interval(sheet: Worksheet, at: tuple[int, int], found: Estimates, cell: tuple[int, int]) -> None:
    low, high = float(found.low[cell]), float(found.high[cell])
    words = HIDDEN if math.isnan(low) else f"{number(low * 100)}–{number(high * 100)} %"
    cells.write_words(sheet, *at, words, cells.QUIET_FONT, cells.RIGHT)
