"""Meeting places of a cluster."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """One named place: `kind` is a word such as hall, shop or nature; `village` the name of its village.

    `aliases` are what else people call it, its address among them.
    """

    name: str
    label: str
    kind: str
    village: str
    lon: float
    lat: float
    aliases: tuple[str, ...] = ()
