"""LimeSurvey's tab-separated file: the sheet as lines, and lines as a sheet."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from survey.formats.errors import unreadable
from survey.formats.limesurvey_sheet import LOCALISED, Asked, Entry, Group, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from survey.formats.imported import Ledger

    Row = dict[str, str]

LARGEST_FILE = 20_000_000
_FIXED = (
    "class", "type/scale", "name", "relevance", "text", "help", "language", "validation", "mandatory", "other",
    "default", "same_default",
)  # fmt: skip
_BESIDE = frozenset({*_FIXED, "id", "related_id", "encrypted", "line"})
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
    csv.field_size_limit(LARGEST_FILE)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter="\t")
    header = [name.strip() for name in next(reader, [])]
    if not {"class", "name", "text"} <= set(header):
        raise unreadable(ledger.file, "limesurvey_no_survey")
    missing = dict.fromkeys(_FIXED, "")
    line = reader.line_num
    for cells in reader:
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


def _groups(rows: Sequence[Row], source: str) -> tuple[Group, ...]:
    """Gather groups and questions, which stand once for each language."""
    groups: dict[str, Group] = {}
    asked: dict[tuple[str, str], Asked] = {}
    number, key, unnumbered = "", ("", ""), Counter[str]()
    for row in rows:
        language = row["language"] or source
        if row["class"] == "G":
            unnumbered[language] += 1
            number = row["type/scale"] or f"G{unnumbered[language]}"
            first = groups.get(number) or Group(number, {}, {}, (), row["relevance"], row["line"])
            groups[number] = replace(
                first,
                titles={**first.titles, language: row["name"]},
                texts={**first.texts, language: row["text"]},
            )
        elif row["class"] == "Q":
            key = (number, row["name"])
            asked[key] = _with_language(asked.get(key) or _first(row), row, language)
        elif row["class"] in ("SQ", "A") and key in asked:
            asked[key] = _with_entry(asked[key], row, language)
    for number, _ in asked:
        groups.setdefault(number, Group(number, {}, {}, ()))
    return tuple(
        replace(group, asked=tuple(each for (number, _), each in asked.items() if number == group.number))
        for group in groups.values()
    )


def _first(row: Row) -> Asked:
    attributes = {key: value for key, value in row.items() if key and key not in _BESIDE and value}
    return Asked(
        row["type/scale"], row["name"], {}, {}, row["relevance"], row["mandatory"], row["other"] == "Y",
        {key: value for key, value in attributes.items() if key not in LOCALISED},
        default=row["default"], validation=row["validation"], place=row["line"], id=row.get("id", ""),
    )  # fmt: skip


def _with_language(asked: Asked, row: Row, language: str) -> Asked:
    said = {key: row[key] for key in LOCALISED if row.get(key)}
    return replace(
        asked,
        texts={**asked.texts, language: row["text"]},
        helps={**asked.helps, language: row["help"]},
        said={**asked.said, language: said} if said else asked.said,
    )


def _with_entry(asked: Asked, row: Row, language: str) -> Asked:
    if row["class"] == "SQ":
        if row["name"] == "other" and asked.other:
            return asked  # only there to hold a default
        return replace(asked, subquestions=entered(asked.subquestions, row, language))
    return replace(asked, answers=entered(asked.answers, row, language))


def entered(entries: Iterable[Entry], row: Mapping[str, str], language: str) -> tuple[Entry, ...]:
    """Return the entries with this line's: a new one, or one language more of one that is there."""
    found = {(entry.scale, entry.code): entry for entry in entries}
    scale = row["type/scale"] or "0"
    key = (scale, row["name"])
    entry = found.get(key) or Entry(row["name"], {}, row["relevance"], scale, row["line"])
    found[key] = replace(entry, texts={**entry.texts, language: row["text"]})
    return tuple(found.values())
