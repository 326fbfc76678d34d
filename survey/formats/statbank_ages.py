"""From the ages and sexes that a file counts one area in to the age groups of population.csv."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from survey.cluster.population import AGES, SEXES
from survey.formats.statbank_words import BOTH, EVERY, OLDEST, Ages
from survey.texts.message import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from survey.formats.statbank_figures import Cell

    Found = Mapping[tuple[str, Ages], tuple[int, Cell]]
    Refuse = Callable[[Cell | None, Message, str], None]

YOUNGEST = 16
GROUPS: Mapping[str, Ages] = {
    age: (int(age[:2]), OLDEST if age.endswith("p") else int(age[3:])) for age in AGES
}  # fmt: skip
# Within five years ages are spread evenly enough; a class that is wider is not taken apart.
WIDEST_SPLIT = 5
# Tables by five-year classes may end at 99 and leave out the few who are older.
OLD_ENOUGH = 95


@dataclass(frozen=True, slots=True)
class Grouped:
    """The residents of one area.

    Attributes:
        cells: by sex and our age group; the sex is `""` where the file has both together, the age where it has none.
        residents: everybody that the file counts there, children too.
        split: the classes that were divided by years, as they lie across our groups.
        absent: single years of age without a line, which count as nobody.
    """

    cells: Mapping[tuple[str, str], int]
    residents: int
    split: tuple[Ages, ...] = ()
    absent: int = 0

    @property
    def is_whole(self) -> bool:
        """Say whether every sex and age group is there."""
        return set(self.cells) == {(sex, age) for sex in SEXES for age in AGES}

    @property
    def adults(self) -> int | None:
        """Those aged 16 or over, or None without ages."""
        return None if any(age == "" for _, age in self.cells) else sum(self.cells.values())

    @property
    def weight(self) -> int:
        """How large the area is: its adults, or its residents where no ages are known."""
        adults = self.adults
        return self.residents if adults is None else adults


def grouped(found: Found, everywhere: frozenset[Ages], refuse: Refuse, *, may_omit: bool = True) -> Grouped:
    """Return one area's counts in our groups, and refuse what can't be brought into them.

    Args:
        found: count and cell by sex and ages.
        everywhere: the ages that the file counts in any area.
        refuse: what a fault is told to.
        may_omit: whether a single year of age without a line is one in which nobody lives.
    """
    counts = {key: count for key, (count, _) in found.items()}
    first = next(iter(found.values()))[1]
    sexes = _sexes({sex for sex, _ in found}, first, refuse)
    classes, totals = _classes(set(everywhere) - {EVERY})
    if not classes or all(ages == EVERY for _, ages in found):
        cells = {(sex, ""): counts.get((sex, EVERY), 0) for sex in sexes}
        return Grouped(cells, sum(cells.values()))
    if not _check_classes(classes, first, refuse):
        return Grouped({}, 0)
    absent = [(sex, ages) for sex in sexes for ages in classes if (sex, ages) not in counts]
    if absent and not (may_omit and _by_single_years(classes)):
        missing = ", ".join(_said(ages) for ages in _joined(dict.fromkeys(ages for _, ages in absent)))
        refuse(first, Message.of("population_ages_missing", ages=missing), "population_ages_advice")
        return Grouped({}, 0)
    _check_totals(found, sexes, classes, totals, refuse)
    split = tuple(ages for ages in classes if len(_parts(ages)) > 1)
    cells = {(sex, age): 0 for sex in sexes for age in AGES}
    for sex in sexes:
        for ages in classes:
            for age, count in _shared(counts.get((sex, ages), 0), ages).items():
                cells[sex, age] += count
    residents = sum(counts.get((sex, ages), 0) for sex in sexes for ages in classes)
    return Grouped(cells, residents, split, len(absent))


def _sexes(found: set[str], first: Cell, refuse: Refuse) -> tuple[str, ...]:
    """Return the sexes to add up: both where there are both, or the total."""
    if set(SEXES) <= found:
        return SEXES
    if found == {BOTH}:
        return (BOTH,)
    refuse(first, Message.of("population_sex_missing"), "population_sex_missing_advice")
    return SEXES


def _classes(found: set[Ages]) -> tuple[list[Ages], dict[Ages, list[Ages]]]:
    """Return the classes to add up, and those that are the sum of others, with these."""
    totals: dict[Ages, list[Ages]] = {}
    for ages in sorted(found, key=lambda ages: ages[0] - ages[1]):
        others = found - totals.keys() - {ages}
        within = sorted(other for other in others if ages[0] <= other[0] and other[1] <= ages[1])
        if len(within) > 1 and _tile(within) and (within[0][0], within[-1][1]) == ages:
            totals[ages] = within
    return sorted(ages for ages in found if ages not in totals), totals


def _tile(classes: Sequence[Ages]) -> bool:
    return all(before[1] + 1 == after[0] for before, after in pairwise(classes))


def _check_classes(classes: list[Ages], first: Cell, refuse: Refuse) -> bool:
    """Refuse classes that overlap, leave ages out, or lie so wide across ours that they can't be taken apart."""
    for before, after in pairwise(classes):
        if after[0] <= before[1]:
            both = Message.of("population_ages_overlap", first=_said(before), second=_said(after))
            refuse(first, both, "population_ages_advice")
            return False
    missing = _missing(classes)
    if missing:
        said = ", ".join(_said(ages) for ages in missing)
        refuse(first, Message.of("population_ages_missing", ages=said), "population_ages_advice")
    wide = [ages for ages in classes if len(_parts(ages)) > 1 and ages[1] - ages[0] >= WIDEST_SPLIT]
    if wide:
        said = ", ".join(_said(ages) for ages in wide)
        refuse(first, Message.of("population_ages_wide", ages=said), "population_ages_advice")
    return not missing and not wide


