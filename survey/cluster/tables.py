"""The three tables of a cluster's folder: villages.csv, places.csv and population.csv."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

from survey.cluster import geography, numbers, words
from survey.cluster.places import Place
from survey.cluster.population import AGES, SEXES, Population
from survey.cluster.sheet import read_sheet
from survey.cluster.villages import Village
from survey.texts.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from survey.cluster.findings import Findings
    from survey.cluster.sheet import Row

CODES = range(1, 900)


def read_villages(path: Path, findings: Findings) -> tuple[Village, ...]:
    """Return the villages of the file, in its order.

    A village with a fault is returned too: so the other tables may name it, and its fault is said once.
    """
    optional = ("label", "neighbour", "aliases", "parish")
    sheet = findings.of(read_sheet(path, required=("name", "code", "lon", "lat"), optional=optional))
    read = [(row.line, _village(sheet.file, row, findings)) for row in sheet.rows]
    _report_twice(sheet.file, ((line, village.name) for line, village in read), findings)
    _report_twice(sheet.file, ((line, str(village.code)) for line, village in read if village.code), findings)
    known = lookup(village for _, village in read)
    return tuple(
        replace(village, neighbour=_neighbour(sheet.file, line, village, known, findings)) for line, village in read
    )


def _village(file: str, row: Row, findings: Findings) -> Village:
    name, label = _named(file, row, findings)
    code = numbers.whole(row.cells["code"])
    if code not in CODES:
        message = Message.of("cluster_village_code", found=row.cells["code"])
        findings.fault(file, row.line, message, Message.of("cluster_village_code_advice"))
    lon, lat = _coordinates(file, row, findings)
    parish = row.cells.get("parish", "")
    return Village(name, code or 0, label, row.cells.get("neighbour", ""), lon, lat, _aliases(row), parish)


def _aliases(row: Row) -> tuple[str, ...]:
    return tuple(filter(None, (alias.strip() for alias in row.cells.get("aliases", "").split(";"))))


def _neighbour(file: str, line: int, village: Village, known: Mapping[str, str], findings: Findings) -> str:
    """Return the name of the village's neighbour; a cluster of one village has none."""
    given = village.neighbour
    others = {word: name for word, name in known.items() if name != village.name}
    if not others and not given:
        return ""
    neighbour = others.get(words.plain(given))
    if not given:
        findings.fault(file, line, Message.of("cluster_neighbour_missing", village=village.label))
    elif neighbour is None:
        nearest = others.get(words.nearest(words.plain(given), others) or "")
        names = sorted(set(others.values()))
        findings.unknown(file, line, ("cluster_neighbour_unknown", given), names, nearest)
    return neighbour or ""


def read_places(path: Path, villages: tuple[Village, ...], findings: Findings) -> tuple[Place, ...]:
    """Return the meeting places of the file, in its order."""
    required = ("name", "kind", "village", "lon", "lat")
    sheet = findings.of(read_sheet(path, required=required, optional=("label", "aliases")))
    known = lookup(villages)
    places = tuple((row.line, _place(sheet.file, row, known, findings)) for row in sheet.rows)
    _report_twice(sheet.file, ((line, place.name) for line, place in places), findings)
    return tuple(place for _, place in places)


def _place(file: str, row: Row, known: Mapping[str, str], findings: Findings) -> Place:
    name, label = _named(file, row, findings)
    kind = words.plain(row.cells["kind"])
    kind = words.KIND_WORDS.get(kind, kind)
    if kind not in words.KINDS:
        nearest = words.nearest(kind, words.KINDS) or words.KIND_WORDS.get(words.nearest(kind, words.KIND_WORDS) or "")
        findings.unknown(file, row.line, ("cluster_kind_unknown", row.cells["kind"]), words.KINDS, nearest)
    village = _known_village(file, row, known, findings)
    lon, lat = _coordinates(file, row, findings)
    return Place(name, label, kind, village, lon, lat, _aliases(row))


def read_population(path: Path, villages: tuple[Village, ...], findings: Findings) -> Population:
    """Return residents aged 16 or over by village, sex and age; every cell must be there, also those of nobody."""
    sheet = findings.of(read_sheet(path, required=("village", "sex", "age", "count")))
    known = lookup(villages)
    counts: dict[tuple[str, str, str], int] = {}
    for row in sheet.rows:
        cell, count = _cell(sheet.file, row, known, findings)
        if cell in counts:
            message = Message.of("cluster_cell_twice", village=cell[0], sex=cell[1], age=cell[2])
            findings.fault(sheet.file, row.line, message)
        if all(cell):
            counts.setdefault(cell, count)
    if sheet.rows:
        _report_missing(sheet.file, counts, villages, findings)
    order = product((village.name for village in villages), SEXES, AGES)
    return Population({cell: counts[cell] for cell in order if cell in counts})


