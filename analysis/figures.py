"""Figures of one column of a protected table, by name: what contrasts are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analysis.errors import AnalysisError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.contrast import Unit
    from analysis.table import Table

# A figure and its base.
Figures = dict[str, tuple[float, float]]
JOINT = "+"


def figures_of(table: Table, column: str, *, weighted: bool = False) -> Figures:
    """Return a column's shares by answer, and its statistics by `=` and their name.

    Raises:
        AnalysisError: if weighted shares are wanted of a table that has none.
    """
    one = table.column(column)
    base = float(one.bases[0])
    found: Figures = {row.name: (float(one.shares[i, 0]), base) for i, row in enumerate(one.stub)}
    if weighted:
        if one.estimates is None:
            raise AnalysisError(f"'{table.question.name}' har ingen vægtede andele; læs studiet med population.csv.")
        shares, effective = one.estimates.shares[:, 0], one.estimates.effective[:, 0]
        bases = np.fmin(effective, base)
        return {row.name: (float(shares[i]), float(bases[i])) for i, row in enumerate(one.stub)}
    for each in one.statistics:
        found[f"={each.name}"] = (each.figures[0], each.bases[0] if each.bases else base)
    return found


def joined_as(figures: Figures, other: Figures) -> Figures:
    """Return a column with the answers joined that the other one has joined; protection may have joined them there."""
    result = dict(figures)
    for name in other:
        parts = name.split(JOINT)
        if len(parts) > 1 and name not in figures and all(part in result for part in parts):
            shares, bases = zip(*(result[part] for part in parts), strict=True)
            joint = (float(sum(shares)), float(bases[0]))
            result = {old: kept for old, kept in result.items() if old not in parts[1:]}
            result = {
                name if old == parts[0] else old: joint if old == parts[0] else kept for old, kept in result.items()
            }
    return result


def total_of(table: Table, *, weighted: bool = False) -> Figures:
    """Return everybody's figures.

    Raises:
        AnalysisError: as `figures_of`, and if the table's columns are statements.
    """
    if table.layout == "items":
        raise AnalysisError(
            f"'{table.question.name}' er flere udsagn; sammenlign ét ad gangen, fx som 'spørgsmål.udsagn'."
        )
    return figures_of(table, "total", weighted=weighted)


def labels_of(table: Table) -> dict[str, str]:
    """Return what answers and statistics are called, under the names that `figures_of` gives them."""
    return {row.name: row.label for row in table.stub} | {f"={one.name}": one.label for one in table.statistics}


def units_of(table: Table, names: Sequence[str] | Figures) -> list[Unit]:
    """Return whether each figure is a share or a number."""
    shares = {f"={one.name}" for one in table.statistics if one.is_share}
    return ["number" if name.startswith("=") and name not in shares else "share" for name in names]
