"""Whether a condition holds, by three-valued logic: true, false, or unknown where an answer is missing.

A second question is asked when somebody stops half-way: what *could* a condition still become, given the questions that
were not reached? Both are one computation on sets of outcomes, kept as three bits.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING

from survey.questionnaire.condition import (
    All,
    Answer,
    Answered,
    Compare,
    Condition,
    Count,
    Either,
    Has,
    Name,
    Not,
    Number,
    Operand,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from survey.questionnaire.answers import Value

TRUE, FALSE, UNKNOWN = 1, 2, 4
ANYTHING = TRUE | FALSE | UNKNOWN

NO_OPINION = frozenset({"dont_know", "refuse"})
"""Answers that say nothing: they count as answered, and are unknown in every comparison."""

_ORDERS: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
Scalar = str | int | float


def holds(condition: Condition, answers: Mapping[str, Value], *, this_year: int) -> bool | None:
    """Return whether the condition holds; None means unknown, which at the top means not shown."""
    outcome = possible(condition, answers, this_year=this_year)
    return None if outcome == UNKNOWN else outcome == TRUE


def possible(
    condition: Condition, answers: Mapping[str, Value], *, this_year: int, unreached: Collection[str] = ()
) -> int:
    """Return the bits TRUE, FALSE and UNKNOWN of what the condition may yet become.

    Args:
        condition: what is asked.
        answers: the answers of the questions that were shown; hidden answers are left out by the caller.
        this_year: the opening year of the wave.
        unreached: questions whose answers may still turn out to be anything.
    """
    return _Outcome(answers, this_year, unreached).of(condition)


def scalar(operand: Operand, answers: Mapping[str, Value], *, this_year: int) -> Scalar | None:
    """Return what one side of a comparison comes to, or None where it is unknown."""
    return _Outcome(answers, this_year, ())._scalar(operand)  # noqa: SLF001 - of this module


def both(left: int, right: int) -> int:
    """Return what `left and right` may become."""
    unknown = (left & UNKNOWN and right & (TRUE | UNKNOWN)) or (right & UNKNOWN and left & (TRUE | UNKNOWN))
    return (left & right & TRUE) | ((left | right) & FALSE) | (UNKNOWN if unknown else 0)


def every(outcomes: Iterable[int]) -> int:
    """Return what all of them joined by `and` may become; what is false stays so, and the rest is not looked at."""
    outcome = TRUE
    for each in outcomes:
        outcome = both(outcome, each)
        if outcome == FALSE:
            break
    return outcome


def opposite(outcome: int) -> int:
    """Return what `not outcome` may become."""
    return (outcome & UNKNOWN) | ((outcome & TRUE) << 1) | ((outcome & FALSE) >> 1)


class _Outcome:
    __slots__ = ("_answers", "_this_year", "_unreached")

    def __init__(self, answers: Mapping[str, Value], this_year: int, unreached: Collection[str]) -> None:
        self._answers = answers
        self._this_year = this_year
        self._unreached = unreached

    def of(self, condition: Condition) -> int:
        match condition:
            case Compare():
                return self._compare(condition)
            case Answered(question, row):
                return self._known(question) or _bit(self._present(question, row) is not None)
            case Has(question, option):
                return self._known(question) or self._has(question, option)
            case Not(inner):
                return opposite(self.of(inner))
            case All(conditions):
                return every(self.of(part) for part in conditions)
            case Either(conditions):
                return opposite(every(opposite(self.of(part)) for part in conditions))

    def _known(self, question: str) -> int:
        """Return 0 for a question that is settled, ANYTHING for one that was not reached."""
        return ANYTHING if question in self._unreached else 0

    def _present(self, question: str, row: str | None) -> Value | None:
        value = self._answers.get(question)
        if row is None:
            # An untouched multi or a matrix without any row is no answer.
            return None if value in ((), {}, "") else value
        return value.get(row) if isinstance(value, Mapping) else None

    def _has(self, question: str, option: str) -> int:
        chosen = self._chosen(question)
        return UNKNOWN if chosen is None else _bit(option in chosen)

    def _chosen(self, question: str) -> tuple[str, ...] | None:
        """Return the names chosen in a multi or ranking, or None where nothing can be said."""
        value = self._answers.get(question)
        if not isinstance(value, tuple) or not value:
            return None
        names = tuple(name for name in value if isinstance(name, str))
        return None if not names or NO_OPINION & set(names) else names

    def _compare(self, compare: Compare) -> int:
        if self._unreached and self._depends(compare):
            return ANYTHING
        left = self._scalar(compare.left)
        rights = [self._scalar(operand) for operand in compare.right]
        if compare.operator in _ORDERS:
            return _ordered(_ORDERS[compare.operator], left, rights[0])
        outcome = _equals_one(left, rights)
        return opposite(outcome) if compare.operator in {"!=", "not in"} else outcome

    def _depends(self, compare: Compare) -> bool:
        """Return whether the comparison looks at a question that was not reached."""
        operands = (compare.left, *compare.right)
        return any(self._known(operand.question) for operand in operands if isinstance(operand, Answer | Count))

    def _counted(self, question: str) -> int | None:
        """Return how many options are chosen, or how many lines a repeat has."""
        value = self._answers.get(question)
        if isinstance(value, tuple) and value and isinstance(value[0], Mapping):
            return len(value)
        chosen = self._chosen(question)
        return None if chosen is None else len([name for name in chosen if name != "none"])

    def _scalar(self, operand: Operand) -> Scalar | None:
        match operand:
            case Number(value):
                return self._this_year if value == "this_year" else float(value)
            case Name(name):
                return name
            case Count(question):
                return self._counted(question)
            case Answer(question, row):
                answer = self._present(question, row)
                return None if not isinstance(answer, str | int | float) or answer in NO_OPINION else answer


def _bit(truth: bool) -> int:  # noqa: FBT001 - the truth itself is what is turned into a bit
    return TRUE if truth else FALSE


def _equals_one(left: Scalar | None, rights: list[Scalar | None]) -> int:
    """Return whether `left` equals one of `rights`; unknown where it equals none of the known ones."""
    if left is None:
        return UNKNOWN
    if any(right is not None and _same(left, right) for right in rights):
        return TRUE
    return UNKNOWN if None in rights else FALSE


def _same(left: Scalar, right: Scalar) -> bool:
    if left == right:
        return True
    left_number, right_number = _number(left), _number(right)
    return left_number is not None and left_number == right_number


def _ordered(order: Callable[[float, float], bool], left: Scalar | None, right: Scalar | None) -> int:
    left_number = None if left is None else _number(left)
    right_number = None if right is None else _number(right)
    if left_number is None or right_number is None:
        return UNKNOWN
    return _bit(order(left_number, right_number))


def _number(scalar: Scalar) -> float | None:
    """Return the number; an option whose name is a whole number compares as that number."""
    if not isinstance(scalar, str):
        return float(scalar)
    return float(scalar) if scalar.isascii() and scalar.isdigit() else None
