"""The last half minute before the deadline, and the half hour after it."""

import datetime as dt

import pytest
from sqlalchemy import func, select

from survey.storage import records

CLOSES = dt.datetime(2026, 10, 22, 21, tzinfo=dt.UTC)


@pytest.fixture
def finished(resident):
    """A resident at the check page with a few answers."""
    resident.press(village="aagesby")
    while resident.page != "tjek":
        resident.press("skip")
    return resident


def sent(database):
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(records.Spool))


@pytest.mark.parametrize(
    ("seconds", "status", "kept"),
    [(-30, 200, 1), (29 * 60, 200, 1), (31 * 60, 200, 0)],
    ids=["at 23.59.30", "within half an hour", "too late"],
)
def test_an_answer_under_way_at_the_deadline_can_be_sent_for_half_an_hour(
    finished, house, clock, seconds, status, kept
):
    clock.now = CLOSES + dt.timedelta(seconds=seconds)
    assert (finished.post("send").status_code, sent(house[1])) == (status, kept)


def test_a_draft_open_across_the_deadline_goes_on_answering(resident, clock):
    clock.now = CLOSES + dt.timedelta(minutes=5)
    assert resident.press(village="aagesby").page == "svar/home-2"


@pytest.mark.parametrize("tail", ["/kode", "/uden-kode"])
def test_nobody_new_begins_in_the_half_hour_after_the_deadline(walker, house, clock, tail):
    """The staff's page promises it: who closes a survey would otherwise go on getting new answers."""
    clock.now = CLOSES - dt.timedelta(minutes=1)
    page = walker.get(tail)
    page = page.press(code=house[3][0]) if tail == "/kode" else page
    clock.now = CLOSES + dt.timedelta(minutes=5)
    assert "Undersøgelsen er slut" in page.press().text


def test_the_welcome_page_offers_no_start_in_that_half_hour_but_the_way_back_with_a_code(walker, clock):
    clock.now = CLOSES + dt.timedelta(minutes=5)
    page = walker.get("/").text
    assert ("Undersøgelsen er slut" in page, ">Start<" in page, "Jeg har en kode" in page) == (True, False, True)


def test_a_draft_is_taken_up_again_on_another_device_in_that_half_hour(resident, walking, house, clock):
    resident.press(village="aagesby")
    clock.now = CLOSES + dt.timedelta(minutes=5)
    another = walking(house[0], "/harbaekdalen/2026")
    assert another.get("/kode").press(code=house[3][0]).page == "svar/home-2"


def test_someone_the_survey_is_not_for_is_counted_once_and_not_stored(resident, house):
    resident.press(village="outside")
    resident.get("/svar/home-1").press(village="outside")
    with house[1].reading() as session:
        assert session.scalar(select(records.Wave.ineligible)) == 1
    assert sent(house[1]) == 0
