"""Stata files (.dta), written and read; our missing values are Stata's: -1 is .a, -2 is .b … -9 is .i.

Stata labels numbers only, so a text column (`channel`, `mode`, `disposition`) goes without labels of its values.
"""

from __future__ import annotations

import datetime as dt
import re
import tempfile
from dataclasses import replace
from pathlib import Path
from string import ascii_lowercase
from typing import TYPE_CHECKING, Any

import pandas as pd
import pyreadstat

from survey.formats import frames
from survey.formats.column import OURS, Coded, Column, Span, Tag
from survey.formats.datafile import DataFile
from survey.formats.errors import unreadable
from survey.formats.names import foreign_names
from survey.formats.wordings import cut
from survey.questionnaire.missing import Missing
from survey.questionnaire.variables import MISSING_LABELS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from survey.formats.column import Cell, Code, Content

LETTERS: dict[int, str] = {-i: letter for i, letter in enumerate("abcdefghi", start=1)}
CODES: dict[str, int] = {letter: code for code, letter in LETTERS.items()}
RESERVED = frozenset(
    {
        "_all", "_b", "byte", "_coef", "_cons", "double", "float", "if", "in", "int", "long", "_n", "_pi", "_pred",
        "_rc", "_skip", "str", "strl", "using", "with",
    }
)  # fmt: skip
_STRING_TYPE = re.compile(r"str[0-9]+")
CALENDAR = frames.Calendar(dt.date(1960, 1, 1), per_day=1, per_second=1000)
FORMATS: dict[Content, str] = {"date": "%td", "time": "%tcHH:MM:SS", "moment": "%tc"}
LONGEST_NAME = 32
# In characters.
LONGEST_LABEL = 80
VERSION = 14
"""Of the program that the format was made for: whoever has a later one can read it too."""
_NAMES = b"<varnames>"
NAME_BYTES = 129
_TIMESTAMP = re.compile(rb"(<timestamp>\x11).{17}(</timestamp>)", re.DOTALL)


def content(data: DataFile, *, language: str = "") -> bytes:
    """Return the data as a .dta file; the same data give the same bytes.

    Args:
        data: the responses.
        language: that labels are written in; the source language if none is named.
    """
    language = language or data.languages[0]
    called = [(f"v{i}", column) for i, column in enumerate(data.columns)]
    cells = {name: _lettered(column, data.cells(column.name)) for name, column in called}
    frame = pd.DataFrame({name: frames.series(column, cells[name], CALENDAR) for name, column in called})
    label = cut(data.heading(language), LONGEST_LABEL)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "data.dta"
        pyreadstat.write_dta(frame, str(path), file_label=label, version=VERSION, **_told(called, language))
        written = path.read_bytes()
    theirs = names_of(data)
    named = _named(written, [theirs[column.name] for column in data.columns])
    return _TIMESTAMP.sub(rb"\g<1>" + _dated(data.closes or frames.UNKNOWN_DAY) + rb"\g<2>", named, count=1)


def _told(called: Sequence[tuple[str, Column]], language: str) -> dict[str, Any]:
    """Return what the file says of its columns, by their names while it is written."""
    numbered = [(name, column) for name, column in called if column.content == "number"]
    return {
        "column_labels": {name: cut(column.label.text(language), LONGEST_LABEL) for name, column in called},
        "variable_value_labels": {
            name: frames.value_labels(column.codes, language, _letters(column))
            for name, column in numbered
            if column.codes
        },
        "missing_user_values": {name: list(ascii_lowercase) for name, column in numbered if column.missing},
        "variable_format": {name: _format(column) for name, column in called if column.content != "text"},
    }


def _named(written: bytes, names: Sequence[str]) -> bytes:
    """Return the file with its columns named.

    The library calls each list of labels as its column with a number after it, and has no room then for a name of 32.
    """
    start = written.index(_NAMES) + len(_NAMES)
    fields = b"".join(name.encode("ascii").ljust(NAME_BYTES, b"\0") for name in names)
    return written[:start] + fields + written[start + len(fields) :]


def names_of(data: DataFile) -> dict[str, str]:
    """Return what each column is called in Stata, which keeps some words for itself."""
    names = [column.name for column in data.columns]
    reserved = RESERVED | {name for name in names if _STRING_TYPE.fullmatch(name)}
    return foreign_names(names, longest=LONGEST_NAME, reserved=reserved)


