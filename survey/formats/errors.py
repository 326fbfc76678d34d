"""The one error of this room: a file of another program, or a folder of data, cannot be read."""

from __future__ import annotations

from survey.texts.faults import Fault, FaultsError
from survey.texts.message import Message


class FormatError(FaultsError):
    """A file is not what its name says, or lacks what it must have."""


def unreadable(file: str, key: str, *, line: int = 0, **params: str | float) -> FormatError:
    """Return the error of one fault."""
    return FormatError((Fault(file, line, 0, Message.of(key, **params)),))
