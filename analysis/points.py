"""Points on the map as counts of people: at the nearest named place, or in hexagons that hold enough of them.

A point is never shown: a hexagon with too few people is counted with "elsewhere", not drawn empty.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import cos, pi, sin, sqrt
from typing import TYPE_CHECKING, cast

import numpy as np

from analysis import tabulate_sets
from analysis.counts import Banner
from analysis.errors import AnalysisError
from analysis.table import Stub
from analysis.tabulate_kinds import Request
from survey.cluster.geography import distance, metres_a_degree

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray

    from analysis.study import Study
    from analysis.table import RawTable
    from survey.cluster.outline import Point
    from survey.questionnaire.questions import Places

    People = NDArray[np.bool_]
    Cell = tuple[int, int]

NEAR, HEXAGONS = "near", "hexagons"
WITHIN_METRES = 250
LEAST_METRES = 250
ELSEWHERE = "elsewhere"
MIDDLE_LATITUDE = 56.0  # of the one grid that all clusters and waves share


def nearest(study: Study, question: str, *, within_metres: float = WITHIN_METRES) -> RawTable:
    """Return how many named each place, with points counted at the nearest named place within a distance.

    Args:
        study: of a microdata folder, so that the places' coordinates are known.
        question: of kind places.
        within_metres: how near a point must be; points farther off stay "a point on the map".

    Raises:
        AnalysisError: if the question asks for no places, or the study knows no places with coordinates.
    """
    asked = _asked(study, question)
    spots = _spots(study, asked)
    codes, numbers = study.codes.copy(), dict(study.numbers)
    for i, *coordinates in _columns(study, asked):
        named = codes[study.rows[f"{asked.name}__{i}_place"]]
        lon, lat = (axis.copy() for axis in coordinates)
        for response in np.flatnonzero(np.isfinite(lon) & np.isfinite(lat)):
            found = _nearest((float(lon[response]), float(lat[response])), spots, within_metres)
            if found is not None:
                named[response] = found
                lon[response] = lat[response] = np.nan
        numbers |= {f"{asked.name}__{i}_lon": lon, f"{asked.name}__{i}_lat": lat}
    moved = replace(study, codes=codes, numbers=numbers)
    table = tabulate_sets.places(Request(moved, asked, "", Banner.of((), len(study))))
    remark = f"Punkter på kortet er talt med ved det nærmeste sted, hvis der var højst {round(within_metres)} m dertil."
    return replace(
        table, question=replace(table.question, name=f"{asked.name}.{NEAR}"), remarks=(*table.remarks, remark)
    )


def hexagons(study: Study, question: str, *, across_metres: float = 500) -> RawTable:
    """Return how many people pointed into each hexagon of a grid that stays the same from wave to wave.

    Args:
        study: the responses.
        question: of kind places.
        across_metres: from side to side; at least 250.

    Returns:
        rows: `hex_<q>_<r>` for each hexagon with at least the least cell's people, and `elsewhere`, which is nobody or
        as many; `outline` gives a hexagon's corners. The base is everybody who answered the question.

    Raises:
        AnalysisError: if the question asks for no places, the hexagons are too small, or no point was given.
    """
    asked = _asked(study, question)
    if across_metres < LEAST_METRES:
        raise AnalysisError(f"Sekskanter på {across_metres:g} m er for små; brug mindst {LEAST_METRES} m.")
    people = _people(study, asked, across_metres)
    if not people:
        raise AnalysisError(f"Ingen har sat et punkt på kortet ved '{question}'; brug frequency.")
    limits = study.limits.sensitive if asked.sensitive else study.limits
    shown, rest = _parted(people, limits.least_cell)
    rows = [*((Stub(_name(cell), _name(cell), None), people[cell]) for cell in shown)]
    rows.append((Stub(ELSEWHERE, "Punkter andre steder", None), rest))
    table = tabulate_sets.places_marked(Request(study, asked, "", Banner.of((), len(study))), rows)
    remark = f"Sekskanter er {round(across_metres)} m brede; de med for få punkter er talt sammen."
    return replace(
        table, question=replace(table.question, name=f"{asked.name}.{HEXAGONS}"), remarks=(*table.remarks, remark)
    )


def outline(name: str, *, across_metres: float = 500) -> tuple[Point, ...]:
    """Return the six corners (longitude, latitude) of a hexagon, by its row's name and the grid's width.

    Raises:
        AnalysisError: if the name is no hexagon's.
    """
    _, *axes = name.split("_")
    try:
        q, r = (int(axis.replace("m", "-")) for axis in axes)
    except ValueError as error:
        raise AnalysisError(f"'{name}' er ingen sekskant; de hedder som 'hex_1101_7184'.") from error
    grid = Grid(across_metres)
    x, y = grid.middle((q, r))
    angles = [pi / 6 + i * pi / 3 for i in range(6)]
    return tuple(grid.degrees(x + grid.side * cos(angle), y + grid.side * sin(angle)) for angle in angles)


@dataclass(frozen=True, slots=True)
class Grid:
    """Hexagons with a corner up, in axial coordinates, over metres on a sheet that is true at 56° north.

    Source: Snyder (1987) for the metres of a degree; the rounding is that of cube coordinates.
    """

    across_metres: float

    @property
    def side(self) -> float:
        """Return the metres of a side, which are those from the middle to a corner."""
        return self.across_metres / sqrt(3)

    def cell(self, lon: float, lat: float) -> Cell:
        """Return the hexagon that a point is in."""
        across, along = metres_a_degree(MIDDLE_LATITUDE)
        x, y = lon * across, lat * along
        q, r = (x * sqrt(3) / 3 - y / 3) / self.side, y * 2 / 3 / self.side
        rounded = [round(value) for value in (q, r, -q - r)]
        off = [abs(whole - value) for whole, value in zip(rounded, (q, r, -q - r), strict=True)]
        if off[0] > off[1] and off[0] > off[2]:
            rounded[0] = -rounded[1] - rounded[2]
        elif off[1] > off[2]:
            rounded[1] = -rounded[0] - rounded[2]
        return rounded[0], rounded[1]

    def middle(self, cell: Cell) -> tuple[float, float]:
        """Return the metres of a hexagon's middle."""
        q, r = cell
        return self.side * sqrt(3) * (q + r / 2), self.side * 1.5 * r

    def degrees(self, x: float, y: float) -> Point:
        """Return the longitude and latitude of metres on the sheet."""
        across, along = metres_a_degree(MIDDLE_LATITUDE)
        return x / across, y / along


