"""Command that makes a cluster's population.csv of the counts that Statistikbanken or the municipality gives."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import yaml

from survey.cli.group import command, option
from survey.cli.parameters import Existing, OneOf
from survey.cli.speech import refuse, tell, word
from survey.cluster.errors import ClusterError
from survey.cluster.findings import Findings
from survey.cluster.settings_file import read_settings
from survey.cluster.sheet import read_text
from survey.cluster.tables import read_population, read_villages
from survey.formats.errors import FormatError
from survey.formats.statbank import read_figures
from survey.formats.statbank_areas import Areas
from survey.formats.statbank_counts import understand
from survey.formats.statbank_population import BEFORE, EVENLY, settle
from survey.texts.catalogue import SOURCE, say
from survey.texts.message import Message
from survey.texts.numbers import number

if TYPE_CHECKING:
    from survey.cluster.population import Population
    from survey.cluster.villages import Village
    from survey.formats.statbank_counts import Counts
    from survey.formats.statbank_population import Settled
    from survey.texts.faults import Fault

EXISTING_FILE = Existing(exists=True, dir_okay=False, path_type=Path)
EXISTING_FOLDER = Existing(exists=True, file_okay=False, path_type=Path)
SETTINGS, VILLAGES, POPULATION, KEPT = "cluster.yaml", "villages.csv", "population.csv", "population-before.csv"


@command("population")
@click.argument("files", type=EXISTING_FILE, nargs=-1, required=True)
@option("--cluster", "folder", type=EXISTING_FOLDER, required=True, says="population_cluster")
@option("--divide", type=OneOf([BEFORE, EVENLY]), default=None)
@option("--time", default="")
@option("--look", is_flag=True)
def population(files: tuple[Path, ...], folder: Path, divide: str | None, time: str, *, look: bool) -> None:
    """Show how files of counts are understood, and write them as the cluster's population."""
    cluster = _cluster(folder)
    areas = Areas(cluster.villages, cluster.municipality)
    counts = _understood(files, areas, time)
    for each in counts:
        _tell_counts(each)
    settled = settle(counts, areas, before=cluster.before, said=cluster.said, divide=divide or "")
    _tell_population(settled, cluster)
    if look:
        tell("population_looked")
    else:
        _write(folder, settled)


@dataclass(frozen=True, slots=True)
class _Cluster:
    """What of a cluster's folder must be right before its population can be made."""

    municipality: str
    villages: tuple[Village, ...]
    before: Population | None
    said: str


def _cluster(folder: Path) -> _Cluster:
    """Return what is needed of a cluster's folder.

    Raises:
        ClusterError: with every fault of its settings and villages.
    """
    findings = Findings()
    settings = read_settings(folder / SETTINGS, findings)
    villages = read_villages(folder / VILLAGES, findings)
    if findings.faults or settings is None:
        raise ClusterError(findings.faults)
    found = Findings()
    before = read_population(folder / POPULATION, villages, found)
    said = _origin(settings.population_note)
    return _Cluster(settings.municipality, villages, None if found.faults else before, said)


def _origin(note: str) -> str:
    """Return what a note says of the first numbers, where it quotes an earlier note: quotes shall not grow."""
    quoting = say(Message.of("population_before_said", said=""), SOURCE)[:-1]
    return note.rpartition(quoting)[2].removesuffix("«")


def _understood(files: tuple[Path, ...], areas: Areas, time: str) -> list[Counts]:
    """Return what every file counts, or the faults of all of them."""
    counts: list[Counts] = []
    faults: list[Fault] = []
    for file in files:
        try:
            counts.append(understand(read_figures(file), areas, time=time))
        except FormatError as error:
            faults.extend(error.faults)
    if faults:
        raise FormatError(faults)
    return counts


def _tell_counts(counts: Counts) -> None:
    """Say how a file was understood: its shape, its columns and whom it counts."""
    figures = counts.figures
    tell("population_read", file=figures.file, assumed=" · ".join(filter(None, (figures.table, figures.assumed))))
    for column, role in zip(figures.columns, counts.roles, strict=True):
        if column and not (figures.shape == "wide" and column in {"sex", "age", "time"}):
            tell("population_column", column=column, role=word(f"population_role_{role}"))
    said: dict[str, Any] = {
        "people": number(counts.residents),
        "areas": len(counts.areas),
        "kind": word("population_parishes" if counts.kind == "parish" else "population_villages"),
        "time": word("population_at", time=counts.time) if counts.time else "",
    }
    if counts.adults is None:
        tell("population_people_only", **said)
    else:
        tell("population_people", **said, adults=number(counts.adults))
    for note in counts.notes:
        click.echo(f"    {say(note, SOURCE)}")


def _tell_population(settled: Settled, cluster: _Cluster) -> None:
    """Say every village's number, beside what it was, and what the method note will say."""
    new, before = settled.population, cluster.before
    for village in cluster.villages:
        old = before.total(village.name) if before else None
        _tell_number("population_village", new.total(village.name), old, village.label)
    _tell_number("population_total", new.total(), before.total() if before else None)
    for note in settled.notes:
        click.echo(say(note, SOURCE))


def _tell_number(key: str, count: int, before: int | None, village: str = "") -> None:
    said = {"village": village} if village else {}
    if before is None:
        tell(key, count=number(count), **said)
    else:
        tell(f"{key}_before", count=number(count), before=number(before), **said)


def _write(folder: Path, settled: Settled) -> None:
    """Write the population and its note, both or neither, and keep the numbers that stood there."""
    note = " ".join(say(each, SOURCE) for each in settled.notes)
    settings, counts = folder / SETTINGS, folder / POPULATION
    with_note = _with_note(read_text(settings)[0], note)
    if with_note is None:
        raise refuse("population_settings", file=SETTINGS)
    text = _table(settled.population)
    new = [(path.with_name(f".{path.name}.new"), path) for path in (counts, settings)]
    try:
        for (path, _), content in zip(new, (text, with_note), strict=True):
            path.write_text(content, encoding="utf-8", newline="")
        is_other = counts.is_file() and read_text(counts)[0] != text
        if is_other:
            (folder / KEPT).write_bytes(counts.read_bytes())
        for path, there in new:
            path.replace(there)
    finally:
        for path, _ in new:
            path.unlink(missing_ok=True)
    tell("population_written", file=str(counts))
    if is_other:
        tell("population_kept", file=str(folder / KEPT))


def _with_note(text: str, note: str) -> str | None:
    """Return cluster.yaml with the line of the note, or None where its place can't be found with certainty."""
    line = f"population_note: {json.dumps(note, ensure_ascii=False)}"
    if re.search(r"(?m)^population_note:", text):
        changed = re.sub(r"(?m)^population_note:.*$", lambda _: line, text)
    else:
        changed = f"{text.rstrip()}\n{line}\n"
    try:
        before, after = yaml.load(text, yaml.BaseLoader), yaml.load(changed, yaml.BaseLoader)  # noqa: S506 - texts only
    except yaml.YAMLError:
        return None
    return changed if after == before | {"population_note": note} else None


def _table(counts: Population) -> str:
    written = io.StringIO()
    rows = csv.writer(written, delimiter=";", lineterminator="\n")
    rows.writerow(("village", "sex", "age", "count"))
    rows.writerows((*cell, count) for cell, count in counts.counts.items())
    return written.getvalue()
