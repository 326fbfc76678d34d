"""The jackknife: a second way to the variance, leaving out one unit at a time.

Source: Lumley (2010), Complex Surveys, §2.3.2; Wolter (2007), Introduction to Variance Estimation, ch. 4.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analysis.estimate import Estimate

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from analysis.design import Design

    Floats = NDArray[np.float64]


def jackknife(design: Design, statistic: Callable[[Floats], Floats]) -> Estimate:
    """Return a statistic with the variance of its values when each unit in turn is left out.

    Args:
        design: the responses; a stratum needs two units.
        statistic: of weights, shape (responses,), to estimates, shape (estimates,).
    """
    units, first = np.unique(design.units, return_index=True)
    size = np.bincount(design.strata[first])
    found, scales = [], []
    for unit, place in zip(units, first, strict=True):
        own = size[design.strata[place]]
        same = design.strata == design.strata[place]
        weights = np.where(same, design.weights * own / (own - 1), design.weights)
        found.append(statistic(np.where(design.units == unit, 0.0, weights)))
        people = design.population[place]
        scales.append((own - 1) / own * (1.0 if np.isinf(people) else 1 - own / people))
    apart = np.array(found) - np.mean(found, axis=0)
    spread = apart * np.sqrt(np.array(scales))[:, None]
    return Estimate(statistic(design.weights), spread.T @ spread, design.degrees(), len(design))
