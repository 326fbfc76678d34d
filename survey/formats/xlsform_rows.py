"""Rows of an XLSForm's sheets: cells by what their column means, whatever the column is called in this version."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from survey.formats.workbook_in import column_letters
from survey.questionnaire.plain_text import clean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from survey.formats.imported import Ledger
    from survey.formats.workbook_in import Table

_ALIASES = {
    "caption": "label", "relevance": "relevant", "bind::relevant": "relevant", "bind::required": "required",
    "bind::constraint": "constraint", "bind::jr:constraintmsg": "constraint_message",
    "constraining_message": "constraint_message", "bind::readonly": "readonly", "read_only": "readonly",
    "bind::calculate": "calculation", "calculate": "calculation", "control::appearance": "appearance",
    "body::appearance": "appearance", "bind::type": "bind_type", "required_message": "required_message",
    "bind::jr:requiredmsg": "required_message", "requiredmsg": "required_message", "value": "name", "tag": "name",
    "command": "type", "count": "repeat_count", "jr:count": "repeat_count", "control::jr:count": "repeat_count",
    "media::image": "image", "media::audio": "audio", "media::video": "video", "media::big-image": "big-image",
    "set_form_title": "form_title", "title": "form_title", "set_form_id": "form_id", "id_string": "form_id",
}  # fmt: skip
SPOKEN = frozenset(
    {
        "label", "hint", "guidance_hint", "constraint_message", "required_message", "image", "audio", "video",
        "big-image", "unit",
    }
)  # fmt: skip
_EXPRESSIONS = frozenset({"relevant", "constraint", "calculation", "choice_filter", "required", "repeat_count"})
_QUOTES = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"'})
Header = tuple[str, str]


@dataclass(slots=True)
class Row:
    """One row: its cells by meaning and language ("" for a column without one).

    Attributes:
        sheet: the sheet's name.
        number: the row's number in it.
        cells: the texts that are not empty.
        columns: which column each header stands in.
    """

    sheet: str
    number: int
    cells: Mapping[Header, str]
    columns: Mapping[Header, int]
    used: set[Header] = field(default_factory=set)

    def text(self, base: str) -> str:
        """Return the text of a column without language, which is then counted as used."""
        self.used.add((base, ""))
        return self.cells.get((base, ""), "")

    def spoken(self, base: str) -> dict[str, str]:
        """Return the texts of a column by language, which are then counted as used."""
        found = {header: text for header, text in self.cells.items() if header[0] == base}
        self.used |= found.keys()
        return {language: text for (_, language), text in found.items()}

    def place(self, base: str = "") -> str:
        """Return where the column's cell stands, as `survey!C7`, or the row, as `survey!7`."""
        column = next((self.columns.get(header) for header in self.cells if header[0] == base), None)
        column = column or next((number for header, number in self.columns.items() if header[0] == base), None)
        return f"{self.sheet}!{column_letters(column) if column else ''}{self.number}"

    def unused(self) -> list[Header]:
        """Return the columns with a text that nobody has asked for."""
        return [header for header in self.cells if header not in self.used]


def read_rows(table: Table | None, ledger: Ledger) -> list[Row]:
    """Return the rows below the headers; a header that stands twice is a fault."""
    if table is None or not table.rows:
        return []
    (first, headers), *rows = table.rows
    columns: dict[Header, int] = {}
    for number, text in enumerate(headers, 1):
        if not text:
            continue
        header = header_of(text)
        if header in columns:
            place = f"{table.name}!{column_letters(number)}{first}"
            ledger.refuse(place, "import_header_twice", header=text, column=column_letters(columns[header]))
        columns.setdefault(header, number)
    for at, column in sorted(table.formulas):
        if column in columns.values():
            ledger.note(f"{table.name}!{column_letters(column)}{at}", "import_formula")
    for at, texts in rows:
        for number, text in enumerate(texts, 1):
            if text and number not in columns.values():
                ledger.note(f"{table.name}!{column_letters(number)}{at}", "import_no_header", value=text[:60])
    return [row for number, texts in rows if (row := _row(table.name, number, texts, columns)).cells]


def _row(sheet: str, number: int, texts: tuple[str, ...], columns: Mapping[Header, int]) -> Row:
    cells = {}
    for header, column in columns.items():
        text = texts[column - 1] if column <= len(texts) else ""
        plain = clean(text.translate(_QUOTES) if header[0] in _EXPRESSIONS else text)
        if plain:
            cells[header] = plain
    return Row(sheet, number, cells, columns)


def header_of(text: str) -> Header:
    """Return what a column means, and its language.

    >>> header_of("label::Danish (da)"), header_of("list name"), header_of("bind:relevant")
    (('label', 'Danish (da)'), ('list_name', ''), ('relevant', ''))
    """
    parts = [part.strip() for part in re.split(r"::|(?<!jr):", text.strip())]
    whole = "::".join(parts).lower()
    if len(parts) > 1 and _base("::".join(parts[:-1])) in SPOKEN and whole not in _ALIASES:
        return _base("::".join(parts[:-1])), parts[-1]
    return _base(whole), ""


def _base(text: str) -> str:
    word = re.sub(r"\s+", "_", text.strip().lower())
    return _ALIASES.get(word, word)
