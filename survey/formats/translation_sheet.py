"""The translator's sheet: a workbook with a line for each text, of which only the translation can be changed."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import PatternFill, Protection
from openpyxl.worksheet.properties import PageSetupProperties

from survey.formats.errors import FormatError, unreadable
from survey.formats.seal import sealed
from survey.formats.sheet import BOLD, FILL, FORMULA_SIGNS, HIGHEST_ROW, LINE_HEIGHT, PLAIN, UNDER, WRAPPED
from survey.formats.workbook_in import column_letters, read_tables
from survey.questionnaire.translation_typed import Typed
from survey.texts.faults import Fault
from survey.texts.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from survey.formats.workbook_in import Table
    from survey.questionnaire.translation_lines import Line, Translations

SHEET, HELP, ABOUT = "Oversættelse", "Vejledning", "klyngesvar"
KEY, WHERE, SOURCE, PREVIOUS, TEXT, STILL, FILE, BEFORE = (
    "Nøgle", "Hvor", "Tekst", "Teksten før", "Oversættelse", "Stadig rigtig? Skriv ja", "Fil", "Stod her før",
)  # fmt: skip
HEADINGS = (KEY, WHERE, SOURCE, PREVIOUS, TEXT, STILL, FILE, BEFORE)
NEEDED = (KEY, SOURCE, TEXT, FILE, BEFORE)
WIDTHS = (26, 24, 60, 40, 60, 24, 24, 24)
HIDDEN = (FILE, BEFORE)
OPEN = (TEXT, STILL)
MISSING = PatternFill("solid", fgColor="FFF4CC")
STALE = PatternFill("solid", fgColor="FCE4D6")
YES = frozenset({"ja", "j", "x", "yes", "y"})
LINES = (
    "Skriv oversættelsen i kolonnen »Oversættelse«. Kun den og »Stadig rigtig?« kan ændres; resten hører til skemaet.",
    "Gule felter mangler en oversættelse.",
    "Orange felter er oversat, men teksten er ændret siden; den gamle tekst står i »Teksten før«.",
    "Ret oversættelsen i et orange felt, eller skriv ja i »Stadig rigtig?«, hvis den stadig passer.",
    "Bevar ${…}, som er en værdi, der sættes ind, **fed skrift** og links som [ord](https://…).",
    "Ordene i et link skal oversættes; adressen må gerne føre til en side på det andet sprog.",
    "Send arket tilbage, når du er færdig. Felter, der er tomme, bliver ikke ændret.",
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What came back: of which questionnaire, into which language, and every line."""

    questionnaire: str
    language: str
    typed: tuple[Typed, ...]


def content(translations: Translations) -> bytes:
    """Return the workbook; the same translations give the same bytes."""
    book: Any = Workbook()
    sheet = book.active
    sheet.title = SHEET
    _heads(sheet)
    for number, line in enumerate(translations.lines, start=2):
        _row(sheet, number, line)
    _set_up(sheet, len(translations.lines) + 1)
    _help(book.create_sheet(HELP))
    _about(book.create_sheet(ABOUT), translations)
    file = io.BytesIO()
    book.properties.creator = "Klyngesvar"
    book.save(file)
    return sealed(file.getvalue())


def _heads(sheet: Any) -> None:
    for column, heading in enumerate(HEADINGS, start=1):
        cell = sheet.cell(1, column, heading)
        cell.font, cell.alignment, cell.fill, cell.border = BOLD, WRAPPED, FILL, UNDER


def _row(sheet: Any, number: int, line: Line) -> None:
    where = f"{line.place.file}:{line.place.line}"
    values = (line.key, where, line.source, line.previous, line.text, "", line.file, line.text)
    sheet.row_dimensions[number].height = _height(values)
    for column, (heading, value) in enumerate(zip(HEADINGS, values, strict=True), start=1):
        cell = sheet.cell(number, column)
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", value) or None
        if value:
            cell.data_type = "s"  # words are never a formula
        cell.quotePrefix = value.startswith(FORMULA_SIGNS)
        cell.number_format = "@"
        cell.font, cell.alignment = PLAIN, WRAPPED
        cell.protection = Protection(locked=heading not in OPEN)
        if heading in OPEN and line.state != "fresh":
            cell.fill = MISSING if line.state == "missing" else STALE


