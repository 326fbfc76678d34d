"""What is hidden of the tables of one question: the small cells, and what would give them away."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from analysis.disclosure_about import bounds
from analysis.disclosure_linked import linked
from analysis.disclosure_secondary import hidden
from analysis.disclosure_system import parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from analysis.disclosure_linked import Linked
    from analysis.study import Limits
    from analysis.table import RawTable

    Flags = NDArray[np.bool_]

LARGEST_SHARE = 0.9
LARGE_BASE = 20
LEAST, LEAST_SENSITIVE = 5, 10


@dataclass(frozen=True, eq=False, slots=True)
class Hiding:
    """What is hidden of a table: cells, those of them that are too small themselves, and whole columns.

    Attributes:
        above: what the top of a scale is known to be more than, for each column where it is hidden; NaN elsewhere.
    """

    cells: Flags
    primary: Flags
    columns: Flags
    above: NDArray[np.float64]


def hidings(tables: Sequence[RawTable], limits: Limits) -> list[Hiding]:
    """Return what to hide of each of the tables of one question.

    Higher limits begin with what the lower ones hide, so that raising a limit never shows more.
    """
    closed = [closed_columns(raw, limits.sensitive if raw.sensitive else limits) for raw in tables]
    lowest = min(limits.least_cell, LEAST_SENSITIVE if all(raw.sensitive for raw in tables) else LEAST)
    together, gone = _settled(tables, replace(limits, least_cell=lowest), closed, None)
    for least in range(lowest + 1, limits.least_cell + 1):
        together, gone = _settled(tables, replace(limits, least_cell=least), closed, gone)
    told = bounds(together, gone, closed)
    return [
        Hiding(gone[cells], _small(together, cells) & gone[cells], shut, above)
        for cells, shut, above in zip(together.cells, closed, told, strict=True)
    ]


def _settled(
    tables: Sequence[RawTable], limits: Limits, closed: list[Flags], before: Flags | None
) -> tuple[Linked, Flags]:
    """Hide until nothing is left unprotected; columns that must be closed for it are closed in `closed`."""
    while True:
        together = linked(tables, limits, closed)
        gone, lost = _solved(together, closed, before)
        if not _close_more(together, closed, lost):
            return together, gone


def closed_columns(raw: RawTable, limits: Limits) -> Flags:
    """Return the columns that are hidden whole: too small a base, or one answer has nearly all of a small one."""
    bases = raw.bases
    closed: Flags = bases < limits.least_base
    if len(raw.n) > 1:
        closed = closed | ((bases < LARGE_BASE) & (raw.n >= LARGEST_SHARE * bases).any(axis=0))
    if raw.behind is not None:
        closed = closed | (raw.behind.bases < limits.least_base)
    return closed | _gives_away(raw, closed, limits)


def _gives_away(raw: RawTable, closed: Flags, limits: Limits) -> Flags:
    """Return further columns to close where only a statistic is shown, and those closed are too few people together.

    A mean times its base is a sum, and the total's less those of the groups that are shown is the sum of the others.
    """
    more = np.zeros_like(closed)
    if len(raw.n) or closed[0]:
        return more
    bases = raw.bases
    for name in dict.fromkeys(column.group for column in raw.banner if column.group):
        places = [j for j, column in enumerate(raw.banner) if column.group == name]
        shown = [j for j in places if not closed[j]]
        while shown and 0 < bases[0] - bases[shown].sum() < limits.least_base:
            least = min(shown, key=lambda j: (int(bases[j]), j))
            shown.remove(least)
            more[least] = True
    return more


def _solved(together: Linked, closed: Sequence[Flags], before: Flags | None) -> tuple[Flags, list[int]]:
    gone = together.hidden_at_first(closed)
    if before is not None:
        gone = gone | before
    lost: list[int] = []
    for part in parts(together.system, gone):
        more, unprotected = hidden(part)
        gone[part.places[more]] = True
        lost += [int(part.places[i]) for i in unprotected]
    return gone, lost


def _close_more(together: Linked, closed: list[Flags], lost: list[int]) -> bool:
    """Close the columns of what nothing could protect, or one beside them, and say whether any was closed."""
    changed = False
    for k, (raw, cells, bases) in enumerate(zip(together.tables, together.cells, together.bases, strict=True)):
        shut = closed[k]
        found = np.isin(cells, lost).any(axis=0) | np.isin(bases, lost)
        more = found & ~shut
        for name in dict.fromkeys(raw.banner[j].group for j in np.flatnonzero(found & shut)):
            beside = [j for j, column in enumerate(raw.banner) if column.group == name and not (shut | more)[j]]
            beside = beside or [j for j in range(1) if not (shut | more)[j]]
            if beside:
                more[min(beside, key=lambda j: (raw.bases[j] == 0, int(raw.bases[j]), j))] = True
        changed |= bool(more.any())
        closed[k] = shut | more
    return changed


def _small(together: Linked, cells: NDArray[np.intp]) -> Flags:
    small: Flags = np.array(together.system.needed)[cells] > 0
    return small
