"""Nothing typed is lost, and nothing is sent twice."""

import datetime as dt
import random
import threading
from dataclasses import replace

import pytest
from cryptography.exceptions import InvalidTag
from sqlalchemy import func, select

from survey.fieldwork import codes, drafts, entering, responses, spool, waves, withdrawal
from survey.storage import records


@pytest.fixture
def entered(database, wave, issued, keys, now):
    with database.writing() as session:
        found = entering.enter(session, wave, issued, keys=keys, now=now)
        drafts.begin(session, found, version=wave.version, language="da", seed=1, now=now)
    return found


def answering(name, value):
    return lambda answers: replace(answers, values={**answers.values, name: value})


def send(database, entered, now, *, code="77BC CN6F 35Z8", mode="web", **row):
    with database.writing() as session:
        responses.send(
            session, entered, row=row or {"tenure": 1}, village="nedre", version="v" * 64, language="da",
            disposition="complete", mode=mode, withdrawal=code, now=now, rng=random.Random(1),
        )  # fmt: skip


def test_two_windows_saving_different_pages_at_once_lose_nothing(database, entered, now):
    rounds = 25

    def save(page):
        for turn in range(rounds):
            drafts.save(database, entered, answering(f"{page}_{turn}", "x"), language="da", now=now)

    windows = [threading.Thread(target=save, args=(page,)) for page in ("home", "work")]
    [window.start() for window in windows]
    [window.join() for window in windows]
    with database.reading() as session:
        assert len(drafts.load(session, entered).answers.values) == 2 * rounds


def test_two_windows_that_begin_at_once_share_one_draft(database, wave, issued, keys, now):
    with database.writing() as session:
        found = entering.enter(session, wave, issued, keys=keys, now=now)

    def begin(seed):
        with database.writing() as session:
            drafts.begin(session, found, version=wave.version, language="da", seed=seed, now=now)

    windows = [threading.Thread(target=begin, args=(seed,)) for seed in range(6)]
    [window.start() for window in windows]
    [window.join() for window in windows]
    with database.reading() as session:
        assert drafts.load(session, found).number == 1


def test_two_sends_at_once_give_one_response(database, entered, now):
    outcomes = []

    def press():
        try:
            send(database, entered, now)
            outcomes.append("sent")
        except responses.AlreadySent:
            outcomes.append("already")

    presses = [threading.Thread(target=press) for _ in range(10)]
    [each.start() for each in presses]
    [each.join() for each in presses]
    with database.reading() as session:
        assert (outcomes.count("sent"), session.scalar(select(func.count()).select_from(records.Spool))) == (1, 1)


def test_a_draft_cannot_be_read_with_another_key(database, entered):
    with database.reading() as session, pytest.raises(InvalidTag):
        drafts.load(session, replace(entered, draft_key=b"k" * 32))


def test_a_draft_has_one_of_few_lengths(database, entered, now):
    drafts.save(database, entered, answering("text", "æøå" * 100), language="da", now=now)
    with database.reading() as session:
        assert len(session.scalars(select(records.Draft.sealed)).one()) == 2048 + 28


def test_sending_drops_the_draft_and_spends_the_code(database, entered, now):
    send(database, entered, now)
    with database.reading() as session:
        assert drafts.load(session, entered) is None
        assert session.get(records.Code, entered.lookup).state == "spent"


def test_a_spool_row_holds_neither_code_nor_answer_in_the_clear(database, entered, now):
    send(database, entered, now, text="KANARIEFUGL")
    with database.reading() as session:
        row = session.scalars(select(records.Spool)).one()
    assert b"KANARIEFUGL" not in row.sealed
    assert entered.lookup not in (row.id, row.mixing)


@pytest.mark.parametrize(("waiting", "leaving"), [(19, 0), (20, 10), (21, 10), (29, 10), (30, 20), (45, 30)])
def test_ten_always_stay_behind(waiting, leaving):
    assert spool._leaving(waiting) == leaving


