"""LimeSurvey's tab-separated file: the sheet as lines, and lines as a sheet."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from survey.formats.errors import unreadable
from survey.formats.limesurvey_sheet import LOCALISED, Asked, Entry, Group, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from survey.formats.imported import Ledger

    Row = dict[str, str]

LARGEST_FILE = 20_000_000
MOST_ROWS = 50_000
_FIXED = (
    "class", "type/scale", "name", "relevance", "text", "help", "language", "validation", "mandatory", "other",
    "default", "same_default",
)  # fmt: skip
_BESIDE = frozenset({"", *_FIXED, "id", "related_id", "encrypted", "line"})
_BREAKS = re.compile(r"[\t\r\n]+")
_CLASSES = {"S", "SL", "G", "Q", "SQ", "A"}


def tab_separated(sheet: Sheet) -> str:
    """Return the file that LimeSurvey imports; no cell needs quotes."""
    rows = list(_rows(sheet))
    attributes = sorted({key for row in rows for key in row} - set(_FIXED))
    header = (*_FIXED, *attributes)
    lines = ["\t".join(header), *("\t".join(_cell(row.get(key, "")) for key in header) for row in rows)]
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    return _BREAKS.sub(" ", text)


def _rows(sheet: Sheet) -> Iterator[Row]:
    source, *others = sheet.languages
    settings = {"language": source, "additional_languages": " ".join(others), **sheet.settings}
    for name, text in settings.items():
        if text:
            yield {"class": "S", "name": name, "relevance": "1", "text": text, "language": source}
    for language in sheet.languages:
        for name, said in sheet.notices.items():
            if said.get(language):
                yield {"class": "SL", "name": name, "relevance": "1", "text": said[language], "language": language}
    for group in sheet.groups:
        for language in sheet.languages:
            yield {
                "class": "G", "type/scale": group.number, "name": group.titles.get(language, ""),
                "relevance": group.relevance, "text": group.texts.get(language, ""), "language": language,
            }  # fmt: skip
        for language in sheet.languages:
            for asked in group.asked:
                yield from _asked(asked, language, is_source=language == source)


def _asked(asked: Asked, language: str, *, is_source: bool) -> Iterator[Row]:
    yield {
        "class": "Q", "type/scale": asked.sort, "name": asked.code, "relevance": asked.relevance,
        "text": asked.texts.get(language, ""), "help": asked.helps.get(language, ""), "language": language,
        "mandatory": asked.mandatory, "other": "Y" if asked.other else "N", "default": asked.default,
        "validation": asked.validation, **(asked.attributes if is_source else {}), **asked.said.get(language, {}),
    }  # fmt: skip
    for sort, entries in (("SQ", asked.subquestions), ("A", asked.answers)):
        for entry in entries:
            yield {
                "class": sort, "type/scale": entry.scale, "name": entry.code, "relevance": entry.relevance,
                "text": entry.texts.get(language, ""), "language": language,
            }  # fmt: skip


def read_rows(content: bytes, ledger: Ledger) -> Sheet:
    """Return the sheet that the lines say; lines of other classes are noted.

    Raises:
        FormatError: if it is no such file.
    """
    rows = list(_parsed(content, ledger))
    for row in rows:
        if row["class"] not in _CLASSES:
            ledger.note(row["line"], "limesurvey_class_ignored", sort=row["class"], name=row.get("name", ""))
    settings = {row["name"]: row["text"] for row in rows if row["class"] == "S"}
    source = settings.pop("language", "") or next((row["language"] for row in rows if row["language"]), "en")
    languages = tuple(dict.fromkeys((source, *settings.pop("additional_languages", "").split())))
    notices: dict[str, dict[str, str]] = {}
    for row in rows:
        if row["class"] == "SL":
            notices.setdefault(row["name"], {})[row["language"] or source] = row["text"]
    return Sheet(languages, _groups(rows, source), settings, notices)


def _parsed(content: bytes, ledger: Ledger) -> Iterator[Row]:
    text = _decoded(content, ledger)
    if "\0" in text:
        raise unreadable(ledger.file, "limesurvey_no_survey")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter="\t")
    try:
        yield from _cells(reader, ledger)
    except csv.Error as error:
        raise unreadable(f"{ledger.file}:{reader.line_num}", "import_csv_broken", why=str(error)) from error


def _cells(reader: Any, ledger: Ledger) -> Iterator[Row]:
    header = [name.strip() for name in next(reader, [])]
    if not {"class", "name", "text"} <= set(header):
        raise unreadable(ledger.file, "limesurvey_no_survey")
    missing = dict.fromkeys(_FIXED, "")
    line = reader.line_num
    for count, cells in enumerate(reader, start=1):
        if count > MOST_ROWS:
            raise unreadable(ledger.file, "import_rows_many", most=MOST_ROWS)
        row = {**missing, **dict(zip(header, (cell.strip() for cell in cells), strict=False)), "line": str(line + 1)}
        line = reader.line_num
        if any(cells):
            yield row


def _decoded(content: bytes, ledger: Ledger) -> str:
    """Return the text; Excel saves such files as UTF-16."""
    if len(content) > LARGEST_FILE:
        raise unreadable(ledger.file, "limesurvey_too_large")
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise unreadable(ledger.file, "not_utf8") from error


@dataclass(slots=True)
class _Lines:
    """The lines of one question: its own, one for each language, and those of each subquestion and answer."""

    own: list[Row] = field(default_factory=list)
    parts: dict[tuple[str, str, str], list[Row]] = field(default_factory=dict)


@dataclass(slots=True)
class _GroupLines:
    """The lines of one group, and of its questions by code."""

    own: list[Row] = field(default_factory=list)
    asked: dict[str, _Lines] = field(default_factory=dict)


def _groups(rows: Sequence[Row], source: str) -> tuple[Group, ...]:
    """Gather groups and questions, which stand once for each language."""
    groups: dict[str, _GroupLines] = {}
    number, lines, unnumbered = "", _Lines(), Counter[str]()
    for row in rows:
        if row["class"] == "G":
            language = row["language"] or source
            unnumbered[language] += 1
            number = row["type/scale"] or f"G{unnumbered[language]}"
            groups.setdefault(number, _GroupLines()).own.append(row)
        elif row["class"] == "Q":
            lines = groups.setdefault(number, _GroupLines()).asked.setdefault(row["name"], _Lines())
            lines.own.append(row)
        elif row["class"] in ("SQ", "A"):
            key = (row["class"], row["type/scale"] or "0", row["name"])
            lines.parts.setdefault(key, []).append(row)
    return tuple(_group(number, found, source) for number, found in groups.items())


def _group(number: str, lines: _GroupLines, source: str) -> Group:
    first = lines.own[0] if lines.own else {}
    return Group(
        number,
        _by_language(lines.own, "name", source),
        _by_language(lines.own, "text", source),
        tuple(_question(each, source) for each in lines.asked.values()),
        first.get("relevance", "1"),
        first.get("line", ""),
    )


def _by_language(rows: Iterable[Row], column: str, source: str) -> dict[str, str]:
    return {row["language"] or source: row[column] for row in rows}


def _question(lines: _Lines, source: str) -> Asked:
    first = lines.own[0]
    said = {row["language"] or source: {key: row[key] for key in LOCALISED if row.get(key)} for row in lines.own}
    parts = {key: _entry(rows, source) for key, rows in lines.parts.items()}
    has_other = first["other"] == "Y"
    return Asked(
        first["type/scale"], first["name"], _by_language(lines.own, "text", source),
        _by_language(lines.own, "help", source), first["relevance"], first["mandatory"], has_other,
        {key: value for key, value in first.items() if value and key not in _BESIDE and key not in LOCALISED},
        {language: texts for language, texts in said.items() if texts},
        # A subquestion called "other" only holds the default of the one that LimeSurvey has itself.
        tuple(part for key, part in parts.items() if key[0] == "SQ" and not (has_other and part.code == "other")),
        tuple(part for key, part in parts.items() if key[0] == "A"),
        default=first["default"], validation=first["validation"], place=first["line"], id=first.get("id", ""),
    )  # fmt: skip


def _entry(rows: Sequence[Row], source: str) -> Entry:
    first = rows[0]
    texts = _by_language(rows, "text", source)
    return Entry(first["name"], texts, first["relevance"], first["type/scale"] or "0", first["line"])
