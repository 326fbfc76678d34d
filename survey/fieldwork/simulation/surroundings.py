"""Surroundings: where the villages and places of a cluster lie, and how far it is between them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from survey.cluster.cluster import Cluster
    from survey.cluster.outline import Point
    from survey.cluster.places import Place

KM_PER_DEGREE = 111.0
# A workshop is asked about together with clubhouses.
SAME_KIND = {"workshop": "clubhouse"}


def km(one: Point, other: Point) -> float:
    """Return the distance as the crow flies; exact enough within a cluster.

    Examples:
        >>> round(km((8.9, 56.245), (8.9291, 56.28648)), 1)
        4.9
    """
    east = (one[0] - other[0]) * KM_PER_DEGREE * math.cos(math.radians((one[1] + other[1]) / 2))
    return math.hypot(east, (one[1] - other[1]) * KM_PER_DEGREE)


def moved(point: Point, east_km: float, north_km: float) -> Point:
    """Return the point so far to the east and north, with the five decimals that a map marker has."""
    lon = point[0] + east_km / (KM_PER_DEGREE * math.cos(math.radians(point[1])))
    return round(lon, 5), round(point[1] + north_km / KM_PER_DEGREE, 5)


@dataclass(frozen=True)
class Surroundings:
    """What a simulated resident can see from home."""

    cluster: Cluster

    def village(self, name: str) -> Point:
        """Return where a village lies."""
        return self._points[name]

    @cached_property
    def _points(self) -> dict[str, Point]:
        return {village.name: (village.lon, village.lat) for village in self.cluster.villages}

    @cached_property
    def _nearest(self) -> dict[tuple[str, str], float]:
        """The kilometres from a village to the nearest place of a kind."""
        found: dict[tuple[str, str], float] = {}
        for village, point in self._points.items():
            for place in self.cluster.places:
                key = (village, SAME_KIND.get(place.kind, place.kind))
                found[key] = min(km(point, (place.lon, place.lat)), found.get(key, math.inf))
        return found

    def between(self, one: str, other: str) -> float:
        """Return the kilometres between two villages."""
        return km(self.village(one), self.village(other))

    def away(self, home: str, place: Place) -> float:
        """Return the kilometres from a village to a place."""
        return km(self.village(home), (place.lon, place.lat))

    def nearest(self, home: str, kind: str) -> float | None:
        """Return the kilometres to the nearest place of a kind, or None where the cluster has none."""
        return self._nearest.get((home, kind))

    def has(self, home: str, kind: str) -> bool:
        """Return whether the village itself has a place of that kind."""
        return any(place.kind == kind and place.village == home for place in self.cluster.places)
