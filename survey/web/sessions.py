"""The session: one sealed cookie, 45 minutes from the last page, kept nowhere on the server."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from flask.sessions import SessionInterface, SessionMixin

from survey.web.sealing import Sealer

if TYPE_CHECKING:
    from flask import Flask, Request, Response

MINUTES = 45
SECONDS = MINUTES * 60


class Session(dict[str, Any], SessionMixin):
    """What the cookie holds: who has entered, and the seed of the CSRF token."""

    accessed = False

    def __getitem__(self, key: str) -> Any:
        self.accessed = True
        return super().__getitem__(key)

    def __contains__(self, key: object) -> bool:
        self.accessed = True
        return super().__contains__(key)

    def get(self, key: str, default: Any = None) -> Any:
        """Return what the session holds under the key, and note that somebody asked."""
        self.accessed = True
        return super().get(key, default)


class SealedSessions(SessionInterface):
    """Opens and seals the cookie."""

    def __init__(self, secret: bytes, *, secure: bool) -> None:
        """Over https the name begins with `__Host-`, so that no neighbour domain can set it."""
        self.sealer = Sealer.for_purpose(secret, "session")
        self.secure = secure
        self.name = "__Host-klyngesvar" if secure else "klyngesvar"

    def open_session(self, app: Flask, request: Request) -> Session:  # noqa: ARG002 - Flask's signature
        """Return what the cookie holds, or an empty session where it is absent, foreign or too old."""
        held = self.sealer.opened(request.cookies.get(self.name, ""))
        if not isinstance(held, list) or time.time() - held[0] > SECONDS:
            return Session()
        return Session(held[1])

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:  # noqa: ARG002
        """Seal the session anew, so that the 45 minutes run from this page; pages that never asked set no cookie.

        What is the same for everybody, and may be kept, carries nobody's cookie: a browser would fetch it each time.
        """
        is_for_all = bool(response.cache_control.public)
        if is_for_all or (not getattr(session, "accessed", False) and not len(session)):
            return
        response.vary.add("Cookie")
        if not len(session):
            response.delete_cookie(self.name, secure=self.secure, httponly=True, samesite="Lax")
            return
        text = self.sealer.seal([int(time.time()), dict(session)])
        response.set_cookie(self.name, text, max_age=SECONDS, secure=self.secure, httponly=True, samesite="Lax")
