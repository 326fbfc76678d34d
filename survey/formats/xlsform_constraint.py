"""`constraint` as our limits: smallest, largest, longest, most; what else it asks is listed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from survey.formats.xlsform_relevant import THIS_YEAR
from survey.formats.xpath import Both, Call, Figure, Self, XPath, XPathError, parse, parts
from survey.formats.xpath import Literal as Text

if TYPE_CHECKING:
    from survey.formats.imported import Ledger
    from survey.formats.xlsform_rows import Row

_TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}


@dataclass(frozen=True, slots=True)
class Limits:
    """What a constraint says of an answer.

    Attributes:
        least: the smallest number.
        most: the largest number.
        decimals: how many are allowed, where the constraint rounds.
        longest: how many characters.
        chosen: how many options.
        apart: options that stand alone.
    """

    least: float | None = None
    most: float | Literal["this_year"] | None = None
    decimals: int | None = None
    longest: int | None = None
    chosen: int | None = None
    apart: tuple[str, ...] = ()


def limits_of(row: Row, ledger: Ledger, *, step: float = 1) -> Limits:
    """Return what the row's constraint says; parts without a counterpart are noted.

    Args:
        row: the row of the question.
        ledger: where they are noted.
        step: the smallest difference between two answers, for `. > 0`.
    """
    return limits_said(row.text("constraint"), row.place("constraint"), ledger, step=step)


def limits_said(text: str, place: str, ledger: Ledger, *, step: float = 1) -> Limits:
    """Return what a constraint says."""
    limits = Limits()
    if not text:
        return limits
    try:
        tree = parse(text)
    except XPathError:
        ledger.note(place, "import_constraint", part=text[:80])
        return limits
    for part in parts(tree, "and"):
        found = _limit(part, limits, step)
        if found is None:
            ledger.note(place, "import_constraint", part=text[:80])
        else:
            limits = found
    return limits


def _limit(part: XPath, limits: Limits, step: float) -> Limits | None:
    """Return the limits with what one part says, or None where it says something else."""
    match part:
        case Both("<" | "<=" | ">" | ">=" as sign, Figure() | Call("number") as value, Self()):
            return _limit(Both(_TURNED[sign], Self(), value), limits, step)
        case Both(sign, Self(), value):
            return _number(sign, value, limits, step)
        case Both("=", Call("round", (Self(), Figure(decimals))), Self()):
            return replace(limits, decimals=int(decimals))
        case Both("<" | "<=" as sign, Call(function, (Self(),)), Figure(value)):
            return _counted(function, int(value) - (sign == "<"), limits)
        case Call("not", (Both("and", Call("selected", (Self(), Text(option))), other),)) if _several(other):
            return replace(limits, apart=(*limits.apart, option))
        case _:
            return None


def _counted(function: str, most: int, limits: Limits) -> Limits | None:
    if most < 1:
        return None
    if function == "string-length":
        return replace(limits, longest=most)
    return replace(limits, chosen=most) if function == "count-selected" else None


def _several(tree: XPath) -> bool:
    """Tell whether the tree says "more than one is chosen"."""
    chosen = Call("count-selected", (Self(),))
    return tree in (Both(">", chosen, Figure(1)), Both(">=", chosen, Figure(2)), Both("!=", chosen, Figure(1)))


def _number(sign: str, tree: XPath, limits: Limits, step: float) -> Limits | None:
    """Return the limits with one more; a number of ours is never below 0."""
    if sign == "<=" and tree == THIS_YEAR:
        return replace(limits, most="this_year")
    value = tree.value if isinstance(tree, Figure) else -1
    if sign in (">", ">=") and value >= 0:
        return replace(limits, least=value if sign == ">=" else round(value + step, 6))
    if sign in ("<", "<=") and value >= step:
        return replace(limits, most=value if sign == "<=" else round(value - step, 6))
    return None
