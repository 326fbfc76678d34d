"""Where to go, said in a header to our own script: a script cannot see where a redirect leads.

The script sends a page so that what was typed still stands there when the line is bad. Then the browser itself goes to
the address given, and everything is as if it had sent the page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import request

if TYPE_CHECKING:
    from flask import Flask, Response


def init_app(app: Flask) -> None:
    """Answer the script in its own way."""
    app.after_request(steered)


def steered(response: Response) -> Response:
    """Return the answer, a redirect turned into a header where our script asked."""
    if response.status_code == 303 and request.headers.get("X-Sent-By") == "script":
        response.headers["X-Onward"] = response.headers.pop("Location")
        response.status_code = 200
        response.content_type = "text/plain"
        response.set_data(b"")
    return response
