"""What a reader can work out from one table: its sums as linear equations in what is hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    Cells = NDArray[np.bool_]

ZERO = 1e-9


def determined(
    cells: Cells, groups: Sequence[tuple[Sequence[int], bool]], *, shown_bases: Cells, exclusive: bool
) -> Cells:
    """Return the hidden cells that have one solution only, whatever hidden counts may be.

    A hidden cell follows from the equations when it is a combination of them.

    Args:
        cells: which are hidden, shape (rows, columns); column 0 is everybody.
        groups: the columns of each breakdown, and whether some people are in none of them.
        shown_bases: the columns whose base is shown.
        exclusive: whether each column adds up to its base.
    """
    found = np.zeros_like(cells)
    places = np.argwhere(cells)
    if not len(places):
        return found
    number = {(int(i), int(j)): k for k, (i, j) in enumerate(places)}
    equations = [*_across(cells, groups, number)]
    if exclusive:
        equations += [*_down(cells, shown_bases, number)]
    size = 1 + max((k for line in equations for k in line), default=len(number) - 1)
    system = np.zeros((len(equations), max(size, len(number))))
    for row, line in enumerate(equations):
        for k, factor in line.items():
            system[row, k] = factor
    within = _within_rows(system)
    for (i, j), k in number.items():
        found[i, j] = within[k] > 1 - ZERO
    return found


def _across(
    cells: Cells, groups: Sequence[tuple[Sequence[int], bool]], number: dict[tuple[int, int], int]
) -> Iterator[dict[int, float]]:
    """Yield "the total is the sum of the groups" for each row and breakdown; people in no group are unknowns too."""
    extra = len(number)
    for columns, has_others in groups:
        for i in range(len(cells)):
            line = {number[i, j]: 1.0 for j in columns if cells[i, j]}
            if cells[i, 0]:
                line[number[i, 0]] = -1.0
            if has_others:
                line[extra] = 1.0
                extra += 1
            if line:
                yield line


def _down(cells: Cells, shown_bases: Cells, number: dict[tuple[int, int], int]) -> Iterator[dict[int, float]]:
    """Yield "the column adds up to its base"."""
    for j in np.flatnonzero(shown_bases & cells.any(axis=0)):
        yield {number[int(i), int(j)]: 1.0 for i in np.flatnonzero(cells[:, j])}


def _within_rows(system: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return how much of each unknown lies in the space of the equations: 1 where they determine it."""
    if not len(system):
        return np.zeros(system.shape[1])
    _, strengths, directions = np.linalg.svd(system, full_matrices=False)
    rank = int((strengths > ZERO * max(1.0, strengths[0])).sum())
    within: NDArray[np.float64] = np.square(directions[:rank]).sum(axis=0)
    return within
