"""Parts of an expression joined to one condition, where one part says that an answer is there and another uses it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from survey.questionnaire.condition import All, Answer, Answered, Compare, Count, Either, Has, Name, Not, Number
from survey.questionnaire.names import is_code
from survey.questionnaire.questions import Matrix

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from survey.questionnaire.condition import Condition, Operand
    from survey.questionnaire.questions import Option, Question

    Truth = Condition | bool


@dataclass(frozen=True, slots=True)
class Sure:
    """True exactly when the condition is."""

    truth: Truth


@dataclass(frozen=True, slots=True)
class Weak:
    """True when the condition is, and also when there is no answer."""

    condition: Condition
    answer: Answer


@dataclass(frozen=True, slots=True)
class Silent:
    """Not this option, which is one that says nothing: any comparison of the answer says as much."""

    answer: Answer
    option: str


Leaf = Sure | Weak | Silent


def joined(leaves: Sequence[Leaf], questions: Mapping[str, Question], *, every: bool) -> Truth:
    """Return the condition that all the parts make, or at least one of them."""
    if not every:
        return _either([_alone(leaf, questions) for leaf in leaves], questions)
    flat = [part for leaf in leaves for part in _flat(leaf)]
    return _all(_settled(flat, questions), questions)


def _flat(leaf: Leaf) -> list[Leaf]:
    """Return the parts of an `and` within an `and`."""
    if isinstance(leaf, Sure) and isinstance(leaf.truth, All):
        return [Sure(part) for part in leaf.truth.conditions]
    return [leaf]


def _settled(leaves: Sequence[Leaf], questions: Mapping[str, Question]) -> list[Truth]:
    """Return each part as a condition, leaving out what another part says already."""
    guarded = {answer for leaf in leaves if (answer := _guard(leaf))}
    said = _heard(leaves, questions)
    strong = _strong(said, guarded)
    settled: list[Truth] = []
    for leaf in said:
        if isinstance(leaf, Weak) and leaf.answer in guarded:
            settled += [] if _implied(leaf.condition, strong[leaf.answer]) else [leaf.condition]
        elif isinstance(leaf, Weak) or _guard(leaf) not in strong:
            settled.append(_alone(leaf, questions))
    return settled


def _guard(leaf: Leaf) -> Answer | None:
    """Return the answer that a part says is there."""
    if isinstance(leaf, Sure) and isinstance(leaf.truth, Answered):
        return Answer(leaf.truth.question, leaf.truth.row)
    return None


def _heard(leaves: Sequence[Leaf], questions: Mapping[str, Question]) -> list[Leaf]:
    """Leave out "not don't know" where a comparison says as much; say it in our words where none does."""
    compared = {answer for leaf in leaves for condition in _conditions(leaf) for answer in _asked(condition)}
    return [
        Weak(_spoken(leaf, questions), leaf.answer) if isinstance(leaf, Silent) else leaf
        for leaf in leaves
        if not (isinstance(leaf, Silent) and leaf.answer in compared)
    ]


def _conditions(leaf: Leaf) -> list[Compare | Has]:
    condition = leaf.truth if isinstance(leaf, Sure) else leaf.condition if isinstance(leaf, Weak) else None
    if isinstance(condition, Not):
        condition = condition.condition
    return [condition] if isinstance(condition, Compare | Has) else []


def _strong(leaves: Sequence[Leaf], guarded: set[Answer]) -> dict[Answer, list[Condition]]:
    """Return the comparisons by answer that are unknown without one, and so need nobody to say it is there."""
    strong: dict[Answer, list[Condition]] = {}
    for leaf in leaves:
        if isinstance(leaf, Weak) and leaf.answer in guarded:
            strong.setdefault(leaf.answer, []).append(leaf.condition)
        elif isinstance(leaf, Sure) and isinstance(leaf.truth, Compare | Has):
            for answer in _asked(leaf.truth):
                strong.setdefault(answer, []).append(leaf.truth)
    return strong


def _implied(condition: Condition, others: Sequence[Condition]) -> bool:
    """Tell whether "not that option" follows from a comparison of size: the option is no number."""
    orders = any(isinstance(other, Compare) and other.operator in ("<", "<=", ">", ">=") for other in others)
    wanted = condition.right[0] if isinstance(condition, Compare) and condition.operator == "!=" else None
    return orders and isinstance(wanted, Name) and not is_code(wanted.name)


def _asked(condition: Compare | Has) -> list[Answer]:
    if isinstance(condition, Has):
        return [Answer(condition.question)]
    operands = (condition.left, *condition.right)
    counted = [Answer(operand.question) for operand in operands if isinstance(operand, Count)]
    return [*counted, *(operand for operand in operands if isinstance(operand, Answer))]


def _alone(leaf: Leaf, questions: Mapping[str, Question]) -> Truth:
    if isinstance(leaf, Sure):
        return leaf.truth
    condition = _spoken(leaf, questions) if isinstance(leaf, Silent) else leaf.condition
    return Either((Not(Answered(leaf.answer.question, leaf.answer.row)), condition))


def _spoken(leaf: Silent, questions: Mapping[str, Question]) -> Condition:
    """Return "one of the options that say something"; of a multi, that they can be counted."""
    question = questions[leaf.answer.question]
    if question.kind in ("multi", "ranking"):
        return Compare(Count(question.name), ">=", (Number(0),))
    options: tuple[Option, ...] = getattr(question, "options", ())
    names = [option.name for option in options if option.role not in ("dont_know", "refuse")]
    return Compare(leaf.answer, "in", tuple(Number(int(name)) if is_code(name) else Name(name) for name in names))


def _all(parts: Sequence[Truth], questions: Mapping[str, Question]) -> Truth:
    if any(part is False for part in parts):
        return False
    conditions = [part for part in parts if not isinstance(part, bool)]
    flat = [inner for part in conditions for inner in (part.conditions if isinstance(part, All) else (part,))]
    merged = _rows_merged(_merged(flat, "!=", "not in"), questions, answered=False)
    if not merged:
        return True
    if _contradict(merged):
        return False
    return merged[0] if len(merged) == 1 else All(tuple(merged))


def _contradict(conditions: Sequence[Condition]) -> bool:
    """Tell whether one answer would have to be two things at once."""
    wanted: dict[Operand, Operand] = {}
    for condition in conditions:
        if isinstance(condition, Compare) and condition.operator == "==":
            wanted.setdefault(condition.left, condition.right[0])
    return any(
        isinstance(condition, Compare) and condition.operator == "==" and wanted[condition.left] != condition.right[0]
        for condition in conditions
    )


def _either(parts: Sequence[Truth], questions: Mapping[str, Question]) -> Truth:
    if any(part is True for part in parts):
        return True
    conditions = [part for part in parts if not isinstance(part, bool)]
    flat = [inner for part in conditions for inner in (part.conditions if isinstance(part, Either) else (part,))]
    merged = _rows_merged(_merged(flat, "==", "in"), questions, answered=True)
    if not merged:
        return False
    return merged[0] if len(merged) == 1 else Either(tuple(merged))


def _merged(conditions: Sequence[Condition], one: str, several: str) -> list[Condition]:
    """Gather `a == x or a == y` as `a in (x, y)`, and leave out what stands twice."""
    members: dict[Operand, list[Operand]] = {}
    for condition in conditions:
        if isinstance(condition, Compare) and condition.operator in (one, several):
            wanted = members.setdefault(condition.left, [])
            wanted += [operand for operand in condition.right if operand not in wanted]
    merged: list[Condition] = []
    for condition in conditions:
        found = condition
        if isinstance(condition, Compare) and condition.operator in (one, several):
            right = tuple(members[condition.left])
            found = Compare(condition.left, one if len(right) == 1 else several, right)  # type: ignore[arg-type]
        if found not in merged:
            merged.append(found)
    return merged


def _rows_merged(
    conditions: Sequence[Condition], questions: Mapping[str, Question], *, answered: bool
) -> list[Condition]:
    """Gather "this row or that row … is answered" over every row as "the matrix is answered", and its opposite."""
    merged = list(conditions)
    for question in questions.values():
        if not isinstance(question, Matrix) or len(question.rows) < 2:
            continue
        rows: list[Condition] = [Answered(question.name, row.name) for row in question.rows]
        wanted = rows if answered else [Not(row) for row in rows]
        if all(row in merged for row in wanted):
            whole = Answered(question.name)
            at = merged.index(wanted[0])
            merged[at] = whole if answered else Not(whole)
            merged = [condition for condition in merged if condition not in wanted]
    return merged
