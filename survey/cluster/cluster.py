"""The cluster as a whole, and its settings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from survey.cluster.outline import Outline
    from survey.cluster.places import Place
    from survey.cluster.population import Population
    from survey.cluster.villages import Village


@dataclass(frozen=True, slots=True)
class Settings:
    """What the organisers decide for a cluster (`cluster.yaml`); the municipality approves the texts of it.

    Attributes:
        basis: what the answers are collected by: `public_task` or `legitimate_interest`, GDPR art. 6(1)(e) or (f).
        dpo: address or number of the data protection officer; empty where the controller has none.
        processors: who else handles the answers for the controller, by name.
        in_eu: everything stays within the EU and the EEA.
        keep_answers_months: how long sent answers are kept at most.
        keep_words_months: how long free words and points on the map are kept at most.
        was_url: address of the statement made in the state's own tool, where there is one.
        tiles: address of map pictures with `{z}`, `{x}` and `{y}`; without one nobody else is asked for anything.
        tiles_credit: whose pictures they are, as it must stand by the map.
        population_note: where the numbers of population.csv are from, in Danish; the method note repeats it.
    """

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
    controller_address: str = ""
    basis: str = "public_task"
    dpo: str = ""
    processors: tuple[str, ...] = ()
    in_eu: bool = True
    keep_answers_months: int = 24
    keep_words_months: int = 12
    was_url: str = ""
    tiles: str = ""
    tiles_credit: str = ""
    population_note: str = ""

    @property
    def tiles_host(self) -> str:
        """Return who is asked for map pictures; empty where nobody is."""
        return urlsplit(self.tiles).netloc


@dataclass(frozen=True, slots=True)
class Cluster:
    """A cluster as its folder says it is."""

    settings: Settings
    villages: tuple[Village, ...]
    places: tuple[Place, ...]
    population: Population
    outline: Outline
