"""Attempts: wrong tries are counted by the hour, and slow the next one down; nothing is ever locked for a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete
from sqlalchemy.dialects import postgresql, sqlite

from survey.storage.records import Attempt

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy.orm import Session

MOST_AN_HOUR = 20
FREE = 3
LONGEST_SECONDS = 2.0


def is_over(session: Session, tried: str, now: dt.datetime, *, most: int = MOST_AN_HOUR) -> bool:
    """True when there have been so many wrong tries this hour that the next must wait."""
    found = session.get(Attempt, (tried, _hour(now)))
    return found is not None and found.wrong >= most


def count(session: Session, tried: str, now: dt.datetime) -> int:
    """Count a wrong try, also when several are made at once, and return how many there have been this hour."""
    insert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    counted = (
        insert(Attempt)
        .values(tried=tried, hour=_hour(now), wrong=1)
        .on_conflict_do_update(index_elements=["tried", "hour"], set_={"wrong": Attempt.wrong + 1})
        .returning(Attempt.wrong)
    )
    return session.scalars(counted, execution_options={"populate_existing": True}).one()


def delay(wrong: int) -> float:
    """Return the seconds to wait before answering a wrong try: none for slips of the pen, then more and more.

    >>> [delay(wrong) for wrong in (1, 3, 4, 5, 20)]
    [0.0, 0.0, 0.25, 0.5, 2.0]
    """
    return 0.0 if wrong <= FREE else min(LONGEST_SECONDS, 0.25 * 2 ** (wrong - FREE - 1))


def forget(session: Session, now: dt.datetime) -> None:
    """Empty the table of all but this hour."""
    session.execute(delete(Attempt).where(Attempt.hour != _hour(now)))


def _hour(now: dt.datetime) -> str:
    return now.strftime("%Y-%m-%dT%H")
