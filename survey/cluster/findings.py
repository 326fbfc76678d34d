"""Findings: what a reader gathers on its way, so that everything wrong is said at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from survey.texts.faults import Fault
from survey.texts.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterable

    from survey.cluster.sheet import Sheet


class Findings:
    """The faults and notes of one reading; the only thing here that changes, and only while reading."""

    def __init__(self) -> None:
        """Begin with nothing found."""
        self.faults: list[Fault] = []
        self.notes: list[Message] = []

    def of(self, sheet: Sheet) -> Sheet:
        """Take over what the sheet itself found, and return it."""
        self.faults.extend(sheet.faults)
        self.notes.extend(sheet.notes)
        return sheet

    def fault(self, file: str, line: int, message: Message, advice: Message | None = None) -> None:
        """Keep one fault."""
        self.faults.append(Fault(file, line, 0, message, advice))

    def unknown(self, file: str, line: int, what: tuple[str, str], known: Iterable[str], nearest: str | None) -> None:
        """Keep the fault of a word that is none of the known ones.

        Args:
            file: the file it stands in.
            line: the line it stands on.
            what: the key of the sentence, and the word that was found.
            known: the words that would do.
            nearest: the known word that was probably meant, or None.
        """
        key, found = what
        advice = Message.of("cluster_did_you_mean", nearest=nearest) if nearest else _list(known)
        self.fault(file, line, Message.of(key, found=found), advice)


def _list(known: Iterable[str]) -> Message:
    return Message.of("cluster_one_of", known=", ".join(known))
