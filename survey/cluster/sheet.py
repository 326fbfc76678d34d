"""Sheets: rows of a .csv file as people and spreadsheets save them, with the line each stands on."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from survey.cluster import words
from survey.texts.faults import Fault
from survey.texts.message import Message

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

DELIMITERS = (";", "\t", ",")
# Excel on Windows saves "CSV" in the Windows code page, and "CSV UTF-8" with a mark in front.
FALLBACK_ENCODING = "cp1252"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: `cells` by our column name, without spaces around them."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file's rows; `columns` are those that were found, `notes` what had to be assumed to read it."""

    file: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    faults: tuple[Fault, ...] = ()
    notes: tuple[Message, ...] = ()


def read_text(path: Path) -> tuple[str, tuple[Message, ...]]:
    """Return a file's text, and a note where it was not UTF-8 and the Windows code page was assumed."""
    raw = path.read_bytes()
    try:
        return raw.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        note = Message.of("cluster_encoding_assumed", file=path.name, encoding="Windows-1252")
        return raw.decode(FALLBACK_ENCODING, errors="replace"), (note,)


def read_sheet(path: Path, *, required: tuple[str, ...], optional: tuple[str, ...] = ()) -> Sheet:
    """Read a .csv file with these columns, in any order, under our headings or the Danish ones.

    Columns beyond these are left out, with a note. A missing column is one fault, with what was probably meant.
    """
    if not path.is_file():
        return Sheet(path.name, (), (), (Fault(path.name, 0, 0, Message.of("cluster_file_missing")),))
    text, notes = read_text(path)
    lines = _lines(text)
    if not lines:
        return Sheet(path.name, (), (), (Fault(path.name, 1, 0, Message.of("cluster_file_empty")),), notes)
    (_, headings), *body = lines
    columns = tuple(words.column(heading) for heading in headings)
    known = (*required, *optional)
    faults = _heading_faults(path.name, columns, required)
    unused = [heading for heading, name in zip(headings, columns, strict=True) if heading and name not in known]
    notes += tuple(Message.of("cluster_column_unused", file=path.name, column=heading) for heading in unused)
    if faults:
        return Sheet(path.name, columns, (), faults, notes)
    long = tuple(line for line, cells in body if any(cells[len(columns) :]))
    faults = tuple(Fault(path.name, line, 0, Message.of("cluster_cells", expected=len(columns))) for line in long)
    rows = tuple(Row(line, _cells(columns, cells)) for line, cells in body if line not in long)
    return Sheet(path.name, tuple(name for name in columns if name in known), rows, faults, notes)


def _lines(text: str) -> list[tuple[int, list[str]]]:
    """Return (line number, cells) of every line with something in it."""
    first = text.lstrip("\r\n").partition("\n")[0]
    delimiter = max(DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    found = []
    before = 0
    for cells in reader:
        tidy = [cell.strip() for cell in cells]
        if any(tidy):
            found.append((before + 1, tidy))
        before = reader.line_num
    return found


def _heading_faults(file: str, columns: tuple[str, ...], required: tuple[str, ...]) -> tuple[Fault, ...]:
    faults = [
        Fault(file, 1, 0, Message.of("cluster_column_twice", column=name))
        for name in sorted({name for name in columns if name and columns.count(name) > 1})
    ]
    for name in required:
        if name not in columns:
            meant = _meant(name, columns)
            advice = Message.of("cluster_column_meant", found=meant, column=name) if meant else None
            faults.append(Fault(file, 1, 0, Message.of("cluster_column_missing", column=name), advice))
    return tuple(faults)


def _meant(name: str, columns: tuple[str, ...]) -> str | None:
    """Return the heading that was probably meant as the column `name`, in English or Danish."""
    known = {name, *(theirs for theirs, ours in words.COLUMNS.items() if ours == name)}
    return next((found for found in columns if words.nearest(found, known)), None)


def _cells(columns: tuple[str, ...], cells: list[str]) -> dict[str, str]:
    padded = [*cells, *([""] * (len(columns) - len(cells)))]
    return dict(zip(columns, padded, strict=False))
