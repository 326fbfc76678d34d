"""Figures: what every file of population counts is read into, before anybody asks whom it counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from survey.texts.faults import Fault

if TYPE_CHECKING:
    from collections.abc import Sequence

    from survey.texts.message import Message

LARGEST_FILE = 30_000_000
# SOGN1 for the whole country in one year is 543,816: 2,158 parishes, two sexes and 126 ages.
MOST_CELLS = 600_000
MOST_COLUMNS = 2_000
LONGEST_LABEL = 200


@dataclass(frozen=True, slots=True)
class Cell:
    """One count as it is written, with a label for each column.

    Attributes:
        line: where it stands: the line of a table, or its number among the values of JSON-stat and PX.
        column: of the table, from 1; 0 where the line has only one count.
    """

    line: int
    column: int
    labels: tuple[str, ...]
    value: str


@dataclass(frozen=True, slots=True)
class Figures:
    """The counts of one file.

    Attributes:
        file: its name.
        shape: `long`, `wide`, `json` or `px`.
        columns: headings as the file writes them; empty for a column without one.
        cells: in the file's order.
        table: the table's name at Statistics Denmark, where the file says it.
        assumed: encoding and separator.
        is_official: it has the form of Statistics Denmark's files, who want to be named.
    """

    file: str
    shape: str
    columns: tuple[str, ...]
    cells: tuple[Cell, ...]
    table: str = ""
    assumed: str = ""
    is_official: bool = False

    def fault(self, cell: Cell | None, message: Message, advice: Message | None = None) -> Fault:
        """Return a fault that stands at a cell, or is the whole file's."""
        if cell is None:
            return Fault(self.file, 0, 0, message, advice)
        if self.shape in {"json", "px"}:
            values = "value" if self.shape == "json" else "DATA"
            return Fault(f"{self.file}:{values}[{cell.line}]", 0, 0, message, advice)
        return Fault(self.file, cell.line, cell.column, message, advice)


def shown(found: str) -> str:
    """Return a word of a file as a fault quotes it: on one line, and not without end."""
    tidy = " ".join(found.split())
    return tidy if len(tidy) <= 60 else f"{tidy[:59]}…"


def listed(found: Sequence[str], most: int = 6) -> str:
    """Return some of the words, and how many more there are."""
    words = ", ".join(shown(word) for word in found[:most])
    return words if len(found) <= most else f"{words} … ({len(found)})"
