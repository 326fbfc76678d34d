"""Which groups answer differently: letters between the groups of a breakdown, and a mark against everybody.

A cell is compared where the question and the breakdown hang together (Rao & Scott's F), by a z of the difference with
the design's covariance, adjusted within the row by Holm. Columns worth fewer than 30 answers are left out.

Sources: Rao & Scott (1984), Ann. Stat. 12, 46–60; Holm (1979), Scand. J. Stat. 6, 65–70.
"""

from __future__ import annotations

from itertools import combinations
from string import ascii_lowercase
from typing import TYPE_CHECKING

import numpy as np

from analysis.errors import AnalysisError
from analysis.independence import CrossTable, rao_scott
from analysis.multiplicity import holm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from analysis.table import RawTable
    from analysis.weighting import Weighting

    Floats = NDArray[np.float64]
    Mask = NDArray[np.bool_]
    Cells = Sequence[tuple[Floats, Mask]]

LEVEL, STRONG, LEAST_EFFECTIVE = 0.05, 0.001, 30.0
HIGHER, LOWER = "tydeligt højere end klyngen", "tydeligt lavere end klyngen"
MARKS = {1: "▲", -1: "▼"}


def compared(
    raw: RawTable, weighting: Weighting, cells: Cells, *, shares: Floats, effective: Floats, spread: Floats
) -> tuple[NDArray[np.str_], NDArray[np.int64]]:
    """Return the letters of each cell, and whether it is clearly above (1) or below (−1) everybody.

    Args:
        raw: the table.
        weighting: the study's weights.
        cells: who gave each answer and who is in the base, by column.
        shares: shape (rows, columns).
        effective: shape (rows, columns).
        spread: what `variance.spreads` gives of the scores, shape (units, columns, rows).
    """
    letters = np.full(shares.shape, "", dtype="<U26")
    against = np.zeros(shares.shape, dtype=np.int64)
    for breakdown in dict.fromkeys(column.group for column in raw.banner if column.group):
        places = [j for j, column in enumerate(raw.banner) if column.group == breakdown and cells[j][1].any()]
        marked = np.zeros(shares.shape, dtype=np.bool_)
        for i in range(len(raw.stub)):
            kept = [j for j in places if effective[i, j] >= LEAST_EFFECTIVE]
            if kept:
                scores = spread[:, [0, *kept], i]
                covariance = scores.T @ scores
                against[i, kept] = _against(shares[i, [0, *kept]], covariance)
                letters[i, kept] = _letters(shares[i, kept], covariance[1:, 1:], [places.index(j) for j in kept])
                marked[i, kept] = (against[i, kept] != 0) | (letters[i, kept] != "")
        # The test of the whole is dearer than the marks, and most rows have none: it is made where it decides.
        for rows in [[*range(len(raw.stub))]] if raw.exclusive else [[i] for i in range(len(raw.stub))]:
            if marked[rows].any() and not _hangs_together(raw, weighting, cells, rows[0], places):
                letters[np.ix_(rows, places)] = ""
                against[np.ix_(rows, places)] = 0
    return letters, against


def _hangs_together(raw: RawTable, weighting: Weighting, cells: Cells, i: int, places: Sequence[int]) -> bool:
    """Say whether F is significant: of the whole question where each has one answer, otherwise of this answer."""
    group = np.full(len(weighting.design), -1, dtype=np.int64)
    for at, j in enumerate(places):
        group[cells[j][1]] = at
    hits = cells[0][0]
    rows = np.argmax(hits, axis=1) if raw.exclusive else hits[:, i].astype(np.int64)
    rows = np.where(hits.any(axis=1), rows, -1) if raw.exclusive else rows
    rows, group = _compact(np.where(group >= 0, rows, -1)), _compact(np.where(rows >= 0, group, -1))
    try:
        return rao_scott(CrossTable(weighting.design, rows, group)).probability < LEVEL
    except (AnalysisError, np.linalg.LinAlgError):
        return False


def _compact(values: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return positions without gaps; −1 stays."""
    known = values >= 0
    found = np.full(len(values), -1, dtype=np.int64)
    found[known] = np.unique(values[known], return_inverse=True)[1]
    return found


def _chance(gaps: Floats, variances: Floats) -> Floats:
    from scipy.special import ndtr  # noqa: PLC0415 (scipy loads when it is needed)

    with np.errstate(divide="ignore", invalid="ignore"):
        z = np.where(variances > 1e-18, np.abs(gaps) / np.sqrt(np.maximum(variances, 1e-300)), 0.0)
    found: Floats = 2 * ndtr(-z)
    return found


def _against(shares: Floats, covariance: Floats) -> NDArray[np.int64]:
    gaps = shares[1:] - shares[0]
    variances = covariance.diagonal()[1:] + covariance[0, 0] - 2 * covariance[0, 1:]
    clear = holm(_chance(gaps, variances)) < LEVEL
    return np.where(clear, np.sign(gaps), 0).astype(np.int64)


def _letters(shares: Floats, covariance: Floats, places: Sequence[int]) -> list[str]:
    """Return for each column the letters of those that it is significantly higher than."""
    pairs = list(combinations(range(len(shares)), 2))
    found = [""] * len(shares)
    if not pairs:
        return found
    gaps = np.array([shares[a] - shares[b] for a, b in pairs])
    variances = np.array([covariance[a, a] + covariance[b, b] - 2 * covariance[a, b] for a, b in pairs])
    for (a, b), gap, chance in zip(pairs, gaps, holm(_chance(gaps, variances)), strict=True):
        if chance < LEVEL:
            higher, lower = (a, b) if gap > 0 else (b, a)
            letter = ascii_lowercase[places[lower] % 26]
            found[higher] += letter.upper() if chance < STRONG else letter
    return ["".join(sorted(each, key=str.lower)) for each in found]
