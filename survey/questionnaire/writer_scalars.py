"""Texts as YAML writes them: plain where that is safe, otherwise in quotes or as a block, always read back equal."""

from __future__ import annotations

import re

from survey.questionnaire.line_signs import quoted
from survey.questionnaire.schema import FALSE_WORDS, TRUE_WORDS

_PRINTABLE = re.compile("[\n\x20-\x7e\xa0-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]*")  # fmt: skip  # noqa: E501
_ODD_SPACE = re.compile(r"[^\S\n ]")


def written(text: str, indent: int) -> str:
    """Return the text as it stands after `key: `, reading back equal.

    Args:
        text: what to write.
        indent: the column of the key; a block stands two columns to the right of it.
    """
    if not _PRINTABLE.fullmatch(text):
        return _escaped(text)
    if "\n" in text:
        return _block(text, indent) if _fits_block(text) else _escaped(text)
    return text if _is_plain(text) else quoted(text)


def _is_plain(text: str) -> bool:
    """Tell whether YAML reads the text as it stands, and so does whoever looks for faults in its line."""
    if not text or not (text[0].isalnum() or text[0] == "(") or text != text.strip():
        return False
    return not (_ODD_SPACE.search(text) or ": " in text or " #" in text or text.endswith(":"))


def standard_words(text: str, indent: int) -> str:
    """Return the words of a standard option; "Nej" as words is told from `nej` by a blank, which reading strips."""
    return f'"{text} "' if text.lower() in TRUE_WORDS | FALSE_WORDS else written(text, indent)


def _fits_block(text: str) -> bool:
    lines = text.split("\n")
    blank = any(line and not line.strip() for line in lines)
    return bool(lines[0]) and not lines[0][0].isspace() and bool(lines[-1]) and not blank


def _block(text: str, indent: int) -> str:
    margin = " " * (indent + 2)
    return "\n".join(["|-", *(f"{margin}{line}" if line else "" for line in text.split("\n"))])


def _escaped(text: str) -> str:
    return '"' + "".join(_sign(character) for character in text) + '"'


def _sign(character: str) -> str:
    if character in '"\\':
        return f"\\{character}"
    if character == "\n":
        return "\\n"
    if _PRINTABLE.fullmatch(character):
        return character
    return f"\\u{ord(character):04x}" if ord(character) < 0x10000 else f"\\U{ord(character):08x}"
