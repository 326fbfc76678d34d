"""Editions: a wave's results, frozen under a number, with everything that was made from the same microdata."""

from __future__ import annotations

import hashlib
import logging
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal

from sqlalchemy import delete, select, update

from survey.release import fingerprint, microdata, register
from survey.release.analyst import analyse
from survey.release.errors import ReleaseError
from survey.release.fielded import fielded
from survey.storage.gate import Gate
from survey.storage.records import Edition, Response
from survey.texts.message import Message

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from sqlalchemy.orm import Session

    from survey.storage.database import Database
    from survey.storage.records import Wave

Kind = Literal["preliminary", "final", "correction"]
KINDS: tuple[Kind, ...] = ("preliminary", "final", "correction")
logger = logging.getLogger(__name__)


def ask(session: Session, wave: Wave, kind: Kind, now: dt.datetime) -> Edition:
    """Store that an edition is wanted, for whoever waits for it to look at; `make` takes it up.

    Raises:
        ReleaseError: if the wave can't have such an edition, or not yet.
    """
    _check(session, wave, kind, now)
    return _asked(session, wave, kind)


def make(
    database: Database,
    wave: Wave,
    *,
    out: Path,
    now: dt.datetime,
    kind: Kind = "preliminary",
    progress: Callable[[int, int], None] = lambda _done, _of: None,
) -> Edition:
    """Make an edition of a wave, or return the one that was made from the very same inputs.

    Args:
        database: opened by the caller.
        wave: whose mixed responses are released.
        out: the installation's folder of editions; microdata go beside it.
        now: decides whether a final edition may be made.
        kind: a final edition ends the withdrawals, a correction mends errors after it.
        progress: is told how many steps of how many are done.

    Raises:
        ReleaseError: if the wave can't have such an edition, or the analysis fails.
    """
    with _turn(out, wave):
        with database.reading() as session:
            _check(session, wave, kind, now)
        with database.writing() as session:
            edition = _asked(session, wave, kind)
            made_before = _same(session, wave, kind)
            if made_before:
                session.delete(edition)
                return made_before
            files = microdata.files(session, wave, number=edition.number, sort=kind)
            edition.digest = fingerprint.fingerprint(files)
        try:
            _write(files, edition, wave, out, progress)
        except ReleaseError:
            _settle(database, edition, state="failed")
            raise
        _finish(database, wave, edition, now)
    logger.info("edition made", extra={"wave": wave.id, "edition": edition.number})
    return edition


def _check(session: Session, wave: Wave, kind: Kind, now: dt.datetime) -> None:
    """Refuse an edition that would break a promise.

    Raises:
        ReleaseError: saying which.
    """
    finals = [edition for edition in register.made(session, wave) if edition.kind == "final"]
    if kind == "final" and wave.finished is None:
        raise ReleaseError(Message.of("edition_unfinished", wave=wave.slug))
    if kind == "final" and now < wave.withdraw_until:
        raise ReleaseError(Message.of("edition_withdrawable", until=wave.withdraw_until.date().isoformat()))
    if kind == "correction" and not finals:
        raise ReleaseError(Message.of("edition_no_final", wave=wave.slug))
    if session.scalar(select(Response.id).where(Response.wave == wave.id).limit(1)) is None:
        raise ReleaseError(Message.of("edition_empty", wave=wave.slug))


def _asked(session: Session, wave: Wave, kind: Kind) -> Edition:
    """Return the edition that was asked for, or a new one; a failed one of the same number makes room for it."""
    waiting = [each for each in register.editions(session, wave) if each.state == "asked" and each.kind == kind]
    if waiting:
        return waiting[-1]
    number = register.next_number(session, wave)
    session.execute(delete(Edition).where(Edition.wave == wave.id, Edition.number >= number))
    identity = hashlib.sha256(f"{wave.id} {number}".encode()).hexdigest()[:32]
    edition = Edition(id=identity, wave=wave.id, number=number, kind=kind, state="asked", digest="", made=None)
    session.add(edition)
    session.flush()
    return edition


def _same(session: Session, wave: Wave, kind: Kind) -> Edition | None:
    """Return the edition of that kind whose inputs are what they would be now."""
    candidates = [edition for edition in register.made(session, wave) if edition.kind == kind]
    if not candidates:
        return None
    field = fielded(session, wave)
    files = microdata.files(session, wave, number=0, sort=kind)

    def print_of(number: int) -> str:
        text = microdata.wave_text(field, wave, number=number, sort=kind)
        return fingerprint.fingerprint({**files, "wave.yaml": text.encode()})

    return next((each for each in candidates if print_of(each.number) == each.digest), None)


def _write(
    files: Mapping[str, bytes], edition: Edition, wave: Wave, out: Path, progress: Callable[[int, int], None]
) -> None:
    """Write the microdata and everything made from it; the edition's folder appears whole or not at all."""
    rows = register.microdata_folder(out, wave, edition.number)
    shutil.rmtree(rows, ignore_errors=True)
    rows.mkdir(parents=True, mode=0o700)
    for name, content in files.items():
        (rows / name).parent.mkdir(exist_ok=True, mode=0o700)
        (rows / name).write_bytes(content)
    ready = register.folder(out, wave, edition.number)
    making = ready.with_name(f"{ready.name}.making")
    for left in (making, ready):
        shutil.rmtree(left, ignore_errors=True)
    try:
        analyse(rows, making, progress)
        (making / "edition.yaml").write_text(_certificate(edition), encoding="utf-8")
        making.rename(ready)
    except ReleaseError:
        shutil.rmtree(making, ignore_errors=True)
        shutil.rmtree(rows)
        raise


def _certificate(edition: Edition) -> str:
    """Return what a reader may compare: the id and the fingerprint that it is cut from."""
    return f"edition: {register.label(edition)}\nsort: {edition.kind}\nsha256: {edition.digest}\n"


def _finish(database: Database, wave: Wave, edition: Edition, now: dt.datetime) -> None:
    """Mark the edition as made; with the final one nothing can be withdrawn any more, so the digests go."""
    with database.writing() as session:
        own = session.get_one(Edition, edition.id)
        own.state, own.made = "made", now.date()
        if edition.kind == "final":
            session.execute(update(Response).where(Response.wave == wave.id).values(withdrawal=None))
    edition.state, edition.made = "made", now.date()


def _settle(database: Database, edition: Edition, *, state: str) -> None:
    with database.writing() as session:
        session.get_one(Edition, edition.id).state = state


@contextmanager
def _turn(out: Path, wave: Wave) -> Iterator[None]:
    """Wait until nobody else makes an edition of the wave."""
    folder = out / wave.cluster / wave.slug
    folder.mkdir(parents=True, exist_ok=True)
    with Gate(folder / "making.lock").passed():
        yield
