"""Sheets of a workbook, written row by row: words are never formulas, and headings stay in sight."""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from survey.formats.seal import sealed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LONGEST_CELL = 32_767
TYPEFACE = "Arial"
LINE_HEIGHT = 12.75
HIGHEST_ROW = 400.0
# Most letters are narrower than the digit that widths are counted in, and words break early.
CHARACTERS_PER_WIDTH = 1.05
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
PLAIN = Font(name=TYPEFACE, size=10)
BOLD = Font(name=TYPEFACE, size=10, bold=True)
TITLE = Font(name=TYPEFACE, size=14, bold=True)
FILL = PatternFill("solid", fgColor="E6EEF6")
UNDER = Border(bottom=Side(style="thin", color="B0B0B0"))
WRAPPED = Alignment(wrap_text=True, vertical="top")
TOP = Alignment(vertical="top")
DAY, TIME, MOMENT = "dd-mm-yyyy", "hh:mm", "dd-mm-yyyy hh:mm"

Value = str | int | float | dt.date | dt.time | dt.datetime | None


class Book:
    """A workbook that is written sheet by sheet, and comes out the same for the same content."""

    def __init__(self, title: str, language: str) -> None:
        """Begin a workbook without sheets."""
        self._book = Workbook(write_only=True)
        self._book.properties.creator = "Klyngesvar"
        self._book.properties.title = title
        self._book.properties.language = language

    def add(
        self,
        name: str,
        headings: Sequence[str],
        rows: Iterable[Sequence[Value]],
        *,
        widths: Sequence[float],
        wrapped: bool = False,
        frozen: int = 1,
    ) -> None:
        """Add a sheet with a row of headings.

        Args:
            name: of the sheet.
            headings: of the columns.
            rows: one value for each column.
            widths: of the columns in characters; the last stands for the rest.
            wrapped: whether long words go on in the same cell on a new line.
            frozen: how many columns stay in sight at the left.
        """
        sheet: Any = self._book.create_sheet(name)
        _set_up(sheet, headings, widths, frozen)
        if wrapped:
            _set_print(sheet)
        sheet.append([_cell(sheet, heading, BOLD, WRAPPED, FILL) for heading in headings])
        last = 1
        for row in rows:
            if wrapped:
                sheet.row_dimensions[last + 1].height = _height(row, widths)
            sheet.append([_cell(sheet, value, PLAIN, WRAPPED) if wrapped else _bare(sheet, value) for value in row])
            last += 1
        sheet.auto_filter.ref = f"A1:{get_column_letter(max(1, len(headings)))}{last}"

    def add_pairs(self, name: str, title: str, pairs: Iterable[tuple[str, str]]) -> None:
        """Add a sheet of a title, and of words with what they mean."""
        sheet: Any = self._book.create_sheet(name)
        _set_up(sheet, (), (24, 90), 0)
        sheet.freeze_panes = None
        _set_print(sheet)
        sheet.append([_cell(sheet, title, TITLE, TOP)])
        sheet.append([])
        for i, (head, words) in enumerate(pairs, start=3):
            sheet.row_dimensions[i].height = _height((head, words), (24, 90))
            sheet.append([_cell(sheet, head, BOLD, WRAPPED), _cell(sheet, words, PLAIN, WRAPPED)])

    def content(self) -> bytes:
        """Return the workbook's bytes."""
        file = io.BytesIO()
        self._book.save(file)
        return sealed(file.getvalue())


def _set_up(sheet: Any, headings: Sequence[str], widths: Sequence[float], frozen: int) -> None:
    """Set what openpyxl must know before the first row."""
    for i in range(max(len(headings), len(widths))):
        sheet.column_dimensions[get_column_letter(i + 1)].width = widths[min(i, len(widths) - 1)]
    sheet.freeze_panes = f"{get_column_letter(frozen + 1)}2"


def _set_print(sheet: Any) -> None:
    """Set the sheet to print on the width of A4 lying down, with its headings on every page."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"
    margins = sheet.page_margins
    margins.left = margins.right = margins.top = margins.bottom = 0.4
    margins.header = margins.footer = 0.2
    sheet.oddFooter.right.text = "&P / &N"


def _height(row: Sequence[Value], widths: Sequence[float]) -> float:
    """Return how high a row must be for its words, in points; not every program finds that out by itself."""
    lines = 1
    for i, value in enumerate(row):
        if isinstance(value, str):
            room = max(1, int(widths[min(i, len(widths) - 1)] * CHARACTERS_PER_WIDTH))
            lines = max(lines, sum(max(1, -(-len(line) // room)) for line in value.split("\n")))
    return min(HIGHEST_ROW, lines * LINE_HEIGHT + 2)


def _bare(sheet: Any, value: Value) -> Any:
    """Return a value that needs no look of its own as it is: a large table is written many times as fast."""
    if isinstance(value, (int, float)) or value is None:
        return value
    if isinstance(value, str) and not value.startswith(FORMULA_SIGNS) and len(value) <= LONGEST_CELL:
        return ILLEGAL_CHARACTERS_RE.sub("", value)
    return _cell(sheet, value, PLAIN, TOP)


def _cell(sheet: Any, value: Value, font: Font, alignment: Alignment, fill: PatternFill | None = None) -> Any:
    cell = WriteOnlyCell(sheet, value=None)
    if isinstance(value, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)[:LONGEST_CELL]
        cell.data_type = "s"
        # Without it, editing the cell in Excel would turn the words into a formula after all.
        cell.quotePrefix = value.startswith(FORMULA_SIGNS)
    elif value is not None:
        cell.value = value
    if shape := _shape(value):
        cell.number_format = shape
    cell.font, cell.alignment = font, alignment
    if fill:
        cell.fill, cell.border = fill, UNDER
    return cell


def _shape(value: Value) -> str:
    if isinstance(value, dt.datetime):
        return MOMENT
    if isinstance(value, dt.date):
        return DAY
    return TIME if isinstance(value, dt.time) else ""
