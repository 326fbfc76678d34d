"""Frames between a data file and pyreadstat: what a column's cells are in pandas, and back."""

from __future__ import annotations

import datetime as dt
import math
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


def series(column: Column, cells: Sequence[Cell]) -> pd.Series[Any]:
    """Return the cells as pyreadstat wants them: numbers as floats, Stata's missing values as letters."""
    if column.content == "text":
        return pd.Series(["" if cell is None else str(cell) for cell in cells], dtype=object)
    if column.content != "number":
        # A column without a single date would else be taken for words.
        return pd.Series(list(cells), dtype=object if any(cell is not None for cell in cells) else float)
    numbers = [_number(cell) for cell in cells]
    lettered = any(isinstance(number, str) for number in numbers)
    return pd.Series(numbers, dtype=object if lettered else float)


def _number(cell: Cell) -> float | str:
    if isinstance(cell, Tag):
        return cell.letter
    return float(cell) if isinstance(cell, (int, float)) else math.nan


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
