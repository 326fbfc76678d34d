"""The installation that a command works on: its settings, its database and its keys."""

from __future__ import annotations

import datetime as dt
import random
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from survey.fieldwork.keys import Keys
from survey.storage.database import open_database
from survey.web.config import Config

if TYPE_CHECKING:
    from collections.abc import Iterator

    from survey.storage.database import Database

WHO = "kommandolinjen"
"""Who did it, in the audit log: whoever has a shell on the server is not known by name."""


@dataclass(frozen=True, slots=True)
class Installation:
    """What a command may ask for."""

    config: Config
    database: Database
    keys: Keys
    rng: random.Random
    now: dt.datetime


@contextmanager
def installation(config: Config | None = None) -> Iterator[Installation]:
    """Open the installation that the environment names, and close it again."""
    config = config or Config.from_environ()
    config.instance.mkdir(parents=True, exist_ok=True, mode=0o700)
    database = open_database(config.database_url, contacts_url=config.contacts_url)
    keys = Keys(pepper=config.pepper, cookie=config.cookie_key, folder=config.keys_folder)
    try:
        yield Installation(config, database, keys, random.SystemRandom(), dt.datetime.now(dt.UTC))
    finally:
        database.dispose()
