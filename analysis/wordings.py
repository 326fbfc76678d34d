"""Wordings: a question's text as it stands in a table, where nobody's answers can be put into it."""

from __future__ import annotations

import re

_PLACEHOLDER = re.compile(r"\$\{[a-z][a-z0-9_]*\}")
_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")
_WRITE = re.compile(r"(?:,? *skriv[^:]*)?:$")


def said(text: str) -> str:
    """Return a text without the marks for bold and links, and with … for what each resident had answered.

    Examples:
        >>> said("Hvor godt er der i **${village}**?")
        'Hvor godt er der i …?'
    """
    return _PLACEHOLDER.sub("…", _LINK.sub(r"\1", text).replace("**", ""))


def answer(text: str) -> str:
    """Return an answer's label without what told the resident to write.

    Examples:
        >>> answer("Andet, skriv:")
        'Andet'
    """
    return _WRITE.sub("", said(text))
