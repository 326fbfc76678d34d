import datetime as dt
import random
from pathlib import Path

import pytest

from survey.cluster.cluster import Cluster, Settings
from survey.cluster.outline import Outline
from survey.cluster.population import AGES, SEXES, Population
from survey.cluster.villages import Village
from survey.fieldwork import codes, published, waves
from survey.fieldwork.keys import Cost, Keys
from survey.questionnaire import versions

OPENS = dt.datetime(2026, 10, 6, 6, tzinfo=dt.UTC)
CLOSES = dt.datetime(2026, 10, 26, 22, 59, tzinfo=dt.UTC)


def small_cluster(slug="aadal", people=(40, 10)):
    villages = (Village("oevre", 1, "Øvre", "nedre", 8.9, 56.2), Village("nedre", 2, "Nedre", "oevre", 8.8, 56.3))
    counts = {
        (village.name, sex, age): number
        for village, number in zip(villages, people, strict=True)
        for sex in SEXES
        for age in AGES
    }
    settings = Settings(slug, "Ådalen", "Ådal", "70 00 00 00", "post@eksempel.dk", "Ådal Kommune")
    return Cluster(settings, villages, (), Population(counts), Outline())


@pytest.fixture
def keys(tmp_path):
    return Keys(pepper=b"p" * 32, cookie=b"c" * 32, folder=tmp_path / "keys", cost=Cost(memory_kib=64, rounds=1))


@pytest.fixture
def now():
    return OPENS + dt.timedelta(days=1)


@pytest.fixture
def rng():
    return random.Random(20261006)


@pytest.fixture(scope="session")
def version():
    """A published questionnaire, read once."""
    return versions.publish(Path(__file__).parent.parent / "web" / "kinds.yaml")


@pytest.fixture
def wave(database, keys, version):
    with database.writing() as session:
        waves.add_cluster(session, small_cluster(), OPENS)
        return waves.open_wave(
            session, cluster="aadal", slug="2026", version=published.keep(session, version), opens=OPENS, closes=CLOSES,
            keys=keys, now=OPENS,
        )  # fmt: skip


@pytest.fixture
def issued(database, wave, keys, rng):
    """A code of Øvre."""
    with database.writing() as session:
        return codes.issue(session, wave, "oevre", 1, keys=keys, rng=rng)[0]


@pytest.fixture
def make_cluster():
    return small_cluster
