"""Weighted shares of a table's cells, with standard errors, intervals and comparisons.

Each cell is a share p of the column's people; u_i = w_i (y_i − p)/Σw among them, and 0 otherwise, gives its variance.
What is published is rounded: with all its digits a weighted share would tell how many of each sex and age are in it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from analysis import scales
from analysis.comparisons import compared
from analysis.intervals import shown_together
from analysis.quality import unsure
from analysis.variance import spreads
from survey.questionnaire.missing import Missing
from survey.questionnaire.questions import Matrix

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from analysis.counts import Banner
    from analysis.study import Study
    from analysis.table import Column, RawTable, Stub, Table
    from analysis.weighting import Weighting
    from survey.questionnaire.questions import Question

    Floats = NDArray[np.float64]
    Mask = NDArray[np.bool_]

CHOICES = ("single", "scale", "village")
ALL_OF, ANY_OF = "+", "|"
SMALL_BASE = 100
ROUNDING = 1e-12


@dataclass(frozen=True, eq=False)
class Estimates:
    """What weights make of a table's cells; every array has the shape (rows, columns).

    Attributes:
        n: the people that the cell's answers stand for.
        shares: of the column's people, 0 to 1; NaN without a base.
        se: standard errors.
        low: of the interval of 95 %.
        high: of the interval of 95 %.
        effective: how many simple random answers the share is worth.
        letters: the columns of the same breakdown that the cell is higher than: a, b, c in their order; capitals for
            0.001, otherwise 0.05.
        against: 1 where clearly higher than all, −1 where clearly lower, otherwise 0.
    """

    n: Floats
    shares: Floats
    se: Floats
    low: Floats
    high: Floats
    effective: Floats
    letters: NDArray[np.str_]
    against: NDArray[np.int64]

    @property
    def unsure(self) -> Mask:
        """Return where the reliability is low."""
        return unsure(self.effective, self.low, self.high)

    def taken(self, columns: Sequence[int]) -> Estimates:
        """Return the estimates of some columns, in that order."""
        kept = list(columns)
        return Estimates(*(getattr(self, name)[:, kept] for name in self.__dataclass_fields__))

    def shown(self, hidden: Mask, bases: Floats) -> Estimates:
        """Return what may be shown: nothing where the count is hidden, and shares as coarse as their base.

        A row with a hidden cell has no letters: they would tell which of the shown cells are higher than it. Nor has it
        weighted numbers, and its shares are whole per cent: a total with all its digits is a second equation on the
        hidden cells, since everybody knows what a village's answers weigh.
        """
        told_apart = hidden.any(axis=1, keepdims=True)
        digits = np.broadcast_to(np.where((bases < SMALL_BASE) | told_apart, 2, 3), hidden.shape)

        def some(values: Floats, finer: int = 0) -> Floats:
            scale = 10.0 ** (digits + finer)
            return np.where(hidden, np.nan, np.round(values * scale) / scale)

        return Estimates(
            np.where(hidden | told_apart, np.nan, np.round(self.n, -1)), some(self.shares), some(self.se, 1),
            some(self.low),
            some(self.high), np.where(hidden | (self.se == 0), np.nan, np.round(self.effective)),
            np.where(told_apart, "", self.letters), np.where(hidden, 0, self.against),
        )  # fmt: skip


@dataclass(frozen=True, eq=False)
class Weighing:
    """What a raw table's cells are made of, so that their shares can be weighted in whatever form it is shown."""

    study: Study
    question: Question
    item: str
    banner: Banner

    def estimates(self, raw: RawTable) -> Estimates | None:
        """Return the weighted shares of a table; None where it counts something else than people who gave an answer."""
        weighting = self.study.weighting
        if weighting is None or raw.behind is not None or not len(raw.stub):
            return None
        cells = list(self._cells(raw, weighting))
        if not cells or any(hits is None for hits, _ in cells):
            return None
        return _estimated(raw, weighting, [(hits, base) for hits, base in cells if hits is not None])

    def _cells(self, raw: RawTable, weighting: Weighting) -> Iterator[tuple[Floats | None, Mask]]:
        """Yield for each column who gave each answer, shape (responses, rows), and who is in its base."""
        if raw.layout == "items" and isinstance(self.question, Matrix) and self.question.number is None:
            for column in raw.banner:
                yield self._choice(raw.stub, f"{self.question.name}__{column.name}", weighting)
            return
        if raw.layout != "groups":
            return
        variable = f"{self.question.name}__{self.item}" if self.item else self.question.name
        if self.question.kind in CHOICES or (isinstance(self.question, Matrix) and self.question.number is None):
            hits, base = self._choice(raw.stub, variable, weighting)
        elif self.question.kind == "multi":
            hits, base = self._several(raw.stub, weighting)
        else:
            return
        for column in raw.banner:
            inside = self.column(column, weighting)
            yield (None if inside is None else hits), base if inside is None else base & inside

    def column(self, column: Column, weighting: Weighting) -> Mask | None:
        """Return who is in a column, of those with a weight; None where the banner does not know it."""
        if not column.group:
            return np.ones(len(weighting.members), dtype=np.bool_)
        found = next((one for one in self.banner.breakdowns if one.name == column.group), None)
        names = [name for name, _ in found.groups] if found else []
        name = column.name.partition(".")[2]
        if found is None or name not in names:
            return None
        inside: Mask = found.group[weighting.members] == names.index(name)
        return inside

    def _choice(self, stub: Sequence[Stub], variable: str, weighting: Weighting) -> tuple[Floats | None, Mask]:
        codes = self.study.code(variable)[weighting.members]
        options = {option.name: option.code for option in scales.tabulated(self.question)}
        base: Mask = np.asarray(np.isin(codes, list(options.values())), dtype=np.bool_)
        wanted = [_parts(row.name, options, ALL_OF) for row in stub]
        if any(not parts for parts in wanted):
            return None, base
        hits = np.stack([np.isin(codes, [options[part] for part in parts]) for parts in wanted], axis=1)
        return hits.astype(np.float64), base

    def _several(self, stub: Sequence[Stub], weighting: Weighting) -> tuple[Floats | None, Mask]:
        options = scales.tabulated(self.question)
        chosen = {
            option.name: self.study.code(f"{self.question.name}__{option.name}")[weighting.members]
            for option in options
            if option.role != "dont_know"
        }
        every = np.stack(list(chosen.values()), axis=1)
        base: Mask = np.asarray(np.isin(every, (0, 1, Missing.DONT_KNOW)).any(axis=1), dtype=np.bool_)
        found = {name: codes == 1 for name, codes in chosen.items()}
        found |= {
            option.name: (every == Missing.DONT_KNOW).any(axis=1) for option in options if option.role == "dont_know"
        }
        wanted = [_parts(row.name, found, ANY_OF) for row in stub]
        if any(not parts for parts in wanted):
            return None, base
        hits = np.stack([np.any([found[part] for part in parts], axis=0) for parts in wanted], axis=1)
        return hits.astype(np.float64), base


