"""The frozen copy of a cluster: what a wave keeps, and what goes with the microdata."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from survey.cluster.cluster import Cluster, Settings
from survey.cluster.outline import Outline
from survey.cluster.places import Place
from survey.cluster.population import Population
from survey.cluster.villages import Village

if TYPE_CHECKING:
    from collections.abc import Mapping


def to_json(cluster: Cluster) -> dict[str, Any]:
    """Return the cluster as plain lists and dicts, in a fixed order."""
    return {
        "settings": asdict(cluster.settings)
        | {"modules": list(cluster.settings.modules), "processors": list(cluster.settings.processors)},
        "villages": [asdict(village) | {"aliases": list(village.aliases)} for village in cluster.villages],
        "places": [asdict(place) | {"aliases": list(place.aliases)} for place in cluster.places],
        "population": [[*cell, count] for cell, count in cluster.population.counts.items()],
        "outline": {
            "polygon": [list(point) for point in cluster.outline.polygon],
            "lines": [
                [kind, label, [list(point) for point in points]] for kind, label, points in cluster.outline.lines
            ],
        },
    }


def from_json(kept: Mapping[str, Any]) -> Cluster:
    """Return the cluster that `to_json` wrote down."""
    return Cluster(
        _settings(kept["settings"]),
        tuple(Village(**village | {"aliases": tuple(village["aliases"])}) for village in kept["villages"]),
        tuple(Place(**dict(place) | {"aliases": tuple(place.get("aliases", ()))}) for place in kept["places"]),
        Population({(village, sex, age): count for village, sex, age, count in kept["population"]}),
        Outline(
            tuple((lon, lat) for lon, lat in kept["outline"]["polygon"]),
            tuple(
                (kind, label, tuple((lon, lat) for lon, lat in points))
                for kind, label, points in kept["outline"]["lines"]
            ),
        ),
    )


def _settings(kept: Mapping[str, Any]) -> Settings:
    """Return the settings; what an older copy does not hold has its default."""
    return Settings(**{**kept, **{name: tuple(kept.get(name, ())) for name in ("modules", "processors")}})
