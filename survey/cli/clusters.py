"""Commands for clusters: a folder to begin with, and taking it in."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import click

from survey.cli.group import command
from survey.cli.installation import WHO, installation
from survey.cli.parameters import Existing
from survey.cli.speech import refuse, tell
from survey.cluster import reader
from survey.fieldwork import audit, waves
from survey.texts.catalogue import SOURCE, say
from survey.web.addresses import RESERVED

SKELETON = Path(__file__).parent / "skeleton"
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@command("new")
@click.argument("folder", type=click.Path(path_type=Path))
def new(folder: Path) -> None:
    """Make a cluster's folder, with an example of every file."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise refuse("folder_taken", folder=str(folder))
    folder.mkdir(parents=True, exist_ok=True)
    for file in reader.FILES:
        shutil.copyfile(SKELETON / file, folder / file)
    if SLUG.fullmatch(folder.name):
        settings = folder / reader.FILES[0]
        written = settings.read_text(encoding="utf-8")
        settings.write_text(re.sub(r"(?m)^slug: \S+", f"slug: {folder.name}", written), encoding="utf-8")
    tell("new_made", folder=str(folder), files=", ".join(reader.FILES))


@command("add")
@click.argument("folder", type=Existing(exists=True, file_okay=False, path_type=Path))
def add(folder: Path) -> None:
    """Check a cluster's folder and take it into the installation."""
    reading = reader.read(folder)
    for note in reading.notes:
        click.echo(say(note, SOURCE))
    cluster = reading.cluster
    check_address(cluster.settings.slug)
    with installation() as here, here.database.writing() as session:
        waves.add_cluster(session, cluster, now=here.now)
        audit.log(session, WHO, "add cluster", cluster.settings.slug, now=here.now)
    tell(
        "added",
        name=cluster.settings.name,
        slug=cluster.settings.slug,
        villages=len(cluster.villages),
        residents=cluster.population.total(),
    )


def check_address(slug: str) -> None:
    """End the command where a cluster or a wave would hide another page.

    Raises:
        click.ClickException: naming the slug.
    """
    if slug in RESERVED:
        raise refuse("reserved", name=slug)
