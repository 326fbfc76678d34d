"""Demands: what a condition asks of the answers, so that one that nobody's answers can meet is found.

A condition becomes alternatives; each alternative says, for some answers, which values are left. Two demands go
together where an alternative of the one and an alternative of the other leave every answer at least one value. All of
it errs on one side: what is called impossible is impossible, and what grows too large counts as possible.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product
from typing import TYPE_CHECKING

from survey.questionnaire.condition import All, Answer, Answered, Compare, Count, Either, Has, Name, Not, Number
from survey.questionnaire.evaluate import FALSE, TRUE, UNKNOWN, holds, opposite
from survey.questionnaire.questions import Matrix, Multi, Ranking, Repeat, Scale, Single, Village
from survey.questionnaire.questions import Number as NumberQuestion

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from survey.questionnaire.answers import Value
    from survey.questionnaire.condition import Condition
    from survey.questionnaire.questions import Question

MOST_ALTERNATIVES = 64
_UNLIMITED = 10_000_000.0
_YEAR = 2026  # no comparison with `this_year` is decided by it

Atom = str | float | bool | None
"""One value an answer may have; None where there is none."""
Part = tuple[str, str]
"""A question and what of its answer: "" itself, ".row", "+option" chosen or not, "#" how many, "?" whether any."""
Alternative = dict[Part, frozenset[Atom]]
Demand = list[Alternative]
_CHOSEN: frozenset[Atom] = frozenset((True,))
_LEFT_OUT: frozenset[Atom] = frozenset((False,))
ANYTHING: Demand = [{}]


@dataclass(frozen=True, slots=True)
class Demands:
    """Makes demands of conditions.

    Attributes:
        questions: all of them, by name.
        compared: the numbers and names that conditions compare each answer with.
    """

    questions: Mapping[str, Question]
    compared: Mapping[Part, set[float | str]]
    _atoms: dict[Part, frozenset[Atom] | None] = field(default_factory=dict)
    _left: dict[tuple[Condition, int], Alternative] = field(default_factory=dict)

    @classmethod
    def of(cls, questions: Mapping[str, Question], conditions: Iterable[Condition]) -> Demands:
        """Return a maker for a questionnaire that has these questions and conditions."""
        compared: dict[Part, set[float | str]] = {}
        for compare in (found for condition in conditions for found in _compares(condition)):
            for part in _parts(compare, questions):
                compared.setdefault(part, set()).update(_constants(compare))
        return cls(questions, compared)

    def of_condition(
        self, condition: Condition, reach: Mapping[str, Demand] | None = None, wanted: int = TRUE
    ) -> Demand:
        """Return what makes the condition come out as wanted.

        Args:
            condition: what is asked.
            reach: what it takes to be asked a question whose answer counts, where that matters.
            wanted: bits of TRUE, FALSE and UNKNOWN.
        """
        reach = reach or {}
        match condition:
            case Not(inner):
                return self.of_condition(inner, reach, opposite(wanted))
            case All(parts) | Either(parts):
                demands = [self.of_condition(part, reach, wanted) for part in parts]
                one_is_enough = isinstance(condition, Either) if wanted & TRUE else isinstance(condition, All)
                return _either(demands) if one_is_enough else self.together(*demands)
            case _:
                return self._of_atom(condition, reach, wanted)

    def _of_atom(self, condition: Compare | Answered | Has, reach: Mapping[str, Demand], wanted: int) -> Demand:
        left = self._left.get((condition, wanted))
        if left is None:
            left = self._left[condition, wanted] = self._alternative(condition, wanted)
        if not all(left.values()):
            return []
        asked = [reach[question] for (question, _), atoms in left.items() if None not in atoms and question in reach]
        return self.together([left], *asked)

    def _alternative(self, condition: Compare | Answered | Has, wanted: int) -> Alternative:
        """Return what the answers must be for one comparison to come out as wanted."""
        parts = tuple(dict.fromkeys(_parts(condition, self.questions)))
        if len(parts) == 1:
            atoms = self.atoms(parts[0])
            return (
                {parts[0]: frozenset(each for each in atoms if _outcome(condition, parts[0], each) & wanted)}
                if atoms
                else {}
            )
        if wanted & UNKNOWN:
            return {}
        # Two answers that are compared must both be there; of several with `in`, one may be missing.
        several = isinstance(condition, Compare) and len(condition.right) > 1
        return {part: self._given(part) for part in (parts[:1] if several else parts)}

    def _given(self, part: Part) -> frozenset[Atom]:
        return (self.atoms(part) or frozenset(("anything",))) - {None}

    def atoms(self, part: Part) -> frozenset[Atom] | None:
        """Return the values that are to be told apart; None for an answer that nothing is known of."""
        if part not in self._atoms:
            question = self.questions.get(part[0])
            self._atoms[part] = None if question is None else self._values(question, part[1])
        return self._atoms[part]

    def _values(self, question: Question, of: str) -> frozenset[Atom] | None:
        if of == "?":
            return frozenset((None, "answered"))
        if of.startswith("+"):
            return frozenset((None, True, False))
        if of == "#":
            lines = (
                range(1, question.at_most + 1) if isinstance(question, Repeat) else range(_most_chosen(question) + 1)
            )
            return frozenset((None, *map(float, lines)))
        limits = question.limits if isinstance(question, NumberQuestion) else getattr(question, "number", None)
        if limits is not None:
            most = limits.max if isinstance(limits.max, int | float) else _UNLIMITED
            compared = [each for each in self.compared.get((question.name, of), ()) if isinstance(each, int | float)]
            near = {limits.min, most, *(n + step for n in compared for step in (-1, -0.000_1, 0, 0.000_1, 1))}
            whole = {n for n in near if limits.decimals or n == int(n)}
            return frozenset((None, *(n for n in whole if limits.min <= n <= most)))
        if isinstance(question, Single | Scale | Matrix | Village):
            # A questionnaire knows a cluster's villages only where a condition names them.
            others = {*self.compared.get((question.name, of), ()), "another"} if isinstance(question, Village) else ()
            return frozenset((None, *others, *(option.name for option in question.options)))
        return None

    def together(self, *demands: Demand) -> Demand:
        """Return what meets all of them; nothing where they can't be met together."""
        result = ANYTHING
        for demand in demands:
            if len(result) * len(demand) > MOST_ALTERNATIVES:
                continue
            merged = (self._merged(one, other) for one, other in product(result, demand))
            result = [each for each in merged if each is not None]
        return result

    def _merged(self, one: Alternative, other: Alternative) -> Alternative | None:
        merged = dict(one)
        for part, atoms in other.items():
            merged[part] = merged[part] & atoms if part in merged else atoms
            if not merged[part]:
                return None
        several = {name for name, of in other if of[:1] in ("+", "#", "?")}
        return merged if all(self._can_be_chosen(merged, name) for name in several) else None

    def _can_be_chosen(self, left: Alternative, name: str) -> bool:
        """Tell whether there is a choice of several options that is what the alternative leaves."""
        asked = [atoms for (question, of), atoms in left.items() if question == name and of[:1] in ("+", "#")]
        given = left.get((name, "?"), frozenset(("answered",)))
        if "answered" not in given:
            return all(None in atoms for atoms in asked)
        question = self.questions.get(name)
        if not isinstance(question, Multi | Ranking) or any(None in atoms for atoms in asked):
            return True
        chosen = {of[1:]: atoms for (each, of), atoms in left.items() if each == name and of.startswith("+")}
        must = {option for option, atoms in chosen.items() if atoms == _CHOSEN}
        may = [each.name for each in question.options if chosen.get(each.name) != _LEFT_OUT and _is_counted(each.name)]
        if "none" in must:
            return must == {"none"} and 0.0 in left.get((name, "#"), {0.0})
        most = min(len(may), _most_chosen(question))
        counts = left.get((name, "#"), frozenset((float(most),)))
        may_be_none = any(option.role == "none" for option in question.options) and chosen.get("none") != _LEFT_OUT
        return any(
            (max(1, len(must)) <= count <= most) or (count == 0 and may_be_none and not must)
            for count in counts
            if isinstance(count, float)
        )


