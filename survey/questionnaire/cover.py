"""Cover: which answers to give so that every pair of outcomes that conditions look at is met at least once.

A condition looks at few questions, and at few things about each: one option or another, a number below or above a
limit, an answer or none. Those are a question's levels. Faults of routes come of one level or of two together, hardly
ever of three, so rows in which every pair of levels occurs find nearly all of them with few walks.

Source: Cohen, Dalal, Fredman & Patton (1997), The AETG system, IEEE Trans. Software Eng. 23(7), 437–444.
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from survey.questionnaire.condition import All, Answer, Answered, Compare, Count, Either, Has, Name, Not, Number
from survey.questionnaire.questions import Matrix, Repeat
from survey.questionnaire.structure import EndIf

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Collection, Iterator, Mapping

    from survey.questionnaire.condition import Condition
    from survey.questionnaire.questions import Option, Question
    from survey.questionnaire.structure import Questionnaire

Factor = tuple[str, str | None]
"""A question, or one row of a matrix."""

Level = str | int | None
"""An option's name, a number, how many options are chosen (`#2`), some answer (`*`), or None for a blank."""

SOME = "*"
TRIES = 4
_Pair = frozenset[tuple[Factor, Level]]


def conditions(questionnaire: Questionnaire) -> Iterator[Condition]:
    """Yield every condition: of sections, of questions and of ends."""
    for section in questionnaire.sections:
        if section.show_if:
            yield section.show_if
        for item in section.items:
            condition = item.condition if isinstance(item, EndIf) else getattr(item, "show_if", None)
            if condition:
                yield condition


def factors(questionnaire: Questionnaire, *, this_year: int) -> dict[Factor, tuple[Level, ...]]:
    """Return what conditions look at, and the levels of each, in the order of the questionnaire."""
    looked_at: dict[Factor, set[Level]] = defaultdict(set)
    for condition in conditions(questionnaire):
        for factor, level in _levels(condition, this_year):
            looked_at[factor].add(level)
    order = {question.name: i for i, question in enumerate(questionnaire.questions())}
    known = [factor for factor in looked_at if factor[0] in order]
    return {
        factor: _all_levels(questionnaire.question(factor[0]), looked_at[factor])
        for factor in sorted(known, key=lambda factor: (order[factor[0]], factor[1] or ""))
    }


def rows(
    levels: Mapping[Factor, tuple[Level, ...]],
    rng: random.Random,
    met: Callable[[Mapping[Factor, Level]], Collection[Factor]] = tuple,
) -> tuple[dict[Factor, Level], ...]:
    """Return rows of one level for each factor, so that every pair of levels of two factors is met in one of them.

    Rows that met nothing new are left out.

    Args:
        levels: of each factor.
        rng: breaks ties; the same seed gives the same rows.
        met: walks along a row and returns the factors it met: an answer may end the way before the others are asked.
            A pair that is still not met after `TRIES` rows made for it is one that cannot be.
    """
    missing = _pairs(levels)
    tries: Counter[_Pair] = Counter()
    found: list[dict[Factor, Level]] = []
    while missing or not found:
        seed = min(missing, key=lambda pair: sorted(map(repr, pair)), default=frozenset())
        row = dict(seed)
        others = [name for name in levels if name not in row]
        rng.shuffle(others)
        for name in others:
            row[name] = max(levels[name], key=lambda level: (_covers(row, name, level, missing), rng.random()))
        asked = set(met(row))
        occurring = _occurring({name: level for name, level in row.items() if name in asked})
        if occurring & missing or not found:
            found.append(row)
        missing -= occurring
        tries[seed] += 1
        missing -= {seed} if tries[seed] == TRIES else set()
    return tuple(found)


def _pairs(levels: Mapping[Factor, tuple[Level, ...]]) -> set[_Pair]:
    """Return every pair of levels; where there is one factor alone, its levels."""
    alone = {frozenset(((name, level),)) for name in levels for level in levels[name]}
    pairs = {
        frozenset(((one, a), (two, b)))
        for one, two in itertools.combinations(levels, 2)
        for a in levels[one]
        for b in levels[two]
    }
    return alone | pairs


def _occurring(row: Mapping[Factor, Level]) -> set[_Pair]:
    """Return the levels that occur in a row, alone and by two."""
    return {frozenset(some) for size in (1, 2) for some in itertools.combinations(row.items(), size)}


def _covers(row: Mapping[Factor, Level], name: Factor, level: Level, missing: set[_Pair]) -> int:
    return sum(frozenset(((name, level), other)) in missing for other in row.items())


def _levels(condition: Condition, this_year: int) -> Iterator[tuple[Factor, Level]]:
    """Yield the levels that a condition tells apart."""
    match condition:
        case All(parts) | Either(parts):
            for part in parts:
                yield from _levels(part, this_year)
        case Not(inner):
            yield from _levels(inner, this_year)
        case Answered(question, row):
            yield (question, row), SOME
        case Has(question, option):
            yield (question, None), option
        case Compare():
            yield from _compared(condition, this_year)


def _compared(compare: Compare, this_year: int) -> Iterator[tuple[Factor, Level]]:
    operands = (compare.left, *compare.right)
    names = [operand.name for operand in operands if isinstance(operand, Name)]
    numbers = [near for operand in operands if isinstance(operand, Number) for near in _near(operand, this_year)]
    levels: tuple[Level, ...] = (*names, *numbers)
    for operand in operands:
        if isinstance(operand, Count):
            yield from (((operand.question, None), f"#{number}") for number in numbers)
        elif isinstance(operand, Answer):
            yield from (((operand.question, operand.row), level) for level in levels)


def _near(number: Number, this_year: int) -> tuple[int, int, int]:
    """Return the number with its neighbours."""
    value = int(this_year if number.value == "this_year" else number.value)
    return value - 1, value, value + 1


def _all_levels(question: Question, looked_at: set[Level]) -> tuple[Level, ...]:
    """Return the levels that the question can take, with a blank, and another answer than those looked at."""
    options: tuple[Option, ...] = getattr(question, "options", ())
    names = [option.name for option in options]
    if options and question.kind not in ("multi", "ranking"):
        # A step of a scale may be compared as the number that its name is.
        named = [name for name in names if name in {str(level) for level in looked_at}]
        others = [name for name in names if name not in named][:1]
        return (*named, *others, None)
    limits = getattr(question, "limits", None) or (question.number if isinstance(question, Matrix) else None)
    if limits:
        within = sorted(level for level in looked_at if isinstance(level, int) and level >= limits.min)
        return (
            *(level for level in within if not isinstance(limits.max, int | float) or level <= limits.max),
            SOME,
            None,
        )
    most = question.at_most if isinstance(question, Repeat) else len(names)
    chosen = sorted(level for level in looked_at if isinstance(level, str) and level != SOME)
    fitting = [level for level in chosen if level in names or (level[0] == "#" and 0 < int(level[1:]) <= most)]
    return (*fitting, SOME, None)
