"""Simulation: plausible answers to any questionnaire, and a wave filled with simulated responses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from survey.questionnaire.answers import Answers
from survey.questionnaire.offered import offered
from survey.questionnaire.questions import (
    Date,
    Matrix,
    Multi,
    Note,
    Number,
    Places,
    Question,
    Ranking,
    Repeat,
    Scale,
    Single,
    Text,
    Time,
    Village,
)
from survey.questionnaire.route import Seen

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Mapping

    from survey.questionnaire.answers import Line, Point, Value
    from survey.questionnaire.questions import NumberLimits, Option
    from survey.questionnaire.structure import Page, Questionnaire

BLANK = 0.05
RARE = 0.1
ATTEMPTS = 20
MOST_LINES = 4
WORDS = ("Det er godt, som det er.", "Flere stier.", "Mere at være fælles om.", "Bedre busser.", "Ro og natur.")
OLDEST_YEAR = 1950


@dataclass(frozen=True, slots=True)
class Draw:
    """What one answer is drawn from: the village answered so far, if any, besides the generator."""

    rng: random.Random
    this_year: int
    village: Value | None = None


def answer(questionnaire: Questionnaire, rng: random.Random, this_year: int) -> Answers:
    """Return plausible answers to a bound questionnaire: every page of the route passed, few questions left blank.

    Conditions are followed, limits kept, and pages that would end the questionnaire are answered again.

    Args:
        questionnaire: bound to a cluster, so that its villages and places are known.
        rng: the same seed gives the same answers.
        this_year: the opening year of the wave.
    """
    values: dict[str, Value] = {}
    seen = Seen(values, this_year=this_year)
    passed = tuple(page.id for page in questionnaire.pages if _answer_page(page, seen, values, rng))
    return Answers(values, passed=passed, seed=rng.getrandbits(32))


def _answer_page(page: Page, seen: Seen, values: dict[str, Value], rng: random.Random) -> bool:
    """Answer a page until it does not end the questionnaire, and return whether anything was shown on it."""
    shown: list[Question] = []
    for _ in range(ATTEMPTS):
        for question in shown:
            for name in (question.name, f"{question.name}__other_text"):
                values.pop(name, None)
                seen.values.pop(name, None)
        shown = _answer_once(page, seen, values, rng)
        if seen.ending(page) is None:
            break
    return bool(shown)


def _answer_once(page: Page, seen: Seen, values: dict[str, Value], rng: random.Random) -> list[Question]:
    if not seen.section_shown(page):
        return []
    shown = []
    for question in page.questions:
        if not seen.shown(question):
            continue
        shown.append(question)
        blank = isinstance(question, Note) or (not question.required and rng.random() < BLANK)
        village = values.get("village")
        value = None if blank else reply(offered(question, seen.values, village), Draw(rng, seen.this_year, village))
        if value is not None:
            values[question.name] = seen.values[question.name] = value
            values |= _own_words(question, value, rng)
    return shown


def _own_words(question: Question, value: Value, rng: random.Random) -> dict[str, Value]:
    """Return the words of "other" where that is chosen and takes words."""
    has_other = any(option.role == "other" for option in getattr(question, "options", ()))
    is_other = value == "other" or (isinstance(value, tuple) and "other" in value)
    return {f"{question.name}__other_text": rng.choice(WORDS)} if has_other and is_other else {}


def reply(question: Question, draw: Draw) -> Value | None:
    """Return one plausible answer, or None for a question that takes none."""
    return REPLIES[type(question)](question, draw)


def _option(options: tuple[Option, ...], draw: Draw) -> str:
    """Return one option; those that say little are rarer."""
    weights = [1 if option.role == "plain" else RARE for option in options]
    return draw.rng.choices(options, weights)[0].name


def _single(question: Single | Scale | Village, draw: Draw) -> Value:
    return _option(question.options, draw)


def _several(question: Multi | Ranking, draw: Draw) -> Value:
    """Return some options, or an exclusive one alone."""
    first = _option(question.options, draw)
    exclusive = {option.name for option in question.options if option.role in ("none", "dont_know", "refuse")}
    if first in exclusive:
        return (first,)
    others = [option.name for option in question.options if option.name not in {first, *exclusive}]
    most = min(question.at_most or 4, 1 + len(others))
    chosen = (first, *draw.rng.sample(others, draw.rng.randint(1, most) - 1))
    if isinstance(question, Ranking):
        return chosen
    return tuple(option.name for option in question.options if option.name in chosen)


def _matrix(question: Matrix, draw: Draw) -> Value | None:
    rows = [row for row in question.rows if not (question.without_own and row.name == draw.village)]
    if question.number is not None:
        return {row.name: int(_within(question.number, draw)) for row in rows} or None
    return {row.name: _option(question.options, draw) for row in rows} or None


def _number(question: Number, draw: Draw) -> Value:
    return _within(question.limits, draw)


def _within(limits: NumberLimits, draw: Draw) -> float:
    """Return a number within the limits, small ones being likelier where nothing bounds it above."""
    most = draw.this_year if limits.max == "this_year" else limits.max
    top = float(most) if most is not None else limits.min + draw.rng.choice((10, 100))
    drawn = round(draw.rng.uniform(limits.min, top), limits.decimals)
    return drawn if limits.decimals else int(drawn)


def _text(question: Text, draw: Draw) -> Value:
    return draw.rng.choice(WORDS)[: question.max_length]


def _date(_question: Date, draw: Draw) -> Value:
    year = draw.rng.randint(OLDEST_YEAR, draw.this_year)
    return f"{year}-{draw.rng.randint(1, 12):02d}-{draw.rng.randint(1, 28):02d}"


def _time(_question: Time, draw: Draw) -> Value:
    return f"{draw.rng.randint(7, 21):02d}:{draw.rng.choice((0, 15, 30, 45)):02d}"


def _repeat(question: Repeat, draw: Draw) -> Value:
    number = draw.rng.randint(1, min(question.at_most, MOST_LINES))
    return tuple(_line(question, draw) for _ in range(number))


def _line(question: Repeat, draw: Draw) -> Line:
    """Return one line, with the first item at least and whatever it must have."""
    line: dict[str, Any] = {}
    for item in question.items:
        value = None if line and not item.required and draw.rng.random() < BLANK else reply(item, draw)
        if value is not None:
            line |= {item.name: value} | _own_words(item, value, draw.rng)
    return line


def _places(question: Places, draw: Draw) -> Value:
    if question.none is not None and draw.rng.random() < RARE:
        return ({"none": True},)
    number = draw.rng.randint(1, question.at_most)
    return tuple(_place(question, draw) for _ in range(number))


def _place(question: Places, draw: Draw) -> Point:
    point: dict[str, str | float | bool] = {"words": "Ved kirken"}
    if question.place_optional and draw.rng.random() < RARE:
        point = {"nowhere": True}
    elif question.places:
        point = {"place": draw.rng.choice(question.places).name}
    if question.each_options:
        point["each"] = _option(question.each_options, draw)
        if point["each"] == "other":
            point["other_text"] = draw.rng.choice(WORDS)
    elif question.each:
        point["each"] = draw.rng.choice(WORDS)
    return point


def _nothing(_question: Note, _draw: Draw) -> None:
    return None


REPLIES: Mapping[type[Question], Callable[..., Value | None]] = {
    Single: _single,
    Multi: _several,
    Scale: _single,
    Matrix: _matrix,
    Ranking: _several,
    Number: _number,
    Text: _text,
    Date: _date,
    Time: _time,
    Village: _single,
    Places: _places,
    Repeat: _repeat,
    Note: _nothing,
}