def _height(values: Sequence[str]) -> float:
    """Return how high a row must be for its words, in points."""
    shown = [
        pair for pair, heading in zip(zip(values, WIDTHS, strict=True), HEADINGS, strict=True) if heading not in HIDDEN
    ]
    lines = max(sum(-(-max(1, len(part)) // width) for part in value.split("\n")) for value, width in shown)
    return min(HIGHEST_ROW, lines * LINE_HEIGHT + 2)


def _set_up(sheet: Any, last: int) -> None:
    for column, (heading, width) in enumerate(zip(HEADINGS, WIDTHS, strict=True), start=1):
        dimension = sheet.column_dimensions[column_letters(column)]
        dimension.width, dimension.hidden = width, heading in HIDDEN
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{column_letters(len(HEADINGS))}{last}"
    protection = sheet.protection
    protection.sheet = True
    # What helps to read is allowed: filtering, and making columns and rows wider.
    protection.autoFilter = protection.formatColumns = protection.formatRows = False
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"


def _help(sheet: Any) -> None:
    sheet.column_dimensions["A"].width = 100
    for number, line in enumerate(LINES, start=1):
        cell = sheet.cell(number, 1, line)
        cell.font, cell.alignment = PLAIN, WRAPPED


def _about(sheet: Any, translations: Translations) -> None:
    sheet.append(["questionnaire", translations.examined.questionnaire.name])
    sheet.append(["language", translations.language])
    sheet.sheet_state = "hidden"


def read(path: Path) -> Sheet:
    """Return what a translator has typed.

    Raises:
        FormatError: if the workbook is not one of ours any more, or a cell cannot be read; each with its address.
    """
    tables = {table.name: table for table in read_tables(path)}
    about = {row[0]: row[1] for _, row in tables[ABOUT].rows if len(row) > 1} if ABOUT in tables else {}
    table = tables.get(SHEET.lower())
    columns = _columns(table)
    if table is None or not set(NEEDED) <= columns.keys() or not {"questionnaire", "language"} <= about.keys():
        raise unreadable(path.name, "sheet_unknown")
    typed = tuple(_typed(table, columns, path.name))
    faults = [*_formulas(table, columns, path.name), *_twice(typed)]
    if faults:
        raise FormatError(faults)
    return Sheet(about["questionnaire"], about["language"], typed)


def _columns(table: Table | None) -> dict[str, int]:
    heads = table.rows[0][1] if table and table.rows else ()
    return {heading: column for column, heading in enumerate(heads) if heading in HEADINGS}


def _typed(table: Table, columns: Mapping[str, int], file: str) -> Iterator[Typed]:
    for number, row in table.rows[1:]:

        def of(heading: str, row: Sequence[str] = row) -> str:
            column = columns.get(heading, len(row))
            return row[column].replace("\r\n", "\n").replace("_x000D_", "").strip() if column < len(row) else ""

        if of(KEY):
            is_confirmed = of(STILL).casefold().rstrip(".!") in YES
            cell = _address(file, columns[TEXT], number)
            yield Typed(of(FILE), of(KEY), of(SOURCE), of(BEFORE), of(TEXT), is_confirmed, cell)


def _formulas(table: Table, columns: Mapping[str, int], file: str) -> Iterator[Fault]:
    for row, column in sorted(table.formulas):
        if column - 1 == columns[TEXT]:
            cell = _address(file, columns[TEXT], row)
            yield Fault(cell, 0, 0, Message.of("sheet_formula"), Message.of("sheet_formula_advice"))


def _twice(typed: Sequence[Typed]) -> Iterator[Fault]:
    """Yield a fault for a text that stands twice with two translations, for one of them would be lost."""
    first: dict[tuple[str, str], Typed] = {}
    for each in typed:
        before = first.setdefault((each.file, each.key), each)
        if before.text and each.text and before.text != each.text:
            message = Message.of("sheet_twice", word=each.key, cell=before.cell.rpartition("!")[2])
            yield Fault(each.cell, 0, 0, message, Message.of("sheet_twice_advice"))


def _address(file: str, column: int, row: int) -> str:
    return f"{file}:{SHEET}!{column_letters(column + 1)}{row}"