def _letters(column: Column) -> dict[int, str]:
    return LETTERS if OURS in column.missing else {}


def _lettered(column: Column, cells: Sequence[Cell]) -> list[Cell]:
    letters = _letters(column)
    return [Tag(letters[cell]) if isinstance(cell, int) and cell in letters else cell for cell in cells]


def _format(column: Column) -> str:
    return FORMATS.get(column.content, f"%{8 + column.decimals}.{column.decimals}f")


def _dated(day: dt.date) -> bytes:
    return f"{day.day:02d} {frames.MONTHS[day.month - 1]} {day.year:04d} 00:00".encode("ascii")


def read(path: Path, only: Sequence[str] = ()) -> DataFile:
    """Return the data of a .dta file, whoever made it: values, labels and missing values.

    A missing value `.a` to `.i` that the file labels with our own words for it is read as our code, so that what
    `content` wrote comes back as it was. Any other stays what it is, a Tag: in others' files `.a` means what they say.

    Args:
        path: the file.
        only: the columns to read; all of them without it.

    Raises:
        FormatError: if it is no Stata file.
    """
    try:
        frame, meta = pyreadstat.read_dta(str(path), user_missing=True, usecols=list(only) or None)
    except (pyreadstat.ReadstatError, pyreadstat.PyreadstatError, OSError, UnicodeDecodeError) as error:
        raise unreadable(path.name, "data_foreign", why=str(error)) from error
    columns = tuple(_column(name, meta) for name in meta.column_names)
    cells = (_ours(column, frames.cells(frame[column.name], column.content)) for column in columns)
    return DataFile(columns, tuple(zip(*cells, strict=True)), path.stem, frames.unnamed(meta.file_label), ("",))


def _column(name: str, meta: Any) -> Column:
    form = str(meta.original_variable_types.get(name, ""))
    labels = meta.variable_value_labels.get(name, {})
    is_text = meta.readstat_variable_types.get(name) in ("string", "string_ref")
    column = Column(
        name,
        frames.unnamed(meta.column_names_to_labels.get(name)),
        "text" if is_text else _content(form),
        "nominal" if is_text or labels else "scale",
        tuple(Coded(_code(code), frames.unnamed(label), isinstance(code, str)) for code, label in labels.items()),
        decimals=_decimals(form),
    )
    if _is_ours(column):
        codes = sorted(map(_renamed, column.codes), key=lambda coded: coded.is_missing)
        return replace(column, codes=tuple(codes), missing=(OURS,))
    used = sorted({*meta.missing_user_values.get(name, ()), *(code for code in labels if isinstance(code, str))})
    return replace(column, missing=tuple(Span(Tag(letter), Tag(letter)) for letter in used))


def _renamed(coded: Coded) -> Coded:
    return replace(coded, code=CODES[coded.code.letter]) if isinstance(coded.code, Tag) else coded


def _code(code: Any) -> Code:
    return Tag(code) if isinstance(code, str) else frames.whole(float(code))


def _content(form: str) -> Content:
    if form.startswith(("%td", "%d")):
        return "date"
    if form.startswith("%tc"):
        return "time" if form.upper().startswith("%TCHH") else "moment"
    return "number"


def _decimals(form: str) -> int:
    found = re.fullmatch(r"%-?[0-9]+\.([0-9]+)f", form)
    return int(found[1]) if found else 0


def _is_ours(column: Column) -> bool:
    """Tell whether the file says of its missing values what we say of ours, in any of our languages."""
    said = {coded.code.letter: coded.label.source() for coded in column.codes if isinstance(coded.code, Tag)}
    ours = {LETTERS[int(code)]: {text for _, text in label.versions} for code, label in MISSING_LABELS.items()}
    own = {LETTERS[Missing.DONT_KNOW], LETTERS[Missing.REFUSED]}  # a questionnaire may have its own words for these
    return said.keys() == ours.keys() and all(said[letter] in ours[letter] for letter in ours if letter not in own)


def _ours(column: Column, cells: Any) -> list[Cell]:
    if OURS not in column.missing:
        return list(cells)
    return [CODES.get(cell.letter, cell) if isinstance(cell, Tag) else cell for cell in cells]
