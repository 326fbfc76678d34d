"""Areas: which village or parish of a cluster a file's area is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from survey.cluster import tables
from survey.formats import statbank_words as words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from survey.cluster.villages import Village

Area = tuple[str, str]
"""`village` or `parish`, and the village's name or the parish as villages.csv writes it."""


@dataclass(frozen=True)
class Areas:
    """The villages and parishes of a cluster, and the municipality they lie in."""

    villages: tuple[Village, ...]
    municipality: str

    def find(self, label: str, role: str) -> Area | None:
        """Return the area that a label names, or None.

        Args:
            label: as the file writes it.
            role: `parish` or `village` where the column says which, or `area`.
        """
        place = words.place(label)
        if place.within and place.within != words.canonical(self.municipality):
            return None
        if role == words.PARISH:
            return self._parish(place)
        village = self._villages.get(place.name)
        if village is None and not place.name:
            village = next((self._numbers[code] for code in place.codes if code in self._numbers), None)
        if village is not None:
            return words.VILLAGE, village
        return self._parish(place) if role == words.AREA else None

    def parish_of(self, village: Village) -> str:
        """Return the parish of a village as `find` returns it: as it is written for its first village."""
        place = words.place(village.parish)
        return next(
            (
                one.parish
                for one in self.villages
                if (other := words.place(one.parish)).codes & place.codes or (place.name and other.name == place.name)
            ),
            village.parish,
        )

    @property
    def has_codes(self) -> bool:
        """Say whether villages.csv writes the parishes' codes."""
        return any(self._codes)

    def _parish(self, place: words.Place) -> Area | None:
        for code in place.codes:
            if code in self._codes:
                return words.PARISH, self._codes[code]
        name = self._parishes.get(place.name)
        return (words.PARISH, name) if name else None

    @cached_property
    def _villages(self) -> Mapping[str, str]:
        return {words.canonical(word): name for word, name in tables.lookup(self.villages).items()}

    @cached_property
    def _numbers(self) -> Mapping[str, str]:
        return {str(village.code): village.name for village in self.villages}

    @cached_property
    def _codes(self) -> Mapping[str, str]:
        return {code: self.parish_of(one) for one in self.villages for code in words.place(one.parish).codes}

    @cached_property
    def _parishes(self) -> Mapping[str, str]:
        places = ((self.parish_of(one), words.place(one.parish)) for one in self.villages if one.parish)
        return {place.name: parish for parish, place in places if place.name}
