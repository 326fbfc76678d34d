"""The population of a cluster, made of one or several files of counts, with where each village's number is from.

A village has its own counts, or those of its parish. Villages that share a parish divide it by their own totals, by
what stood in population.csv before, or evenly, and it is said which.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING

from survey.cluster.population import AGES, SEXES, Population
from survey.formats.errors import FormatError
from survey.formats.statbank_division import divided
from survey.texts.faults import Fault
from survey.texts.message import Message
from survey.texts.numbers import number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from survey.cluster.villages import Village
    from survey.formats.statbank_areas import Areas
    from survey.formats.statbank_counts import Counts

Cell = tuple[str, str]
"""Sex and age."""
BEFORE, EVENLY = "before", "evenly"


@dataclass(frozen=True, slots=True)
class Settled:
    """A cluster's population and how it was come by, in the words of the method note."""

    population: Population
    notes: tuple[Message, ...]


def settle(
    counts: Sequence[Counts], areas: Areas, *, before: Population | None = None, said: str = "", divide: str = ""
) -> Settled:
    """Return the population of every village.

    Args:
        counts: of each file; villages and parishes by sex and age, and villages' totals; each once.
        areas: of the cluster.
        before: what stood in population.csv.
        said: what was said of where that is from.
        divide: `before` or `evenly`, for parishes whose villages' totals no file says.

    Raises:
        FormatError: with every village that has no counts, and why.
    """
    settled = _Settling(tuple(counts), areas, before, divide).settled()
    if said and any(note.key == "population_by_before" for note in settled.notes):
        # Otherwise numbers that were once divided evenly would pass as known from the second time on.
        return replace(settled, notes=(*settled.notes, Message.of("population_before_said", said=said)))
    return settled


