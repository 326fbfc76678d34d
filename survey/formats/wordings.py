"""Wordings as a file about data shows them: without marks, and with the name of what each resident had answered."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from survey.questionnaire.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Callable

_PLACEHOLDER = re.compile(r"\$\{([a-z][a-z0-9_.]*)\}")
_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")
_WRITE = re.compile(r"(?:[,;]? *(?:skriv|write|please|bitte|schreib)[^:]*)?: *$", re.IGNORECASE)


def plain(text: str) -> str:
    """Return a text on one line, without the marks for bold and links; an earlier answer is named in brackets.

    >>> plain("Hvor godt er der i **${village}**?")
    'Hvor godt er der i [village]?'
    """
    return " ".join(_PLACEHOLDER.sub(r"[\1]", _LINK.sub(r"\1", text).replace("**", "")).split())


def short(text: str) -> str:
    """Return an option's label without what told the resident to write.

    >>> short("Andet, skriv:")
    'Andet'
    """
    return _WRITE.sub("", plain(text))


def changed(wording: Wording, change: Callable[[str], str]) -> Wording:
    """Return the wording with every language's text changed."""
    return Wording(tuple((language, change(text)) for language, text in wording.versions))


def told(danish: str, english: str, german: str) -> Wording:
    """Return a wording of our own, in the three languages we speak."""
    return Wording((("da", danish), ("en", english), ("de", german)))


def cut(text: str, longest: int, *, encoding: str = "") -> str:
    """Return a text of at most `longest` characters, or bytes of an encoding; what was cut ends with "…".

    >>> cut("Naturen og landskabet", 12)
    'Naturen og…'
    """
    if _length(text, encoding) <= longest:
        return text
    while text and _length(text, encoding) > longest - _length("…", encoding):
        text = text[:-1]
    head = text.rsplit(" ", 1)[0].rstrip() if " " in text else text
    return (head if len(head) > longest // 3 else text).rstrip(" ,.;–") + "…"


def _length(text: str, encoding: str) -> int:
    return len(text.encode(encoding)) if encoding else len(text)
