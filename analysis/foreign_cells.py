"""Cells of a column by what stands in them: each different value once, so that a million responses cost little."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from survey.formats.column import Cell


@dataclass(frozen=True, eq=False)
class Cells:
    """A column's cells.

    Attributes:
        values: the different ones.
        places: for each response, which of them it has.
    """

    values: tuple[Cell, ...]
    places: NDArray[np.intp]

    def __len__(self) -> int:
        return len(self.places)

    @classmethod
    def of(cls, cells: Sequence[Cell]) -> Cells:
        """Return the cells of a list."""
        known: dict[Cell, int] = {}
        places = np.fromiter((known.setdefault(cell, len(known)) for cell in cells), dtype=np.intp, count=len(cells))
        return cls(tuple(known), places)

    @classmethod
    def of_series(cls, series: pd.Series[Any], *, numeric: bool) -> Cells:
        """Return the cells of a frame's column; numbers written as words are numbers where `numeric`."""
        places, values = pd.factorize(series, use_na_sentinel=True)
        told = [_cell(value, numeric=numeric) for value in values]
        return cls((*told, None), np.where(places < 0, len(told), places).astype(np.intp))

    def numbered(self, number: Callable[[Cell], float]) -> NDArray[np.float64]:
        """Return a number for each response, by its value."""
        return np.array([number(value) for value in self.values], dtype=np.float64)[self.places]

    def told(self, value: Cell) -> tuple[int, int]:
        """Return how many responses have a value, and the first one's number from 1."""
        here = np.flatnonzero(np.isin(self.places, [i for i, one in enumerate(self.values) if one == value]))
        return len(here), int(here[0]) + 1

    def doubled(self) -> list[tuple[Cell, int, int]]:
        """Return each value that several responses have, with the numbers of the first and the second of them."""
        counts = np.bincount(self.places, minlength=len(self.values))
        found = []
        for place in np.flatnonzero(counts > 1):
            rows = np.flatnonzero(self.places == place) + 1
            found.append((self.values[place], int(rows[0]), int(rows[1])))
        return found


def _cell(value: Any, *, numeric: bool) -> Cell:
    """Return a cell of a frame as a file's cell: whole numbers as such."""
    if isinstance(value, pd.Timestamp):
        return value.to_pydatetime()
    if isinstance(value, (dt.date, dt.time)):
        return value
    if isinstance(value, str):
        return _number(value) if numeric else value
    number = float(value)
    return int(number) if number.is_integer() else number


def _number(written: str) -> Cell:
    try:
        number = float(written.replace(",", "."))
    except ValueError:
        return written.strip()
    return int(number) if number.is_integer() else number
