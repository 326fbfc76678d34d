"""The ground of a cluster: which place a point or a word means, how far out a point is, and what it lies beside."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from survey.cluster import geography, words

if TYPE_CHECKING:
    from survey.cluster.cluster import Cluster
    from survey.cluster.outline import Point
    from survey.cluster.places import Place
    from survey.cluster.villages import Village

# A mark nearer to a named place than this is that place: a hall with its car park.
SAME_PLACE_METRES = 75
# A mark farther out than this is asked about, and farther out than the other isn't taken.
ASKED_METRES = 2_000
ELSEWHERE_METRES = 30_000
WINDS = ("n", "ne", "e", "se", "s", "sw", "w", "nw")


@dataclass(frozen=True, slots=True)
class Beside:
    """Where a point is in words: at a named place, in a village, or so far from it in a direction.

    Attributes:
        label: of the place or the village.
        metres: rounded as people say it; 0 at the place itself or in the village.
        wind: one of WINDS, as seen from the village; empty at 0 metres.
        is_place: the label is a place's, not a village's.
    """

    label: str
    metres: int = 0
    wind: str = ""
    is_place: bool = False


@dataclass(frozen=True, slots=True)
class Ground:
    """What is needed of a cluster to judge a point."""

    polygon: tuple[Point, ...]
    villages: tuple[Village, ...]
    places: tuple[Place, ...]

    @classmethod
    def of(cls, cluster: Cluster) -> Ground:
        """Return a cluster's ground."""
        return cls(cluster.outline.polygon, cluster.villages, cluster.places)

    def settled(self, lon: float, lat: float) -> Point:
        """Return the point as it is stored: on the 50 m grid."""
        return geography.snapped(lon, lat)

    def place_at(self, lon: float, lat: float) -> str | None:
        """Return the name of the nearest place within 75 m of a point."""
        near = [(geography.distance((place.lon, place.lat), (lon, lat)), place.name) for place in self.places]
        nearest = min(near, default=(math.inf, ""))
        return nearest[1] if nearest[0] <= SAME_PLACE_METRES else None

    def place_named(self, text: str) -> str | None:
        """Return the name of the place that some words mean: its label, another name of it, or its address.

        An address may go on with postcode and town after a comma.
        """
        written = {words.plain(text), words.plain(text.partition(",")[0])} - {""}
        known = ((words.plain(each), place.name) for place in self.places for each in (place.label, *place.aliases))
        return next((name for word, name in known if word in written), None)

    def metres_outside(self, lon: float, lat: float) -> float:
        """Return how far outside the outline a point lies; 0 within it."""
        return geography.metres_outside((lon, lat), self.polygon)

    def is_asked_about(self, lon: float, lat: float) -> bool:
        """Tell whether a point lies so far out that it may be a slip."""
        return self.metres_outside(lon, lat) > ASKED_METRES

    def is_elsewhere(self, lon: float, lat: float) -> bool:
        """Tell whether a point can't be meant: out at sea, abroad, or where a device without a position points."""
        return not geography.in_denmark(lon, lat) or self.metres_outside(lon, lat) > ELSEWHERE_METRES

    def beside(self, lon: float, lat: float) -> Beside | None:
        """Return where a point is in words; None in a cluster without villages."""
        name = self.place_at(lon, lat)
        if name:
            return Beside(next(place.label for place in self.places if place.name == name), is_place=True)
        if not self.villages:
            return None
        away = {village: geography.metres((lon, lat), (village.lon, village.lat)) for village in self.villages}
        nearest = min(away, key=lambda village: math.hypot(*away[village]))
        east, north = away[nearest]
        said = spoken_metres(math.hypot(east, north))
        # Clockwise from north, an eighth of the circle each.
        wind = WINDS[round(math.atan2(east, north) / (math.pi / 4)) % 8]
        return Beside(nearest.label, said, wind) if said else Beside(nearest.label)


def spoken_metres(metres: float) -> int:
    """Return a distance as people say it: hundreds of metres, under a hundred and fifty none at all.

    >>> spoken_metres(140), spoken_metres(340), spoken_metres(2649)
    (0, 300, 2600)
    """
    return 0 if metres < 150 else round(metres / 100) * 100
