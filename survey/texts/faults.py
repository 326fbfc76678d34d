"""Faults: what is wrong in a file that a person wrote, where, and what would be right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from survey.texts.message import Message


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One fault of one file.

    Attributes:
        file: the file's name as the author knows it.
        line: from 1; 0 where the fault is the whole file's.
        column: from 1; 0 where the fault is the whole line's.
        message: what is wrong.
        advice: what would be right, or None where the message says it.
    """

    file: str
    line: int
    column: int
    message: Message
    advice: Message | None = None


class FaultsError(Exception):
    """A file has faults; all of them are listed, in the order of the file.

    Each reader has its own subclass (`QuestionnaireError`, `ClusterError`), so that a caller can tell them apart.
    """

    def __init__(self, faults: Sequence[Fault]) -> None:
        """Keep the faults in the order of the files."""
        self.faults = tuple(sorted(faults, key=lambda fault: (fault.file, fault.line, fault.column)))
        super().__init__(f"{len(self.faults)} fault(s), first: {self.faults[0] if self.faults else None}")
