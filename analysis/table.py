"""Tables: the raw one, which only `disclosure.protect` may read from, and the protected one, which may be shown.

A table is its question, a banner of columns, a stub of rows, counts, and statistics under them. In every table the
shares add up downwards: each column is one group of people, or one statement of a matrix, with a base of its own. A
table whose columns are statements (`layout` "items") is printed the other way round, one line for each statement.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

import numpy as np

from analysis import grid
from analysis.errors import unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import pandas as pd
    from numpy.typing import NDArray

    from analysis.weighed import Estimates, Weighing
    from survey.questionnaire.questions import Kind, Role

Layout = Literal["groups", "items"]
Status = Literal["ok", "zero", "merged", "suppressed_primary", "suppressed_secondary", "low_reliability"]
TOTAL = "total"
FEW = 30


@dataclass(frozen=True, slots=True)
class Asked:
    """The question a table answers, in the source language; `item` is the statement, where it is about one only."""

    name: str
    wording: str
    item: str = ""

    def title(self) -> str:
        """Return the question word for word, with its statement."""
        return f"{self.wording} {self.item}" if self.item else self.wording


@dataclass(frozen=True, slots=True)
class Part:
    """The section that a question stands in."""

    name: str
    title: str


@dataclass(frozen=True, slots=True)
class Column:
    """One column: everybody (`total`), a group of people, or a statement.

    Attributes:
        name: `total`, `<breakdown>.<group>` or the statement's name; unique in the table.
        base: how many answers it rests on, unweighted; None where that may not be shown.
        group: the breakdown it belongs to, such as `village`; empty for the total and for statements.
        group_label: the breakdown's name for people.
    """

    name: str
    label: str
    base: int | None
    group: str = ""
    group_label: str = ""

    @property
    def few(self) -> bool:
        """Say whether it is to be greyed, with "få svar"."""
        return self.base is not None and self.base < FEW


@dataclass(frozen=True, slots=True)
class Stub:
    """One row: an answer. `code` is None where the row is no option (a place in words, for example)."""

    name: str
    label: str
    code: int | None
    role: Role = "plain"


@dataclass(frozen=True, slots=True)
class Statistic:
    """One figure for each column, under the counts.

    Attributes:
        name: mean, median, lower_quartile, upper_quartile, top_2, first, top_3 or borda.
        label: for people.
        figures: in the order of the columns; NaN where there is none or it is hidden.
        is_share: whether it is a share (0 to 1), otherwise a number with `decimals`.
        rows: the rows that it sums, by position, for a share; empty otherwise.
        bases: what a share is of, in the order of the columns; empty otherwise. NaN where hidden.
        above: what a hidden share is known to be more than; NaN where nothing is said of it, empty where nothing is of
            any.
    """

    name: str
    label: str
    figures: tuple[float, ...]
    is_share: bool = False
    decimals: int = 1
    rows: tuple[int, ...] = ()
    bases: tuple[float, ...] = ()
    above: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Unanswered:
    """Who is outside the base though asked: left blank, refused, and everything else (never reached, invalid)."""

    blank: int = 0
    refused: int = 0
    other: int = 0


@dataclass(frozen=True, eq=False, slots=True)
class Behind:
    """How many people stand behind the numbers of a table that counts something else, several to a person.

    Attributes:
        cells: behind each count, shape (rows, columns).
        bases: behind each column's base.
    """

    cells: NDArray[np.int64]
    bases: NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class RawTable:
    """Counts as they are. No writer, and nothing of the numbers in its repr: `disclosure.protect` makes a `Table`.

    Attributes:
        n: unweighted counts, shape (rows, columns).
        exclusive: whether each answer is in one row only, so that a column adds up to its base.
        ordinal: whether the rows have an order that means something.
        sensitive: whether the higher limits hold.
        base_words: who was asked, in words.
        edition: what a reader knows the results by, such as "Udgave 3".
        behind: the people behind the counts, where it counts something else than people.
        weighing: what makes the weighted shares of its cells, where the study has weights.
    """

    question: Asked
    section: Part
    kind: Kind
    banner: tuple[Column, ...]
    stub: tuple[Stub, ...]
    n: NDArray[np.int64]
    statistics: tuple[Statistic, ...] = ()
    layout: Layout = "groups"
    exclusive: bool = True
    ordinal: bool = False
    sensitive: bool = False
    unanswered: Unanswered = Unanswered()
    base_words: str = ""
    remarks: tuple[str, ...] = ()
    edition: str = ""
    behind: Behind | None = None
    weighing: Weighing | None = None

    def __post_init__(self) -> None:
        self.n.flags.writeable = False

    def __repr__(self) -> str:
        shape = f"{len(self.stub)} rows x {len(self.banner)} columns"
        return f"RawTable({self.question.name!r}, {shape}; protect() makes a Table that may be shown)"

    @property
    def estimates(self) -> Estimates | None:
        """Return the weighted shares of its cells, with all their digits; None where the study has no weights."""
        return self.weighing.estimates(self) if self.weighing else None

    @property
    def bases(self) -> NDArray[np.int64]:
        """Return the base of each column."""
        return np.array([column.base for column in self.banner], dtype=np.int64)


@dataclass(frozen=True, eq=False)
class Table:
    """A table that may be shown: what is hidden is gone from it, not only out of sight.

    Attributes:
        n: unweighted counts, shape (rows, columns); −1 where hidden.
        shares: n by the column's base; NaN where hidden or without a base.
        status: shape (rows, columns), words of `Status`.
        notes: Danish sentences to print under it.
        estimates: weighted shares with intervals, for the cells that are shown; None where the study has no weights.
    """

    question: Asked
    section: Part
    kind: Kind
    banner: tuple[Column, ...]
    stub: tuple[Stub, ...]
    n: NDArray[np.int64]
    shares: NDArray[np.float64]
    status: NDArray[np.str_]
    statistics: tuple[Statistic, ...] = ()
    layout: Layout = "groups"
    exclusive: bool = True
    ordinal: bool = False
    notes: tuple[str, ...] = ()
    base_words: str = ""
    edition: str = ""
    estimates: Estimates | None = None

    def __post_init__(self) -> None:
        for array in (self.n, self.shares, self.status):
            array.flags.writeable = False

    def __repr__(self) -> str:
        return f"Table({self.question.name!r}, {len(self.stub)} rows x {len(self.banner)} columns, {self.edition!r})"

    @property
    def title(self) -> str:
        """Return the question word for word, with its statement."""
        return self.question.title()

    @property
    def bases(self) -> NDArray[np.float64]:
        """Return the base of each column; NaN where hidden."""
        return np.array([np.nan if column.base is None else column.base for column in self.banner])

    @property
    def means(self) -> NDArray[np.float64]:
        """Return the mean of each column; NaN where there is none or it is hidden."""
        found = self.statistic("mean")
        return np.array(found.figures) if found else np.full(len(self.banner), np.nan)

    def statistic(self, name: str) -> Statistic | None:
        """Return the statistic of that name, or None where the table has none."""
        return next((statistic for statistic in self.statistics if statistic.name == name), None)

    def column(self, name: str) -> Table:
        """Return the table with one column only; the last part of its name will do where that is one column's.

        Raises:
            AnalysisError: if there is no such column, or several.
        """
        found = [i for i, column in enumerate(self.banner) if column.name == name]
        found = found or [i for i, column in enumerate(self.banner) if column.name.rpartition(".")[2] == name]
        if len(found) != 1:
            raise unknown("ingen (eller flere) kolonner", name, (column.name for column in self.banner))
        return self._taken(found)

    def only(self, group: str) -> Table:
        """Return the table with one breakdown's columns, and the total before them.

        Raises:
            AnalysisError: if the banner has no such breakdown.
        """
        groups = dict.fromkeys(column.group for column in self.banner if column.group)
        if group not in groups:
            raise unknown("ingen opdeling", group, groups)
        return self.keeping(lambda column: column.group in ("", group))

    def keeping(self, wanted: Callable[[Column], bool]) -> Table:
        """Return the table with the columns that are wanted, in the same order."""
        return self._taken([i for i, column in enumerate(self.banner) if wanted(column)])

    def _taken(self, places: Sequence[int]) -> Table:
        kept = list(places)
        return replace(
            self,
            banner=tuple(self.banner[i] for i in kept),
            n=self.n[:, kept],
            shares=self.shares[:, kept],
            status=self.status[:, kept],
            statistics=tuple(_narrowed(statistic, kept) for statistic in self.statistics),
            estimates=self.estimates.taken(kept) if self.estimates else None,
        )

    def to_frame(self) -> pd.DataFrame:
        """Return one line for each cell and statistic, with what is hidden missing."""
        return grid.frame(self)

    def _repr_html_(self) -> str:
        return grid.html(self)


def _narrowed(statistic: Statistic, kept: Sequence[int]) -> Statistic:
    def some(values: tuple[float, ...]) -> tuple[float, ...]:
        return tuple(values[i] for i in kept) if values else ()

    return replace(statistic, figures=some(statistic.figures), bases=some(statistic.bases), above=some(statistic.above))
