"""How good weights and a response are: Kish's effective number, the R-indicator, and when a figure is unsure.

Sources: Kish (1992), J. Off. Stat. 8, 183–200; Schouten, Cobben & Bethlehem (2009), Survey Methodology 35, 101–113.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analysis.errors import AnalysisError

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    Floats = NDArray[np.float64]

LEAST_EFFECTIVE, WIDEST = 30.0, 0.30
MOST_LOGIT = 15.0


@dataclass(frozen=True, slots=True)
class WeightQuality:
    """What weights cost.

    Attributes:
        responses: how many weights there are.
        people: their sum.
        effective: (Σw)²/Σw².
        design_effect: responses by effective.
        variation: standard deviation by mean; design_effect is 1 + its square.
        least: the smallest weight.
        largest: the largest weight.
    """

    responses: int
    people: float
    effective: float
    design_effect: float
    variation: float
    least: float
    largest: float


def weight_quality(weights: Floats) -> WeightQuality:
    """Return what weights cost. Source: Kish (1992), formula 4.2.

    Raises:
        AnalysisError: if there are none.
    """
    if not len(weights):
        raise AnalysisError("Der er ingen vægte at måle.")
    size, people = len(weights), float(weights.sum())
    effective = people**2 / float((weights**2).sum())
    variation = float(weights.std() / weights.mean())
    return WeightQuality(
        size, people, effective, size / effective, variation, float(weights.min()), float(weights.max())
    )


def effective_number(share: float, variance: float, responses: int) -> float:
    """Return how many simple random answers a share is worth, p(1 − p)/V; the answers themselves where V is 0."""
    return share * (1 - share) / variance if variance > 0 else float(responses)


def unsure(effective: ArrayLike, low: ArrayLike, high: ArrayLike) -> NDArray[np.bool_]:
    """Return where a share's reliability is low: an effective number under 30, or an interval wider than 30 points."""
    wide = np.subtract(high, low) > WIDEST
    return np.asarray(np.less(effective, LEAST_EFFECTIVE) | wide, dtype=np.bool_)


@dataclass(frozen=True, eq=False)
class Propensity:
    """A logistic regression of answering on what is known of everybody.

    Attributes:
        coefficients: on the log-odds scale.
        se: their standard errors.
        fitted: each invited person's estimated chance of answering.
    """

    coefficients: Floats
    se: Floats
    fitted: Floats

    @property
    def r_indicator(self) -> float:
        """Return R = 1 − 2·S(ρ): 1 where all groups are as likely to answer."""
        return 1 - 2 * float(self.fitted.std(ddof=1))

    @property
    def variation(self) -> float:
        """Return the coefficient of variation of the chances, which bounds the bias of unweighted results."""
        return float(self.fitted.std(ddof=1) / self.fitted.mean())


def propensity(known: Floats, answered: Floats, count: Floats | None = None, *, tolerance: float = 1e-13) -> Propensity:
    """Fit the chance of answering by maximum likelihood, by iterated weighted least squares.

    Args:
        known: shape (invited, columns), with a column of ones.
        answered: 1 for who answered and 0 for who did not, or the share of a cell that did.
        count: people in each cell; one each without it.
        tolerance: stop when the deviance changes by less than this share of itself.

    Raises:
        AnalysisError: if the columns tell answered and not answered apart completely.

    Source: McCullagh & Nelder (1989), Generalized Linear Models, §2.5.
    """
    people = np.ones(len(known)) if count is None else count
    fitted = (people * answered + 0.5) / (people + 1)
    deviance = np.inf
    for _ in range(50):
        logits, worth = np.log(fitted / (1 - fitted)), people * fitted * (1 - fitted)
        target = logits + (answered - fitted) / (fitted * (1 - fitted))
        information = (known * worth[:, None]).T @ known
        fit = np.linalg.lstsq(information, (known * worth[:, None]).T @ target, rcond=None)[0]
        coefficients = fit.astype(np.float64)
        fitted = np.clip(1 / (1 + np.exp(-(known @ coefficients))), 1e-12, 1 - 1e-12)
        before, deviance = deviance, _deviance(people, answered, fitted)
        if abs(deviance - before) < tolerance * (abs(deviance) + 0.1):
            break
    if np.abs(coefficients).max() > MOST_LOGIT:
        raise AnalysisError(
            "En gruppe har enten slet ikke svaret eller svaret alle sammen; læg den sammen med en anden."
        )
    se = np.sqrt(np.diag(np.linalg.pinv(information)))
    return Propensity(coefficients, se, np.repeat(fitted, people.astype(np.int64)))


def _deviance(people: Floats, answered: Floats, fitted: Floats) -> float:
    return -2 * float((people * (answered * np.log(fitted) + (1 - answered) * np.log(1 - fitted))).sum())
