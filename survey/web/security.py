"""Headers of every answer: one origin, no script but ours, nothing kept where answers stand."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from typing import TYPE_CHECKING

from flask import request

from survey.web import assets

if TYPE_CHECKING:
    from flask import Flask, Response

    from survey.web.config import Config

STYLESHEET = assets.FOLDER / "klyngesvar.css"


# Where the rules end that a first page carries inside; the rest comes with the whole sheet.
REST = "/* From here on:"


@cache
def style() -> str:
    """Return the style that first pages carry inside: the beginning of the stylesheet."""
    return assets.without_comments(STYLESHEET.read_text(encoding="utf-8").partition(REST)[0]).decode()


@cache
def policy() -> str:
    """Return the content security policy; the hash allows the one style block of first pages and nothing else."""
    digest = base64.b64encode(hashlib.sha256(style().encode()).digest()).decode()
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src 'self' 'sha256-{digest}'",
            "img-src 'self' data:",
            "script-src 'self'",
            "connect-src 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
        )
    )


def init_app(app: Flask, config: Config) -> None:
    """Give every answer its headers; a view that set one itself keeps it."""

    @app.after_request
    def harden(response: Response) -> Response:
        headers = response.headers
        headers.setdefault("Content-Security-Policy", policy())
        headers.setdefault("X-Content-Type-Options", "nosniff")
        headers.setdefault("Referrer-Policy", "same-origin")
        headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        if request.endpoint != "static":
            headers.setdefault("Cache-Control", "no-store")
        if config.is_https:
            headers.setdefault("Strict-Transport-Security", "max-age=63072000; includeSubDomains")
        return response
