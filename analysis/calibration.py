"""Weighting to known totals: post-strata, raking, calibration and trimming.

Sources: Holt & Smith (1979), JRSS A 142, 33–46 (post-strata); Deming & Stephan (1940), Ann. Math. Stat. 11, 427–444
(raking); Deville & Särndal (1992), JASA 87, 376–382 (calibration, its three distances); Lumley (2010), Complex
Surveys, §7.4–7.6 (the residuals of each, and strict trimming).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

import numpy as np

from analysis.errors import AnalysisError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import ArrayLike, NDArray

    from analysis.design import Design

    Floats = NDArray[np.float64]
    Integers = NDArray[np.int64]

SWEEPS, ROUNDS, TOLERANCE = 10, 200, 1e-9


def added(group: Integers, values: Floats, groups: int) -> Floats:
    """Return the sum of values in each group."""
    return np.bincount(group, values, minlength=groups).astype(np.float64)


@dataclass(frozen=True, eq=False)
class Margin:
    """A division of people into groups whose totals are known.

    Attributes:
        name: for messages, such as "landsby".
        groups: the groups' names, for messages.
        group: each response's group by position; −1 for those that no total speaks of.
        totals: people in each group.
    """

    name: str
    groups: tuple[str, ...]
    group: Integers
    totals: Floats

    def sums(self, weights: Floats) -> Floats:
        """Return the sum of weights in each group."""
        known = self.group >= 0
        return added(self.group[known], weights[known], len(self.groups))

    def check(self) -> None:
        """Check that every group's total can be met.

        Raises:
            AnalysisError: if a group has people and no answers, or answers and no people, or a negative total.
        """
        if (~np.isfinite(self.totals) | (self.totals < 0)).any():
            raise AnalysisError(f"Befolkningstal for {self.name} mangler eller er under 0. Ret filen med befolkning.")
        answers = np.bincount(self.group[self.group >= 0], minlength=len(self.groups))
        silent = [name for name, n, people in zip(self.groups, answers, self.totals, strict=True) if people and not n]
        strange = [name for name, n, people in zip(self.groups, answers, self.totals, strict=True) if n and not people]
        if silent:
            raise AnalysisError(
                f"Der bor folk i {', '.join(silent)} ({self.name}), men ingen af dem har svaret, så ingen kan veje for "
                "dem. Læg gruppen sammen med en, den ligner, eller vægt uden den."
            )
        if strange:
            raise AnalysisError(
                f"Der er svar fra {', '.join(strange)} ({self.name}), hvor der efter befolkningstallene ingen bor. "
                "Ret befolkningstallene, eller læg gruppen sammen med en anden."
            )


@dataclass(frozen=True, eq=False)
class PostStrata:
    """Residuals within post-strata: a score less its group's mean, taken with the weights from before."""

    group: Integers
    before: Floats
    after: Floats

    def residuals(self, scores: Floats) -> Floats:
        """Return the scores without their post-stratum's mean; those in none keep theirs."""
        known = self.group >= 0
        place = np.where(known, self.group, 0)
        size = int(place.max(initial=0)) + 1
        mass = added(place[known], self.before[known], size)
        shares = scores * (self.before / self.after)[:, None]
        means = np.stack([added(place[known], one[known], size) for one in shares.T], axis=1)
        means /= np.where(mass > 0, mass, 1.0)[:, None]
        return np.where(known[:, None], scores - self.after[:, None] * means[place], scores)


@dataclass(frozen=True, eq=False)
class Raked:
    """Residuals over raked margins: a score less each margin's mean in turn, a fixed number of times over."""

    groups: tuple[Integers, ...]
    weights: tuple[Floats, ...]

    def residuals(self, scores: Floats) -> Floats:
        """Return the scores without what the margins explain; who is in no group of a margin keeps theirs there."""
        for _ in range(SWEEPS):
            for group, weights in zip(self.groups, self.weights, strict=True):
                plain = np.where(group >= 0, 1.0, 0.0)
                place = np.where(group >= 0, group, 0)
                counts = np.maximum(np.bincount(place, plain), 1.0)
                shares = scores / weights[:, None] * plain[:, None]
                means = np.stack([np.bincount(place, one) for one in shares.T], axis=1) / counts[:, None]
                scores = scores - (weights * plain)[:, None] * means[place]
        return scores


