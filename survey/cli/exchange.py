"""Commands to bring a form from another tool along, and to take a questionnaire to one."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

import click

from survey.cli.group import command, option
from survey.cli.parameters import Existing, OneOf
from survey.cli.questionnaires import tell_questionnaire
from survey.cli.speech import fault_line, refuse, tell
from survey.cluster.reader import read_cluster
from survey.formats import registry
from survey.questionnaire.bind import bind
from survey.questionnaire.questions import Option
from survey.questionnaire.reader import examine, load_questionnaire
from survey.questionnaire.wording import Wording
from survey.questionnaire.writer import write
from survey.texts.catalogue import SOURCE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from survey.formats.imported import Imported
    from survey.questionnaire.structure import Questionnaire

EXISTING_FILE = Existing(exists=True, dir_okay=False, path_type=Path)
EXISTING_FOLDER = Existing(exists=True, file_okay=False, path_type=Path)
SPEAKING = OneOf(["da", "en"])


@command("import")
@click.argument("file", type=EXISTING_FILE)
@option("--out", type=click.Path(file_okay=False, path_type=Path), default=Path(), says="import_out")
@option("--format", "name", type=OneOf([each.name for each in registry.READERS]), default=None, says="import_format")
@option("--form-language", default=SOURCE)
@option("--language", type=SPEAKING, default=SOURCE)
def import_form(file: Path, out: Path, name: str | None, form_language: str, language: str) -> None:
    """Make a questionnaire of another tool's form, and say everything that is not as it was there."""
    imported = registry.read(file, name=name or "", language=form_language)
    files = _files(imported)
    taken = [each for each in files if (out / each).exists()]
    if taken:
        raise refuse("import_taken", language=language, files=", ".join(taken), folder=str(out))
    out.mkdir(parents=True, exist_ok=True)
    for each, text in files.items():
        (out / each).write_text(text, encoding="utf-8")
    for change in imported.changes:
        click.echo(fault_line(change, language))
    count = len(imported.changes)
    tell("imported", language=language, file=str(out / next(iter(files))), changes=count, files=", ".join(files))
    tell_questionnaire(examine(out / next(iter(files))), language)


def _files(imported: Imported) -> dict[str, str]:
    """Return the questionnaire's files, and the table of the names that had to change."""
    files = write(imported.questionnaire)
    if imported.source_names:
        files[f"{imported.questionnaire.name}.names.csv"] = _table(imported.source_names)
    return files


def _table(names: Mapping[str, str]) -> str:
    text = io.StringIO()
    rows = csv.writer(text, delimiter=";", lineterminator="\n")
    rows.writerow(("name", "source_name"))
    rows.writerows(names.items())
    return text.getvalue()


@command("export")
@click.argument("file", type=EXISTING_FILE)
@option("--format", "name", type=OneOf([each.name for each in registry.WRITERS]), required=True, says="export_format")
@option("--out", type=click.Path(dir_okay=False, path_type=Path), default=None, says="export_out")
@option("--cluster", type=EXISTING_FOLDER, default=None, says="export_cluster")
@option("--language", type=SPEAKING, default=SOURCE)
def export_form(file: Path, name: str, out: Path | None, cluster: Path | None, language: str) -> None:
    """Write a questionnaire in another tool's format, and say what it cannot hold."""
    writer = next(each for each in registry.WRITERS if each.name == name)
    path = out or Path(f"{file.stem}{writer.suffix}")
    if path.suffix.lower() != writer.suffix:
        raise refuse("export_suffix", language=language, file=str(path), suffix=writer.suffix)
    questionnaire = load_questionnaire(file)
    losses = registry.write(_fielded(questionnaire, cluster) if cluster else questionnaire, path, name=name)
    for loss in losses:
        click.echo(fault_line(loss, language))
    tell("exported", language=language, file=str(path), losses=len(losses))


def _fielded(questionnaire: Questionnaire, folder: Path) -> Questionnaire:
    """Return the questionnaire with the villages and places of a cluster."""
    cluster = read_cluster(folder)
    villages = [Option(each.name, each.code, _danish(each.label)) for each in cluster.villages]
    places = [Option(each.name, code, _danish(each.label)) for code, each in enumerate(cluster.places, 1)]
    return bind(questionnaire, villages, {}, places=places)


def _danish(text: str) -> Wording:
    return Wording(((SOURCE, text),))
