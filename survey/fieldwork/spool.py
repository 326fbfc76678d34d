"""The mixing spool: sent responses wait, sealed and without a code, until they leave in shuffled groups of ten.

When 20 of a village wait, ten drawn at random leave, so that ten always stay behind; the rest leave when the wave is
finished. `counted` is set on as many codes as responses leave, drawn at random among the village's spent ones.
"""

from __future__ import annotations

import json
import secrets
from collections import Counter
from typing import TYPE_CHECKING, Any

from nacl.public import PublicKey, SealedBox
from sqlalchemy import delete, func, select, update

from survey.fieldwork import groups, waves, withdrawal
from survey.storage.records import Code, Response, Spool, Wave

if TYPE_CHECKING:
    import random
    from collections.abc import Mapping

    from nacl.public import PrivateKey
    from sqlalchemy.orm import Session

WAITING = 20
LEAVING = 10
STEP = 8192
OPEN = "open"


def put(session: Session, wave: Wave, frame_village: str, content: dict[str, Any]) -> None:
    """Seal a response under the wave's public key, padded, into the group of its village, or of the open link."""
    plain = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    sealed = SealedBox(PublicKey(wave.public_key)).encrypt(plain + b" " * (-len(plain) % STEP))
    mixing = groups.merged(wave).get(frame_village, frame_village) or OPEN
    session.add(Spool(id=secrets.token_hex(16), wave=wave.id, mixing=mixing, sealed=sealed))


def mix(session: Session, wave: Wave, private_key: PrivateKey, rng: random.Random) -> int:
    """Let every group that is large enough leave; in a finished wave, all of them. Return how many responses left."""
    mine = waves.locked(session, wave)
    box = SealedBox(private_key)
    _withdraw(session, mine, box)
    finished = mine.finished is not None
    if finished:
        _merge(session, mine)
    left = 0
    for group, ids in _waiting(session, mine, groups.merged(mine)).items():
        leaving = rng.sample(ids, len(ids) if finished else _leaving(len(ids)))
        if leaving:
            _leave(session, mine, leaving, box)
            _count(session, mine, group, len(leaving), rng)
        left += len(leaving)
    withdrawal.carry_out(session, mine)
    return left


def _leaving(waiting: int) -> int:
    """Return how many leave when so many wait: ten at a time, and ten stay."""
    return (waiting - LEAVING) // LEAVING * LEAVING if waiting >= WAITING else 0


def _waiting(session: Session, wave: Wave, merged: Mapping[str, str]) -> dict[str, list[str]]:
    """Return the ids that wait, by group, in an order that tells nothing."""
    found: dict[str, list[str]] = {}
    rows = session.execute(select(Spool.id, Spool.mixing).where(Spool.wave == wave.id).order_by(Spool.id))
    for identity, mixing in rows:
        found.setdefault(merged.get(mixing, mixing), []).append(identity)
    return found


def _leave(session: Session, wave: Wave, ids: list[str], box: SealedBox[PrivateKey]) -> None:
    """Move sealed rows, in the given order, to the responses, under new ids."""
    sealed = {row.id: row.sealed for row in session.execute(select(Spool.id, Spool.sealed).where(Spool.id.in_(ids)))}
    merged = groups.merged(wave)
    for identity in ids:
        content = json.loads(box.decrypt(sealed[identity]))
        frame = merged.get(content["frame_village"], content["frame_village"])
        session.add(Response(**{**content, "frame_village": frame}, id=secrets.token_hex(16), wave=wave.id))
    session.execute(delete(Spool).where(Spool.id.in_(ids)))
    session.flush()


def _count(session: Session, wave: Wave, group: str, number: int, rng: random.Random) -> None:
    """Mark as many of the group's spent codes as responses left: any of them, so that none leads to a response."""
    villages = [group, *(village for village, into in groups.merged(wave).items() if into == group)]
    spent = list(
        session.scalars(
            select(Code.lookup)
            .where(Code.wave == wave.id, Code.state == "spent", Code.village.in_(villages))
            .order_by(Code.lookup)
        )
    )
    drawn = rng.sample(spent, min(number, len(spent)))
    session.execute(update(Code).where(Code.lookup.in_(drawn)).values(state="counted"))


def _merge(session: Session, wave: Wave) -> None:
    """Let villages of which fewer than ten have answered become one with their neighbours, for good."""
    waiting = select(Spool.mixing, func.count()).where(Spool.wave == wave.id).group_by(Spool.mixing)
    gone = select(Response.frame_village, func.count()).where(Response.wave == wave.id).group_by(Response.frame_village)
    rows = [*session.execute(waiting), *session.execute(gone)]
    if not wave.simulated:
        amounts: Counter[str] = Counter()
        for village, number in rows:
            amounts[village or OPEN] += number
        wave.content = {**wave.content, "merged": groups.answered(wave, amounts)}


def _withdraw(session: Session, wave: Wave, box: SealedBox[PrivateKey]) -> None:
    """Open the seals and delete the responses that have been withdrawn while they waited."""
    asked = withdrawal.asked(session, wave)
    if not asked:
        return
    for row in session.execute(select(Spool.id, Spool.sealed).where(Spool.wave == wave.id)):
        digest = json.loads(box.decrypt(row.sealed))["withdrawal"]
        if digest in asked:
            session.execute(delete(Spool).where(Spool.id == row.id))
            asked[digest].done = True
