"""Our texts as HTML and back: `**bold**`, links, empty lines between paragraphs, and nothing else."""

from __future__ import annotations

import re
from html import escape

BOLD = re.compile(r"\*\*(.+?)\*\*")
LINK = re.compile(r"\[([^\]]+)\]\((https://[^\s)]+|mailto:[^\s)]+|tel:[^\s)]+)\)")


def as_html(text: str) -> str:
    """Return the text as HTML on one line.

    >>> as_html('Skriv **altid** til [os](mailto:os@klynge.dk) & "dem"')
    'Skriv <strong>altid</strong> til <a href="mailto:os@klynge.dk">os</a> &amp; &quot;dem&quot;'
    """
    safe = BOLD.sub(r"<strong>\1</strong>", escape(text, quote=True).replace("&#x27;", "'"))
    safe = LINK.sub(r'<a href="\2">\1</a>', safe)
    return safe.replace("\n", "<br />")
