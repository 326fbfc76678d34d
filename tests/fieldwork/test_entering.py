"""A code lets its holder in, and nobody else."""

import datetime as dt
import threading
from dataclasses import replace

import pytest
from sqlalchemy import inspect, select

from survey.fieldwork import attempts, codes, entering, waves
from survey.fieldwork.errors import FieldworkError
from survey.storage import records


def enter(database, wave, typed, keys, now):
    with database.writing() as session:
        return entering.enter(session, wave, typed, keys=keys, now=now)


@pytest.mark.parametrize("change", [str.lower, lambda code: code.replace(" ", "-"), lambda code: f"  {code} "])
def test_case_spaces_and_dashes_do_not_count(database, wave, issued, keys, now, change):
    assert enter(database, wave, change(issued), keys, now).frame_village == "oevre"


def test_a_short_code_is_counted_for_the_resident(database, wave, keys, now):
    with pytest.raises(entering.CodeUnknown) as refused:
        enter(database, wave, "K7PM 3XQD W4R", keys, now)
    assert dict(refused.value.message.params) == {"length": 12, "typed": 11}


def test_unknown_wrong_and_void_codes_get_the_same_words(database, wave, issued, keys, now, rng):
    with database.writing() as session:
        lost = codes.issue(session, wave, "oevre", 1, keys=keys, rng=rng)[0]
        codes.void(session, wave, lost[:4])
    words = set()
    for typed in ("ZZZZ 2222 3333", issued[:5] + "2222 3333", lost):
        with pytest.raises(entering.CodeUnknown) as refused:
            enter(database, wave, typed, keys, now)
        words.add(refused.value.message)
    assert len(words) == 1


def test_a_lookup_part_tried_wrongly_twenty_times_waits_an_hour(database, wave, issued, keys, now):
    with database.writing() as session:
        for _ in range(attempts.MOST_AN_HOUR):
            attempts.count(session, issued[:4], now)
    with pytest.raises(entering.TooManyTries):
        enter(database, wave, issued, keys, now)
    assert enter(database, wave, issued, keys, now + dt.timedelta(hours=1)).lookup == issued[:4]


def test_a_wrong_try_is_counted_though_it_is_refused(database, wave, issued, keys, now):
    with pytest.raises(entering.CodeUnknown):
        enter(database, wave, issued[:5] + "2222 3333", keys, now)
    with database.reading() as session:
        assert session.scalars(select(records.Attempt.wrong)).all() == [1]


def test_wrong_tries_made_at_once_are_all_counted(database, now):
    def attempt():
        with database.writing() as session:
            attempts.count(session, "K7PM", now)

    tries = [threading.Thread(target=attempt) for _ in range(10)]
    [each.start() for each in tries]
    [each.join() for each in tries]
    with database.reading() as session:
        assert session.scalars(select(records.Attempt.wrong)).all() == [10]


def test_the_answer_to_a_wrong_try_is_held_back_longer_each_time(database, wave, issued, keys, now):
    delays = []
    for _ in range(6):
        with pytest.raises(entering.CodeUnknown) as refused:
            enter(database, wave, issued[:5] + "2222 3333", keys, now)
        delays.append(refused.value.delay)
    assert delays == [0, 0, 0, 0.25, 0.5, 1]


def test_nobody_waits_while_a_code_is_stretched(database, wave, issued, keys, now, monkeypatch):
    """Someone else writes in the middle of an Argon2id run."""
    stretch = codes.stretch

    def interrupted(*given):
        with database.writing() as other:
            attempts.count(other, "else", now)
        return stretch(*given)

    monkeypatch.setattr(codes, "stretch", interrupted)
    assert enter(database, wave, issued, keys, now).lookup == issued[:4]


def test_codes_made_beforehand_are_refused_when_taken_meanwhile(database, wave, issued, keys, rng):
    (made,) = codes.make(1, keys=keys, rng=rng)
    twin = replace(made, plain=codes.clean(issued))
    with pytest.raises(FieldworkError), database.writing() as session:
        codes.keep(session, wave, "oevre", [made, twin])
    with database.reading() as session:
        assert session.get(records.Code, made.lookup) is None


def test_the_open_link_gives_a_code_that_lets_in_again(database, wave, keys, rng, now):
    with database.writing() as session:
        entered, own = entering.start_open(session, wave, keys=keys, rng=rng, now=now)
    assert enter(database, wave, own, keys, now) == entered
    assert entered.frame_village == ""


@pytest.mark.parametrize(
    ("at", "refusal"),
    [
        (dt.datetime(2026, 10, 6, 5, 59, tzinfo=dt.UTC), entering.WaveNotOpen),
        (dt.datetime(2026, 10, 26, 23, 29, tzinfo=dt.UTC), entering.WaveClosed),
    ],
)
def test_a_wave_lets_in_from_opening_until_half_an_hour_after_closing(database, wave, issued, keys, at, refusal):
    with pytest.raises(refusal):
        enter(database, wave, issued, keys, at)
    assert enter(database, wave, issued, keys, dt.datetime(2026, 10, 26, 23, 28, tzinfo=dt.UTC))


def test_a_code_leads_to_its_own_wave_only(database, wave, issued, keys, now):
    with database.writing() as session:
        other = waves.open_wave(
            session, cluster="aadal", slug="foreninger", version=_version(session), opens=wave.opens,
            closes=wave.closes, keys=keys, now=now,
        )  # fmt: skip
    with pytest.raises(entering.CodeUnknown):
        enter(database, other, issued, keys, now)


def test_the_same_code_always_opens_the_same_draft(database, wave, issued, keys, now):
    assert enter(database, wave, issued, keys, now) == enter(database, wave, issued, keys, now)


def test_no_column_holds_the_draft_that_a_code_opens(database, wave, issued, keys, now):
    entered = enter(database, wave, issued, keys, now)
    with database.reading() as session:
        kept = session.get(records.Code, entered.lookup)
    held = {str(getattr(kept, column.key)) for column in inspect(records.Code).columns}
    assert entered.draft_id not in " ".join(held)
    assert entered.draft_key not in {kept.salt, kept.digest}


def _version(session):
    return session.scalars(select(records.Version)).one()
