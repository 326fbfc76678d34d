"""Routes for the length budget: the least and the most that the questions behind conditions can add.

Questions that hang on the same answers are tried together with every answer that the conditions can tell apart; what
hangs on nothing in common is added up. So only routes that can be taken count.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product
from math import prod
from typing import TYPE_CHECKING

from survey.questionnaire.evaluate import holds
from survey.questionnaire.prefixing import asked_about
from survey.questionnaire.questions import Multi, Scale, Single, Village

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from survey.questionnaire.answers import Value
    from survey.questionnaire.condition import Condition
    from survey.questionnaire.questions import Question
    from survey.questionnaire.structure import Questionnaire

# Combinations times questions; more would be felt when a file is checked at every saving.
MOST_TRIED = 20_000
# Any year will do: no answer that is tried is a year.
_YEAR = 2000
_SOME_VILLAGE = "some_village"


@dataclass(slots=True)
class _Group:
    """Questions that hang on the same answers, in order, with the questions that give these answers."""

    names: set[str] = field(default_factory=set)
    steps: list[_Step] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Step:
    """One question, its place in the questionnaire, what it costs, and when it is asked."""

    place: int
    question: Question
    cost: int
    conditions: tuple[Condition, ...]

    def is_asked(self, answers: dict[str, Value]) -> bool:
        return all(holds(each, answers, this_year=_YEAR) is True for each in self.conditions)


def least_and_most(questionnaire: Questionnaire, cost: Callable[[Question], int]) -> tuple[int, int]:
    """Return what the shortest and the longest route cost.

    Where conditions ask about numbers or rows, or about too many answers together, the shortest route is taken to meet
    nothing that hangs on them, and the longest everything.
    """
    least = most = 0
    for group in _groups(tuple(_steps(questionnaire, cost))):
        low, high = _tried(group)
        least, most = least + low, most + high
    return least, most


def _steps(questionnaire: Questionnaire, cost: Callable[[Question], int]) -> Iterator[_Step]:
    asked = ((page.section, question) for page in questionnaire.pages for question in page.questions)
    for place, (section, question) in enumerate(asked):
        conditions = tuple(each for each in (section.show_if, question.asked_if) if each is not None)
        yield _Step(place, question, cost(question), conditions)


def _groups(steps: Sequence[_Step]) -> list[_Group]:
    groups: list[_Group] = []
    for step in steps:
        own = {step.question.name, *(name for each in step.conditions for name in asked_about(each))}
        joined = _Group()
        for group in [each for each in groups if each.names & own]:
            joined.names |= group.names
            joined.steps += group.steps
            groups.remove(group)
        joined.names |= own
        joined.steps.append(step)
        groups.append(joined)
    return groups


def _tried(group: _Group) -> tuple[int, int]:
    """Return the least and the most that a group costs, of all combinations of answers to what its conditions name."""
    steps = sorted(group.steps, key=lambda step: step.place)
    named = {name for step in steps for each in step.conditions for name in asked_about(each)}
    asked = [step.question for step in steps if step.question.name in named]
    choices = [tuple(_answers(question)) for question in asked]
    if not 0 < len(steps) * prod(len(each) for each in choices) <= MOST_TRIED:
        return sum(step.cost for step in steps if not step.conditions), sum(step.cost for step in steps)
    names = [question.name for question in asked]
    costs = [_walked(steps, dict(zip(names, combination, strict=True))) for combination in product(*choices)]
    return min(costs), max(costs)


def _walked(steps: Sequence[_Step], chosen: dict[str, Value | None]) -> int:
    """Return what a route costs on which these answers are given where they are asked for."""
    answers: dict[str, Value] = {}
    total = 0
    for step in steps:
        if step.conditions and not step.is_asked(answers):
            continue
        total += step.cost
        value = chosen.get(step.question.name)
        if value is not None:
            answers[step.question.name] = value
    return total


def _answers(question: Question) -> Iterator[Value | None]:
    """Yield the answers to try, None for a blank; none at all for a kind whose answers cannot be counted up."""
    if not isinstance(question, Single | Scale | Village | Multi):
        return
    names = [option.name for option in question.options]
    if not question.required:
        yield None
    if isinstance(question, Multi):
        plain = [option.name for option in question.options if option.role in ("plain", "other")]
        yield from ((name,) for name in names)
        yield tuple(plain[: question.at_most])
    else:
        yield from names
    if isinstance(question, Village):
        yield _SOME_VILLAGE
