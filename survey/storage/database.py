"""The database: how it is opened, read, written and brought up to date."""

from __future__ import annotations

import time
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, create_engine, event, make_url
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.orm import Session
from sqlalchemy.schema import CreateSchema

from survey.storage.gate import Gate
from survey.storage.records import ContactsBase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection
    from sqlalchemy.orm import SessionTransaction

BUSY_SECONDS = 10
RESTED_SECONDS = 5.0
CONTACTS = "contacts"


@dataclass(frozen=True)
class Database:
    """An open database, and the second one for contacts.

    Use `reading()` to look and `writing()` to change: a writer holds the gate from its first word to the database until
    its commit, and rolls back on errors.
    """

    engine: Engine
    contacts: Engine
    gate: Gate | None

    @cached_property
    def _writer(self) -> Engine:
        """The same engine, whose transactions begin as a writer's."""
        return self.engine.execution_options(writes=True)

    @cached_property
    def _looker(self) -> Engine:
        """The same engine, whose statements stand alone: one SELECT is consistent without a transaction around it."""
        return self.engine.execution_options(isolation_level="AUTOCOMMIT")

    @contextmanager
    def looking(self) -> Iterator[Connection]:
        """Give a connection for one SELECT, which spares beginning and ending a transaction."""
        with self._looker.connect() as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Give a session that changes nothing."""
        with Session(self.engine, expire_on_commit=False, autoflush=False) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """Give a session whose changes are all kept, durably, or none of them.

        What takes long (an Argon2id run) may commit before it, so that nobody waits at the gate meanwhile.
        """
        with Gated(self._writer, expire_on_commit=False, info={"gate": self.gate}) as session:
            yield session
            session.commit()

    @contextmanager
    def changing(self) -> Iterator[Connection]:
        """Give a connection as `writing` gives a session, for a page turn's one statement: a fifth of the cost."""
        with self.gate.passed() if self.gate else nullcontext(), self._writer.begin() as connection:
            yield connection

    def migrate(self) -> None:
        """Bring both databases to the newest version."""
        with self.gate.passed() if self.gate else nullcontext(), self.engine.begin() as connection:
            command.upgrade(migration_config(connection), "head")
        with self.contacts.begin() as connection:
            if connection.dialect.name != "sqlite":
                connection.execute(CreateSchema(CONTACTS, if_not_exists=True))
            ContactsBase.metadata.create_all(connection)

    def dispose(self) -> None:
        """Close every connection."""
        self.engine.dispose()
        self.contacts.dispose()


def open_database(url: str, *, contacts_url: str | None = None) -> Database:
    """Open the database at a SQLAlchemy URL; nothing is created until `migrate`.

    Args:
        url: for example `sqlite:///instance/klyngesvar.sqlite` or `postgresql+psycopg://user@host/name`.
        contacts_url: the second database; beside the first unless given.
    """
    parsed = make_url(url)
    if parsed.drivername == "postgresql":
        parsed = parsed.set(drivername="postgresql+psycopg")
    engine = _engine(parsed)
    contacts = _engine(make_url(contacts_url)) if contacts_url else _beside(engine)
    gate = None
    if engine.dialect.name == "sqlite" and engine.url.database:
        gate = Gate(Path(f"{engine.url.database}.lock"))
    return Database(engine, contacts, gate)


def migration_config(connection: Any = None) -> Config:
    """Return Alembic's settings; the migrations travel inside the package."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    return config


def _engine(url: Any) -> Engine:
    if not url.drivername.startswith("sqlite"):
        engine = create_engine(url)
        event.listen(engine, "checkout", _alive)
        event.listen(engine, "checkin", _rested)
        return engine
    if url.database:
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _beside(engine: Engine) -> Engine:
    """Return the contacts' database: a file beside the first, or a schema of its own."""
    if engine.dialect.name == "sqlite":
        path = Path(engine.url.database or "klyngesvar.sqlite")
        return _engine(engine.url.set(database=str(path.with_name(f"{path.stem}-contacts.sqlite"))))
    return engine.execution_options(schema_translate_map={None: CONTACTS})


class Gated(Session):
    """A session that waits at the gate before each of its transactions begins, and holds it until it has ended."""


@event.listens_for(Gated, "after_transaction_create")
def _take(session: Session, transaction: SessionTransaction) -> None:
    gate: Gate | None = session.info["gate"]
    if gate and transaction.parent is None:
        gate.take()
        session.info["passed"] = True


@event.listens_for(Gated, "after_transaction_end")
def _give_up(session: Session, transaction: SessionTransaction) -> None:
    gate: Gate | None = session.info["gate"]
    if gate and transaction.parent is None and session.info.pop("passed", False):
        gate.give_up()


def _alive(connection: Any, record: Any, _proxy: Any) -> None:
    """Try a connection that has rested: the server may have been started anew meanwhile.

    Asking before every page, as the pool can, costs a page a tenth; under load no connection rests that long.

    Raises:
        DisconnectionError: if it is dead, so that the pool gives another.
    """
    if time.monotonic() - record.info.get("rested", 0.0) < RESTED_SECONDS:
        return
    try:
        connection.execute("SELECT 1")
        connection.rollback()
    except connection_errors() as error:
        raise DisconnectionError from error


def _rested(_connection: Any, record: Any) -> None:
    record.info["rested"] = time.monotonic()


def connection_errors() -> tuple[type[Exception], ...]:
    """Return what PostgreSQL's driver raises when the line is dead."""
    import psycopg  # noqa: PLC0415 - an installation on SQLite never loads it

    return (psycopg.Error,)


def _prepare(connection: Any, _record: Any) -> None:
    """Set SQLite up: durable, fair to readers, and with deleted text really gone."""
    connection.isolation_level = None  # SQLAlchemy's begin event opens transactions, not the driver
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Any) -> None:
    """Begin at once as a writer where one will write: a reader that turns writer is refused, not kept waiting."""
    options = connection.get_execution_options()
    if options.get("isolation_level") == "AUTOCOMMIT":
        return
    writes = options.get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
