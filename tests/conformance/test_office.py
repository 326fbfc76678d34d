"""LibreOffice opens the workbook without repair, and prints it on pages that fit."""

import datetime as dt
import random
import subprocess

import pytest

from survey.bundled import questionnaires_folder
from survey.cluster.reader import read_cluster
from survey.fieldwork import published, simulate_wave, waves
from survey.fieldwork.keys import Keys
from survey.questionnaire import versions
from survey.release import editions
from survey.storage.database import open_database

pytestmark = pytest.mark.conformance
NOW = dt.datetime(2026, 10, 6, tzinfo=dt.UTC)


@pytest.fixture(scope="module", params=[("residents", "people", 300), ("associations", "organisations", 60)])
def edition(tmp_path_factory, request):
    """An edition of simulated answers to the residents' standard form, and one to the associations'."""
    name, about, number = request.param
    folder = tmp_path_factory.mktemp("edition")
    keys = Keys(pepper=b"p" * 32, cookie=b"c" * 32, folder=folder / "keys")
    database = open_database(f"sqlite:///{folder / 'test.sqlite'}")
    database.migrate()
    with database.writing() as session:
        waves.add_cluster(session, read_cluster(questionnaires_folder() / "demo"), NOW)
        version = published.keep(session, versions.publish(questionnaires_folder() / f"{name}.yaml"))
        wave = waves.open_wave(
            session, cluster="harbaekdalen", slug="2026", version=version,
            opens=NOW, closes=NOW + dt.timedelta(days=20), keys=keys, simulated=True, about=about, now=NOW,
        )  # fmt: skip
        simulate_wave.simulate(session, wave, number, rng=random.Random(1))
    editions.make(database, wave, out=folder / "editions", now=NOW + dt.timedelta(days=30))
    database.dispose()
    return folder / "editions"


def test_the_workbook_opens_in_libreoffice(edition, tmp_path):
    workbook = next(edition.rglob("*.xlsx"))
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(workbook)]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    pages = (tmp_path / workbook.with_suffix(".pdf").name).read_bytes()
    assert pages.startswith(b"%PDF-")
    assert len(pages) > 50_000


def test_the_edition_has_workbook_report_and_charts(edition):
    made = {path.suffix for path in edition.rglob("*") if path.is_file()}
    assert {".xlsx", ".html", ".svg", ".png"} <= made
