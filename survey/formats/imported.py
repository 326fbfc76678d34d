"""Imported: a questionnaire that came from another tool, and everything that is not as it was there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from survey.formats.errors import FormatError
from survey.texts.faults import Fault
from survey.texts.message import Message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from survey.questionnaire.structure import Questionnaire


@dataclass(frozen=True, slots=True)
class Imported:
    """What a reader of another tool's file returns.

    Attributes:
        questionnaire: what our language can say of it.
        changes: what has no counterpart and what was renamed, each with its place in the file, in the file's order.
        source_names: the file's own name of what was renamed, by our name: `age`, or `tenure.all_year` for an option.
    """

    questionnaire: Questionnaire
    changes: tuple[Fault, ...] = ()
    source_names: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Ledger:
    """What one reader notes while it reads: what differs, what is wrong, and what was renamed.

    A place is said as the tool's users know it: `survey!C7` for a cell, a line number for a text file.
    """

    file: str
    source_names: dict[str, str] = field(default_factory=dict)
    _changes: dict[Fault, None] = field(default_factory=dict)  # in order, each once
    _faults: list[Fault] = field(default_factory=list)

    def note(self, place: str, key: str, **params: str | float) -> None:
        """Note that something has no counterpart, or is said in another way."""
        self._changes[self._fault(place, key, params)] = None

    def refuse(self, place: str, key: str, **params: str | float) -> None:
        """Note a fault that keeps the file from being read."""
        self._faults.append(self._fault(place, key, params))

    def rename(self, place: str, name: str, old: str, *, key: str = "") -> None:
        """Note that `old` is now called `name`; `key` is the full name of an option or row."""
        self.source_names[key or name] = old
        self.note(place, "import_renamed", old=old, name=name)

    def stop(self) -> None:
        """Go no further if there is a fault.

        Raises:
            FormatError: with all faults.
        """
        if self._faults:
            raise FormatError(self._faults)

    @property
    def changes(self) -> tuple[Fault, ...]:
        """All of them, in the order noted."""
        return tuple(self._changes)

    def _fault(self, place: str, key: str, params: dict[str, str | float]) -> Fault:
        return Fault(f"{self.file}:{place}" if place else self.file, 0, 0, Message.of(key, **params))
