"""Faults as an author sees them: each beside its line, with a mark under the place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from survey.texts.catalogue import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from survey.texts.faults import Fault

AROUND = 1
_WORD = re.compile(r"[^\s:,\[\]{}()]+|\S")


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One line of a file; `marked` is the word that is wrong, empty on the lines around it."""

    number: int
    before: str
    marked: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class ToldFault:
    """One fault: where, what, what would be right, and the lines of the file there."""

    file: str
    line: int
    message: str
    advice: str
    lines: tuple[SourceLine, ...]


def told(faults: Iterable[Fault], files: Mapping[str, str], language: str) -> tuple[ToldFault, ...]:
    """Return the faults in words, with their lines.

    Args:
        faults: in any order; those of the questionnaire's own file, the first of the files, are told first.
        files: the text of each file by name.
        language: `da` or `en`.
    """
    return tuple(
        ToldFault(
            fault.file,
            fault.line,
            say(fault.message, language),
            say(fault.advice, language) if fault.advice else "",
            tuple(_lines(fault, files.get(fault.file, "").splitlines())),
        )
        for fault in sorted(faults, key=lambda fault: fault.file != next(iter(files), ""))
    )


def _lines(fault: Fault, lines: list[str]) -> Iterator[SourceLine]:
    """Yield the faulty line and those around it; none where the fault is the whole file's."""
    if not 1 <= fault.line <= len(lines):
        return
    for number in range(max(1, fault.line - AROUND), min(len(lines), fault.line + AROUND) + 1):
        text = lines[number - 1]
        yield _marked(number, text, fault.column) if number == fault.line else SourceLine(number, text)


def _marked(number: int, text: str, column: int) -> SourceLine:
    """Return the line with the word at the column marked, or the whole line where the column is not known."""
    if column < 1 or column > len(text):
        kept = text.lstrip()
        return SourceLine(number, text[: len(text) - len(kept)], kept or " ")
    word = _WORD.match(text, column - 1)
    end = word.end() if word else column
    return SourceLine(number, text[: column - 1], text[column - 1 : end], text[end:])
