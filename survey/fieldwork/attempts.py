"""Attempts: wrong tries are counted by the hour, and slow the next one down; nothing is ever locked for a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete

from survey.storage.records import Attempt

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy.orm import Session

MOST_AN_HOUR = 20


def is_over(session: Session, tried: str, now: dt.datetime, *, most: int = MOST_AN_HOUR) -> bool:
    """True when there have been so many wrong tries this hour that the next must wait."""
    found = session.get(Attempt, (tried, _hour(now)))
    return found is not None and found.wrong >= most


def count(session: Session, tried: str, now: dt.datetime) -> int:
    """Count a wrong try, and return how many there have been this hour."""
    found = session.get(Attempt, (tried, _hour(now)))
    if found is None:
        found = Attempt(tried=tried, hour=_hour(now), wrong=0)
        session.add(found)
    found.wrong += 1
    return found.wrong


def forget(session: Session, now: dt.datetime) -> None:
    """Empty the table of all but this hour."""
    session.execute(delete(Attempt).where(Attempt.hour != _hour(now)))


def _hour(now: dt.datetime) -> str:
    return now.strftime("%Y-%m-%dT%H")
