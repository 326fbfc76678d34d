"""The outline of a cluster: the polygon it lies within, and the lines (roads, paths, streams) of its map."""

from __future__ import annotations

from dataclasses import dataclass

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Outline:
    """Longitude and latitude in degrees; `polygon` is closed; `lines` are (kind, label, points)."""

    polygon: tuple[Point, ...] = ()
    lines: tuple[tuple[str, str, tuple[Point, ...]], ...] = ()
