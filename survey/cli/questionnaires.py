"""Commands for authors: check a questionnaire, publish it."""

from __future__ import annotations

from pathlib import Path

import click

from survey.cli.group import command, option
from survey.cli.installation import WHO, installation
from survey.cli.parameters import Existing, OneOf
from survey.cli.speech import Refusal, fault_line, fault_lines, tell
from survey.cluster import reader as cluster_reader
from survey.fieldwork import audit, published
from survey.questionnaire import versions
from survey.questionnaire.budget import minutes
from survey.questionnaire.reader import Examined, examine
from survey.texts.catalogue import SOURCE, say
from survey.texts.faults import FaultsError

EXISTING = Existing(exists=True, path_type=Path)
EXISTING_FILE = Existing(exists=True, dir_okay=False, path_type=Path)


@command("check")
@click.argument("file", type=EXISTING)
@option("--language", type=OneOf(["da", "en"]), default=SOURCE)
def check(file: Path, language: str) -> None:
    """Read a questionnaire, or a cluster's folder, and say what is wrong with it."""
    try:
        if file.is_dir():
            _tell_cluster(file, language)
        else:
            tell_questionnaire(examine(file), language)
    except FaultsError as error:
        raise Refusal(fault_lines(error.faults, language)) from error


def _tell_cluster(folder: Path, language: str) -> None:
    reading = cluster_reader.read(folder)
    cluster = reading.cluster
    tell(
        "check_cluster",
        language=language,
        name=cluster.settings.name,
        villages=len(cluster.villages),
        places=len(cluster.places),
        residents=cluster.population.total(),
    )
    for note in reading.notes:
        click.echo(say(note, language))


def tell_questionnaire(examined: Examined, language: str) -> None:
    """Print how long a sound questionnaire is, and what is missing or stale in it."""
    questionnaire = examined.questionnaire
    tell(
        "check_questionnaire",
        language=language,
        title=questionnaire.title.source(),
        pages=len(questionnaire.pages),
        questions=sum(1 for question in questionnaire.questions() if question.kind != "note"),
        languages=", ".join(questionnaire.languages),
    )
    has_core = any(question.core for question in questionnaire.questions())
    for core_only in (True, False) if has_core else (False,):
        shortest, longest = (f"{each:.0f}" for each in minutes(questionnaire, core_only=core_only))
        form = "standard" if core_only else "whole"
        tell(f"check_minutes_{form}", language=language, shortest=shortest, longest=longest)
    for fault in (*examined.warnings, *examined.holes):
        click.echo(fault_line(fault, language))
    if examined.holes and not examined.incomplete_ok:
        tell("check_holes", language=language, count=len(examined.holes))
    else:
        tell("check_fine", language=language)


@command("publish")
@click.argument("file", type=EXISTING_FILE)
@option("--lock-only", is_flag=True)
def publish(file: Path, *, lock_only: bool) -> None:
    """Freeze a questionnaire's texts, translations and codes as one version."""
    version, has_twin = versions.publish(file), False
    for warning in version.warnings:
        click.echo(fault_line(warning))
    if lock_only:
        _write_locks(file, version)
    else:
        with installation() as here, here.database.writing() as session:
            has_twin = published.has_twin(session, version)
            published.keep(session, version)
            audit.log(session, WHO, "publish", f"{version.name} {version.number}", now=here.now)
            _write_locks(file, version)
    tell("published", name=version.name, number=version.number, sha256=version.sha256)
    if has_twin:
        tell("published_twin", number=version.number, next=version.number + 1)


def _write_locks(file: Path, version: versions.Version) -> None:
    """Write the lock files beside the questionnaire, and beside the files it uses."""
    for name, text in version.locks:
        path = file.parent / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            tell("lock_written", file=str(path))
