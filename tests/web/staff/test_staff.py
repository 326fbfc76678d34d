"""Signing in, signing out, and how far each role reaches."""

import datetime as dt

import pytest
from sqlalchemy.exc import OperationalError

from survey.fieldwork import accounts
from survey.fieldwork.accounts import MOST_WRONG, ROLES
from survey.web.staff import NOT_FITTING

WAVE = "/stab/harbaekdalen/2026"
GETS = ["/", "/luk", "/aabn", "/afslut", "/udgave", "/udgaver/1/", "/udgaver/1/report.html"]
POSTS = ["/luk", "/aabn", "/afslut", "/udgave"]


def test_the_right_password_opens_the_overview(colleague):
    response = colleague.hired().sign_in()
    assert (response.status_code, response.headers["Location"]) == (303, "/stab/")
    assert "Harbækdalen 2026" in colleague.get("/stab/").text


@pytest.mark.parametrize(
    ("email", "password"),
    [("anna@eksempel.dk", "forkert"), ("ingen@eksempel.dk", "forkert"), ("", ""), ("\0' --", "x" * 5000)],
)
def test_a_wrong_name_and_a_wrong_password_get_the_same_sentence(colleague, email, password):
    response = colleague.hired().sign_in(email, password)
    assert (response.status_code, NOT_FITTING in response.text) == (422, True)
    assert colleague.get("/stab/").headers["Location"] == "/stab/log-ind"


def test_after_many_wrong_tries_the_right_password_has_to_wait(colleague, clock, monkeypatch):
    """The counter is the real one; that hashing takes long is tested where accounts are."""
    colleague.hired()
    with monkeypatch.context() as patch:
        patch.setattr(accounts, "_verified", lambda kept, password: False)
        for _ in range(MOST_WRONG):
            colleague.sign_in(password="forkert")
    assert colleague.sign_in().status_code == 422
    clock.now += dt.timedelta(hours=1)
    assert colleague.sign_in().status_code == 303


def test_wrong_passwords_are_answered_ever_more_slowly(colleague, clock):
    colleague.hired()
    for _ in range(6):
        colleague.sign_in(password="forkert")
    assert clock.slept == [0.25, 0.5, 1.0]


def test_the_password_never_comes_back_in_a_page(colleague, monkeypatch):
    def locked(*args, **kwargs):
        raise OperationalError("locked", {}, Exception())

    assert "hemmeligt ord" not in colleague.hired().sign_in(password="et hemmeligt ord").text
    monkeypatch.setattr(accounts, "check", locked)
    response = colleague.sign_in(password="et hemmeligt ord")
    assert (response.status_code, "hemmeligt" in response.text) == (503, False)


def test_signing_out_ends_the_session(secretary):
    assert secretary.post("/stab/log-ud").status_code == 303
    assert secretary.get(f"{WAVE}/").headers["Location"] == "/stab/log-ind"


def test_no_link_signs_out(secretary):
    secretary.get("/stab/log-ud")
    assert secretary.get("/stab/").status_code == 200


@pytest.mark.parametrize("tail", GETS)
def test_without_signing_in_every_page_asks_for_it(colleague, tail):
    """Also pages of waves that do not exist, so that the answer tells nothing."""
    known, unknown = colleague.get(WAVE + tail), colleague.get("/stab/udeland/2026" + tail)
    assert known.headers["Location"] == unknown.headers["Location"] == "/stab/log-ind"


@pytest.mark.parametrize("role", ROLES)
def test_of_another_cluster_every_address_is_missing(colleague, role):
    colleague.hired(role, cluster="udeland").sign_in()
    statuses = {colleague.get(WAVE + tail).status_code for tail in GETS}
    statuses |= {colleague.post(WAVE + tail).status_code for tail in POSTS}
    assert statuses == {404}
    assert "Harbækdalen" not in colleague.get("/stab/").text


def test_a_wave_that_is_not_there_is_missing_too(secretary):
    assert secretary.get("/stab/harbaekdalen/1999/").status_code == 404


def test_volunteers_see_no_numbers(colleague):
    colleague.hired("volunteer", cluster="harbaekdalen").sign_in()
    assert colleague.get(f"{WAVE}/").status_code == 404


@pytest.mark.parametrize(
    ("role", "may"),
    [
        ("secretariat", {"Luk", "Lav"}),
        ("municipality", {"Luk", "Lav"}),
        ("consultant", {"Luk", "Lav"}),
        ("analyst", {"Lav"}),
        ("steering_group", set()),
    ],
)
def test_a_role_is_offered_only_what_it_may(colleague, role, may):
    colleague.hired(role, cluster="harbaekdalen").sign_in()
    page = colleague.get(f"{WAVE}/").text
    assert {word for word in ("Luk", "Lav") if f">{word} " in page} == may
    assert {
        word
        for word, order in (("Luk", "luk"), ("Lav", "udgave"))
        if colleague.get(f"{WAVE}/{order}").status_code == 200
    } == may


def test_a_role_taken_away_counts_at_once(secretary):
    with secretary.database.writing() as session:
        session.query(accounts.Role).delete()
    assert secretary.get(f"{WAVE}/").status_code == 404


def test_nothing_is_kept_by_the_browser(secretary):
    assert secretary.get(f"{WAVE}/").headers["Cache-Control"] == "no-store"
