"""What LimeSurvey asks of a number, as limits of ours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from survey.formats.limesurvey_conditions import THIS_YEAR
from survey.formats.limesurvey_expressions import (
    Call,
    Compared,
    Figure,
    Joined,
    Text,
    Tree,
    UnsayableError,
    Variable,
    parse,
)
from survey.questionnaire.questions import NumberLimits

if TYPE_CHECKING:
    from survey.formats.limesurvey_reading import Reading
    from survey.formats.limesurvey_sheet import Asked

DECIMALS = 2  # what a number that may have decimals gets here, where LimeSurvey takes any


@dataclass(slots=True)
class _Found:
    """The limits while they are gathered."""

    decimals: int
    least: float = 0
    most: float | Literal["this_year"] | None = None
    required: bool = False

    def at_least(self, number: float) -> None:
        self.least = max(self.least, number)

    def at_most(self, number: float) -> None:
        self.most = number if not isinstance(self.most, int | float) else min(self.most, number)


@dataclass(frozen=True, slots=True)
class Limited:
    """The limits, and whether the rule asks for an answer."""

    limits: NumberLimits
    required: bool


def limits_of(reading: Reading, asked: Asked) -> Limited:
    """Return the limits of a number; what they cannot say is noted."""
    attributes = asked.attributes
    found = _Found(0 if attributes.get("num_value_int_only") == "1" else DECIMALS)
    rule = attributes.get("em_validation_q", "").strip()
    parts = _parts(rule)
    for part in parts:
        if _decimals(part) is not None:
            found.decimals = _decimals(part) or 0
    unsaid = [part for part in parts if not _takes(found, part)]
    if unsaid or (rule and not parts):
        reading.note(asked.place, "limesurvey_validation_left", name=asked.code, expression=rule[:200])
    _attributes(reading, asked, found)
    texts = {language: said.get("suffix", "") for language, said in asked.said.items()}
    return Limited(
        NumberLimits(_whole(found.least), _highest(found), reading.said(texts, asked.place), found.decimals),
        found.required,
    )


def _parts(rule: str) -> tuple[Tree, ...]:
    if not rule:
        return ()
    try:
        tree = parse(rule)
    except UnsayableError:
        return ()
    return tree.trees if isinstance(tree, Joined) and tree.word == "and" else (tree,)


def _decimals(part: Tree) -> int | None:
    """Return how many decimals a rule that rounds allows."""
    match part:
        case Compared(Variable("self"), "==", Call("round", (Variable("self"), Figure(places)))):
            return int(places)
        case _:
            return None


def _takes(found: _Found, part: Tree) -> bool:
    """Take over one part of the rule; False where limits cannot say it."""
    if _decimals(part) is not None:
        return True
    step = 10.0**-found.decimals
    match part:
        case Compared(Variable("self"), "!=", Text("")):
            found.required = True
        case Compared(Variable("self"), ">=", Figure(number)):
            found.at_least(number)
        case Compared(Variable("self"), ">", Figure(number)):
            found.at_least(round(number + step, found.decimals))
        case Compared(Variable("self"), "<=", Figure(number)):
            found.at_most(number)
        case Compared(Variable("self"), "<", Figure(number)):
            found.at_most(round(number - step, found.decimals))
        case _:
            return False
    return True


def _attributes(reading: Reading, asked: Asked, found: _Found) -> None:
    for name, take in (("min_num_value_n", found.at_least), ("max_num_value_n", found.at_most)):
        text = asked.attributes.get(name, "").strip()
        if not text:
            continue
        if name == "max_num_value_n" and text == f"{{{THIS_YEAR}}}":
            found.most = "this_year"
            continue
        try:
            take(float(text.replace(",", ".")))
        except ValueError:
            reading.note(asked.place, "limesurvey_validation_left", name=asked.code, expression=f"{name}: {text}"[:200])
            continue
        if float(text.replace(",", ".")) < 0:
            reading.note(asked.place, "limesurvey_below_zero", name=asked.code)


def _highest(found: _Found) -> float | Literal["this_year"] | None:
    if isinstance(found.most, int | float):
        return _whole(max(found.most, found.least))
    return found.most


def _whole(number: float) -> float:
    return int(number) if number == int(number) else number
