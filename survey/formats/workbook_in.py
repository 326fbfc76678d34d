"""Workbooks from strangers: read as plain values, within limits, without formulas, links or surprises.

A workbook is a zip file of XML. It may be made to unpack to gigabytes, to declare entities that multiply, or to say it
has a million rows; all that is looked for before openpyxl sees the file.
"""

from __future__ import annotations

import datetime as dt
import io
import warnings
import zipfile
import zlib
from dataclasses import dataclass
from itertools import islice, zip_longest
from typing import TYPE_CHECKING, Any

from survey.formats.errors import FormatError, unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LARGEST_FILE = 10_000_000
LARGEST_UNPACKED = 60_000_000
LARGEST_XML = 20_000_000  # of which every byte becomes several in memory; pictures do not
MOST_PARTS = 500
MOST_ROWS = 5_000
MOST_COLUMNS = 200
LONGEST_CELL = 10_000
# What zipfile, the XML parser and openpyxl raise when a file is not what it says it is.
_BROKEN = (
    zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, SyntaxError, LookupError, ValueError, TypeError,
    AttributeError, ArithmeticError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet as texts.

    Attributes:
        name: in small letters.
        rows: row number and the texts from the first column on.
        formulas: the cells that hold a formula, as row and column from 1.
    """

    name: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    formulas: frozenset[tuple[int, int]] = frozenset()


def read_bytes(path: Path) -> bytes:
    """Return a file's content, unless it is larger than any form.

    Raises:
        FormatError: if it is.
    """
    if path.stat().st_size > LARGEST_FILE:
        raise unreadable(path.name, "import_file_large", most=LARGEST_FILE // 1_000_000)
    return path.read_bytes()


def read_tables(path: Path) -> tuple[Table, ...]:
    """Return every sheet of a workbook.

    Raises:
        FormatError: if it is no workbook, or goes beyond a limit.
    """
    content = read_bytes(path)
    try:
        _guard(content, path.name)
        return tuple(_tables(content, path.name))
    except FormatError:
        raise
    except _BROKEN as error:
        raise unreadable(path.name, "import_no_workbook") from error


def _guard(content: bytes, file: str) -> None:
    """Refuse a file whose parts would unpack to too much, or whose XML declares anything of its own."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
        # zipfile never unpacks more of a part than its header declares, so that the sum is a true bound.
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
            raise unreadable(file, "import_zip_large", most=LARGEST_UNPACKED // 1_000_000)
        sheets = [part for part in parts if part.filename.endswith((".xml", ".rels"))]
        if sum(part.file_size for part in sheets) > LARGEST_XML:
            raise unreadable(file, "import_zip_large", most=LARGEST_XML // 1_000_000)
        for part in sheets:
            text = archive.read(part)
            if b"<!DOCTYPE" in text or b"<!ENTITY" in text or b"\x00" in text[:200]:
                raise unreadable(file, "import_xml_declares")


def _tables(content: bytes, file: str) -> Iterator[Table]:
    from openpyxl import load_workbook  # noqa: PLC0415 - heavy, and needed for workbooks only

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and extensions that no form needs
        values, written = (
            load_workbook(io.BytesIO(content), read_only=True, data_only=computed, keep_links=False)
            for computed in (True, False)
        )
        for sheet, source in zip(values.worksheets, written.worksheets, strict=True):
            yield _table(sheet, source, file)


def _table(sheet: Any, source: Any, file: str) -> Table:
    rows: list[tuple[int, tuple[str, ...]]] = []
    formulas: set[tuple[int, int]] = set()
    pairs = zip_longest(_rows(sheet), _rows(source), fillvalue=())
    for number, (cells, sources) in enumerate(islice(pairs, MOST_ROWS + 1), 1):
        texts = _trimmed([text_of(cell.value) for cell in cells])
        formulas |= {(number, column) for column, cell in enumerate(sources, 1) if cell.data_type == "f"}
        if number > MOST_ROWS and any(texts):
            raise unreadable(f"{file}:{sheet.title}", "import_rows_many", most=MOST_ROWS)
        longest = max(texts, key=len, default="")
        if len(longest) > LONGEST_CELL:
            place = f"{file}:{sheet.title}!{column_letters(texts.index(longest) + 1)}{number}"
            raise unreadable(place, "import_cell_long", most=LONGEST_CELL)
        if any(texts):
            rows.append((number, texts))
    return Table(sheet.title.strip().lower(), tuple(rows), frozenset(formulas))


def _trimmed(texts: list[str]) -> tuple[str, ...]:
    """Return the texts up to the last that is not empty."""
    while texts and not texts[-1]:
        texts.pop()
    return tuple(texts)


def _rows(sheet: Any) -> Iterator[tuple[Any, ...]]:
    found: Iterator[tuple[Any, ...]] = sheet.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS)
    return found


def text_of(value: object) -> str:
    """Return a cell's value as its author sees it.

    >>> text_of(3.0), text_of(True), text_of(None)
    ('3', 'TRUE', '')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date().isoformat()
    return str(value).strip()


def column_letters(number: int) -> str:
    """Return the letters of a column.

    >>> column_letters(3), column_letters(28)
    ('C', 'AB')
    """
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
