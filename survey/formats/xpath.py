"""XPath as XLSForms use it: read into a small tree, never run."""

from __future__ import annotations

import re
from dataclasses import dataclass

LONGEST = 4000
DEEPEST = 40
_TOKEN = re.compile(
    r"\$\{\s*(?P<ref>[^{}\s]+)\s*\}"
    r"|(?P<number>[0-9]+(?:\.[0-9]+)?|\.[0-9]+)"
    r"|'(?P<single>[^']*)'|\"(?P<double>[^\"]*)\""
    r"|(?P<name>[A-Za-z_][\w-]*(?::[A-Za-z_][\w-]*)?)"
    r"|(?P<sign>!=|<=|>=|[=<>()+*,.-])"
)
_LEVELS: tuple[tuple[str, ...], ...] = (
    ("or",), ("and",), ("=", "!="), ("<", "<=", ">", ">="), ("+", "-"), ("*", "div", "mod"),
)  # fmt: skip


class XPathError(Exception):
    """The text is no XPath, or more of it than forms need."""


@dataclass(frozen=True, slots=True)
class Ref:
    """The answer to a question: `${name}`."""

    name: str


@dataclass(frozen=True, slots=True)
class Self:
    """The answer itself, in a constraint: `.`."""


@dataclass(frozen=True, slots=True)
class Literal:
    """A text in quotes."""

    text: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A number."""

    value: float


@dataclass(frozen=True, slots=True)
class Call:
    """A function with its arguments; a bare name is one without."""

    name: str
    arguments: tuple[XPath, ...] = ()


@dataclass(frozen=True, slots=True)
class Both:
    """Two parts and the sign or word between them, such as `and`, `=` or `+`."""

    sign: str
    left: XPath
    right: XPath


XPath = Ref | Self | Literal | Figure | Call | Both


def parse(text: str) -> XPath:
    """Return the tree of an expression.

    >>> parse("${age} >= 18")
    Both(sign='>=', left=Ref(name='age'), right=Figure(value=18))

    Raises:
        XPathError: if it is none that we read.
    """
    reading = _Reading(_tokens(text))
    tree = reading.level(0, 0)
    reading.end()
    return tree


def _tokens(text: str) -> list[tuple[str, str]]:
    if len(text) > LONGEST:
        raise XPathError("too long")
    tokens: list[tuple[str, str]] = []
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        found = _TOKEN.match(text, at)
        if found is None or found.lastgroup is None:
            raise XPathError(text[at : at + 20])
        tokens.append((found.lastgroup, found[found.lastgroup]))
        at = found.end()
    return [*tokens, ("end", "")]


class _Reading:
    """One pass over the tokens, by recursive descent."""

    def __init__(self, tokens: list[tuple[str, str]]) -> None:
        self._tokens = tokens
        self._at = 0

    def level(self, number: int, depth: int) -> XPath:
        if depth > DEEPEST:
            raise XPathError("too deep")
        if number == len(_LEVELS):
            return self._atom(depth)
        left = self.level(number + 1, depth)
        while self._between() in _LEVELS[number]:
            _, sign = self._take()
            left = Both(sign, left, self.level(number + 1, depth))
        return left

    def _between(self) -> str:
        """Return the sign or word that may stand between two parts, or an empty text."""
        sort, text = self._now()
        return text if sort in ("sign", "name") else ""

    def end(self) -> None:
        if self._now()[0] != "end":
            raise XPathError(self._now()[1])

    def _now(self) -> tuple[str, str]:
        return self._tokens[self._at]

    def _take(self) -> tuple[str, str]:
        token = self._now()
        self._at += 1
        return token

    def _atom(self, depth: int) -> XPath:
        sort, text = self._take()
        if sort == "name":
            return Call(text, self._arguments(depth))
        if sort == "sign":
            return self._signed(text, depth)
        if sort == "number":
            return Figure(_figure(text))
        if sort == "end":
            raise XPathError("end")
        return Ref(text) if sort == "ref" else Literal(text)

    def _signed(self, sign: str, depth: int) -> XPath:
        """Return what a sign begins: the answer itself, a negative number, or something in brackets."""
        if sign == ".":
            return Self()
        if sign == "-" and self._now()[0] == "number":
            return Figure(-_figure(self._take()[1]))
        if sign != "(":
            raise XPathError(sign)
        inner = self.level(0, depth + 1)
        self._expect(")")
        return inner

    def _arguments(self, depth: int) -> tuple[XPath, ...]:
        if self._now() != ("sign", "("):
            return ()
        self._at += 1
        if self._now() == ("sign", ")"):
            self._at += 1
            return ()
        found = [self.level(0, depth + 1)]
        while self._now() == ("sign", ","):
            self._at += 1
            found.append(self.level(0, depth + 1))
        self._expect(")")
        return tuple(found)

    def _expect(self, sign: str) -> None:
        if self._take() != ("sign", sign):
            raise XPathError(sign)


def _figure(text: str) -> float:
    return float(text) if "." in text else int(text)


def parts(tree: XPath, sign: str) -> list[XPath]:
    """Return what stands on either side of every `sign` at the top of a tree: the parts of a long `and`."""
    found: list[XPath] = []
    waiting = [tree]
    while waiting:
        part = waiting.pop()
        if isinstance(part, Both) and part.sign == sign:
            waiting += [part.right, part.left]
        else:
            found.append(part)
    return found
