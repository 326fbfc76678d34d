"""How good weights and a response are: Kish's effective number, the R-indicator, and when a figure is unsure.

Sources: Kish (1992), J. Off. Stat. 8, 183–200; Schouten, Cobben & Bethlehem (2009), Survey Methodology 35, 101–113.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analysis.errors import AnalysisError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

LEAST_EFFECTIVE, WIDEST = 30.0, 0.30


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


def is_unsure(effective: float, low: float, high: float) -> bool:
    """Say whether a share's reliability is low: an effective number under 30, or an interval wider than 30 points."""
    return effective < LEAST_EFFECTIVE or high - low > WIDEST


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


def propensity(known: Floats, answered: Floats, count: Floats | None = None) -> Propensity:
    """Fit the chance of answering by maximum likelihood, by Newton's method.

    Args:
        known: shape (invited, columns), with a column of ones.
        answered: 1 for who answered and 0 for who did not, or the share of a cell that did.
        count: people in each cell; one each without it.

    Raises:
        AnalysisError: if the columns tell answered and not answered apart completely.
    """
    people = np.ones(len(known)) if count is None else count
    coefficients = np.zeros(known.shape[1])
    for _ in range(50):
        fitted = 1 / (1 + np.exp(-(known @ coefficients)))
        information = (known * (people * fitted * (1 - fitted))[:, None]).T @ known
        step = np.linalg.lstsq(information, known.T @ (people * (answered - fitted)), rcond=None)[0]
        coefficients = coefficients + step
        if np.abs(step).max() < 1e-10:
            fitted = 1 / (1 + np.exp(-(known @ coefficients)))
            se = np.sqrt(np.diag(np.linalg.pinv(information)))
            return Propensity(coefficients, se, np.repeat(fitted, people.astype(np.int64)))
    raise AnalysisError("En gruppe har enten slet ikke svaret eller svaret alle sammen; læg den sammen med en anden.")
