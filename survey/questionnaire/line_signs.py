"""Signs: what YAML means by the characters of one line, and how a text is quoted so that it means none of it."""

from __future__ import annotations

import re

KEY = re.compile(
    r"""^(?P<lead>\ *(?:-\ +)*)(?P<key>"[^"]*"|'[^']*'|[^\s'"#\[\]{},&*!|>%@`-](?:(?!:(?:\s|$)|\s\#).)*)\s*:"""
    r"""(?:(?P<gap>\s+)(?P<value>\S.*?))?\s*$""",
    re.VERBOSE,
)
ITEM = re.compile(r"^(?P<lead> *(?:- +)+)(?P<value>\S.*?)\s*$")
NO_SPACE = re.compile(r"^(?P<lead> *(?:- +)*)(?P<key>[a-zæøå_][a-zæøå0-9_.]*):(?P<value>[^\s/].*)$")
BLOCK = re.compile(r"[|>](?:[+-]?[1-9]?|[1-9][+-])(?:\s+#.*)?")
_WORD = r"""\s*(?:"[^"\[\]{}#,]*"|'[^'\[\]{}#,]*'|(?:[^\[\]{}:"'#,]|:(?=\S))*)\s*"""
NAMES = re.compile(rf"\[{_WORD}(?:,{_WORD})*\]\s*(?:\s#.*)?")
PAIR = re.compile(r"\{\s*(?P<key>[^\s:,{}\[\]\"'#]+)\s*:\s*(?P<text>[^{}\[\],]*?)\s*[,}]")
ANCHOR = re.compile(r"[&*][A-Za-z0-9_.-]+")
ESCAPE = re.compile(r"""(?<!\\)(?:\\\\)*\\[^0abtnvfre "/\\N_LPxuU\t]""")
COMMENT = re.compile(r"\s#")
ROOMY_COMMENT = re.compile(r"(?:\s{2,}|\t)#(?:\s|$)")
# What YAML refuses or would count as another line break; authors get them by pasting from word processors.
UNPRINTABLE = re.compile("[^\t\n\x20-\x7e\xa0-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")  # fmt: skip  # noqa: E501
SIGNS = "&*!|>%@`,]}#"

NAME_LISTS = frozenset({"languages", "use", "modules", "only", "without", "renamed_from"})
WITHOUT_TEXT = NAME_LISTS | frozenset(
    {
        "at_most", "core", "decimals", "each_village", "format", "identifies", "incomplete_ok", "lines", "list",
        "lists",
        "max", "max_length", "min", "module", "options", "order", "place_optional", "publish", "questionnaire",
        "questions", "required", "rows", "scale", "section", "sections", "sensitive", "version", "village",
        "without_own", "none", "other", "dont_know", "refuse", "not_used", "show_if", "end_if", "language",
        "single", "multi", "matrix", "ranking", "places", "text", "number", "date", "time", "repeat", "from",
    }
)  # fmt: skip


def closing(value: str, quote: str) -> int | None:
    """Return where the quoted text that begins the value ends, or None."""
    index = 1
    while index < len(value):
        if value[index] == "\\" and quote == '"':
            index += 1
        elif value[index] == quote:
            if quote == '"' or value[index + 1 : index + 2] != "'":
                return index
            index += 1
        index += 1
    return None


def quoted(text: str) -> str:
    """Return the text in quotes that YAML reads back as it stands."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"
