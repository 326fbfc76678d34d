"""The sheet a cluster's map is drawn on: degrees to pixels and back, and the windows one looks through."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from survey.cluster import geography

if TYPE_CHECKING:
    from collections.abc import Iterable

    from survey.cluster.cluster import Cluster
    from survey.cluster.outline import Point

WIDTH, HEIGHT = 600, 500
# Room around the outline, for places just outside it: a tenth of it, and at least half a kilometre.
MARGIN = 0.1
LEAST_MARGIN_METRES = 500
ZOOMS = (1, 2, 4, 8)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of 600 × 500 pixels, north up, as far east per pixel as north.

    A degree of longitude is taken as long all over the sheet as it is in the middle: over 20 km that is some metres.

    Attributes:
        west: longitude of the left edge.
        north: latitude of the upper edge.
        lon: degrees of longitude in a pixel.
        lat: degrees of latitude in a pixel.
    """

    west: float
    north: float
    lon: float
    lat: float

    @classmethod
    def of(cls, cluster: Cluster) -> Sheet:
        """Return the sheet that shows a cluster whole."""
        villages = [(village.lon, village.lat) for village in cluster.villages]
        places = [(place.lon, place.lat) for place in cluster.places]
        return cls.around((*cluster.outline.polygon, *villages, *places))

    @classmethod
    def around(cls, points: Iterable[Point]) -> Sheet:
        """Return the sheet that shows some points, with room around them."""
        found = tuple(points) or ((0.0, 0.0),)
        lons, lats = sorted(lon for lon, _ in found), sorted(lat for _, lat in found)
        lon, lat = (lons[0] + lons[-1]) / 2, (lats[0] + lats[-1]) / 2
        across, along = geography.metres_a_degree(lat)
        wide, high = (lons[-1] - lons[0]) * across, (lats[-1] - lats[0]) * along
        margin = max(LEAST_MARGIN_METRES, MARGIN * max(wide, high))
        metres = max((wide + 2 * margin) / WIDTH, (high + 2 * margin) / HEIGHT)
        east, north = metres / across, metres / along
        return cls(lon - east * WIDTH / 2, lat + north * HEIGHT / 2, east, north)

    def pixel(self, lon: float, lat: float) -> Point:
        """Return where a point is on the sheet, from its upper left corner."""
        return (lon - self.west) / self.lon, (self.north - lat) / self.lat

    def degrees(self, x: float, y: float) -> Point:
        """Return longitude and latitude of a pixel."""
        return self.west + x * self.lon, self.north - y * self.lat

    @property
    def metres(self) -> float:
        """Return the metres that a pixel is wide."""
        return self.lat * geography.metres_a_degree(self.north)[1]


@dataclass(frozen=True, slots=True)
class Window:
    """The part of a sheet that is looked at: how many times it is enlarged, and the pixel in its middle."""

    zoom: int = 1
    x: float = WIDTH / 2
    y: float = HEIGHT / 2

    @property
    def wide(self) -> float:
        """Return its width on the sheet."""
        return WIDTH / self.zoom

    @property
    def high(self) -> float:
        """Return its height on the sheet."""
        return HEIGHT / self.zoom

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Return left, top, width and height on the sheet, as `viewBox` has them."""
        return self.x - self.wide / 2, self.y - self.high / 2, self.wide, self.high

    def at(self, across: float, down: float) -> Point:
        """Return the pixel of the sheet at a part (0 to 1) of the window from the left and from the top."""
        left, top, wide, high = self.box
        return left + across * wide, top + down * high

    def moved(self, east: float, south: float) -> Window:
        """Return the window moved by parts of its own size; its middle stays on the sheet."""
        return self.centred(self.x + east * self.wide, self.y + south * self.high)

    def centred(self, x: float, y: float) -> Window:
        """Return the window with another pixel in its middle, which stays on the sheet."""
        return Window(self.zoom, min(max(x, 0.0), float(WIDTH)), min(max(y, 0.0), float(HEIGHT)))

    def zoomed(self, steps: int) -> Window:
        """Return the window some steps nearer (below 0: farther away), as far as there are any."""
        nearest = min(range(len(ZOOMS)), key=lambda i: abs(math.log(ZOOMS[i] / self.zoom)))
        return Window(ZOOMS[min(max(nearest + steps, 0), len(ZOOMS) - 1)], self.x, self.y)
