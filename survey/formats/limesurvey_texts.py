"""Texts for LimeSurvey and back: HTML with expressions in braces."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from survey.formats.rich_text import as_html, from_html

if TYPE_CHECKING:
    from collections.abc import Callable

_OURS = re.compile(r"\$\{([a-z][a-z0-9_]*(?:\.[a-z0-9_]+)?)\}")
# A brace with a blank behind it is a brace; otherwise an expression begins.
_THEIRS = re.compile(r"\{(?!\s)((?:[^{}'\"]|'[^']*'|\"[^\"]*\")*?)(?<!\s)\}")
_HELD = re.compile("\ue000([0-9]+)\ue001")


def html_text(text: str, piped: Callable[[str], str | None]) -> str:
    """Return a text of ours as LimeSurvey's HTML.

    Args:
        text: with `${name}` where an earlier answer is told.
        piped: returns the expression for such a name, or None for what is no question; that then stays as it is.
    """
    held: list[str] = []

    def hold(match: re.Match[str]) -> str:
        inner = piped(match[1])
        if inner is None:
            return match[0]
        held.append(f"{{{inner}}}")
        return f"\ue000{len(held) - 1}\ue001"

    safe = as_html(_OURS.sub(hold, text)).replace("{", "&#123;").replace("}", "&#125;")
    return _HELD.sub(lambda match: held[int(match[1])], safe)


def plain_text(source: str, named: Callable[[str], str | None]) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Return a text of LimeSurvey's as ours, then the tags and the expressions that it could not take along.

    Args:
        source: HTML with expressions.
        named: returns the name that an expression tells the answer of, or None; it then stays in the text as written.
    """
    held: list[str] = []
    unknown: list[str] = []

    def hold(match: re.Match[str]) -> str:
        inner = unescape(match[1]).strip()
        name = named(inner)
        if name is None:
            unknown.append(inner)
        held.append(match[0] if name is None else f"${{{name}}}")
        return f"\ue000{len(held) - 1}\ue001"

    text, tags = from_html(_THEIRS.sub(hold, source))
    return _HELD.sub(lambda match: unescape(held[int(match[1])]), text), tags, tuple(unknown)
