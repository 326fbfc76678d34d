"""Which more counts must be hidden, so that no small one follows from what is shown: neither exactly nor closely.

First by elimination: counts are shown one after another, the dearest first, each unless it would make a count that is
to be protected a combination of those shown. Then by the least change: for every count a reader must be able to think
of a way in which all hidden counts could be others and this one large enough; what more has to be hidden for that is
chosen so that as little as possible is lost. What the last step finds is its own proof.

Source: Langsrud (2024), Secondary cell suppression by Gaussian elimination; Kelly, Golden & Assad (1992), Cell
suppression: disclosure protection for sensitive tabular data, Networks 22 (the change of least cost).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from analysis.disclosure_system import Part

    Flags = NDArray[np.bool_]
    Numbers = NDArray[np.float64]

NEAR = 1e-7


def hidden(part: Part) -> tuple[Flags, list[int]]:
    """Return what is to be hidden of a part, and the counts that nothing can protect well enough."""
    gone = eliminated(part)
    lost: list[int] = []
    open_ones = [int(i) for i in np.flatnonzero(part.needed > 0)]
    while open_ones:
        open_ones = unreached(part, gone, open_ones)
        if not open_ones:
            break
        place = max(open_ones, key=lambda i: (part.needed[i] - part.value[i], i))
        more = _cheapest(part, gone, place)
        if more is None:
            lost.append(place)
        else:
            gone = gone | more
        open_ones.remove(place)
    return gone, lost


def eliminated(part: Part) -> Flags:
    """Return the counts left hidden when as many as can be are shown, the dearest first, by Gaussian elimination.

    `ways` holds the directions in which the unknown counts can still move together; a count that cannot move is known.
    """
    ways = null_space(part.sums)
    guarded = np.flatnonzero(part.needed > 0)
    gone = part.hidden.copy()
    worth = part.cost * np.maximum(1, part.value)
    for i in sorted(np.flatnonzero(~part.hidden), key=lambda i: (part.value[i] != 0, -float(worth[i]), int(i))):
        row = ways[i]
        pivot = int(np.argmax(np.abs(row))) if ways.shape[1] else 0
        if not ways.shape[1] or abs(row[pivot]) < NEAR:
            continue
        if part.value[i] != 0 and _any_parallel(ways[guarded], row, pivot):
            gone[i] = True
            continue
        ways = ways - np.outer(ways[:, pivot] / row[pivot], row)
        ways = np.delete(ways, pivot, axis=1)
    return gone


def _any_parallel(rows: Numbers, row: Numbers, pivot: int) -> bool:
    """Say whether one of the rows is a multiple of `row`, and not nothing."""
    moving = np.abs(rows).max(axis=1, initial=0) > NEAR
    left = np.abs(rows - np.outer(rows[:, pivot] / row[pivot], row)).max(axis=1, initial=0)
    return bool((moving & (left < NEAR)).any())


def null_space(sums: Numbers) -> Numbers:
    """Return the directions that change no sum, a column each, by reduction to echelon form."""
    table = sums.astype(np.float64)
    columns = table.shape[1]
    pivots: list[int] = []
    for j in range(columns):
        row = len(pivots)
        if row == len(table):
            break
        best = row + int(np.argmax(np.abs(table[row:, j])))
        if abs(table[best, j]) < NEAR:
            continue
        table[[row, best]] = table[[best, row]]
        table[row] /= table[row, j]
        others = np.arange(len(table)) != row
        table[others] -= np.outer(table[others, j], table[row])
        pivots.append(j)
    free = [j for j in range(columns) if j not in set(pivots)]
    ways = np.zeros((columns, len(free)))
    for k, j in enumerate(free):
        ways[j, k] = 1
        ways[pivots, k] = -table[: len(pivots), j]
    return ways


def unreached(part: Part, gone: Flags, places: list[int]) -> list[int]:
    """Return those of some counts for which no other hidden counts were found that make it as large as it must be.

    All are raised together as far as they go, then those that did not get there, until a round helps none.
    """
    left = places
    while left:
        found = _raised(part, gone, left)
        after = left if found is None else [i for i in left if found[i] < part.needed[i] - NEAR]
        if len(after) == len(left):
            return left
        left = after
    return []


def _raised(part: Part, gone: Flags, places: list[int]) -> Numbers | None:
    """Return possible counts in which the given ones are together as near to what they need as they can be."""
    from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415 (heavy, and only here)

    size, extra = len(part.value), len(places)
    cost = np.zeros(size + extra)
    cost[size:] = -1.0
    low = np.concatenate([np.where(gone, part.least, part.value), np.zeros(extra)])
    high = np.concatenate([np.where(gone, np.inf, part.value), part.needed[places]])
    sums = np.zeros((len(part.sums) + extra, size + extra))
    sums[: len(part.sums), :size] = part.sums
    right = part.sums @ part.value
    for k, i in enumerate(places):
        sums[len(part.sums) + k, i] = 1.0
        sums[len(part.sums) + k, size + k] = -1.0
    limits = LinearConstraint(
        sums, np.concatenate([right, np.zeros(extra)]), np.concatenate([right, np.full(extra, np.inf)])
    )
    for whole in (False, True):
        found = milp(
            cost, constraints=[limits], bounds=Bounds(low, high), integrality=np.full(size + extra, int(whole))
        )
        if found.x is None:
            return None
        counts: Numbers = found.x[:size]
        if np.abs(counts - np.round(counts)).max(initial=0) < NEAR:
            return counts
    return None


def _cheapest(part: Part, gone: Flags, place: int) -> Flags | None:
    """Return what more to hide so that a count may be as large as it must, at the least cost; None if nothing will."""
    from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415 (heavy, and only here)

    size = len(part.value)
    may = ~gone & np.isfinite(part.cost) & (part.value > 0)
    price = np.where(may, part.cost, 0.0)
    # Up and down are two variables each, so that both cost something.
    up = np.where(gone | may, np.inf, 0.0)
    down = np.where(gone, part.value - part.least, np.where(may, part.value - 1, 0)).astype(np.float64)
    low = np.zeros(2 * size)
    low[place] = max(0, part.needed[place] - part.value[place])
    down[place] = 0.0
    limits = LinearConstraint(np.concatenate([part.sums, -part.sums], axis=1), 0, 0)
    found = milp(
        np.concatenate([price, price]) + NEAR, constraints=[limits], bounds=Bounds(low, np.concatenate([up, down]))
    )
    if found.x is None:
        return None
    changed: Flags = (np.abs(found.x[:size] - found.x[size:]) > NEAR) & may
    return changed
