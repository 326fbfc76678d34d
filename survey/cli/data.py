"""Command for the analyst: a wave's microdata as files for every statistics program."""

from __future__ import annotations

import os
from pathlib import Path

import click

from survey.cli.group import command, option
from survey.cli.installation import WHO, installation
from survey.cli.parameters import Existing, OneOf
from survey.cli.speech import refuse, tell
from survey.fieldwork import audit
from survey.web.config import PREFIX

LONGEST_LINE = 200
"""Of the log."""
FOLDER = Existing(exists=True, file_okay=False, path_type=Path)


@command("data")
@click.argument("folder", type=FOLDER)
@option("--out", required=True, type=click.Path(path_type=Path), says="data_out")
@option("--language", type=OneOf(["da", "en", "de"]), default=None, says="data_language")
@option("--words", is_flag=True, says="data_words")
@option("--reason", default="", says="data_reason")
def data(folder: Path, out: Path, language: str | None, *, words: bool, reason: str) -> None:
    """Write a folder of microdata as Excel, CSV, SPSS, Stata, R and DDI, with its codebook."""
    from survey.formats import delivery  # noqa: PLC0415 (pandas and pyreadstat: no other command waits for them)
    from survey.formats.datafile import from_microdata  # noqa: PLC0415

    _log(folder, reason)
    read = from_microdata(folder, with_words=words)
    if out.suffix.lower() == ".zip":
        _write(out, delivery.packed(read, language=language or "", with_words=words))
    else:
        out.mkdir(parents=True, exist_ok=True, mode=0o700)
        for name, content in delivery.files(read, language=language or "", with_words=words).items():
            _write(out / name, content)
    tell("data_written", out=str(out), rows=len(read.rows), columns=len(read.columns))


def _log(folder: Path, reason: str) -> None:
    """Write in the installation's log that its microdata were taken out, by whom and what for.

    A copy that the analyst has elsewhere was logged when it was made.
    """
    instance = Path(os.environ.get(f"{PREFIX}INSTANCE", "instance")).resolve()
    if not folder.resolve().is_relative_to(instance):
        return
    if not reason.strip():
        raise refuse("data_no_reason")
    with installation() as here, here.database.writing() as session:
        about = f"{folder.resolve().relative_to(instance).as_posix()}: {reason.strip()}"
        audit.log(session, WHO, "microdata exported", about[:LONGEST_LINE], now=here.now)


def _write(path: Path, content: bytes) -> None:
    """Write a file that nobody but its owner may read."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)
    path.chmod(0o600)
    path.write_bytes(content)
