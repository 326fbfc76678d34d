"""Binding: the questionnaire as one wave fields it, with its villages, places, modules and cluster words."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import object_session

from survey.cluster.frozen import from_json
from survey.cluster.ground import Ground
from survey.questionnaire import bind, budget, versions
from survey.questionnaire.questions import Option
from survey.questionnaire.wording import Wording
from survey.storage.records import Version
from survey.texts.dates import date_in_words
from survey.texts.lists import enumerated

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from survey.cluster.cluster import Cluster
    from survey.questionnaire.structure import Questionnaire
    from survey.storage.records import Wave

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
LANGUAGES = ("da", "en", "de")
_CLUSTERS: dict[str, Cluster] = {}
_BOUND: dict[tuple[Any, ...], Questionnaire] = {}


@functools.lru_cache(maxsize=64)
def thawed(text: str) -> Questionnaire:
    """Return the questionnaire of a frozen text; reading one takes a while, so it is remembered."""
    return versions.read(text)


def cluster_of(wave: Wave) -> Cluster:
    """Return the wave's frozen copy of its cluster."""
    if wave.id not in _CLUSTERS:
        _CLUSTERS[wave.id] = from_json(wave.content)
    return _CLUSTERS[wave.id]


def bound(wave: Wave, version: str | None = None, *, session: Session | None = None) -> Questionnaire:
    """Return the questionnaire as the wave fields it, or the earlier version that a draft began with.

    The first time it is asked for, it is read in `session`, or in the open session that the wave belongs to.
    """
    key = (wave.id, version or wave.version, wave.closes)
    if key not in _BOUND:
        session = session or object_session(wave)
        if session is None:
            raise ValueError("the wave's session is closed")
        text = session.get_one(Version, version or wave.version).text
        _BOUND[key] = _bound(thawed(text), cluster_of(wave), wave)
    return _BOUND[key]


def _bound(questionnaire: Questionnaire, cluster: Cluster, wave: Wave) -> Questionnaire:
    villages = [Option(each.name, each.code, Wording((("da", each.label),))) for each in cluster.villages]
    of = {village.name: village.label for village in cluster.villages}
    places = [
        Option(each.name, code, Wording((("da", each.label),)), group=of.get(each.village, ""))
        for code, each in enumerate(cluster.places, start=1)
    ]
    filled = functools.partial(
        bind.bind, questionnaire, villages, places=places, ground=Ground.of(cluster), modules=wave.modules
    )
    asked = filled({}, this_year=wave.opens.year)
    return filled(_values(cluster, wave, asked), this_year=wave.opens.year)


def _values(cluster: Cluster, wave: Wave, questionnaire: Questionnaire) -> dict[str, str]:
    """Return what `${cluster}` and its like stand for; `.en` and `.de` where the words differ."""
    settings = cluster.settings
    labels = [village.label for village in cluster.villages]
    closes = wave.closes.astimezone(COPENHAGEN).date()
    values = {
        "cluster": settings.name,
        "municipality": settings.municipality,
        "phone": settings.phone,
        "email": settings.email,
        "controller": settings.controller,
        "minutes": str(round(budget.minutes(questionnaire)[1])),
    }
    for language in LANGUAGES:
        suffix = "" if language == "da" else f".{language}"
        values[f"villages{suffix}"] = enumerated(labels, language)
        values[f"deadline{suffix}"] = date_in_words(closes, language)
    return values
