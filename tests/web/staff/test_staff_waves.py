"""What staff see of a wave, and what they may do to it."""

import datetime as dt

import pytest

from survey.fieldwork import waves
from survey.storage.records import Code

WAVE = "/stab/harbaekdalen/2026"


def state(secretary, clock):
    with secretary.database.reading() as session:
        return waves.state(waves.find(session, "harbaekdalen", "2026"), clock.now)


def planned(secretary, clock):
    with secretary.database.writing() as session:
        waves.find(session, "harbaekdalen", "2026").opens = clock.now + dt.timedelta(days=2)


def test_received_stands_by_village_against_its_residents(secretary):
    with secretary.database.writing() as session:
        session.query(Code).limit(1).one().state = "spent"
    page = secretary.get(f"{WAVE}/").text
    assert "<dt>Brandslev</dt><dd>1 af 1.184 (&lt;1\xa0%)</dd>" in page
    assert "<dt>Landsbyerne i alt</dt><dd>1 af 4.212" in page


def test_a_planned_wave_is_opened_now(secretary, clock):
    planned(secretary, clock)
    assert secretary.post(f"{WAVE}/aabn").status_code == 303
    assert state(secretary, clock) == "open"


def test_closing_is_asked_first_and_then_noted(secretary, clock):
    assert "Luk undersøgelsen?" in secretary.get(f"{WAVE}/luk").text
    assert state(secretary, clock) == "open"
    secretary.post(f"{WAVE}/luk")
    assert (state(secretary, clock), ("wave closed", "harbaekdalen 2026") in secretary.audited()) == ("grace", True)


def test_the_page_says_once_what_was_done(secretary):
    secretary.post(f"{WAVE}/luk")
    assert "Undersøgelsen er lukket." in secretary.get(f"{WAVE}/").text
    assert "Undersøgelsen er lukket." not in secretary.get(f"{WAVE}/").text


def test_a_closed_wave_is_finished(secretary, clock):
    clock.now += dt.timedelta(days=60)
    secretary.post(f"{WAVE}/afslut")
    assert state(secretary, clock) == "finished"


def test_without_its_key_a_wave_is_not_finished(secretary, clock):
    """The spool could not be emptied, so nothing of it is done."""
    clock.now += dt.timedelta(days=60)
    for key in (secretary.folder / "keys").iterdir():
        key.unlink()
    response = secretary.post(f"{WAVE}/afslut")
    assert (response.status_code, "nøgle mangler" in response.text) == (422, True)
    assert state(secretary, clock) == "closed"


@pytest.mark.parametrize("order", ["aabn", "afslut"])
def test_an_order_that_does_not_fit_the_state_changes_nothing(secretary, clock, order):
    assert [secretary.get(f"{WAVE}/{order}").status_code, secretary.post(f"{WAVE}/{order}").status_code] == [409, 409]
    assert (state(secretary, clock), {what for what, _ in secretary.audited()}) == ("open", {"signed in"})


def test_without_the_token_nothing_changes(secretary, clock):
    assert secretary.client.post(f"{WAVE}/luk").status_code == 400
    assert state(secretary, clock) == "open"


def test_a_steering_group_may_look_and_not_close(colleague, clock):
    colleague.hired("steering_group").sign_in()
    assert colleague.post(f"{WAVE}/luk").status_code == 403
    assert state(colleague, clock) == "open"
