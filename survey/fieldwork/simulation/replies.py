"""Replies: what one simulated resident answers to one question."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from survey.fieldwork.simulation import draws, effects, sentences, shares
from survey.fieldwork.simulation.spots import spots
from survey.questionnaire.questions import Matrix, Multi, Number, Places, Ranking, Scale, Single, Text

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Mapping

    from survey.fieldwork.simulation.people import Person
    from survey.fieldwork.simulation.surroundings import Surroundings
    from survey.questionnaire.answers import Value
    from survey.questionnaire.questions import Option, Question, Row

# Logits at a distance of one kilometre, and how a logit is measured on the normal scale.
PER_KM: Mapping[str, float] = {"shop": -0.10, "library": 0.0, "nature": -0.15}
LOGIT = math.sqrt(3) / math.pi
OWN_GROUP: Mapping[str, tuple[effects.Who, float]] = {
    "school": (effects.has_children, 0.8),
    "playground": (effects.has_children, 0.8),
    "hall": (effects.has_children, 0.8),
    "care_home": (effects.OLD, 0.7),
    "church": (effects.OLD, 0.7),
    "pitch": (effects.OLD, -1.0),
}


@dataclass(frozen=True, slots=True)
class Sitting:
    """One person at the questionnaire: who, where, and what has been answered so far."""

    person: Person
    around: Surroundings
    values: Mapping[str, Value]
    rng: random.Random


def reply(question: Question, sitting: Sitting) -> Value | None:
    """Return the answer to a question that is shown, or None where it is left blank."""
    if question.name in FROM_LIFE:
        return FROM_LIFE[question.name](sitting.person) or None
    return BY_KIND[type(question)](question, sitting)


def _single(question: Single | Scale, sitting: Sitting) -> Value | None:
    by_name = _named(question.options, shares.SINGLES[question.name])
    return _chosen(question.name, by_name, question.options, sitting)


def _chosen(key: str, by_name: Mapping[str, float], options: tuple[Option, ...], sitting: Sitting) -> str:
    """Return one option: first whether it is a substantive one, then which, along the person's leaning."""
    person, rng = sitting.person, sitting.rng
    found = effects.moved(key, by_name, person)
    plain = {option.name for option in options if option.role == "plain"}
    aside = {name: share for name, share in found.items() if name not in plain}
    if rng.random() * sum(found.values()) < sum(aside.values()):
        return draws.one(aside, rng)
    factor, loading = effects.leaning(key, person)
    value = draws.latent(factor, loading, rng) + _tilt(key, sitting)
    return draws.ordered({name: share for name, share in found.items() if name in plain}, value)


def _tilt(key: str, sitting: Sitting) -> float:
    """Return how far circumstances move an answer towards the first options, on the normal scale."""
    person, around = sitting.person, sitting.around
    question, _, row = key.partition(".")
    if question == "travel_time":
        return (0.9 if effects.OLD(person) else 0) - (0.4 if person.rural else 0)
    if question == "use_of_places":
        far = around.nearest(person.home, row)
        who, logits = OWN_GROUP.get(row, (effects.OLD, 0.0))
        distance = PER_KM.get(row, -0.15) * (far - 2.5) if far is not None else 0.0
        return LOGIT * (distance + (logits if who(person) else 0))
    if question == "visits":
        return LOGIT * _pull(person.home, row, around)
    return 0.0


def _pull(home: str, other: str, around: Surroundings) -> float:
    """Return the logits of visiting another village: it falls with the distance, and shops and halls draw."""
    drawing = sum(place.kind in ("shop", "hall") for place in around.cluster.places if place.village == other)
    rivals = -0.6 if {home, other} == {"noerre_harbaek", "soender_harbaek"} else 0.0
    return -0.35 * (around.between(home, other) - 4) + 0.75 * drawing + rivals - 0.35


def _matrix(question: Matrix, sitting: Sitting) -> Value | None:
    rows = [row for row in question.rows if not (question.without_own and row.name == sitting.values.get("village"))]
    answers = {
        row.name: _row(question, row, sitting)
        for i, row in enumerate(rows)
        if sitting.rng.random() * 100 >= _blank_row(i, sitting.person)
    }
    return answers or None


def _blank_row(i: int, person: Person) -> float:
    """Return the chance in per cent that a row is left blank: on phones more after the sixth."""
    return 1.5 + (max(0, i - 5) if person.phone else 0)


