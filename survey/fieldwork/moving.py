"""Moving: a wave goes over to a later version of its questionnaire; who has begun goes on with their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from survey.fieldwork import published, waves
from survey.fieldwork.errors import FieldworkError
from survey.questionnaire import versions
from survey.questionnaire.differences import differences
from survey.storage.records import Code, Draft, Response, Spool, Version
from survey.texts.message import Message

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy.orm import Session

    from survey.questionnaire.differences import Change
    from survey.storage.records import Wave


def move(session: Session, wave: Wave, version: Version | versions.Version, *, now: dt.datetime) -> tuple[Change, ...]:
    """Let a wave field a later version of its questionnaire, and return what has changed.

    Whoever has begun goes on with the version they began with. Where nobody has begun, the version may be any later
    one; otherwise answers to both must be such that they can be read together.

    Raises:
        FieldworkError: if the version is not published, is of another questionnaire or no later one, if the wave is
            closed, or if answers to both versions can't be read together.
    """
    later = published.require(session, version)
    before = session.get_one(Version, wave.version)
    if waves.state(wave, now) not in {"planned", "open"}:
        raise FieldworkError(Message.of("move_closed", wave=wave.slug))
    if later.name != before.name:
        raise FieldworkError(Message.of("move_other", before=before.name, now=later.name))
    if later.number <= before.number:
        raise FieldworkError(Message.of("move_not_later", before=before.number, now=later.number))
    changes = differences(versions.examined(before.text), versions.examined(later.text))
    wrong = [change for change in changes if not change.is_allowed]
    if wrong and is_begun(session, wave):
        commands = {"before": before.sha256[:12], "now": later.sha256[:12]}
        raise FieldworkError(Message.of("move_refused", wave=wave.slug, count=len(wrong), **commands))
    waves.locked(session, wave).version = later.sha256
    return changes


def is_begun(session: Session, wave: Wave) -> bool:
    """Tell whether anybody has begun to answer, or has sent."""
    begun = (
        select(Draft.id).where(Draft.wave == wave.id),
        select(Spool.id).where(Spool.wave == wave.id),
        select(Response.id).where(Response.wave == wave.id),
        select(Code.lookup).where(Code.wave == wave.id, Code.state.in_(("spent", "counted"))),
    )
    return any(session.scalar(each.limit(1)) is not None for each in begun)
