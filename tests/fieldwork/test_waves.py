"""Two clusters with two waves each live side by side."""

import datetime as dt

import pytest
from argon2 import PasswordHasher
from sqlalchemy import select

from survey.fieldwork import accounts, codes, progress, waves
from survey.fieldwork.accounts import Wrong
from survey.fieldwork.errors import FieldworkError
from survey.storage import records


def test_two_clusters_with_two_waves_each_keep_apart(database, wave, keys, rng, now, make_cluster):
    with database.writing() as session:
        version = session.scalars(select(records.Version)).one()
        waves.add_cluster(session, make_cluster("bakkerne"), now)
        for cluster, slug in (("aadal", "foreninger"), ("bakkerne", "2026"), ("bakkerne", "foreninger")):
            about = "organisations" if slug == "foreninger" else "people"
            made = waves.open_wave(
                session, cluster=cluster, slug=slug, version=version, opens=wave.opens, closes=wave.closes, keys=keys,
                about=about, now=now,
            )  # fmt: skip
            codes.issue(session, made, "oevre", 2, keys=keys, rng=rng)
    with database.reading() as session:
        assert {waves.find(session, each, None).slug for each in ("aadal", "bakkerne")} == {"2026"}
        assert len(set(session.scalars(select(records.Code.wave)))) == 3


def test_received_is_counted_by_village_and_the_open_link_apart(database, wave, issued):
    with database.writing() as session:
        session.get(records.Code, issued[:4]).state = "spent"
    with database.reading() as session:
        lines = progress.received(session, wave)
    assert [(line.village, line.received, line.population) for line in lines] == [
        ("oevre", 1, 640), ("nedre", 0, 160), ("open", 0, None),
    ]  # fmt: skip


def test_a_village_of_which_few_answers_are_expected_counts_with_its_neighbour(database, wave, keys, now, make_cluster):
    with database.writing() as session:
        version = session.scalars(select(records.Version)).one()
        waves.add_cluster(session, make_cluster("bakkerne", people=(40, 3)), now)
        small = waves.open_wave(
            session, cluster="bakkerne", slug="2026", version=version, opens=wave.opens, closes=wave.closes, keys=keys,
            now=now,
        )  # fmt: skip
        lines = progress.received(session, small)
    assert [(line.village, line.label, line.population) for line in lines[:-1]] == [("oevre", "Øvre + Nedre", 688)]


@pytest.mark.parametrize("order", [waves.finish_wave, lambda s, w, now: codes.issue(s, w, "x", 1, keys=None, rng=None)])
def test_an_order_that_cannot_be_carried_out_says_why(database, wave, now, order):
    with pytest.raises(FieldworkError), database.writing() as session:
        order(session, wave, now)


@pytest.fixture
def cheap(monkeypatch):
    """Passwords that cost no time to try; the library's own defaults are what an installation uses."""
    monkeypatch.setattr(accounts, "HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    accounts._nobodys.cache_clear()
    yield
    accounts._nobodys.cache_clear()


def test_trying_a_password_is_slow_on_purpose():
    assert (accounts.HASHER.memory_cost, accounts.HASHER.time_cost) >= (19 * 1024, 2)


def test_a_wrong_name_and_a_wrong_password_look_alike(database, now, cheap):
    with database.writing() as session:
        accounts.add(
            session, "a@eksempel.dk", name="A", role="steering_group", cluster="aadal", password="lang nok kode"
        )
        tries = [("b@eksempel.dk", "lang nok kode"), ("a@eksempel.dk", "forkert kode!")]
        assert [accounts.check(session, *each, now=now) for each in tries] == [Wrong(), Wrong()]
        assert accounts.check(session, "A@eksempel.dk ", "lang nok kode", now=now).may_see("aadal")


def test_a_role_reaches_its_own_cluster_only(database, now, cheap):
    with database.writing() as session:
        accounts.add(
            session, "a@eksempel.dk", name="A", role="steering_group", cluster="aadal", password="lang nok kode"
        )
        staff = accounts.found(session, "a@eksempel.dk")
    assert not staff.may_see("bakkerne")


def test_each_wrong_password_is_slower_than_the_last(database, now, cheap):
    with database.writing() as session:
        tries = [accounts.check(session, "a@eksempel.dk", "forkert kode!", now=now).delay for _ in range(6)]
    assert tries == [0, 0, 0, 0.25, 0.5, 1]


def test_ten_wrong_passwords_slow_even_the_right_one_down(database, now, cheap):
    with database.writing() as session:
        accounts.add(session, "a@eksempel.dk", name="A", role="volunteer", password="lang nok kode")
        for _ in range(accounts.MOST_WRONG):
            accounts.attempts.count(session, "staff a@eksempel.dk", now)
        assert accounts.check(session, "a@eksempel.dk", "lang nok kode", now=now) == Wrong(delay=2.0)


def test_a_planned_wave_does_not_hide_the_open_one(database, wave, keys, now):
    with database.writing() as session:
        version = session.scalars(select(records.Version)).one()
        later = wave.opens + dt.timedelta(days=300)
        waves.open_wave(
            session, cluster="aadal", slug="2027", version=version, opens=later, closes=later + dt.timedelta(days=20),
            keys=keys, now=now,
        )  # fmt: skip
        assert waves.find(session, "aadal", None, now=now).slug == "2026"
        assert waves.find(session, "aadal", None, now=later).slug == "2027"
