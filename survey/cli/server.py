"""Commands for operators: start the server, bring the database up to date, do what is due."""

from __future__ import annotations

import os
import socket
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING

from sqlalchemy import select

from survey.cli.group import command, option
from survey.cli.installation import installation
from survey.cli.parameters import Whole
from survey.cli.releases import editions_folder
from survey.cli.speech import refuse, tell
from survey.fieldwork import responses, retention, spool
from survey.release import kept
from survey.storage.records import Wave
from survey.web.config import Config

if TYPE_CHECKING:
    from collections.abc import Mapping

WORKERS = THREADS = 2
PORT = 8000


@command("serve")
@option("--host", default="127.0.0.1", show_default=True)
@option("--port", type=Whole(1, 65535), default=PORT, show_default=True)
def serve(host: str, port: int) -> None:
    """Serve residents and staff until stopped."""
    Config.from_environ()
    become_server(host, port, os.environ)


def become_server(host: str, port: int, environment: Mapping[str, str]) -> None:
    """Replace this process with the server, so that whoever stops it stops that.

    Raises:
        click.ClickException: if there is no server on this kind of machine, or the port is in use.
    """
    if find_spec("gunicorn") is None:
        raise refuse("no_server")
    if is_taken(host, port):
        raise refuse("port_taken", port=port, other=port + 1)
    sys.stdout.flush()
    os.execve(sys.executable, server_command(host, port), dict(environment))  # noqa: S606 - no shell is wanted


def server_command(host: str, port: int) -> list[str]:
    """Return the server's command: no access log, since addresses of cards hold codes."""
    options = {
        "--bind": f"{host}:{port}",
        "--worker-class": "gthread",
        "--workers": str(WORKERS),
        "--threads": str(THREADS),
        "--log-level": "warning",
    }
    words = [part for pair in options.items() for part in pair]
    return [sys.executable, "-m", "gunicorn", *words, "--no-control-socket", "survey.web.app:create_app()"]


def is_taken(host: str, port: int) -> bool:
    """Return whether something listens there already."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return True
    return False


@command("migrate")
def migrate() -> None:
    """Create the tables, or bring them to this program's version."""
    with installation() as here:
        here.database.migrate()
    tell("migrated")


@command("tend")
def tend() -> None:
    """Do what is due: to be run every hour."""
    with installation() as here:
        with here.database.reading() as session:
            every = session.scalars(select(Wave).order_by(Wave.id)).all()
            waiting = [wave for wave in every if responses.waiting(session, wave)]
        left = 0
        for wave in waiting:
            with here.database.writing() as session:
                left += spool.mix(session, wave, here.keys.private(wave.id), here.rng)
        with here.database.writing() as session:
            retention.erase(session, here.now)
        with here.database.reading() as session:
            for wave in every:
                kept.forget(session, wave, editions_folder(here))
    tell("tended", count=left)