def _by_single_years(classes: Sequence[Ages]) -> bool:
    return all(last in {first, OLDEST} for first, last in classes)


def _missing(classes: Sequence[Ages]) -> list[Ages]:
    """Return the ages from 16 on that no class holds; where each year has its line, nobody need be 93."""
    missing, at = [], YOUNGEST
    for first, last in classes:
        if last >= YOUNGEST:
            if first > at:
                missing.append((at, first - 1))
            at = last + 1
    # A last group called 85, after groups: whoever is older is in it too.
    ends = classes[-1] == (85, 85) and len(classes) > 1 and classes[-2][0] < classes[-2][1]
    if at <= OLD_ENOUGH and not ends:
        missing.append((at, OLDEST))
    if _by_single_years(classes) and at > GROUPS[AGES[-1]][0]:
        return [ages for ages in missing if ages[0] <= GROUPS[AGES[-1]][0]]
    return missing


def _check_totals(
    found: Found, sexes: Iterable[str], classes: Sequence[Ages], totals: Mapping[Ages, list[Ages]], refuse: Refuse
) -> None:
    """Refuse a total that is not the sum of its parts: then a line is wrong or missing."""
    for (sex, ages), (count, cell) in found.items():
        parts = totals.get(ages, list(classes) if ages == EVERY else [ages])
        summands = [(each, part) for each in ((sex,) if sex in sexes else sexes) for part in parts]
        if summands == [(sex, ages)]:
            continue
        total = sum(found[key][0] for key in summands if key in found)
        with_children = ages == EVERY and classes[0][0] > 0
        if total > count or (total < count and not with_children):
            refuse(cell, Message.of("population_total", found=count, total=total), "population_total_advice")


def _parts(ages: Ages) -> dict[str, int]:
    """Return how many of a class's years lie in each of our groups; those of children under `""`."""
    parts = {age: min(ages[1], last) - max(ages[0], first) + 1 for age, (first, last) in GROUPS.items()}
    parts[""] = min(ages[1], YOUNGEST - 1) - ages[0] + 1
    return {age: years for age, years in parts.items() if years > 0}


def _shared(count: int, ages: Ages) -> dict[str, int]:
    """Return a class's people by our groups, by years where it lies across two; without the children."""
    parts = _parts(ages)
    width = sum(parts.values())
    shared = {age: (2 * count * years + width) // (2 * width) for age, years in parts.items()}
    largest = max(shared, key=lambda age: parts[age])
    shared[largest] += count - sum(shared.values())
    return {age: number for age, number in shared.items() if age}


def _joined(classes: Iterable[Ages]) -> list[Ages]:
    """Return classes that follow each other as one."""
    joined: list[Ages] = []
    for first, last in sorted(classes):
        if joined and joined[-1][1] + 1 == first:
            joined[-1] = (joined[-1][0], last)
        else:
            joined.append((first, last))
    return joined


def _said(ages: Ages) -> str:
    first, last = ages
    if last >= OLDEST:
        return f"{first}+"
    return str(first) if first == last else f"{first}–{last}"
