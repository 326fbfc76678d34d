"""When something fails: a page of its own, with a way on, and nothing typed lost."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flask import current_app, request
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from werkzeug.exceptions import HTTPException, InternalServerError

from survey.fieldwork.drafts import DraftGone
from survey.questionnaire import plain_text
from survey.web import entrance, frames
from survey.web.opening import FIELD
from survey.web.visits import house, seen, visit

if TYPE_CHECKING:
    from flask import Flask, Response

logger = logging.getLogger(__name__)
# Fields of ours, which a resident never typed.
OURS = frozenset({"csrf_token", "mark", "do", "sending", "sealed", FIELD})


@dataclass(frozen=True, slots=True)
class Kept:
    """One posted value on the page that offers to try again."""

    text: str
    typed: bool
    number: int


def init_app(app: Flask) -> None:
    """Register the pages; a bug is logged without what was posted."""
    app.register_error_handler(CSRFError, stale)
    app.register_error_handler(OperationalError, unstored)
    app.register_error_handler(PoolTimeoutError, unstored)
    app.register_error_handler(DraftGone, sent_meanwhile)
    app.register_error_handler(HTTPException, refused)
    app.register_error_handler(Exception, failed)


def refused(error: HTTPException) -> Response:
    """Answer what HTTP refuses: not found, too large, not understood."""
    if error.response is not None:
        return error.response  # type: ignore[return-value]
    status = error.code or 500
    page = {404: "missing", 405: "missing", 413: "too_large"}.get(status, "refused" if status < 500 else "failed")
    return _page(f"errors/{page}.html", status)


def failed(error: Exception) -> Response:
    """Answer a bug of ours; the log gets the traceback and the endpoint, never the address or the form.

    What was typed on a page of questions stands on the answer, ready to be sent again.
    """
    if current_app.testing and current_app.config["PROPAGATE_EXCEPTIONS"]:
        raise error
    logger.error("request failed", exc_info=error, extra={"endpoint": request.endpoint})
    if request.endpoint == "residents.turn":
        return _page("answering/again.html", InternalServerError.code, posted=_posted(), address=request.path)
    return _page("errors/failed.html", InternalServerError.code)


def unstored(error: OperationalError | PoolTimeoutError) -> Response:
    """Answer a database that is locked, full or away: everything posted stands on the page, ready to be sent again."""
    logger.error("not stored", extra={"endpoint": request.endpoint, "cause": type(error).__name__})
    return _page("answering/again.html", 503, posted=_posted(), address=request.path)


def sent_meanwhile(error: DraftGone) -> Response:  # noqa: ARG001 - Flask's signature
    """Answer a page of a draft that another window has sent in the meantime."""
    arguments = request.view_args or {}
    found = visit(arguments["cluster"], arguments["wave"], arguments["language"])
    return found.render("pages/sent.html", withdraw=found.to("withdraw"))


def stale(error: CSRFError) -> Response:
    """Answer a form whose session has ended: nothing changes, and the posted page waits sealed behind the code."""
    arguments = request.view_args or {}
    at = {name: str(arguments.get(name, "")) for name in ("cluster", "wave", "language")}
    if request.endpoint == "residents.turn":
        sealed = house().posts.seal(request.form.to_dict(flat=False))
        return entrance.code_page(visit(**at), sealed=sealed, status=403)
    if request.endpoint == "residents.enter":
        typed, sealed = request.form.get("code", ""), request.form.get("sealed", "")
        return entrance.code_page(visit(**at), typed=typed, sealed=sealed, locked=True, status=403)
    if request.endpoint in {"residents.send", "residents.begin"}:
        return entrance.code_page(visit(**at), locked=True, status=403)
    logger.info("form refused", extra={"endpoint": request.endpoint, "cause": error.description})
    return _page("errors/stale.html", 400)


def _posted() -> list[tuple[str, Kept]]:
    """Return every posted field; those with words of one's own are shown."""
    if request.method != "POST":
        return []
    found: list[tuple[str, Kept]] = []
    for name, texts in request.form.lists():
        for text in texts:
            typed = name not in OURS and bool(text.strip()) and (" " in text.strip() or len(text) > 40)
            number = sum(kept.typed for _, kept in found) + 1
            found.append((name, Kept(plain_text.typed(text), typed, number)))
    return found


def _page(template: str, status: int, **context: Any) -> Response:
    """Draw an error page, in the cluster's frame where the address has one and the database answers."""
    language = frames.language_of_request()
    arguments = request.view_args or {}
    if {"cluster", "wave", "language"} <= arguments.keys() and status != 503:
        try:
            found = visit(arguments["cluster"], arguments["wave"], arguments["language"])
            return found.render(template, status, **context)
        except (HTTPException, OperationalError, PoolTimeoutError):
            pass
    settings = seen.get(arguments.get("cluster", ""))
    return frames.render(template, language, frames.bare(settings), status, **context)
