"""The plainest honest app that does the same work as one page of a questionnaire.

The page's bytes come from one Jinja template (the real page, with its CSRF field made a variable), a POST checks CSRF,
reads the session and makes one durable commit. Nothing else: no route, no conditions, no encryption of drafts.
"""

from __future__ import annotations

import re
import secrets
from typing import TYPE_CHECKING

from flask import Flask, redirect, request, session
from flask_wtf.csrf import CSRFProtect
from sqlalchemy import Column, Integer, LargeBinary, MetaData, String, Table, create_engine, event
from sqlalchemy.dialects import postgresql, sqlite

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

TOKEN = re.compile(r'(name="csrf_token"[^>]*value=")[^"]*(")')


def bare_app(page: str, url: str) -> Flask:
    """Return the app: GET /page answers with `page`, POST /page keeps the form in one row and redirects."""
    app = Flask(__name__)
    app.config.update(SECRET_KEY=secrets.token_hex(), WTF_CSRF_TIME_LIMIT=None)
    CSRFProtect(app)
    template = app.jinja_env.from_string(
        TOKEN.sub(r"\1{{ csrf_token() }}\2", page.replace("{{", "{ {").replace("{%", "{ %"))
    )
    engine = create_engine(url)
    drafts = Table(
        "bare_drafts",
        MetaData(),
        Column("id", String(32), primary_key=True),
        Column("number", Integer),
        Column("body", LargeBinary),
    )
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _durable)
    drafts.metadata.create_all(engine)
    insert = (sqlite if engine.dialect.name == "sqlite" else postgresql).insert(drafts)

    @app.get("/page")
    def show() -> str:
        session.setdefault("id", secrets.token_hex(16))
        return template.render()

    @app.post("/page")
    def keep() -> Response:
        body = repr(sorted(request.form.items(multi=True))).encode()
        row = {"id": session["id"], "number": 1, "body": body}
        with engine.begin() as connection:
            connection.execute(
                insert.values(row).on_conflict_do_update(
                    index_elements=["id"], set_={"number": drafts.c.number + 1, "body": body}
                )
            )
        return redirect("/page", 303)  # type: ignore[return-value]

    return app


def _durable(connection: object, _record: object) -> None:
    cursor = connection.cursor()  # type: ignore[attr-defined]
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.close()
