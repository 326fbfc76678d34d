"""Spots: places chosen from the list, marked on the map, or written in words."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from survey.cluster import geography
from survey.fieldwork.simulation import draws, effects, sentences, shares
from survey.fieldwork.simulation.surroundings import moved

if TYPE_CHECKING:
    import random
    from collections.abc import Mapping

    from survey.cluster.outline import Point
    from survey.cluster.places import Place
    from survey.fieldwork.simulation.people import Person
    from survey.fieldwork.simulation.surroundings import Surroundings

Spot = dict[str, str | float | bool]
VIA: Mapping[str, float] = {"list": 55, "map": 33, "words": 12}
WEIGHTS: Mapping[str, float] = {"shop": 3, "hall": 3, "village_hall": 2, "clubhouse": 2}
CLUMSY: tuple[Point, ...] = ((0.0, 0.0), (8.0, 56.25), (8.79, 56.33), (9.06, 56.2))


@dataclass(frozen=True, slots=True)
class Habit:
    """How a question about places is answered: skipped by so many per cent, then so many places."""

    skipped: float
    numbers: tuple[float, ...]
    nature: float = 1


HABITS: Mapping[str, Habit] = {
    "meeting_spots": Habit(36, (46, 33, 21)),
    "favourites": Habit(41, (70, 30), nature=9),
    "wishes": Habit(22, (55, 30, 15)),
}


def spots(name: str, person: Person, around: Surroundings, rng: random.Random) -> tuple[Spot, ...] | None:
    """Return the places answered, or None where the question is skipped."""
    habit = HABITS[name]
    if rng.random() * 100 < habit.skipped + (20 if effects.OLD(person) else 0):
        return None
    if name == "wishes" and rng.random() * 100 < 24 / (100 - habit.skipped) * 100:
        return ({"none": True},)
    number = rng.choices(range(1, len(habit.numbers) + 1), habit.numbers)[0]
    if name == "wishes":
        missing = draws.ranking(effects.moved(name, shares.MISSING_THINGS, person), number, rng)
        return tuple(_wish(thing, person, around, rng) for thing in missing)
    found: dict[str, Spot] = {}
    for _ in range(number):
        spot = _spot(_place(person, around, habit, rng), around, rng)
        found.setdefault(str(sorted(spot.items())), spot)
    return tuple(_with_words(name, spot, rng) for spot in found.values())


def _with_words(name: str, spot: Spot, rng: random.Random) -> Spot:
    if name == "favourites" and rng.random() < 0.62:
        return {**spot, "each": rng.choice(sentences.SPECIAL)}
    return spot


def _wish(thing: str, person: Person, around: Surroundings, rng: random.Random) -> Spot:
    if rng.random() < 0.28:
        spot: Spot = {"nowhere": True}
    elif thing == "path" and rng.random() < 0.5:
        # The path that is missed most is the one between the two Harbæks.
        north, south = around.village("noerre_harbaek"), around.village("soender_harbaek")
        along = rng.random()
        point = (north[0] + (south[0] - north[0]) * along, north[1] + (south[1] - north[1]) * along)
        spot = _marked(moved(point, rng.gauss(0, 0.05), rng.gauss(0, 0.05)))
    else:
        spot = _spot(_place(person, around, HABITS["wishes"], rng), around, rng)
    wish: Spot = {**spot, "each": thing}
    return {**wish, "other_text": rng.choice(sentences.OTHER_WISHES)} if thing == "other" else wish


def _place(person: Person, around: Surroundings, habit: Habit, rng: random.Random) -> Place:
    places = around.cluster.places
    weights = [
        WEIGHTS.get(place.kind, 1)
        * (habit.nature if place.kind == "nature" else 1)
        * math.exp(-around.away(person.home, place) / 4)
        for place in places
    ]
    return rng.choices(places, weights)[0]


def _spot(place: Place, around: Surroundings, rng: random.Random) -> Spot:
    via = draws.one(VIA, rng)
    if via == "list":
        return {"place": place.name}
    if via == "words":
        return {"words": sentences.in_words(place.label, rng)}
    return _marked(_marker(place, around, rng))


def _marker(place: Place, around: Surroundings, rng: random.Random) -> Point:
    """Return a point as fingers put it: round a place, along the stream, anywhere inside, or clumsily."""
    drawn = rng.random()
    if drawn < 0.7:
        return moved((place.lon, place.lat), rng.gauss(0, 0.06), rng.gauss(0, 0.06))
    if drawn < 0.85:
        _, _, stream = around.cluster.outline.lines[0]
        i, along = rng.randrange(len(stream) - 1), rng.random()
        point = tuple(stream[i][axis] + (stream[i + 1][axis] - stream[i][axis]) * along for axis in (0, 1))
        return moved((point[0], point[1]), rng.gauss(0, 0.03), rng.gauss(0, 0.03))
    return _anywhere(around, rng) if drawn < 0.95 else rng.choice(CLUMSY)


def _anywhere(around: Surroundings, rng: random.Random) -> Point:
    polygon = around.cluster.outline.polygon
    for _ in range(100):
        lon = rng.uniform(min(p[0] for p in polygon), max(p[0] for p in polygon))
        lat = rng.uniform(min(p[1] for p in polygon), max(p[1] for p in polygon))
        if geography.inside((lon, lat), polygon):
            return round(lon, 5), round(lat, 5)
    return polygon[0]


def _marked(point: Point) -> Spot:
    return {"lon": point[0], "lat": point[1]}