def _asked(study: Study, question: str) -> Places:
    asked = study.question(question)
    if asked.kind != "places":
        there = ", ".join(name for name, one in study.questions.items() if one.kind == "places") or "ingen"
        raise AnalysisError(f"'{question}' spørger ikke om steder. Det gør: {there}.")
    return cast("Places", asked)


def _spots(study: Study, asked: Places) -> list[tuple[int, Point]]:
    """Return the code and the point of each place that the question has and the cluster knows."""
    known = {place.name: (place.lon, place.lat) for place in study.cluster.places} if study.cluster else {}
    spots = [(option.code, known[option.name]) for option in asked.places if option.name in known]
    if not spots:
        raise AnalysisError(
            f"'{asked.name}' har ingen steder med koordinater; læs mikrodatamappen med read_study, eller brug hexagons."
        )
    return spots


def _nearest(point: Point, spots: list[tuple[int, Point]], within: float) -> int | None:
    apart, code = min((distance(point, spot), code) for code, spot in spots)
    return code if apart <= within else None


def _columns(study: Study, asked: Places) -> Iterator[tuple[int, NDArray[np.float64], NDArray[np.float64]]]:
    for i in range(1, asked.at_most + 1):
        lon, lat = (study.numbers.get(f"{asked.name}__{i}_{axis}") for axis in ("lon", "lat"))
        if lon is not None and lat is not None:
            yield i, lon, lat


def _people(study: Study, asked: Places, across_metres: float) -> dict[Cell, People]:
    """Return who pointed into each hexagon; two points of one person in the same count once."""
    grid = Grid(across_metres)
    found: dict[Cell, People] = {}
    for _, lon, lat in _columns(study, asked):
        for response in np.flatnonzero(np.isfinite(lon) & np.isfinite(lat)):
            cell = grid.cell(float(lon[response]), float(lat[response]))
            found.setdefault(cell, np.zeros(len(study), dtype=np.bool_))[response] = True
    return dict(sorted(found.items()))


def _parted(people: Mapping[Cell, People], least: int) -> tuple[list[Cell], People]:
    """Return the hexagons to show, and who pointed elsewhere: nobody, or enough for none to be found."""
    shown = [cell for cell, inside in people.items() if int(inside.sum()) >= least]
    while True:
        others = [inside for cell, inside in people.items() if cell not in shown]
        rest = np.logical_or.reduce(others) if others else np.zeros_like(next(iter(people.values())))
        if not 0 < int(rest.sum()) < least or not shown:
            return shown, rest
        shown.remove(min(shown, key=lambda cell: (int(people[cell].sum()), cell)))


def _name(cell: Cell) -> str:
    return f"hex_{cell[0]}_{cell[1]}".replace("-", "m")
