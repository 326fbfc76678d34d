"""Where Denmark is, and whether a point lies within an outline."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from survey.cluster.outline import Point

LON = (7.5, 15.5)
LAT = (54.5, 58.0)


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
