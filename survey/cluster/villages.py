"""Villages of a cluster."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Village:
    """One village: `code` 1 to 899 is fixed for good; `neighbour` is the name of the village it is merged with."""

    name: str
    code: int
    label: str
    neighbour: str
    lon: float
    lat: float
    aliases: tuple[str, ...] = ()
    parish: str = ""
