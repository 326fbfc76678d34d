"""What a page and a page turn cost, against the plainest app that does the same work on the same bytes."""

from __future__ import annotations

import gzip
import io
import statistics
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from werkzeug.test import EnvironBuilder

from benchmarks import postgres
from benchmarks.bare import bare_app
from benchmarks.installation import BASE, enter, filled, installed, walk
from benchmarks.printing import show

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from flask import Flask
    from flask.testing import FlaskClient

    from benchmarks.installation import Form

MATRIX = "living_here-2"
ROUNDS, WARM, REQUESTS = 8, 40, 120
HEAD = ("", "CPU ms", "ratio", "p50 ms", "p95 ms", "p99 ms")
Environ = dict[str, Any]


@dataclass
class Spent:
    """What requests of one sort took."""

    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)

    def line(self, name: str, against: Spent | None = None) -> tuple[str, ...]:
        """Return the table's line; the ratio is the median of that in each round."""
        centiles = statistics.quantiles(self.wall, n=100)
        ratios = [mine / theirs for mine, theirs in zip(self.cpu, against.cpu, strict=True)] if against else [1.0]
        figures = (statistics.median(self.cpu) * 1000, statistics.median(ratios))
        return (name, *(f"{x:.2f}" for x in figures), *(f"{centiles[i - 1] * 1000:.2f}" for i in (50, 95, 99)))


class Caller:
    """Calls an app as a server does, with requests made beforehand, in turn."""

    def __init__(self, app: Flask, environs: list[tuple[Environ, bytes]], status: str) -> None:
        self.app, self.environs, self.status, self.turn = app, environs, status, 0

    def __call__(self) -> None:
        """Make the next request, and see to it that it was answered as it should be."""
        environ, body = self.environs[self.turn % len(self.environs)]
        self.turn += 1
        answered = self.app.wsgi_app(environ | {"wsgi.input": io.BytesIO(body)}, self._begin)
        b"".join(answered)
        answered.close()  # type: ignore[attr-defined]

    def _begin(self, status: str, *_: object) -> Callable[[bytes], object]:
        if not status.startswith(self.status):
            raise RuntimeError(f"{self.app.name} answered {status}")
        return lambda _: None


def request_of(client: FlaskClient, address: str, form: Form | None = None) -> tuple[Environ, bytes]:
    """Return a request with the client's cookies, as the server would hand it over, and its body."""
    builder = EnvironBuilder(address, method="GET" if form is None else "POST", data=form)
    environ = builder.get_environ()
    client._add_cookies_to_wsgi(environ)  # noqa: SLF001 (what the test client does itself for each request)
    return environ, environ["wsgi.input"].read()


def measure(callers: dict[str, Caller]) -> dict[str, Spent]:
    """Call each in turn, round by round, so that whatever else the machine does meets them all alike."""
    spent = {name: Spent() for name in callers}
    for caller in callers.values():
        for _ in range(WARM):
            caller()
    for _ in range(ROUNDS):
        for name, caller in callers.items():
            began = time.process_time()
            for _ in range(REQUESTS):
                start = time.perf_counter()
                caller()
                spent[name].wall.append(time.perf_counter() - start)
            spent[name].cpu.append((time.process_time() - began) / REQUESTS)
    return spent


def ours(app: Flask, code: str) -> tuple[dict[str, Caller], dict[str, str]]:
    """Return GET and POST of the matrix page in the platform, and the pages by what they are."""
    client = app.test_client()
    first = enter(client, code)
    opening = client.get(first).text
    walk(client, first, MATRIX)
    address = f"{BASE}/svar/{MATRIX}"
    posts = []
    # Two forms in turn, each marked as the page stands after the other: so every post changes what is stored.
    for choice in (0, 1, 0):
        form = filled(client.get(address).text, choice)
        posts.append(request_of(client, address, form))
        client.post(address, data=form)
    page = client.get(address).text
    callers = {
        "GET": Caller(app, [request_of(client, address)], "200"),
        "POST": Caller(app, posts[1:], "303"),
    }
    return callers, {"first question page": opening, f"matrix page {MATRIX}": page}


def bare(page: str, url: str) -> dict[str, Caller]:
    """Return GET and POST of the same page in the bare app."""
    app = bare_app(page, url)
    client = app.test_client()
    posts = [request_of(client, "/page", filled(client.get("/page").text, choice)) for choice in (0, 1)]
    return {"GET": Caller(app, [request_of(client, "/page")], "200"), "POST": Caller(app, posts, "303")}


@contextmanager
def places() -> Iterator[dict[str, tuple[str, str]]]:
    """Give the databases there are: by name, the platform's address (empty for its own) and the bare app's."""
    with tempfile.TemporaryDirectory() as folder, postgres.database() as url:
        found = {"SQLite": ("", f"sqlite:///{Path(folder) / 'bare.sqlite'}")}
        yield found | ({"PostgreSQL": (url, url)} if url else {})


def run() -> None:
    """Print CPU, wall time and bytes of a page and a page turn."""
    pages: dict[str, str] = {}
    with places() as found:
        for name, (url, bare_url) in found.items():
            with tempfile.TemporaryDirectory() as folder, installed(Path(folder), url) as (app, code):
                mine, pages = ours(app, code)
                plain = bare(pages[f"matrix page {MATRIX}"], bare_url)
                _show(name, mine, plain)
    lines = [(name, f"{len(_bytes(page))}", f"{len(gzip.compress(_bytes(page)))}") for name, page in pages.items()]
    show("Bytes of a page", ("", "plain", "gzip"), lines)


def _show(name: str, mine: dict[str, Caller], plain: dict[str, Caller]) -> None:
    lines = []
    for verb, caller in mine.items():
        spent = measure({"klyngesvar": caller, "bare": plain[verb]})
        lines += [
            spent["klyngesvar"].line(f"{verb} klyngesvar", spent["bare"]),
            spent["bare"].line(f"{verb} bare"),
        ]
    show(f"Serving, {name}: {ROUNDS} rounds of {REQUESTS} requests, in process; aim: ratio 1.5", HEAD, lines)


def _bytes(page: str) -> bytes:
    return page.encode()
