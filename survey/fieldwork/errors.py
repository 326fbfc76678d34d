"""The one error of this room: an organiser's order that can't be carried out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from survey.texts.message import Message


class FieldworkError(Exception):
    """An order that can't be carried out; `message` says why and what would do."""

    def __init__(self, message: Message) -> None:
        """Keep the message, which the caller puts into words."""
        self.message = message
        super().__init__(message.key)
