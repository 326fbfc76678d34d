"""The reader: a folder of files becomes a cluster, or all that is wrong with it is said at once."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from survey.cluster import geography
from survey.cluster.cluster import Cluster
from survey.cluster.errors import ClusterError
from survey.cluster.findings import Findings
from survey.cluster.map_file import read_outline
from survey.cluster.settings_file import read_settings
from survey.cluster.tables import read_places, read_population, read_villages
from survey.texts.message import Message

if TYPE_CHECKING:
    from pathlib import Path

FILES = ("cluster.yaml", "villages.csv", "places.csv", "population.csv", "outline.geojson")


@dataclass(frozen=True, slots=True)
class Reading:
    """A cluster, and what had to be assumed or deserves a second look."""

    cluster: Cluster
    notes: tuple[Message, ...] = ()


def read_cluster(folder: Path) -> Cluster:
    """Return the cluster that the folder holds.

    Raises:
        ClusterError: with every fault of every file.
    """
    return read(folder).cluster


def read(folder: Path) -> Reading:
    """Return the cluster with the reader's notes, for whoever takes it in.

    Raises:
        ClusterError: with every fault of every file.
    """
    findings = Findings()
    settings = read_settings(folder / FILES[0], findings)
    villages = read_villages(folder / FILES[1], findings)
    places = read_places(folder / FILES[2], villages, findings)
    population = read_population(folder / FILES[3], villages, findings)
    outline = read_outline(folder / FILES[4], findings)
    if findings.faults or settings is None:
        raise ClusterError(findings.faults)
    cluster = Cluster(settings, villages, places, population, outline)
    return Reading(cluster, (*findings.notes, *_outside(cluster)))


def _outside(cluster: Cluster) -> tuple[Message, ...]:
    """Note villages and places that lie outside the outline: often right, sometimes a slip of the keyboard."""
    villages = ((village.label, (village.lon, village.lat)) for village in cluster.villages)
    places = ((place.label, (place.lon, place.lat)) for place in cluster.places)
    return tuple(
        Message.of("cluster_outside_outline", label=label)
        for label, point in chain(villages, places)
        if not geography.inside(point, cluster.outline.polygon)
    )
