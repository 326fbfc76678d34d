"""Columns: where the keys and dashes of a file begin, and where a line belongs that begins nowhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re


@dataclass(frozen=True, slots=True)
class Begun:
    """Something that began in a column: a dash, or a key."""

    column: int
    word: str
    is_dash: bool = False


@dataclass(slots=True)
class Columns:
    """What has begun above a line and has not ended, the outermost first."""

    open: list[Begun] = field(default_factory=list)

    def misplaced(self, found: re.Match[str]) -> Begun | None:
        """Return what a line with a key belongs beside, if it ends something but is beside nothing; else remember it.

        Args:
            found: the line, as `line_signs.KEY` reads it.
        """
        lead, is_item = found["lead"], "-" in found["lead"]
        start = lead.index("-") if is_item else len(lead)
        ended = [each for each in self.open if each.column > start]
        self.open = [each for each in self.open if each.column <= start]
        beside = [each for each in ended if each.is_dash == is_item]
        if not beside and is_item and ended:
            beside = [each for each in self.open if each.is_dash][-1:]
        if beside and start and not any(each.column == start for each in self.open):
            belongs = min(beside, key=lambda each: each.column)
            self._begin(belongs)
            return belongs
        self._begin(Begun(start, found["key"], is_dash=is_item))
        if is_item:
            self._begin(Begun(len(lead), found["key"]))
        return None

    def item(self, found: re.Match[str]) -> None:
        """Remember an item that has no key, as `line_signs.ITEM` reads it."""
        start = found["lead"].index("-")
        self.open = [each for each in self.open if each.column <= start]
        self._begin(Begun(start, found["value"], is_dash=True))

    def _begin(self, begun: Begun) -> None:
        same = (begun.column, begun.is_dash)
        self.open = [*(each for each in self.open if (each.column, each.is_dash) != same), begun]
