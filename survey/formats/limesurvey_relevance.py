"""LimeSurvey's relevance as conditions of ours, where ours can say it.

There, a blank answer differs from every option: `tenure != 'a'` holds for it. Here it is unknown, so that what is read
says `not answered(tenure) or tenure != a`, unless the expression itself asks for an answer.
"""

from __future__ import annotations

import operator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from survey.formats.limesurvey_expressions import (
    OPPOSITE,
    TURNED,
    Call,
    Compared,
    Figure,
    Joined,
    Negated,
    Text,
    UnsayableError,
    Variable,
    parse,
)
from survey.formats.limesurvey_settling import Counted, Differs, Lacks, Ranked, Together, settled
from survey.questionnaire.condition import Answer, Answered, Compare, Count, Has, Name, Not, Number
from survey.questionnaire.condition_source import source
from survey.questionnaire.names import is_code
from survey.questionnaire.questions import Matrix, Multi, Ranking
from survey.questionnaire.questions import Number as NumberQuestion

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from survey.formats.limesurvey_expressions import Sign, Tree
    from survey.formats.limesurvey_settling import Raw
    from survey.formats.limesurvey_variables import Meaning, Variables
    from survey.questionnaire.condition import Condition, Operand
    from survey.questionnaire.questions import Question

_ENDINGS = frozenset({"", "NAOK", "code", "value", "valueNAOK"})  # which ask for the answer itself
_SOME: tuple[tuple[Sign, float], ...] = ((">", 0), (">=", 1), ("!=", 0))
_NONE: tuple[tuple[Sign, float], ...] = (("==", 0), ("<", 1), ("<=", 0))
_HOLDS: dict[Sign, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def condition_of(expression: str, variables: Variables, *, without: Collection[str] = ()) -> Condition | None:
    """Return what a relevance says, None for "always".

    Args:
        expression: as LimeSurvey has it.
        variables: of the questions before.
        without: variables whose "is not 1" is left out, for our questionnaire says it with an ending.

    Raises:
        UnsayableError: if our conditions cannot say it; the error's text tells why.
    """
    if expression.strip() in ("", "1"):
        return None
    tree = _left(parse(expression), without)
    if tree is None:
        return None
    condition = settled(_Meaning(variables).of(tree, holds=True))
    try:
        source(condition)
    except ValueError as error:
        raise UnsayableError(str(error)) from error
    return condition


def _left(tree: Tree, without: Collection[str]) -> Tree | None:
    trees = tree.trees if isinstance(tree, Joined) and tree.word == "and" else (tree,)
    kept = tuple(each for each in trees if not _is_passed(each, without))
    if not kept:
        return None
    return kept[0] if len(kept) == 1 else Joined("and", kept)


def _is_passed(tree: Tree, without: Collection[str]) -> bool:
    match tree:
        case Compared(Variable(name), "!=", Text("1")):
            return name in without
        case _:
            return False


@dataclass(frozen=True, slots=True)
class _Meaning:
    variables: Variables

    def of(self, tree: Tree, *, holds: bool) -> Raw:
        """Return what a tree says, or its opposite."""
        match tree:
            case Negated(inner):
                return self.of(inner, holds=not holds)
            case Joined(word, trees):
                parts = tuple(self.of(each, holds=holds) for each in trees)
                return Together("and" if (word == "and") == holds else "or", parts)
            case Compared(left, sign, right):
                return self._compared(left, sign if holds else OPPOSITE[sign], right, negated=not holds)
            case Call("is_empty", (Variable() as variable,)):
                return self._empty(variable, empty=holds)
            case _:
                raise UnsayableError(_shown(tree))

    def _found(self, variable: Variable) -> tuple[str, Meaning]:
        found = self.variables.find(variable.name) if variable.ending in _ENDINGS else None
        if found is None:
            raise UnsayableError(_shown(variable))
        return found

    def _empty(self, variable: Variable, *, empty: bool) -> Raw:
        name, meaning = self._found(variable)
        question = meaning.question.name
        line = self.variables.line([name])
        if line:
            return _used(*line, used=not empty)
        if meaning.rank:
            raise UnsayableError(_shown(variable))
        if meaning.option is not None:
            return Lacks(question, meaning.option) if empty else _chosen(meaning)
        answered = Answered(question, meaning.row)
        return Not(answered) if empty else answered

    def _compared(self, left: Tree, sign: Sign, right: Tree, *, negated: bool) -> Raw:
        if not isinstance(left, Variable | Call) or (_is_year(left) and not _is_year(right)):
            left, sign, right = right, TURNED[sign], left
        if isinstance(left, Call) and left.name == "count" and isinstance(right, Figure):
            return self._counted(left, sign, right.value)
        if not isinstance(left, Variable):
            raise UnsayableError(_shown(left))
        _, meaning = self._found(left)
        if meaning.option is not None or meaning.rank:
            return self._part(meaning, sign, right)
        if isinstance(right, Text) and not right.text and sign in ("==", "!="):
            return self._empty(left, empty=sign == "==")
        answer = Answer(meaning.question.name, meaning.row)
        if isinstance(right, Variable):
            _, other = self._found(right)
            operand = Answer(other.question.name, other.row)
            raw: Raw = Differs(answer, operand) if sign == "!=" else Compare(answer, sign, (operand,))
        elif meaning.codes:
            raw = _option_compared(meaning, answer, sign, right)
        else:
            raw = _number_compared(meaning, answer, sign, right)
        if not negated or sign in ("==", "!="):
            return raw
        # Here and there a comparison with nothing is false, so its negation holds for a blank answer.
        return Together("or", (Not(Answered(answer.question, answer.row)), raw))

    def _part(self, meaning: Meaning, sign: Sign, right: Tree) -> Raw:
        """Return what a comparison of one option's variable, or of one rank, says."""
        if not isinstance(right, Text) or sign not in ("==", "!="):
            raise UnsayableError(_shown(right))
        is_equal = sign == "=="
        if meaning.rank:
            if right.text not in meaning.codes:
                raise UnsayableError(f"'{right.text}'")
            places = len([name for name in self.variables.members(meaning.question) if _is_rank(self.variables, name)])
            return Ranked(meaning.question.name, meaning.rank, places, meaning.codes[right.text], chosen=is_equal)
        if right.text not in ("Y", ""):
            raise UnsayableError(f"'{right.text}'")
        return (
            _chosen(meaning) if is_equal == (right.text == "Y") else Lacks(meaning.question.name, meaning.option or "")
        )

    def _counted(self, call: Call, sign: Sign, number: float) -> Raw:
        """Return "answered" for the count of a whole question, or how many of a multi's options are chosen."""
        if not all(isinstance(given, Variable) for given in call.given):
            raise UnsayableError(_shown(call))
        found = [self._found(given) for given in call.given if isinstance(given, Variable)]
        names = [name for name, _ in found]
        line, whole = self.variables.line(names), self.variables.whole(names)
        if line and (sign, number) in (*_SOME, *_NONE):
            return _used(*line, used=(sign, number) in _SOME)
        if whole and (sign, number) in _SOME:
            return Answered(whole.name)
        if whole and (sign, number) in _NONE:
            return Not(Answered(whole.name))
        question = found[0][1].question if found else None
        if not isinstance(question, Multi | Ranking) or set(names) != self._countable(question):
            raise UnsayableError(_shown(call))
        return Counted(Compare(Count(question.name), sign, (Number(_whole(number)),)))

    def _countable(self, question: Multi | Ranking) -> set[str]:
        """Return the variables that `count` of ours counts: all but "none of these"."""
        members = self.variables.members(question)
        if isinstance(question, Ranking):
            return {name for name in members if _is_rank(self.variables, name)}
        none = {option.name for option in question.options if option.role == "none"}
        meanings = {name: self.variables.find(name) for name in members}
        return {name for name, found in meanings.items() if found and found[1].option not in none}


def _used(question: Question, line: int, *, used: bool) -> Raw:
    """Return "the repeat has so many lines", or fewer; the one before it is used before a line is shown."""
    return Counted(Compare(Count(question.name), ">=" if used else "<", (Number(line),)))


def _is_rank(variables: Variables, name: str) -> bool:
    found = variables.find(name)
    return bool(found and found[1].rank)


def _chosen(meaning: Meaning) -> Raw:
    """Return "this option is chosen"; the words of a single's "other" are there when it is."""
    option = meaning.option or ""
    if isinstance(meaning.question, Multi | Ranking):
        return Has(meaning.question.name, option)
    return Compare(Answer(meaning.question.name), "==", (Name(option),))


def _option_compared(meaning: Meaning, answer: Answer, sign: Sign, right: Tree) -> Raw:
    """Return a comparison with an option; an order of codes that are no names is spelt out."""
    if isinstance(right, Text | Figure):
        code = right.text if isinstance(right, Text) else f"{right.value:g}"
        if sign in ("==", "!="):
            if code not in meaning.codes:
                raise UnsayableError(f"'{code}'")
            option = _named(meaning.codes[code])
            equal = Compare(answer, "==", (option,))
            return equal if sign == "==" else Differs(answer, option, meaning.codes[code])
        if code.isdigit() or isinstance(right, Figure):
            return _in_order(meaning, answer, sign, float(code))
    raise UnsayableError(_shown(right))


def _in_order(meaning: Meaning, answer: Answer, sign: Sign, number: float) -> Raw:
    if all(is_code(name) or name in _SILENT for name in meaning.codes.values()):
        return Compare(answer, sign, (Number(_whole(number)),))
    named = [name for code, name in meaning.codes.items() if code.isdigit() and _HOLDS[sign](float(code), number)]
    if not named:
        raise UnsayableError(f"{number:g}")
    return Compare(answer, "in", tuple(_named(name) for name in named))


_SILENT = frozenset({"other", "none", "not_used", "dont_know", "refuse"})


def _number_compared(meaning: Meaning, answer: Answer, sign: Sign, right: Tree) -> Raw:
    question = meaning.question
    is_number = isinstance(question, NumberQuestion) or (isinstance(question, Matrix) and question.number is not None)
    if not is_number:
        raise UnsayableError(_shown(right))
    number: Number
    if _is_year(right):
        number = Number("this_year")
    elif isinstance(right, Figure):
        number = Number(_whole(right.value))
    elif isinstance(right, Text) and right.text.replace(".", "", 1).isdigit():
        number = Number(_whole(float(right.text)))
    else:
        raise UnsayableError(_shown(right))
    return Differs(answer, number) if sign == "!=" else Compare(answer, sign, (number,))


def _named(name: str) -> Operand:
    return Number(int(name)) if is_code(name) else Name(name)


def _whole(number: float) -> float:
    return int(number) if number == int(number) else number


def _is_year(tree: Tree) -> bool:
    return tree == Call("date", (Text("Y"),))


def _shown(tree: Tree) -> str:
    """Return enough of a tree for somebody to find it."""
    match tree:
        case Call(name):
            return f"{name}(…)"
        case Variable(name, ending):
            return f"{name}.{ending}" if ending else name
        case Text(text):
            return f"'{text}'"
        case Figure(value):
            return f"{value:g}"
        case _:
            return "…"
