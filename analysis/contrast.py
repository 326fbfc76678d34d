"""A contrast: figures of protected tables side by side, such as two waves, or one cluster and the others.

It holds nothing but what the tables show and what follows from that, so whoever has the tables has it already.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Literal

import numpy as np

from survey.texts.numbers import HIDDEN, number, percent

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

Unit = Literal["share", "points", "number"]
ABSENT = "–"
MARKS = {"higher": "▲", "lower": "▼", "": ""}


@dataclass(frozen=True, slots=True)
class Line:
    """One line: an answer or a statistic. `mark` is "higher" or "lower" where a change is clear, otherwise empty."""

    name: str
    label: str
    mark: str = ""


@dataclass(frozen=True, eq=False)
class Contrast:
    """Figures side by side; frozen, and made of protected tables only.

    Attributes:
        title: the question word for word.
        columns: what stands over each column.
        lines: what stands before each line.
        figures: shape (lines, columns): shares 0 to 1, differences of shares −1 to 1, or numbers; NaN where hidden.
        bases: the answers behind each figure, same shape; NaN where there are none to tell.
        units: of each line: `share` or `number`.
        differences: the positions of columns that are differences (of shares in percentage points).
        absent: same shape: where there is no figure since it was not asked.
        notes: Danish sentences to print under it.
        edition: what the newest of its tables is known by.
    """

    title: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    figures: NDArray[np.float64]
    bases: NDArray[np.float64]
    units: tuple[Unit, ...]
    differences: frozenset[int] = frozenset()
    absent: NDArray[np.bool_] | None = None
    notes: tuple[str, ...] = ()
    edition: str = ""

    def __post_init__(self) -> None:
        for array in (self.figures, self.bases):
            array.flags.writeable = False

    def __repr__(self) -> str:
        return f"Contrast({self.title!r}, {len(self.lines)} lines x {len(self.columns)} columns)"

    def line(self, name: str) -> dict[str, float]:
        """Return one line's figures by column.

        Raises:
            KeyError: if there is no such line.
        """
        i = {line.name: i for i, line in enumerate(self.lines)}[name]
        return dict(zip(self.columns, map(float, self.figures[i]), strict=True))

    def words(self, i: int, j: int) -> str:
        """Return one figure as people read it; – where it was not asked, · where it is hidden."""
        value = float(self.figures[i, j])
        if not np.isfinite(value):
            return ABSENT if self.absent is not None and self.absent[i, j] else HIDDEN
        mark = MARKS[self.lines[i].mark] if j in self.differences else ""
        plus = "+" if j in self.differences and value > 0 else ""
        if self.units[i] == "number":
            return f"{plus}{number(value, 2)}{mark}"
        if j in self.differences:
            return f"{plus}{number(100 * round(value, 6), 0 if _few(self.bases[i]) else 1)}{mark}"
        return percent(value, float(np.nan_to_num(self.bases[i, j])))

    def to_frame(self) -> pd.DataFrame:
        """Return one line for each figure: name, label, column, figure, unit, base, mark; hidden ones are missing."""
        import pandas as pd  # noqa: PLC0415 (only who asks for frames pays for them)

        found = [
            {
                "name": line.name, "label": line.label, "column": column, "figure": float(self.figures[i, j]),
                "unit": "points" if j in self.differences and self.units[i] == "share" else self.units[i],
                "base": float(self.bases[i, j]), "mark": line.mark,
            }
            for i, line in enumerate(self.lines) for j, column in enumerate(self.columns)
        ]  # fmt: skip
        names = ["name", "label", "column", "figure", "unit", "base", "mark"]
        return pd.DataFrame(found, columns=names).astype({"figure": "Float64", "base": "Float64"})

    def _repr_html_(self) -> str:
        head = "".join(f'<th scope="col">{escape(column)}</th>' for column in self.columns)
        body = "".join(
            f'<tr><th scope="row">{escape(line.label)}</th>'
            + "".join(f"<td>{escape(self.words(i, j))}</td>" for j in range(len(self.columns)))
            + "</tr>"
            for i, line in enumerate(self.lines)
        )
        notes = "".join(f"<p>{escape(note)}</p>" for note in (*self.notes, self.edition) if note)
        return (
            f"<table><caption>{escape(self.title)}</caption><thead><tr><td></td>{head}</tr></thead>"
            f"<tbody>{body}</tbody></table>{notes}"
        )


def _few(bases: NDArray[np.float64]) -> bool:
    known = bases[np.isfinite(bases)]
    return not len(known) or float(known.min()) < 100
