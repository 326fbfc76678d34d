"""Variance of totals by linearisation: the sum over strata of the spread of the units' scores.

V = Σ_h (1 − n_h/N_h) · n_h/(n_h − 1) · Σ_j (z_hj − z̄_h)(z_hj − z̄_h)ᵀ; z_hj sums the scores of unit j in stratum h.
A stratum with one unit has no spread of its own; its score counts from zero, the mean of all.

Source: Särndal, Swensson & Wretman (1992), Model Assisted Survey Sampling, §5.5; Lumley (2010), Complex Surveys, §2.3.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from analysis.design import Design

    Floats = NDArray[np.float64]


MANY = 32  # groups, beyond which adding up one column at a time is faster than multiplying matrices


def covariance(design: Design, scores: Floats) -> Floats:
    """Return the covariance of the sums of scores.

    Args:
        design: the responses' design; all responses are in it, also those outside the domain.
        scores: shape (responses, estimates): weight times influence; 0 outside the domain.
    """
    spread = spreads(design, scores)
    result: Floats = spread.T @ spread
    return result


def variances(design: Design, scores: Floats) -> Floats:
    """Return only the variances of the sums of scores, shape (estimates,)."""
    spread = spreads(design, scores)
    result: Floats = np.einsum("ij,ij->j", spread, spread)
    return result


def spreads(design: Design, scores: Floats) -> Floats:
    """Return the units' scores about their stratum's mean, scaled so that their cross-product is the covariance."""
    for adjustment in design.adjustments:
        scores = adjustment.residuals(scores)
    units = design.primary
    stratum, population = units.strata, units.population
    totals = _sums(scores, design.units, len(units.first)) if units.are_clusters else scores[units.first]
    size = np.bincount(stratum)
    means = _sums(totals, stratum, len(size)) / size[:, None]
    means[size == 1] = 0.0
    own = size[stratum]
    factor = np.where(np.isinf(population), 1.0, 1.0 - own / population)
    scale = factor * np.where(own > 1, own / np.maximum(own - 1, 1), 1.0)
    result: Floats = (totals - means[stratum]) * np.sqrt(np.maximum(scale, 0.0))[:, None]
    return result


def _sums(values: Floats, group: NDArray[np.int64], groups: int) -> Floats:
    """Return the sum of each column within each group, shape (groups, columns)."""
    if groups <= MANY:
        found: Floats = (np.arange(groups)[:, None] == group).astype(np.float64) @ values
        return found
    if values.shape[1] == 0:
        return np.zeros((groups, 0))
    return np.stack([np.bincount(group, column, minlength=groups) for column in values.T], axis=1)