def _parts(name: str, known: object, joint: str) -> list[str]:
    """Return the answers that a row joins; none where one of them is not known."""
    names: dict[str, object] = dict(known)  # type: ignore[call-overload]
    parts = [name] if name in names else name.split(joint)
    return parts if all(part in names for part in parts) else []


def _estimated(raw: RawTable, weighting: Weighting, cells: Sequence[tuple[Floats, Mask]]) -> Estimates:
    design = weighting.design
    shape = (len(raw.stub), len(raw.banner))
    n, shares = np.zeros(shape), np.full(shape, np.nan)
    bases, degrees = np.zeros(shape[1]), np.zeros(shape[1])
    scores = np.zeros((len(design), shape[1], shape[0]))
    for j, (hits, base) in enumerate(cells):
        weights = np.where(base, design.weights, 0.0)
        n[:, j] = weights @ hits
        bases[j] = base.sum()
        if bases[j]:
            shares[:, j] = n[:, j] / weights.sum()
            scores[:, j] = weights[:, None] * (hits - shares[:, j]) / weights.sum()
            degrees[j] = bases[j] - np.count_nonzero(np.bincount(design.strata[base]))
    spread = spreads(design, scores.reshape(len(design), -1)).reshape(len(design), shape[1], shape[0])
    variances = np.where(bases > 0, np.einsum("ijk,ijk->kj", spread, spread), np.nan)
    # Weights that add up in another order miss 0 and 1 by the last digit; there an interval has a form of its own.
    shares = np.where(shares > 1 - ROUNDING, 1.0, np.where(shares < ROUNDING, 0.0, shares))
    variances = np.where(variances < ROUNDING**2, 0.0, variances)
    with np.errstate(divide="ignore", invalid="ignore"):
        effective = np.where(variances > 0, shares * (1 - shares) / variances, bases)
    low, high = shown_together(shares, variances, np.broadcast_to(bases, shape), np.broadcast_to(degrees, shape))
    letters, against = compared(raw, weighting, cells, shares=shares, effective=effective, spread=spread)
    return Estimates(n, shares, np.sqrt(variances), low, high, effective, letters, against)


def estimated(table: Table, raw: RawTable) -> Table:
    """Return a protected table with the weighted shares of the cells that it shows, and what is unsure marked."""
    found = raw.weighing.estimates(raw) if raw.weighing else None
    if found is None:
        return table
    kept = found.shown(table.n < 0, np.nan_to_num(table.bases))
    status = np.where(kept.unsure & (table.status == "ok"), "low_reliability", table.status)
    return replace(table, estimates=kept, status=status)
