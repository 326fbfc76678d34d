"""Counts: what a file's figures say of a cluster's villages and parishes, by sex and by our age groups."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from survey.cluster import numbers
from survey.formats import statbank_words as words
from survey.formats.errors import FormatError
from survey.formats.statbank_ages import Grouped, grouped
from survey.formats.statbank_areas import Areas
from survey.formats.statbank_columns import columns_of
from survey.formats.statbank_figures import listed, shown
from survey.formats.statbank_findings import Findings
from survey.texts.message import Message
from survey.texts.numbers import number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from survey.formats.statbank_areas import Area
    from survey.formats.statbank_figures import Cell, Figures

Key = tuple[str, words.Ages]
"""A sex and ages, as the file counts them."""
Meaning = TypeVar("Meaning")
MOST_PEOPLE = 10_000_000  # in one cell; whatever is more is no count of Danes


@dataclass(frozen=True, slots=True)
class Counts:
    """What one file counts.

    Attributes:
        figures: the file it stands in.
        time: the time that was read, or nothing where the file says none.
        areas: what is counted of each village or parish.
        roles: what each of the file's columns was read as.
        notes: what had to be assumed.
    """

    figures: Figures
    time: str
    areas: Mapping[Area, Grouped]
    roles: tuple[str, ...]
    notes: tuple[Message, ...] = ()

    @property
    def kind(self) -> str:
        """`village` or `parish`."""
        return next(iter(self.areas))[0]

    @property
    def residents(self) -> int:
        """Everybody the file counts in these areas, children too."""
        return sum(group.residents for group in self.areas.values())

    @property
    def adults(self) -> int | None:
        """Those aged 16 or over, or None where the file does not say ages."""
        found = [group.adults for group in self.areas.values()]
        return None if None in found else sum(each for each in found if each is not None)


def understand(figures: Figures, areas: Areas, *, time: str = "") -> Counts:
    """Return what a file counts.

    Args:
        figures: as read.
        areas: of the cluster.
        time: the year, quarter or day to read where the file has several; the latest if empty.

    Raises:
        FormatError: with every fault of what the cluster needs of it.
    """
    reading = _Reading(figures, areas)
    chosen = reading.choose(time)
    found = reading.collect(chosen)
    reading.findings.stop()
    if not found:
        reading.nothing_found(chosen)
    if len({kind for kind, _ in found}) > 1:
        reading.findings.refuse(None, "population_two_kinds")
    everywhere = frozenset(ages for cells in found.values() for _, ages in cells)
    whole = {area: reading.group(area, cells, everywhere) for area, cells in found.items()}
    reading.findings.stop()
    return Counts(figures, chosen, whole, reading.columns.roles, tuple(reading.notes(whole)))


class _Reading:
    """One file on its way to being understood."""

    def __init__(self, figures: Figures, areas: Areas) -> None:
        self.figures, self.areas = figures, areas
        self.findings = Findings(figures)
        self.columns = columns_of(figures, self.findings)
        self.times: tuple[str, ...] = ()
        self.left: dict[str, None] = {}  # areas of others, in order
        self._known: dict[str, Area | None] = {}
        self._sexes: dict[str, str | None] = {}
        self._ages: dict[str, words.Ages | None] = {}
        self._times: dict[str, str | None] = {}

    def choose(self, wanted: str) -> str:
        """Return the time to read."""
        found = {self._time(cell) for cell in self.figures.cells}
        self.times = tuple(sorted(time for time in found if time))
        self.findings.stop()
        asked = words.time(wanted) or wanted
        if asked and asked not in self.times:
            self.findings.refuse(None, "population_no_time", wanted=shown(wanted), found=listed(self.times) or "-")
            self.findings.stop()
        return asked or (self.times[-1] if self.times else "")

    def collect(self, time: str) -> dict[Area, dict[Key, tuple[int, Cell]]]:
        """Return the counts of the cluster's areas at a time, with the cell each stands in first."""
        found: dict[Area, dict[Key, tuple[int, Cell]]] = {}
        seen: dict[tuple[Area, Key, tuple[str, ...]], Cell] = {}
        names: dict[Area, str] = {}
        for cell in self.figures.cells:
            if self._time(cell) != time or any(cell.labels[at] not in own for at, own in self.columns.taken.items()):
                continue
            label = cell.labels[self.columns.at[words.AREA]]
            area, sex, ages = self._area(label), self._sex(cell), self._age(cell)
            if area is None or sex is None or ages is None:
                continue
            if names.setdefault(area, label) != label:
                said = {"area": area[1], "found": shown(label), "first": shown(names[area])}
                self.findings.refuse(cell, "population_two_areas", **said)
                continue
            first = seen.setdefault((area, (sex, ages), tuple(cell.labels[at] for at in self.columns.taken)), cell)
            if first is not cell:
                self.findings.refuse(cell, "population_twice", area=shown(label), place=first.line)
                continue
            before, place = found.setdefault(area, {}).get((sex, ages), (0, cell))
            found[area][sex, ages] = before + self._count(cell), place
        return found

    def group(self, area: Area, cells: Mapping[Key, tuple[int, Cell]], everywhere: frozenset[words.Ages]) -> Grouped:
        """Return one area's counts in our groups."""

        def refuse(cell: Cell | None, message: Message, advice: str) -> None:
            params = dict(message.params) | {"area": area[1]}
            self.findings.refuse(cell, message.key, advice, **params)

        # Statistikbanken writes a line for every age, also where nobody is; without it the file is not whole.
        return grouped(cells, everywhere, refuse, may_omit=not self.figures.is_official)

    def _area(self, label: str) -> Area | None:
        if label not in self._known:
            self._known[label] = self.areas.find(label, self.columns.roles[self.columns.at[words.AREA]])
            if self._known[label] is None:
                self.left[label] = None
        return self._known[label]

    def _time(self, cell: Cell) -> str | None:
        return self._meaning(words.TIME, cell, words.time, self._times, "")

    def _sex(self, cell: Cell) -> str | None:
        return self._meaning(words.SEX, cell, words.sex, self._sexes, words.BOTH)

    def _age(self, cell: Cell) -> words.Ages | None:
        return self._meaning(words.AGE, cell, words.ages, self._ages, words.EVERY)

    def _meaning(
        self,
        kind: str,
        cell: Cell,
        reads: Callable[[str], Meaning | None],
        known: dict[str, Meaning | None],
        no: Meaning,
    ) -> Meaning | None:
        """Return what a label means, or `no` without one; the fault of a label that means nothing is kept once."""
        at = self.columns.at.get(kind)
        if at is None or (self.figures.shape == "wide" and not cell.labels[at]):
            return no
        label = cell.labels[at]
        if label not in known:
            known[label] = reads(label)
            if known[label] is None:
                self.findings.refuse(cell, f"population_{kind}", f"population_{kind}_advice", found=shown(label))
        return known[label]

    def _count(self, cell: Cell) -> int:
        written = cell.value.strip()
        if written == "-":
            return 0
        count = numbers.whole(written.removesuffix(".0"))
        if count is not None and count <= MOST_PEOPLE:
            return count
        hidden = written in {"..", ".", "…", ""} or written.startswith("<") or "–" in written
        advice = "population_hidden_advice" if hidden else "cluster_count_advice"
        self.findings.refuse(cell, "population_hidden" if hidden else "population_count", advice, found=shown(written))
        return 0

    def nothing_found(self, time: str) -> None:
        """Say which areas the file has instead of the cluster's, and how many people it counts there.

        Raises:
            FormatError: always.
        """
        if not self.left:
            self.findings.refuse(None, "population_no_counts", "population_no_heading_advice")
            self.findings.stop()
        only_codes = all(not words.place(label).name for label in self.left) and not self.areas.has_codes
        advice, at = "population_no_area_advice", self.columns.at[words.AREA]
        if only_codes:
            role = self.columns.roles[at]
            advice = "population_only_codes" if role != words.VILLAGE else "population_only_town_codes"
        table = " ".join(filter(None, (self.figures.table, self.figures.columns[at])))
        people = _everybody(self.figures, time)
        key = "population_no_area" if people is None else "population_no_area_people"
        said: dict[str, str | float] = {} if people is None else {"people": number(people)}
        found = listed(list(self.left))
        self.findings.refuse(None, key, advice, table=shown(table), areas=len(self.left), found=found, **said)
        self.findings.stop()

    def notes(self, whole: Mapping[Area, Grouped]) -> Iterator[Message]:
        """Yield what had to be assumed."""
        file = self.figures.file
        if len(self.times) > 1:
            yield Message.of("population_times", file=file, count=len(self.times), found=listed(self.times))
        if self.left:
            yield Message.of("population_left", file=file, count=len(self.left), found=listed(list(self.left)))
        for column in self.columns.summed:
            yield Message.of("population_summed", file=file, column=shown(column))
        split = sorted({ages for group in whole.values() for ages in group.split})
        if split:
            classes = ", ".join(f"{first}–{last}" for first, last in split)
            yield Message.of("population_split_ages", file=file, ages=classes)
        absent = sum(group.absent for group in whole.values())
        if absent:
            yield Message.of("population_absent", file=file, count=absent)


class _Everywhere(Areas):
    """Takes every area for one that is asked for, to count what a file of other areas holds."""

    def find(self, label: str, role: str) -> Area | None:  # noqa: ARG002 - the signature of Areas
        """Return the label as an area."""
        return words.VILLAGE, label


def _everybody(figures: Figures, time: str) -> int | None:
    """Return how many people a file counts at a time in all its areas, or None where it cannot be said."""
    try:
        return understand(figures, _Everywhere((), ""), time=time).residents
    except FormatError:
        return None
