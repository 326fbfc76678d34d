"""What two editions of the same table tell together: the answers that came or went between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Counts = NDArray[np.int64]


@dataclass(frozen=True, eq=False, slots=True)
class Change:
    """What changed in a table between two editions.

    Attributes:
        cells: of each count, as everybody can work it out.
        gives_away: whether some count grew or shrank by so few that it tells of single persons.
    """

    cells: Counts
    gives_away: bool

    @property
    def responses(self) -> int:
        """Return how many more responses there are."""
        return int(self.cells.sum())


def change(before: Counts, after: Counts, least: int) -> Change:
    """Compare a table with the same table of an earlier edition.

    Args:
        before: as published then.
        after: as it would be published now.
        least: the least change that may be seen, in any direction.
    """
    cells = np.asarray(after, dtype=np.int64) - np.asarray(before, dtype=np.int64)
    size = np.abs(cells)
    return Change(cells, bool(((size > 0) & (size < least)).any()))
