"""Responses: sending spends the code, cuts the thread and puts the answers into the spool, all in one act."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from sqlalchemy import func, select, update

from survey.fieldwork import drafts, spool, waves
from survey.fieldwork import withdrawal as withdrawals
from survey.fieldwork.entering import WaveClosed
from survey.storage.records import Code, Response, Spool, Wave
from survey.texts.message import Message

if TYPE_CHECKING:
    import datetime as dt
    import random
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from survey.fieldwork.entering import Entered

COPENHAGEN = ZoneInfo("Europe/Copenhagen")


class AlreadySent(Exception):  # noqa: N818 - the answer to a second press of the button
    """The code has been spent; nothing was stored a second time."""


def send(
    session: Session,
    entered: Entered,
    *,
    row: Mapping[str, Any],
    village: str,
    version: str,
    language: str,
    disposition: str,
    mode: str,
    withdrawal: str,
    now: dt.datetime,
    rng: random.Random,
) -> None:
    """Store a response once. The session must be open for writing; all of it happens, or nothing.

    Args:
        session: of the caller's transaction.
        entered: whose response it is; the response itself keeps nothing of it but the village of the code.
        row: from `variables.row`.
        village: as answered, or empty.
        version: the draft's.
        language: at sending.
        disposition: complete or partial.
        mode: web, paper, assisted or telephone.
        withdrawal: the fortrydelseskode, of which only a digest is kept, inside the seal.
        now: the time, kept as an ISO week in Copenhagen.
        rng: unused here; the shuffling is done by the spool.

    Raises:
        AlreadySent: if the code has been spent, also by another press of the button at the same moment.
        WaveClosed: if the wave takes no more answers; paper is taken until it is finished.
    """
    del rng
    wave = session.get_one(Wave, entered.wave_id)
    _require_receiving(wave, mode, now)
    spent = session.execute(
        update(Code)
        .where(Code.lookup == entered.lookup, Code.wave == entered.wave_id, Code.state == "issued")
        .values(state="spent")
        .execution_options(synchronize_session=False)
    )
    if not spent.rowcount:  # type: ignore[attr-defined]
        raise AlreadySent
    channel = session.scalar(select(Code.channel).where(Code.lookup == entered.lookup))
    content = {
        "frame_village": entered.frame_village or None,
        "village": village or None,
        "channel": channel,
        "mode": mode,
        "week": week(now),
        "version": version,
        "language": language,
        "disposition": disposition,
        "values": dict(row),
        "withdrawal": withdrawals.digest(wave.id, withdrawal),
    }
    spool.put(session, wave, entered.frame_village, content)
    drafts.drop(session, entered)


def _require_receiving(wave: Wave, mode: str, now: dt.datetime) -> None:
    state = waves.state(wave, now)
    if state in {"open", "grace"} or (state == "closed" and mode == "paper"):
        return
    raise WaveClosed(Message.of("wave_over"))


def week(now: dt.datetime) -> str:
    """Return the ISO week in Copenhagen, the finest time that a response knows: `2026-W42`."""
    year, number, _ = now.astimezone(COPENHAGEN).isocalendar()
    return f"{year}-W{number:02d}"


def waiting(session: Session, wave: Wave) -> int:
    """Return how many responses still lie sealed in the spool."""
    return session.scalar(select(func.count()).select_from(Spool).where(Spool.wave == wave.id)) or 0


def of_wave(session: Session, wave: Wave) -> list[Response]:
    """Return the mixed responses, in the order of their random ids."""
    return list(session.scalars(select(Response).where(Response.wave == wave.id).order_by(Response.id)))
