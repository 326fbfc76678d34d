"""What a page and a page turn cost through the real server, against the plainest app that does the same work."""

from __future__ import annotations

import gzip
import secrets
import statistics
import tempfile
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from werkzeug.test import EnvironBuilder

from benchmarks import postgres
from benchmarks.bare import bare_app
from benchmarks.installation import BASE, enter, environment, filled, installed, walk
from benchmarks.printing import show
from benchmarks.server import Request, running

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask
    from flask.testing import FlaskClient

    from benchmarks.installation import Form
    from benchmarks.server import Server

MATRIX = "living_here-2"
ROUNDS, WARM, REQUESTS = 6, 100, 200
HEAD = ("", "CPU ms", "ratio", "p50 ms", "p95 ms", "p99 ms")


@dataclass
class Spent:
    """What requests of one sort took: each one's wall time, and the server's CPU time per request in each round."""

    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)

    def line(self, name: str, against: Spent) -> tuple[str, ...]:
        """Return the table's line; the ratio is that of all rounds together."""
        centiles = statistics.quantiles(self.wall, n=100)
        figures = (statistics.fmean(self.cpu) * 1000, statistics.fmean(self.cpu) / statistics.fmean(against.cpu))
        return (name, *(f"{x:.2f}" for x in figures), *(f"{centiles[i - 1] * 1000:.2f}" for i in (50, 95, 99)))


@dataclass(frozen=True)
class Caller:
    """Requests made beforehand, sent to one server in turn."""

    server: Server
    requests: list[Request]

    def round(self, number: int, spent: Spent) -> None:
        """Send so many requests, and add up what they took."""
        began = self.server.cpu()
        spent.wall += [self.server.ask(self.requests[i % len(self.requests)]) for i in range(number)]
        spent.cpu.append((self.server.cpu() - began) / number)


def request_of(client: FlaskClient, address: str, status: int, form: Form | None = None) -> Request:
    """Return a request with the client's cookies, as a browser would send it."""
    builder = EnvironBuilder(address, method="GET" if form is None else "POST", data=form)
    environ = builder.get_environ()
    client._add_cookies_to_wsgi(environ)  # noqa: SLF001 (what the test client does itself for each request)
    headers = {"Cookie": environ["HTTP_COOKIE"]}
    if form is not None:
        headers["Content-Type"] = environ["CONTENT_TYPE"]
    return Request(environ["REQUEST_METHOD"], address, environ["wsgi.input"].read(), headers, status)


def measure(callers: dict[str, Caller]) -> dict[str, Spent]:
    """Call each in turn, round by round, so that whatever else the machine does meets them all alike."""
    spent = {name: Spent() for name in callers}
    for caller in callers.values():
        caller.round(WARM, Spent())
    for _ in range(ROUNDS):
        for name, caller in callers.items():
            caller.round(REQUESTS, spent[name])
    return spent


def ours(app: Flask, code: str) -> tuple[dict[str, list[Request]], dict[str, str]]:
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
        posts.append(request_of(client, address, 303, form))
        client.post(address, data=form)
    requests = {"GET": [request_of(client, address, 200)], "POST": posts[1:]}
    return requests, {"first question page": opening, f"matrix page {MATRIX}": client.get(address).text}


def bare(page: str, url: str, secret: str) -> dict[str, list[Request]]:
    """Return GET and POST of the same page in the bare app.

    Raises:
        RuntimeError: if the bare app's page is not as long as ours: then the work would not be equal.
    """
    client = bare_app(page, url, secret=secret).test_client()
    drawn = client.get("/page").text
    posts = [request_of(client, "/page", 303, filled(drawn, choice)) for choice in (0, 1)]
    if abs(len(drawn) - len(page)) > 200:
        raise RuntimeError("the bare app does not draw the same page")
    return {"GET": [request_of(client, "/page", 200)], "POST": posts}


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
            with tempfile.TemporaryDirectory() as folder:
                pages = _one(name, Path(folder), url, bare_url)
    lines = [(name, f"{len(_bytes(page))}", f"{len(gzip.compress(_bytes(page)))}") for name, page in pages.items()]
    show("Bytes of a page", ("", "plain", "gzip"), lines)


def _one(name: str, folder: Path, url: str, bare_url: str) -> dict[str, str]:
    """Measure on one database; return the pages."""
    secret = secrets.token_hex()
    with installed(folder, url) as (app, code), ExitStack() as stack:
        requests, pages = ours(app, code)
        page = pages[f"matrix page {MATRIX}"]
        (folder / "page.html").write_text(page)
        plain = bare(page, bare_url, secret)
        settings = {"BARE_PAGE": str(folder / "page.html"), "BARE_URL": bare_url, "BARE_SECRET": secret}
        settings |= {"PYTHONPATH": str(Path.cwd())}
        factory = "benchmarks.bare:app_from_environ()"
        started = {
            "klyngesvar": ("survey.web.app:create_app()", environment(folder, url), requests),
            "bare": (factory, settings, plain),
            "floor": (factory, settings | {"BARE_CONSTANT": "1"}, plain),
        }
        servers = {
            who: (stack.enter_context(running(start, around)), asked) for who, (start, around, asked) in started.items()
        }
        lines = []
        for verb in ("GET", "POST"):
            spent = measure({who: Caller(server, asked[verb]) for who, (server, asked) in servers.items()})
            lines += [each.line(f"{verb} {who}", spent["bare"]) for who, each in spent.items()]
    title = f"Serving, {name}: {ROUNDS} rounds of {REQUESTS} requests to the real server; aim: ratio 1.5"
    show(title, HEAD, lines)
    return pages


def _bytes(page: str) -> bytes:
    return page.encode()
