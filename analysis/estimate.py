"""Estimates with their covariance: means, totals and ratios of everybody or of a domain.

The scores are those of Taylor linearisation: for a mean u_i = w_i (y_i − ȳ)/Σw inside the domain and 0 outside it; all
responses stay in the design, so that the size of a domain counts as uncertain too.

Source: Särndal, Swensson & Wretman (1992), §5.6 and §10.3; Kish (1965), Survey Sampling, §8.2 (design effect).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from analysis.errors import AnalysisError
from analysis.variance import covariance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray

    from analysis.design import Design

    Floats = NDArray[np.float64]
    Mask = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Estimate:
    """Estimates that belong together.

    Attributes:
        values: shape (estimates,).
        covariance: shape (estimates, estimates).
        degrees: the design's degrees of freedom for them.
        responses: how many answers they rest on.
    """

    values: Floats
    covariance: Floats
    degrees: int
    responses: int

    @property
    def se(self) -> Floats:
        """Return the standard errors."""
        result: Floats = np.sqrt(np.maximum(np.diag(self.covariance), 0.0))
        return result

    @property
    def cv(self) -> Floats:
        """Return the coefficients of variation: standard error by estimate."""
        result: Floats = self.se / self.values
        return result

    def contrast(self, coefficients: Sequence[float]) -> tuple[float, float]:
        """Return the estimate of a linear combination, and its standard error."""
        by = np.asarray(coefficients, dtype=np.float64)
        return float(by @ self.values), float(np.sqrt(by @ self.covariance @ by))


def mean(design: Design, values: ArrayLike, within: Mask | None = None) -> Estimate:
    """Return the weighted mean of each column of values, over those who have one.

    Args:
        design: the design of all responses.
        values: shape (responses,) or (responses, columns); NaN where there is none, in any column.
        within: which responses the mean is of; all without it.

    Raises:
        AnalysisError: if nobody is left to take a mean of.
    """
    table, kept = _kept(design, values, within)
    weights = np.where(kept, design.weights, 0.0)
    means = weights @ table / weights.sum()
    scores = weights[:, None] * (table - means) / weights.sum()
    return Estimate(means, covariance(design, scores), design.degrees(kept), int(kept.sum()))


def total(design: Design, values: ArrayLike, within: Mask | None = None) -> Estimate:
    """Return the weighted total of each column of values; arguments and errors as `mean`."""
    table, kept = _kept(design, values, within)
    weights = np.where(kept, design.weights, 0.0)
    scores = weights[:, None] * table
    return Estimate(weights @ table, covariance(design, scores), design.degrees(kept), int(kept.sum()))


def ratio(design: Design, over: ArrayLike, under: ArrayLike, within: Mask | None = None) -> Estimate:
    """Return the ratio of two totals; arguments and errors as `mean`."""
    table, kept = _kept(design, np.column_stack([np.asarray(over), np.asarray(under)]), within)
    weights = np.where(kept, design.weights, 0.0)
    upper, lower = weights @ table
    value = upper / lower
    scores = (weights * (table[:, 0] - value * table[:, 1]) / lower)[:, None]
    return Estimate(np.array([value]), covariance(design, scores), design.degrees(kept), int(kept.sum()))


def domains(
    design: Design, values: ArrayLike, group: NDArray[np.integer], groups: int, of: Literal["mean", "total"] = "mean"
) -> Estimate:
    """Return the mean, or total, of one variable in each group, with the covariances between the groups.

    Args:
        design: the design of all responses.
        values: shape (responses,); NaN where there is none.
        group: each response's group by position; outside 0…groups − 1 for those in none.
        groups: how many there are.
        of: what to estimate.

    Raises:
        AnalysisError: if nobody in a group has a value.
    """
    table, kept = _kept(design, values, None)
    inside = (group[:, None] == np.arange(groups)) & kept[:, None]
    weights = np.where(inside, design.weights[:, None], 0.0)
    sums = weights.sum(axis=0)
    if (sums == 0).any():
        raise AnalysisError(f"Gruppe nr. {int(np.flatnonzero(sums == 0)[0]) + 1} har ingen svar at regne på.")
    found = weights.T @ table[:, 0]
    if of == "total":
        return Estimate(found, covariance(design, weights * table), design.degrees(kept), int(kept.sum()))
    found = found / sums
    scores = weights * (table - found) / sums
    return Estimate(found, covariance(design, scores), design.degrees(kept), int(kept.sum()))


def design_effect(
    design: Design,
    values: ArrayLike,
    estimate: Estimate,
    *,
    within: Mask | None = None,
    of_total: bool = False,
    replacing: bool = False,
) -> Floats:
    """Return the variance of estimates by that of a simple random sample of as many.

    Args:
        design: the design of all responses.
        values: as given to `mean` or `total`.
        estimate: what that gave.
        within: as given there.
        of_total: whether it was a total.
        replacing: whether the random sample is drawn with replacement; without it, otherwise.
    """
    table, kept = _kept(design, values, within)
    weights = np.where(kept, design.weights, 0.0)
    size, people = int(kept.sum()), weights.sum()
    middle = weights @ table / people
    spread = weights @ (table - middle) ** 2 / people * size / max(size - 1, 1)
    plain = spread / size * (people**2 if of_total else 1.0)
    if not replacing:
        plain = plain * (people - size) / people
    result: Floats = np.diag(estimate.covariance) / plain
    return result


def dummies(labels: ArrayLike) -> tuple[tuple[object, ...], Floats]:
    """Return the labels there are, sorted, and a column of 0 and 1 for each; NaN where there is no label (None)."""
    given = np.asarray(labels, dtype=object)
    known = np.array([label is not None and label == label for label in given])  # noqa: PLR0124 (NaN is not itself)
    names = tuple(sorted({label for label, is_known in zip(given, known, strict=True) if is_known}))
    table = np.column_stack([(given == name).astype(np.float64) for name in names])
    table[~known] = np.nan
    return names, table


def _kept(design: Design, values: ArrayLike, within: Mask | None) -> tuple[Floats, Mask]:
    table = np.asarray(values, dtype=np.float64)
    table = table[:, None] if table.ndim == 1 else table
    kept: Mask = np.asarray(~np.isnan(table).any(axis=1))
    if within is not None:
        kept = kept & within
    if len(table) != len(design):
        raise AnalysisError(f"Der er {len(table)} værdier til {len(design)} svar.")
    if not kept.any():
        raise AnalysisError("Ingen har svaret, så der er intet at regne et gennemsnit eller en andel af.")
    return np.where(kept[:, None], table, 0.0), kept
