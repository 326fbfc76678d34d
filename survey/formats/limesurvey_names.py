"""LimeSurvey's names for ours: letters and digits only, and short; a map beside the file leads back.

A question's code has at most 20 characters, an answer's five. Options that are answers are called by their number
(`n8` for -8), so that LimeSurvey's data hold our codes; options and rows that are subquestions keep their names.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from survey.formats.errors import unreadable

if TYPE_CHECKING:
    from pathlib import Path

    from survey.questionnaire.questions import Option

LONGEST_CODE = 20
LONGEST_ANSWER = 5
OTHER_ANSWER = "-oth-"
OTHER_PART = "other"
Sort = Literal["survey", "list", "group", "question", "subquestion", "answer"]

_HEADER = ("sort", "question", "name", "limesurvey", "code")
# Operators and words of its expressions, and endings that LimeSurvey puts behind a code itself.
_RESERVED = frozenset(
    {"and", "comment", "count", "eq", "ge", "gt", "le", "lt", "ne", "or", "other", "self", "that", "this", "time"}
)


@dataclass(frozen=True, slots=True)
class Pair:
    """One name of ours and LimeSurvey's for it.

    Attributes:
        sort: what is named.
        question: the question that an answer or subquestion belongs to, by our name; otherwise "".
        name: ours; a question is called as its column where we have no question for it (`activities__1_what`).
        limesurvey: theirs.
        code: ours, of an option.
    """

    sort: Sort
    question: str
    name: str
    limesurvey: str
    code: int | None = None


@dataclass(slots=True)
class NameMap:
    """The names of one survey, each given once in each direction."""

    pairs: list[Pair] = field(default_factory=list)
    _theirs: dict[tuple[Sort, str, str], str] = field(default_factory=dict)
    _ours: dict[tuple[Sort, str, str], Pair] = field(default_factory=dict)

    def add(self, pair: Pair) -> str:
        """Keep a pair and return LimeSurvey's name.

        Raises:
            ValueError: if either name is taken: the map would not lead back.
        """
        there, back = (pair.sort, pair.question, pair.name), (pair.sort, pair.question, pair.limesurvey)
        if there in self._theirs or back in self._ours:
            raise ValueError(f"named twice: {pair}")
        self._theirs[there] = pair.limesurvey
        self._ours[back] = pair
        self.pairs.append(pair)
        return pair.limesurvey

    def name(self, sort: Sort, name: str, *, question: str = "", code: int | None = None) -> str:
        """Return LimeSurvey's name of a question or subquestion, given now where it has none yet."""
        known = self._theirs.get((sort, question, name))
        return known or self.add(Pair(sort, question, name, self._free(sort, question, name), code))

    def answer(self, question: str, option: Option, *, other: bool = False) -> str:
        """Return the code of an answer; `other` says that LimeSurvey has its own "other" there."""
        known = self._theirs.get(("answer", question, option.name))
        code = OTHER_ANSWER if other and option.role == "other" else answer_code(option.code)
        return known or self.add(Pair("answer", question, option.name, code, option.code))

    def other(self, question: str, option: Option) -> None:
        """Keep the "other" that LimeSurvey switches on beside the subquestions."""
        if self._theirs.get(("subquestion", question, option.name)) is None:
            self.add(Pair("subquestion", question, option.name, OTHER_PART, option.code))

    def theirs(self, sort: Sort, name: str, *, question: str = "") -> str | None:
        """Return LimeSurvey's name where it has one."""
        return self._theirs.get((sort, question, name))

    def ours(self, sort: Sort, theirs: str, *, question: str = "") -> Pair | None:
        """Return the pair of one of LimeSurvey's names, or None."""
        return self._ours.get((sort, question, theirs))

    def _free(self, sort: Sort, question: str, name: str) -> str:
        short = name.replace("_", "").replace(".", "")[:LONGEST_CODE]
        number = 1
        free = f"{short[: LONGEST_CODE - 1]}{number}" if short in _RESERVED else short
        while (sort, question, free) in self._ours:
            number += 1
            free = f"{short[: LONGEST_CODE - len(str(number))]}{number}"
        return free

    def text(self) -> str:
        """Return the map as a file: one line for each name, separated by semicolons."""
        lines = io.StringIO()
        rows = csv.writer(lines, delimiter=";", lineterminator="\n")
        rows.writerow(_HEADER)
        for pair in self.pairs:
            rows.writerow(
                (pair.sort, pair.question, pair.name, pair.limesurvey, "" if pair.code is None else pair.code)
            )
        return lines.getvalue()


def answer_code(code: int) -> str:
    """Return a code of ours as LimeSurvey may hold it.

    >>> answer_code(96), answer_code(-8)
    ('96', 'n8')
    """
    return str(code) if code >= 0 else f"n{-code}"


def map_file(path: Path) -> Path:
    """Return where the map of a survey file stands: `survey.tsv.names.csv`."""
    return path.with_name(f"{path.name}.names.csv")


def read_map(path: Path) -> NameMap:
    """Return the map that stands beside a survey file; an empty one where there is none.

    Raises:
        FormatError: if the file is no such map, or no longer leads back.
    """
    file = map_file(path)
    names = NameMap()
    if not file.is_file():
        return names
    try:
        for row in csv.DictReader(io.StringIO(file.read_text("utf-8-sig")), delimiter=";"):
            code = int(row["code"]) if row["code"] else None
            names.add(Pair(row["sort"], row["question"], row["name"], row["limesurvey"], code))  # type: ignore[arg-type]
    except (KeyError, TypeError, ValueError, csv.Error, OSError) as error:
        raise unreadable(file.name, "limesurvey_map_damaged") from error
    return names
