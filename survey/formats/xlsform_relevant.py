"""`relevant` as one of our conditions: true for the same answers, or said to have no counterpart.

XPath knows true and false only, and a blank answer is the empty text: `${tenure} != 'holiday'` holds for somebody who
left tenure blank. Ours is unknown there, so it becomes `not answered(tenure) or tenure != holiday`; where the form says
`${tenure} != ''` beside it, the plain comparison is enough.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, cast

from survey.formats.two_valued import OPPOSITE
from survey.formats.xlsform_joined import Leaf, Silent, Sure, Weak, joined
from survey.formats.xpath import Both, Call, Figure, Literal, Ref, XPath, parts
from survey.questionnaire.condition import Answer, Answered, Compare, Count, Has, Name, Not, Number
from survey.questionnaire.evaluate import NO_OPINION
from survey.questionnaire.names import is_code
from survey.questionnaire.questions import (
    Date,
    Matrix,
    Multi,
    Note,
    Places,
    Question,
    Ranking,
    Repeat,
    Text,
    Time,
    Village,
)
from survey.questionnaire.questions import Number as NumberQuestion

if TYPE_CHECKING:
    from collections.abc import Mapping

    from survey.formats.xlsform_joined import Truth
    from survey.questionnaire.condition import Operand, Operator
    from survey.questionnaire.questions import Option

THIS_YEAR = Call("number", (Call("format-date", (Call("today"), Literal("%Y"))),))
_YEARS = (THIS_YEAR, Call("year", (Call("today"),)))
_SIGNS: dict[str, Operator] = {"=": "==", "!=": "!=", "<": "<", "<=": "<=", ">": ">", ">=": ">="}
_TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
_ONLY_ANSWERED = (Text, Date, Time, Places, Repeat)


class UnsayableError(Exception):
    """Part of an expression has no counterpart; the text is that part, or what is missing."""


@dataclass(slots=True)
class Known:
    """What an expression may name: the questions that stand before it.

    Attributes:
        answers: our question (and row) by the file's own name.
        questions: by our name.
        options: our option name by question and the file's own name.
        never: comparisons met that no answer can make true, in words; whoever reads on empties it.
    """

    answers: Mapping[str, Answer]
    questions: Mapping[str, Question]
    options: Mapping[str, Mapping[str, str]]
    never: list[str] = field(default_factory=list)


def truth_of(tree: XPath, known: Known) -> Truth:
    """Return the condition that holds when the expression does, or True or False where no answer decides it.

    Raises:
        UnsayableError: if the language cannot say it.
    """
    return joined([_Saying(known).leaf(tree, holds=True)], known.questions, every=True)


@dataclass(frozen=True, slots=True)
class _Saying:
    known: Known

    def leaf(self, tree: XPath, *, holds: bool) -> Leaf:
        """Return what the expression says, or its opposite."""
        match tree:
            case Both("and" | "or" as sign):
                leaves = [self.leaf(part, holds=holds) for part in parts(tree, sign)]
                return Sure(joined(leaves, self.known.questions, every=(sign == "and") == holds))
            case Call("not", (inner,)):
                return self.leaf(inner, holds=not holds)
            case Call("boolean", (inner,)):
                return self.leaf(inner, holds=holds)
            case _:
                return self._atom(tree, holds=holds)

    def _atom(self, tree: XPath, *, holds: bool) -> Leaf:
        match tree:
            case Call("true" | "TRUE" | "yes", ()):
                return Sure(holds)
            case Call("false" | "FALSE" | "no", ()):
                return Sure(not holds)
            case Figure(value):
                return Sure(bool(value) == holds)
            case Call("selected", (Ref(name), Literal(option))):
                return self._selected(self._answer(name), option, holds=holds)
            case Both(sign, left, right) if sign in _SIGNS:
                return self._compared(sign, left, right, holds=holds)
            case _:
                raise UnsayableError(_shown(tree))

    def _answer(self, name: str) -> Answer:
        if name not in self.known.answers:
            raise UnsayableError(f"${{{name}}}")
        return self.known.answers[name]

    def _question(self, answer: Answer) -> Question:
        question = self.known.questions[answer.question]
        if isinstance(question, Note):
            raise UnsayableError(question.name)
        return question

    def _selected(self, answer: Answer, option: str, *, holds: bool) -> Leaf:
        question = self._question(answer)
        if not isinstance(question, Multi | Ranking):
            return self._option(answer, option, holds=holds)
        name = self._named(question, option)
        if name in NO_OPINION:
            return _silent(answer, name, holds=holds)
        has = Has(question.name, name)
        return Sure(has) if holds else Weak(Not(has), answer)

    def _named(self, question: Question, option: str) -> str:
        """Return our name of an option."""
        name = self.known.options.get(question.name, {}).get(option)
        if name is None:
            if isinstance(question, Village):
                return option
            raise UnsayableError(f"{question.name} = {option}")
        return name

    def _option(self, answer: Answer, option: str, *, holds: bool) -> Leaf:
        """Return "the answer is this option", or "is not"."""
        question = self._question(answer)
        if isinstance(question, (Multi, Ranking, *_ONLY_ANSWERED)) or _is_whole(question, answer):
            raise UnsayableError(f"{question.name} = {option}")
        if isinstance(question, NumberQuestion) or (isinstance(question, Matrix) and question.number):
            if not option.isdecimal():
                raise UnsayableError(f"{question.name} = {option}")
            return _equal(answer, Number(int(option)), holds=holds)
        name = self._named(question, option)
        if name in NO_OPINION:
            return _silent(answer, name, holds=holds)
        return _equal(answer, Number(int(name)) if is_code(name) else Name(name), holds=holds)

    def _compared(self, sign: str, left: XPath, right: XPath, *, holds: bool) -> Leaf:
        if isinstance(left, Literal | Figure) or left in _YEARS:
            sign, left, right = _TURNED.get(sign, sign), right, left
        if isinstance(left, Ref) and isinstance(right, Literal):
            if sign not in ("=", "!="):
                raise UnsayableError(_shown(Both(sign, left, right)))
            if not right.text:
                return self._blank(self._answer(left.name), blank=(sign == "=") == holds)
            return self._option(self._answer(left.name), right.text, holds=(sign == "=") == holds)
        value = _value(right)
        if value is None:
            raise UnsayableError(_shown(Both(sign, left, right)))
        if isinstance(left, Ref):
            return self._with_number(self._answer(left.name), sign, value, holds=holds)
        return self._counted(left, sign, value, holds=holds)

    def _blank(self, answer: Answer, *, blank: bool) -> Leaf:
        self._question(answer)
        answered = Answered(answer.question, answer.row)
        return Sure(Not(answered) if blank else answered)

    def _with_number(self, answer: Answer, sign: str, value: Number, *, holds: bool) -> Leaf:
        """Return an answer compared with a number; a blank compares false, but for `!=`."""
        question = self._question(answer)
        if isinstance(question, (Multi, Ranking, *_ONLY_ANSWERED)) or _is_whole(question, answer):
            raise UnsayableError(f"{question.name} {sign} {value.value}")
        is_number = isinstance(question, NumberQuestion) or (isinstance(question, Matrix) and question.number)
        if not is_number and sign in ("=", "!="):
            return self._option(answer, str(value.value), holds=(sign == "=") == holds)
        options: tuple[Option, ...] = getattr(question, "options", ())
        if not is_number and not any(is_code(option.name) for option in options):
            raise UnsayableError(f"{question.name} {sign} {value.value}")
        if sign in ("=", "!="):
            return self._equal_number(question, answer, value, holds=(sign == "=") == holds)
        compare = Compare(answer, _SIGNS[sign], (value,))
        wanted = compare if holds else _opposite(compare)
        if _can_hold(question, wanted.operator, value.value):
            return Sure(wanted) if holds else Weak(wanted, answer)
        self.known.never.append(f"{question.name} {wanted.operator} {value.value}")
        return Sure(False) if holds else Sure(Not(Answered(answer.question, answer.row)))

    def _equal_number(self, question: Question, answer: Answer, value: Number, *, holds: bool) -> Leaf:
        if not holds or _can_hold(question, "==", value.value):
            return _equal(answer, value, holds=holds)
        self.known.never.append(f"{question.name} == {value.value}")
        return Sure(False)

    def _counted(self, left: XPath, sign: str, value: Number, *, holds: bool) -> Leaf:
        """Return how many are chosen compared with a number; XPath counts none where nothing is answered."""
        match left:
            case Call("count", (Ref(name),)) if (sign, value.value) in ((">", 0), (">=", 1), ("=", 0)):
                return self._blank(self._answer(name), blank=(sign == "=") == holds)
            case Call("count-selected" | "count", (Ref(name),)) | Both(
                "-", Call("count-selected", (Ref(name),)), Call("if" | "number")
            ):
                answer = self._answer(name)
            case _:
                raise UnsayableError(_shown(left))
        if not isinstance(self._question(answer), Multi | Ranking | Repeat):
            raise UnsayableError(_shown(left))
        compare = Compare(Count(answer.question), _SIGNS[sign], (value,))
        wanted = compare if holds else _opposite(compare)
        if wanted.operator in (">", ">=", "==") and not _can_count(
            self._question(answer), wanted.operator, value.value
        ):
            self.known.never.append(f"count({answer.question}) {wanted.operator} {value.value}")
            return Sure(False)
        return Weak(wanted, answer) if _holds_for_none(wanted) else Sure(wanted)


def _can_hold(question: Question, operator: Operator, value: float | str) -> bool:
    """Tell whether some answer makes a comparison of size true."""
    if isinstance(value, str):
        return True
    limits = question.number if isinstance(question, Matrix) else getattr(question, "limits", None)
    options: tuple[Option, ...] = getattr(question, "options", ())
    codes = [int(option.name) for option in options if is_code(option.name)]
    least = limits.min if limits else min(codes, default=0)
    most = limits.max if limits else max(codes, default=0)
    largest = most if isinstance(most, int | float) else float("inf")
    holds = {"<": least < value, "<=": least <= value, ">": largest > value, ">=": largest >= value}
    return holds.get(operator, least <= value <= largest)


def _can_count(question: Question, operator: Operator, value: float | str) -> bool:
    """Tell whether so many can be chosen, or so many lines filled in."""
    options: tuple[Option, ...] = getattr(question, "options", ())
    there = sum(option.role in ("plain", "other") for option in options)
    most: int | None = getattr(question, "at_most", None)
    largest = most if isinstance(question, Repeat) and most else min(most or there, there)
    return not isinstance(value, str) and (value < largest if operator == ">" else value <= largest)


def _is_whole(question: Question, answer: Answer) -> bool:
    """Tell whether it is a matrix without the row that is meant."""
    return isinstance(question, Matrix) and answer.row is None


def _equal(answer: Answer, operand: Operand, *, holds: bool) -> Leaf:
    compare = Compare(answer, "==", (operand,))
    return Sure(compare) if holds else Weak(_opposite(compare), answer)


def _silent(answer: Answer, option: str, *, holds: bool) -> Leaf:
    if holds:
        raise UnsayableError(f"{answer.question} = {option}")
    return Silent(answer, option)


def _opposite(compare: Compare) -> Compare:
    return replace(compare, operator=OPPOSITE[compare.operator])


def _holds_for_none(compare: Compare) -> bool:
    value = cast("Number", compare.right[0]).value
    least = float(value) if isinstance(value, int | float) else float("inf")
    return {
        "==": least == 0, "!=": least != 0, "<": least > 0, "<=": least >= 0, ">": least < 0, ">=": least <= 0,
    }[compare.operator]  # fmt: skip


def _value(tree: XPath) -> Number | None:
    if isinstance(tree, Figure):
        return Number(tree.value) if tree.value >= 0 else None
    return Number("this_year") if tree in _YEARS else None


def _shown(tree: XPath) -> str:
    """Return an expression in words for a message: its outermost function or sign."""
    match tree:
        case Call(name):
            return f"{name}(…)"
        case Both(sign, left, right):
            return f"{_shown(left)} {sign} {_shown(right)}"
        case Ref(name):
            return f"${{{name}}}"
        case Literal(text):
            return f"'{text}'"
        case Figure(value):
            return str(value)
        case _:
            return "."
