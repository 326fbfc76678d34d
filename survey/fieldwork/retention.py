"""Retention: what is due to be erased is erased; doing it twice does no harm."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from survey.fieldwork import attempts
from survey.storage.records import Draft, Wave

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

DRAFTS = dt.timedelta(days=1)


def erase(session: Session, now: dt.datetime) -> int:
    """Erase drafts a day after closing, and yesterday's wrong tries; return how many drafts went."""
    over = select(Wave.id).where(Wave.closes < now - DRAFTS)
    gone = session.execute(delete(Draft).where(Draft.wave.in_(over)).execution_options(synchronize_session=False))
    attempts.forget(session, now)
    return int(gone.rowcount)  # type: ignore[attr-defined]
