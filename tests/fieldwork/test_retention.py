"""What is due is forgotten, and nothing earlier."""

import datetime as dt

import pytest
from sqlalchemy import func, select

from survey.fieldwork import attempts, drafts, entering, retention
from survey.storage import records


@pytest.mark.parametrize(("hours", "left"), [(23, 1), (25, 0)])
def test_a_draft_lives_until_the_day_after_closing(database, wave, issued, keys, now, hours, left):
    with database.writing() as session:
        entered = entering.enter(session, wave, issued, keys=keys, now=now)
        drafts.begin(session, entered, version=wave.version, language="da", seed=1, now=now)
    with database.writing() as session:
        erased = retention.erase(session, now=wave.closes + dt.timedelta(hours=hours))
        assert (erased.drafts, session.scalar(select(func.count()).select_from(records.Draft))) == (1 - left, left)


def test_wrong_tries_of_earlier_hours_are_forgotten(database, now):
    with database.writing() as session:
        attempts.count(session, "K7PM", now)
        attempts.count(session, "K7PM", now + dt.timedelta(hours=1))
        retention.erase(session, now=now + dt.timedelta(hours=1))
        assert len(session.scalars(select(records.Attempt)).all()) == 1
