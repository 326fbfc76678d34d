"""Lines with fewer points that look the same."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from survey.cluster.outline import Point


def simplified(points: Sequence[Point], tolerance: float, most: int) -> list[Point]:
    """Return the points of a line that lie farther from it than the tolerance, which grows until they are few enough.

    Points that lie nearer to the one before than the tolerance go first, so that a surveyor's line takes no time.
    Source: Douglas and Peucker (1973), Cartographica 10(2), 112-122, without recursion.
    """
    kept = _apart(points, tolerance / 2)
    while len(kept) > 3 * most:
        tolerance *= 1.5
        kept = _apart(kept, tolerance / 2)
    thinned = _kept(kept, tolerance)
    while len(thinned) > most:
        tolerance *= 1.5
        thinned = _kept(thinned, tolerance)
    return thinned


def _apart(points: Sequence[Point], least: float) -> list[Point]:
    """Return the points that lie apart from the one kept before, and the last."""
    kept = list(points[:1])
    for point in points[1:-1]:
        if math.dist(point, kept[-1]) >= least:
            kept.append(point)
    return [*kept, *points[1:][-1:]]


def _kept(points: Sequence[Point], tolerance: float) -> list[Point]:
    if len(points) < 3:
        return list(points)
    keep = {0, len(points) - 1}
    spans = [(0, len(points) - 1)]
    while spans:
        first, last = spans.pop()
        away = ((_away(points[i], points[first], points[last]), i) for i in range(first + 1, last))
        farthest, at = max(away, default=(0.0, first))
        if farthest > tolerance:
            keep.add(at)
            spans += [(first, at), (at, last)]
    return [points[i] for i in sorted(keep)]


def _away(point: Point, one: Point, other: Point) -> float:
    """Return the distance from a point to the line through two others, or to them where they are one."""
    along = other[0] - one[0], other[1] - one[1]
    to = point[0] - one[0], point[1] - one[1]
    length = math.hypot(*along)
    return abs(along[0] * to[1] - along[1] * to[0]) / length if length else math.hypot(*to)
