"""The mixing spool: sent responses wait, sealed and without a code, until they leave in shuffled groups of ten.

When 20 of a village wait, ten drawn at random leave, so that ten always stay behind; the rest leave when the wave is
finished. `counted` is set on as many codes as responses leave, drawn at random among the village's spent ones.
"""

from __future__ import annotations

import json
import secrets
from typing import TYPE_CHECKING, Any

from nacl.public import PublicKey, SealedBox
from sqlalchemy import delete, func, select, update

from survey.fieldwork import withdrawal
from survey.storage.records import Code, Response, Spool, Wave

if TYPE_CHECKING:
    import random

    from nacl.public import PrivateKey
    from sqlalchemy.orm import Session

WAITING = 20
LEAVING = 10
STEP = 8192
OPEN = "open"


def put(session: Session, wave: Wave, mixing: str, content: dict[str, Any]) -> None:
    """Seal a response under the wave's public key, padded, into the group of its village."""
    plain = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    sealed = SealedBox(PublicKey(wave.public_key)).encrypt(plain + b" " * (-len(plain) % STEP))
    session.add(Spool(id=secrets.token_hex(16), wave=wave.id, mixing=mixing, sealed=sealed))


def mix(session: Session, wave: Wave, private_key: PrivateKey, rng: random.Random) -> int:
    """Let every group that is large enough leave; in a finished wave, all of them. Return how many responses left."""
    groups = session.execute(
        select(Spool.mixing, func.count()).where(Spool.wave == wave.id).group_by(Spool.mixing)
    ).all()
    left = 0
    for group, waiting in groups:
        leaving = waiting if wave.finished is not None else _leaving(waiting)
        if not leaving:
            continue
        if wave.finished is not None and waiting < LEAVING and group != OPEN:
            _join(session, wave, group)
        _leave(session, wave, group, leaving, private_key, rng)
        left += leaving
    withdrawal.carry_out(session, wave)
    return left


def _leaving(waiting: int) -> int:
    """Return how many leave when so many wait: ten at a time, and ten stay."""
    return max(0, (waiting - LEAVING) // LEAVING * LEAVING) if waiting >= WAITING else 0


def _leave(session: Session, wave: Wave, group: str, number: int, private_key: PrivateKey, rng: random.Random) -> None:
    ids = list(session.scalars(select(Spool.id).where(Spool.wave == wave.id, Spool.mixing == group).order_by(Spool.id)))
    chosen = rng.sample(ids, number)
    box = SealedBox(private_key)
    leaving = [
        json.loads(box.decrypt(sealed)) for sealed in session.scalars(select(Spool.sealed).where(Spool.id.in_(chosen)))
    ]
    rng.shuffle(leaving)
    merged = dict(wave.content.get("merged", {}))
    for content in leaving:
        frame = content["frame_village"]
        session.add(
            Response(**{**content, "frame_village": merged.get(frame, frame)}, id=secrets.token_hex(16), wave=wave.id)
        )
    session.execute(delete(Spool).where(Spool.id.in_(chosen)))
    _count(session, wave, group, number, rng)


def _count(session: Session, wave: Wave, group: str, number: int, rng: random.Random) -> None:
    """Mark as many of the group's spent codes as responses left: any of them, so that none leads to a response."""
    villages = _villages(wave, group)
    spent = list(
        session.scalars(
            select(Code.lookup)
            .where(Code.wave == wave.id, Code.state == "spent", Code.village.in_(villages))
            .order_by(Code.lookup)
        )
    )
    drawn = rng.sample(spent, min(number, len(spent)))
    session.execute(update(Code).where(Code.lookup.in_(drawn)).values(state="counted"))


def _villages(wave: Wave, group: str) -> list[str]:
    merged = wave.content.get("merged", {})
    return [group, *(village for village, into in merged.items() if into == group)]


def _join(session: Session, wave: Wave, group: str) -> None:
    """Let a village of which fewer than ten have answered, and nothing has left, become one with its neighbour."""
    counted = select(func.count()).where(Code.wave == wave.id, Code.village == group, Code.state == "counted")
    if session.scalar(counted):
        return
    neighbour = next((each.get("neighbour") for each in wave.content["villages"] if each["name"] == group), "")
    if not neighbour:
        return
    mine = session.get_one(Wave, wave.id)
    mine.content = {**mine.content, "merged": {**mine.content.get("merged", {}), group: neighbour}}
    session.execute(
        update(Response)
        .where(Response.wave == wave.id, Response.frame_village == group)
        .values(frame_village=neighbour)
    )
    session.flush()
