"""The demo: a whole installation with a fictional cluster, made by one command, again and again without harm."""

from __future__ import annotations

import datetime as dt
import os
import random
import secrets
import socket
from pathlib import Path
from typing import TYPE_CHECKING

import click

from survey.bundled import questionnaires_folder
from survey.cli.group import command, option
from survey.cli.installation import Installation, installation
from survey.cli.parameters import COPENHAGEN, Whole
from survey.cli.releases import editions_folder, progress
from survey.cli.server import PORT, become_server
from survey.cli.simulations import DEMO_CLUSTER, fill
from survey.cli.speech import tell, word
from survey.cli.staff import new_password
from survey.cli.waves import chosen_modules
from survey.cluster.reader import read_cluster
from survey.fieldwork import accounts, codes, published, waves
from survey.questionnaire import versions
from survey.release import editions, register
from survey.web.config import Config

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from survey.questionnaire.versions import Version
    from survey.storage.records import Edition, Wave

ANSWERED, OPEN = "2026", "proev"
OPENS = dt.datetime(2026, 10, 6, 6, tzinfo=COPENHAGEN)
CLOSES = dt.datetime(2026, 10, 26, 23, 59, tzinfo=COPENHAGEN)
OPEN_FOR = dt.timedelta(days=365)
VILLAGE = "brandslev"
EMAIL, ROLES = "demo@eksempel.dk", ("secretariat", "analyst")
SEED = 20261006
EVERYWHERE = "0.0.0.0"  # noqa: S104 - a phone on the same network is to reach the demo


@command("demo")
@option(
    "--folder", type=click.Path(file_okay=False, path_type=Path), default=Path("instance", "demo"), show_default=True
)
@option("--serve/--no-serve", default=True, show_default=True)
@option("--port", type=Whole(1, 65535), default=PORT, show_default=True)
def demo(folder: Path, port: int, *, serve: bool) -> None:
    """Make the demo cluster with simulated responses and an edition, and serve it."""
    environment = demo_environment(folder.resolve(), port)
    config = Config.from_environ(environment)
    with installation(config) as here:
        tell("demo_database", folder=str(folder))
        here.database.migrate()
        version = versions.publish(questionnaires_folder() / "residents.yaml")
        answered = prepare(here, version)
        edition = make_edition(here, answered)
        code, password = let_in(here)
        results = register.folder(editions_folder(here), answered, edition.number)
    home = f"http://localhost:{port}"
    tell("demo_ready", home=home, code=code, email=EMAIL, password=password, results=_short(results))
    address = lan_address()
    if address:
        tell("demo_phone", home=f"http://{address}:{port}")
    if not serve:
        tell("demo_not_served")
        return
    tell("demo_served")
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KLYNGESVAR_")}
    become_server(EVERYWHERE, port, kept | environment)


def demo_environment(folder: Path, port: int) -> dict[str, str]:
    """Return the demo's own settings, whatever else this machine serves; its secrets are drawn the first time."""
    settings = folder / "klyngesvar.toml"
    if not settings.exists():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        lines = ["demo = true", *(f'{name} = "{secrets.token_hex(32)}"' for name in ("pepper", "cookie_key"))]
        _write_private(settings, "\n".join(lines) + "\n")
    return {"KLYNGESVAR_INSTANCE": str(folder), "KLYNGESVAR_ADDRESS": f"http://localhost:{port}"}


def prepare(here: Installation, version: Version) -> Wave:
    """Take the demo cluster in with its two waves, one answered and finished, and return that one."""
    with here.database.writing() as session:
        waves.add_cluster(session, read_cluster(questionnaires_folder() / "demo"), here.now)
        answered = waves.find(session, DEMO_CLUSTER, ANSWERED) or _answered(here, session, version)
        if waves.find(session, DEMO_CLUSTER, OPEN) is None:
            _open(here, session, version, OPEN, here.now, here.now + OPEN_FOR, modules="")
    return answered


def _answered(here: Installation, session: Session, version: Version) -> Wave:
    """Open a wave, let everybody answer, and finish it, all in one transaction."""
    wave = _open(here, session, version, ANSWERED, OPENS, CLOSES, modules="all")
    fill(session, wave, None, random.Random(SEED))  # noqa: S311 - everybody's demo shows the same figures
    waves.finish_wave(session, wave, CLOSES + waves.PAPER)
    session.flush()
    return wave


def _open(
    here: Installation,
    session: Session,
    version: Version,
    slug: str,
    opens: dt.datetime,
    closes: dt.datetime,
    *,
    modules: str,
) -> Wave:
    return waves.open_wave(
        session,
        cluster=DEMO_CLUSTER,
        slug=slug,
        version=published.keep(session, version),
        opens=opens,
        closes=closes,
        keys=here.keys,
        modules=chosen_modules(version, modules),
        simulated=True,
        now=here.now,
    )


def make_edition(here: Installation, wave: Wave) -> Edition:
    """Make the answered wave's final edition, as on the first day it can be made."""
    with progress("releasing") as step:
        return editions.make(
            here.database,
            wave,
            out=editions_folder(here),
            kind="final",
            now=max(here.now, wave.withdraw_until),
            progress=step,
        )


def let_in(here: Installation) -> tuple[str, str]:
    """Return a new code for the open wave, and the staff account's password, which stays the same."""
    kept = here.config.instance / "staff-password.txt"
    if not kept.exists():
        _write_private(kept, new_password() + "\n")
    password = kept.read_text(encoding="utf-8").strip()
    with here.database.writing() as session:
        wave = waves.named(session, DEMO_CLUSTER, OPEN)
        code = codes.issue(session, wave, VILLAGE, 1, keys=here.keys, rng=here.rng)[0]
        for role in ROLES:
            accounts.add(session, EMAIL, name=word("demo_name"), role=role, password=password)
    return code, password


def lan_address() -> str | None:
    """Return this machine's address on its own network, or None where it has none; nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
            address: str = probe.getsockname()[0]
        except OSError:
            return None
    return None if address.startswith("127.") else address


def _short(path: Path) -> str:
    """Return the path as seen from here, where it is below."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)


def _write_private(path: Path, content: str) -> None:
    path.touch(mode=0o600)
    path.write_text(content, encoding="utf-8")
