"""The cluster as a whole, and its settings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from survey.cluster.outline import Outline
    from survey.cluster.places import Place
    from survey.cluster.population import Population
    from survey.cluster.villages import Village


@dataclass(frozen=True, slots=True)
class Settings:
    """What the organisers decide for a cluster (`cluster.yaml`); the municipality approves the texts of it."""

    slug: str
    name: str
    municipality: str
    phone: str
    email: str
    controller: str
    modules: tuple[str, ...] = ()
    open_link: bool = True
    open_link_counts: bool = True
    expected_rate: float = 0.15
    least_cell: int = 5
    least_base: int = 10


@dataclass(frozen=True, slots=True)
class Cluster:
    """A cluster as its folder says it is."""

    settings: Settings
    villages: tuple[Village, ...]
    places: tuple[Place, ...]
    population: Population
    outline: Outline
