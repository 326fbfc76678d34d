"""Intervals for shares: of a design, and of plain counts.

Sources: Korn & Graubard (1998), Survey Methodology 24, 193–201 (beta); Rao & Scott (1984), Ann. Stat. 12, 46–60
(likelihood); Wilson (1927), JASA 22, 209–212; Newcombe (1998), Stat. Med. 17, 857–872 (Wilson, with and without
continuity); Clopper & Pearson (1934), Biometrika 26, 404–413.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, exp, inf, log, sin, sqrt
from typing import TYPE_CHECKING

import numpy as np

from analysis.errors import AnalysisError

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Share:
    """A share of a design, between 0 and 1.

    Attributes:
        value: the share.
        variance: its variance.
        responses: how many answers it rests on.
        degrees: the design's degrees of freedom.
    """

    value: float
    variance: float
    responses: int
    degrees: int

    @property
    def effective(self) -> float:
        """Return how many simple random answers it is worth; the answers themselves where it has no spread."""
        spread = self.value * (1 - self.value)
        return spread / self.variance if self.variance > 0 else float(self.responses)


def _t(level: float, degrees: float) -> float:
    from scipy.special import ndtri, stdtrit  # noqa: PLC0415 (scipy loads when it is needed)

    at = (1 + level) / 2
    return float(ndtri(at)) if degrees == inf else float(stdtrit(max(degrees, 1), at))


def logit(share: Share, level: float = 0.95) -> Interval:
    """Return the interval on the log-odds scale, with the design's t."""
    spread = share.value * (1 - share.value)
    if spread <= 0:
        return korn_graubard(share, level)
    middle = log(share.value / (1 - share.value))
    reach = _t(level, share.degrees) * sqrt(share.variance) / spread
    return _expit(middle - reach), _expit(middle + reach)


def _expit(value: float) -> float:
    return 1 / (1 + exp(-value)) if value > -700 else 0.0


def likelihood(share: Share, level: float = 0.95) -> Interval:
    """Return where the pseudo-likelihood, scaled by design effect and dispersion n/(n − 1), falls by t²."""
    from scipy.optimize import brentq  # noqa: PLC0415

    value, worth = share.value, share.value * (1 - share.value) / share.variance
    reach = _t(level, share.degrees)

    def fall(at: float) -> float:
        apart = value * log(value / at) + (1 - value) * log((1 - value) / (1 - at))
        return 2 * worth * apart - reach**2 * share.responses / max(share.responses - 1, 1)

    return float(brentq(fall, 1e-12, value, xtol=1e-13)), float(brentq(fall, value, 1 - 1e-12, xtol=1e-13))


def arcsine(share: Share, level: float = 0.95) -> Interval:
    """Return the interval on the variance-stabilising scale arcsin √p."""
    reach = _t(level, share.degrees) * sqrt(share.variance / (4 * share.value * (1 - share.value)))
    middle = asin(sqrt(share.value))
    return sin(middle - reach) ** 2, sin(middle + reach) ** 2


def korn_graubard(share: Share, level: float = 0.95) -> Interval:
    """Return the exact interval of a binomial count of n_eff, adjusted for the degrees of freedom; also at 0 and 1."""
    worth = share.effective
    if share.degrees > 0:
        worth *= (_t(level, share.responses - 1) / _t(level, share.degrees)) ** 2
    return exact(worth * share.value, worth, level)


def symmetric(share: Share, level: float = 0.95) -> Interval:
    """Return p ± t·se: for comparison only, since it leaves 0–1 and is too short near the ends."""
    reach = _t(level, share.degrees) * sqrt(share.variance)
    return share.value - reach, share.value + reach


def shown(share: Share, level: float = 0.95) -> Interval:
    """Return the interval that tables show: logit, or Korn and Graubard's for few answers and at 0 and 1."""
    if share.effective < 30 or share.value in {0.0, 1.0} or share.variance <= 0:
        return korn_graubard(share, level)
    return logit(share, level)


def wilson(count: float, base: float, level: float = 0.95) -> Interval:
    """Return the score interval of a count.

    Raises:
        AnalysisError: if the base is 0.
    """
    z, share = _t(level, inf), _of(count, base)
    middle = (count + z**2 / 2) / (base + z**2)
    reach = z / (base + z**2) * sqrt(base * share * (1 - share) + z**2 / 4)
    return max(middle - reach, 0.0), min(middle + reach, 1.0)


def wilson_corrected(count: float, base: float, level: float = 0.95) -> Interval:
    """Return the score interval with continuity correction; as wide as `prop.test` of R, which never corrects past ½.

    Raises:
        AnalysisError: if the base is 0.
    """
    z, share = _t(level, inf), _of(count, base)
    step = min(0.5, abs(count - base / 2))

    def end(sign: int) -> float:
        at = share + sign * step / base
        root = sqrt(max(at * (1 - at) / base + (z / (2 * base)) ** 2, 0.0))
        return (at + z**2 / (2 * base) + sign * z * root) / (1 + z**2 / base)

    low, high = max(end(-1), 0.0), min(end(1), 1.0)
    return (0.0 if count <= 0 else low), (1.0 if count >= base else high)


def exact(count: float, base: float, level: float = 0.95) -> Interval:
    """Return the interval of Clopper and Pearson; the count need not be whole.

    Raises:
        AnalysisError: if the base is 0.
    """
    from scipy.special import betaincinv  # noqa: PLC0415

    _of(count, base)
    tail = (1 - level) / 2
    low = 0.0 if count <= 0 else float(betaincinv(count, base - count + 1, tail))
    high = 1.0 if count >= base else float(betaincinv(count + 1, base - count, 1 - tail))
    return low, high


def _of(count: float, base: float) -> float:
    if base <= 0:
        raise AnalysisError("Grundlaget er 0: ingen har svaret, så der er ingen andel og intet interval.")
    return count / base


METHODS: dict[str, Callable[[Share, float], Interval]] = {
    "logit": logit,
    "xlogit": logit,
    "likelihood": likelihood,
    "asin": arcsine,
    "beta": korn_graubard,
    "mean": symmetric,
}


def shown_together(values: Floats, variances: Floats, responses: Floats, degrees: Floats) -> tuple[Floats, Floats]:
    """Return the intervals of 95 % that tables show, as `shown`, of many shares at once; NaN where there is none."""
    from scipy.special import betaincinv, stdtrit  # noqa: PLC0415

    with np.errstate(divide="ignore", invalid="ignore"):
        spread = values * (1 - values)
        effective = np.where(variances > 0, spread / variances, responses)
        at = stdtrit(np.maximum(degrees, 1), 0.975)
        logits, reach = np.log(values / (1 - values)), at * np.sqrt(variances) / spread
        low, high = 1 / (1 + np.exp(reach - logits)), 1 / (1 + np.exp(-reach - logits))
        factor = np.where(degrees > 0, (stdtrit(np.maximum(responses - 1, 1), 0.975) / at) ** 2, 1.0)
        worth = effective * factor
        hits = worth * values
        exact_low = np.where(hits > 0, betaincinv(hits, worth - hits + 1, 0.025), 0.0)
        exact_high = np.where(worth - hits > 0, betaincinv(hits + 1, worth - hits, 0.975), 1.0)
    few = (effective < 30) | (spread <= 0) | (variances <= 0)
    none = ~np.isfinite(values)
    return np.where(none, np.nan, np.where(few, exact_low, low)), np.where(
        none, np.nan, np.where(few, exact_high, high)
    )
