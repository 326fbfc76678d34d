"""Pages are compressed as they are sent, but never one on which a stranger's words may stand beside a secret.

Whoever can make a browser fetch an address of their choosing, and see how long the answer is, may guess a secret on
the page letter by letter, if their own words come back on it and the whole is compressed. So only pages are compressed
that are drawn from what is stored, whatever the address says: a fetched page of these views, and the receipt. Never any
other answer to a post, and never the code form, which shows the code that a card's address holds beside its token.
"""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import brotli
from flask import request

if TYPE_CHECKING:
    from flask import Flask, Response

DRAWN_FROM_WHAT_IS_STORED = frozenset(
    f"residents.{view}"
    for view in (
        "welcome", "promise", "open_start", "page", "ending", "pause", "check", "stop", "privacy", "accessibility",
    )
)  # fmt: skip
# The receipt answers a post, and shows nothing of it: the answers it lists are the stored ones.
POSTED = frozenset({"residents.send"})
LEAST = 1024


def init_app(app: Flask) -> None:
    """Compress what may be, with brotli where the browser knows it."""
    app.after_request(packed)


def packed(response: Response) -> Response:
    """Return the answer, compressed where that is safe and worth it."""
    views = POSTED if request.method == "POST" else DRAWN_FROM_WHAT_IS_STORED
    if request.endpoint not in views or response.status_code != 200:
        return response
    response.vary.add("Accept-Encoding")
    page, accepted = response.get_data(), request.accept_encodings
    if len(page) < LEAST:
        return response
    if accepted["br"]:
        response.set_data(brotli.compress(page, mode=brotli.MODE_TEXT, quality=5))
        response.headers["Content-Encoding"] = "br"
    elif accepted["gzip"]:
        response.set_data(gzip.compress(page, 6, mtime=0))
        response.headers["Content-Encoding"] = "gzip"
    return response
