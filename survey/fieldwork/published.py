"""Published questionnaires: the frozen versions that a wave may field, by their SHA-256."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from survey.fieldwork.errors import FieldworkError
from survey.storage import records
from survey.texts.message import Message

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from survey.questionnaire.versions import Version

SHORTEST = 6
"""Signs of a SHA-256 that are enough to name a version by hand."""


def keep(session: Session, version: Version) -> records.Version:
    """Store a frozen version under its hash, where it may stand already, and return its record."""
    kept = records.Version(sha256=version.sha256, name=version.name, number=version.number, text=version.text)
    return session.merge(kept)


def has_twin(session: Session, version: Version) -> bool:
    """Tell whether the same number has been published with another content, so that the two can be mistaken."""
    same = select(records.Version.sha256).where(
        records.Version.name == version.name,
        records.Version.number == version.number,
        records.Version.sha256 != version.sha256,
    )
    return session.scalar(same.limit(1)) is not None


def require(session: Session, version: Version | records.Version) -> records.Version:
    """Return the record of a version.

    Raises:
        FieldworkError: if it has not been published.
    """
    found = session.get(records.Version, version.sha256)
    if found is None:
        raise FieldworkError(Message.of("version_unpublished", name=version.name, number=version.number))
    return found


def named(session: Session, start: str) -> records.Version:
    """Return the version whose SHA-256 begins like this.

    Raises:
        FieldworkError: if there is none, or more than one; it names the versions that there are.
    """
    start = start.strip().lower()
    of = select(records.Version).order_by(records.Version.name, records.Version.number)
    every = list(session.scalars(of))
    found = [each for each in every if len(start) >= SHORTEST and each.sha256.startswith(start)]
    if len(found) != 1:
        known = ", ".join(f"{each.name} {each.number} ({each.sha256[:12]})" for each in every)
        raise FieldworkError(Message.of("version_unknown", version=start, known=known or "–"))
    return found[0]
