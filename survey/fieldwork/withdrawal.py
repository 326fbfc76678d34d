"""Withdrawal: a sent response is deleted with the fortrydelseskode that only its sender was given."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from survey.fieldwork import waves
from survey.fieldwork.codes import ALPHABET, clean, grouped
from survey.fieldwork.errors import FieldworkError
from survey.storage.records import Response, Wave, Withdrawal
from survey.texts.message import Message

if TYPE_CHECKING:
    import datetime as dt
    import random

    from sqlalchemy.orm import Session

SIGNS = 11
WEIGHTS = (1, 7, 11, 13, 17, 19, 23, 29)


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
    waves.locked(session, wave)  # no group may leave between the two looks for the response
    key = digest(wave.id, plain)
    if session.get(Withdrawal, key) is None:
        session.add(Withdrawal(digest=key, wave=wave.id, done=False))
        session.flush()
    carry_out(session, wave)


def asked(session: Session, wave: Wave) -> dict[str, Withdrawal]:
    """Return the withdrawals that still wait for their response to be found, by digest."""
    waiting = select(Withdrawal).where(Withdrawal.wave == wave.id, Withdrawal.done.is_(False))
    return {each.digest: each for each in session.scalars(waiting)}


def carry_out(session: Session, wave: Wave) -> int:
    """Delete every mixed response whose withdrawal has been asked for; return how many."""
    gone = 0
    for digest, each in asked(session, wave).items():
        done = session.execute(delete(Response).where(Response.wave == wave.id, Response.withdrawal == digest))
        if done.rowcount:  # type: ignore[attr-defined]
            each.done = True
            gone += 1
    return gone


def _check(signs: str) -> str:
    """Return the check letter; every single mistyped sign changes it, since no weight shares a factor with 30."""
    weighted = sum(WEIGHTS[place % len(WEIGHTS)] * ALPHABET.find(sign) for place, sign in enumerate(signs))
    return ALPHABET[weighted % len(ALPHABET)]
