"""The app: defaults, config, rooms, blueprints, in that order."""

from __future__ import annotations

import datetime as dt
import random
import time
from typing import TYPE_CHECKING

from flask import Flask
from flask_wtf.csrf import CSRFProtect

from survey.fieldwork.keys import Keys
from survey.storage.database import open_database
from survey.web import (
    addresses,
    assets,
    copies,
    errors,
    packing,
    security,
    sending,
    staff,
    staff_editions,
    staff_waves,
    steering,
    withdrawing,
)
from survey.web.brake import Brake
from survey.web.config import Config
from survey.web.residents import room
from survey.web.sealing import Sealer
from survey.web.sessions import SealedSessions
from survey.web.visits import House

if TYPE_CHECKING:
    from collections.abc import Callable

    from survey.storage.database import Database

MOST_BYTES = 64 * 1024
ROOMS = (room, staff.room)
# Importing these modules hangs their views on the room of the residents, or of the staff.
VIEWS = (copies, sending, withdrawing, staff_editions, staff_waves)


def create_app(
    config: Config | None = None,
    database: Database | None = None,
    *,
    keys: Keys | None = None,
    clock: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC),
    sleep: Callable[[float], object] = time.sleep,
) -> Flask:
    """Return the app that serves residents and staff.

    Args:
        config: the installation's settings; read from the environment unless given.
        database: an open one; opened by the config unless given.
        keys: the installation's secrets; the config's unless given.
        clock: what time it is, aware.
        sleep: waits for so many seconds.
    """
    config = config or Config.from_environ()
    app = Flask(__name__, template_folder=None, static_folder=None)
    app.config.update(
        MAX_CONTENT_LENGTH=MOST_BYTES,
        MAX_FORM_MEMORY_SIZE=MOST_BYTES,
        SECRET_KEY=Sealer.for_purpose(config.cookie_key, "csrf").key.hex(),
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_SSL_STRICT=True,
        PROPAGATE_EXCEPTIONS=False,
    )
    app.session_interface = SealedSessions(config.cookie_key, secure=config.is_https)
    app.extensions["klyngesvar"] = House(
        config=config,
        database=database or open_database(config.database_url, contacts_url=config.contacts_url),
        keys=keys or Keys(pepper=config.pepper, cookie=config.cookie_key, folder=config.keys_folder),
        clock=clock,
        rng=random.SystemRandom(),
        marks=Sealer.for_purpose(config.cookie_key, "mark"),
        posts=Sealer.for_purpose(config.cookie_key, "post"),
        sendings=Sealer.for_purpose(config.cookie_key, "sending"),
        copies=Sealer.for_purpose(config.cookie_key, "copy"),
        brake=Brake(sleep),
    )
    for part in (addresses, assets, errors, packing, steering):
        part.init_app(app)
    security.init_app(app, config)
    CSRFProtect(app).exempt("survey.web.copies.copy")
    for each in ROOMS:
        app.register_blueprint(each)
    return app
