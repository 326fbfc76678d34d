"""Where Denmark is, metres between points, the 50 m grid, and whether a point lies within an outline."""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from survey.cluster.outline import Point

LON = (7.5, 15.5)
LAT = (54.5, 58.0)
GRID_METRES = 50
# WGS 84: half the long axis in metres, and the square of its eccentricity.
_AXIS = 6_378_137.0
_ECCENTRICITY = 0.00669437999


def in_denmark(lon: float, lat: float) -> bool:
    """Tell whether a point may be in Denmark."""
    return LON[0] <= lon <= LON[1] and LAT[0] <= lat <= LAT[1]


def inside(point: Point, polygon: Sequence[Point]) -> bool:
    """Tell whether a point lies within a closed polygon, by counting the sides east of it.

    Source: Shimrat (1962), Algorithm 112: Position of point relative to polygon, CACM 5(8).
    """
    x, y = point
    within = False
    for (x1, y1), (x2, y2) in itertools.pairwise(polygon):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            within = not within
    return within


def metres_a_degree(lat: float) -> tuple[float, float]:
    """Return the metres of one degree of longitude, and of latitude, at a latitude.

    Source: Snyder (1987), Map Projections: A Working Manual, USGS Professional Paper 1395, equations 4-18 and 4-20.
    """
    bulge = 1 - _ECCENTRICITY * math.sin(math.radians(lat)) ** 2
    across = _AXIS / math.sqrt(bulge) * math.cos(math.radians(lat))
    along = _AXIS * (1 - _ECCENTRICITY) / bulge**1.5
    return math.radians(across), math.radians(along)


def metres(point: Point, origin: Point) -> Point:
    """Return how many metres a point lies east and north of another, some tens of kilometres away at most."""
    across, along = metres_a_degree((point[1] + origin[1]) / 2)
    return (point[0] - origin[0]) * across, (point[1] - origin[1]) * along


def distance(one: Point, other: Point) -> float:
    """Return the metres between two points."""
    return math.hypot(*metres(one, other))


def metres_outside(point: Point, polygon: Sequence[Point]) -> float:
    """Return the metres from a point to a closed polygon: 0 within it, and where there is none."""
    if not polygon or inside(point, polygon):
        return 0.0
    corners = [metres(corner, point) for corner in polygon]
    return min(_to_side(one, other) for one, other in itertools.pairwise(corners))


def _to_side(one: Point, other: Point) -> float:
    """Return the distance from (0, 0) to the line between two points."""
    along = other[0] - one[0], other[1] - one[1]
    length = along[0] ** 2 + along[1] ** 2
    part = -(one[0] * along[0] + one[1] * along[1]) / length if length else 0.0
    part = min(max(part, 0.0), 1.0)
    return math.hypot(one[0] + part * along[0], one[1] + part * along[1])


def snapped(lon: float, lat: float) -> Point:
    """Return the nearest point of the 50 m grid, with the four decimals (some ten metres) that are stored.

    The grid is the same for every cluster and wave: rows of equal latitude, each cut anew. A point of it stays.
    """
    step = GRID_METRES / metres_a_degree(56.0)[1]
    row = round(lat / step) * step
    wide = GRID_METRES / metres_a_degree(row)[0]
    return round(round(lon / wide) * wide, 4), round(row, 4)
