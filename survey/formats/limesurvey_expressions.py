"""LimeSurvey's expressions as a tree: only what conditions are made of, never run as code."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

LONGEST = 20_000
DEEPEST = 60

Sign = Literal["==", "!=", "<", "<=", ">", ">="]
_WORDS: dict[str, str] = {
    "eq": "==", "ne": "!=", "lt": "<", "le": "<=", "gt": ">", "ge": ">=", "=": "==", "&&": "and", "||": "or",
}  # fmt: skip
OPPOSITE: dict[Sign, Sign] = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
TURNED: dict[Sign, Sign] = {"==": "==", "!=": "!=", "<": ">", ">": "<", "<=": ">=", ">=": "<="}
_TOKEN = re.compile(
    r"\s*(?:(?P<text>'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")|(?P<number>[0-9]+(?:\.[0-9]+)?(?![\w.]))"
    r"|(?P<name>[A-Za-z0-9_][A-Za-z0-9_.:#]*)|(?P<sign>==|!=|<=|>=|&&|\|\||[=<>!(),+*/%-]))"
)


class UnsayableError(Exception):
    """An expression, or what it means, cannot be said in our language."""


@dataclass(frozen=True, slots=True)
class Text:
    """A quoted text."""

    text: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A number."""

    value: float


@dataclass(frozen=True, slots=True)
class Variable:
    """The name of a question or a part of one, without its ending (`.NAOK`)."""

    name: str
    ending: str = ""


@dataclass(frozen=True, slots=True)
class Call:
    """A function and what it is given."""

    name: str
    given: tuple[Tree, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison."""

    left: Tree
    sign: Sign
    right: Tree


@dataclass(frozen=True, slots=True)
class Negated:
    """The opposite."""

    tree: Tree


@dataclass(frozen=True, slots=True)
class Joined:
    """Several, of which all or one must hold."""

    word: Literal["and", "or"]
    trees: tuple[Tree, ...]


Tree = Text | Figure | Variable | Call | Compared | Negated | Joined


def parse(text: str) -> Tree:
    """Return the tree of an expression.

    Raises:
        UnsayableError: if it calculates, or is no expression at all.
    """
    if len(text) > LONGEST:
        raise UnsayableError(text[:40])
    reading = _Reading(_tokens(text))
    tree = reading.either(0)
    if reading.now:
        raise UnsayableError(reading.now)
    return tree


def _tokens(text: str) -> list[str]:
    tokens: list[str] = []
    at = 0
    text = text.rstrip()
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise UnsayableError(text[at : at + 20])
        token = match[match.lastgroup or 0]
        tokens.append(_WORDS.get(token.lower(), token) if match.lastgroup in ("name", "sign") else token)
        at = match.end()
    return tokens


class _Reading:
    """One pass over the tokens, by recursive descent; `depth` guards the stack."""

    def __init__(self, tokens: list[str]) -> None:
        self._tokens = tokens
        self._at = 0

    @property
    def now(self) -> str:
        return self._tokens[self._at] if self._at < len(self._tokens) else ""

    def either(self, depth: int) -> Tree:
        return self._joined(depth, "or")

    def _joined(self, depth: int, word: Literal["and", "or"]) -> Tree:
        inner = self._negated if word == "and" else lambda depth: self._joined(depth, "and")
        trees = [inner(depth)]
        while self._skip(word):
            trees.append(inner(depth))
        return trees[0] if len(trees) == 1 else Joined(word, tuple(trees))

    def _negated(self, depth: int) -> Tree:
        if depth > DEEPEST:
            raise UnsayableError("…")
        if self._skip("!") or self._skip("not"):
            return Negated(self._negated(depth + 1))
        return self._compared(depth)

    def _compared(self, depth: int) -> Tree:
        left = self._atom(depth)
        sign = self.now
        if sign in OPPOSITE:
            self._at += 1
            return Compared(left, sign, self._atom(depth))
        return left

    def _atom(self, depth: int) -> Tree:
        if depth > DEEPEST:
            raise UnsayableError("…")
        if self._skip("("):
            tree = self.either(depth + 1)
            self._expect(")")
            return tree
        token = self.now
        self._at += 1
        if token[:1] in ("'", '"') and token:
            return Text(re.sub(r"\\(.)", r"\1", token[1:-1]))
        if re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", token):
            return Figure(float(token))
        if not re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9_.:#]*", token) or token in ("and", "or", "not"):
            raise UnsayableError(token or "…")
        if self._skip("("):
            return Call(token.lower(), self._given(depth + 1))
        name, _, ending = token.partition(".")
        return Variable(name, ending)

    def _given(self, depth: int) -> tuple[Tree, ...]:
        given: list[Tree] = []
        while not self._skip(")"):
            if given:
                self._expect(",")
            given.append(self.either(depth))
        return tuple(given)

    def _skip(self, token: str) -> bool:
        if self.now.lower() != token:
            return False
        self._at += 1
        return True

    def _expect(self, token: str) -> None:
        if not self._skip(token):
            raise UnsayableError(self.now or "…")
