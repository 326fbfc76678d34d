"""Texts from other tools, made such as ours may be: `**bold**`, links and placeholders, and nothing else."""

from __future__ import annotations

import re

from survey.formats.rich_text import from_html
from survey.questionnaire.checks_texts import CLUSTER_VALUES

_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]*)?/?>")
_LINK = re.compile(r"\[([^\[\]]*)\]\s*\(([^()]*)\)")
_ADDRESS = re.compile(r"(?:https://|mailto:|tel:)[^\s)]+")
_CLUSTER = re.compile(r"(?<!\$)\{(" + "|".join(CLUSTER_VALUES) + r")\}")
_BRACES = re.compile(r"(?<!\$)\{([a-z][a-z0-9_]*)\}|\$\(([a-z][a-z0-9_]*)\)")


def legal(text: str) -> str:
    """Return the text without what ours cannot hold; placeholders have been dealt with before.

    >>> legal("<b>Ring</b> til [os](http://a.dk) {nu}, {phone}")
    '**Ring** til os (http://a.dk) (nu), ${phone}'
    """
    if _TAG.search(text):
        text = from_html(text)[0]
        text = _TAG.sub("", text)
    text = _LINK.sub(_link, text)
    if text.count("**") % 2:
        start, _, end = text.rpartition("**")
        text = start + end
    return _BRACES.sub(lambda found: f"({found[1] or found[2]})", _CLUSTER.sub(r"${\1}", text))


def _link(found: re.Match[str]) -> str:
    """Return a link as it stands where ours can hold it, otherwise its words and the address after them."""
    words, address = found[1].strip(), found[2].strip()
    if words and _ADDRESS.fullmatch(found[2]) and found[0] == f"[{found[1]}]({found[2]})":
        return found[0]
    return f"{words} ({address})".strip()
