"""Command for results: an edition of a wave."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, cast

import click

from survey.cli.group import command, option
from survey.cli.installation import WHO, Installation, installation
from survey.cli.parameters import OneOf
from survey.cli.speech import tell, word
from survey.fieldwork import audit, responses, spool, waves
from survey.release import editions, register

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@command("release")
@click.argument("cluster")
@click.argument("wave")
@option("--kind", type=OneOf(editions.KINDS), default="preliminary", show_default=True)
def release(cluster: str, wave: str, kind: str) -> None:
    """Freeze a wave's responses as an edition, and make workbook, charts and report of it."""
    with installation() as here:
        with here.database.writing() as session:
            found = waves.named(session, cluster, wave)
            if responses.waiting(session, found):
                spool.mix(session, found, here.keys.private(found.id), here.rng)
            audit.log(session, WHO, "edition asked", f"{cluster} {wave} {kind}", now=here.now)
        with progress("releasing") as step:
            edition = editions.make(
                here.database,
                found,
                out=editions_folder(here),
                kind=cast("editions.Kind", kind),
                now=here.now,
                progress=step,
            )
        folder = register.folder(editions_folder(here), found, edition.number)
    tell("released", edition=register.label(edition), folder=str(folder))


def editions_folder(here: Installation) -> Path:
    """Return where the installation keeps its editions."""
    return here.config.instance / "editions"


@contextmanager
def progress(label: str) -> Iterator[Callable[[int, int], None]]:
    """Show a progress bar, and give what moves it: steps done, of how many."""
    with click.progressbar(length=1, label=word(label)) as bar:

        def step(done: int, of: int) -> None:
            bar.length = max(of, 1)
            bar.update(done - bar.pos)

        yield step
        bar.update((bar.length or 1) - bar.pos)
