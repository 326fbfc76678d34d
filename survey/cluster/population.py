"""Population of a cluster: residents aged 16 or over by village, sex and age group."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

SEXES = ("woman", "man")
AGES = ("16_24", "25_34", "35_44", "45_54", "55_64", "65_74", "75_84", "85p")


@dataclass(frozen=True, slots=True)
class Population:
    """Counts by (village, sex, age)."""

    counts: Mapping[tuple[str, str, str], int]

    def total(self, village: str | None = None) -> int:
        """Return the residents of one village, or of the whole cluster."""
        return sum(count for (name, _, _), count in self.counts.items() if village in (None, name))
