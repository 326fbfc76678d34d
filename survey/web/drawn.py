"""What a macro gets to draw: a question with its texts, what is typed, and what is wrong, ready made."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from survey.web.fields import Raw
    from survey.web.maps import DrawnMaps


@dataclass(frozen=True, slots=True)
class Spoken:
    """A text and the language it is really in."""

    text: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One option on the page; `apart` begins the exclusive ones."""

    name: str
    label: Spoken
    role: str
    checked: bool
    apart: bool


@dataclass(frozen=True, slots=True)
class DrawnRow:
    """One row of a matrix."""

    field: str
    label: Spoken
    options: tuple[Choice, ...]
    error: str


@dataclass(frozen=True, slots=True)
class Spot:
    """One of the places that a `places` question takes; `looked` tells that its map has been moved or enlarged."""

    field: str
    place: str
    each: str
    filled: bool
    error: bool
    looked: bool = False


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """One line of a repeat: its number, the id to go to, its items, and whether there is anything to delete.

    `folded` says in a few words what stands in a line that is done with: it is folded up, for a list of lines is long.
    """

    number: int
    field: str
    items: tuple[Drawn, ...]
    deletable: bool
    folded: str = ""


@dataclass(frozen=True, slots=True)
class Drawn:
    """Everything a macro needs, and nothing it has to work out.

    `publish` says how an organisation's answer may be shown; it is empty for residents, who are never shown by name.
    """

    question: Any
    name: str
    required: bool
    ask: Spoken
    help: Spoken
    raw: Raw
    error: str = ""
    options: tuple[Choice, ...] = ()
    rows: tuple[DrawnRow, ...] = ()
    unit: Spoken = field(default_factory=Spoken)
    ranked: tuple[Choice, ...] = ()
    unranked: tuple[Choice, ...] = ()
    full: bool = False
    moved: tuple[str, int] | None = None
    places: tuple[tuple[str, tuple[Choice, ...]], ...] = ()
    spots: tuple[Spot, ...] = ()
    map: DrawnMaps | None = None
    each: Spoken = field(default_factory=Spoken)
    each_options: tuple[Choice, ...] = ()
    has_other: bool = False
    none: Spoken = field(default_factory=Spoken)
    most: int = 0
    every: list[dict[str, str]] = field(default_factory=list)
    lines: tuple[DrawnLine, ...] = ()
    counter: str = ""
    publish: str = ""

    def first(self, name: str) -> str:
        """Return what is typed in a field of one line."""
        typed = self.raw.get(name, ())
        return typed[0] if typed else ""
