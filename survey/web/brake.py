"""The brake: whoever has tried in vain several times waits for the answer, a little longer each time."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class Brake:
    """Makes wrong tries slow without letting them keep the server from everybody else.

    A waiting answer holds a thread of the server, and there are few: so one waits at a time. Others that should wait
    meanwhile are answered at once; they have been counted, and the count is what ends the guessing.
    """

    def __init__(self, sleep: Callable[[float], object] = time.sleep) -> None:
        """`sleep` waits for so many seconds."""
        self._sleep = sleep
        self._one = threading.Lock()

    def wait(self, seconds: float) -> None:
        """Wait, unless somebody waits already or there is nothing to wait for."""
        if seconds > 0 and self._one.acquire(blocking=False):
            try:
                self._sleep(seconds)
            finally:
                self._one.release()
