"""Tests of plain counts: Pearson's with and without continuity, Fisher's exact, and comparisons of shares.

Sources: Agresti (2013), Categorical Data Analysis, §3.2–3.5 and §16.5 (conditional likelihood of the odds ratio);
Yates (1934), JRSS Suppl. 1, 217–235; Cramér (1946), Mathematical Methods of Statistics, §21.9.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from math import inf, sqrt
from typing import TYPE_CHECKING

import numpy as np

from analysis.errors import AnalysisError
from analysis.independence import Outcome, pearson

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Root = Callable[[Callable[[float], float], float, float], float]

SAME = 1 + 1e-7


def chi_square(table: Floats, *, corrected: bool = False) -> Outcome:
    """Return Pearson's test of a table of counts; with Yates' correction, for two by two.

    Raises:
        AnalysisError: if a row or a column is empty.
    """
    from scipy.special import chdtrc  # noqa: PLC0415 (scipy loads when it is needed)

    wanted = expected(table)
    step = min(0.5, float(np.abs(table - wanted).min())) if corrected else 0.0
    statistic = float(((np.abs(table - wanted) - step) ** 2 / wanted).sum())
    degrees = (table.shape[0] - 1) * (table.shape[1] - 1)
    return Outcome(statistic, (degrees,), float(chdtrc(degrees, statistic)))


def expected(table: Floats) -> Floats:
    """Return the counts that independence would give.

    Raises:
        AnalysisError: if a row or a column is empty.
    """
    rows, columns = table.sum(axis=1), table.sum(axis=0)
    if not (rows.all() and columns.all()):
        raise AnalysisError("En række eller kolonne er tom, så der er intet at teste. Tag den ud af tabellen.")
    result: Floats = np.outer(rows, columns) / table.sum()
    return result


def residuals(table: Floats) -> Floats:
    """Return standardised residuals: about normal under independence."""
    rows, columns, size = table.sum(axis=1), table.sum(axis=0), table.sum()
    spread = expected(table) * np.outer(1 - rows / size, 1 - columns / size)
    result: Floats = (table - expected(table)) / np.sqrt(spread)
    return result


def cramers_v(table: Floats) -> float:
    """Return Cramér's V: 0 for independence and 1 where one variable tells the other."""
    return sqrt(pearson(table) / (table.sum() * (min(table.shape) - 1)))


def goodness(counts: Floats, shares: Floats) -> Outcome:
    """Return the test of counts against known shares."""
    from scipy.special import chdtrc  # noqa: PLC0415

    wanted = shares / shares.sum() * counts.sum()
    statistic = float(((counts - wanted) ** 2 / wanted).sum())
    return Outcome(statistic, (len(counts) - 1,), float(chdtrc(len(counts) - 1, statistic)))


def pairwise(counts: Sequence[float], bases: Sequence[float]) -> dict[tuple[int, int], float]:
    """Return the probability of each pair of shares being as different by chance, with a pooled standard error."""
    found = {}
    for i, j in combinations(range(len(counts)), 2):
        hits = np.array([[counts[i], counts[j]], [bases[i] - counts[i], bases[j] - counts[j]]])
        found[i, j] = chi_square(hits).probability
    return found


@dataclass(frozen=True, slots=True)
class Fisher:
    """Fisher's exact test of two by two.

    Attributes:
        probability: of tables no more likely than this one.
        less: of as small an odds ratio.
        greater: of as large an odds ratio.
        odds_ratio: by conditional maximum likelihood.
        low: of its interval of 95 %.
        high: of its interval of 95 %.
    """

    probability: float
    less: float
    greater: float
    odds_ratio: float
    low: float
    high: float


def closely(function: Callable[[float], float], low: float, high: float) -> float:
    """Return where a function is 0 between two points, to the last digits."""
    from scipy.optimize import brentq  # noqa: PLC0415

    return float(brentq(function, low, high, xtol=1e-14, rtol=4 * float(np.finfo(float).eps)))


def fisher(table: Floats, *, root: Root = closely) -> Fisher:
    """Return Fisher's exact test of two by two.

    Args:
        table: counts.
        root: finds where a function is 0 between two points.
    """
    first = int(table[0, 0])
    at = _Conditional.of(table)
    null = at.chances(1.0)
    place = first - at.least
    probability = float(null[null <= null[place] * SAME].sum())
    return Fisher(
        min(probability, 1.0), float(null[: place + 1].sum()), float(null[place:].sum()),
        at.solved(first, root),
        at.bound(place, root, upper=False), at.bound(place, root, upper=True),
    )  # fmt: skip


