"""Disclosure control: what may be shown of raw tables, so that nobody's answer can be read or worked out from them.

All tables of a question are protected together. Small cells are hidden (primary), a column with too small a base is
hidden whole, and as many more cells as it takes are hidden for no small one to follow from what is shown (secondary):
neither exactly, nor so closely that every possible number is small. Shares, means and top-2 follow the counts they are
made from.

People in no group of a breakdown (sex not told, for example) are the difference between the total and its groups. Where
they are fewer than the least base they are protected like the cells of a hidden column.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, overload

import numpy as np

from analysis import notes
from analysis.disclosure_cells import Hiding, hidings
from analysis.disclosure_coarsen import OF_ALL, OF_DECIDED, coarser, is_coarsened, of_everybody, with_small_joined
from analysis.disclosure_registry import families
from analysis.statistics import divided
from analysis.study import Limits
from analysis.table import Column, RawTable, Statistic, Table
from analysis.weighed import estimated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

__all__ = ["Limits", "protect"]
ABOVE = "»Over 80 %« er mere end 8 af 10; det præcise tal er skjult."
ALL_TOLD = (
    "Samlede andele er regnet af alle svar, også »Ved ikke«, fordi for få har svaret det til at vise det for sig."
)


@overload
def protect(tables: RawTable, limits: Limits = ...) -> Table: ...
@overload
def protect(tables: Iterable[RawTable], limits: Limits = ...) -> tuple[Table, ...]: ...
def protect(tables: RawTable | Iterable[RawTable], limits: Limits | None = None) -> Table | tuple[Table, ...]:
    """Return what may be shown of one raw table, or of several that are shown together.

    Args:
        tables: one or several; those of one question are protected together.
        limits: least cell and least base (5 and 10 unless the cluster has raised them); sensitive questions have 10 and
            20 at least.
    """
    kept = limits or Limits()
    if isinstance(tables, RawTable):
        return _all([coarser(tables) if is_coarsened(tables, kept) else with_small_joined(tables, kept)], kept)[0]
    given = list(tables)
    overviews = {table.question.name for table in given if table.layout == "items"}
    return _all([form for table in given for form in _forms(table, kept, overviews)], kept)


def _forms(raw: RawTable, limits: Limits, overviews: set[str]) -> Iterator[RawTable]:
    """Yield a table as it can be shown: a scale in fewer steps where some would be small, beside everybody's own."""
    if not is_coarsened(raw, limits):
        yield with_small_joined(raw, limits)
        return
    if raw.question.name.partition(".")[0] not in overviews:
        yield of_everybody(raw)
    yield coarser(raw)


def _all(tables: list[RawTable], limits: Limits) -> tuple[Table, ...]:
    shown: dict[int, Table] = {}
    for places in families(tables):
        own = [tables[i] for i in places]
        for i, raw, hiding in zip(places, own, hidings(own, limits), strict=True):
            shown[i] = estimated(_protected(raw, hiding, limits.sensitive if raw.sensitive else limits), raw)
    return tuple(shown[i] for i in range(len(tables)))


def _protected(raw: RawTable, hiding: Hiding, limits: Limits) -> Table:
    gone = hiding.cells
    closed = hiding.columns
    n = np.where(gone, -1, raw.n)
    banner = tuple(_column(column, hidden=bool(closed[i])) for i, column in enumerate(raw.banner))
    labels = [column.label for i, column in enumerate(raw.banner) if closed[i]]
    whole = _is_of_all(raw, hiding)
    statistics = tuple(_statistic(_of_all(one, raw) if whole else one, raw, hiding) for one in raw.statistics)
    return Table(
        question=raw.question,
        section=raw.section,
        kind=raw.kind,
        banner=banner,
        stub=raw.stub,
        n=n,
        shares=_shares(n, raw.bases),
        status=_status(raw, hiding),
        statistics=statistics,
        layout=raw.layout,
        exclusive=raw.exclusive,
        ordinal=raw.ordinal,
        notes=(
            *(note for note in notes.about(raw, limits.least_cell) if not (whole and note in notes.apart(raw))),
            *([ALL_TOLD] if whole else []),
            *([ABOVE] if any(one.above for one in statistics) else []),
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


def _is_of_all(raw: RawTable, hiding: Hiding) -> bool:
    """Say whether a top of the scale must be of all answers, since how many "don't know" there are is hidden."""
    outside = [i for i, row in enumerate(raw.stub) if row.role != "plain"]
    tops = [list(one.rows) for one in raw.statistics if one.name == "top_2"]
    return any(
        bool((hiding.cells[outside].any(axis=0) & ~hiding.cells[rows].any(axis=0)).any()) for rows in tops if rows
    )


def _of_all(one: Statistic, raw: RawTable) -> Statistic:
    if one.name != "top_2":
        return one
    bases = raw.bases
    figures = divided(raw.n[list(one.rows)].sum(axis=0), bases)
    return replace(
        one,
        label=f"{one.label.removesuffix(OF_DECIDED)}{OF_ALL}",
        figures=figures,
        bases=tuple(float(base) for base in bases),
    )


def _statistic(one: Statistic, raw: RawTable, hiding: Hiding) -> Statistic:
    """Hide a statistic where the counts it is made from are hidden: a mean all of them, a top-2 its own and its base's.

    A top-2 is a sum of shown cells over a sum of shown cells, so it tells nothing new as long as both are shown.
    """
    hidden = hiding.columns.copy()
    if one.is_share:
        is_of_all = bool(one.bases) and np.array_equal(np.array(one.bases), raw.bases)
        outside = [] if is_of_all else [i for i, row in enumerate(raw.stub) if row.role != "plain"]
        hidden |= hiding.cells[[*one.rows, *outside]].any(axis=0)
    else:
        hidden |= hiding.cells.any(axis=0)
    figures = tuple(float("nan") if hidden[i] else value for i, value in enumerate(one.figures))
    bases = tuple(float("nan") if hidden[i] else value for i, value in enumerate(one.bases))
    said = one.name == "top_2" and bool(np.isfinite(hiding.above).any())
    above = tuple(float(value) for value in np.where(hidden, hiding.above, np.nan)) if said else ()
    return replace(one, figures=figures, bases=bases, above=above)
