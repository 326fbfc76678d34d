"""A wave goes over to a later version of its questionnaire."""

import datetime as dt
from dataclasses import replace

import pytest

from survey.fieldwork import binding, codes, drafts, entering, moving, published, waves
from survey.fieldwork.errors import FieldworkError
from survey.questionnaire.versions import publish_texts
from survey.storage.records import Wave

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
          - holiday: Nej
"""
SECOND = FIRST.replace("version: 1", "version: 2") + "      - text: more\n        ask: Hvad mangler?\n"
REFUSED = FIRST.replace("version: 1", "version: 2").replace("          - holiday: Nej\n", "")


def version_of(text, earlier=FIRST):
    lock = publish_texts({"small.yaml": earlier}, "small.yaml").lock_text
    return publish_texts({"small.yaml": text, "small.lock.yaml": lock}, "small.yaml")


@pytest.fixture
def small(database, keys, make_cluster, now):
    """A wave of the first version."""
    with database.writing() as session:
        waves.add_cluster(session, make_cluster(), now)
        return waves.open_wave(
            session, cluster="aadal", slug="kort", version=published.keep(session, version_of(FIRST)), opens=now,
            closes=now + dt.timedelta(days=20), keys=keys, now=now,
        )  # fmt: skip


@pytest.fixture
def begin(database, small, keys, rng, now):
    """Begin a draft with a new code, and return who has entered."""

    def begun():
        with database.writing() as session:
            wave = session.get_one(Wave, small.id)
            (code,) = codes.issue(session, wave, "oevre", 1, keys=keys, rng=rng)
            entered = entering.enter(session, wave, code, keys=keys, now=now)
            drafts.begin(session, entered, version=wave.version, language="da", seed=1, now=now)
            return entered

    return begun


@pytest.fixture
def move(database, small, now):
    def moved(text, at=now):
        with database.writing() as session:
            version = published.keep(session, version_of(text))
            return moving.move(session, session.get_one(Wave, small.id), version, now=at)

    return moved


def test_who_has_begun_goes_on_with_the_version_they_began_with(database, small, begin, move):
    before = begin()
    move(SECOND)
    after = begin()
    with database.reading() as session:
        wave = session.get_one(Wave, small.id)
        held = [drafts.load(session, entered).version for entered in (before, after)]
        asked = [[each.name for each in binding.bound(wave, version).questions()] for version in held]
    assert asked == [["tenure"], ["tenure", "more"]]


def test_a_draft_is_saved_under_its_own_version_after_the_move(database, begin, move, now):
    before = begin()
    move(SECOND)
    changed = lambda answers: replace(answers, values={"tenure": "holiday"})  # noqa: E731
    assert drafts.save(database, before, changed, language="da", now=now).version == version_of(FIRST).sha256


def test_a_wave_that_somebody_has_begun_does_not_go_over_to_what_cannot_be_read_together(begin, move):
    begin()
    with pytest.raises(FieldworkError) as refused:
        move(REFUSED)
    assert refused.value.message.key == "move_refused"


def test_a_mark_without_a_note_keeps_the_wave_where_it_is(begin, move):
    begin()
    reworded = FIRST.replace("version: 1", "version: 2").replace("Bor du her hele året?", "Bor du her om vinteren?")
    with pytest.raises(FieldworkError):
        move(reworded)
    assert move(reworded + "        note: Før blev der spurgt til hele året.\n")


def test_before_anybody_has_begun_a_wave_goes_over_to_any_later_version(move):
    assert [change.sort for change in move(REFUSED)] == ["refused"]


@pytest.mark.parametrize(
    ("text", "days", "key"),
    [
        (FIRST.replace("Kort", "Korte"), 0, "move_not_later"),
        (SECOND.replace("questionnaire: small", "questionnaire: other"), 0, "move_other"),
        (SECOND, 30, "move_closed"),
    ],
)
def test_an_order_that_makes_no_sense_is_told(move, now, text, days, key):
    with pytest.raises(FieldworkError) as refused:
        move(text, now + dt.timedelta(days=days))
    assert refused.value.message.key == key


def test_a_version_that_is_not_published_is_refused(database, small, now):
    with pytest.raises(FieldworkError) as refused, database.writing() as session:
        moving.move(session, session.get_one(Wave, small.id), version_of(SECOND), now=now)
    assert refused.value.message.key == "version_unpublished"
