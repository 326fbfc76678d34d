"""Findings: the faults of all files of one questionnaire, gathered while reading so that they are reported at once."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from survey.questionnaire.errors import QuestionnaireError
from survey.texts.faults import Fault
from survey.texts.keys_meant import KEYS_MEANT
from survey.texts.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands: file, line and column, both from 1 (0 for the whole file or line)."""

    file: str
    line: int = 0
    column: int = 0


@dataclass(slots=True)
class Findings:
    """The faults found so far.

    A line whose YAML had to be repaired reports only that: what the repaired line says is a guess.
    """

    _faults: list[Fault] = field(default_factory=list)
    _repaired: set[tuple[str, int]] = field(default_factory=set)

    def add(self, place: Place, message: Message, advice: Message | None = None) -> None:
        """Note one fault."""
        if (place.file, place.line) not in self._repaired:
            fault = Fault(place.file, place.line, place.column, message, advice)
            if fault not in self._faults:
                self._faults.append(fault)

    def add_repaired(self, place: Place, message: Message, advice: Message | None = None) -> None:
        """Note a fault of the YAML itself, on a line that is read on in a repaired form."""
        self.add(place, message, advice)
        self._repaired.add((place.file, place.line))

    def in_file(self, file: str) -> bool:
        """Tell whether the file has a fault already."""
        return any(fault.file == file for fault in self._faults)

    @property
    def faults(self) -> tuple[Fault, ...]:
        """All of them, in the order found."""
        return tuple(self._faults)

    def stop(self) -> None:
        """Go no further if there is a fault.

        Raises:
            QuestionnaireError: with all faults.
        """
        if self._faults:
            raise QuestionnaireError(self._faults)


def did_you_mean(word: str, known: Iterable[str]) -> Message:
    """Return the advice for a word that is not among the known ones: the nearest, or all of them."""
    known = tuple(known)
    english = [meant for meant in KEYS_MEANT.get(word.casefold().replace(" ", "_"), ()) if meant in known]
    if english:
        return Message.of("did_you_mean", word=english[0])
    near = difflib.get_close_matches(word, known, n=1, cutoff=0.6)
    if near:
        return Message.of("did_you_mean", word=near[0])
    if not known:
        return Message.of("none_known")
    return Message.of("one_of", words=", ".join(known[:30]) + (" …" if len(known) > 30 else ""))