class _Settling:
    def __init__(self, counts: tuple[Counts, ...], areas: Areas, before: Population | None, divide: str) -> None:
        self.counts, self.villages, self.before, self.divide = counts, areas.villages, before, divide
        self.parish_of = {village.name: areas.parish_of(village) for village in areas.villages}
        self.faults: list[Fault] = []
        self.notes: list[Message] = []
        self.files = ", ".join(each.figures.file for each in counts)
        self.own: dict[str, Mapping[Cell, int]] = {}
        self.parishes: dict[str, Mapping[Cell, int]] = {}
        self.sizes: dict[str, int] = {}
        sources: dict[tuple[str, str, bool], Counts] = {}
        for each in counts:
            self._take(each, sources)

    def _take(self, counts: Counts, sources: dict[tuple[str, str, bool], Counts]) -> None:
        """Take in what a file counts, unless another has counted the same."""
        file = counts.figures.file
        for (kind, name), group in counts.areas.items():
            first = sources.setdefault((kind, name, group.is_whole), counts)
            if first is not counts:
                self._refuse(file, "population_two_files", "", area=name, first=first.figures.file)
            elif kind == "village" and group.is_whole:
                self.own[name] = group.cells
            elif kind == "village":
                self.sizes[name] = group.weight
            elif group.is_whole:
                self.parishes[name] = group.cells
            else:
                self._refuse(file, "population_not_whole", "population_not_whole_advice", area=name)

    def _refuse(self, file: str, key: str, advice: str, **params: str | float) -> None:
        self.faults.append(Fault(file, 0, 0, Message.of(key, **params), Message.of(advice) if advice else None))

    def settled(self) -> Settled:
        """Return the population; the villages of one parish are settled together."""
        cells = dict(self.own)
        self._name_sources()
        if self.own or self.parishes:
            for parish in dict.fromkeys(self.parish_of.values()):
                cells |= self._of_parish(parish)
        else:
            for each in self.counts:
                self._only_sizes(each)
        if self.faults:
            raise FormatError(self.faults)
        order = product((village.name for village in self.villages), SEXES, AGES)
        population = Population({(name, sex, age): cells[name][sex, age] for name, sex, age in order})
        if population.total() == 0:
            raise FormatError([Fault(self.files, 0, 0, Message.of("population_nobody"))])
        return Settled(population, tuple(self.notes))

    def _name_sources(self) -> None:
        """Note which files the numbers are from; those that only say how parishes are divided are not among them."""
        for each in self.counts:
            if not any(group.is_whole for group in each.areas.values()):
                continue
            table = each.figures.file
            if each.figures.is_official:
                table = f"{' '.join(filter(None, (each.figures.table, table)))} (Danmarks Statistik, Statistikbanken)"
            key = "population_from_villages" if each.kind == "village" else "population_from_parishes"
            dated = Message.of(key, table=table, time=each.time)
            self.notes.append(dated if each.time else Message.of(f"{key}_undated", table=table))
            self.notes.extend(note for note in each.notes if note.key in _TOLD)

    def _only_sizes(self, totals: Counts) -> None:
        """Refuse a file that says how many live in each village, but not who."""
        ages = "population_of_all_ages" if totals.adults is None else "population_of_adults"
        people = totals.residents if totals.adults is None else totals.adults
        self._refuse(
            totals.figures.file, ages, "population_not_whole_advice", people=number(people), areas=len(totals.areas)
        )

    def _of_parish(self, parish: str) -> dict[str, Mapping[Cell, int]]:
        """Return the counts of a parish's villages that have none of their own."""
        inside = [village for village in self.villages if self.parish_of[village.name] == parish]
        without = [village for village in inside if village.name not in self.own]
        if not without:
            return {}
        whole = self.parishes.get(parish) if parish else None
        if whole is None:
            advice = "population_no_parish_advice" if not parish else "population_village_missing_advice"
            for village in without:
                self._refuse(self.files, "population_village_missing", advice, village=village.label)
            return {}
        rest = dict(whole)
        for village in inside:
            for cell, count in self.own.get(village.name, {}).items():
                rest[cell] -= count
        short = -sum(count for count in rest.values() if count < 0)
        rest = {cell: max(0, count) for cell, count in rest.items()}
        if short and not sum(rest.values()):
            self._refuse(self.files, "population_parish_empty", "population_village_missing_advice", parish=parish)
            return {}
        names = self._said(without)
        if len(inside) > len(without):
            self.notes.append(Message.of("population_rest", parish=parish, villages=names))
        if short:
            self.notes.append(Message.of("population_rest_short", parish=parish, count=short))
        return self._divided(parish, rest, without) if len(without) > 1 else {without[0].name: rest}

    def _divided(self, parish: str, cells: dict[Cell, int], villages: list[Village]) -> dict[str, Mapping[Cell, int]]:
        """Return a parish's people divided among several villages."""
        weights, key = self._weights(villages)
        said = {"parish": parish, "villages": self._said(villages)}
        if weights is None:
            self._refuse(self.files, "population_divide", "population_divide_advice", **said)
            return {}
        self.notes.append(Message.of(key, **said))
        return divided(cells, weights)

    def _weights(self, villages: list[Village]) -> tuple[dict[str, dict[Cell, int]] | None, str]:
        """Return how large each village is in each cell, and how that is said."""
        cells = tuple(product(SEXES, AGES))
        if all(village.name in self.sizes for village in villages):
            sizes = {village.name: self.sizes[village.name] for village in villages}
            if sum(sizes.values()):
                return {name: dict.fromkeys(cells, size) for name, size in sizes.items()}, "population_by_totals"
        if self.divide == BEFORE and self.before and sum(self.before.total(village.name) for village in villages):
            counts = self.before.counts
            return {
                village.name: {cell: counts.get((village.name, *cell), 0) for cell in cells} for village in villages
            }, "population_by_before"
        if self.divide == EVENLY:
            return {village.name: dict.fromkeys(cells, 1) for village in villages}, "population_evenly"
        return None, ""

    def _said(self, villages: Sequence[Village]) -> str:
        return ", ".join(village.label for village in villages)


# What had to be assumed of a file and changes the numbers; the rest is told to whoever reads the file, and no further.
_TOLD = frozenset({"population_split_ages", "population_absent", "population_summed"})
