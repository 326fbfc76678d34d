"""A simulated wave is filled with rows that hold every variable, and a real one is never filled."""

import datetime as dt
import random
from collections import Counter

import pytest

from survey.bundled import questionnaires_folder
from survey.cluster.reader import read_cluster
from survey.fieldwork import binding, progress, published, responses, simulate_wave, waves
from survey.fieldwork.keys import Keys
from survey.fieldwork.simulation import harbaekdalen
from survey.questionnaire import variables, versions
from survey.questionnaire.answers import Answers
from survey.questionnaire.missing import Missing
from survey.storage.database import open_database

pytestmark = pytest.mark.conformance

OPENS = dt.datetime(2026, 10, 6, 6, tzinfo=dt.UTC)
CLOSES = dt.datetime(2026, 10, 26, 22, 59, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    """A database with a simulated wave of the demo cluster, filled, and a real one beside it."""
    folder = tmp_path_factory.mktemp("instance")
    keys = Keys(b"p" * 32, b"c" * 32, folder / "keys")
    database = open_database(f"sqlite:///{folder / 'klyngesvar.sqlite'}")
    database.migrate()
    version = versions.publish(questionnaires_folder() / "residents.yaml")
    cluster = read_cluster(questionnaires_folder() / "demo")
    with database.writing() as session:
        waves.add_cluster(session, cluster, OPENS)
        published.keep(session, version)
        for slug, simulated in (("2026", True), ("other", True), ("twin", True), ("real", False)):
            waves.open_wave(
                session, cluster="harbaekdalen", slug=slug, version=version, opens=OPENS, closes=CLOSES, keys=keys,
                now=OPENS, modules=cluster.settings.modules, simulated=simulated,
            )  # fmt: skip
        wave = waves.named(session, "harbaekdalen", "2026")
        rng = random.Random(20261006)
        people = harbaekdalen.respondents(cluster, binding.bound(wave), rng)
        simulate_wave.fill(session, wave, people, rng=rng)
    yield database
    database.dispose()


@pytest.fixture
def session(opened):
    with opened.writing() as session:
        yield session
        session.rollback()


@pytest.fixture
def wave(session):
    return waves.named(session, "harbaekdalen", "2026")


@pytest.fixture
def rows(session, wave):
    return responses.of_wave(session, wave)


def test_every_response_is_stored_with_every_variable(rows, wave):
    names = [variable.name for variable in variables.variables(binding.bound(wave))]
    assert Counter(row.disposition for row in rows) == {"complete": 1044, "partial": 118}
    assert all(list(row.values) == names for row in rows)


def test_the_long_form_is_fielded(wave):
    assert {"visits", "life_satisfaction", "best_thing"} <= {q.name for q in binding.bound(wave).questions()}


def test_progress_counts_the_simulated_by_village(session, wave):
    lines = {line.village: line.received for line in progress.received(session, wave)}
    assert (sum(lines.values()), lines["open"]) == (1162, 168)


def test_those_whom_the_survey_is_not_for_are_counted_and_not_stored(session, wave, rows):
    screened = list(harbaekdalen.screened_out(binding.cluster_of(wave), random.Random(1)))
    assert (simulate_wave.turn_away(session, wave, screened), len(responses.of_wave(session, wave))) == (15, len(rows))
    session.refresh(wave)
    assert wave.ineligible == 15


def test_somebody_whom_the_survey_is_for_is_not_turned_away(session, wave):
    with pytest.raises(ValueError, match="is for this person"):
        simulate_wave.turn_away(session, wave, [Answers({"village": "brandslev"})])


def test_after_the_last_page_of_a_partial_nothing_is_reached(rows):
    partial = [row for row in rows if row.disposition == "partial"]
    assert {row.values["lives_with"] for row in partial} == {Missing.NOT_REACHED}


def test_answers_to_questions_no_longer_asked_are_left_out(rows):
    never = [row.values["volunteer_hours"] for row in rows if row.values["volunteered"] == 4]
    assert set(never) == {Missing.NOT_ASKED}


def test_what_paper_answered_twice_is_invalid_in_every_column(rows):
    invalid = [row for row in rows if row.values["solution"] == Missing.INVALID]
    cells = {row.mode: {row.values[name] for name in row.values if name.startswith("active_wish__")} for row in invalid}
    assert cells == {"paper": {"", Missing.INVALID}}


def test_a_real_wave_takes_no_simulated_responses(session):
    real = waves.named(session, "harbaekdalen", "real")
    with pytest.raises(ValueError, match="only a simulated wave"):
        simulate_wave.simulate(session, real, 1, rng=random.Random(1))


def test_two_waves_may_be_simulated_with_one_seed(session):
    for slug in ("other", "twin"):
        simulate_wave.simulate(session, waves.named(session, "harbaekdalen", slug), 3, rng=random.Random(7))
    session.flush()
    ids = [
        row.id
        for slug in ("other", "twin")
        for row in responses.of_wave(session, waves.named(session, "harbaekdalen", slug))
    ]
    assert len(set(ids)) == 6


def test_any_questionnaire_is_filled_with_plausible_answers(session):
    other = waves.named(session, "harbaekdalen", "other")
    assert simulate_wave.simulate(session, other, 12, rng=random.Random(1)) == 12
    session.flush()
    assert {row.week for row in responses.of_wave(session, other)} == {"2026-W41"}
