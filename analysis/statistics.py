"""Statistics under a table's counts: means and top-2 of scales, means and quartiles of numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analysis import scales
from analysis.table import Statistic

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from analysis.counts import Banner
    from survey.questionnaire.questions import Question

QUARTILES = (("lower_quartile", "Nedre kvartil"), ("median", "Median"), ("upper_quartile", "Øvre kvartil"))


def of_scale(question: Question, n: NDArray[np.int64]) -> tuple[Statistic, ...]:
    """Return the top-2 and the mean of each column, both of those who are on the scale, from counts."""
    scored = scales.scoring(question)
    if not scored.steps:
        return ()
    on_scale = n[list(scored.steps)]
    bases = on_scale.sum(axis=0)
    tops = n[list(scored.top)].sum(axis=0)
    scores = np.array(scored.scores, dtype=np.float64)
    top = Statistic(
        "top_2",
        scales.top_label(question, scored),
        divided(tops, bases),
        is_share=True,
        rows=scored.top,
        bases=tuple(float(base) for base in bases),
    )
    ends = f"{scored.scores[0]}–{scored.scores[-1]}"
    return top, Statistic("mean", f"Gennemsnit ({ends})", divided(scores @ on_scale, bases), decimals=2)


def median_of_scale(question: Question, n: NDArray[np.int64]) -> Statistic:
    """Return the median step of each column, of those who are on the scale, from counts.

    Half-way between the two middle answers where they differ (Hyndman & Fan 1996, type 7).
    """
    scored = scales.scoring(question)
    order = np.argsort(scored.scores)
    scores = np.array(scored.scores, dtype=np.float64)[order]
    below = n[list(scored.steps)][order].cumsum(axis=0)
    figures = []
    for column in below.T:
        bounds = [(column[-1] - 1) // 2, column[-1] // 2]
        middle = scores[np.searchsorted(column, bounds, side="right")] if column[-1] else np.array([np.nan])
        figures.append(float(middle.mean()))
    return Statistic("median", f"Median ({scored.scores[0]}–{scored.scores[-1]})", tuple(figures))


def divided(above: NDArray[np.int64] | NDArray[np.float64], below: NDArray[np.int64]) -> tuple[float, ...]:
    """Return the quotients, NaN where there is nothing to divide by."""
    quotients = np.full(len(below), np.nan)
    np.divide(above, below, out=quotients, where=below > 0)
    return tuple(float(one) for one in quotients)


def of_numbers(values: NDArray[np.float64], banner: Banner, *, whole: bool) -> tuple[Statistic, ...]:
    """Return mean, lower quartile, median and upper quartile of each column.

    Quartiles lie between the two nearest values in proportion (Hyndman & Fan 1996, type 7, R's own).
    """
    answered = np.isfinite(values)
    kept = values[answered]
    columns = [kept]
    for one in banner.breakdowns:
        group = one.group[answered]
        columns += [kept[group == i] for i in range(len(one.groups))]
    means = tuple(float(column.mean()) if len(column) else np.nan for column in columns)
    quartiles = np.array(
        [np.quantile(column, [0.25, 0.5, 0.75]) if len(column) else [np.nan] * 3 for column in columns]
    )
    decimals = 0 if whole and len(kept) and kept.min() >= 1000 else 1
    return (
        Statistic("mean", "Gennemsnit", means, decimals=decimals),
        *(
            Statistic(name, label, tuple(float(one) for one in quartiles[:, i]), decimals=decimals)
            for i, (name, label) in enumerate(QUARTILES)
        ),
    )
