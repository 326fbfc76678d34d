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
from sqlalchemy import select

from survey.fieldwork.errors import FieldworkError
from survey.storage.records import Code
from survey.texts.message import Message

if TYPE_CHECKING:
    import random

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


def issue(
    session: Session, wave: Wave, village: str, number: int, *, keys: Keys, rng: random.Random, channel: str = "card"
) -> tuple[str, ...]:
    """Issue codes of one village and return them, the only time they can be seen.

    Raises:
        FieldworkError: if the village is not the wave's, or the number is not positive.
    """
    villages = [each["name"] for each in wave.content["villages"]]
    if village not in [*villages, OPEN]:
        raise FieldworkError(Message.of("village_unknown", village=village, known=", ".join(villages)))
    if number < 1:
        raise FieldworkError(Message.of("codes_number", number=number))
    taken = set(session.scalars(select(Code.lookup)))
    made = []
    for _ in range(number):
        plain = _drawn(rng, taken)
        taken.add(plain[:LOOKUP])
        salt = secrets.token_bytes(16)
        session.add(
            Code(
                lookup=plain[:LOOKUP],
                wave=wave.id,
                village=village,
                channel=channel,
                state="issued",
                salt=salt,
                digest=stretch(plain, salt, keys.cost).digest(),
            )
        )
        made.append(plain)
    session.flush()
    return tuple(grouped(plain) for plain in made)


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


def _drawn(rng: random.Random, taken: set[str]) -> str:
    while True:
        plain = "".join(rng.choice(ALPHABET) for _ in range(LENGTH))
        if plain[:LOOKUP] not in taken:
            return plain
