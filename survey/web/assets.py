"""Static files: compressed once, named after what is in them, and kept by browsers for good."""

from __future__ import annotations

import functools
import gzip
import hashlib
import mimetypes
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import brotli
from flask import Response, abort, request

if TYPE_CHECKING:
    from flask import Flask

FOLDER = Path(__file__).parent / "static"
FOR_GOOD = "public, max-age=31536000, immutable"
# A name without its mark, or with an older one, is answered too: a page that was open before an upgrade stays whole.
FOR_NOW = "public, max-age=60"


@dataclass(frozen=True, slots=True)
class Asset:
    """One static file, ready to be sent.

    Attributes:
        name: the file's own.
        marked: the name with a mark of its contents in it: `klyngesvar.3f2a91c0de.css`.
        packed: the contents by how they are coded; `identity` are the plain ones.
    """

    name: str
    marked: str
    kind: str
    packed: dict[str, bytes]

    def sent(self) -> Response:
        """Return the file as smallest the browser understands."""
        coding = next((each for each in ("br", "gzip") if request.accept_encodings[each]), "identity")
        response = Response(self.packed[coding], content_type=self.kind)
        if coding != "identity":
            response.headers["Content-Encoding"] = coding
        response.vary.add("Accept-Encoding")
        return response


@functools.cache
def asset(name: str) -> Asset:
    """Return a static file, read and compressed when it is asked for first."""
    path = FOLDER / name
    plain = without_comments(path.read_text(encoding="utf-8")) if path.suffix == ".css" else path.read_bytes()
    stem, dot, suffix = name.rpartition(".")
    kind = mimetypes.types_map.get(f".{suffix}", "application/octet-stream")
    packed = {"identity": plain, "gzip": gzip.compress(plain, 9, mtime=0), "br": brotli.compress(plain, quality=11)}
    mark = hashlib.sha256(plain).hexdigest()[:10]
    return Asset(name, f"{stem}.{mark}{dot}{suffix}", f"{kind}; charset=utf-8", packed)


def without_comments(text: str) -> bytes:
    """Return a stylesheet without its indentation and the comments that have a line of their own."""
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("/*")).encode()


@functools.cache
def names() -> frozenset[str]:
    """Return the names of the files there are."""
    return frozenset(path.name for path in FOLDER.iterdir() if path.is_file())


def address(name: str) -> str:
    """Return where a page finds a static file; the address is new when the file is."""
    return f"{request.script_root}/static/{asset(name).marked}"


def init_app(app: Flask) -> None:
    """Serve the files, all of them compressed by now."""
    for name in names():
        asset(name)

    @app.route("/static/<filename>", endpoint="static")
    def static(filename: str) -> Response:
        stem, _, suffix = filename.rpartition(".")
        name = next((each for each in (filename, f"{stem.rpartition('.')[0]}.{suffix}") if each in names()), None)
        if name is None:
            abort(404)
        response = asset(name).sent()
        response.headers["Cache-Control"] = FOR_GOOD if filename == asset(name).marked else FOR_NOW
        return response
