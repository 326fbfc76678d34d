"""Responses to two versions of a questionnaire, sent on each side of a move, read as one study with one table."""

import csv
import datetime as dt
import random
import shutil

import pytest

import analysis
from survey.bundled import questionnaires_folder
from survey.cluster.reader import read_cluster
from survey.fieldwork import binding, codes, drafts, entering, moving, published, responses, spool, waves, withdrawal
from survey.fieldwork.keys import Cost, Keys
from survey.questionnaire import variables
from survey.questionnaire.answers import Answers
from survey.questionnaire.versions import publish_texts
from survey.release import microdata
from survey.storage.database import open_database
from survey.storage.records import Wave

OPENS = dt.datetime(2026, 10, 6, 6, tzinfo=dt.UTC)
CLOSES = dt.datetime(2026, 10, 26, 22, 59, tzinfo=dt.UTC)
EACH = 12
FIRST = """\
questionnaire: small
version: 1
languages: [da]
title: Kort
sections:
  - section: home
    title: Hjem
    questions:
      - single: tenure
        ask: Bor du her hele året?
        options:
          - all_year: Ja
          - holiday: Nej, kun i ferier
      - multi: reasons
        ask: Hvorfor bor du her?
        options:
          - nature: Naturen
      - number: years
        ask: Hvor mange år har du boet her?
"""
SECOND = """\
questionnaire: small
version: 2
languages: [da]
title: Kort
sections:
  - section: home
    title: Hjem
    questions:
      - single: stay
        renamed_from: tenure
        ask: Bor du her også om vinteren?
        note: Før blev der spurgt til hele året.
        options:
          - all_year: Ja
          - summer: Nej, kun om sommeren
            renamed_from: holiday
      - multi: reasons
        ask: Hvorfor bor du her?
        options:
          - nature: Naturen
          - family: Familien
      - text: more
        ask: Hvad mangler?
"""


@pytest.fixture(scope="module")
def folder(migrated_file, tmp_path_factory):
    """The microdata of a wave in which twelve answered the first version, and twelve the second."""
    tmp_path = shutil.copytree(migrated_file.parent, tmp_path_factory.mktemp("two") / "instance")
    database = open_database(f"sqlite:///{tmp_path / migrated_file.name}")
    rng = random.Random(2026)
    keys = Keys(pepper=b"p" * 32, cookie=b"c" * 32, folder=tmp_path / "keys", cost=Cost(memory_kib=8, rounds=1))
    first = publish_texts({"small.yaml": FIRST}, "small.yaml")
    second = publish_texts({"small.yaml": SECOND, "small.lock.yaml": first.lock_text}, "small.yaml")
    with database.writing() as session:
        waves.add_cluster(session, read_cluster(questionnaires_folder() / "demo"), OPENS)
        wave = waves.open_wave(
            session, cluster="harbaekdalen", slug="2026", version=published.keep(session, first), opens=OPENS,
            closes=CLOSES, keys=keys, now=OPENS,
        )  # fmt: skip
        cards = codes.issue(session, wave, "brandslev", 2 * EACH, keys=keys, rng=rng)
        for card in cards[:EACH]:
            _send(session, wave, card, {"tenure": "holiday", "reasons": ("nature",), "years": 7}, keys, rng)
        moving.move(session, wave, published.keep(session, second), now=OPENS + dt.timedelta(days=3))
        for card in cards[EACH:]:
            _send(session, wave, card, {"stay": "all_year", "reasons": ("family",), "more": "Bus"}, keys, rng)
        waves.finish_wave(session, wave, CLOSES + dt.timedelta(days=1))
        spool.mix(session, wave, keys.private(wave.id), rng)
    with database.reading() as session:
        microdata.write(session, session.get_one(Wave, wave.id), tmp_path / "microdata", number=1, sort="final")
    database.dispose()
    return tmp_path / "microdata"


@pytest.fixture(scope="module")
def study(folder):
    return analysis.read_study(folder)


def _send(session, wave, card, values, keys, rng):
    now = OPENS + dt.timedelta(days=2)
    entered = entering.enter(session, wave, card, keys=keys, now=now)
    drafts.begin(session, entered, version=wave.version, language="da", seed=1, now=now)
    questionnaire = binding.bound(wave)
    answers = Answers(values=values, passed=("home-1",))
    responses.send(
        session, entered, row=variables.row(questionnaire, answers, sent_from=None, this_year=2026), village="",
        version=wave.version, language="da", disposition="complete", mode="web", withdrawal=withdrawal.draw(rng),
        now=now, rng=rng,
    )  # fmt: skip


def read(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def test_two_versions_are_one_study_with_one_table(study):
    table = analysis.protect(analysis.frequency(study, "stay"))
    assert table.n[:, 0].tolist() == [EACH, EACH]
    assert "Før blev der spurgt til hele året." in table.notes
    assert any("I version 1 af skemaet stod der »Bor du her hele året?«" in note for note in table.notes)


def test_what_a_version_lacked_is_minus_5_and_its_own_answers_stay(folder):
    rows = read(folder / "responses.csv")
    of = {name: sorted({row[name] for row in rows}) for name in ("years", "more", "more__missing", "reasons__family")}
    assert of == {
        "years": ["-5", "7"],
        "more": ["", "Bus"],
        "more__missing": ["-5", "0"],
        "reasons__family": ["-5", "1"],
    }
    assert "tenure" not in rows[0]


def test_each_response_has_the_labels_of_its_own_version(folder, study):
    assert set(study.labels("stay")) == {"Nej, kun i ferier", "Ja"}
    labels = {row["name"]: row for row in read(folder / "labels.csv")}
    assert (labels["stay"]["number"], labels["stay"]["label"]) == ("1", "Bor du her hele året?")
    assert labels["stay"]["categories"] == "1=Ja|2=Nej, kun i ferier"


def test_a_question_that_only_one_version_asked_says_so_under_its_table(study):
    gone, new = (analysis.protect(analysis.frequency(study, name)) for name in ("years", "more"))
    assert "Spørgsmålet er ikke med i version 2 af skemaet." in gone.notes
    assert "Spørgsmålet var ikke med i version 1 af skemaet." in new.notes
    assert not any("nåede ikke" in note for note in (*gone.notes, *new.notes))


def test_an_option_that_came_later_leaves_everybody_in_the_base(study):
    table = analysis.protect(analysis.frequency(study, "reasons"))
    assert (table.n[:, 0].tolist(), table.bases.tolist()) == ([EACH, EACH], [2 * EACH])


def test_the_codebook_carries_the_note(folder):
    codebook = {row["name"]: row for row in read(folder / "variables.csv")}
    assert codebook["stay"]["note"] == "Før blev der spurgt til hele året."
