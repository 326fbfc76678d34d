"""Our texts as HTML and back: `**bold**`, links, empty lines between paragraphs, and nothing else."""

from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser

BOLD = re.compile(r"\*\*(.+?)\*\*")
ADDRESS = re.compile(r"https://[^\s)]+|mailto:[^\s)]+|tel:[^\s)]+")
LINK = re.compile(rf"\[([^\]]+)\]\(({ADDRESS.pattern})\)")


def as_html(text: str) -> str:
    """Return the text as HTML on one line.

    >>> as_html('Skriv **altid** til [os](mailto:os@klynge.dk) & "dem"')
    'Skriv <strong>altid</strong> til <a href="mailto:os@klynge.dk">os</a> &amp; &quot;dem&quot;'
    """
    safe = BOLD.sub(r"<strong>\1</strong>", escape(text, quote=True).replace("&#x27;", "'"))
    safe = LINK.sub(r'<a href="\2">\1</a>', safe)
    return safe.replace("\n", "<br />")


def from_html(source: str) -> tuple[str, tuple[str, ...]]:
    r"""Return the text that HTML says, and the names of the tags whose meaning is lost, in order.

    >>> from_html("<p>Ring <b>nu</b></p><p><img src='x'>Tak</p>")
    ('Ring **nu**\n\nTak', ('img',))
    """
    if "<" not in source and "&" not in source:
        return _tidied(source.replace("**", "*")), ("**",) if "**" in source else ()
    parser = _Reading(convert_charrefs=True)
    parser.feed(source if "<" in source else source.replace("\n", "<br>"))
    parser.close()
    if parser.parts.count("**") % 2:
        parser.parts.append("**")
    return _tidied("".join(parser.parts)), tuple(dict.fromkeys(parser.lost))


def _tidied(text: str) -> str:
    """Return the text without blanks that HTML would not show; a hard blank stays."""
    lines = [re.sub(r"[ \t\r]+", " ", line).strip(" ") for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


_BLANKS = re.compile(r"[ \t\r\n\f]+")
_PARAGRAPHS = frozenset({"p", "div", "ul", "ol", "table", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6"})
_LINES = frozenset({"br", "tr"})
_BOLD = frozenset({"b", "strong"})
_SILENT = frozenset({"script", "style", "head", "title"})
_KEPT = _LINES | _BOLD | {"p", "div", "a", "span", "html", "body"}


class _Reading(HTMLParser):
    """Collects the text; what the text cannot say goes to `lost`."""

    def __init__(self, *, convert_charrefs: bool) -> None:
        super().__init__(convert_charrefs=convert_charrefs)
        self.parts: list[str] = []
        self.lost: list[str] = []
        self._silent = 0
        self._links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _KEPT:
            self.lost.append(tag)
        if tag in _SILENT:
            self._silent += 1
        elif tag in _BOLD:
            self.parts.append("**")
        elif tag == "a":
            self._open(dict(attrs).get("href") or "")
        elif tag == "li":
            self.parts.append("\n– ")
        else:
            self._space(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in _BOLD:
            self.parts.append("**")
        elif tag == "a" and self._links:
            self._close(self._links.pop())
        elif tag not in _LINES:
            self._space(tag)

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        if "**" in data:  # it makes nothing bold there
            self.lost.append("**")
        self.parts.append(_BLANKS.sub(" ", data.replace("**", "*")))

    def _space(self, tag: str) -> None:
        if tag in _LINES:
            self.parts.append("\n")
        elif tag in _PARAGRAPHS:
            self.parts.append("\n\n")

    def _open(self, address: str) -> None:
        self._links.append(address)
        if ADDRESS.fullmatch(address):
            self.parts.append("[")

    def _close(self, address: str) -> None:
        """End a link; an address that our texts cannot link to stands in brackets."""
        if ADDRESS.fullmatch(address):
            self.parts.append(f"]({address})")
        elif address:
            self.lost.append("a")
            self.parts.append(f" ({address})")
