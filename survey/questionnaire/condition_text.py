"""Conditions as an author writes them: read by an allow-list of words and signs into the tree of `condition`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

from survey.questionnaire.condition import (
    All,
    Answer,
    Answered,
    Compare,
    Count,
    Either,
    Has,
    Name,
    Not,
    Number,
)
from survey.texts.message import Message

if TYPE_CHECKING:
    from survey.questionnaire.condition import Condition, Operand, Operator

LONGEST = 1000
_MOST_MENDED = 20
DEEPEST = 20

_NAME = r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*"
_TOKEN = re.compile(
    rf"(?P<number>[0-9]+(?:\.[0-9]+)?(?![\w.]))"
    rf"|(?P<name>{_NAME}(?:\.(?:{_NAME}|0|[1-9][0-9]*))?(?![\w.]))"
    r"|(?P<sign>==|!=|<=|>=|<|>|\(|\)|,)"
)
_SIGNS = ("==", "!=", "<", "<=", ">", ">=")
_RESERVED = frozenset({"and", "or", "not", "in"})
_MEANT = {
    "og": "and", "eller": "or", "ikke": "not", "i": "in", "&&": "and", "&": "and", "||": "or", "|": "or", "!": "not",
    "=": "==", "<>": "!=", "=<": "<=", "=>": ">=", "≤": "<=", "≥": ">=", "≠": "!=", ";": ",", "[": "(", "]": ")",
    "{": "(", "}": ")",
}  # fmt: skip
_NAMES = {"name_of_question": "question", "name_of_option": "option"}
_STRAY = re.compile(r"<>|=<|=>|&&|\|\||[A-Za-zÀ-ÿ0-9_.]+|\S")

Sort = Literal["number", "name", "sign", "end"]


class ConditionSyntaxError(Exception):
    """A condition is written wrongly; `column` counts from 1 within its text."""

    def __init__(self, column: int, message: Message, *, right: tuple[int, str] | None = None) -> None:
        """Keep where and what.

        Args:
            column: where, from 1.
            message: what is wrong.
            right: how many characters to put which text in the place of, where that is known.
        """
        self.column = column
        self.message = message
        self.right = right
        super().__init__(f"column {column}: {message.key}")


@dataclass(frozen=True, slots=True)
class _Token:
    sort: Sort
    text: str
    column: int


def mended(text: str) -> str | None:
    """Return the condition that was probably meant by one written wrongly; None where there is no telling.

    >>> mended('tenure = "all_year" og not answered(reasons)')
    'tenure == all_year and not answered(reasons)'
    """
    for _ in range(_MOST_MENDED):
        try:
            parse(text)
        except ConditionSyntaxError as error:
            if error.right is None:
                return None
            at, (length, instead) = error.column - 1, error.right
            text = text[:at] + instead + text[at + length :]
        else:
            return text.strip()
    return None


def parse(text: str) -> Condition:
    """Return the condition that `text` says.

    Raises:
        ConditionSyntaxError: at the first place where it says none.
    """
    if not text.strip():
        raise ConditionSyntaxError(1, Message.of("condition_empty"))
    if len(text) > LONGEST:
        raise ConditionSyntaxError(1, Message.of("condition_long", max=LONGEST))
    reading = _Reading(_tokens(text))
    condition = reading.either(0)
    reading.finish()
    return condition


def _tokens(text: str) -> list[_Token]:
    tokens: list[_Token] = []
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        match = _TOKEN.match(text, at)
        if match is None or text.startswith(("<>", "=<", "=>"), at):
            raise _stray(text, at)
        tokens.append(_Token(cast("Sort", match.lastgroup), match.group(), at + 1))
        at = match.end()
    return [*tokens, _Token("end", "", len(text) + 1)]


def _stray(text: str, at: int) -> ConditionSyntaxError:
    """Explain a sign or word that has no place in a condition."""
    match = _STRAY.match(text, at)
    found = match.group() if match else text[at]
    meant = _MEANT.get(found) or _MEANT.get(found.casefold())
    placeholder = re.match(r"\$\{([^{}]*)\}", text[at:])
    if placeholder:
        message = Message.of("condition_placeholder", found=placeholder[0], instead=placeholder[1])
        return ConditionSyntaxError(at + 1, message, right=(len(placeholder[0]), placeholder[1]))
    if meant:
        return _instead(at + 1, found, meant)
    if found in "\"'“”„»«’":
        return ConditionSyntaxError(at + 1, Message.of("condition_quotes", found=found), right=(1, ""))
    if found.casefold() in _RESERVED | {"answered", "has", "count", "this_year"}:
        return _instead(at + 1, found, found.casefold())
    return ConditionSyntaxError(at + 1, Message.of("condition_character", found=found))


def _instead(column: int, found: str, meant: str) -> ConditionSyntaxError:
    message = Message.of("condition_instead", found=found, instead=meant)
    return ConditionSyntaxError(column, message, right=(len(found), meant))


class _Reading:
    """One pass over the tokens, by recursive descent; `depth` guards the stack."""

    def __init__(self, tokens: list[_Token]) -> None:
        self._tokens = tokens
        self._at = 0

    @property
    def _now(self) -> _Token:
        return self._tokens[self._at]

    def either(self, depth: int) -> Condition:
        if depth > DEEPEST:
            raise ConditionSyntaxError(self._now.column, Message.of("condition_deep", max=DEEPEST))
        parts = [self._all(depth)]
        while self._skip("or"):
            parts.append(self._all(depth))
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def finish(self) -> None:
        if self._now.sort != "end":
            raise self._unexpected("and, or")

    def _all(self, depth: int) -> Condition:
        parts = [self._not(depth)]
        while self._skip("and"):
            parts.append(self._not(depth))
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def _not(self, depth: int) -> Condition:
        negations = 0
        while self._skip("not"):
            negations += 1
        if negations > DEEPEST:
            raise ConditionSyntaxError(self._now.column, Message.of("condition_deep", max=DEEPEST))
        condition = self._atom(depth)
        for _ in range(negations):
            condition = Not(condition)
        return condition

    def _atom(self, depth: int) -> Condition:
        if self._skip("("):
            condition = self.either(depth + 1)
            self._expect(")")
            return condition
        if self._called("answered"):
            answer = self._answer()
            self._expect(")")
            return Answered(answer.question, answer.row)
        if self._called("has"):
            question = self._plain_name("name_of_question")
            self._expect(",")
            option = self._plain_name("name_of_option")
            self._expect(")")
            return Has(question, option)
        return self._comparison()

    def _comparison(self) -> Condition:
        start = self._now
        left = self._operand(bare_is_answer=True)
        bare_is_answer = isinstance(left, Number)
        if self._now.text in _SIGNS:
            operator = cast("Operator", self._take().text)
            return Compare(left, operator, (self._operand(bare_is_answer=bare_is_answer),))
        if self._skip("in"):
            return Compare(left, "in", self._members())
        if self._now.text == "not" and self._tokens[self._at + 1].text == "in":
            self._at += 2
            return Compare(left, "not in", self._members())
        if start.text in _MEANT and self._now.sort != "end":
            raise _instead(start.column, start.text, _MEANT[start.text])
        if self._now.sort == "end" or self._now.text in {"and", "or", ")"}:
            raise ConditionSyntaxError(start.column, Message.of("condition_no_comparison", found=start.text))
        raise self._unexpected(", ".join((*_SIGNS, "in", "not in")))

    def _members(self) -> tuple[Operand, ...]:
        self._expect("(")
        members = [self._operand(bare_is_answer=False)]
        while self._skip(","):
            members.append(self._operand(bare_is_answer=False))
        self._expect(")")
        return tuple(members)

    def _operand(self, *, bare_is_answer: bool) -> Operand:
        if self._called("count"):
            question = self._plain_name("name_of_question")
            self._expect(")")
            return Count(question)
        if self._now.sort == "number":
            return Number(_number(self._take().text))
        if self._skip("this_year"):
            return Number("this_year")
        if bare_is_answer or "." in self._now.text:
            return self._answer()
        return Name(self._plain_name("name_of_option"))

    def _answer(self) -> Answer:
        if self._now.sort != "name" or self._now.text in _RESERVED:
            raise self._unexpected("name_of_question")
        question, _, row = self._take().text.partition(".")
        return Answer(question, row or None)

    def _plain_name(self, expected: str) -> str:
        token = self._now
        digits = token.sort == "number" and token.text.isdecimal() and expected == "name_of_option"
        if not digits and (token.sort != "name" or "." in token.text or token.text in _RESERVED):
            raise self._unexpected(expected)
        return self._take().text

    def _called(self, function: str) -> bool:
        """Step over `function(`, if it is what comes."""
        if self._now.text != function or self._tokens[self._at + 1].text != "(":
            return False
        self._at += 2
        return True

    def _skip(self, text: str) -> bool:
        if self._now.sort == "end" or self._now.text != text:
            return False
        self._at += 1
        return True

    def _expect(self, text: str) -> None:
        if not self._skip(text):
            raise self._unexpected(text)

    def _take(self) -> _Token:
        token = self._now
        self._at += 1
        return token

    def _unexpected(self, expected: str) -> ConditionSyntaxError:
        found = self._now
        if found.sort == "end" and expected in _NAMES:
            return ConditionSyntaxError(found.column, Message.of(f"condition_ends_{_NAMES[expected]}"))
        if found.sort == "end":
            return ConditionSyntaxError(found.column, Message.of("condition_ends", expected=expected))
        if found.text in _MEANT:
            return _instead(found.column, found.text, _MEANT[found.text])
        if expected in _NAMES:
            message = Message.of(f"condition_unexpected_{_NAMES[expected]}", found=found.text)
        else:
            message = Message.of("condition_unexpected", found=found.text, expected=expected)
        return ConditionSyntaxError(found.column, message)


def _number(text: str) -> float:
    return float(text) if "." in text else int(text)