def _cell(file: str, row: Row, known: Mapping[str, str], findings: Findings) -> tuple[tuple[str, str, str], int]:
    village = _known_village(file, row, known, findings)
    sex = words.plain(row.cells["sex"])
    sex = words.SEX_WORDS.get(sex, sex)
    if sex not in SEXES:
        nearest = words.nearest(sex, SEXES) or words.SEX_WORDS.get(words.nearest(sex, words.SEX_WORDS) or "")
        findings.unknown(file, row.line, ("cluster_sex_unknown", row.cells["sex"]), SEXES, nearest)
        sex = ""
    age = words.age(row.cells["age"])
    if age is None:
        nearest = words.nearest(row.cells["age"], AGES)
        findings.unknown(file, row.line, ("cluster_age_unknown", row.cells["age"]), AGES, nearest)
    count = numbers.whole(row.cells["count"])
    if count is None:
        message = Message.of("cluster_count", found=row.cells["count"])
        findings.fault(file, row.line, message, Message.of("cluster_count_advice"))
    return (village, sex, age or ""), count or 0


def _report_missing(
    file: str, counts: Mapping[tuple[str, str, str], int], villages: tuple[Village, ...], findings: Findings
) -> None:
    """Say which villages lack cells: one fault a village, so that a whole missing village is not sixteen faults."""
    for village in villages:
        missing = [f"{sex} {age}" for sex, age in product(SEXES, AGES) if (village.name, sex, age) not in counts]
        if missing:
            message = Message.of("cluster_cells_missing", village=village.label, cells=", ".join(missing))
            findings.fault(file, 0, message, Message.of("cluster_cells_missing_advice"))


def lookup(villages: Iterable[Village]) -> dict[str, str]:
    """Return the name of a village by every word it is known by: its name, its label and its aliases."""
    return {
        words.plain(word): village.name
        for village in villages
        for word in (*village.aliases, village.label, village.name)
    }


def _known_village(file: str, row: Row, known: Mapping[str, str], findings: Findings) -> str:
    given = row.cells["village"]
    name = known.get(words.plain(given), "")
    if not name and known:
        nearest = known.get(words.nearest(words.plain(given), known) or "")
        findings.unknown(file, row.line, ("cluster_village_unknown", given), sorted(set(known.values())), nearest)
    return name


def _named(file: str, row: Row, findings: Findings) -> tuple[str, str]:
    """Return name and label. A file without labels may give the label as its name; the name is then made of it."""
    given = row.cells["name"]
    name = words.plain(given)
    label = row.cells.get("label", "") or given
    if not words.NAME.fullmatch(name):
        findings.fault(file, row.line, Message.of("cluster_name", found=given), Message.of("cluster_name_advice"))
    elif row.cells.get("label") and name != given.replace("-", "_"):
        advice = Message.of("cluster_did_you_mean", nearest=name)
        findings.fault(file, row.line, Message.of("cluster_name", found=given), advice)
    return name, label


def _coordinates(file: str, row: Row, findings: Findings) -> tuple[float, float]:
    given = row.cells["lon"], row.cells["lat"]
    lon, lat = numbers.decimal(given[0]), numbers.decimal(given[1])
    if lon is None or lat is None:
        message = Message.of("cluster_coordinates", lon=given[0], lat=given[1])
        findings.fault(file, row.line, message, Message.of("cluster_coordinates_advice"))
        return 0.0, 0.0
    if not geography.in_denmark(lon, lat):
        swapped = geography.in_denmark(lat, lon)
        advice = Message.of("cluster_swapped") if swapped else Message.of("cluster_outside_denmark_advice")
        findings.fault(file, row.line, Message.of("cluster_outside_denmark", lon=given[0], lat=given[1]), advice)
    return lon, lat


def _report_twice(file: str, named: Iterable[tuple[int, str]], findings: Findings) -> None:
    first: dict[str, int] = {}
    for line, name in named:
        if name in first:
            findings.fault(file, line, Message.of("cluster_twice", found=name, line=first[name]))
        first.setdefault(name, line)
