"""Command for simulation: fill a simulated wave, or try a questionnaire before it is published."""

from __future__ import annotations

import datetime as dt
import random
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from survey.bundled import questionnaires_folder
from survey.cli.group import command, option
from survey.cli.installation import WHO, installation
from survey.cli.parameters import Existing, Whole
from survey.cli.speech import refuse, tell, word
from survey.cli.waves import chosen_modules
from survey.cluster.reader import read_cluster
from survey.fieldwork import audit, binding, published, simulate_routes, simulate_wave, waves
from survey.fieldwork.keys import Keys
from survey.fieldwork.simulation import harbaekdalen
from survey.questionnaire import versions
from survey.release import microdata
from survey.storage.database import open_database

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from survey.cluster.cluster import Cluster
    from survey.questionnaire.versions import Version
    from survey.storage.records import Wave

DEMO_CLUSTER, DEMO_QUESTIONNAIRE = "harbaekdalen", "residents"
DEMO_RESPONSES = 1162
AT_ONCE = 25
TRIAL = "afproevning"


@command("simulate")
@click.argument("target", metavar="CLUSTER|FILE")
@click.argument("wave", required=False)
@option("--number", type=Whole(1, 1_000_000), default=None)
@option("--seed", type=int, default=1, show_default=True)
@option("--out", type=click.Path(file_okay=False, path_type=Path), default=None, says="simulate_out")
@option(
    "--cluster",
    type=Existing(exists=True, file_okay=False, path_type=Path),
    default=lambda: questionnaires_folder() / "demo",
    says="simulate_cluster",
)
def simulate(target: str, wave: str | None, number: int | None, seed: int, out: Path | None, cluster: Path) -> None:
    """Answer a questionnaire as invented people would."""
    if wave is None:
        _try_file(Path(target), number or 200, seed, out, read_cluster(cluster))
        return
    with installation() as here, here.database.writing() as session:
        found = waves.named(session, target, wave)
        if not found.simulated:
            raise refuse("not_simulated", wave=wave)
        made = fill(session, found, number, random.Random(seed))  # noqa: S311 - the same seed gives the same answers
        audit.log(session, WHO, "wave simulated", f"{target} {wave} {made}", now=here.now)
    tell("simulated", number=made, cluster=target, wave=wave)


def fill(session: Session, wave: Wave, number: int | None, rng: random.Random) -> int:
    """Fill a simulated wave, with a progress bar, and return how many responses it got.

    Without a number the demo cluster's residents answer by their own model, all 1,162 of them.
    """
    questionnaire = binding.bound(wave)
    if number is None and (wave.cluster, questionnaire.name) == (DEMO_CLUSTER, DEMO_QUESTIONNAIRE):
        answering = harbaekdalen.respondents(binding.cluster_of(wave), questionnaire, rng)
        with click.progressbar(answering, length=DEMO_RESPONSES, label=word("simulating")) as bar:
            filled = simulate_wave.fill(session, wave, bar, rng=rng)
        simulate_wave.turn_away(session, wave, harbaekdalen.screened_out(binding.cluster_of(wave), rng))
        return filled
    made, wanted = 0, number or 200
    with click.progressbar(length=wanted, label=word("simulating")) as bar:
        while made < wanted:
            some = simulate_wave.simulate(session, wave, min(AT_ONCE, wanted - made), rng=rng)
            made += some
            bar.update(some)
    return made


def _try_file(file: Path, number: int, seed: int, out: Path | None, cluster: Cluster) -> None:
    """Answer an unpublished questionnaire in an installation that is thrown away, and keep the microdata."""
    if not file.is_file():
        raise refuse("no_file", file=str(file))
    out = out or Path(f"{file.stem}-{TRIAL}")
    if out.exists() and any(out.iterdir()):
        raise refuse("folder_taken", folder=str(out))
    version = versions.publish(file)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        database = open_database(f"sqlite:///{folder / 'trial.sqlite'}")
        database.migrate()
        with database.writing() as session:
            wave = _trial(session, version, cluster, Keys(pepper=b"", cookie=b"", folder=folder))
            fill(session, wave, number, random.Random(seed))  # noqa: S311 - the same seed gives the same answers
            session.flush()
            microdata.write(session, wave, out, number=0, sort="preliminary")
            way = random.Random(seed)  # noqa: S311 - the same seed takes the same routes
            routes = simulate_routes.follow(binding.bound(wave), rng=way, this_year=wave.opens.year)
        database.dispose()
    tell("tried", number=number, folder=str(out))
    tell("routes", walks=len(routes.walks), reached=routes.ends[0], ends=routes.ends[1])
    if routes.never:
        tell("routes_never", names=", ".join(routes.never))


def _trial(session: Session, version: Version, cluster: Cluster, keys: Keys) -> Wave:
    now = dt.datetime.now(dt.UTC)
    waves.add_cluster(session, cluster, now)
    return waves.open_wave(
        session,
        cluster=cluster.settings.slug,
        slug=TRIAL,
        version=published.keep(session, version),
        opens=now,
        closes=now + dt.timedelta(days=21),
        keys=keys,
        modules=chosen_modules(version, "all"),
        simulated=True,
        now=now,
    )