def _is_counted(name: str) -> bool:
    return name not in ("none", "dont_know", "refuse")


def _most_chosen(question: Question) -> int:
    named = sum(_is_counted(option.name) for option in getattr(question, "options", ()))
    return min(named, getattr(question, "at_most", None) or named)


def _either(demands: Iterable[Demand]) -> Demand:
    result = [alternative for demand in demands for alternative in demand]
    return result if len(result) <= MOST_ALTERNATIVES else ANYTHING


def _compares(condition: Condition) -> Iterator[Compare]:
    match condition:
        case Compare():
            yield condition
        case Not(inner):
            yield from _compares(inner)
        case All(parts) | Either(parts):
            for part in parts:
                yield from _compares(part)


def _constants(compare: Compare) -> Iterator[float | str]:
    for operand in (compare.left, *compare.right):
        if isinstance(operand, Name):
            yield operand.name
        elif isinstance(operand, Number) and not isinstance(operand.value, str):
            yield float(operand.value)


def _parts(condition: Compare | Answered | Has, questions: Mapping[str, Question]) -> Iterator[Part]:
    match condition:
        case Has(question, option):
            yield question, f"+{option}"
        case Answered(question, None) if not isinstance(
            questions.get(question), Single | Scale | Village | NumberQuestion
        ):
            yield question, "?"
        case Answered(question, row):
            yield question, f".{row}" if row else ""
        case Compare(left, _, right):
            for operand in (left, *right):
                if isinstance(operand, Count):
                    yield operand.question, "#"
                elif isinstance(operand, Answer):
                    yield operand.question, f".{operand.row}" if operand.row else ""


def _outcome(condition: Compare | Answered | Has, part: Part, atom: Atom) -> int:
    """Return what the condition may come out as where the answer is this value."""
    if isinstance(condition, Has):
        return UNKNOWN if atom is None else TRUE if atom else FALSE
    if isinstance(condition, Answered):
        return FALSE if atom is None else TRUE
    if _asks_for_the_year(condition):
        return UNKNOWN if atom is None else TRUE | FALSE
    found = holds(condition, {} if atom is None else {part[0]: _value(part[1], atom)}, this_year=_YEAR)
    return UNKNOWN if found is None else TRUE if found else FALSE


def _asks_for_the_year(condition: Compare) -> bool:
    return any(isinstance(each, Number) and each.value == "this_year" for each in (condition.left, *condition.right))


def _value(of: str, atom: Atom) -> Value:
    """Return an answer that has this value."""
    if of == "#":
        chosen = int(atom) if isinstance(atom, float) else 0
        return tuple(f"option_{number}" for number in range(chosen)) or ("none",)
    if not of:
        return "" if atom is None else atom
    # A cell of a matrix is a whole number; between two of them lies nothing that a comparison could tell apart.
    return {of[1:]: atom if isinstance(atom, str) else int(atom or 0)}
