"""The sheets of an XLSForm, whichever way they are kept: workbook, one .csv, tables in .md, or .json."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING, Any

from survey.formats.errors import unreadable
from survey.formats.workbook_in import LONGEST_CELL, MOST_ROWS, Table, read_bytes, read_tables, text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

SHEETS = ("survey", "choices", "settings")
_ALIASES = {"choices and columns": "choices", "choice": "choices", "setting": "settings"}
_RULE = re.compile(r":?-{2,}:?")


def read_sheets(path: Path) -> dict[str, Table]:
    """Return the sheets by name.

    Raises:
        FormatError: if the file is none of the four, or has no sheet `survey`.
    """
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise unreadable(path.name, "import_xlsform_suffix", known=", ".join(_READERS))
    sheets: dict[str, Table] = {}
    for table in reader(path):
        sheets.setdefault(_ALIASES.get(table.name, table.name), table)
    if not sheets.get("survey") or not sheets["survey"].rows:
        raise unreadable(path.name, "import_no_survey_sheet")
    return sheets


def _text(path: Path) -> str:
    try:
        text = read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise unreadable(path.name, "not_utf8") from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _from_csv(path: Path) -> list[Table]:
    try:
        rows = list(csv.reader(io.StringIO(_text(path))))
    except csv.Error as error:
        raise unreadable(path.name, "import_csv_broken", why=str(error)) from error
    return _divided(rows, path.name)


def _from_markdown(path: Path) -> list[Table]:
    lines = [line.strip() for line in _text(path).split("\n") if line.strip().startswith("|")]
    rows = [[cell.replace(r"\|", "|").strip() for cell in _cells(line)] for line in lines]
    return _divided([row for row in rows if not all(_RULE.fullmatch(cell) for cell in row)], path.name)


def _cells(line: str) -> list[str]:
    return re.split(r"(?<!\\)\|", line.removeprefix("|").removesuffix("|"))


def _divided(rows: list[list[str]], file: str) -> list[Table]:
    """Divide rows into sheets: a name in the first column begins one, and its rows have that column empty.

    A table without any such name is the sheet `survey`.
    """
    if rows and {"type", "name"} <= {cell.strip().lower() for cell in rows[0]}:
        return [_numbered("survey", rows, file)]
    sheets: dict[str, list[list[str]]] = {}
    current: list[list[str]] = []
    for row in rows:
        if row and row[0].strip():
            current = sheets.setdefault(row[0].strip().lower(), [])
        if any(cell.strip() for cell in row[1:]):
            current.append(row[1:])
    return [_numbered(name, sheet, file) for name, sheet in sheets.items()]


def _numbered(name: str, rows: Iterable[Iterable[str]], file: str) -> Table:
    numbered = tuple((number, tuple(cell.strip() for cell in row)) for number, row in enumerate(rows, 1))
    if len(numbered) > MOST_ROWS:
        raise unreadable(f"{file}:{name}", "import_rows_many", most=MOST_ROWS)
    if any(len(cell) > LONGEST_CELL for _, row in numbered for cell in row):
        raise unreadable(f"{file}:{name}", "import_cell_long", most=LONGEST_CELL)
    return Table(name, numbered)


def _from_json(path: Path) -> list[Table]:
    try:
        content = json.loads(_text(path))
    except (ValueError, RecursionError) as error:
        raise unreadable(path.name, "import_json_broken") from error
    if not isinstance(content, dict):
        raise unreadable(path.name, "import_no_survey_sheet")
    found = [name for name in SHEETS if isinstance(content.get(name), list)]
    return [_numbered(name, _spread(content[name]), path.name) for name in found]


def _spread(records: list[Any]) -> list[list[str]]:
    """Return records as rows under a row of headers; a text in several languages becomes a column of each."""
    flat = [_flat(record) for record in records if isinstance(record, dict)]
    headers = list(dict.fromkeys(key for record in flat for key in record))
    return [headers, *([record.get(header, "") for header in headers] for record in flat)]


def _flat(record: Mapping[str, Any]) -> dict[str, str]:
    flat: dict[str, str] = {}
    for key, value in record.items():
        if isinstance(value, dict):
            flat |= {f"{key}::{language}": text_of(text) for language, text in value.items()}
        elif not key.startswith("_"):
            flat[key] = text_of(value)
    return flat


_READERS: dict[str, Callable[[Path], Iterable[Table]]] = {
    ".xlsx": read_tables,
    ".xlsm": read_tables,
    ".csv": _from_csv,
    ".md": _from_markdown,
    ".json": _from_json,
}
