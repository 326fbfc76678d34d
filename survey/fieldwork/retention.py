"""Retention: what is due to be forgotten, and is."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from survey.fieldwork import attempts
from survey.storage.records import Draft, Wave

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

DRAFTS = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Erased:
    """How much has been erased."""

    drafts: int


def erase(session: Session, *, now: dt.datetime) -> Erased:
    """Erase drafts from the day after closing, and the counters of wrong tries of earlier hours. Safe to repeat."""
    attempts.forget(session, now)
    over = select(Wave.id).where(Wave.closes < now - DRAFTS)
    gone = session.execute(delete(Draft).where(Draft.wave.in_(over)))
    return Erased(drafts=gone.rowcount)  # type: ignore[attr-defined]
