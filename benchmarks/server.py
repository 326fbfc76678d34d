"""The real server with one app in it, and requests sent to it as a proxy does: one connection each."""

from __future__ import annotations

import contextlib
import http.client
import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import psutil

from survey.cli.server import server_command

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PATIENCE = 30


@dataclass(frozen=True)
class Request:
    """One request as bytes go over the line; `status` is what it must be answered with."""

    method: str
    address: str
    body: bytes
    headers: Mapping[str, str]
    status: int


@dataclass(frozen=True)
class Server:
    """A running server.

    Attributes:
        port: where it listens.
        process: its first process, whose children do the work.
    """

    port: int
    process: psutil.Process

    def cpu(self) -> float:
        """Return the CPU seconds that all its processes have spent."""
        times = [each.cpu_times() for each in (self.process, *self.process.children(recursive=True))]
        return float(sum(spent.user + spent.system for spent in times))

    def ask(self, request: Request) -> float:
        """Send a request and return the seconds until the whole answer was there.

        Raises:
            RuntimeError: if it was answered otherwise than it must be.
        """
        began = time.perf_counter()
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request(request.method, request.address, request.body or None, dict(request.headers))
        answer = connection.getresponse()
        answer.read()
        connection.close()
        if answer.status != request.status:
            raise RuntimeError(f"{request.method} {request.address} was answered {answer.status}")
        return time.perf_counter() - began


@contextmanager
def running(app: str, environment: Mapping[str, str]) -> Iterator[Server]:
    """Start the server as `klyngesvar serve` does, with this app in it, and stop it afterwards."""
    port = _free_port()
    command = [*server_command("127.0.0.1", port)[:-1], app]
    process = subprocess.Popen(command, env={**os.environ, **environment}, stdout=sys.stderr)
    try:
        _wait(port)
        yield Server(port, psutil.Process(process.pid))
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait(port: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.1)
    raise RuntimeError("the server did not start")
