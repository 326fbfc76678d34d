"""SPSS files (.sav), written and read: labels, levels of measurement, and the missing values -9 to -1 as a range.

What SPSS has and its file cannot be given here, the multiple-response sets, is defined by `spss_syntax`.
"""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pandas as pd
import pyreadstat

from survey.formats import frames
from survey.formats.column import AnswerSet, Coded, Column, Span
from survey.formats.datafile import DataFile
from survey.formats.errors import unreadable
from survey.formats.names import foreign_names
from survey.formats.wordings import cut

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from survey.formats.column import Code, Content, Level

RESERVED = frozenset({"all", "and", "by", "eq", "ge", "gt", "le", "lt", "ne", "not", "or", "to", "with"})
LONGEST_NAME = 64
# In bytes.
LONGEST_LABEL = 255
LONGEST_VALUE_LABEL = 120
LONGEST_TITLE = 60
# Where the header tells its day and its time.
WRITTEN = slice(92, 109)
CONTENTS: dict[str, Content] = {
    "DATETIME": "moment", "YMDHMS": "moment",
    "DATE": "date", "ADATE": "date", "EDATE": "date", "JDATE": "date", "SDATE": "date",
    "TIME": "time",
}  # fmt: skip
CALENDAR = frames.Calendar(dt.date(1582, 10, 14), per_day=86_400, per_second=1)
FORMATS: dict[Content, str] = {"date": "DATE11", "time": "TIME8", "moment": "DATETIME20"}


def content(data: DataFile, *, language: str = "") -> bytes:
    """Return the data as a .sav file; the same data give the same bytes.

    Args:
        data: the responses.
        language: that labels are written in; the source language if none is named.
    """
    language = language or data.languages[0]
    names = names_of(data)
    called = [(names[column.name], column) for column in data.columns]
    frame = pd.DataFrame({name: frames.series(column, data.cells(column.name), CALENDAR) for name, column in called})
    label = cut(data.heading(language), LONGEST_TITLE, encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "data.sav"
        pyreadstat.write_sav(frame, str(path), file_label=label, row_compress=True, **_told(called, language))
        written = bytearray(path.read_bytes())
    written[WRITTEN] = _dated(data.closes or frames.UNKNOWN_DAY)
    return bytes(written)


def _told(called: Sequence[tuple[str, Column]], language: str) -> dict[str, Any]:
    """Return what the file says of its columns, by their names there."""
    labels = {name: column.label.text(language) for name, column in called}
    return {
        "column_labels": {name: cut(label, LONGEST_LABEL, encoding="utf-8") for name, label in labels.items()},
        "variable_value_labels": {name: _labels(column.codes, language) for name, column in called if column.codes},
        "missing_ranges": {name: list(map(_range, column.missing)) for name, column in called if column.missing},
        "variable_measure": {name: column.level for name, column in called},
        "variable_format": {name: _format(column) for name, column in called if column.content != "text"},
    }


def names_of(data: DataFile) -> dict[str, str]:
    """Return what each column is called in SPSS, which keeps some words for itself."""
    return foreign_names([column.name for column in data.columns], longest=LONGEST_NAME, reserved=RESERVED)


def _labels(codes: Sequence[Coded], language: str) -> dict[Any, str]:
    labels = frames.value_labels(codes, language, {})
    return {code: cut(label, LONGEST_VALUE_LABEL, encoding="utf-8") for code, label in labels.items()}


def _range(span: Span) -> Any:
    return {"lo": span.low, "hi": span.high}


def _format(column: Column) -> str:
    if column.content != "number":
        return FORMATS[column.content]
    return f"F{max(8, 6 + column.decimals)}.{column.decimals}"


def _dated(day: dt.date) -> bytes:
    return f"{day.day:02d} {frames.MONTHS[day.month - 1]} {day.year % 100:02d}00:00:00".encode("ascii")


def read(path: Path, only: Sequence[str] = ()) -> DataFile:
    """Return the data of a .sav file, whoever made it: values, labels, levels, missing values and answer sets.

    Args:
        path: the file.
        only: the columns to read; all of them without it.

    Raises:
        FormatError: if it is no SPSS file.
    """
    try:
        frame, meta = pyreadstat.read_sav(str(path), user_missing=True, usecols=list(only) or None)
    except (pyreadstat.ReadstatError, pyreadstat.PyreadstatError, OSError, UnicodeDecodeError) as error:
        raise unreadable(path.name, "data_foreign", why=str(error)) from error
    columns = tuple(_column(name, frame[name], meta) for name in meta.column_names)
    rows = tuple(zip(*(frames.cells(frame[column.name], column.content) for column in columns), strict=True))
    return DataFile(columns, rows, path.stem, frames.unnamed(meta.file_label), ("",), sets=tuple(_sets(meta)))


def _column(name: str, cells: pd.Series[Any], meta: Any) -> Column:
    missing = tuple(Span(_code(span["lo"]), _code(span["hi"])) for span in meta.missing_ranges.get(name, ()))
    form = str(meta.original_variable_types.get(name, ""))
    codes = tuple(
        Coded(_code(code), frames.unnamed(label), any(span.holds(_code(code)) for span in missing))
        for code, label in meta.variable_value_labels.get(name, {}).items()
    )
    level = meta.variable_measure.get(name, "unknown")
    return Column(
        name,
        frames.unnamed(meta.column_names_to_labels.get(name)),
        _content(form, cells),
        cast("Level", level if level in ("nominal", "ordinal", "scale") else "nominal"),
        tuple(sorted(codes, key=lambda coded: coded.is_missing)),
        missing,
        int(form.rpartition(".")[2]) if form.startswith("F") and "." in form else 0,
    )


def _content(form: str, cells: pd.Series[Any]) -> Content:
    if form.startswith("A") and form[1:].isdigit():
        return "text"
    kind = form.rstrip("0123456789.")
    # A format that pyreadstat leaves as it is, such as a quarter, holds numbers.
    return CONTENTS.get(kind, "number") if cells.dtype.kind not in "iuf" or cells.isna().all() else "number"


def _code(code: Any) -> Code:
    return code if isinstance(code, str) else frames.whole(float(code))


def _sets(meta: Any) -> Iterator[AnswerSet]:
    for name, told in (getattr(meta, "mr_sets", None) or {}).items():
        if not set(told["variable_list"]) <= set(meta.column_names):
            continue
        counted = told["counted_value"]
        yield AnswerSet(
            name, frames.unnamed(told["label"]), tuple(told["variable_list"]), counted if told["is_dichotomy"] else None
        )
