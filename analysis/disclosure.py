"""Disclosure control: what may be shown of a raw table, so that nobody's answer can be read or worked out from it.

Within one table this is honest: small cells are hidden (primary), and then as many more as it takes for no hidden cell
to be found by subtracting what is shown from a total, across the groups of a breakdown or down a column, nor from
several of these sums together (secondary). A column with too small a base is hidden whole. Shares, means and top-2
follow the counts they are made from.

What it does not do yet: solve all tables of a question together, with earlier editions and extra tables. People in no
group of a breakdown (sex not told, for example) are the difference between the total and its groups; they are protected
like a hidden column when they are fewer than the least cell, and otherwise taken for a group that nobody can pick out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, overload

import numpy as np

from analysis import notes
from analysis.disclosure_cells import Hiding, hide
from analysis.study import Limits
from analysis.table import Column, RawTable, Statistic, Table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

__all__ = ["Limits", "protect"]


@overload
def protect(tables: RawTable, limits: Limits = ...) -> Table: ...
@overload
def protect(tables: Iterable[RawTable], limits: Limits = ...) -> tuple[Table, ...]: ...
def protect(tables: RawTable | Iterable[RawTable], limits: Limits | None = None) -> Table | tuple[Table, ...]:
    """Return what may be shown of one raw table, or of several.

    Args:
        tables: one or several.
        limits: least cell and least base (5 and 10 unless the cluster has raised them); sensitive questions have 10 and
            20 at least.
    """
    kept = limits or Limits()
    if isinstance(tables, RawTable):
        return _protected(tables, kept)
    return tuple(_protected(table, kept) for table in tables)


def _protected(raw: RawTable, limits: Limits) -> Table:
    limits = limits.sensitive if raw.sensitive else limits
    hiding = hide(raw, limits)
    gone = hiding.cells
    closed = hiding.columns
    n = np.where(gone, -1, raw.n)
    banner = tuple(_column(column, hidden=bool(closed[i])) for i, column in enumerate(raw.banner))
    labels = [column.label for i, column in enumerate(raw.banner) if closed[i]]
    return Table(
        question=raw.question,
        section=raw.section,
        kind=raw.kind,
        banner=banner,
        stub=raw.stub,
        n=n,
        shares=_shares(n, raw.bases),
        status=_status(raw, hiding),
        statistics=tuple(_statistic(one, raw, hiding) for one in raw.statistics),
        layout=raw.layout,
        exclusive=raw.exclusive,
        ordinal=raw.ordinal,
        notes=(
            *notes.about(raw, limits.least_cell),
            *notes.hidden(labels, cells=bool((gone & ~closed).any())),
        ),
        base_words=raw.base_words,
        edition=raw.edition,
    )


def _column(column: Column, *, hidden: bool) -> Column:
    return Column(column.name, column.label, None, column.group, column.group_label) if hidden else column


def _shares(n: NDArray[np.int64], bases: NDArray[np.int64]) -> NDArray[np.float64]:
    shares = np.full(n.shape, np.nan)
    np.divide(n, bases, out=shares, where=(n >= 0) & (bases > 0))
    return shares


def _status(raw: RawTable, hiding: Hiding) -> NDArray[np.str_]:
    status = np.where(raw.n == 0, "zero", "ok").astype("<U20")
    status[hiding.cells] = "suppressed_secondary"
    status[hiding.primary] = "suppressed_primary"
    return status


def _statistic(one: Statistic, raw: RawTable, hiding: Hiding) -> Statistic:
    """Hide a statistic where the counts it is made from are hidden: a mean all of them, a top-2 its own and its base's.

    A top-2 is a sum of shown cells over a sum of shown cells, so it tells nothing new as long as both are shown.
    """
    hidden = hiding.columns.copy()
    if one.is_share:
        outside = [i for i, row in enumerate(raw.stub) if row.role != "plain"]
        hidden |= hiding.cells[[*one.rows, *outside]].any(axis=0)
    else:
        hidden |= hiding.cells.any(axis=0)
    figures = tuple(float("nan") if hidden[i] else value for i, value in enumerate(one.figures))
    bases = tuple(float("nan") if hidden[i] else value for i, value in enumerate(one.bases))
    return Statistic(one.name, one.label, figures, one.is_share, one.decimals, one.rows, bases)
