"""Plain text: what is left of typed words when everything that nobody can see or no file can hold is taken away."""

from __future__ import annotations

import re
import unicodedata

# Controls, direction marks and overrides, byte order marks, lone surrogates and non-characters. A zero-width joiner
# stays: emoji are made with it.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff"
    "\ufff9-\ufffb\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_NEW_LINE = re.compile("\r\n|[\r\x85\u2028\u2029]")
_SPACES = re.compile(r"[^\S\n]+")
LONGEST_TYPED = 20_000


def typed(text: str) -> str:
    """Return a typed string as it may be stored and shown again: unchanged but for what nobody can see."""
    return _UNSEEN.sub("", _NEW_LINE.sub("\n", text))[:LONGEST_TYPED]


def clean(text: str) -> str:
    r"""Return words in normal form, lines ended by a line feed, without outer blanks or long gaps.

    >>> clean("  Et\r\nsted\x00 ")
    'Et\nsted'
    """
    lines = _SPACES.sub(" ", unicodedata.normalize("NFC", _UNSEEN.sub("", _NEW_LINE.sub("\n", text)))).split("\n")
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.strip() for line in lines)).strip()


def one_line(text: str) -> str:
    r"""Return words on one line.

    >>> one_line("Ved\nskolen")
    'Ved skolen'
    """
    return " ".join(clean(text).split())


def alike(text: str) -> str:
    """Return the form in which two ways of writing one name are equal.

    >>> alike("Den  gamle SKOLE.") == alike("den gamle skole")
    True
    """
    return unicodedata.normalize("NFC", one_line(text).casefold()).strip(" .,")
