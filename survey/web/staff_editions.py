"""The staff's editions: made by a process of its own, and their files downloaded."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import abort, send_from_directory

from survey.release import register
from survey.web.staff import READERS, WAVE, Desk, room, wave_page
from survey.web.visits import house

if TYPE_CHECKING:
    from pathlib import Path

    from flask import Response

    from survey.storage.database import Database
    from survey.storage.records import Edition, Wave
    from survey.web.visits import House

logger = logging.getLogger(__name__)
# The command line stands above the web: it is started, never imported.
COMMAND = (sys.executable, "-c", "from survey.cli import main; main()", "release")
STATES = {"asked": "Laves nu", "made": "Klar", "failed": "Kunne ikke laves"}
KINDS = {"preliminary": "Foreløbig", "final": "Endelig", "correction": "Rettelse"}


@dataclass(frozen=True, slots=True)
class Shown:
    """An edition as pages name it."""

    number: int
    kind: str
    state: str
    row: Edition

    @classmethod
    def of(cls, row: Edition) -> Shown:
        """Return the edition of a row; its fingerprint stands in the files, people see its number."""
        return cls(row.number, KINDS[row.kind], STATES[row.state], row)


def start(at: House, wave: Wave) -> threading.Thread:
    """Start to make the edition that was asked for, in a process that outlives this one; return who waits for it."""
    folder = at.config.instance / "editions" / wave.cluster / wave.slug
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "making.log").open("ab") as log:
        process = subprocess.Popen(  # noqa: S603 - our own interpreter and our own package
            [*COMMAND, wave.cluster, wave.slug, "--kind", "preliminary"],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            env={**os.environ, "KLYNGESVAR_INSTANCE": str(at.config.instance)},
            start_new_session=True,
        )
    waiting = threading.Thread(target=_wait, args=(process, at.database, wave), daemon=True)
    waiting.start()
    return waiting


def _wait(process: subprocess.Popen[bytes], database: Database, wave: Wave) -> None:
    """Wait for the process, so that it leaves no zombie; what it could not even begin is marked as failed."""
    code = process.wait()
    if code == 0:
        return
    logger.error("edition failed", extra={"wave": wave.id, "code": code})
    with database.writing() as writing:
        for row in register.editions(writing, wave):
            if row.state == "asked":
                row.state = "failed"


def files(folder: Path) -> tuple[str, ...]:
    """Return the names of an edition's files relative to its folder, those at its top first; links are no files."""
    found = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    names = [path.relative_to(folder).as_posix() for path in found]
    return tuple(sorted(names, key=lambda name: (name.count("/"), name)))


@room.get(f"{WAVE}/udgaver/<int:number>/")
@wave_page(*READERS)
def edition(desk: Desk, number: int) -> Response:
    """List an edition's files."""
    row = _made(desk, number)
    every = files(_folder(desk, number))
    names, figures = ([name for name in every if ("/" in name) is inside] for inside in (False, True))
    return desk.render("staff/edition.html", edition=Shown.of(row), names=names, figures=figures)


@room.get(f"{WAVE}/udgaver/<int:number>/<path:name>")
@wave_page(*READERS)
def download(desk: Desk, number: int, name: str) -> Response:
    """Hand out a file that stands in the edition's folder, and note who took it."""
    _made(desk, number)
    folder = _folder(desk, number)
    if name not in files(folder):
        abort(404)
    with house().database.writing() as writing:
        desk.record(writing, "edition downloaded", f"{number} {name}")
    response = send_from_directory(folder, name, as_attachment=True, conditional=False)
    response.headers["Cache-Control"] = "no-store"
    return response


def _made(desk: Desk, number: int) -> Edition:
    """Return an edition that can be read, or end with 404."""
    with house().database.reading() as reading:
        row = next((each for each in register.made(reading, desk.wave) if each.number == number), None)
    return row or abort(404)


def _folder(desk: Desk, number: int) -> Path:
    return register.folder(house().config.instance / "editions", desk.wave, number)
