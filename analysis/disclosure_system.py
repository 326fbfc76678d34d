"""The counts of one question in all its tables, with every sum that ties them together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping

    from numpy.typing import NDArray

    Flags = NDArray[np.bool_]
    Numbers = NDArray[np.float64]


@dataclass(eq=False)
class System:
    """Counts by key, and equations between them; built up one table after another.

    A count that stands in two tables has one key, so that it is hidden in both or in none.

    Attributes:
        keys: each count's place.
        value: what it is.
        published: whether it is in a table; what is not is unknown to a reader from the start.
        cost: what is lost by hiding it, one person at a time; infinite where it must not be hidden to protect others.
        needed: how large a reader must think that it may be; 0 where it needs no protection.
        least: what a reader knows it to be at least, once it is hidden.
        equations: the sums, each count's factor by its place; every one of them is 0.
    """

    keys: dict[Hashable, int] = field(default_factory=dict)
    value: list[int] = field(default_factory=list)
    published: list[bool] = field(default_factory=list)
    cost: list[float] = field(default_factory=list)
    needed: list[int] = field(default_factory=list)
    least: list[int] = field(default_factory=list)
    equations: list[Mapping[int, int]] = field(default_factory=list)

    def count(self, key: Hashable, value: int, *, cost: float = np.inf, published: bool = True) -> int:
        """Return the place of a count, new or known."""
        place = self.keys.setdefault(key, len(self.value))
        if place == len(self.value):
            self.value.append(int(value))
            self.published.append(published)
            self.cost.append(cost)
            self.needed.append(0)
            # What is hidden in a table is not nothing, for a nought would be shown.
            self.least.append(int(published and value > 0))
        self.published[place] |= published
        self.cost[place] = max(self.cost[place], cost) if published else self.cost[place]
        return place

    def total(self, whole: int, parts: Iterable[int], *, rest: bool = False, guard: int = 0) -> None:
        """Tie a total to its parts; with a `rest`, what these leave over is a count of its own that nobody is shown.

        Args:
            whole: the total's place.
            parts: the parts' places.
            rest: whether there is more than the parts.
            guard: the rest is protected where it is smaller than this.
        """
        places = list(parts)
        if rest:
            left = self.value[whole] - sum(self.value[place] for place in places)
            places.append(self.count(("rest", whole, len(self.equations)), left, published=False))
            if 0 < left < guard:
                self.protect(places[-1], guard)
        line: dict[int, int] = {whole: 1}
        for place in places:
            line[place] = line.get(place, 0) - 1
        line = {place: factor for place, factor in line.items() if factor}
        if line:
            self.equations.append(line)

    def protect(self, place: int, needed: int) -> None:
        """Ask that a reader must think a count may be as large as `needed`."""
        self.needed[place] = max(self.needed[place], needed)


@dataclass(frozen=True, eq=False, slots=True)
class Part:
    """A part of a system that shares no unknown count with the rest of it.

    Attributes:
        places: of its counts in the system.
        sums: shape (equations, counts).
        value: of each count.
        cost: of hiding each.
        needed: as in the system.
        least: as in the system.
        hidden: which are hidden at the start.
    """

    places: NDArray[np.intp]
    sums: Numbers
    value: NDArray[np.int64]
    cost: Numbers
    needed: NDArray[np.int64]
    least: NDArray[np.int64]
    hidden: Flags


def parts(system: System, hidden: Flags) -> list[Part]:
    """Return the parts of a system in which something is to be protected.

    A count that is shown and may not be hidden is a plain number to everybody, so it ties nothing together.
    """
    value = np.array(system.value, dtype=np.int64)
    cost = np.array(system.cost)
    free = hidden | np.isfinite(cost)
    owner = _owners(system, free)
    needed = np.array(system.needed, dtype=np.int64)
    wanted = dict.fromkeys(int(owner[place]) for place in np.flatnonzero(needed > 0))
    lines: dict[int, list[Mapping[int, int]]] = {name: [] for name in wanted}
    for equation in system.equations:
        place = next((place for place in equation if free[place]), None)
        if place is not None and int(owner[place]) in lines:
            lines[int(owner[place])].append(equation)
    least = np.array(system.least, dtype=np.int64)
    found = []
    for name in wanted:
        places = np.flatnonzero((owner == name) & free)
        at = {int(place): i for i, place in enumerate(places)}
        sums = np.zeros((len(lines[name]), len(places)))
        for i, line in enumerate(lines[name]):
            for place, factor in line.items():
                if place in at:
                    sums[i, at[place]] = factor
        found.append(Part(places, sums, value[places], cost[places], needed[places], least[places], hidden[places]))
    return found


def _owners(system: System, free: Flags) -> NDArray[np.intp]:
    """Name the part that each free count is in by one of its counts."""
    owner = np.arange(len(free))

    def root(place: int) -> int:
        while owner[place] != place:
            owner[place] = owner[owner[place]]
            place = int(owner[place])
        return place

    for equation in system.equations:
        tied = [place for place in equation if free[place]]
        for place in tied[1:]:
            owner[root(place)] = root(tied[0])
    return np.array([root(place) for place in range(len(free))], dtype=np.intp)
