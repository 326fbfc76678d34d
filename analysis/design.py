"""Design: how the answers came about, as far as the variance of an estimate depends on it.

Source: Lumley (2010), Complex Surveys, ch. 2 and 7; Deville & Särndal (1992), JASA 87, 376–382 (residuals).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

import numpy as np

from analysis.errors import AnalysisError

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    Floats = NDArray[np.float64]
    Integers = NDArray[np.int64]
    Mask = NDArray[np.bool_]


class Adjustment(Protocol):
    """What weighting to known totals does to the variance: scores count only as far as the totals don't tell them."""

    def residuals(self, scores: Floats) -> Floats:
        """Return the scores, shape (responses, estimates), without what the known totals explain."""
        ...


@dataclass(frozen=True, eq=False, slots=True)
class Primary:
    """The units of a design: where each first stands, its stratum, that one's population, and whether any is larger."""

    first: Integers
    strata: Integers
    population: Floats
    are_clusters: bool


@dataclass(frozen=True, eq=False)
class Design:
    """Weights, strata and units of the responses; `Design.of` makes one.

    Attributes:
        weights: shape (responses,), above 0.
        strata: each response's stratum by position.
        units: each response's unit by position, unique over the strata: itself, unless answers came in clusters.
        population: how many units its stratum has; infinite where no finite-population factor is wanted.
        adjustments: the weightings since, in order.
    """

    weights: Floats
    strata: Integers
    units: Integers
    population: Floats
    adjustments: tuple[Adjustment, ...] = ()

    @classmethod
    def of(
        cls,
        weights: ArrayLike,
        *,
        strata: ArrayLike | None = None,
        units: ArrayLike | None = None,
        population: ArrayLike | None = None,
    ) -> Design:
        """Return a design without weighting to known totals.

        Args:
            weights: design weights, shape (responses,).
            strata: labels of strata; one stratum without it.
            units: labels of the units within the strata; each response its own without it.
            population: how many units the response's stratum has in the population; infinitely many without it.

        Raises:
            AnalysisError: if a weight is missing, 0 or below, if there are no responses, or a stratum has more units
                than its population.
        """
        given = checked(weights)
        size = len(given)
        stratum = _positions(strata, size, whole=0)
        unit = np.arange(size) if units is None else _positions(_pairs(stratum, units), size)
        total = np.full(size, np.inf) if population is None else np.asarray(population, dtype=np.float64)
        design = cls(given, stratum, unit, total)
        _check_population(design)
        return design

    def __len__(self) -> int:
        return len(self.weights)

    def degrees(self, mask: Mask | None = None) -> int:
        """Return the design's degrees of freedom: units less strata, among the responses that the mask marks."""
        kept = slice(None) if mask is None else mask
        units = self.units[kept]
        found = len(np.unique(units)) if self.primary.are_clusters else len(units)
        return found - int(np.count_nonzero(np.bincount(self.strata[kept])))

    @cached_property
    def primary(self) -> Primary:
        """Return the units."""
        first = np.unique(self.units, return_index=True)[1]
        return Primary(first, self.strata[first], self.population[first], len(first) < len(self))

    def weighted(self, weights: ArrayLike, adjustment: Adjustment | None = None) -> Design:
        """Return the design with other weights, and what they were adjusted by."""
        added = () if adjustment is None else (adjustment,)
        return replace(self, weights=checked(weights), adjustments=(*self.adjustments, *added))

    def replacing(self) -> Design:
        """Return the design without finite-population factor, for comparing waves and clusters."""
        return replace(self, population=np.full(len(self), np.inf))


def checked(weights: ArrayLike) -> Floats:
    """Return weights as numbers.

    Raises:
        AnalysisError: if there are none, or one is missing, infinite, 0 or below; it tells how many and where.
    """
    given = np.asarray(weights, dtype=np.float64)
    if not given.size:
        raise AnalysisError("Der er ingen svar at vægte.")
    wrong = np.flatnonzero(~(np.isfinite(given) & (given > 0)))
    if wrong.size:
        raise AnalysisError(
            f"{wrong.size} af {given.size} vægte mangler eller er 0 eller derunder, den første i svar nr. "
            f"{wrong[0] + 1}. En vægt er et tal over 0; tag de svar ud, der ikke skal tælle."
        )
    return given


def _positions(labels: ArrayLike | None, size: int, whole: int = 0) -> Integers:
    if labels is None:
        return np.full(size, whole, dtype=np.int64)
    return np.unique(np.asarray(labels), return_inverse=True)[1].reshape(-1).astype(np.int64)


def _pairs(strata: Integers, units: ArrayLike) -> Integers:
    inner = _positions(units, len(strata))
    return strata * (int(inner.max(initial=0)) + 1) + inner


def _check_population(design: Design) -> None:
    first = np.unique(design.units, return_index=True)[1]
    sizes = np.bincount(design.strata[first])
    short = design.population < sizes[design.strata]
    if short.any():
        place = int(np.flatnonzero(short)[0])
        raise AnalysisError(
            f"Der er {sizes[design.strata[place]]} svar, hvor der kun er {design.population[place]:g} beboere. "
            "Ret befolkningstallet."
        )
