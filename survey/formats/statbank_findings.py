"""The faults of one file of counts, gathered so that they are said at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from survey.formats.errors import FormatError
from survey.texts.message import Message

if TYPE_CHECKING:
    from survey.formats.statbank_figures import Cell, Figures
    from survey.texts.faults import Fault

MOST = 50
"""A column read wrongly gives a fault for every line; after these, more would tell nobody more."""


@dataclass
class Findings:
    """What is wrong in a file; the only thing that changes while it is understood."""

    figures: Figures
    faults: list[Fault] = field(default_factory=list)

    def refuse(self, cell: Cell | None, key: str, advice: str = "", **params: str | float) -> None:
        """Keep a fault of a cell, or of the whole file."""
        if len(self.faults) < MOST:
            said = Message.of(advice) if advice else None
            self.faults.append(self.figures.fault(cell, Message.of(key, **params), said))

    def stop(self) -> None:
        """Go no further if there is a fault.

        Raises:
            FormatError: with all faults.
        """
        if self.faults:
            raise FormatError(self.faults)
