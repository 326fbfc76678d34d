"""PX files, PC-Axis' own: keywords with quoted texts, and the values row by row."""

from __future__ import annotations

import math
import re
from itertools import product
from typing import TYPE_CHECKING

from survey.formats.errors import FormatError, unreadable
from survey.formats.statbank_figures import LONGEST_LABEL, MOST_CELLS, Cell, Figures
from survey.texts.faults import Fault
from survey.texts.message import Message

if TYPE_CHECKING:
    from collections.abc import Mapping

_KEYWORD = re.compile(r'\s*([A-Z][A-Z0-9-]*)(?:\[[^\]]*\])?(?:\(((?:"[^"]*"\s*,?\s*)*)\))?\s*=\s*')
_QUOTED = re.compile(r'"([^"]*)"')
_CONTENT = re.compile(r'((?:"[^"]*"|[^";=])*);')
_VALUE = re.compile(r'"([^"]*)"|([^\s,;"]+)')
_DATA = re.compile(r"(?m)^\s*DATA\s*=")
Keywords = dict[tuple[str, str], tuple[str, ...]]


def is_px(text: str) -> bool:
    """Say whether a text begins as PX files do."""
    return bool(re.match(r'\s*(?:CHARSET|AXIS-VERSION|CODEPAGE|LANGUAGE|MATRIX|CREATION-DATE|TITLE)\s*=\s*"', text))


def read_px(text: str, file: str) -> Figures:
    """Return the figures of a PX text.

    Raises:
        FormatError: if a keyword is missing or the values are not as many as the keywords say.
    """
    head, data = [*_DATA.split(text, maxsplit=1), ""][:2]
    keywords = _keywords(head, file)
    if not data or ("KEYS", "") in keywords:
        raise unreadable(file, "population_px_missing", keyword="DATA")
    columns = keywords.get(("STUB", ""), ()) + keywords.get(("HEADING", ""), ())
    if not columns:
        raise unreadable(file, "population_px_missing", keyword="STUB")
    labels = [_labels(keywords, column, file) for column in columns]
    size = math.prod(len(each) for each in labels)
    if size > MOST_CELLS:
        raise unreadable(file, "population_too_many", most=MOST_CELLS, found=size)
    values = [quoted or bare for quoted, bare in _VALUE.findall(data)]
    if len(values) != size:
        message = Message.of("population_values", expected=size, found=len(values))
        raise FormatError([Fault(file, head.count("\n") + 1, 0, message)])
    cells = tuple(
        Cell(at, 0, combined, value[:LONGEST_LABEL])
        for at, (combined, value) in enumerate(zip(product(*labels), values, strict=True))
    )
    table = "".join(keywords.get(("MATRIX", ""), ())[:1])[:LONGEST_LABEL]
    return Figures(file, "px", columns, cells, table=table, assumed="PX", is_official=True)


def _keywords(head: str, file: str) -> Keywords:
    """Return the texts of every keyword in the file's first language, by keyword and variable."""
    keywords: Keywords = {}
    at = 0
    while match := _KEYWORD.match(head, at):
        content = _CONTENT.match(head, match.end())
        if content is None:
            raise FormatError(
                [Fault(file, head.count("\n", 0, match.start(1)) + 1, 0, Message.of("population_px_unended"))]
            )
        variable = _QUOTED.findall(match[2] or "")
        keywords.setdefault((match[1], variable[0] if variable else ""), tuple(_texts(content[1])))
        at = content.end()
    if head[at:].strip():
        line = head.count("\n", 0, at + len(head[at:]) - len(head[at:].lstrip())) + 1
        raise FormatError([Fault(file, line, 0, Message.of("population_px_unended"))])
    return keywords


def _texts(content: str) -> list[str]:
    """Return the texts of a keyword; those that follow each other without a comma are one."""
    joined = re.sub(r'"\s*[\r\n]+\s*"', "", content)
    return [text.strip()[:LONGEST_LABEL] for text in _QUOTED.findall(joined)] or [content.strip()[:LONGEST_LABEL]]


def _labels(keywords: Mapping[tuple[str, str], tuple[str, ...]], column: str, file: str) -> list[str]:
    texts = keywords.get(("VALUES", column), ())
    codes = keywords.get(("CODES", column), ())
    if not texts and not codes:
        raise unreadable(file, "population_px_missing", keyword=f"VALUES({column})"[:LONGEST_LABEL])
    if texts and codes and len(texts) != len(codes):
        raise unreadable(file, "population_values", expected=len(texts), found=len(codes))
    if not codes:
        return list(texts)
    return [f"{code} {text}" for code, text in zip(codes, texts or ("",) * len(codes), strict=True)]
