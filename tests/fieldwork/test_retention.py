"""Drafts live until the day after closing, and no longer."""

import datetime as dt

import pytest
from sqlalchemy import select

from survey.fieldwork import attempts, drafts, entering, retention
from survey.storage import records


@pytest.fixture
def begun(database, wave, issued, keys, now):
    with database.writing() as session:
        entered = entering.enter(session, wave, issued, keys=keys, now=now)
        drafts.begin(session, entered, version=wave.version, language="da", seed=1, now=now)
        attempts.count(session, "K7PM", now)


@pytest.mark.parametrize(("after", "gone"), [(dt.timedelta(hours=23), 0), (dt.timedelta(hours=25), 1)])
@pytest.mark.usefixtures("begun")
def test_a_draft_dies_a_day_after_closing(database, wave, after, gone):
    with database.writing() as session:
        assert retention.erase(session, wave.closes + after) == gone


@pytest.mark.usefixtures("begun")
def test_wrong_tries_are_forgotten(database, now):
    with database.writing() as session:
        retention.erase(session, now + dt.timedelta(days=1))
        assert session.scalars(select(records.Attempt)).all() == []
