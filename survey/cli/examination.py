"""The examination of an installation: versions, settings and risks, each as one finding."""

from __future__ import annotations

import platform
import shutil
import sqlite3
import stat
from dataclasses import dataclass
from enum import StrEnum
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import make_url, select, text
from sqlalchemy.exc import DBAPIError

from survey.storage.database import migration_config, open_database
from survey.storage.records import Wave
from survey.texts.catalogue import SOURCE, say
from survey.texts.message import Message
from survey.web.config import Config, ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from survey.storage.database import Database

WAL_RESET_BUG = ((3, 7, 0), (3, 51, 2))
"""First and last version of SQLite that can lose a commit which races a checkpoint (sqlite.org/wal.html)."""
FREE_BYTES = 500_000_000
TYPEFACE = Path("mpl-data", "fonts", "ttf", "DejaVuSans.ttf")


class Level(StrEnum):
    """How much a finding matters."""

    FINE = "fine"
    NOTE = "note"
    RISK = "risk"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    level: Level
    words: str


def _words(key: str, **params: str | float) -> str:
    return say(Message.of(f"cli_doctor_{key}", **params), SOURCE)


def fine(key: str, **params: str | float) -> Finding:
    """Return a finding that all is well."""
    return Finding(Level.FINE, _words(key, **params))


def note(key: str, **params: str | float) -> Finding:
    """Return a finding that somebody should know of."""
    return Finding(Level.NOTE, _words(key, **params))


def risk(key: str, **params: str | float) -> Finding:
    """Return a finding that must be mended before anybody answers."""
    return Finding(Level.RISK, _words(key, **params))


def examine() -> Iterator[Finding]:
    """Yield every finding about this machine and the installation that the environment names."""
    yield fine("versions", program=version("klyngesvar"), python=platform.python_version())
    yield from _tools()
    try:
        config = Config.from_environ()
    except ConfigError as error:
        yield risk("config", why=str(error))
        return
    yield fine("settings", instance=str(config.instance), address=config.address)
    if config.demo:
        yield note("demo")
    yield from _folder(config)
    yield from _database(config)


def _tools() -> Iterator[Finding]:
    spec = find_spec("matplotlib")
    font = Path(spec.origin).parent / TYPEFACE if spec and spec.origin else None
    yield fine("fonts", font=font.stem) if font and font.is_file() else risk("no_fonts")
    yield fine("server", version=version("gunicorn")) if find_spec("gunicorn") else note("no_server")


def _folder(config: Config) -> Iterator[Finding]:
    """Look at the instance folder: there, ours alone, and with room left."""
    if not config.instance.is_dir():
        yield risk("no_instance", instance=str(config.instance))
        return
    for path in (config.instance, config.keys_folder, config.instance / "klyngesvar.toml"):
        if path.exists() and path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            yield note("readable", file=str(path))
    free = shutil.disk_usage(config.instance).free
    yield (risk if free < FREE_BYTES else fine)("free", megabytes=free // 1_000_000)


def sqlite_finding(found: tuple[int, ...]) -> Finding:
    """Return what is to be said of a version of SQLite."""
    named = ".".join(str(part) for part in found)
    first, last = WAL_RESET_BUG
    return note("sqlite_bug", version=named) if first <= found[:3] <= last else fine("sqlite", version=named)


def _database(config: Config) -> Iterator[Finding]:
    url = make_url(config.database_url)
    is_file = url.drivername.startswith("sqlite")
    if is_file:
        yield sqlite_finding(sqlite3.sqlite_version_info)
    if is_file and not (url.database and Path(url.database).exists()):
        yield risk("no_database")
        return
    database = open_database(config.database_url, contacts_url=config.contacts_url)
    try:
        yield from _contents(database, config)
    except DBAPIError as error:
        yield risk("database", why=str(error.orig))
    finally:
        database.dispose()


def _contents(database: Database, config: Config) -> Iterator[Finding]:
    """Look into the database: its version, its tables, and the key of every wave that still needs one."""
    with database.engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            yield fine("postgresql", version=str(connection.execute(text("SHOW server_version")).scalar()))
        elif connection.execute(text("PRAGMA quick_check")).scalar() != "ok":
            yield risk("damaged")
            return
        here = MigrationContext.configure(connection).get_current_revision()
    if here != ScriptDirectory.from_config(migration_config()).get_current_head():
        yield risk("old_tables")
        return
    with database.reading() as session:
        waves = session.scalars(select(Wave).order_by(Wave.cluster, Wave.slug)).all()
    yield fine("tables", waves=len(waves))
    for wave in waves:
        if wave.finished is None and not (config.keys_folder / f"{wave.id}.key").is_file():
            yield risk("no_key", cluster=wave.cluster, wave=wave.slug)
