"""Progress: what staff may see while people answer, which is how many have sent, by village, and no more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from survey.fieldwork import groups
from survey.fieldwork.binding import cluster_of
from survey.fieldwork.codes import OPEN
from survey.storage.records import Code, Response

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from survey.storage.records import Wave


@dataclass(frozen=True, slots=True)
class Received:
    """How many have sent, of how many residents aged 16 or over (0 where that is not known); the open link has none."""

    village: str
    label: str
    received: int
    population: int | None

    @property
    def share(self) -> float | None:
        """Return the share, from 0 to 1."""
        return self.received / self.population if self.population else None


def received(session: Session, wave: Wave) -> tuple[Received, ...]:
    """Return a line for each village, or for villages that count together, and one for the open link."""
    counts = _simulated(session, wave) if wave.simulated else {}
    spent = session.execute(
        select(Code.village, func.count())
        .where(Code.wave == wave.id, Code.state.in_(("spent", "counted")))
        .group_by(Code.village)
    )
    for village, number in spent:
        counts[village] = counts.get(village, 0) + number
    merged = groups.merged(wave)
    lines: dict[str, Received] = {}
    for each in cluster_of(wave).villages:
        group = merged.get(each.name, each.name)
        line = Received(group, each.label, counts.get(each.name, 0), _residents(wave, each.name))
        lines[group] = _together(lines[group], line) if group in lines else line
    return (*lines.values(), Received(OPEN, "Åbent link", counts.get(OPEN, 0), None))


def _residents(wave: Wave, village: str) -> int:
    """Return how many were asked; of organisations nobody has counted them, and there are 0."""
    return cluster_of(wave).population.total(village) if wave.about == "people" else 0


def _together(one: Received, other: Received) -> Received:
    """Return the line of villages that count together."""
    population = (one.population or 0) + (other.population or 0)
    return Received(one.village, f"{one.label} + {other.label}", one.received + other.received, population)


def _simulated(session: Session, wave: Wave) -> dict[str, int]:
    """Count the responses of a simulated wave, which no code was spent for."""
    rows = session.execute(
        select(func.coalesce(Response.frame_village, OPEN), func.count())
        .where(Response.wave == wave.id)
        .group_by(Response.frame_village)
    )
    return {village: number for village, number in rows}  # noqa: C416 - rows are tuples, not pairs to dict
