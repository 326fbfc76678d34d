"""SPSS syntax (.sps) that opens the .sav file and defines its multiple-response sets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from survey.formats.spss import names_of
from survey.formats.wordings import cut, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from survey.formats.column import AnswerSet
    from survey.formats.datafile import DataFile

LONGEST_SET_NAME = 63
LONGEST_LABEL = 250
WIDTH = 100
OPENED = """* Encoding: UTF-8.
* {heading}.
* Åbner svarene og samler de spørgsmål, hvor man kunne sætte flere krydser.
* Ligger filerne et andet sted, så ret adressen i næste linje.

GET FILE='{file}'.
"""


def text(data: DataFile, *, file: str, language: str = "") -> str:
    """Return the syntax.

    Args:
        data: the responses that the file holds.
        file: name of the .sav file.
        language: that labels are written in; the source language if none is named.
    """
    language = language or data.languages[0]
    theirs = names_of(data)
    parts = [OPENED.format(heading=data.heading(language).rstrip("."), file=_quoted(file)[1:-1])]
    if data.sets:
        parts.append("MRSETS\n" + "\n".join(_group(each, theirs, language) for each in data.sets))
        parts.append("  /DISPLAY NAME=[" + " ".join(set_name(each) for each in data.sets) + "].\n")
    return "\n".join(parts)


def set_name(each: AnswerSet) -> str:
    """Return what a set is called: its question's name with SPSS's dollar sign."""
    return f"${each.name}"[:LONGEST_SET_NAME]


def _group(each: AnswerSet, theirs: dict[str, str], language: str) -> str:
    label = cut(plain(each.label.text(language)), LONGEST_LABEL, encoding="utf-8")
    lines = [f"  /MDGROUP NAME={set_name(each)}", f"    LABEL={_quoted(label)}", "    CATEGORYLABELS=VARLABELS"]
    return "\n".join([*lines, *_wrapped([theirs[name] for name in each.columns]), f"    VALUE={each.counted}"])


def _wrapped(names: Sequence[str]) -> Iterator[str]:
    """Yield the names on lines that SPSS can read; it leaves out what stands beyond column 256."""
    line = "    VARIABLES="
    for name in names:
        if len(line) + len(name) > WIDTH:
            yield line.rstrip()
            line = "      "
        line += f"{name} "
    yield line.rstrip()


def _quoted(words: str) -> str:
    """Return a string of SPSS's: apostrophes are doubled."""
    return "'" + words.replace("'", "''") + "'"