@dataclass(frozen=True, eq=False)
class Regression:
    """Residuals of a regression on the auxiliaries, with the weights from before (generalised regression)."""

    auxiliaries: Floats
    before: Floats
    after: Floats

    def residuals(self, scores: Floats) -> Floats:
        """Return the scores without what the auxiliaries explain."""
        root = np.sqrt(self.before)[:, None]
        shares = scores / self.after[:, None] * root
        result: Floats = (shares - self._basis @ (self._basis.T @ shares)) / root * self.after[:, None]
        return result

    @cached_property
    def _basis(self) -> Floats:
        """Return an orthonormal basis of the weighted auxiliaries, also where some of them say the same."""
        left, sizes, _ = np.linalg.svd(self.auxiliaries * np.sqrt(self.before)[:, None], full_matrices=False)
        return left[:, sizes > sizes.max(initial=0.0) * 1e-10].astype(np.float64)


def poststratify(design: Design, margin: Margin) -> Design:
    """Return the design with weights w_i = d_i · N_g/Σd_j, so that every group sums to its people.

    Raises:
        AnalysisError: if a group has people and no answers, or the other way round.
    """
    margin.check()
    known = margin.group >= 0
    factor = margin.totals / np.where(margin.sums(design.weights) > 0, margin.sums(design.weights), 1.0)
    weights = np.where(known, design.weights * factor[np.where(known, margin.group, 0)], design.weights)
    return design.weighted(weights, PostStrata(margin.group, design.weights, weights))


def rake(
    design: Design,
    margins: Sequence[Margin],
    *,
    tolerance: float = TOLERANCE,
    rounds: int = ROUNDS,
    least_change: float | None = None,
) -> Design:
    """Return the design with weights that meet all margins, met in turn until they hold together.

    Args:
        design: the responses, with their design weights.
        margins: what to meet; each response's group in each.
        tolerance: stop when no margin is further off than this share of all people.
        rounds: give up after so many.
        least_change: stop instead when no cell of the margins together moves by more people than this, as R does.

    Raises:
        AnalysisError: if a margin has people and no answers, the margins' sums differ, or they can't be met together.
    """
    for margin in margins:
        margin.check()
    people = _same_total(margins)
    weights: Floats = design.weights
    last: list[Floats] = []
    cells = _cells(margins)
    for _ in range(rounds):
        before, last = weights, []
        for margin in margins:
            weights = _met(weights, margin)
            last.append(weights)
        moved = np.abs(np.bincount(cells, weights) - np.bincount(cells, before)).max()
        off = max(float(np.abs(margin.sums(weights) - margin.totals).max()) for margin in margins)
        if (moved < least_change) if least_change is not None else (off < tolerance * people):
            return design.weighted(weights, Raked(tuple(margin.group for margin in margins), tuple(last)))
    raise AnalysisError(
        f"Vægtene kan ikke få {' og '.join(margin.name for margin in margins)} til at passe på én gang efter {rounds} "
        f"omgange: der mangler {off:.3g} personer. Læg små grupper sammen."
    )


def _met(weights: Floats, margin: Margin) -> Floats:
    sums = margin.sums(weights)
    factor = margin.totals / np.where(sums > 0, sums, 1.0)
    known = margin.group >= 0
    return np.where(known, weights * factor[np.where(known, margin.group, 0)], weights)


def _same_total(margins: Sequence[Margin]) -> float:
    totals = [float(margin.totals.sum()) for margin in margins]
    if max(totals) - min(totals) > 1e-6 * max(totals):
        said = ", ".join(f"{margin.name} {total:.6g}" for margin, total in zip(margins, totals, strict=True))
        raise AnalysisError(f"Befolkningstallene giver ikke det samme i alt: {said}. De skal være for de samme folk.")
    return totals[0]


