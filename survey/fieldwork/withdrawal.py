"""Withdrawal: a sent response is deleted with the fortrydelseskode that only its sender was given."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from survey.fieldwork.codes import ALPHABET, clean, grouped
from survey.fieldwork.errors import FieldworkError
from survey.storage.records import Response, Wave, Withdrawal
from survey.texts.message import Message

if TYPE_CHECKING:
    import datetime as dt
    import random

    from sqlalchemy.orm import Session

SIGNS = 11


def draw(rng: random.Random) -> str:
    """Draw a fortrydelseskode: eleven random signs and a check letter, in groups of four."""
    drawn = "".join(rng.choice(ALPHABET) for _ in range(SIGNS))
    return grouped(drawn + _check(drawn))


def digest(wave_id: str, code: str) -> str:
    """Return what is kept of a fortrydelseskode."""
    return hashlib.sha256(f"{wave_id} {clean(code)}".encode()).hexdigest()


def withdraw(session: Session, wave: Wave, typed: str, *, now: dt.datetime) -> None:
    """Delete the response at once if it is among the mixed ones, otherwise when its group leaves the spool.

    Raises:
        FieldworkError: if the code is mistyped, or its day has passed.
    """
    plain = clean(typed)
    if len(plain) != SIGNS + 1 or _check(plain[:SIGNS]) != plain[SIGNS]:
        raise FieldworkError(Message.of("withdrawal_mistyped"))
    if now > wave.withdraw_until:
        raise FieldworkError(Message.of("withdrawal_late"))
    key = digest(wave.id, plain)
    if session.get(Withdrawal, key) is None:
        session.add(Withdrawal(digest=key, wave=wave.id, done=False))
        session.flush()
    carry_out(session, wave)


def carry_out(session: Session, wave: Wave) -> int:
    """Delete every mixed response whose withdrawal has been asked for; return how many."""
    waiting = session.scalars(select(Withdrawal).where(Withdrawal.wave == wave.id, Withdrawal.done.is_(False))).all()
    gone = 0
    for asked in waiting:
        done = session.execute(delete(Response).where(Response.wave == wave.id, Response.withdrawal == asked.digest))
        if done.rowcount:  # type: ignore[attr-defined]
            asked.done = True
            gone += 1
    return gone


def _check(signs: str) -> str:
    weighted = sum(place * ALPHABET.find(sign) for place, sign in enumerate(signs, start=1))
    return ALPHABET[weighted % len(ALPHABET)]
