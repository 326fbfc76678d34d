"""Authors' texts on a page: `**bold**`, links and paragraphs, and nothing else."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

BOLD = re.compile(r"\*\*(.+?)\*\*")
LINK = re.compile(r"\[([^\]]+)\]\((https://[^\s)]+|mailto:[^\s)]+|tel:[^\s)]+)\)")
BREAK = re.compile(r"\n\s*\n")


def inline(text: str) -> Markup:
    """Return a text with its bold words and links as HTML; everything else is escaped."""
    safe = str(escape(text))
    safe = BOLD.sub(r"<strong>\1</strong>", safe)
    return Markup(LINK.sub(r'<a href="\2">\1</a>', safe))  # noqa: S704 - escaped first


def paragraphs(text: str) -> Markup:
    """Return a text as paragraphs, cut at its empty lines."""
    return Markup("").join(
        Markup("<p>{}</p>").format(inline(part.strip())) for part in BREAK.split(text) if part.strip()
    )
