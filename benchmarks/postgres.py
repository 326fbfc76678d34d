"""A PostgreSQL server for as long as a benchmark runs, where one is to be had."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import uuid
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import create_engine, make_url, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import URL

DEBIAN = Path("/usr/lib/postgresql")


@contextmanager
def database() -> Iterator[str]:
    """Give the address of an empty database; an empty one where there is no server.

    The server is the one of TEST_DATABASE_URL, otherwise Debian's binaries, started with durable commits.
    """
    with _server() as server:
        if server is None:
            yield ""
            return
        name = f"bench_{uuid.uuid4().hex}"
        admin = create_engine(server, isolation_level="AUTOCOMMIT")
        with admin.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
        yield server.set(database=name).render_as_string(hide_password=False)
        with admin.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        admin.dispose()


@contextmanager
def _server() -> Iterator[URL | None]:
    if given := os.environ.get("TEST_DATABASE_URL"):
        yield make_url(given).set(drivername="postgresql+psycopg")
        return
    binaries = sorted(DEBIAN.glob("*/bin/pg_ctl"))
    if not binaries:
        yield None
        return
    programs, folder = binaries[-1].parent, Path(tempfile.mkdtemp(prefix="klyngesvar-bench-"))
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    data, options = str(folder / "data"), f"-k {folder} -c listen_addresses=''"
    _run(programs / "initdb", "-D", data, "-A", "trust", "-U", "postgres", "-E", "UTF8")
    _run(programs / "pg_ctl", "-D", data, "-o", options, "-w", "-l", str(folder / "log"), "start")
    try:
        yield make_url("postgresql+psycopg://postgres@/postgres").update_query_dict({"host": str(folder)})
    finally:
        _run(programs / "pg_ctl", "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def _run(program: Path, *arguments: str) -> None:
    """Run a program as a user that PostgreSQL accepts; it refuses root."""
    user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    command = [*user, str(program), *arguments]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT)
