"""What may be said of the top of a scale whose count is hidden: "more than 8 of 10", where no small count follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analysis.disclosure_secondary import unreached
from analysis.disclosure_system import parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from analysis.disclosure_linked import Linked

    Flags = NDArray[np.bool_]

MOST_TENTHS, LEAST_TENTHS = 9, 5


def bounds(together: Linked, gone: Flags, closed: Sequence[Flags]) -> list[NDArray[np.float64]]:
    """Return what the top is known to be more than, as a share of the base, for each table and column.

    The largest whole tenth that is true, and with which every hidden count can still be as large as it must be. What is
    said of one column is known when the next is looked at.
    """
    found = []
    for raw, cells, bases, shut in zip(together.tables, together.cells, together.bases, closed, strict=True):
        above = np.full(len(raw.banner), np.nan)
        rows = next((list(one.rows) for one in raw.statistics if one.name == "top_2"), [])
        for j in np.flatnonzero(gone[cells[rows]].any(axis=0) & ~shut):
            tenths = _tenths(together, gone, [int(place) for place in cells[rows, j]], int(bases[j]))
            above[j] = np.nan if tenths is None else tenths / 10
        found.append(above)
    return found


def _tenths(together: Linked, gone: Flags, top: list[int], base: int) -> int | None:
    system = together.system
    whole, count = system.value[base], sum(system.value[place] for place in top)
    needed = max((system.needed[place] for place in np.flatnonzero(gone)), default=0)
    for tenths in range(MOST_TENTHS, LEAST_TENTHS - 1, -1):
        least = tenths * whole // 10 + 1
        if least <= count and whole - least >= needed and _agrees(together, gone, top, least):
            return tenths
    return None


def _agrees(together: Linked, gone: Flags, top: list[int], least: int) -> bool:
    """Say whether it may be known that some counts are together at least so many; if so, it is known from here on."""
    system = together.system
    spare = system.count(("spare", tuple(top)), sum(system.value[place] for place in top) - least, published=False)
    known = system.count(("known", tuple(top)), least)
    system.value[spare], system.value[known] = sum(system.value[place] for place in top) - least, least
    system.equations.append({known: 1, spare: 1} | dict.fromkeys(top, -1))
    hidden = np.concatenate([gone, np.ones(len(system.value) - len(gone), dtype=np.bool_)])
    hidden[known] = False
    for part in parts(system, hidden):
        if spare in part.places:
            wanted = [int(i) for i in np.flatnonzero(part.needed > 0)]
            if unreached(part, hidden[part.places], wanted):
                system.equations.pop()
                return False
    return True