def _cells(margins: Sequence[Margin]) -> Integers:
    cells = np.zeros(len(margins[0].group), dtype=np.int64)
    for margin in margins:
        cells = cells * (len(margin.groups) + 1) + margin.group + 1
    return np.unique(cells, return_inverse=True)[1].reshape(-1).astype(np.int64)


def calibrate(
    design: Design,
    auxiliaries: ArrayLike,
    totals: ArrayLike,
    *,
    distance: Literal["linear", "raking", "logit"] = "linear",
    bounds: tuple[float, float] = (0.0, np.inf),
) -> Design:
    """Return the design with weights nearest to its own that give the auxiliaries their known totals.

    Args:
        design: the responses, with their design weights.
        auxiliaries: shape (responses, auxiliaries).
        totals: of each auxiliary in the population.
        distance: linear (weights may become negative: an error), raking (always positive) or logit (within bounds).
        bounds: least and largest factor on a design weight, for logit.

    Raises:
        AnalysisError: if no weights do, or a weight would be 0 or below.
    """
    table, wanted = np.asarray(auxiliaries, dtype=np.float64), np.asarray(totals, dtype=np.float64)
    factor, slope = _distance(distance, bounds)
    multipliers = np.zeros(table.shape[1])
    for _ in range(ROUNDS):
        at = table @ multipliers
        off = wanted - (design.weights * factor(at)) @ table
        if np.abs(off).max() <= 1e-10 * np.abs(wanted).max():
            weights = design.weights * factor(at)
            return design.weighted(weights, Regression(table, design.weights, weights))
        weighted = table * (design.weights * slope(at))[:, None]
        multipliers = multipliers + np.linalg.lstsq(weighted.T @ table, off, rcond=None)[0]
    raise AnalysisError("Ingen vægte inden for grænserne giver de kendte totaler. Giv grænserne mere plads.")


def _distance(
    distance: str, bounds: tuple[float, float]
) -> tuple[Callable[[Floats], Floats], Callable[[Floats], Floats]]:
    """Return F(u), the factor on a weight, and its derivative: Deville & Särndal (1992), cases 1, 2 and 6."""
    if distance == "linear":
        return (lambda u: 1 + u), np.ones_like
    if distance == "raking":
        return np.exp, np.exp
    low, high = bounds
    steep = (high - low) / ((1 - low) * (high - 1))

    def factor(u: Floats) -> Floats:
        lifted = np.exp(np.clip(steep * u, -500, 500))
        result: Floats = (low * (high - 1) + high * (1 - low) * lifted) / (high - 1 + (1 - low) * lifted)
        return result

    def slope(u: Floats) -> Floats:
        at = factor(u)
        result: Floats = (at - low) * (high - at) / ((1 - low) * (high - 1))
        return result

    return factor, slope


def trim(weights: Floats, low: float, high: float, *, strict: bool = True) -> Floats:
    """Return weights within bounds and with the same sum: clipped, and the rest spread evenly over those never clipped.

    Args:
        weights: shape (responses,).
        low: the least.
        high: the largest.
        strict: whether to clip again until all are within; once, otherwise.

    Raises:
        AnalysisError: if all are clipped, so that nobody is left to carry the rest.
    """
    people, clipped = weights.sum(), np.zeros(len(weights), dtype=bool)
    while True:
        outside = (weights < low) | (weights > high)
        if not outside.any():
            return weights
        clipped |= outside
        weights = np.clip(weights, low, high)
        if clipped.all():
            raise AnalysisError(f"Alle vægte ligger uden for {low:.3g}–{high:.3g}; giv grænserne mere plads.")
        weights = np.where(clipped, weights, weights + (people - weights.sum()) / (~clipped).sum())
        if not strict:
            return weights