def test_all_leave_when_the_wave_is_finished(database, wave, keys, now, rng):
    _many(database, wave, keys, now, rng, 12)
    assert _mixed(database, wave, keys, rng, finished=True) == 12
    with database.reading() as session:
        assert {each.week for each in responses.of_wave(session, wave)} == {"2026-W41"}
        assert set(session.scalars(select(records.Code.state))) == {"counted"}


def test_twenty_waiting_let_ten_go_and_count_ten_codes(database, wave, keys, now, rng):
    _many(database, wave, keys, now, rng, 20)
    assert _mixed(database, wave, keys, rng) == 10
    with database.reading() as session:
        states = list(session.scalars(select(records.Code.state)))
    assert (states.count("counted"), states.count("spent")) == (10, 10)


def test_a_few_answers_become_one_with_the_neighbours(database, wave, keys, now, rng):
    _many(database, wave, keys, now, rng, 10)
    _many(database, wave, keys, now, rng, 3, village="nedre")
    _mixed(database, wave, keys, rng, finished=True)
    with database.reading() as session:
        assert {each.frame_village for each in responses.of_wave(session, wave)} == {"oevre"}


def test_an_answer_withdrawn_while_it_waits_is_gone_with_the_next_tending(database, wave, keys, now, rng):
    given = _many(database, wave, keys, now, rng, 12)
    with database.writing() as session:
        withdrawal.withdraw(session, wave, given[3], now=now)
    _mixed(database, wave, keys, rng)
    with database.reading() as session:
        assert responses.waiting(session, wave) == 11
        assert session.scalars(select(records.Withdrawal.done)).all() == [True]


def test_two_who_mix_at_once_store_each_response_once(database, wave, keys, now, rng):
    _many(database, wave, keys, now, rng, 20)
    tending = [threading.Thread(target=_mixed, args=(database, wave, keys, random.Random(turn))) for turn in range(3)]
    [each.start() for each in tending]
    [each.join() for each in tending]
    with database.reading() as session:
        assert (len(responses.of_wave(session, wave)), responses.waiting(session, wave)) == (10, 10)


@pytest.mark.parametrize(("mode", "days", "taken"), [("web", 1, False), ("paper", 1, True), ("web", -1, True)])
def test_after_closing_only_paper_is_taken(database, entered, wave, mode, days, taken):
    try:
        send(database, entered, wave.closes + dt.timedelta(days=days), mode=mode)
        outcome = True
    except entering.WaveClosed:
        outcome = False
    assert outcome == taken


def test_every_mistyped_sign_of_a_withdrawal_code_is_noticed(rng):
    plain = codes.clean(withdrawal.draw(rng))
    wrong = [
        plain[:i] + sign + plain[i + 1 : -1]
        for i in range(withdrawal.SIGNS)
        for sign in codes.ALPHABET
        if sign != plain[i]
    ]
    assert not [each for each in wrong if withdrawal._check(each) == plain[-1]]


@pytest.mark.parametrize("mixed_first", [True, False])
def test_a_withdrawn_response_is_deleted(database, wave, keys, now, rng, mixed_first):
    given = _many(database, wave, keys, now, rng, 12)
    if mixed_first:
        _mixed(database, wave, keys, rng, finished=True)
    with database.writing() as session:
        withdrawal.withdraw(session, wave, given[3], now=now)
    if not mixed_first:
        _mixed(database, wave, keys, rng, finished=True)
    with database.reading() as session:
        assert len(responses.of_wave(session, wave)) == 11


def _many(database, wave, keys, now, rng, number, village="oevre"):
    given = []
    with database.writing() as session:
        plain = codes.issue(session, wave, village, number, keys=keys, rng=rng)
    for code in plain:
        given.append(withdrawal.draw(rng))
        with database.writing() as session:
            found = entering.enter(session, wave, code, keys=keys, now=now)
        send(database, found, now, code=given[-1])
    return given


def _mixed(database, wave, keys, rng, *, finished=False):
    with database.writing() as session:
        mine = session.get(records.Wave, wave.id)
        if finished:
            waves.finish_wave(session, mine, mine.closes.replace(day=28))
        return spool.mix(session, mine, keys.private(wave.id), rng)
