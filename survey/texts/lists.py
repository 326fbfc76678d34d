"""Lists of names in a running text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

AND = {"da": "og", "en": "and", "de": "und"}


def enumerated(names: Sequence[str], language: str) -> str:
    """Return the names with commas and a last "and".

    >>> enumerated(["Brandslev", "Ågesby", "Aalevad"], "da")
    'Brandslev, Ågesby og Aalevad'
    """
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {AND[language]} {names[-1]}"
