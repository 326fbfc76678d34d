"""The database keeps what it acknowledges, on SQLite and on PostgreSQL."""

import datetime as dt

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, inspect, select, text
from sqlalchemy.exc import DataError, IntegrityError

from survey.storage import records
from survey.storage.database import migration_config


def test_the_migrations_lead_to_the_models(database):
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, records.Base.metadata) == []


def test_the_migrations_lead_back_to_nothing(database):
    with database.engine.begin() as connection:
        command.downgrade(migration_config(connection), "base")
    assert set(inspect(database.engine).get_table_names()) <= {"alembic_version", "contacts"}


def test_a_failed_writing_leaves_nothing(database):
    with pytest.raises(ZeroDivisionError), database.writing() as session:
        session.add(records.Cluster(slug="a", content={}))
        raise ZeroDivisionError
    with database.reading() as session:
        assert session.scalars(select(records.Cluster)).all() == []


def test_times_come_back_in_utc(database):
    at = dt.datetime(2026, 10, 25, 2, 30, tzinfo=dt.timezone(dt.timedelta(hours=2)))
    with database.writing() as session:
        session.add(records.Audit(id="1", who="a", what="b", about="c", at=at))
    with database.reading() as session:
        assert session.get(records.Audit, "1").at == dt.datetime(2026, 10, 25, 0, 30, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("column", "value"),
    [("week", "2026-10-06"), ("channel", "mail"), ("mode", "fax"), ("disposition", "ineligible")],
)
def test_a_response_breaks_no_promise(database, column, value, wave):
    good = {"week": "2026-W41", "channel": "card", "mode": "web", "disposition": "complete"}
    response = records.Response(
        id="1", wave=wave.id, frame_village="a", village="a", version="v", language="da", values={},
        **{**good, column: value},
    )  # fmt: skip
    with pytest.raises((IntegrityError, DataError)), database.writing() as session:
        session.add(response)


def test_a_response_has_no_column_for_a_code_or_a_time():
    columns = {column.name for column in records.Response.__table__.columns}
    assert columns == {
        "id", "wave", "frame_village", "village", "channel", "mode", "week", "version", "language", "disposition",
        "values", "withdrawal",
    }  # fmt: skip


@pytest.mark.parametrize("table", ["responses", "spool", "drafts", "codes"])
def test_no_row_number_tells_an_order_in_sqlite(table):
    assert records.Base.metadata.tables[table].dialect_options["sqlite"]["with_rowid"] is False


KILLING = {
    "postgresql": "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
    " AND datname = current_database()",
    "sqlite": "SELECT 1",
}


def test_a_connection_that_died_while_it_rested_is_replaced(database, monkeypatch):
    """The database server was started anew, and nobody notices."""
    monkeypatch.setattr("survey.storage.database.RESTED_SECONDS", 0.0)
    with database.looking() as connection:
        connection.execute(text("SELECT 1"))
    other = create_engine(database.engine.url)
    with other.connect() as connection:
        connection.execute(text(KILLING[other.dialect.name]))
    other.dispose()
    with database.looking() as connection:
        assert connection.execute(text("SELECT 7")).scalar() == 7
