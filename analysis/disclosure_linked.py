"""The tables of one question as one system of counts: what stands in two of them is one, and every sum is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analysis.disclosure_system import System
from analysis.disclosure_ties import tie_joint_groups, tie_near, tie_ranks
from analysis.table import TOTAL

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from numpy.typing import NDArray

    from analysis.study import Limits
    from analysis.table import Column, RawTable

    Flags = NDArray[np.bool_]
    Places = NDArray[np.intp]

JOINT = "+"
BASE = "base"
NOT = "not"
# What is lost by hiding a count, by where it stands: everybody's most, then the top of a scale.
TOTAL_COST, TOP_COST = 12.0, 3.0


@dataclass(frozen=True, eq=False, slots=True)
class Linked:
    """Tables of one question and where each of their counts stands in the system.

    Attributes:
        cells: for each table, shape (rows, columns).
        bases: for each table, one for each column.
    """

    tables: tuple[RawTable, ...]
    system: System
    cells: tuple[Places, ...]
    bases: tuple[Places, ...]

    def hidden_at_first(self, closed: Sequence[Flags]) -> Flags:
        """Return what is hidden before anything else is: small counts, closed columns, and what is in no table."""
        system = self.system
        gone = ~np.array(system.published, dtype=np.bool_)
        for cells, bases, shut in zip(self.cells, self.bases, closed, strict=True):
            gone[cells[:, shut]] = True
            gone[bases[shut]] = True
        own = np.array(system.needed) > 0
        return gone | own


def linked(tables: Sequence[RawTable], limits: Limits, closed: Sequence[Flags]) -> Linked:
    """Return the system of some tables of one question.

    Args:
        tables: raw, of one question or of questions that stand in each other's banners.
        limits: the least cell and base.
        closed: the columns of each table that are hidden whole.
    """
    system = System()
    groups = frozenset(column.group for table in tables for column in table.banner if column.group)
    cells, bases = [], []
    for table, shut in zip(tables, closed, strict=True):
        builder = _Builder(system, table, limits.sensitive if table.sensitive else limits, shut, groups)
        own = builder.cells()
        cells.append(own)
        bases.append(builder.bases(own))
    _tie_joints(system, limits.least_cell)
    tie_joint_groups(system, JOINT, limits.least_cell)
    tie_ranks(system)
    tie_near(system, limits.least_cell)
    return Linked(tuple(tables), system, tuple(cells), tuple(bases))


@dataclass(frozen=True, eq=False, slots=True)
class _Builder:
    """Puts one table into a system."""

    system: System
    table: RawTable
    limits: Limits
    closed: Flags
    groups: frozenset[str]

    def cells(self) -> Places:
        """Add the counts, and ask for the protection of the small ones."""
        n = self.table.n
        places = np.zeros(n.shape, dtype=np.intp)
        for i, j in np.ndindex(n.shape):
            key = self._key(i, self.table.banner[j])
            places[i, j] = self.system.count(key, int(n[i, j]), cost=self._cost(i, j))
            self._guard(int(places[i, j]), i, j)
        return places

    def _guard(self, place: int, i: int, j: int) -> None:
        value, least = int(self.table.n[i, j]), self.limits.least_cell
        shut = bool(self.closed[j])
        behind = self.table.behind
        if 0 < value < least:
            self.system.protect(place, least)
        elif value and behind is not None and behind.cells[i, j] < least:
            self.system.protect(place, value + least)
        elif value and shut:
            self.system.protect(place, value + 1)
        if shut:
            self.system.least[place] = 0

    def _cost(self, i: int, j: int) -> float:
        value = int(self.table.n[i, j])
        if not value:
            return np.inf
        column = self.table.banner[j]
        whole = TOTAL_COST if not column.group else 1.0
        return float(whole * (TOP_COST if i in self._top() else 1.0) * (1 + np.log2(1 + value)))

    def _top(self) -> tuple[int, ...]:
        return next((one.rows for one in self.table.statistics if one.name == "top_2"), ())

    def bases(self, cells: Places) -> Places:
        """Add the bases, and every sum: down each column, across each breakdown."""
        table, system = self.table, self.system
        places = np.array(
            [system.count((self._variable(column), BASE, _people(column)), int(column.base or 0))
             for column in table.banner], dtype=np.intp,
        )  # fmt: skip
        for j, column in enumerate(table.banner):
            if self.closed[j] and column.base:
                system.protect(int(places[j]), max(self.limits.least_cell, column.base + 1))
            self._down(int(places[j]), cells[:, j])
        for name in dict.fromkeys(column.group for column in table.banner if column.group):
            self._across([j for j, column in enumerate(table.banner) if column.group == name], cells, places)
        return places

    def _down(self, base: int, column: Places) -> None:
        """Tie a column's counts to its base: together, and each with those who answered otherwise."""
        places = [int(place) for place in column]
        if self.table.exclusive and places:
            self.system.total(base, places)
        if not self.table.exclusive or self._is_yes_or_no():
            for place in places:
                self._otherwise(base, place)

    def _otherwise(self, base: int, place: int) -> int:
        system, least = self.system, self.limits.least_cell
        rest = system.value[base] - system.value[place]
        other = system.count((NOT, base, place), rest, published=False)
        if 0 < rest < least:
            system.protect(other, least)
            system.needed[place] = max(system.needed[place], 1)
        system.total(base, [place, other])
        return other

    def _is_yes_or_no(self) -> bool:
        return sum(row.role == "plain" for row in self.table.stub) == 2

    def _across(self, columns: list[int], cells: Places, bases: Places) -> None:
        """Tie everybody to the groups of one breakdown, and to those who are in none of them."""
        system = self.system
        left = system.value[bases[0]] - sum(system.value[bases[j]] for j in columns)
        outside = self._rest(int(bases[0]), [int(bases[j]) for j in columns])
        if not self.closed[[0, *columns]].any():
            # Every base is shown, so everybody knows how many are in none.
            system.published[outside] = True
        few = 0 < left < self.limits.least_base
        rows = []
        for row in cells:
            place = self._rest(int(row[0]), [int(row[j]) for j in columns])
            if few and 0 < system.value[place] < self.limits.least_cell:
                system.protect(place, self.limits.least_cell)
            rows.append(place)
        if self.table.exclusive and rows:
            system.total(outside, rows)
        else:
            for place in rows:
                self._otherwise(outside, place) if few else system.total(outside, [place], rest=True)

    def _rest(self, whole: int, groups: list[int]) -> int:
        system = self.system
        left = system.value[whole] - sum(system.value[place] for place in groups)
        place = system.count(("rest", whole, tuple(groups)), left, published=False)
        system.total(whole, [*groups, place])
        return place

    def _variable(self, column: Column) -> Hashable:
        name = self.table.question.name
        return f"{name}.{column.name}" if self.table.layout == "items" else name

    def _key(self, i: int, column: Column) -> Hashable:
        variable, row = self._variable(column), self.table.stub[i].name
        if variable in self.groups and column.group:
            return frozenset(((variable, row), (column.group, column.name.partition(".")[2])))
        return (variable, row, _people(column))


def _people(column: Column) -> str:
    return column.name if column.group else TOTAL


def _tie_joints(system: System, least: int) -> None:
    """Tie each count of a joint answer to the counts of the answers that are joined in it, where these are anywhere."""
    for key, place in list(system.keys.items()):
        if isinstance(key, tuple) and len(key) == 3 and isinstance(key[1], str) and JOINT in key[1]:
            parts = [(key[0], name, key[2]) for name in key[1].split(JOINT)]
            known = [system.keys[part] for part in parts if part in system.keys]
            if known:
                system.total(place, known, rest=len(known) < len(parts), guard=least)
