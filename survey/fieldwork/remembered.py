"""Waves by their address, remembered for a second: every request asks for one, and hardly any changes it.

A wave changed in this process is forgotten at once; one changed in another process, after a second at most. What closes
a wave is its date, which the remembered wave carries, and a wave closed by hand lets residents go on for half an hour.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from sqlalchemy import event

from survey.storage import records

if TYPE_CHECKING:
    from collections.abc import Callable

SECONDS = 1.0


class _Changes:
    """Counts the waves that this process has written."""

    count = 0


def _changed(*_: Any) -> None:
    _Changes.count += 1


for _moment in ("after_insert", "after_update", "after_delete"):
    event.listen(records.Wave, _moment, _changed)


class Remembered:
    """What was found for each address, while it may be taken for true."""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        """Remember nothing yet; `monotonic` tells seconds."""
        self._monotonic = monotonic
        self._found: dict[tuple[str, str], tuple[float, int, records.Wave]] = {}

    def wave(self, cluster: str, slug: str) -> records.Wave | None:
        """Return the wave of the address if it was found within the last second and nothing has changed since."""
        until, changes, wave = self._found.get((cluster, slug), (0.0, 0, None))
        return wave if changes == _Changes.count and self._monotonic() < until else None

    def keep(self, cluster: str, slug: str, wave: records.Wave) -> None:
        """Remember a wave that has just been read."""
        self._found[cluster, slug] = (self._monotonic() + SECONDS, _Changes.count, wave)
