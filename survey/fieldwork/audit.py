"""The audit log: who did what, and when; never an answer, and never a code."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from survey.storage.records import Audit

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy.orm import Session


def log(session: Session, who: str, what: str, about: str, *, now: dt.datetime) -> None:
    """Write one line, for example `log(session, email, "edition asked", "harbaekdalen 2026", now=now)`."""
    session.add(Audit(id=secrets.token_hex(16), who=who, what=what, about=about, at=now))
