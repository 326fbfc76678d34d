"""Conditions for tools that know only true and false: when is a condition of ours certainly true?

Ours are three-valued: comparing with a missing answer is unknown, and unknown at the top means not shown. Elsewhere
`tenure != "holiday"` holds for somebody who left tenure blank. So every negation is first carried down to the
comparisons (which is right in three-valued logic too), and each comparison then says itself that there is an answer.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from survey.questionnaire.condition import All, Answer, Answered, Compare, Count, Either, Has, Name, Not, Number
from survey.questionnaire.evaluate import NO_OPINION
from survey.questionnaire.names import is_code

if TYPE_CHECKING:
    from collections.abc import Iterable

    from survey.questionnaire.condition import Condition, Operand, Operator
    from survey.questionnaire.questions import Option, Question
    from survey.questionnaire.structure import Questionnaire

OPPOSITE: dict[Operator, Operator] = {
    "==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">", "in": "not in", "not in": "in",
}  # fmt: skip
_TURNED: dict[Operator, Operator] = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
_ORDERS = frozenset(_TURNED)


def normal(condition: Condition) -> Condition:
    """Return an equal condition in which only `answered` and `has` are negated, and answers stand on the left.

    >>> normal(Not(Compare(Answer("age"), "<", (Number(18),))))
    Compare(left=Answer(question='age', row=None), operator='>=', right=(Number(value=18),))
    """
    return _normal(condition, holds=True)


def _normal(condition: Condition, *, holds: bool) -> Condition:
    match condition:
        case Not(inner):
            return _normal(inner, holds=not holds)
        case All(parts) | Either(parts):
            as_all = isinstance(condition, All) == holds
            return _joined([_normal(part, holds=holds) for part in parts], as_all=as_all)
        case Compare():
            return _comparison(condition if holds else replace(condition, operator=OPPOSITE[condition.operator]))
        case _:
            return condition if holds else Not(condition)


def _comparison(compare: Compare) -> Condition:
    """Spell `in` and `not in` out, and turn `18 <= age` round."""
    if compare.operator in ("in", "not in"):
        operator: Operator = "==" if compare.operator == "in" else "!="
        parts: list[Condition] = [Compare(compare.left, operator, (member,)) for member in compare.right]
        return _joined(parts, as_all=operator == "!=")
    if isinstance(compare.left, Number) and isinstance(compare.right[0], Answer | Count):
        return Compare(compare.right[0], _TURNED.get(compare.operator, compare.operator), (compare.left,))
    return compare


def _joined(parts: list[Condition], *, as_all: bool) -> Condition:
    """Join parts, without brackets inside brackets of the same sort."""
    sort = All if as_all else Either
    flat: list[Condition] = []
    for part in parts:
        flat += part.conditions if isinstance(part, sort) else (part,)
    return flat[0] if len(flat) == 1 else sort(tuple(flat))


class Dialect(Protocol):
    """How one tool writes the parts of a condition."""

    def answered(self, question: Question, row: str | None) -> str:
        """Return "there is an answer"."""

    def blank(self, question: Question, row: str | None) -> str:
        """Return "there is no answer"."""

    def equal(self, operand: Operand, operator: Operator, other: Operand) -> str:
        """Return the bare comparison."""

    def is_option(self, answer: Answer, option: Option, *, chosen: bool) -> str:
        """Return "this option is the answer", or "is not"."""

    def has(self, question: Question, option: Option, *, chosen: bool) -> str:
        """Return "this option is among the chosen", or "is not"."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One dialect's text for the conditions of one questionnaire; `both` and `one` are its words for and/or."""

    questionnaire: Questionnaire
    dialect: Dialect
    both: str = " and "
    one: str = " or "

    def true_when(self, condition: Condition) -> str:
        """Return the text that is true exactly when the condition is."""
        return self._text(normal(condition))

    def _text(self, condition: Condition, *, inside: bool = False) -> str:
        match condition:
            case All(parts) | Either(parts):
                word = self.both if isinstance(condition, All) else self.one
                return self._brackets(word, [self._text(part, inside=True) for part in parts], inside=inside)
            case Compare():
                return self._guarded(condition, inside=inside)
            case Not(Has(name, option)):
                return self._lacks(name, option, inside=inside)
            case Has(name, option):
                question = self.questionnaire.question(name)
                return self.dialect.has(question, _option(question, option), chosen=True)
            case _:
                return self._answering(condition)

    def _answering(self, condition: Condition) -> str:
        match condition:
            case Not(Answered(name, row)):
                return self.dialect.blank(self.questionnaire.question(name), row)
            case Answered(name, row):
                return self.dialect.answered(self.questionnaire.question(name), row)
            case _:
                raise ValueError(f"not in normal form: {condition}")

    def _brackets(self, word: str, parts: Iterable[str], *, inside: bool) -> str:
        unique = list(dict.fromkeys(parts))
        text = word.join(unique)
        return f"({text})" if inside and len(unique) > 1 else text

    def _lacks(self, name: str, option: str, *, inside: bool) -> str:
        question = self.questionnaire.question(name)
        wanted = _option(question, option)
        parts = [*self._known(Count(name)), self.dialect.has(question, wanted, chosen=False)]
        return self._brackets(self.both, parts, inside=inside)

    def _guarded(self, compare: Compare, *, inside: bool) -> str:
        """Return the comparison with whatever else must hold for it to be known."""
        bare = self.dialect.equal(compare.left, compare.operator, compare.right[0])
        sides = (compare.left, *compare.right)
        guards = [text for side in sides for text in self._known(side, ordered=compare.operator in _ORDERS)]
        # To be one given option is to be answered, and to be none of the others.
        is_plain = compare.operator == "==" and isinstance(compare.left, Answer) and isinstance(compare.right[0], Name)
        return self._brackets(self.both, [*([] if is_plain else guards), bare], inside=inside)

    def _known(self, operand: Operand, *, ordered: bool = False) -> list[str]:
        """Return what must hold for an operand to have a value: an answer, and none of the silent options."""
        if isinstance(operand, Count):
            question = self.questionnaire.question(operand.question)
            silent = (self.dialect.has(question, option, chosen=False) for option in silent_options(question))
            return [self.dialect.answered(question, None), *silent]
        if isinstance(operand, Answer):
            question = self.questionnaire.question(operand.question)
            options = silent_options(question, ordered=ordered)
            silent = (self.dialect.is_option(operand, option, chosen=False) for option in options)
            return [self.dialect.answered(question, operand.row), *silent]
        return []


def silent_options(question: Question, *, ordered: bool = False) -> list[Option]:
    """Return the options that make a comparison unknown; in an ordering also those that are no numbers."""
    options: tuple[Option, ...] = getattr(question, "options", ())
    return [option for option in options if option.name in NO_OPINION or (ordered and not is_code(option.name))]


def _option(question: Question, name: str) -> Option:
    options: tuple[Option, ...] = getattr(question, "options", ())
    return next(option for option in options if option.name == name)