@dataclass(frozen=True, eq=False)
class _Conditional:
    """The first cell's distribution given the margins: `least` to its largest, with the log of their weights."""

    least: int
    logs: Floats

    @classmethod
    def of(cls, table: Floats) -> _Conditional:
        from scipy.special import gammaln  # noqa: PLC0415

        (a, b), (c, d) = table
        row, other, column = a + b, c + d, a + c
        cells = np.arange(max(0, column - other), min(row, column) + 1)
        parts = (cells, row - cells, column - cells, other - column + cells)
        return cls(int(cells[0]), -sum(gammaln(part + 1) for part in parts))

    def chances(self, odds_ratio: float) -> Floats:
        cells = np.arange(len(self.logs))
        logs = self.logs + cells * np.log(max(odds_ratio, 1e-300))
        lifted = np.exp(logs - logs.max())
        result: Floats = lifted / lifted.sum()
        return result

    def solved(self, first: int, root: Root) -> float:
        """Return the odds ratio under which the first cell's mean is what was seen."""
        cells = np.arange(len(self.logs)) + self.least
        if first in (cells[0], cells[-1]):
            return 0.0 if first == cells[0] else inf
        return _root(lambda odds: float(self.chances(odds) @ cells) - first, root)

    def bound(self, place: int, root: Root, *, upper: bool) -> float:
        """Return the odds ratio under which a cell as small, or as large, has a chance of 2.5 %."""
        if place == (len(self.logs) - 1 if upper else 0):
            return inf if upper else 0.0
        if upper:
            return _root(lambda odds: float(self.chances(odds)[: place + 1].sum()) - 0.025, root)
        return _root(lambda odds: float(self.chances(odds)[place:].sum()) - 0.025, root)


def _root(function: Callable[[float], float], root: Root) -> float:
    """Return the odds ratio at which a monotone function is 0, sought between 0 and 1, or as the inverse of one."""
    least = float(np.finfo(float).eps)
    if function(1.0) == 0.0:
        return 1.0
    if (function(0.0) < 0) != (function(1.0) < 0):
        return root(function, 0.0, 1.0)
    return 1 / root(lambda inverse: function(1 / inverse), least, 1.0)


def fisher_larger(table: Floats) -> float:
    """Return the probability of Fisher's exact test of a larger table, all tables with its margins gone through.

    The columns are split in two halves. For each way to share the rows' sums between them, the tables of either half
    are listed with their chances, and those of one half sorted, so that no pair of halves is visited.

    Source: Pagano & Halvorsen (1981), JASA 76, 931–934, for the sharing; the halving is ours.
    """
    from scipy.special import gammaln  # noqa: PLC0415

    counts = np.asarray(table).astype(int)
    rows, columns = counts.sum(axis=1), counts.sum(axis=0)
    whole = gammaln(rows + 1).sum() + gammaln(columns + 1).sum() - gammaln(counts.sum() + 1)
    seen = whole - gammaln(counts + 1).sum()
    half = len(columns) // 2
    left, right = _half(columns[:half], rows), _half(columns[half:], rows)
    total = 0.0
    for used, chances in left.items():
        rest = np.sort(right[tuple(rows - used)])
        sums = np.concatenate([[0.0], np.cumsum(np.exp(rest))])
        limit = seen + np.log(SAME) - whole - chances
        total += float((np.exp(chances + whole) * sums[np.searchsorted(rest, limit, side="right")]).sum())
    return min(total, 1.0)


def _half(columns: NDArray[np.int64], rows: NDArray[np.int64]) -> dict[tuple[int, ...], Floats]:
    """Return, by how much of each row's sum they take, the log chances (up to a constant) of all these columns."""
    found: dict[tuple[int, ...], Floats] = {tuple([0] * len(rows)): np.zeros(1)}
    for column in columns:
        grown: dict[tuple[int, ...], list[Floats]] = {}
        ways = _ways(int(column), rows)
        for used, logs in found.items():
            for way, log in ways:
                both = tuple(int(one) for one in np.add(used, way))
                if all(one <= row for one, row in zip(both, rows, strict=True)):
                    grown.setdefault(both, []).append(logs + log)
        found = {used: np.concatenate(parts) for used, parts in grown.items()}
    return found


def _ways(total: int, rows: NDArray[np.int64]) -> list[tuple[tuple[int, ...], float]]:
    from scipy.special import gammaln  # noqa: PLC0415

    partial: list[tuple[int, ...]] = [()]
    for i, row in enumerate(rows):
        last = i == len(rows) - 1
        partial = [
            (*way, cell)
            for way in partial
            for cell in ([total - sum(way)] if last else range(min(int(row), total - sum(way)) + 1))
            if cell <= row
        ]
    return [(way, -float(gammaln(np.array(way) + 1).sum())) for way in partial]
