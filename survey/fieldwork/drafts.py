"""Drafts: one padded sealed blob for each code, opened by its key alone, and never overwritten by an older one."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite

from survey.questionnaire.answers import Answers
from survey.storage import records

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from sqlalchemy import Connection
    from sqlalchemy.orm import Session

    from survey.fieldwork.entering import Entered
    from survey.storage.database import Database

STEP = 2048
NONCE = 12
TRIES = 50
# Built once: composing a statement costs as much as running it, and every page turn runs both.
KEPT = records.Base.metadata.tables["drafts"]
FOUND = select(KEPT.c.number, KEPT.c.version, KEPT.c.language, KEPT.c.sealed).where(KEPT.c.id == bindparam("key"))
REPLACED = update(KEPT).where(KEPT.c.id == bindparam("key"), KEPT.c.number == bindparam("before"))


class DraftGone(Exception):  # noqa: N818 - sent or expired, nobody's error
    """There is no such draft any more."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a resident has answered so far; `number` rises by one with each save."""

    number: int
    answers: Answers
    version: str
    language: str


def begin(session: Session, entered: Entered, *, version: str, language: str, seed: int, now: dt.datetime) -> None:
    """Begin a draft with nothing in it, or leave the one there is."""
    del now
    insert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    begun = insert(records.Draft).values(
        id=entered.draft_id,
        wave=entered.wave_id,
        number=1,
        version=version,
        language=language,
        sealed=_sealed(entered, Answers.empty(seed)),
    )
    session.execute(begun.on_conflict_do_nothing(index_elements=["id"]))


def load(session: Session, entered: Entered) -> Draft | None:
    """Return the draft that the code opens, or None."""
    return _found(session.connection(), entered)


def look(database: Database, entered: Entered) -> Draft | None:
    """Do what `load` does, where nothing else is read: a session costs as much as the reading."""
    with database.looking() as connection:
        return _found(connection, entered)


def _found(connection: Connection, entered: Entered) -> Draft | None:
    row = connection.execute(FOUND, {"key": entered.draft_id}).first()
    if row is None:
        return None
    return Draft(row.number, _opened(entered, row.sealed), row.version, row.language)


def save(
    database: Database,
    entered: Entered,
    change: Callable[[Answers], Answers],
    *,
    language: str,
    now: dt.datetime,
    known: Draft | None = None,
) -> Draft:
    """Change a draft: read it, change it, and write it if nobody else has meanwhile; otherwise again.

    Args:
        database: the draft's.
        entered: whose draft it is.
        change: from the answers as they stand to the answers as they should; may be called more than once.
        language: the resident's now.
        now: the time, for the log's sake only.
        known: the draft as it was read a moment ago; it spares the first reading, and one written since is noticed.

    Raises:
        DraftGone: if it has been sent, or has expired.
    """
    del now
    for _ in range(TRIES):
        draft = known or _read(database, entered)
        known = None
        answers = change(draft.answers)
        after = Draft(draft.number + 1, answers, draft.version, language)
        if answers == draft.answers and language == draft.language:
            return draft
        with database.changing() as connection:
            kept = _replaced(connection, entered, draft.number, after)
        if kept:
            return after
    raise TimeoutError("the draft was changed elsewhere each time")


def _read(database: Database, entered: Entered) -> Draft:
    draft = look(database, entered)
    if draft is None:
        raise DraftGone
    return draft


def drop(session: Session, entered: Entered) -> None:
    """Remove a draft; what it held is overwritten by the database."""
    session.execute(delete(records.Draft).where(records.Draft.id == entered.draft_id))


def _replaced(connection: Connection, entered: Entered, number: int, after: Draft) -> bool:
    cells = {"number": after.number, "language": after.language, "sealed": _sealed(entered, after.answers)}
    done = connection.execute(REPLACED, {"key": entered.draft_id, "before": number, **cells})
    return bool(done.rowcount)


def _sealed(entered: Entered, answers: Answers) -> bytes:
    plain = json.dumps(answers.to_json(), ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    padded = plain + b" " * (-len(plain) % STEP)
    nonce = secrets.token_bytes(NONCE)
    return nonce + AESGCM(entered.draft_key).encrypt(nonce, padded, entered.draft_id.encode())


def _opened(entered: Entered, sealed: bytes) -> Answers:
    plain = AESGCM(entered.draft_key).decrypt(sealed[:NONCE], sealed[NONCE:], entered.draft_id.encode())
    return Answers.from_json(json.loads(plain))
