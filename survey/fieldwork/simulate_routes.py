"""Routes simulated: a questionnaire is followed along every pair of outcomes, and what nobody reaches is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from survey.fieldwork.simulate import Draw, reply
from survey.questionnaire import cover, route
from survey.questionnaire.answers import Answers
from survey.questionnaire.questions import Matrix, Multi, Note, Ranking, Repeat

if TYPE_CHECKING:
    import random
    from collections.abc import Mapping

    from survey.questionnaire.answers import Value
    from survey.questionnaire.cover import Factor, Level
    from survey.questionnaire.questions import Question
    from survey.questionnaire.structure import Page, Questionnaire


@dataclass(frozen=True, slots=True)
class Routes:
    """What came of it.

    Attributes:
        walks: the answers of each resident who was sent through, to the last page or to an end.
        never: names of the questions that none of them was shown, in the order of the questionnaire.
        ends: how many of the questionnaire's ends somebody reached, of how many.
    """

    walks: tuple[Answers, ...]
    never: tuple[str, ...]
    ends: tuple[int, int]


def follow(questionnaire: Questionnaire, *, rng: random.Random, this_year: int) -> Routes:
    """Send residents through a questionnaire so that every pair of what its conditions look at occurs.

    Args:
        questionnaire: bound to a cluster, so that its villages and places are known.
        rng: the same seed gives the same walks.
        this_year: the opening year of the wave.
    """
    walked: dict[frozenset[tuple[Factor, Level]], Answers] = {}
    levels = cover.factors(questionnaire, this_year=this_year)

    def met(row: Mapping[Factor, Level]) -> set[Factor]:
        answers = walk(questionnaire, row, rng=rng, this_year=this_year)
        walked[frozenset(row.items())] = answers
        steps = route.along(questionnaire, answers, this_year=this_year).steps
        asked = {question.name for step in steps for question in step.shown}
        return {factor for factor in row if factor[0] in asked}

    walks = [walked[frozenset(row.items())] for row in cover.rows(levels, rng, met)]
    steps = [step for answers in walks for step in route.along(questionnaire, answers, this_year=this_year).steps]
    shown = {question.name for step in steps for question in step.shown}
    ends = [end for page in questionnaire.pages for end in page.ends]
    reached = [end for end in ends if any(step.ending is end for step in steps)]
    never = tuple(question.name for question in questionnaire.questions() if question.name not in shown)
    return Routes(tuple(walks), never, (len(reached), len(ends)))


def walk(questionnaire: Questionnaire, row: Mapping[Factor, Level], *, rng: random.Random, this_year: int) -> Answers:
    """Return the answers of somebody who answers as the row says, plausibly elsewhere, until the route ends."""
    answers = Answers.empty(rng.getrandbits(32))
    way = route.along(questionnaire, answers, this_year=this_year)
    page = way.first_unpassed(answers)
    while page and not way.ending(page.id):
        values = _page(page, answers, row, Draw(rng, this_year))
        answers = Answers(values, passed=(*answers.passed, page.id), seed=answers.seed)
        way = route.along(questionnaire, answers, this_year=this_year)
        if way.ending(page.id):
            break
        page = way.first_unpassed(answers)
    return answers


def _page(page: Page, answers: Answers, row: Mapping[Factor, Level], draw: Draw) -> dict[str, Value]:
    """Answer a page question by question, since one answer may open the next question of the same page."""
    values = dict(answers.values)
    for question in page.questions:
        so_far = Answers(values, seed=answers.seed)
        if question not in route.shown(page, so_far, this_year=draw.this_year) or isinstance(question, Note):
            continue
        offered = route.narrowed(question, page, so_far, this_year=draw.this_year)
        value = _answered(offered, row, draw)
        if value is not None:
            values[question.name] = value
    return values


def _answered(question: Question, row: Mapping[Factor, Level], draw: Draw) -> Value | None:
    """Return the answer that the row asks for, or a plausible one where it asks for none in particular."""
    plausible = reply(question, draw)
    mine = {part: level for (name, part), level in row.items() if name == question.name}
    if isinstance(question, Matrix) and None not in mine:
        return _cells(plausible, mine)
    level = mine.get(None, cover.SOME)
    if level == cover.SOME or (level is None and question.required):
        return plausible
    if isinstance(question, Repeat) and isinstance(level, str):
        return _lines(question, int(level[1:]), draw)
    offered = {option.name for option in getattr(question, "options", ())}
    if level is None or not isinstance(question, Multi | Ranking):
        return level if level is None or not offered or level in offered else plausible
    names = [option.name for option in question.options if option.role in ("plain", "other")]
    return tuple(names[: int(str(level)[1:])]) if str(level)[0] == "#" else (str(level),)


def _cells(plausible: Value | None, mine: Mapping[str | None, Level]) -> Value | None:
    """Return the rows of a matrix as asked for, without those that are to stay blank."""
    cells: dict[str, str | int] = dict(plausible) if isinstance(plausible, dict) else {}
    for part, level in mine.items():
        if level is None:
            cells.pop(str(part), None)
        elif level != cover.SOME:
            cells[str(part)] = level
    return cells or None


def _lines(question: Repeat, number: int, draw: Draw) -> Value:
    """Return so many lines of a repeat."""
    lines: tuple[Any, ...] = ()
    while len(lines) < number:
        lines += tuple(reply(question, draw) or ())  # type: ignore[arg-type]  # a repeat's reply is its lines
    return lines[:number]
