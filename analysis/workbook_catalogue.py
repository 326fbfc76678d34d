"""The sheet of the catalogue: an organisation a line, a question a column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis import workbook_cells as cells
from analysis import workbook_front as front

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from analysis.catalogue import Catalogue
    from analysis.edition_source import Source

NAME_WIDTH, WIDTH = 32.0, 26.0
ABOUT = (
    "Her står kun svar på spørgsmål, hvor der stod »Bliver vist med jeres navn«. "
    "Det, et menneske skal have læst først, er ikke med."
)


def write_catalogue(sheet: Worksheet, source: Source, listed: Catalogue) -> None:
    """Write the organisations with what may be shown by name, the name in the first column."""
    widths = [NAME_WIDTH, *([WIDTH] * (len(listed.headings) - 1))]
    cells.set_widths(sheet, widths)
    row = front.title(sheet, "Katalog over foreninger og mødesteder", source)
    cells.write_words(sheet, row, 1, ABOUT, alignment=cells.UNWRAPPED)
    row += 2
    heading = row
    for i, words in enumerate(listed.headings):
        cells.write_words(sheet, row, 1 + i, words, cells.BOLD_FONT).fill = cells.HEAD_FILL
        cells.raise_row(sheet, row, len(words), widths[i])
    sheet.freeze_panes = f"B{row + 1}"
    for line in listed.lines:
        row += 1
        for i, words in enumerate(line):
            font = cells.BOLD_FONT if i == 0 else cells.PLAIN_FONT
            cells.write_words(sheet, row, 1 + i, words, font)
            length = sum(max(len(part), int(widths[i])) for part in words.split("\n"))
            cells.raise_row(sheet, row, length, widths[i])
    cells.set_print(sheet, front.footer(source), rows=row, columns=len(widths), heading_rows=f"{heading}:{heading}")
