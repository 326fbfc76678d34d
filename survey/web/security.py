"""Headers of every answer: one origin, no script but ours, nothing kept where answers stand."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from flask import request

if TYPE_CHECKING:
    from flask import Flask, Response

    from survey.web.config import Config

STATIC = Path(__file__).parent / "static"
STYLESHEET = STATIC / "klyngesvar.css"


@cache
def style() -> str:
    """Return the stylesheet as the welcome page carries it inside, without comments and indentation."""
    lines = (line.strip() for line in STYLESHEET.read_text(encoding="utf-8").splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("/*"))


@cache
def version(file: str) -> str:
    """Return what makes the address of a static file new when the file is."""
    return hashlib.sha256((STATIC / file).read_bytes()).hexdigest()[:10]


@cache
def policy() -> str:
    """Return the content security policy; the hash allows the welcome page's one style block and nothing else."""
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
