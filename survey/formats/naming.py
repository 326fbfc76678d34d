"""Naming: foreign names made legal in our language and told apart, with every change noted."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from survey.questionnaire.names import (
    CONDITION_WORDS,
    LONGEST,
    RESERVED_COLUMNS,
    RESERVED_OPTIONS,
    TEXT_KEYS,
    is_code,
    is_name,
    suggested,
)

if TYPE_CHECKING:
    from collections.abc import Collection

    from survey.formats.imported import Ledger

QUESTIONS = RESERVED_COLUMNS | TEXT_KEYS | CONDITION_WORDS
OPTIONS = RESERVED_OPTIONS | CONDITION_WORDS | {"dont_know", "refuse", "not_used"}


@dataclass(slots=True)
class Names:
    """One namespace: the questions and sections of a form, or the options of a list.

    Attributes:
        ledger: where changes are noted.
        reserved: names that may not be given.
        after: what is put behind a reserved name.
        numbers: whether a whole number may be a name.
        ours: our name by the file's own.
    """

    ledger: Ledger
    reserved: Collection[str] = QUESTIONS
    after: str = "question"
    numbers: bool = False
    ours: dict[str, str] = field(default_factory=dict)
    _taken: set[str] = field(default_factory=set)

    def take(self, old: str, place: str, *, longest: int = LONGEST, key: str = "", allowed: str = "") -> str:
        """Return the name for what the file calls `old`, one that nothing else in this namespace has.

        Args:
            old: the file's name.
            place: where it stands.
            longest: how many characters it may have.
            key: what stands before an option's name in `source_names`, such as `tenure.`.
            allowed: a reserved name that may be given this once.
        """
        name = old if allowed and old == allowed and old not in self._taken else self._free(self._legal(old), longest)
        self._taken.add(name)
        self.ours.setdefault(old, name)
        if name != old:
            self.ledger.rename(place, name, old, key=f"{key}{name}")
        return name

    def _legal(self, old: str) -> str:
        name = old if is_name(old) or (self.numbers and is_code(old)) else suggested(old)
        return f"{name}_{self.after}" if name in self.reserved else name

    def _free(self, name: str, longest: int) -> str:
        short = shortened(name, longest)
        number = 2
        while short in self._taken or short in self.reserved:
            short = f"{shortened(name, longest - len(str(number)) - 1)}_{number}"
            number += 1
        return short


def shortened(name: str, longest: int) -> str:
    """Return the name with at most so many characters, whole words where that keeps most of it.

    >>> shortened("available_toilet_types", 16)
    'available_toilet'
    """
    if len(name) <= longest:
        return name
    cut = name[:longest].rstrip("_")
    words = name[: longest + 1].rpartition("_")[0]
    return words if len(words) > longest // 2 else cut
