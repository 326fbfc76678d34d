"""Messages: what the pure rooms say, by key and parameters; the sentence stands in `sentences`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence that is not yet in any language.

    Attributes:
        key: its name in `survey.texts.sentences`, for example `number_between`.
        params: what its placeholders stand for, in a fixed order so that messages compare equal.
    """

    key: str
    params: tuple[tuple[str, str | int | float], ...] = ()

    @classmethod
    def of(cls, key: str, **params: str | float) -> Message:
        """Return the message `key` with these parameters."""
        return cls(key, tuple(sorted(params.items())))
