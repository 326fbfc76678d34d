"""The register of editions: which there are, and where their files stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from survey.storage.records import Edition

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sqlalchemy.orm import Session

    from survey.storage.records import Wave


def editions(session: Session, wave: Wave) -> Sequence[Edition]:
    """Return every edition of a wave, also those that are asked for or failed, the newest first."""
    of = select(Edition).where(Edition.wave == wave.id)
    return session.scalars(of.order_by(Edition.number.desc())).all()


def made(session: Session, wave: Wave) -> Sequence[Edition]:
    """Return the editions of a wave that can be read, the newest first."""
    return [edition for edition in editions(session, wave) if edition.state == "made"]


def latest(session: Session, wave: Wave) -> Edition | None:
    """Return the newest edition that can be read, or None."""
    return next(iter(made(session, wave)), None)


def next_number(session: Session, wave: Wave) -> int:
    """Return the number that the next edition gets; a failed edition's number is given again."""
    of = select(func.max(Edition.number)).where(Edition.wave == wave.id, Edition.state != "failed")
    return (session.scalar(of) or 0) + 1


def label(edition: Edition) -> str:
    """Return the edition's id as people cite it: its number and eight characters of its fingerprint."""
    return f"{edition.number}-{edition.digest[:8]}"


def folder(out: Path, wave: Wave, number: int) -> Path:
    """Return where an edition's files stand; `out` is the installation's folder of editions."""
    return out / wave.cluster / wave.slug / str(number)


def microdata_folder(out: Path, wave: Wave, number: int) -> Path:
    """Return where the microdata of an edition stand: beside the editions, never among files that are served."""
    return out.with_name("microdata") / wave.cluster / wave.slug / str(number)
