"""Quantiles of a design, with Woodruff's intervals.

Sources: Woodruff (1952), JASA 47, 635–646; Hyndman & Fan (1996), Am. Stat. 50, 361–365 (rules 1, 2, 7 and 8).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from analysis.errors import AnalysisError
from analysis.estimate import mean

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from analysis.design import Design

    Floats = NDArray[np.float64]
    Mask = NDArray[np.bool_]
    Rule = Literal["math", "school", "hf7", "hf8"]

ROUNDING = 1e-12


@dataclass(frozen=True, slots=True)
class Quantile:
    """A quantile, its interval of 95 %, and the standard error that the interval stands for."""

    value: float
    low: float
    high: float
    se: float


def quantile(
    design: Design, values: Floats, share: float, *, within: Mask | None = None, rule: Rule = "math"
) -> Quantile:
    """Return the value below which a share of the people are, with an interval turned from that of the share.

    Args:
        design: the design of all responses.
        values: shape (responses,); NaN where there is none.
        share: between 0 and 1, such as 0.5 for the median.
        within: which responses it is of; all without it.
        rule: math takes the least value that reaches the share; school the middle of two; hf7 and hf8 interpolate.

    Raises:
        AnalysisError: if nobody has a value.
    """
    from scipy.special import stdtrit  # noqa: PLC0415 (scipy loads when it is needed)

    kept = ~np.isnan(values) if within is None else within & ~np.isnan(values)
    if not kept.any():
        raise AnalysisError("Ingen har svaret med et tal, så der er ingen median.")
    order = np.argsort(values[kept], kind="stable")
    at = _RULES[rule](values[kept][order], design.weights[kept][order])
    found = at(share)
    below = mean(design, np.where(kept, (values <= found).astype(np.float64), np.nan), within)
    critical = float(stdtrit(max(below.degrees, 1), 0.975))
    middle, reach = float(below.values[0]), critical * float(below.se[0])
    low, high = at(max(middle - reach, 0.0)), at(min(middle + reach, 1.0))
    return Quantile(found, low, high, (high - low) / (2 * critical))


def _step(values: Floats, weights: Floats, *, halve: bool) -> Callable[[float], float]:
    reached = np.cumsum(weights) / weights.sum()

    def at(share: float) -> float:
        place = min(int(np.searchsorted(reached, share - ROUNDING)), len(values) - 1)
        on_a_step = abs(reached[place] - share) < ROUNDING and place + 1 < len(values)
        return float((values[place] + values[place + 1]) / 2 if halve and on_a_step else values[place])

    return at


def _between(values: Floats, points: Floats) -> Callable[[float], float]:
    return lambda share: float(np.interp(share, points, values))


def _points_7(weights: Floats) -> Floats:
    reached = np.cumsum(weights)
    points: Floats = (reached - weights) / (reached[-1] - weights[-1]) if len(weights) > 1 else np.zeros(1)
    return points


def _points_8(weights: Floats) -> Floats:
    reached = np.cumsum(weights)
    points: Floats = (reached - weights / 3) / (reached[-1] + weights[-1] / 3)
    return points


_RULES: dict[str, Callable[[Floats, Floats], Callable[[float], float]]] = {
    "math": lambda values, weights: _step(values, weights, halve=False),
    "school": lambda values, weights: _step(values, weights, halve=True),
    "hf7": lambda values, weights: _between(values, _points_7(weights)),
    "hf8": lambda values, weights: _between(values, _points_8(weights)),
}
