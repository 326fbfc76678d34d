"""The workbook: every protected table of an edition, with what is needed to read it, for someone with only Excel."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, cast

from openpyxl import Workbook

from analysis import workbook_cells as cells
from analysis import workbook_front as front
from analysis import workbook_tables as blocks
from analysis.catalogue import catalogue
from analysis.edition_source import known_rates, source_of
from analysis.method import sentences
from analysis.seal import sealed
from analysis.workbook_catalogue import write_catalogue

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from analysis.edition_source import Source
    from analysis.study import Study
    from analysis.table import Table

FRONT = ("Læs mig", "Kodebog", "Svarprocent")
CATALOGUE = "Katalog"
BACK = "Åbne svar"
LEAST_COLUMNS = 8


def write(study: Study, tables: Sequence[Table], path: Path, note: Sequence[str] = ()) -> None:
    """Write the workbook of an edition; the same study and tables give the same bytes.

    Args:
        study: for the codebook, the rates, and what the answers are about; of its answers only what an
            organisation is shown with by name.
        tables: protected, in the order of the questionnaire.
        path: of the file, which is replaced.
        note: the method, in paragraphs, for the first sheet.
    """
    path.write_bytes(content(study, tables, note))


def content(study: Study, tables: Sequence[Table], note: Sequence[str] = ()) -> bytes:
    """Return the workbook of an edition as bytes."""
    source = source_of(study)
    book = Workbook()
    # The widths of columns are measured in digits of the normal style's typeface.
    styles: Any = book._named_styles  # type: ignore[attr-defined]  # noqa: SLF001 (there is no public way)
    styles["Normal"].font = cells.PLAIN_FONT
    book.remove(cast("Worksheet", book.active))
    taken = {name.lower() for name in (*FRONT, CATALOGUE, BACK)}
    counted = known_rates(study)
    method = sentences(study, source.audience)
    front.write_read_me(book.create_sheet(FRONT[0]), source, counted, len(study), (method, note))
    front.write_codebook(book.create_sheet(FRONT[1]), source, study)
    if source.audience.has_rates:
        front.write_rates(book.create_sheet(FRONT[2]), source, counted)
    listed = catalogue(study)
    if listed:
        write_catalogue(book.create_sheet(CATALOGUE), source, listed)
    for title, part in _parts(tables):
        _write_section(book.create_sheet(cells.sheet_name(title, taken)), title, part, source)
    front.write_open_answers(book.create_sheet(BACK), source, study)
    book.properties.creator = "Klyngesvar"
    book.properties.title = f"Resultater: Landsbyklyngen {source.cluster}. {source.edition}"
    book.properties.language = "da-DK"
    file = io.BytesIO()
    book.save(file)
    return sealed(file.getvalue())


def _parts(tables: Sequence[Table]) -> list[tuple[str, list[Table]]]:
    """Return the tables of each section, in the order in which the sections first come."""
    parts: dict[str, list[Table]] = {}
    titles: dict[str, str] = {}
    for table in tables:
        parts.setdefault(table.section.name, []).append(table)
        titles[table.section.name] = table.section.title
    return [(titles[name], part) for name, part in parts.items()]


def _write_section(sheet: Worksheet, title: str, tables: Sequence[Table], source: Source) -> None:
    """Write the tables of one section under each other."""
    columns = max(LEAST_COLUMNS, *(blocks.width(table) for table in tables))
    across = min(columns, LEAST_COLUMNS + 2)
    cells.set_widths(sheet, blocks.column_widths(columns))
    row = front.title(sheet, title, source)
    sheet.freeze_panes = "B2"
    starts = []
    for table in tables:
        starts.append(row)
        row = blocks.write_table(sheet, table, row, across)
    cells.set_print(sheet, front.footer(source), rows=row, columns=columns)
    cells.keep_together(sheet, starts, rows=row, columns=columns)
