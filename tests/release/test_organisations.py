"""Organisations: what is never to be shown stays inside, and their number is not that of the residents."""

import csv
import io
import random

import pytest
from sqlalchemy import select

from survey.cli.clusters import SKELETON
from survey.cluster.reader import read_cluster
from survey.fieldwork import published, simulate_wave, waves
from survey.fieldwork.keys import Keys
from survey.questionnaire import versions
from survey.release import microdata
from survey.storage.records import Response

CLUBS = """\
questionnaire: clubs
version: %(number)s
languages: [da]
title: Foreninger
sections:
  - section: club
    title: Om jer
    questions:
      - text: name
        ask: Hvad hedder I?
        required: yes
        publish: named
      - village: village
        ask: Hvor hører I hjemme?
        publish: named
      - single: money
        ask: Hvordan er økonomien?
        publish: combined
        options:
          - good: God
          - bad: Dårlig
      - text: contact
        ask: Hvem har svaret?
        publish: %(contact)s
"""


@pytest.fixture
def clubs(tmp_path):
    """Publish the clubs' questionnaire, a later version where it is asked for."""

    def publish(number=1, contact="never"):
        path = tmp_path / f"clubs{number}.yaml"
        path.write_text(CLUBS % {"number": number, "contact": contact}, encoding="utf-8")
        return versions.publish(path)

    return publish


@pytest.fixture
def club_wave(database, clubs, wave, tmp_path):
    with database.writing() as session:
        waves.add_cluster(session, read_cluster(SKELETON), wave.opens)
        opened = waves.open_wave(
            session,
            cluster="eksempel",
            slug="foreninger",
            version=published.keep(session, clubs()),
            opens=wave.opens,
            closes=wave.closes,
            keys=Keys(pepper=b"", cookie=b"", folder=tmp_path / "keys"),
            simulated=True,
            about="organisations",
            now=wave.opens,
        )
        simulate_wave.simulate(session, opened, 20, rng=random.Random(2))
    return opened


@pytest.fixture
def files(database, club_wave):
    with database.reading() as session:
        return microdata.files(session, club_wave, number=1, sort="preliminary")


def rows(content):
    return list(csv.DictReader(io.StringIO(content.decode()), delimiter=";"))


def test_what_is_never_shown_crosses_in_no_file_of_data(files, database, club_wave):
    with database.reading() as session:
        responses = session.scalars(select(Response).where(Response.wave == club_wave.id)).all()
    written = {str(response.values["contact"]) for response in responses} - {""}
    assert written
    assert not any("contact" in files[name].decode() for name in ("responses.csv", "variables.csv"))


def test_the_codebook_says_how_each_variable_may_be_shown(files):
    assert {row["name"]: row["publish"] for row in rows(files["variables.csv"])} == {
        "name": "named", "name__missing": "named", "village": "named", "money": "combined",
    }  # fmt: skip


def test_organisations_have_no_population(files):
    assert rows(files["population.csv"]) == []
    assert {row["population"] for row in rows(files["rates.csv"])} == {""}


def test_a_later_version_cannot_show_what_an_earlier_one_promised_to_keep(database, clubs, club_wave):
    with database.writing() as session:
        later = published.keep(session, clubs(2, contact="named"))
        waves.locked(session, club_wave).version = later.sha256
        session.flush()
        found = microdata.files(session, waves.locked(session, club_wave), number=1, sort="preliminary")
    assert "contact" not in found["responses.csv"].decode()
