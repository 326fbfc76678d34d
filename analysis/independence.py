"""Whether two variables hang together: tests for tables of a design.

Pearson's statistic of the weighted table is compared with what its variance under the design makes it: Rao & Scott's
second-order correction, as F with the design's degrees of freedom.

Sources: Rao & Scott (1984), Ann. Stat. 12, 46–60; Thomas & Rao (1987), JASA 82, 630–636; Koch, Freeman &
Freeman (1975), Int. Stat. Rev. 43, 59–78 (Wald); Lumley & Scott (2013), Biometrika 100, 831–842 (ranks).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analysis.calibration import added
from analysis.errors import AnalysisError
from analysis.estimate import Estimate, mean, total
from analysis.variance import covariance

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from analysis.design import Design

    Floats = NDArray[np.float64]
    Integers = NDArray[np.int64]
    Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A test's statistic, its one or two degrees of freedom, and its probability."""

    statistic: float
    degrees: tuple[float, ...]
    probability: float


@dataclass(frozen=True, eq=False)
class CrossTable:
    """Two variables of a design, by position; −1 where there is no answer.

    Raises:
        AnalysisError: if one of them has less than two values, so that nothing can hang together.
    """

    design: Design
    rows: Integers
    columns: Integers

    def __post_init__(self) -> None:
        for name, group in (("rækkerne", self.rows), ("kolonnerne", self.columns)):
            if len(np.unique(group[self.kept])) < 2:
                raise AnalysisError(f"Alle er i samme gruppe i {name}, så der er ingen sammenhæng at teste.")

    @property
    def kept(self) -> Mask:
        """Return who has an answer to both."""
        return (self.rows >= 0) & (self.columns >= 0)

    @property
    def shape(self) -> tuple[int, int]:
        """Return how many values each has."""
        return int(self.rows.max()) + 1, int(self.columns.max()) + 1

    @property
    def weighted(self) -> Floats:
        """Return the sums of weights, shape (rows, columns)."""
        return self._counted(self.design.weights)

    @property
    def unweighted(self) -> Floats:
        """Return the counts, shape (rows, columns)."""
        return self._counted(np.ones(len(self.design)))

    @property
    def dummies(self) -> Floats:
        """Return a column of 0 and 1 for each cell, the rows running fastest; NaN without an answer to both."""
        height, width = self.shape
        cells = np.where(self.kept, self.rows + height * self.columns, -1)
        table: Floats = (cells[:, None] == np.arange(height * width)).astype(np.float64)
        table[~self.kept] = np.nan
        return table

    @property
    def responses(self) -> int:
        """Return n: those kept; in a calibrated design all, since its rows stay in with weight 0."""
        return len(self.design) if self.design.adjustments else int(self.kept.sum())

    @property
    def degrees(self) -> int:
        """Return the design's degrees of freedom, of those counted by `responses`."""
        return self.design.degrees() if self.design.adjustments else self.design.degrees(self.kept)

    def _counted(self, weights: Floats) -> Floats:
        height, width = self.shape
        cells = (self.rows * width + self.columns)[self.kept]
        return added(cells, weights[self.kept], height * width).reshape(height, width)


def pearson(table: Floats) -> float:
    """Return Pearson's X² of a table; cells of an empty row or column are left out."""
    expected = np.outer(table.sum(axis=1), table.sum(axis=0)) / table.sum()
    return float((np.where(expected > 0, (table - expected) ** 2, 0.0) / np.where(expected > 0, expected, 1.0)).sum())


def rao_scott(table: CrossTable) -> Outcome:
    """Return the second-order corrected test of independence, as F."""
    statistic, effects = _corrected(table)
    spread = effects.trace() ** 2 / (effects @ effects).trace()
    return _f(statistic / effects.trace(), spread, spread * table.degrees)


def rao_scott_first(table: CrossTable) -> Outcome:
    """Return the first-order corrected test of independence, as χ²."""
    from scipy.special import chdtrc  # noqa: PLC0415 (scipy loads when it is needed)

    statistic, effects = _corrected(table)
    degrees = len(effects)
    return Outcome(statistic, (degrees,), float(chdtrc(degrees, statistic / effects.diagonal().mean())))


def _corrected(table: CrossTable) -> tuple[float, Floats]:
    """Return X² of the table scaled to n, and the matrix of generalised design effects."""
    shares = mean(table.design, table.dummies)
    height, width = table.shape
    size = table.responses
    contrasts = _interaction(height, width)
    inverse = np.where(shares.values > 0, 1 / np.where(shares.values > 0, shares.values, 1.0), 0.0)
    left = contrasts * inverse[:, None]
    plain, under_design = contrasts.T @ left / size, left.T @ shares.covariance @ left
    effects = np.asarray(np.linalg.solve(plain, under_design), dtype=np.float64)
    weighted = table.weighted
    return pearson(weighted / weighted.sum() * size), effects


