"""Which cells of one table must be hidden: the small ones, and what would give them away by subtraction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analysis.disclosure_equations import determined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from analysis.study import Limits
    from analysis.table import RawTable

    Cells = NDArray[np.bool_]
    Counts = NDArray[np.int64]

LARGEST_SHARE = 0.9
LARGE_BASE = 20


@dataclass(frozen=True, eq=False, slots=True)
class Hiding:
    """What is hidden: cells, those of them that are too small themselves, and whole columns."""

    cells: Cells
    primary: Cells
    columns: Cells


@dataclass(frozen=True, eq=False, slots=True)
class _Line:
    """Cells that add up to a shown sum.

    Attributes:
        places: their columns (or rows).
        free: how many of the people in each row's sum are in none of the places.
        left: how many people are in none of the places altogether.
        guarded: whether these are so few that they must be protected too.
    """

    places: tuple[int, ...]
    free: Counts
    left: int
    guarded: bool


def hide(raw: RawTable, limits: Limits) -> Hiding:
    """Return what to hide of a raw table."""
    bases = raw.bases
    primary, columns = _primary(raw, limits)
    cells = primary.copy()
    groups = tuple(_groups(raw, limits.least_cell))
    before = -1
    while cells.sum() + columns.sum() != before:
        before = cells.sum() + columns.sum()
        for line in groups:
            columns |= _second_column(line, columns, bases)
        cells |= columns
        if raw.exclusive:
            _hide_down(raw, cells, columns, limits.least_cell)
        for line in groups:
            _hide_across(raw, line, cells, columns, limits.least_cell)
        _hide_what_follows(raw, groups, cells, columns, primary)
    return Hiding(cells, primary, columns)


def _primary(raw: RawTable, limits: Limits) -> tuple[Cells, Cells]:
    """Return the cells that are too small, and the columns that are hidden whole.

    A column is: where its base is too small, or one answer has nearly all of a small base.
    """
    n, bases = raw.n, raw.bases
    least = limits.least_cell
    small = (n >= 1) & (n < least)
    if not raw.exclusive or _is_yes_or_no(raw):
        rest = bases - n
        small |= (rest >= 1) & (rest < least)
    columns = bases < limits.least_base
    if len(n) > 1:
        columns |= (bases < LARGE_BASE) & (n >= LARGEST_SHARE * bases).any(axis=0)
    if raw.behind is not None:
        # Many lines of few people tell of these people all the same.
        small |= (n >= 1) & (raw.behind.cells < least)
        columns |= raw.behind.bases < limits.least_base
    return small, columns


def _is_yes_or_no(raw: RawTable) -> bool:
    return sum(row.role == "plain" for row in raw.stub) == 2


def _groups(raw: RawTable, least: int) -> Iterator[_Line]:
    """Yield the columns of each breakdown, with those who are in none of its groups."""
    names = dict.fromkeys(column.group for column in raw.banner if column.group)
    bases = raw.bases
    for name in names:
        places = tuple(i for i, column in enumerate(raw.banner) if column.group == name)
        free = raw.n[:, 0] - raw.n[:, places].sum(axis=1)
        left = int(bases[0] - bases[list(places)].sum())
        yield _Line(places, free, left, guarded=0 < left < least)


def _second_column(line: _Line, columns: Cells, bases: Counts) -> Cells:
    """Return a second column to hide where exactly one is: the total less the others would be the one."""
    more = np.zeros(len(columns), dtype=bool)
    hidden = [i for i in line.places if columns[i] and bases[i] > 0]
    shown = [i for i in line.places if not columns[i]]
    if len(hidden) == 1 and shown and not columns[0] and (not line.left or line.guarded):
        more[min(shown, key=lambda i: (int(bases[i]), i))] = True
    return more


def _hide_down(raw: RawTable, cells: Cells, columns: Cells, least: int) -> None:
    """Hide more of a column until its base tells nothing of what is hidden, or all of it where that is not enough.

    The total and the statements of a matrix are decided by their own counts alone: they stand in several tables, and
    must be hidden alike in all of them.
    """
    n = raw.n
    for j in np.flatnonzero(cells.any(axis=0) & ~columns):
        while not _safe(n[:, j], cells[:, j], 0, least):
            place = _cheapest(n[:, j], cells[:, j], _any(cells[:, 1:], 1) if raw.banner[j].group else cells[:, j])
            if place is None:
                columns[j] = True
                break
            cells[place, j] = True


def _hide_across(raw: RawTable, line: _Line, cells: Cells, columns: Cells, least: int) -> None:
    """Hide more of each row, within one breakdown, until the total tells nothing of what is hidden."""
    places = np.array(line.places)
    whole = columns[places]
    for i in range(len(raw.n)):
        values, free = raw.n[i, places], int(line.free[i])
        if cells[i, 0]:
            # The total is hidden: then it must not be the sum of its groups either.
            if not cells[i, places].any() and not line.left:
                _hide_more(values, cells, i, places)
            continue
        sums = [(values, free)]
        if not raw.exclusive:
            sums.append((raw.bases[places] - values, line.left - free))
        for summed, outside in sums:
            guarded = line.guarded and outside > 0
            while not _safe(summed, cells[i, places], outside, least, whole, guarded=guarded):
                if not _hide_more(values, cells, i, places):
                    break


def _hide_what_follows(raw: RawTable, groups: tuple[_Line, ...], cells: Cells, columns: Cells, primary: Cells) -> None:
    """Hide more where a small cell follows from several sums together, though from none of them alone."""
    lines = [(line.places, line.left > 0) for line in groups]
    if not primary.any():
        return
    found = primary & (raw.n > 0) & determined(cells, lines, shown_bases=~columns, exclusive=raw.exclusive)
    for i, j in np.argwhere(found):
        places = next((np.array(line.places) for line in groups if j in line.places), None)
        if places is None or not _hide_more(raw.n[i, places], cells, int(i), places):
            columns[j] = True


def _hide_more(values: Counts, cells: Cells, row: int, places: NDArray[np.int64]) -> bool:
    """Hide the cheapest cell of a row that is still shown, and say whether there was one."""
    place = _cheapest(values, cells[row, places], _any(cells[:, places], 0))
    if place is not None:
        cells[row, places[place]] = True
    return place is not None


def _any(cells: Cells, axis: int) -> Cells:
    found: Cells = np.any(cells, axis=axis)
    return found


def _cheapest(values: Counts, hidden: Cells, touched: Cells) -> int | None:
    """Return which cell that is still shown to hide, or None where none is.

    One that crosses a line where something is hidden already (`touched`), so that the two protect each other; of these
    the smallest; zeros last, for hiding one hides that nobody is there.
    """
    shown = [int(place) for place in np.flatnonzero(~hidden)]
    return min(shown, key=lambda place: (values[place] == 0, not touched[place], values[place], place), default=None)


def _safe(
    values: Counts, hidden: Cells, free: int, least: int, whole: Cells | None = None, *, guarded: bool = False
) -> bool:
    """Say whether the sum of a line may be known.

    It may where at least two of its parts are unknown, and what is left for one hidden cell, when every other has the 1
    that it must have, reaches `least`. A cell of a column that is hidden whole may also be 0.
    """
    known = whole if whole is not None else np.zeros(len(values), dtype=bool)
    own = hidden & ~known & (values > 0)
    if not own.any() and not guarded:
        return True
    unknowns = int((hidden & (known | (values > 0))).sum()) + (free > 0)
    left = int(values[hidden].sum()) + free - max(0, int(own.sum()) - 1)
    return unknowns >= 2 and left >= least