def _row(question: Matrix, row: Row, sitting: Sitting) -> str:
    numbers = shares.VISITS if question.each_village else shares.MATRICES[question.name][row.name]
    by_name = _named(question.options, numbers)
    if question.name == "condition" and row.name in ("hall", "village_hall", "pitch", "playground"):
        near = sitting.around.has(sitting.person.home, row.name)
        by_name["not_used"] *= 0.2 if near else 1.5
    return _chosen(f"{question.name}.{row.name}", by_name, question.options, sitting)


def _multi(question: Multi, sitting: Sitting) -> Value | None:
    found = effects.moved(question.name, shares.MULTIS[question.name], sitting.person, chances=True)
    if question.name == "active_wish":
        found = _twice(found, sitting.values.get("active_now"))
    exclusive = {option.name for option in question.options if option.role in ("none", "dont_know")} & found.keys()
    alone = {name: found[name] for name in exclusive}
    if sitting.rng.random() * 100 < sum(alone.values()):
        return (draws.one(dict(sorted(alone.items())), sitting.rng),)
    scale = 100 / (100 - sum(alone.values()))
    rest = {name: min(100.0, share * scale) for name, share in found.items() if name not in alone}
    chosen = set(draws.several(rest, question.at_most, sitting.rng))
    return tuple(option.name for option in question.options if option.name in chosen)


def _twice(found: Mapping[str, float], done: Value | None) -> dict[str, float]:
    """Return wishes that are twice as likely where the activity is done already."""
    active = done if isinstance(done, tuple) else ()
    return {
        name: share * (1.3 if name in active else 0.65) if name != "none" else share for name, share in found.items()
    }


def _ranking(question: Ranking, sitting: Sitting) -> Value | None:
    numbers, none = shares.RANKED[question.name]
    if sitting.rng.random() * 100 < none:
        return ("none",)
    weights = effects.moved(question.name, shares.RANKINGS[question.name], sitting.person, chances=True)
    number = sitting.rng.choices((1, 2, 3), numbers)[0]
    return draws.ranking(weights, number, sitting.rng)


def _hours(_question: Number, sitting: Sitting) -> Value | None:
    """Return hours a month: log-normal, and heaped on the numbers that people say."""
    drawn = min(120.0, math.exp(sitting.rng.gauss(math.log(6), 0.9)))
    nearest = min(shares.HOURS, key=lambda hours: abs(hours - drawn))
    return nearest if drawn <= 45 else round(drawn / 10) * 10


def _text(question: Text, sitting: Sitting) -> Value | None:
    filled, write = TEXTS[question.name]
    return write(sitting) if sitting.rng.random() * 100 < filled else None


def _places(question: Places, sitting: Sitting) -> Value | None:
    return spots(question.name, sitting.person, sitting.around, sitting.rng)


def _named(options: tuple[Option, ...], numbers: tuple[float, ...]) -> dict[str, float]:
    return dict(zip((option.name for option in options), numbers, strict=True))


def _somewhere(sitting: Sitting) -> str:
    near = [place.label for place in sitting.around.cluster.places if place.village == sitting.person.home]
    return sitting.rng.choice(near)


TEXTS: Mapping[str, tuple[float, Callable[[Sitting], str]]] = {
    "strengths": (52, lambda sitting: sentences.strength(sitting.person.home, sitting.rng)),
    "best_thing": (45, lambda sitting: sentences.best(_somewhere(sitting), sitting.rng)),
    "one_change": (45, lambda sitting: sentences.change(_somewhere(sitting), sitting.rng)),
}
# These were settled when the person was drawn; an empty one is left blank.
FROM_LIFE: Mapping[str, Callable[[Person], str]] = {
    "village": lambda person: person.village,
    "lives_here": lambda person: person.lives_here,
    "sex": lambda person: person.sex,
    "age": lambda person: f"age_{person.age}",
    "home_is": lambda person: "outside_village" if person.rural else "in_village",
    "grew_up_here": lambda person: person.grew_up,
    "years_here": lambda person: person.years,
    "familiarity": lambda person: person.familiarity,
    "lives_with": lambda person: person.household,
    "occupation": lambda person: person.occupation,
}
BY_KIND: Mapping[type[Question], Callable[..., Value | None]] = {
    Single: _single,
    Scale: _single,
    Matrix: _matrix,
    Multi: _multi,
    Ranking: _ranking,
    Number: _hours,
    Text: _text,
    Places: _places,
}
