"""Questions and their options, one class per kind (language.md, rule 1)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, Literal

from survey.questionnaire.condition import All, Either, Has
from survey.questionnaire.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterable

    from survey.questionnaire.condition import Condition
    from survey.questionnaire.ground import Ground

Kind = Literal[
    "single", "multi", "scale", "matrix", "ranking", "number", "text", "date", "time", "village", "places", "repeat",
    "note",
]  # fmt: skip
KINDS: tuple[Kind, ...] = (
    "single", "multi", "scale", "matrix", "ranking", "number", "text", "date", "time", "village", "places", "repeat",
    "note",
)  # fmt: skip
Role = Literal["plain", "other", "none", "dont_know", "refuse", "not_used"]


@dataclass(frozen=True, slots=True)
class Option:
    """One possible answer: its name (in addresses and columns), its code (in data), its label (on screen).

    `role` sets apart the standard options: `other` (96, with words), `none` (exclusive), `not_used` (97, outside
    means), `refuse` (-7), `dont_know` (-8). `group` is a heading that several options of a long list stand under.
    `renamed_from` are the names it had in earlier versions.
    """

    name: str
    code: int
    label: Wording
    role: Role = "plain"
    group: str = ""
    renamed_from: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a matrix; `renamed_from` are the names it had in earlier versions."""

    name: str
    label: Wording
    renamed_from: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What every kind has.

    `renamed_from` are the names it had in earlier versions; `note` says what has changed since one of them, to those
    who read its results.
    """

    kind: ClassVar[Kind]
    name: str
    ask: Wording
    help: Wording = Wording()
    show_if: Condition | None = None
    required: bool = False
    core: bool = False
    module: str = ""
    sensitive: bool = False
    identifies: Literal["no", "maybe"] = "no"
    publish: Literal["named", "combined", "never"] = "combined"
    renamed_from: tuple[str, ...] = ()
    note: str = ""

    @property
    def asked_if(self) -> Condition | None:
        """When it is asked: `show_if`, and where it offers what was chosen earlier, that something was."""
        return self.show_if


def _where_chosen(condition: Condition | None, source: str, names: Iterable[str]) -> Condition | None:
    """Return the condition, and that at least one of the options named was chosen in `source`, where there is one."""
    chosen = tuple(Has(source, name) for name in names) if source else ()
    if not chosen:
        return condition
    return All((condition, Either(chosen))) if condition else Either(chosen)


@dataclass(frozen=True, slots=True, kw_only=True)
class Single(Question):
    """One of several options.

    With `offered_from` (an earlier multi) the options are that question's with its codes, "other" among them as one
    more plain option, and only those chosen there are offered.
    """

    kind: ClassVar[Kind] = "single"
    options: tuple[Option, ...]
    order: Literal["written", "random"] = "written"
    offered_from: str = ""

    @property
    def asked_if(self) -> Condition | None:
        """When it is asked; see `Question`."""
        return _where_chosen(self.show_if, self.offered_from, (o.name for o in self.options if o.role == "plain"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale(Question):
    """One step of a shared ordinal list, drawn as a scale."""

    kind: ClassVar[Kind] = "scale"
    options: tuple[Option, ...]
    list_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Multi(Question):
    """Several of several options."""

    kind: ClassVar[Kind] = "multi"
    options: tuple[Option, ...]
    at_most: int | None = None
    order: Literal["written", "random"] = "written"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking(Question):
    """Several options in order, the most important first; `offered_from` as in `Single`."""

    kind: ClassVar[Kind] = "ranking"
    options: tuple[Option, ...]
    at_most: int | None = None
    order: Literal["written", "random"] = "written"
    offered_from: str = ""

    @property
    def asked_if(self) -> Condition | None:
        """When it is asked; see `Question`."""
        return _where_chosen(self.show_if, self.offered_from, (o.name for o in self.options if o.role == "plain"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix(Question):
    """The same options, or a number, for each of several rows.

    With `each_village` the rows are the cluster's villages, filled in by `bind`; `without_own` leaves out the village
    that was answered. With `number` (unit, or "" for none) each row takes a whole number instead of an option.
    With `offered_from` (an earlier multi) the rows are that question's plain options, and only those chosen there are
    shown.
    """

    kind: ClassVar[Kind] = "matrix"
    rows: tuple[Row, ...]
    options: tuple[Option, ...] = ()
    list_name: str = ""
    number: NumberLimits | None = None
    each_village: bool = False
    without_own: bool = False
    offered_from: str = ""

    @property
    def asked_if(self) -> Condition | None:
        """When it is asked; see `Question`."""
        return _where_chosen(self.show_if, self.offered_from, (row.name for row in self.rows))


@dataclass(frozen=True, slots=True)
class NumberLimits:
    """What a number may be; `max` may be `this_year`. Whole numbers unless `decimals` is above 0."""

    min: float = 0
    max: float | Literal["this_year"] | None = None
    unit: Wording = Wording()
    decimals: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(Question):
    """A number of at least 0."""

    kind: ClassVar[Kind] = "number"
    limits: NumberLimits = NumberLimits()


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Question):
    """Words; `lines` above 1 is a text area."""

    kind: ClassVar[Kind] = "text"
    max_length: int = 1000
    lines: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Date(Question):
    """A day, written day, month, year; ISO in data."""

    kind: ClassVar[Kind] = "date"


@dataclass(frozen=True, slots=True, kw_only=True)
class Time(Question):
    """A time of day, written "19.30", "kl. 19" or "1930"; `19:30` in answers and data."""

    kind: ClassVar[Kind] = "time"


@dataclass(frozen=True, slots=True, kw_only=True)
class Village(Question):
    """One of the cluster's villages, filled in by `bind`, and the questionnaire's own options (codes from 901)."""

    kind: ClassVar[Kind] = "village"
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Places(Question):
    """One or more places of the cluster: from the list, on the map, or in words.

    `each` asks for a few words about each place, or for one of `each_options`. `place_optional` offers "no particular
    place". `none` is the exclusive option instead of any place ("I miss nothing"). `places` and `ground` are filled in
    by `bind`.
    """

    kind: ClassVar[Kind] = "places"
    at_most: int = 1
    each: Wording = Wording()
    each_options: tuple[Option, ...] = ()
    place_optional: bool = False
    none: Option | None = None
    places: tuple[Option, ...] = field(default=())
    ground: Ground | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat(Question):
    """A few questions answered line by line: an association's activities, one line each.

    `items` are of the kinds single, multi, scale, number, text, date and time, without conditions of their own;
    `required` in an item means that a begun line must have it. At most `at_most` lines.
    """

    kind: ClassVar[Kind] = "repeat"
    items: tuple[Question, ...]
    at_most: int = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Question):
    """A text without an answer; `ask` is the text."""

    kind: ClassVar[Kind] = "note"
