"""Settling: what blank answers mean in a condition that was read, once all that stands beside it is known.

While an expression is read, a comparison may be one that blank answers pass as well (`Differs`, `Lacks`). Whether it
does is seen from what it is joined to by "and": an answer asked for there makes it a plain comparison.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias, TypeGuard

from survey.formats.limesurvey_expressions import UnsayableError
from survey.questionnaire.condition import All, Answer, Answered, Compare, Condition, Count, Either, Has, Not, Number
from survey.questionnaire.evaluate import NO_OPINION
from survey.questionnaire.names import is_code

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from survey.questionnaire.condition import Operand, Operator

_ORDERS = frozenset({"<", "<=", ">", ">="})


@dataclass(frozen=True, slots=True)
class Differs:
    """The answer is blank or another than this; `option` is its name where it is one."""

    answer: Answer
    than: Operand
    option: str = ""


@dataclass(frozen=True, slots=True)
class Lacks:
    """The option of a multi is not chosen, perhaps because none is."""

    question: str
    option: str


@dataclass(frozen=True, slots=True)
class Ranked:
    """The option has this rank, or has not; there are `of` ranks."""

    question: str
    rank: int
    of: int
    option: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Counted:
    """How many are chosen; none where the question is blank."""

    compare: Compare


@dataclass(frozen=True, slots=True)
class Together:
    """Several, of which all or one must hold."""

    word: Literal["and", "or"]
    parts: tuple[Raw, ...]


Raw: TypeAlias = Condition | Differs | Lacks | Ranked | Counted | Together


def settled(raw: Raw) -> Condition:
    """Return the condition that a raw one means.

    Raises:
        UnsayableError: if our conditions cannot say it.
    """
    if isinstance(raw, Together) and raw.word == "or":
        parts = _one_of(_ranks_joined([*_flat(raw, "or")], chosen=True))
        return parts[0] if len(parts) == 1 else Either(tuple(parts))
    parts = _all(_ranks_joined([*_flat(raw, "and")], chosen=False))
    return parts[0] if len(parts) == 1 else All(tuple(parts))


def _flat(raw: Raw, word: Literal["and", "or"]) -> Iterator[Raw]:
    if isinstance(raw, Together) and raw.word == word:
        for part in raw.parts:
            yield from _flat(part, word)
    else:
        yield raw


def _ranks_joined(parts: list[Raw], *, chosen: bool) -> list[Raw]:
    """Join "it is first" or "it is second" … to "it is ranked", and the opposites to "it is not"."""
    joined: dict[Raw, None] = {}
    for part in parts:
        if not isinstance(part, Ranked):
            joined[part] = None
            continue
        same = [each for each in parts if isinstance(each, Ranked) and each.option == part.option]
        ranks = {each.rank for each in same if (each.question, each.chosen) == (part.question, part.chosen)}
        if len(ranks) < part.of or (part.chosen != chosen and part.of > 1):
            raise UnsayableError(f"{part.question}_{part.rank}")
        joined[Has(part.question, part.option) if part.chosen else Lacks(part.question, part.option)] = None
    return list(joined)


def _one_of(parts: list[Raw]) -> list[Condition]:
    """Settle the parts of an "or", and write several options of one answer as `in`."""
    return _merged(dict.fromkeys(settled(part) for part in parts), "==", "in")


def _merged(conditions: Iterable[Condition], single: Operator, several: Operator) -> list[Condition]:
    """Write neighbours that compare one answer with one option each as one comparison with several."""
    made: list[Condition] = []
    for condition in conditions:
        last = made[-1] if made else None
        if _is_choice(last, single, several) and _is_choice(condition, single, several) and last.left == condition.left:
            made[-1] = Compare(last.left, several, tuple(dict.fromkeys((*last.right, *condition.right))))
        else:
            made.append(condition)
    return made


def _is_choice(condition: Condition | None, single: Operator, several: Operator) -> TypeGuard[Compare]:
    if not isinstance(condition, Compare) or condition.operator not in (single, several):
        return False
    return not any(isinstance(side, Answer | Count) for side in condition.right)


def _all(parts: list[Raw]) -> list[Condition]:
    """Settle the parts of an "and"; what one of them says already is left out."""
    company = _Company(parts)
    made = list(dict.fromkeys(condition for part in parts if (condition := company.settled(part)) is not None))
    told = {answered for condition in made for answered in _needed(condition)}
    kept = [condition for condition in made if condition not in told]
    return _merged(kept or made, "!=", "not in")


@dataclass(frozen=True, slots=True)
class _Company:
    """The parts of one "and", each seen beside the others."""

    parts: list[Raw]

    def settled(self, part: Raw) -> Condition | None:
        """Return what a part says beside the others; None where another says it already."""
        match part:
            case Differs():
                return self._differs(part)
            case Lacks():
                return self._lacks(part)
            case Counted(compare):
                answered = _asked(compare.left)
                return (
                    compare
                    if answered in self.parts or not _fits_nothing(compare)
                    else Either((Not(answered), compare))
                )
            case Together():
                return settled(part)
            case Ranked():
                raise UnsayableError(part.question)
            case _:
                return part

    def _differs(self, part: Differs) -> Condition | None:
        beside = [each for each in self.parts if each != part and _compares(each, part.answer)]
        compared = [each for each in beside if isinstance(each, Compare)]
        is_no_step = bool(part.option) and not is_code(part.option)
        if part.option in NO_OPINION or (is_no_step and any(each.operator in _ORDERS for each in compared)):
            _need(beside, part.option)
            return None
        answered, different = _asked(part.answer), Compare(part.answer, "!=", (part.than,))
        return different if compared or answered in self.parts else Either((Not(answered), different))

    def _lacks(self, part: Lacks) -> Condition | None:
        if part.option in NO_OPINION:
            _need([each for each in self.parts if _tells(each, part.question)], part.option)
            return None
        answered, lacks = Answered(part.question), Not(Has(part.question, part.option))
        return lacks if answered in self.parts else Either((Not(answered), lacks))


def _need(beside: list[Raw], option: str) -> None:
    """Refuse a lone "not don't know"; a comparison beside it is unknown for whoever does not know, and says it too."""
    if not beside:
        raise UnsayableError(option)


def _compares(part: Raw, answer: Answer) -> bool:
    if isinstance(part, Differs):
        return part.answer == answer and part.option not in NO_OPINION
    return isinstance(part, Compare) and answer in (part.left, *part.right)


def _tells(part: Raw, question: str) -> bool:
    if isinstance(part, Lacks | Has):
        return part.question == question and part.option not in NO_OPINION
    return isinstance(part, Counted) and part.compare.left == Count(question)


def _fits_nothing(compare: Compare) -> bool:
    """Tell whether no choice at all passes a comparison of how many there are."""
    number = compare.right[0].value if isinstance(compare.right[0], Number) else None
    if not isinstance(number, int | float):
        return False
    return {
        "==": number == 0, "!=": number != 0, "<": number > 0, "<=": number >= 0, ">": number < 0, ">=": number <= 0,
    }[compare.operator]  # fmt: skip


def _needed(condition: Condition) -> Iterable[Answered]:
    """Return the answers without which a condition cannot be true."""
    if isinstance(condition, Compare):
        return [_asked(side) for side in (condition.left, *condition.right) if isinstance(side, Answer | Count)]
    inner = condition.condition if isinstance(condition, Not) else condition
    return [Answered(inner.question)] if isinstance(inner, Has) else []


def _asked(operand: Operand) -> Answered:
    row = operand.row if isinstance(operand, Answer) else None
    return Answered(operand.question if isinstance(operand, Answer | Count) else "", row)
