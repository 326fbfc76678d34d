"""What a reader can work out: the least and the largest that every hidden count can be, in whole numbers from 0 up.

Everything shown is an equation: a total is the sum of its groups, a base the sum of its answers, a net the sum of its
parts. Cheap bounds come first, one equation at a time; integer programming only where these leave a question open.

Source: Willenborg & de Waal (2001), Elements of Statistical Disclosure Control, ch. 8 (feasibility intervals);
Huangfu & Hall (2018), Parallelizing the dual revised simplex method (HiGHS, by way of scipy.optimize.milp).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analysis.errors import AnalysisError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

NEAR = 1e-6
UNBOUNDED = np.inf
UNBOUNDED_STATUS = 3  # of HiGHS, as scipy numbers them


@dataclass(frozen=True, slots=True)
class Interval:
    """The least and the largest that a hidden count can be."""

    low: int
    high: int

    @property
    def is_exact(self) -> bool:
        """Say whether only one number is possible."""
        return self.low == self.high

    def is_confined(self, least: int) -> bool:
        """Say whether every possible number is a small one, from 1 to `least` − 1."""
        return self.low >= 1 and self.high < least


@dataclass(frozen=True, eq=False, slots=True)
class Equations:
    """Sums of unknown counts that are known: `sums @ unknown == right`, and the unknown from `low` up."""

    sums: Numbers
    right: Numbers
    low: Numbers

    @classmethod
    def of(cls, sums: Sequence[Sequence[float]], right: Sequence[float], unknowns: int) -> Equations:
        """Return the equations between so many unknown counts, each from 0 up."""
        table = np.array(sums, dtype=np.float64).reshape(len(right), unknowns)
        return cls(table, np.array(right, dtype=np.float64), np.zeros(unknowns))

    def intervals(self, wanted: Numbers | None = None) -> list[Interval]:
        """Return the interval of every unknown, or of every sum of unknowns that is a row of `wanted`.

        Raises:
            AnalysisError: if no counts fit the equations.
        """
        rows = np.eye(self.sums.shape[1]) if wanted is None else wanted
        low, high = propagated(self)
        return [self._interval(row, low, high) for row in rows]

    def _interval(self, row: Numbers, low: Numbers, high: Numbers) -> Interval:
        outer = (float(row @ np.where(row > 0, low, high)) if not (row < 0).any() else -UNBOUNDED, _most(row, high))
        if outer[0] == outer[1]:
            return Interval(round(outer[0]), round(outer[1]))
        return Interval(round(self._least(row, low, high)), round(-self._least(-row, low, high)))

    def _least(self, row: Numbers, low: Numbers, high: Numbers) -> float:
        from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415 (heavy, and seldom needed)

        known = [LinearConstraint(self.sums, self.right, self.right)] if len(self.right) else []
        found = milp(row, constraints=known, bounds=Bounds(low, high), integrality=np.ones(len(row)))
        if found.status == UNBOUNDED_STATUS:
            return -UNBOUNDED
        if found.x is None:
            raise AnalysisError("Ingen antal passer med de summer, der er vist: tallene modsiger hinanden.")
        return float(found.fun)


def _most(row: Numbers, high: Numbers) -> float:
    return float(sum(factor * most for factor, most in zip(row, high, strict=True) if factor > 0))


def propagated(equations: Equations, rounds: int = 60) -> tuple[Numbers, Numbers]:
    """Return outer bounds of every unknown, by taking each equation alone again and again until nothing changes.

    No possible number lies outside them; some that are inside may be impossible all the same.
    """
    low, high = equations.low.astype(np.float64), np.full(equations.sums.shape[1], UNBOUNDED)
    for _ in range(rounds):
        before = (low.copy(), high.copy())
        for row, right in zip(equations.sums, equations.right, strict=True):
            _narrow(row, right, low, high)
        if np.array_equal(before[0], low) and np.array_equal(before[1], high):
            break
    return low, high


def _narrow(row: Numbers, right: float, low: Numbers, high: Numbers) -> None:
    places = np.flatnonzero(row)
    for i in places:
        others = places[places != i]
        least = sum(row[j] * (low[j] if row[j] > 0 else high[j]) for j in others)
        most = sum(row[j] * (high[j] if row[j] > 0 else low[j]) for j in others)
        ends = sorted(((right - most) / row[i], (right - least) / row[i]))
        low[i] = max(low[i], np.ceil(ends[0] - NEAR) if np.isfinite(ends[0]) else low[i])
        high[i] = min(high[i], np.floor(ends[1] + NEAR) if np.isfinite(ends[1]) else high[i])
