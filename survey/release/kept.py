"""Kept microdata: what earlier editions were made from, without the rows of those who have withdrawn since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from survey.release import register
from survey.storage.records import Response

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.orm import Session

    from survey.storage.records import Wave


def forget(session: Session, wave: Wave, editions: Path) -> int:
    """Take every row out of the wave's kept microdata whose response is no longer in the database.

    What has been published stands, but nobody can make new tables of a withdrawn answer.

    Args:
        session: open for reading.
        wave: whose editions are looked through.
        editions: the installation's folder of editions, with the microdata beside it.

    Returns:
        How many rows went, over all editions.
    """
    left = set(session.scalars(select(Response.id).where(Response.wave == wave.id)))
    numbers = [edition.number for edition in register.editions(session, wave)]
    tables = [register.microdata_folder(editions, wave, number) / "responses.csv" for number in numbers]
    return sum(_without(table, left) for table in tables if table.is_file())


def _without(table: Path, left: set[str]) -> int:
    """Write a table anew with those rows only; a reader sees the old one or the new one, whole."""
    header, *rows = _records(table.read_text(encoding="utf-8"))
    kept = [row for row in rows if row.partition(";")[0].strip('"') in left]
    if len(kept) == len(rows):
        return 0
    fresh = table.with_suffix(".fresh")
    fresh.write_text("".join([header, *kept]), encoding="utf-8")
    fresh.replace(table)
    return len(rows) - len(kept)


def _records(text: str) -> list[str]:
    """Return the lines of a table as they stand; a line break inside quotation marks ends none."""
    records: list[str] = []
    whole = True
    for line in text.split("\n"):
        records.append(line) if whole else records.append(f"{records.pop()}\n{line}")
        whole = records[-1].count('"') % 2 == 0
    return [f"{record}\n" for record in records if record]
