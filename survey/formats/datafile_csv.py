"""The data as a text file that a Danish spreadsheet opens with a double click: `;`, decimal comma, BOM."""

from __future__ import annotations

import csv
import datetime as dt
import io
from typing import TYPE_CHECKING

from survey.formats.column import Tag

if TYPE_CHECKING:
    from survey.formats.column import Cell
    from survey.formats.datafile import DataFile

BOM = "\ufeff"
# A spreadsheet takes text that begins so for a formula. The apostrophe is among them so that it can be taken off again.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "'")


def text(data: DataFile) -> str:
    """Return the data as codes, one response a line; words that a spreadsheet might run begin with an apostrophe."""
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerow([column.name for column in data.columns])
    writer.writerows([cell(each) for each in row] for row in data.rows)
    return BOM + written.getvalue()


def content(data: DataFile) -> bytes:
    """Return the file's bytes."""
    return text(data).encode()


def cell(value: Cell) -> str:
    """Return a cell as the file holds it.

    >>> cell(2.5), cell(-9), cell("=1+1"), cell(None)
    ('2,5', '-9', "'=1+1", '')
    """
    match value:
        case None:
            return ""
        case str():
            return f"'{value}" if value.startswith(FORMULA_SIGNS) else value
        case Tag():
            return f".{value.letter}"
        case dt.date() | dt.time():
            return value.isoformat()
        case float():
            return repr(value).replace(".", ",")
    return str(value)


def words(written: str) -> str:
    """Return a text as it was before `cell` made it safe.

    >>> words("'=1+1")
    '=1+1'
    """
    return written.removeprefix("'")
