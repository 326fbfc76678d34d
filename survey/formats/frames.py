"""Frames between a data file and pyreadstat: what a column's cells are in pandas, and back."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from survey.formats.column import Tag
from survey.questionnaire.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from survey.formats.column import Cell, Code, Coded, Column, Content

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
UNKNOWN_DAY = dt.date(1980, 1, 1)
"""What a file is dated that has no wave: programs write the moment of writing, and ours must not tell it."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """How a program counts time: the day it counts from, and its units in a day and in a second."""

    first: dt.date
    per_day: int
    per_second: int

    def number(self, cell: dt.date | dt.time) -> float:
        """Return a date, a time of day or a moment as the program counts it."""
        if isinstance(cell, dt.time):
            return float((cell.hour * 3600 + cell.minute * 60 + cell.second) * self.per_second)
        if isinstance(cell, dt.datetime):
            return (cell.date() - self.first).days * 86_400.0 * self.per_second + self.number(cell.time())
        return float((cell - self.first).days * self.per_day)


def series(column: Column, cells: Sequence[Cell], calendar: Calendar) -> pd.Series[Any]:
    """Return the cells as pyreadstat wants them: numbers and days as floats, Stata's missing values as letters.

    It guesses what a column holds from the first hundred cells, so that none may be left to guess at. With letters
    among the numbers it looks at the categories instead.
    """
    if column.content == "text":
        return pd.Series(["" if cell is None else str(cell) for cell in cells], dtype=object)
    numbers = [_number(cell, calendar) for cell in cells]
    letters = sorted({number for number in numbers if isinstance(number, str)})
    if not letters:
        return pd.Series(numbers, dtype=float)
    others = sorted({number for number in numbers if isinstance(number, float) and not math.isnan(number)})
    return pd.Series(pd.Categorical(numbers, categories=[*others, *letters]))


def _number(cell: Cell, calendar: Calendar) -> float | str:
    match cell:
        case Tag():
            return cell.letter
        case int() | float():
            return float(cell)
        case dt.date() | dt.time():
            return calendar.number(cell)
    return math.nan


def cells(read: pd.Series[Any], content: Content) -> Iterator[Cell]:
    """Yield the cells of a column that pyreadstat read; whole numbers as such, nothing as None (no words as "")."""
    for value in read:
        if value is None or value is pd.NaT or (isinstance(value, float) and math.isnan(value)):
            yield "" if content == "text" else None
        elif content == "text":
            yield str(value)
        elif isinstance(value, str):
            yield Tag(value)
        elif isinstance(value, pd.Timestamp):
            yield value.to_pydatetime()
        elif isinstance(value, (dt.date, dt.time)):
            yield value
        else:
            yield whole(float(value))


def whole(number: float) -> int | float:
    """Return a number that has no decimals as a whole one."""
    return int(number) if number.is_integer() else number


def value_labels(codes: Sequence[Coded], language: str, letters: Mapping[int, str]) -> dict[Any, str]:
    """Return the labels of values as pyreadstat wants them; codes that have a letter go by it."""
    return {_key(coded.code, letters): coded.label.text(language) for coded in codes}


def _key(code: Code, letters: Mapping[int, str]) -> float | str:
    if isinstance(code, Tag):
        return code.letter
    if isinstance(code, str):
        return code
    return letters.get(int(code), float(code))


def unnamed(text: str | None) -> Wording:
    """Return a label of a file that does not say which language it is in."""
    return Wording((("", text),)) if text else Wording()
