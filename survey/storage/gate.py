"""The gate of a SQLite file: one writer at a time, in the order they came.

SQLite's own busy handler is unfair (waits of over a second were measured under load), and versions up to 3.51.2 can
lose a commit that races a checkpoint. A lock on a file beside the database cures both.
"""

from __future__ import annotations

import fcntl
import threading
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Gate:
    """A lock across the threads and the processes that write one file."""

    def __init__(self, path: Path) -> None:
        """Name the lock file; it is created by the first writer."""
        self._path = path
        self._threads = threading.Lock()
        self._held: IO[str] | None = None

    def take(self) -> None:
        """Wait for one's turn."""
        self._threads.acquire()
        try:
            file = self._path.open("a")
            fcntl.flock(file, fcntl.LOCK_EX)
        except BaseException:
            self._threads.release()
            raise
        self._held = file

    def give_up(self) -> None:
        """Let the next one through; only who has taken it may."""
        held, self._held = self._held, None
        if held is not None:
            held.close()  # which unlocks it
        self._threads.release()

    @contextmanager
    def passed(self) -> Iterator[None]:
        """Wait for one's turn, and give it up afterwards."""
        self.take()
        try:
            yield
        finally:
            self.give_up()
