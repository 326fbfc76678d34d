"""What a wave fields: its frozen cluster and its questionnaire with the cluster's villages and places filled in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from sqlalchemy import select

from survey.cluster.frozen import from_json
from survey.cluster.population import Population
from survey.questionnaire import versions
from survey.questionnaire.bind import bind
from survey.questionnaire.publishing import strictest
from survey.questionnaire.questions import Option
from survey.questionnaire.united import unite
from survey.questionnaire.wording import Wording
from survey.storage.records import Response, Version

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from survey.cluster.cluster import Cluster
    from survey.questionnaire.structure import Questionnaire
    from survey.questionnaire.united import United
    from survey.storage.records import Wave


@dataclass(frozen=True)
class Fielded:
    """One wave's cluster and questionnaire.

    Attributes:
        cluster: the wave's frozen copy.
        united: every version that has responses, and the one the wave fields now, bound to the cluster.
        version_text: the published version that the wave fields.
        earlier_texts: the other published versions, by SHA-256.
        merged: villages with too few answers → the neighbour whose `frame_village` is theirs too.
    """

    cluster: Cluster
    united: United
    version_text: str
    earlier_texts: Mapping[str, str]
    merged: Mapping[str, str]

    @property
    def questionnaire(self) -> Questionnaire:
        """Return the version that the wave fields, with what only earlier ones had; it shows what all promised."""
        return self.united.questionnaire

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
    """Return what the wave fields, and has fielded."""
    cluster = from_json(wave.content)
    version = session.get_one(Version, wave.version)
    earlier = {each.sha256: each.text for each in _earlier(session, wave, version)}
    bound = {sha: _bound(text, cluster, wave) for sha, text in earlier.items()}
    united = unite((version.sha256, _bound(version.text, cluster, wave)), bound)
    promised = strictest(united.questionnaire, united.versions.values())
    united = replace(united, questionnaire=promised)
    return Fielded(cluster, united, version.text, earlier, wave.content.get("merged", {}))


def _earlier(session: Session, wave: Wave, version: Version) -> list[Version]:
    """Return the other versions that have responses, and those between, which may say what was renamed."""
    of_responses = select(Response.version).where(Response.wave == wave.id, Response.version != version.sha256)
    answered = list(session.scalars(select(Version).where(Version.sha256.in_(of_responses)).order_by(Version.sha256)))
    if not answered:
        return []
    first, ids = min(each.number for each in answered), [each.sha256 for each in answered]
    between = select(Version).where(Version.name == version.name, Version.number > first)
    between = between.where(Version.number < version.number, Version.sha256.not_in(ids)).order_by(Version.sha256)
    return [*answered, *session.scalars(between)]


def _bound(text: str, cluster: Cluster, wave: Wave) -> Questionnaire:
    return bind(
        versions.read(text),
        [Option(each.name, each.code, _danish(each.label)) for each in cluster.villages],
        {"cluster": cluster.settings.name, "municipality": cluster.settings.municipality},
        places=[Option(each.name, i, _danish(each.label)) for i, each in enumerate(cluster.places, start=1)],
        modules=wave.modules,
        this_year=wave.opens.year,
    )


def _danish(label: str) -> Wording:
    return Wording((("da", label),))