def _interaction(height: int, width: int) -> Floats:
    """Return columns that span the interaction of a table of two variables, orthogonal to its margins."""
    row = np.tile(np.arange(height), width)
    column = np.repeat(np.arange(width), height)
    main = np.column_stack(
        [np.ones(height * width)]
        + [(row == i).astype(float) for i in range(1, height)]
        + [(column == j).astype(float) for j in range(1, width)]
    )
    both = np.column_stack([(row == i) & (column == j) for i in range(1, height) for j in range(1, width)]).astype(
        float
    )
    orthogonal, _ = np.linalg.qr(main)
    result: Floats = both - orthogonal @ (orthogonal.T @ both)
    return result


def wald(table: CrossTable, *, adjusted: bool = False) -> Outcome:
    """Return the Wald test of independence, as F; adjusted for few degrees of freedom."""
    height, width = table.shape
    found = total(table.design, table.dummies)
    cells = found.values.reshape(width, height).T
    people, by_row, by_column = cells.sum(), cells.sum(axis=1), cells.sum(axis=0)
    apart = cells - np.outer(by_row, by_column) / people
    row, column = np.tile(np.arange(height), width), np.repeat(np.arange(width), height)
    slopes = (
        np.eye(height * width)
        - (row[:, None] == row[None, :]) * by_column[column][:, None] / people
        - (column[:, None] == column[None, :]) * by_row[row][:, None] / people
        + (by_row[row] * by_column[column])[:, None] / people**2
    )
    inner = (row > 0) & (column > 0)
    flat = apart.T.reshape(-1)[inner]
    spread = (slopes @ found.covariance @ slopes.T)[np.ix_(inner, inner)]
    statistic, first, nu = float(flat @ np.linalg.solve(spread, flat)), (height - 1) * (width - 1), table.degrees
    if not adjusted:
        return _f(statistic / first, first, nu)
    return _f(statistic * (nu - first + 1) / (first * nu), first, nu - first + 1)


def _f(statistic: float, first: float, second: float) -> Outcome:
    from scipy.special import fdtrc  # noqa: PLC0415

    return Outcome(float(statistic), (float(first), float(second)), float(fdtrc(first, second, statistic)))


def _t(statistic: float, degrees: int) -> Outcome:
    from scipy.special import stdtr  # noqa: PLC0415

    return Outcome(statistic, (degrees,), 2 * float(stdtr(degrees, -abs(statistic))))


def regression(design: Design, values: Floats, columns: Floats) -> Estimate:
    """Return the weighted regression of values on columns, with its design-based covariance."""
    gram = np.linalg.inv((columns * design.weights[:, None]).T @ columns)
    slopes = gram @ (columns * design.weights[:, None]).T @ values
    scores = columns * (design.weights * (values - columns @ slopes))[:, None] @ gram
    return Estimate(slopes, covariance(design, scores), design.degrees(), len(values))


def difference(design: Design, values: Floats, group: Integers) -> tuple[Outcome, float, tuple[float, float]]:
    """Return the t-test of two groups' means, the difference, and its interval of 95 %."""
    from scipy.special import stdtrit  # noqa: PLC0415

    found = regression(design, values, np.column_stack([np.ones(len(values)), group]))
    gap, se, degrees = float(found.values[1]), float(found.se[1]), found.degrees - 1
    reach = float(stdtrit(degrees, 0.975)) * se
    return _t(gap / se, degrees), gap, (gap - reach, gap + reach)


SCORES: dict[str, Callable[[Floats], Floats]] = {
    "wilcoxon": lambda rank: rank,
    "median": lambda rank: (rank > 0.5).astype(np.float64),
}


def rank_test(design: Design, values: Floats, group: Integers, score: str = "wilcoxon") -> Outcome:
    """Return the rank test of groups: t for two, the F of Kruskal and Wallis for more.

    Args:
        design: the responses.
        values: shape (responses,), none missing.
        group: each response's group, from 0.
        score: wilcoxon or median.
    """
    scores = SCORES[score](_ranks(values, design.weights))
    groups = int(group.max()) + 1
    columns = np.column_stack([np.ones(len(values)), *((group == i).astype(np.float64) for i in range(1, groups))])
    found = regression(design, scores, columns)
    if groups == 2:
        return _t(float(found.values[1] / found.se[1]), found.degrees - 1)
    slopes = found.values[1:]
    statistic = float(slopes @ np.linalg.solve(found.covariance[1:, 1:], slopes)) / (groups - 1)
    return _f(statistic, groups - 1, found.degrees + 1 - groups)


def _ranks(values: Floats, weights: Floats) -> Floats:
    """Return estimated population ranks between 0 and 1; the same for equal values."""
    order = np.argsort(values, kind="stable")
    middle = np.cumsum(weights[order]) - weights[order] / 2
    _, place, counts = np.unique(values[order], return_inverse=True, return_counts=True)
    ranks = np.empty(len(values))
    ranks[order] = (np.bincount(place, middle) / counts)[place] / weights.sum()
    return ranks
