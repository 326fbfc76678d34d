"""Counts: what a file's figures say of a cluster's villages and parishes, by sex and by our age groups."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from survey.cluster import numbers
from survey.formats import statbank_words as words
from survey.formats.errors import FormatError
from survey.formats.statbank_ages import Grouped, grouped
from survey.formats.statbank_areas import Areas
from survey.formats.statbank_figures import listed, shown
from survey.texts.message import Message
from survey.texts.numbers import number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from survey.formats.statbank_areas import Area
    from survey.formats.statbank_figures import Cell, Figures
    from survey.texts.faults import Fault

Key = tuple[str, words.Ages]
"""A sex and ages, as the file counts them."""


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
    def is_whole(self) -> bool:
        """Say whether every area has both sexes and all age groups."""
        return all(group.is_whole for group in self.areas.values())

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
    reading.stop()
    chosen = reading.choose(time)
    found = reading.collect(chosen)
    reading.stop()
    if not found:
        reading.nothing_found(chosen)
    whole = {
        area: grouped(cells, lambda *said, at=area: reading.refuse_area(at, *said)) for area, cells in found.items()
    }
    kinds = sorted({kind for kind, _ in found})
    if len(kinds) > 1:
        reading.refuse(None, "population_two_kinds")
    reading.stop()
    return Counts(figures, chosen, whole, tuple(reading.roles), tuple(reading.notes(whole)))


@dataclass
class _Reading:
    """One file on its way to being understood."""

    figures: Figures
    areas: Areas
    faults: list[Fault] = field(default_factory=list)
    times: tuple[str, ...] = ()
    left: dict[str, None] = field(default_factory=dict)  # areas of others, in order
    summed: list[str] = field(default_factory=list)  # columns that are added up

    def __post_init__(self) -> None:
        """Find out what each column holds."""
        self.roles = [words.role(column) for column in self.figures.columns]
        self._meanings: list[dict[str, object]] = [{} for _ in self.roles]
        self._at: dict[str, int] = {}
        for i, role in enumerate(self.roles):
            if role in {words.SEX, words.AGE, words.TIME} or role in words.PLACES:
                kind = words.AREA if role in words.PLACES else role
                if kind in self._at:
                    self._settle_two(kind, self._at[kind], i)
                else:
                    self._at[kind] = i
        if words.AREA not in self._at:
            columns = [column for column in self.figures.columns if column]
            self.refuse(None, "population_no_area_column", "population_no_heading_advice", found=listed(columns))

    def _settle_two(self, kind: str, first: int, second: int) -> None:
        """Of two columns of areas take the narrower; of two of anything else, none can be right."""
        order = [words.VILLAGE, words.PARISH, words.AREA]
        roles = self.roles[first], self.roles[second]
        if kind == words.AREA and roles[0] != roles[1]:
            keep, drop = (first, second) if order.index(roles[0]) < order.index(roles[1]) else (second, first)
            self._at[kind] = keep
            self.roles[drop] = words.COUNT  # neither read nor added up
        elif kind == words.AREA or self._is_blank(second):
            self.roles[second] = words.COUNT
        elif self._is_blank(first):
            self.roles[first], self._at[kind] = words.COUNT, second
        else:
            self.refuse(None, "population_two_columns", column=shown(self.figures.columns[second]))

    def _is_blank(self, at: int) -> bool:
        """Say whether a wide table's headings say nothing of this column's kind."""
        return self.figures.shape == "wide" and not any(cell.labels[at] for cell in self.figures.cells)

    def refuse(self, cell: Cell | None, key: str, advice: str = "", **params: str | float) -> None:
        """Keep a fault."""
        said = Message.of(advice) if advice else None
        self.faults.append(self.figures.fault(cell, Message.of(key, **params), said))

    def refuse_area(self, area: Area, cell: Cell | None, message: Message, advice: str) -> None:
        """Keep a fault of one area's counts."""
        params = dict(message.params) | {"area": area[1]}
        self.refuse(cell, message.key, advice, **params)

    def stop(self) -> None:
        """Go no further if there is a fault.

        Raises:
            FormatError: with all faults.
        """
        if self.faults:
            raise FormatError(self.faults)

    def choose(self, wanted: str) -> str:
        """Return the time to read."""
        if words.TIME not in self._at:
            return ""
        at = self._at[words.TIME]
        found = {self._meaning(at, cell, words.time, "population_time") for cell in self.figures.cells}
        self.times = tuple(sorted(str(each) for each in found if each))
        self.stop()
        if wanted and wanted.upper() not in self.times:
            self.refuse(None, "population_no_time", wanted=shown(wanted), found=listed(self.times))
            self.stop()
        return wanted.upper() or (self.times[-1] if self.times else "")

    def collect(self, time: str) -> dict[Area, dict[Key, tuple[int, Cell]]]:
        """Return the counts of the cluster's areas at a time, with the cell each stands in first."""
        found: dict[Area, dict[Key, tuple[int, Cell]]] = {}
        seen: dict[tuple[str, ...], Cell] = {}
        names: dict[Area, str] = {}
        others = self._others()
        for cell in self.figures.cells:
            key = self._key(cell, time, others)
            if key is None:
                continue
            area, sex, ages, rest = key
            label = cell.labels[self._at[words.AREA]]
            if names.setdefault(area, label) != label:
                self.refuse(cell, "population_two_areas", area=area[1], found=shown(label), first=shown(names[area]))
                self.stop()
            if first := seen.get((*area, sex, str(ages), *rest)):
                self.refuse(cell, "population_twice", area=shown(label), line=first.line)
                continue
            seen[*area, sex, str(ages), *rest] = cell
            count = self._count(cell)
            before, place = found.setdefault(area, {}).get((sex, ages), (0, cell))
            found[area][sex, ages] = before + count, place
        return found

    def _key(
        self, cell: Cell, time: str, others: Mapping[int, frozenset[str]]
    ) -> tuple[Area, str, words.Ages, tuple[str, ...]] | None:
        """Return which count a cell is, or None where it is none that the cluster needs."""
        if words.TIME in self._at and words.time(cell.labels[self._at[words.TIME]]) not in {time, None}:
            return None
        if any(cell.labels[at] not in taken for at, taken in others.items()):
            return None
        at = self._at[words.AREA]
        area = self._area(at, cell.labels[at])
        if area is None:
            return None
        sex = self._meaning(self._at.get(words.SEX), cell, words.sex, "population_sex")
        ages = self._meaning(self._at.get(words.AGE), cell, words.ages, "population_age")
        if sex is None or ages is None:
            return None
        rest = tuple(cell.labels[other] for other in others)
        return area, str(sex), ages, rest  # type: ignore[return-value]

    def _area(self, at: int, label: str) -> Area | None:
        known = self._meanings[at]
        if label not in known:
            known[label] = self.areas.find(label, self.roles[at])
            if known[label] is None:
                self.left[label] = None
        return known[label]  # type: ignore[return-value]

    def _meaning(self, at: int | None, cell: Cell, reads: Callable[[str], object], key: str) -> object:
        """Return what a label means, and keep the fault of one that means nothing, once."""
        if at is None or (self.figures.shape == "wide" and not cell.labels[at]):
            return words.EVERY if reads is words.ages else ""
        label = cell.labels[at]
        known = self._meanings[at]
        if label not in known:
            known[label] = reads(label)
            if known[label] is None:
                self.refuse(cell, key, f"{key}_advice", found=shown(label))
        return known[label]

    def _others(self) -> dict[int, frozenset[str]]:
        """Return which labels are taken of the columns that are neither area, sex, age nor time.

        Of contents those that count people; of the rest the total where there is one, and all of them where not.
        """
        taken: dict[int, frozenset[str]] = {}
        for at, role in enumerate(self.roles):
            if role not in {words.CONTENTS, words.OTHER}:
                continue
            if role == words.OTHER and not self.figures.is_official:
                self.roles[at] = words.COUNT  # a remark or another number: people's own tables have no more dimensions
                continue
            labels = frozenset(cell.labels[at] for cell in self.figures.cells)
            if role == words.CONTENTS:
                people = frozenset(label for label in labels if words.counts_people(label))
                taken[at] = labels if len(labels) == 1 else people
                if len(taken[at]) > 1:
                    self.refuse(None, "population_contents", found=listed(sorted(labels)))
                continue
            total = frozenset(label for label in labels if words.is_total(label))
            taken[at] = total or labels
            if not total and len(labels) > 1:
                self.summed.append(self.figures.columns[at])
        self.stop()
        return taken

    def _count(self, cell: Cell) -> int:
        written = cell.value.strip()
        if written == "-":
            return 0
        count = numbers.whole(written)
        if count is None and written[-2:] == ".0":
            count = numbers.whole(written[:-2])
        if count is None:
            hidden = written in {"..", ".", "…", ""} or written.startswith("<") or "–" in written
            advice = "population_hidden_advice" if hidden else "cluster_count_advice"
            self.refuse(cell, "population_hidden" if hidden else "population_count", advice, found=shown(written))
        return min(count or 0, 10_000_000)

    def nothing_found(self, time: str) -> None:
        """Say which areas the file has instead of the cluster's, and how many people it counts there.

        Raises:
            FormatError: always.
        """
        only_codes = all(not words.place(label).name for label in self.left) and not self.areas.has_codes
        advice = "population_no_area_advice"
        if only_codes:
            role = self.roles[self._at[words.AREA]]
            advice = "population_only_codes" if role != words.VILLAGE else "population_only_town_codes"
        table = " ".join(filter(None, (self.figures.table, self.figures.columns[self._at[words.AREA]])))
        people = _everybody(self.figures, time)
        key = "population_no_area" if people is None else "population_no_area_people"
        said: dict[str, str | float] = {} if people is None else {"people": number(people)}
        found = listed(list(self.left))
        self.refuse(None, key, advice, table=shown(table), areas=len(self.left), found=found, **said)
        self.stop()

    def notes(self, whole: Mapping[Area, Grouped]) -> Iterator[Message]:
        """Yield what had to be assumed."""
        file = self.figures.file
        if len(self.times) > 1:
            yield Message.of("population_times", file=file, count=len(self.times), found=listed(self.times))
        if self.left:
            yield Message.of("population_left", file=file, count=len(self.left), found=listed(list(self.left)))
        for column in self.summed:
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
