"""Fault lines: faults as their author reads them, one a line, place first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from survey.texts.catalogue import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from survey.texts.faults import Fault


def faults_in_words(faults: Iterable[Fault], language: str) -> list[str]:
    """Return a line for each fault: `file:line:column: what is wrong; what would be right`.

    Args:
        faults: in the order to be told.
        language: `da` or `en`.
    """
    return [_line(fault, language) for fault in faults]


def _line(fault: Fault, language: str) -> str:
    place = ":".join([fault.file, *(str(number) for number in (fault.line, fault.column) if number)])
    said = [say(message, language) for message in (fault.message, fault.advice) if message]
    return f"{place}: {'; '.join(said)}"
