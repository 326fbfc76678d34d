"""Commands for waves: open, close and finish one, and issue its codes."""

from __future__ import annotations

import csv
import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from survey.cli.clusters import check_address
from survey.cli.group import Commands, command, option
from survey.cli.installation import WHO, Installation, installation
from survey.cli.parameters import COPENHAGEN, Day, OneOf, Whole
from survey.cli.speech import refuse, tell, word
from survey.cli.versions import published_version
from survey.fieldwork import audit, binding, codes, moving, spool, waves
from survey.questionnaire import versions
from survey.storage import records

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from sqlalchemy.orm import Session

    from survey.questionnaire.versions import Version
    from survey.storage.records import Wave

HEADER = ("lookup", "code", "url", "village")
ABOUT = ("people", "organisations")
AT_ONCE = 20
"""Codes that are issued between two steps of the progress bar; each costs an Argon2id run."""


@click.group("wave", cls=Commands, help=word("wave_help"), short_help=word("wave_short"))
def wave() -> None:
    """Hold the commands of one wave."""


@command("open", under="wave")
@click.argument("cluster")
@click.argument("slug")
@option("--questionnaire", required=True)
@option("--opens", type=Day(ends=False), required=True)
@option("--closes", type=Day(ends=True), required=True)
@option("--modules", default=None)
@option("--about", type=OneOf(ABOUT), default="people", show_default=True)
@option("--simulated", is_flag=True)
@option("--key-copied", is_flag=True)
def open_wave(
    cluster: str,
    slug: str,
    questionnaire: str,
    opens: dt.datetime,
    closes: dt.datetime,
    modules: str | None,
    about: str,
    *,
    simulated: bool,
    key_copied: bool,
) -> None:
    """Open a wave of a questionnaire in a cluster."""
    check_address(slug)
    with installation() as here, here.database.writing() as session:
        version = published_version(session, questionnaire)
        modules = cluster_modules(session, cluster, version) if modules is None else modules
        opened = waves.open_wave(
            session,
            cluster=cluster,
            slug=slug,
            version=version,
            opens=opens,
            closes=closes,
            keys=here.keys,
            modules=chosen_modules(version, modules),
            simulated=simulated,
            about=about,
            now=here.now,
        )
        key = here.keys.folder / f"{opened.id}.key"
        if not (simulated or key_copied) and not click.confirm(word("key_question", file=str(key))):
            key.unlink()
            raise refuse("key_not_copied")
        audit.log(session, WHO, "wave opened", f"{cluster} {slug}", now=here.now)
    tell("wave_opened", address=f"{here.config.address}/{cluster}/{slug}/", until=_day(opened.withdraw_until))


def cluster_modules(session: Session, cluster: str, version: Version | records.Version) -> str:
    """Return the modules of the cluster's own settings that the questionnaire has; none where there is no cluster."""
    found = session.get(records.Cluster, cluster)
    chosen = found.content["settings"]["modules"] if found else ()
    return ",".join(name for name in chosen if name in ("all", *known_modules(version)))


def known_modules(version: Version | records.Version) -> list[str]:
    """Return the modules of a questionnaire by name."""
    return sorted({question.module for question in versions.read(version.text).questions()} - {""})


def chosen_modules(version: Version | records.Version, modules: str) -> Sequence[str]:
    """Return the modules by name, separated by commas; `all` stands for every module of the questionnaire.

    Raises:
        click.ClickException: naming the modules that there are.
    """
    known = known_modules(version)
    if modules == "all":
        return known
    asked = [name.strip() for name in modules.split(",") if name.strip()]
    unknown = [name for name in asked if name not in known]
    if unknown:
        raise refuse("no_module", module=", ".join(unknown), known=", ".join(known) or "–")
    return asked


@command("move", under="wave")
@click.argument("cluster")
@click.argument("slug")
@option("--questionnaire", required=True)
def move(cluster: str, slug: str, questionnaire: str) -> None:
    """Let a wave go over to a later version of its questionnaire."""
    with installation() as here, here.database.writing() as session:
        found = waves.named(session, cluster, slug)
        version = published_version(session, questionnaire)
        changes = moving.move(session, found, version, now=here.now)
        audit.log(session, WHO, "wave moved", f"{cluster} {slug} {version.sha256[:12]}", now=here.now)
        name, number = version.name, version.number
    tell("wave_moved", cluster=cluster, wave=slug, name=name, number=number, count=len(changes))


@command("close", under="wave")
@click.argument("cluster")
@click.argument("slug")
def close(cluster: str, slug: str) -> None:
    """Close a wave now."""
    _change(cluster, slug, "wave closed", lambda here, session, found: waves.close_wave(session, found, here.now))
    tell("wave_closed", cluster=cluster, wave=slug)


@command("finish", under="wave")
@click.argument("cluster")
@click.argument("slug")
def finish(cluster: str, slug: str) -> None:
    """Finish a wave: all paper is keyed, and the last groups leave the spool."""
    _change(cluster, slug, "wave finished", _finish)
    tell("wave_finished", cluster=cluster, wave=slug)


def _finish(here: Installation, session: Session, found: Wave) -> None:
    waves.finish_wave(session, found, here.now)
    session.flush()
    spool.mix(session, found, here.keys.private(found.id), here.rng)


def _change(cluster: str, slug: str, what: str, change: Callable[[Installation, Session, Wave], None]) -> None:
    """Change a wave in one transaction, and note it in the audit log."""
    with installation() as here, here.database.writing() as session:
        change(here, session, waves.named(session, cluster, slug))
        audit.log(session, WHO, what, f"{cluster} {slug}", now=here.now)


@command("codes")
@click.argument("cluster")
@click.argument("wave")
@click.argument("village")
@click.argument("number", type=Whole(1, 5000))
@option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True)
@option("--channel", type=OneOf(["card", "letter"]), default="card", show_default=True)
def issue(cluster: str, wave: str, village: str, number: int, out: Path, channel: str) -> None:
    """Issue codes of one village into a file; they can't be seen again."""
    if out.exists():
        raise refuse("file_taken", file=str(out))
    with installation() as here, here.database.writing() as session:
        found = waves.named(session, cluster, wave)
        plain: list[str] = []
        with click.progressbar(length=number, label=word("issuing")) as bar:
            while len(plain) < number:
                some = min(AT_ONCE, number - len(plain))
                plain += codes.issue(session, found, village, some, channel=channel, keys=here.keys, rng=here.rng)
                bar.update(some)
        audit.log(session, WHO, "codes issued", f"{cluster} {wave} {village} {number}", now=here.now)
        label = {each.name: each.label for each in binding.cluster_of(found).villages}.get(village, village)
        _write(out, [(code, code_address(here, found, code), label) for code in plain])
    tell("codes_written", number=number, village=label, file=str(out))


def code_address(here: Installation, wave: Wave, code: str) -> str:
    """Return the address of a card's QR code."""
    return f"{here.config.address}/{wave.cluster}/{wave.slug}/k/{codes.clean(code)}"


def _write(out: Path, lines: Sequence[tuple[str, str, str]]) -> None:
    """Write the codes into a new file that only its owner can read, durably, before they are stored."""
    descriptor = os.open(out, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\n")
        writer.writerow(HEADER)
        writer.writerows((code[: codes.LOOKUP], code, url, village) for code, url, village in lines)
        file.flush()
        os.fsync(file.fileno())


def _day(moment: dt.datetime) -> str:
    return moment.astimezone(COPENHAGEN).date().isoformat()


for each in (open_wave, move, close, finish):
    wave.add_command(each)
