"""Columns of a data file: what stands in one, in words that every statistics program has too."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from survey.questionnaire.missing import Missing
from survey.questionnaire.variables import MISSING_LABELS

if TYPE_CHECKING:
    from survey.questionnaire.variables import Variable
    from survey.questionnaire.wording import Wording

Content = Literal["number", "text", "date", "time", "moment"]
Level = Literal["nominal", "ordinal", "scale"]


@dataclass(frozen=True, slots=True)
class Tag:
    """One of Stata's missing values that is not one of ours: `.a` to `.z`, by its letter."""

    letter: str


Code = int | float | str | Tag
Cell = Code | dt.date | dt.time | dt.datetime | None
"""A cell; None where a file has nothing and no reason for it (SPSS's and Stata's system-missing)."""


@dataclass(frozen=True, slots=True)
class Coded:
    """One value that has a label, and whether it stands for an answer that is missing."""

    code: Code
    label: Wording
    is_missing: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """Values from `low` to `high`, both included, that stand for no answer; a single value where they are equal."""

    low: Code
    high: Code

    def holds(self, cell: Cell) -> bool:
        """Tell whether the cell is one of them."""
        if (
            isinstance(cell, (int, float))
            and isinstance(self.low, (int, float))
            and isinstance(self.high, (int, float))
        ):
            return self.low <= cell <= self.high
        return isinstance(cell, (str, Tag)) and cell in (self.low, self.high)


OURS = Span(int(min(Missing)), int(max(Missing)))
"""Every code of the closed list, -9 to -1."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a data file.

    Attributes:
        name: as in our own data; where a program has no room for it, `names` gives the one it has there.
        label: what the column is about, for a reader who has no questionnaire at hand.
        content: what stands in its cells.
        level: of measurement.
        codes: the values that have a label, in the order of the questionnaire, the missing ones last.
        missing: the values that stand for no answer.
        decimals: of a number.
        variable: what it is in the questionnaire; None for facts about a response, and in a file that others made.
    """

    name: str
    label: Wording
    content: Content = "number"
    level: Level = "nominal"
    codes: tuple[Coded, ...] = ()
    missing: tuple[Span, ...] = ()
    decimals: int = 0
    variable: Variable | None = None

    def is_missing(self, cell: Cell) -> bool:
        """Tell whether the cell holds no answer."""
        return cell is None or any(span.holds(cell) for span in self.missing)

    def answers(self) -> tuple[Coded, ...]:
        """Return the values that are answers and have a label."""
        return tuple(coded for coded in self.codes if not coded.is_missing)


@dataclass(frozen=True, slots=True)
class AnswerSet:
    """Columns that together hold the answers to one question: SPSS's multiple-response set.

    Attributes:
        name: of the question, with the line's number where it is asked line by line.
        label: the question's wording.
        columns: by name.
        counted: the value that means "chosen"; None where the columns hold categories.
    """

    name: str
    label: Wording
    columns: tuple[str, ...]
    counted: float | str | None = 1


def missing_codes(own: dict[int, Wording] | None = None) -> tuple[Coded, ...]:
    """Return the closed list, labelled; `own` holds the questionnaire's own words for some of them."""
    return tuple(Coded(int(code), (own or {}).get(int(code), label), True) for code, label in MISSING_LABELS.items())
