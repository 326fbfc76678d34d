"""The one error of this room: an edition that can't be made."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from survey.texts.message import Message


class ReleaseError(Exception):
    """An edition that can't be made, or not yet; `message` says why and what would do."""

    def __init__(self, message: Message) -> None:
        """Keep the message, which the caller puts into words."""
        self.message = message
        super().__init__(message.key)
