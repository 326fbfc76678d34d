"""Entering: a code lets its holder in, and yields the key of a draft that nobody else can open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from survey.fieldwork import attempts, codes, waves
from survey.storage.records import Code
from survey.texts.message import Message

if TYPE_CHECKING:
    import datetime as dt
    import random

    from sqlalchemy.orm import Session

    from survey.fieldwork.keys import Keys
    from survey.storage.records import Wave

NOBODYS_SALT = bytes(16)


@dataclass(frozen=True, slots=True)
class Entered:
    """Who has entered: what a code opened. It lives in the resident's sealed cookie and nowhere else."""

    wave_id: str
    lookup: str
    draft_id: str
    draft_key: bytes
    frame_village: str


class Refused(Exception):  # noqa: N818 - the answer to a question, not a failure of ours
    """A code that lets nobody in; `message` is for the resident, who hears it after `delay` seconds."""

    def __init__(self, message: Message, *, delay: float = 0.0) -> None:
        """Keep the message, and how long it is to be held back."""
        self.message = message
        self.delay = delay
        super().__init__(message.key)


class CodeUnknown(Refused):
    """No such code, a wrong secret, or a voided code: the same words and the same work."""


class CodeSpent(Refused):
    """The code has been used to send a response."""


class TooManyTries(Refused):
    """So many wrong tries this hour that the next must wait."""


class WaveNotOpen(Refused):
    """The survey has not begun."""


class WaveClosed(Refused):
    """The survey is over."""


def enter(session: Session, wave: Wave, typed: str, *, keys: Keys, now: dt.datetime) -> Entered:
    """Let in whoever holds the code.

    The session must be open for writing, since wrong tries are counted; it is committed before the code is stretched,
    so that nobody waits for that.

    Raises:
        Refused: one of its kinds, with a message.
    """
    _require_open(wave, now)
    plain = codes.clean(typed)
    if len(plain) != codes.LENGTH:
        raise CodeUnknown(Message.of("code_length", length=codes.LENGTH, typed=len(plain)))
    lookup = plain[: codes.LOOKUP]
    if attempts.is_over(session, lookup, now):
        raise TooManyTries(Message.of("code_tries"))
    found = session.get(Code, lookup)
    session.commit()
    # An unknown code costs the same as a wrong one, so that time tells nothing.
    root = codes.stretch(plain, found.salt if found else NOBODYS_SALT, keys.cost)
    if found is None or found.wave != wave.id or not codes.fits(found, root) or found.state == "void":
        wrong = attempts.count(session, lookup, now)
        session.commit()
        raise CodeUnknown(Message.of("code_unknown"), delay=attempts.delay(wrong))
    if found.state != "issued":
        raise CodeSpent(Message.of("code_spent"))
    return _entered(found, root, keys)


def start_open(
    session: Session, wave: Wave, *, keys: Keys, rng: random.Random, now: dt.datetime
) -> tuple[Entered, str]:
    """Mint a code for someone who came by the open link; return what it opens, and the code.

    Raises:
        Refused: if the wave is not open: in the half hour after closing nobody new begins.
    """
    _require_open(wave, now)
    if waves.state(wave, now) == "grace":
        raise WaveClosed(Message.of("wave_over"))
    (made,) = codes.make(1, keys=keys, rng=rng)
    while codes.taken_among(session, [made.lookup]):
        (made,) = codes.make(1, keys=keys, rng=rng)
    codes.keep(session, wave, codes.OPEN, [made], channel="open")
    return _entered(session.get_one(Code, made.lookup), made.root, keys), codes.grouped(made.plain)


def _require_open(wave: Wave, now: dt.datetime) -> None:
    state = waves.state(wave, now)
    if state == "planned":
        raise WaveNotOpen(Message.of("wave_planned"))
    if state in {"closed", "finished"}:
        raise WaveClosed(Message.of("wave_over"))


def _entered(found: Code, root: codes.Root, keys: Keys) -> Entered:
    village = "" if found.channel == "open" else found.village
    return Entered(found.wave, found.lookup, root.draft_id(), root.draft_key(keys.pepper), village)
