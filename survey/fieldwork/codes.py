"""Codes: `LLLL SSSS SSSS`, a lookup part and a secret. Only a digest is kept; a code is shown once.

One Argon2id root per code yields two different outputs: what is stored to recognise the code, and the key of its draft.
Database and pepper together open nothing.
"""

from __future__ import annotations

import hmac
import secrets
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlalchemy import insert, select

from survey.fieldwork.errors import FieldworkError
from survey.storage.records import Code
from survey.texts.message import Message

if TYPE_CHECKING:
    import random
    from collections.abc import Collection, Sequence

    from sqlalchemy.orm import Session

    from survey.fieldwork.keys import Cost, Keys
    from survey.storage.records import Wave

ALPHABET = "ABCDEFGHJKMNPQRSTVWXYZ23456789"
LENGTH = 12
LOOKUP = 4
OPEN = "open"
# An Argon2id run takes 19 MiB; a flood of tries must not take the memory of the server.
_AT_ONCE = threading.BoundedSemaphore(4)


@dataclass(frozen=True, slots=True)
class Root:
    """What a code yields when it is stretched; never stored."""

    secret: bytes

    def digest(self) -> bytes:
        """Return what is stored, by which the code is recognised."""
        return self._output(b"verify")

    def draft_id(self) -> str:
        """Return the id of the code's draft, which no column ties to the code."""
        return self._output(b"draft-id")[:16].hex()

    def draft_key(self, pepper: bytes) -> bytes:
        """Return the key of the code's draft."""
        return self._output(b"draft" + pepper + self.draft_id().encode())

    def _output(self, purpose: bytes) -> bytes:
        return HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=purpose).derive(self.secret)


def stretch(code: str, salt: bytes, cost: Cost) -> Root:
    """Stretch a cleaned code with Argon2id; the cost is the point of it."""
    with _AT_ONCE:
        secret = hash_secret_raw(
            code.encode(), salt, cost.rounds, cost.memory_kib, cost.lanes, hash_len=64, type=Type.ID
        )
    return Root(secret)


@dataclass(frozen=True, slots=True)
class Made:
    """A code that is not stored yet: `plain` is for its holder alone."""

    plain: str
    salt: bytes
    root: Root

    @property
    def lookup(self) -> str:
        """Return the part by which it is found."""
        return self.plain[:LOOKUP]


def make(number: int, *, keys: Keys, rng: random.Random, taken: Collection[str] = ()) -> tuple[Made, ...]:
    """Make codes with different lookup parts, none of the taken ones. It needs no database and takes its time."""
    made: dict[str, Made] = {}
    while len(made) < number:
        plain = "".join(rng.choice(ALPHABET) for _ in range(LENGTH))
        if plain[:LOOKUP] not in made and plain[:LOOKUP] not in taken:
            salt = secrets.token_bytes(16)
            made[plain[:LOOKUP]] = Made(plain, salt, stretch(plain, salt, keys.cost))
    return tuple(made.values())


def keep(session: Session, wave: Wave, village: str, made: Sequence[Made], *, channel: str = "card") -> None:
    """Store made codes.

    Raises:
        FieldworkError: if the village is not the wave's, or a lookup part has been taken since they were made.
    """
    require_village(wave, village)
    if taken_among(session, [each.lookup for each in made]):
        raise FieldworkError(Message.of("codes_taken"))
    session.execute(
        insert(Code),
        [
            {
                "lookup": each.lookup,
                "wave": wave.id,
                "village": village,
                "channel": channel,
                "state": "issued",
                "salt": each.salt,
                "digest": each.root.digest(),
            }
            for each in made
        ],
    )


def require_village(wave: Wave, village: str) -> None:
    """Refuse a village that the wave does not have.

    Raises:
        FieldworkError: naming those that it has.
    """
    villages = [each["name"] for each in wave.content["villages"]]
    if village not in [*villages, OPEN]:
        raise FieldworkError(Message.of("village_unknown", village=village, known=", ".join(villages)))


def taken_among(session: Session, lookups: Sequence[str]) -> set[str]:
    """Return those of the lookup parts that lead to a code already, in any wave."""
    return set(session.scalars(select(Code.lookup).where(Code.lookup.in_(lookups))))


def issue(
    session: Session, wave: Wave, village: str, number: int, *, keys: Keys, rng: random.Random, channel: str = "card"
) -> tuple[str, ...]:
    """Issue codes of one village and return them, the only time they can be seen.

    Everybody else waits while a session writes; for many codes, `make` them first and `keep` them then.

    Raises:
        FieldworkError: if the village is not the wave's, or the number is not positive.
    """
    if number < 1:
        raise FieldworkError(Message.of("codes_number", number=number))
    require_village(wave, village)
    made = make(number, keys=keys, rng=rng, taken=set(session.scalars(select(Code.lookup))))
    keep(session, wave, village, made, channel=channel)
    return tuple(grouped(each.plain) for each in made)


def void(session: Session, wave: Wave, lookup: str) -> None:
    """Make a lost code worthless.

    Raises:
        FieldworkError: if it is not an unused code of the wave.
    """
    found = session.get(Code, lookup.upper())
    if found is None or found.wave != wave.id or found.state != "issued":
        raise FieldworkError(Message.of("code_not_void", lookup=lookup))
    found.state = "void"


def reissue(session: Session, wave: Wave, lookup: str, *, keys: Keys, rng: random.Random) -> str:
    """Void a lost code and return a new one of the same village; the old draft can't be fetched."""
    void(session, wave, lookup)
    old = session.get_one(Code, lookup.upper())
    return issue(session, wave, old.village, 1, keys=keys, rng=rng, channel=old.channel)[0]


def clean(typed: str) -> str:
    """Return the letters and digits of what was typed, in capitals; spaces and dashes do not count.

    >>> clean(" k7pm-3xqd w4rt")
    'K7PM3XQDW4RT'
    """
    return "".join(sign for sign in typed.upper() if sign.isalnum())


def grouped(plain: str) -> str:
    """Return a code in groups of four, as people read it."""
    return " ".join(plain[i : i + 4] for i in range(0, len(plain), 4))


def fits(found: Code, root: Root) -> bool:
    """True when the root is the code's, compared in constant time."""
    return hmac.compare_digest(found.digest, root.digest())
