"""The population of a cluster, made of one or several files of counts, with where each village's number is from.

A village has its own counts, or those of its parish. Villages that share a parish divide it by their own totals, by
what stood in population.csv before, or evenly, and it is said which.
"""

from __future__ import annotations

from dataclasses import dataclass
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
    counts: Sequence[Counts], villages: Sequence[Village], *, before: Population | None = None, divide: str = ""
) -> Settled:
    """Return the population of every village.

    Args:
        counts: of each file; at most one of each: villages whole, parishes whole, and villages' totals.
        villages: of the cluster.
        before: what stood in population.csv.
        divide: `before` or `evenly`, for parishes whose villages' totals no file says.

    Raises:
        FormatError: with every village that has no counts, and why.
    """
    return _Settling(tuple(counts), tuple(villages), before, divide).settled()


class _Settling:
    def __init__(
        self, counts: tuple[Counts, ...], villages: tuple[Village, ...], before: Population | None, divide: str
    ) -> None:
        self.villages, self.before, self.divide = villages, before, divide
        self.faults: list[Fault] = []
        self.notes: list[Message] = []
        self.files = ", ".join(each.figures.file for each in counts)
        self.own = self._one(counts, "village", whole=True)
        self.parishes = self._one(counts, "parish", whole=True)
        self.totals = self._one(counts, "village", whole=False)
        for each in counts:
            if each.kind == "parish" and not each.is_whole:
                self._refuse(each.figures.file, "population_not_whole", "population_not_whole_advice")

    def _one(self, counts: tuple[Counts, ...], kind: str, *, whole: bool) -> Counts | None:
        found = [each for each in counts if each.kind == kind and each.is_whole == whole]
        if len(found) > 1:
            first, second = (each.figures.file for each in found[:2])
            self._refuse(second, "population_two_files", "", first=first)
        return found[0] if found else None

    def _refuse(self, file: str, key: str, advice: str, **params: str | float) -> None:
        self.faults.append(Fault(file, 0, 0, Message.of(key, **params), Message.of(advice) if advice else None))

    def settled(self) -> Settled:
        """Return the population; the villages of one parish are settled together."""
        cells: dict[str, Mapping[Cell, int]] = {}
        self._name_sources()
        if self.own:
            cells |= {name: group.cells for (_, name), group in self.own.areas.items()}
        if self.totals and not self.own and not self.parishes:
            self._only_totals(self.totals)
        else:
            for parish in dict.fromkeys(village.parish for village in self.villages):
                cells |= self._of_parish(parish, cells)
        if self.faults:
            raise FormatError(self.faults)
        order = product((village.name for village in self.villages), SEXES, AGES)
        population = Population({(name, sex, age): cells[name][sex, age] for name, sex, age in order})
        if population.total() == 0:
            raise FormatError([Fault(self.files, 0, 0, Message.of("population_nobody"))])
        return Settled(population, tuple(self.notes))

    def _name_sources(self) -> None:
        for each, key in ((self.own, "population_from_villages"), (self.parishes, "population_from_parishes")):
            if each:
                table = each.figures.file
                if each.figures.is_official:
                    table = (
                        f"{' '.join(filter(None, (each.figures.table, table)))} (Danmarks Statistik, Statistikbanken)"
                    )
                said = (
                    Message.of(key, table=table, time=each.time)
                    if each.time
                    else Message.of(f"{key}_undated", table=table)
                )
                self.notes.append(said)
                self.notes.extend(note for note in each.notes if note.key in _TOLD)

    def _only_totals(self, totals: Counts) -> None:
        """Refuse a file that says how many live in each village, but not who."""
        ages = "population_of_all_ages" if totals.adults is None else "population_of_adults"
        people = totals.residents if totals.adults is None else totals.adults
        self._refuse(
            totals.figures.file, ages, "population_not_whole_advice", people=number(people), areas=len(totals.areas)
        )

    def _of_parish(self, parish: str, known: Mapping[str, Mapping[Cell, int]]) -> dict[str, Mapping[Cell, int]]:
        """Return the counts of a parish's villages that have none of their own."""
        inside = [village for village in self.villages if village.parish == parish]
        without = [village for village in inside if village.name not in known]
        if not without:
            return {}
        group = self.parishes.areas.get(("parish", parish)) if self.parishes and parish else None
        if group is None:
            advice = "population_no_parish_advice" if not parish else "population_village_missing_advice"
            for village in without:
                self._refuse(self.files, "population_village_missing", advice, village=village.label)
            return {}
        rest = dict(group.cells)
        for village in inside:
            for cell, count in known.get(village.name, {}).items():
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
        if self.totals and all(("village", village.name) in self.totals.areas for village in villages):
            sizes = {village.name: self.totals.areas["village", village.name].weight for village in villages}
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
