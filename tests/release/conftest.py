"""A finished simulated wave of a miniature questionnaire in a cluster of two villages."""

import datetime as dt
import random
from types import SimpleNamespace

import pytest

from survey.cli.clusters import SKELETON
from survey.cluster.reader import read_cluster
from survey.fieldwork import published, simulate_wave, waves
from survey.fieldwork.keys import Keys
from survey.questionnaire import versions
from survey.release import editions
from survey.storage.database import open_database

MINIATURE = """\
questionnaire: miniature
format: 1
version: 1
languages: [da]
title: "Tre; spørgsmål"
sections:
  - section: home
    title: Hjem
    questions:
      - village: village
        ask: Hvilken landsby bor du i?
      - single: tenure
        ask: Bor du her hele året?
        options:
          - all_year: Ja | altid
          - holiday: Nej
      - multi: reasons
        ask: Hvorfor bor du her?
        options:
          - nature: Naturen
          - family: Familien
        other: yes
      - text: missing
        ask: "Hvad mangler; her?"
"""
OPENS = dt.datetime(2026, 10, 6, tzinfo=dt.UTC)
CLOSES = dt.datetime(2026, 10, 26, tzinfo=dt.UTC)
NUMBER = 40


@pytest.fixture
def database(tmp_path):
    opened = open_database(f"sqlite:///{tmp_path / 'release.sqlite'}")
    opened.migrate()
    yield opened
    opened.dispose()


@pytest.fixture
def wave(database, tmp_path):
    path = tmp_path / "miniature.yaml"
    path.write_text(MINIATURE, encoding="utf-8")
    with database.writing() as session:
        waves.add_cluster(session, read_cluster(SKELETON), OPENS)
        opened = waves.open_wave(
            session,
            cluster="eksempel",
            slug="2026",
            version=published.keep(session, versions.publish(path)),
            opens=OPENS,
            closes=CLOSES,
            keys=Keys(pepper=b"", cookie=b"", folder=tmp_path / "keys"),
            simulated=True,
            now=OPENS,
        )
        simulate_wave.simulate(session, opened, NUMBER, rng=random.Random(1))
        waves.finish_wave(session, opened, CLOSES + waves.PAPER)
    return opened


@pytest.fixture
def release(database, wave, tmp_path, monkeypatch):
    """Make an edition; the analysis, which has tests of its own, is one file that names its folder of microdata."""
    analysed = []

    def analyse(folder, out, progress):
        out.mkdir()
        (out / "tables.txt").write_text(folder.name, encoding="utf-8")
        progress(1, 1)
        analysed.append(folder)

    monkeypatch.setattr(editions, "analyse", analyse)

    def make(kind="preliminary", now=CLOSES):
        return editions.make(database, wave, out=tmp_path / "editions", kind=kind, now=now)

    return SimpleNamespace(make=make, analysed=analysed, out=tmp_path / "editions")
