"""What a wave fields: its frozen cluster and its questionnaire with the cluster's villages and places filled in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from survey.cluster.frozen import from_json
from survey.cluster.population import Population
from survey.questionnaire import versions
from survey.questionnaire.bind import bind
from survey.questionnaire.questions import Option
from survey.questionnaire.wording import Wording
from survey.storage.records import Version

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from survey.cluster.cluster import Cluster
    from survey.questionnaire.structure import Questionnaire
    from survey.storage.records import Wave


@dataclass(frozen=True)
class Fielded:
    """One wave's cluster and questionnaire.

    Attributes:
        cluster: the wave's frozen copy.
        questionnaire: bound to the cluster.
        version_text: the published version that the wave fields.
        merged: villages with too few answers → the neighbour whose `frame_village` is theirs too.
    """

    cluster: Cluster
    questionnaire: Questionnaire
    version_text: str
    merged: Mapping[str, str]

    @cached_property
    def _codes(self) -> dict[str, int]:
        return {village.name: village.code for village in self.cluster.villages}

    def code_of(self, village: str | None) -> int | str:
        """Return a village's code; nothing for the open link, and for who lives elsewhere."""
        return self._codes.get(village or "", "")

    def frame_of(self, village: str) -> str:
        """Return the village that a village counts as in weights and rates."""
        seen = set()
        while village in self.merged and village not in seen:
            seen.add(village)
            village = self.merged[village]
        return village

    @cached_property
    def frame(self) -> Population:
        """The population of the villages as they count in weights and rates."""
        counts: dict[tuple[str, str, str], int] = {}
        for (village, sex, age), count in self.cluster.population.counts.items():
            cell = (self.frame_of(village), sex, age)
            counts[cell] = counts.get(cell, 0) + count
        return Population(counts)


def fielded(session: Session, wave: Wave) -> Fielded:
    """Return what the wave fields."""
    cluster = from_json(wave.content)
    text = session.get_one(Version, wave.version).text
    bound = bind(
        versions.read(text),
        [Option(each.name, each.code, _danish(each.label)) for each in cluster.villages],
        {"cluster": cluster.settings.name, "municipality": cluster.settings.municipality},
        places=[Option(each.name, i, _danish(each.label)) for i, each in enumerate(cluster.places, start=1)],
        modules=wave.modules,
        this_year=wave.opens.year,
    )
    return Fielded(cluster, bound, text, wave.content.get("merged", {}))


def _danish(label: str) -> Wording:
    return Wording((("da", label),))
