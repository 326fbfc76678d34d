"""A protected table as a block of a sheet: the question, who was asked, per cent, counts, and notes."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from openpyxl.styles import Alignment

from analysis import workbook_cells as cells
from analysis.grid import over
from analysis.workbook_weighted import write_weighted
from survey.texts.numbers import HIDDEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl.cell.cell import Cell
    from openpyxl.styles import Font
    from openpyxl.worksheet.worksheet import Worksheet

    from analysis.table import Column, Statistic, Table

BASE = "Base: "
TOTAL_LABEL = "Hele klyngen"
# The default breakdowns by one word; any other by its question.
GROUP_LABELS = {"village": "Landsby", "age3": "Alder", "sex": "Køn"}
LABEL_WIDTH = 38.0
NUMBER_WIDTH = 10.0


def write_table(sheet: Worksheet, table: Table, row: int, columns: int) -> int:
    """Write a table from a row on, its title across so many columns, and return the first free row after it."""
    cells.write_across(sheet, row, table.title, columns, cells.TITLE_FONT)
    row += 1
    if table.base_words:
        cells.write_across(sheet, row, f"{BASE}{table.base_words}.", columns, cells.QUIET_FONT)
        row += 1
    row = _statements(sheet, table, row) if table.layout == "items" else _groups(sheet, table, row)
    for note in (note for note in table.notes if not note.startswith(BASE)):
        cells.write_across(sheet, row, note, columns, cells.QUIET_FONT)
        row += 1
    return row + 1


def width(table: Table) -> int:
    """Return how many columns a table takes, with the one of labels."""
    if table.layout == "items":
        return 2 + len(table.stub) + len(table.statistics)
    return 1 + len(table.banner)


def _groups(sheet: Worksheet, table: Table, row: int) -> int:
    """Write answers downwards and groups of people across: first per cent, then counts."""
    for words, shares in (("Procent", True), ("Antal", False)):
        if shares and not _has_shares(table):
            continue
        row = _banner(sheet, table, row, words)
        row = _bases(sheet, table, row)
        for i, answer in enumerate(table.stub):
            cells.write_words(sheet, row, 1, answer.label)
            cells.raise_row(sheet, row, len(answer.label), LABEL_WIDTH)
            for j, column in enumerate(table.banner):
                _cell(sheet, (row, 2 + j), table, (i, j), column, shares=shares)
            row += 1
        if shares or not _has_shares(table):
            row = _statistics(sheet, table, row)
        row += 1
        if shares and table.estimates is not None:
            row = write_weighted(sheet, table, row, _banner)
    return row - 1


def _banner(sheet: Worksheet, table: Table, row: int, words: str) -> int:
    """Write the names of the breakdowns over those of the groups."""
    if any(column.group_label for column in table.banner):
        for start, end, label in _spans(table):
            cells.write_words(sheet, row, 2 + start, label, cells.QUIET_FONT, Alignment(horizontal="left"))
            if end > start:
                sheet.merge_cells(start_row=row, start_column=2 + start, end_row=row, end_column=2 + end)
        row += 1
    cells.write_words(sheet, row, 1, words, cells.BOLD_FONT, cells.LOW).fill = cells.HEAD_FILL
    for j, column in enumerate(table.banner):
        label = TOTAL_LABEL if column.name == "total" else column.label
        _heading(sheet, row, 2 + j, label)
    return row + 1


def _heading(sheet: Worksheet, row: int, column: int, words: str) -> None:
    cell = cells.write_words(sheet, row, column, words, cells.BOLD_FONT, cells.HEADING)
    cell.fill = cells.HEAD_FILL
    cells.raise_row(sheet, row, _longest_lines(words), NUMBER_WIDTH)


def _longest_lines(words: str) -> int:
    """Return how many characters words take in a narrow column, with what breaking between words wastes."""
    lines, line = 1, 0
    for word in words.split():
        if line and line + 1 + len(word) > NUMBER_WIDTH - 0.5:
            lines, line = lines + 1, 0
        line += len(word) + (1 if line else 0)
    return int(lines * NUMBER_WIDTH)


def _spans(table: Table) -> Iterator[tuple[int, int, str]]:
    """Yield first column, last column and name of each breakdown in the banner."""
    start = 0
    for j in range(1, len(table.banner) + 1):
        if j == len(table.banner) or table.banner[j].group != table.banner[start].group:
            if table.banner[start].group_label:
                yield start, j - 1, group_label(table.banner[start])
            start = j


def group_label(column: Column) -> str:
    """Return what the breakdown of a column is called."""
    return GROUP_LABELS.get(column.group, column.group_label)


def _bases(sheet: Worksheet, table: Table, row: int) -> int:
    cells.write_words(sheet, row, 1, "Antal svar (n)", cells.QUIET_FONT).border = cells.UNDER
    for j, column in enumerate(table.banner):
        _base(sheet, row, 2 + j, column).border = cells.UNDER
    return row + 1


def _base(sheet: Worksheet, row: int, at: int, column: Column) -> Cell:
    if column.base is None:
        return cells.write_words(sheet, row, at, HIDDEN, cells.QUIET_FONT, cells.RIGHT)
    return cells.write_number(sheet, row, at, column.base, cells.COUNT, cells.QUIET_FONT)


def _cell(
    sheet: Worksheet, at: tuple[int, int], table: Table, cell: tuple[int, int], column: Column, *, shares: bool
) -> None:
    """Write one share or count; what is hidden is a dot in both."""
    count, share = int(table.n[cell]), float(table.shares[cell])
    if count < 0 or (shares and math.isnan(share)):
        cells.write_words(sheet, *at, HIDDEN, cells.PLAIN_FONT, cells.RIGHT)
    elif shares:
        cells.write_number(sheet, *at, share, _shape(column.base), _font(column))
    else:
        cells.write_number(sheet, *at, count, cells.COUNT, _font(column))


def _shape(base: float | None) -> str:
    return cells.SHARE_SMALL if base is None or base < cells.SMALL_BASE else cells.SHARE


def _font(column: Column) -> Font:
    """Return grey for a base so small that its figures are uncertain."""
    return cells.QUIET_FONT if column.few else cells.PLAIN_FONT


def _statistics(sheet: Worksheet, table: Table, row: int) -> int:
    for one in table.statistics:
        cells.write_words(sheet, row, 1, one.label, cells.BOLD_FONT)
        cells.raise_row(sheet, row, len(one.label), LABEL_WIDTH)
        for j in range(len(table.banner)):
            _figure(sheet, row, 2 + j, table, one, j)
        row += 1
    return row


def _figure(sheet: Worksheet, row: int, at: int, table: Table, one: Statistic, j: int) -> None:
    value = one.figures[j]
    if math.isnan(value):
        known = one.above and not math.isnan(one.above[j])
        cells.write_words(sheet, row, at, over(one.above[j]) if known else HIDDEN, cells.BOLD_FONT, cells.RIGHT)
        return
    base = one.bases[j] if one.bases else table.banner[j].base
    shape = _shape(base) if one.is_share else cells.decimals(one.decimals)
    cells.write_number(sheet, row, at, value, shape, cells.BOLD_FONT)


def _has_shares(table: Table) -> bool:
    return any(column.base for column in table.banner) and not bool((table.shares != table.shares).all())


def _statements(sheet: Worksheet, table: Table, row: int) -> int:
    """Write a line for each statement and the answers across: first per cent, then counts."""
    for words, shares in (("Procent", True), ("Antal", False)):
        if shares and not _has_shares(table):
            continue
        cells.write_words(sheet, row, 1, words, cells.BOLD_FONT, cells.LOW).fill = cells.HEAD_FILL
        _heading(sheet, row, 2, "Antal svar (n)")
        for i, answer in enumerate(table.stub):
            _heading(sheet, row, 3 + i, answer.label)
        figures = table.statistics if shares or not _has_shares(table) else ()
        for i, one in enumerate(figures):
            _heading(sheet, row, 3 + len(table.stub) + i, one.label)
        row = _statement_lines(sheet, table, row + 1, shares=shares) + 1
    return row - 1


def _statement_lines(sheet: Worksheet, table: Table, row: int, *, shares: bool) -> int:
    figures = table.statistics if shares or not _has_shares(table) else ()
    for j, statement in enumerate(table.banner):
        cells.write_words(sheet, row, 1, statement.label)
        cells.raise_row(sheet, row, len(statement.label), LABEL_WIDTH)
        _base(sheet, row, 2, statement)
        for i in range(len(table.stub)):
            _cell(sheet, (row, 3 + i), table, (i, j), statement, shares=shares)
        for i, one in enumerate(figures):
            _figure(sheet, row, 3 + len(table.stub) + i, table, one, j)
        row += 1
    return row


def column_widths(columns: int) -> list[float]:
    """Return the widths of a sheet of tables: a wide column of labels and narrow ones of numbers."""
    return [LABEL_WIDTH, *[NUMBER_WIDTH] * (columns - 1)]
