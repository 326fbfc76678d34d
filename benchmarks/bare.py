"""The plainest honest app that does the same work as one page of a questionnaire, and the floor below it.

Equal work: the page's bytes come from one Jinja template that puts in every text and every attribute, escaped, as any
page must; a GET reads the row that the last POST kept, since a page shows what was answered; a POST checks CSRF, reads
the session and makes one durable commit. No route, no conditions, no encryption, no checking of answers.

The floor: the same app with its page as one constant and no reading of the row. Nobody's questionnaire can be that.
"""

from __future__ import annotations

import html
import os
import re
import secrets
from pathlib import Path
from typing import TYPE_CHECKING

from flask import Flask, redirect, request, session
from flask_wtf.csrf import CSRFProtect
from markupsafe import Markup
from sqlalchemy import Column, Integer, LargeBinary, MetaData, String, Table, create_engine, event, select
from sqlalchemy.dialects import postgresql, sqlite

if TYPE_CHECKING:
    from jinja2 import Template
    from sqlalchemy.engine import Engine
    from werkzeug.wrappers import Response

TOKEN = re.compile(r'(name="csrf_token"[^>]*value=")[^"]*(")')
MARK = "\0token\0"
# What a template would put in: the value of an attribute, or the text between two tags.
PUT_IN = re.compile(r'(?<==")[^"]*(?=")|(?<=>)[^<>\s][^<>]*(?=<)')
KEPT = Table(
    "bare_drafts",
    MetaData(),
    Column("id", String(32), primary_key=True),
    Column("number", Integer),
    Column("body", LargeBinary),
)


def app_from_environ() -> Flask:
    """Return the app as a server starts it, from BARE_PAGE (a file), BARE_URL, BARE_SECRET and BARE_CONSTANT."""
    page = Path(os.environ["BARE_PAGE"]).read_text()
    return bare_app(
        page, os.environ["BARE_URL"], secret=os.environ["BARE_SECRET"], constant=bool(os.environ.get("BARE_CONSTANT"))
    )


def bare_app(page: str, url: str, *, secret: str, constant: bool = False) -> Flask:
    """Return the app: GET /page answers with `page`, POST /page keeps the form in one row and redirects."""
    app = Flask(__name__)
    app.config.update(SECRET_KEY=secret, WTF_CSRF_TIME_LIMIT=None)
    CSRFProtect(app)
    pieces = [] if constant else _pieces(page)
    template = app.jinja_env.from_string(
        "{% for fixed, text in pieces %}{{ fixed }}"
        "{% if text == mark %}{{ csrf_token() }}{% else %}{{ text }}{% endif %}"
        "{% endfor %}"
    )
    if constant:
        template = app.jinja_env.from_string(
            TOKEN.sub(r"\1{{ csrf_token() }}\2", page.replace("{{", "{ {").replace("{%", "{ %"))
        )
    _views(app, template, pieces, _engine(url), reads=not constant)
    return app


def _views(app: Flask, template: Template, pieces: list[tuple[str, str]], engine: Engine, *, reads: bool) -> None:
    insert = (sqlite if engine.dialect.name == "sqlite" else postgresql).insert(KEPT)

    @app.get("/page")
    def show() -> str:
        session.setdefault("id", secrets.token_hex(16))
        if reads:
            with engine.connect() as connection:
                connection.execute(select(KEPT.c.body).where(KEPT.c.id == session["id"])).first()
        return template.render(pieces=pieces, mark=MARK)

    @app.post("/page")
    def keep() -> Response:
        body = repr(sorted(request.form.items(multi=True))).encode()
        row = {"id": session["id"], "number": 1, "body": body}
        with engine.begin() as connection:
            connection.execute(
                insert.values(row).on_conflict_do_update(
                    index_elements=["id"], set_={"number": KEPT.c.number + 1, "body": body}
                )
            )
        return redirect("/page", 303)


def _pieces(page: str) -> list[tuple[str, str]]:
    """Cut a page into what a template holds and what it puts in, in turn."""
    marked = TOKEN.sub(rf"\g<1>{MARK}\g<2>", page)
    pieces: list[tuple[str, str]] = []
    at = 0
    for found in PUT_IN.finditer(marked):
        pieces.append((Markup(marked[at : found.start()]), html.unescape(found[0])))
        at = found.end()
    return [*pieces, (Markup(marked[at:]), "")]


def _engine(url: str) -> Engine:
    engine = create_engine(url)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _durable)
    KEPT.metadata.create_all(engine)
    return engine


def _durable(connection: object, _record: object) -> None:
    cursor = connection.cursor()  # type: ignore[attr-defined]
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.close()
