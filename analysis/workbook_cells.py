"""How a cell of the workbook is written and looks: words are never formulas, numbers are numbers in Danish formats."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

COUNT = "#,##0"
# No decimals on a small base; what is under half a percent and not nothing is "<1 %".
SHARE = '[=0]0\\ %;[<0.005]"<1 %";0.0\\ %'
SHARE_SMALL = '[=0]0\\ %;[<0.005]"<1 %";0\\ %'
SMALL_BASE = 100
FEW_BASE = 30

# Arial and its twins of the same widths are on every machine, so a page printed anywhere breaks at the same place.
TYPEFACE = "Arial"
TEXT_SIZE = 10
INK = "1A1A1A"
QUIET = "595959"
HEAD_FILL = PatternFill("solid", fgColor="E6EEF6")
_THIN = Side(style="thin", color="B0B0B0")
UNDER = Border(bottom=_THIN)
OVER = Border(top=_THIN)

PLAIN_FONT = Font(name=TYPEFACE, size=TEXT_SIZE, color=INK)
QUIET_FONT = Font(name=TYPEFACE, size=9, color=QUIET)
BOLD_FONT = Font(name=TYPEFACE, size=TEXT_SIZE, bold=True, color=INK)
TITLE_FONT = Font(name=TYPEFACE, size=11, bold=True, color=INK)
SHEET_FONT = Font(name=TYPEFACE, size=15, bold=True, color=INK)

WRAPPED = Alignment(wrap_text=True, vertical="top")
LOW = Alignment(vertical="bottom")
HEADING = Alignment(wrap_text=True, vertical="bottom", horizontal="right")
UNWRAPPED = Alignment(vertical="center")
RIGHT = Alignment(horizontal="right", vertical="top")

_FORBIDDEN = re.compile(r"[\x00-\x1f:\\/?*\[\]']")
LONGEST_NAME = 31
A4_LANDSCAPE = (842.0, 595.0)
MARGIN = 0.5
ROW_HEIGHT = 12.75
LONGEST_CELL = 32_767


def decimals(number: int) -> str:
    """Return the format of a number with so many decimals."""
    return "#,##0" + ("." + "0" * number if number else "")


def write_words(
    sheet: Worksheet, row: int, column: int, words: str, font: Font = PLAIN_FONT, alignment: Alignment = WRAPPED
) -> Cell:
    """Write words that stay words, whatever sign they begin with."""
    cell = _cell(sheet, row, column)
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", words)[:LONGEST_CELL]
    cell.data_type = "s"
    if words[:1] in ("=", "+", "-", "@", "\t", "\r"):
        # Without it, editing the cell in Excel would turn the words into a formula after all.
        cell.quotePrefix = True
    cell.font = font
    cell.alignment = alignment
    return cell


def write_number(
    sheet: Worksheet, row: int, column: int, value: float, shape: str = COUNT, font: Font = PLAIN_FONT
) -> Cell:
    """Write a number as a number."""
    cell = _cell(sheet, row, column)
    cell.value = value
    cell.number_format = shape
    cell.font = font
    cell.alignment = RIGHT
    return cell


def _cell(sheet: Worksheet, row: int, column: int) -> Cell:
    cell = sheet.cell(row, column)
    if not isinstance(cell, Cell):
        raise TypeError(f"row {row}, column {column} of {sheet.title!r} is inside a merged cell")
    return cell


def write_across(sheet: Worksheet, row: int, words: str, columns: int, font: Font = PLAIN_FONT) -> None:
    """Write words across several columns, and make the row as high as they need."""
    write_words(sheet, row, 1, words, font)
    if columns > 1:
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=columns)
    characters = sum(sheet.column_dimensions[get_column_letter(i)].width or 9 for i in range(1, columns + 1))
    raise_row(sheet, row, len(words), characters, float(font.size or TEXT_SIZE))


def raise_row(sheet: Worksheet, row: int, length: int, characters: float, size: float = TEXT_SIZE) -> None:
    """Make a row high enough for words of some length in a column that holds so many characters."""
    lines = max(1, -(-int(length * size / TEXT_SIZE) // max(1, int(characters))))
    height = lines * size * 1.36 + 1
    sheet.row_dimensions[row].height = max(height, sheet.row_dimensions[row].height or 0)


def set_widths(sheet: Worksheet, widths: list[float]) -> None:
    """Set the widths of the columns from the first on, in characters."""
    for i, characters in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(i)].width = characters


def set_print(sheet: Worksheet, footer: str, *, rows: int, columns: int, heading_rows: str = "1:1") -> None:
    """Set the sheet to print on the width of A4 lying down, with its first row on every page."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_area = f"A1:{get_column_letter(columns)}{rows}"
    sheet.print_title_rows = heading_rows
    margins = sheet.page_margins
    margins.left = margins.right = MARGIN
    margins.top, margins.bottom, margins.header, margins.footer = 0.6, 0.8, 0.3, 0.4
    # An ampersand begins a code there.
    feet: Any = sheet.oddFooter
    feet.left.text = footer.replace("&", "&&")
    feet.right.text = "Side &P af &N"
    sheet.sheet_view.showGridLines = False


def keep_together(sheet: Worksheet, starts: list[int], *, rows: int, columns: int) -> None:
    """Break pages between blocks rather than within one, where a block fits on a page.

    Excel leaves breaks out of account when it fits a sheet to the width of the paper, so the scale is set instead.

    Args:
        sheet: set for print.
        starts: the first row of each block.
        rows: the last row.
        columns: the last column.
    """
    points = sum((sheet.column_dimensions[get_column_letter(i)].width * 7 + 5) * 0.75 for i in range(1, columns + 1))
    scale = min(1.0, (A4_LANDSCAPE[0] - 2 * 72 * MARGIN) / points * 0.97)
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=False)
    sheet.page_setup.scale = max(10, int(100 * scale))
    page = (A4_LANDSCAPE[1] - 72 * 1.4) / scale - 40
    used = _height(sheet, 1, starts[0])
    for start, end in zip(starts, [*starts[1:], rows + 1], strict=True):
        height = _height(sheet, start, end)
        if used and used + height > page:
            sheet.row_breaks.append(Break(id=start - 1))
            used = 0.0
        used += height


def _height(sheet: Worksheet, start: int, end: int) -> float:
    """Return the height of rows in points, without the last."""
    return sum(sheet.row_dimensions[row].height or ROW_HEIGHT for row in range(start, end))


def sheet_name(title: str, taken: set[str]) -> str:
    """Return a name that Excel takes: at most 31 characters, no forbidden sign, unlike the others.

    >>> sheet_name("Indflydelse: og/eller kommunen", set())
    'Indflydelse og eller kommunen'
    """
    words = " ".join(_FORBIDDEN.sub(" ", title).split()) or "Ark"
    name = words if len(words) <= LONGEST_NAME else words[: LONGEST_NAME - 2].rsplit(" ", 1)[0] + " …"
    number = 2
    base = name
    while name.lower() in taken:
        suffix = f" ({number})"
        name = base[: LONGEST_NAME - len(suffix)] + suffix
        number += 1
    taken.add(name.lower())
    return name
