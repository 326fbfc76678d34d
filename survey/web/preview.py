"""Preview: a questionnaire alone, served while it is written, by the app that residents will meet.

The installation behind it is a throwaway: one wave of the demo cluster, which moves on to each version that is saved
without faults, and takes the answers given so far along.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from flask import redirect, request

from survey.bundled import questionnaires_folder
from survey.cluster.reader import read_cluster
from survey.fieldwork import waves
from survey.fieldwork.keys import Cost, Keys
from survey.storage.database import open_database
from survey.web import preview_page, security
from survey.web.app import create_app
from survey.web.config import Config
from survey.web.preview_files import Watched
from survey.web.preview_visits import CLUSTER, WAVES, Preview, carry, enter, preview
from survey.web.visits import visit

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from flask import Flask, Response
    from werkzeug.wrappers import Response as BaseResponse

    from survey.storage.database import Database

# Nothing in a preview is worth guarding, and an author should not wait for Argon2.
CHEAP = Cost(memory_kib=8, rounds=1)


def create_preview(
    path: Path,
    folder: Path,
    *,
    address: str = "http://localhost:8000",
    language: str = "da",
    clock: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC),
) -> tuple[Flask, Database]:
    """Return the app that previews a questionnaire file, and its database, to be disposed of.

    Args:
        path: the questionnaire's file.
        folder: empty, for the throwaway installation; to be deleted afterwards.
        address: where the app will be found.
        language: what faults are told in, `da` or `en`.
        clock: what time it is, aware.
    """
    config = Config.from_environ(
        {"KLYNGESVAR_DEMO": "yes", "KLYNGESVAR_INSTANCE": str(folder), "KLYNGESVAR_ADDRESS": address}
    )
    database = open_database(config.database_url)
    database.migrate()
    with database.writing() as session:
        waves.add_cluster(session, read_cluster(questionnaires_folder() / "demo"), clock())
    keys = Keys(pepper=config.pepper, cookie=config.cookie_key, folder=config.keys_folder, cost=CHEAP)
    app = create_app(config, database, keys=keys, clock=clock)
    app.extensions["preview"] = Preview(Watched(path), language)
    app.register_blueprint(preview_page.room)
    app.before_request(before)
    app.after_request(framed)
    return app, database


def before() -> BaseResponse | None:
    """Bring the wave up to date with the files, and whoever answers into it, before a resident's page is drawn."""
    if request.path == "/":
        return redirect(preview_page.home(), 303)
    at = request.view_args or {}
    if at.get("wave") not in WAVES.values() or preview().look().good is None:
        return None
    found = visit(CLUSTER, at["wave"], at["language"])
    entered = enter(found)
    if request.endpoint == "residents.code":
        return redirect(found.to("onward"), 303)
    carry(found, entered)
    return None


def framed(response: Response) -> Response:
    """Let the preview's own page hold the others in a frame."""
    policy = security.policy().replace("frame-ancestors 'none'", "frame-ancestors 'self'; frame-src 'self'")
    response.headers.setdefault("Content-Security-Policy", policy)
    return response
