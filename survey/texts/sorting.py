"""Order of the alphabet: Danish, with æ, ø and å last and aa as å."""

from __future__ import annotations

import unicodedata

_LAST = {"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}", "ü": "y"}  # { | } follow z in ASCII


def danish_key(text: str) -> tuple[str, str]:
    """Return what to sort a text by; texts that differ only in capitals or accents are next to each other.

    Examples:
        >>> sorted(["Aalevad", "Ørum", "Zarup", "Brandslev"], key=danish_key)
        ['Brandslev', 'Zarup', 'Ørum', 'Aalevad']
    """
    letters = unicodedata.normalize("NFC", text.casefold()).replace("aa", "å")
    return "".join(_LAST.get(letter) or _plain(letter) for letter in letters), text


def _plain(letter: str) -> str:
    """Return a letter without its accent."""
    return unicodedata.normalize("NFD", letter)[0]
