"""Files of population counts from Statistikbanken or the municipality, told apart by what stands in them.

Statistics Denmark gives the same table as CSV, BULK, JSON-stat and PX. Municipalities make tables of their own, as
text or as a workbook. What they count is asked in `statbank_counts`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from survey.formats.errors import unreadable
from survey.formats.statbank_csv import figures_of, read_table
from survey.formats.statbank_figures import LARGEST_FILE, Figures
from survey.formats.statbank_jsonstat import read_jsonstat
from survey.formats.statbank_px import is_px, read_px

if TYPE_CHECKING:
    from pathlib import Path

WORKBOOKS = frozenset({".xlsx", ".xlsm"})
FOREIGN = frozenset({".xls", ".ods", ".pdf", ".zip", ".docx", ".html", ".htm"})


def read_figures(path: Path) -> Figures:
    """Return the counts of a file.

    Raises:
        FormatError: with every fault, if they can't be read.
    """
    if path.stat().st_size > LARGEST_FILE:
        raise unreadable(path.name, "population_file_large", most=LARGEST_FILE // 1_000_000)
    suffix = path.suffix.lower()
    if suffix in WORKBOOKS:
        return _workbook(path)
    content = path.read_bytes()
    if suffix in FOREIGN or content.startswith((b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0")):
        raise unreadable(path.name, "population_format")
    return read_content(content, path.name)


def read_content(content: bytes, file: str) -> Figures:
    """Return the counts of a text file's bytes.

    Raises:
        FormatError: with every fault, if they can't be read.
    """
    text, encoding = _decoded(content)
    if not text.strip():
        raise unreadable(file, "population_empty")
    if text.lstrip()[0] in "{[":
        return read_jsonstat(text, file)
    if is_px(text):
        return read_px(text, file)
    return read_table(text, file, encoding)


def _decoded(content: bytes) -> tuple[str, str]:
    """Return a text and its encoding: what Excel and Statistikbanken write, with a mark in front or without."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace"), "UTF-16"
    try:
        return content.decode("utf-8-sig"), "UTF-8"
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace"), "Windows-1252"


def _workbook(path: Path) -> Figures:
    from survey.formats.workbook_in import read_tables  # noqa: PLC0415 - openpyxl, which no other file here needs

    tables = [table for table in read_tables(path) if any(any(cells) for _, cells in table.rows)]
    if not tables:
        raise unreadable(path.name, "population_empty")
    lines = [(number, [cell.strip() for cell in cells]) for number, cells in tables[0].rows if any(cells)]
    return figures_of(lines, path.name, f"Excel, {tables[0].name}")
