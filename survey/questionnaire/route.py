"""The route: which pages and questions one resident meets, given the answers so far.

An answer whose question the route hides stays in the draft, but no condition sees it: it counts as missing until its
question is shown again.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from survey.questionnaire.evaluate import holds
from survey.questionnaire.offered import is_narrowed, offered, still_offered
from survey.questionnaire.questions import Village

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from survey.questionnaire.answers import Answers, Value
    from survey.questionnaire.questions import Question
    from survey.questionnaire.structure import EndIf, Page, Questionnaire


@dataclass(frozen=True, slots=True)
class Step:
    """One page as a resident meets it."""

    page: Page
    shown: tuple[Question, ...]
    ending: EndIf | None = None


class Seen:
    """The answers that conditions may look at: those of the questions shown so far, in the order of the pages."""

    def __init__(self, values: Mapping[str, Value], *, this_year: int) -> None:
        """Begin before the first page."""
        self._stored = values
        self.this_year = this_year
        self.values: dict[str, Value] = {}

    def page(self, page: Page) -> tuple[Question, ...]:
        """Return the page's shown questions, and see their answers."""
        if not self.section_shown(page):
            return ()
        shown = []
        for question in page.questions:
            if self.shown(question):
                shown.append(question)
                if question.name in self._stored:
                    self._see(question, self._stored[question.name])
        return tuple(shown)

    def _see(self, question: Question, value: Value) -> None:
        """See an answer, or what of it is still offered."""
        if getattr(question, "offered_from", ""):
            left = still_offered(offered(question, self.values), value)
            if left is None:
                return
            value = left
        self.values[question.name] = value

    def pages(self, pages: Iterable[Page]) -> Seen:
        """See the answers of these pages."""
        for page in pages:
            self.page(page)
        return self

    def section_shown(self, page: Page) -> bool:
        """Return whether the page's section is shown."""
        condition = page.section.show_if
        return condition is None or holds(condition, self.values, this_year=self.this_year) is True

    def shown(self, question: Question) -> bool:
        """Return whether the question is shown, its section granted."""
        condition = question.asked_if
        return condition is None or holds(condition, self.values, this_year=self.this_year) is True

    def ending(self, page: Page) -> EndIf | None:
        """Return the first end of the page that holds."""
        return next((end for end in page.ends if holds(end.condition, self.values, this_year=self.this_year)), None)


class Route:
    """The way of one resident, walked once and no further than somebody asks; see `along`."""

    def __init__(self, walk: Iterator[Step], order: Mapping[str, int]) -> None:
        """Begin before the first page; `order` is the place of every page, also of those that are not on the way."""
        self._ahead = walk
        self._walked: list[Step] = []
        self._order = order

    def __iter__(self) -> Iterator[Step]:
        """Yield the pages with at least one shown question, up to the first end that holds."""
        i = 0
        while i < len(self._walked) or self._walks_on():
            yield self._walked[i]
            i += 1

    def _walks_on(self) -> bool:
        step = next(self._ahead, None)
        if step:
            self._walked.append(step)
        return step is not None

    @property
    def steps(self) -> tuple[Step, ...]:
        """Return the whole way."""
        return tuple(self)

    @property
    def pages(self) -> tuple[Page, ...]:
        """Return its pages, in order."""
        return tuple(step.page for step in self)

    def step(self, page_id: str) -> Step | None:
        """Return the step of that page, or None where the route does not meet it."""
        here = self._order.get(page_id, -1)
        found = next((step for step in self if self._order[step.page.id] >= here), None)
        return found if found and found.page.id == page_id else None

    def ending(self, page_id: str) -> EndIf | None:
        """Return the end that comes after this page, or None where the route goes on or the page is not on it."""
        step = self.step(page_id)
        return step.ending if step else None

    def after(self, page_id: str) -> Page | None:
        """Return the next page, also after a page that is no longer on the route; None at the end."""
        here = self._order.get(page_id, -1)
        return next((step.page for step in self if self._order[step.page.id] > here), None)

    def before(self, page_id: str) -> Page | None:
        """Return the page before, also before a page that is no longer on the route; None at the start."""
        here = self._order.get(page_id, 0)
        earlier = itertools.takewhile(lambda step: self._order[step.page.id] < here, self)
        return next((step.page for step in reversed(tuple(earlier))), None)

    def first_unpassed(self, answers: Answers) -> Page | None:
        """Return the first page that is not yet passed; None when all are."""
        return next((step.page for step in self if step.page.id not in answers.passed), None)


def along(questionnaire: Questionnaire, answers: Answers, *, this_year: int) -> Route:
    """Return the route that these answers lead along.

    An end on a page where nothing is shown counts after the page before it.
    """
    return Route(_steps(questionnaire, answers, this_year), questionnaire.order)


def _steps(questionnaire: Questionnaire, answers: Answers, this_year: int) -> Iterator[Step]:
    seen = Seen(answers.values, this_year=this_year)
    waiting: Step | None = None
    for page in questionnaire.pages:
        shown = seen.page(page)
        if shown:
            if waiting:
                yield waiting
            waiting = Step(page, shown)
        ending = seen.ending(page)
        if waiting and ending:
            yield Step(waiting.page, waiting.shown, ending)
            return
    if waiting:
        yield waiting


def pages(questionnaire: Questionnaire, answers: Answers, *, this_year: int) -> tuple[Page, ...]:
    """Return the pages of the route, in order."""
    return along(questionnaire, answers, this_year=this_year).pages


def shown(page: Page, answers: Answers, *, this_year: int) -> tuple[Question, ...]:
    """Return the questions of the page that the resident is shown."""
    return Seen(answers.values, this_year=this_year).pages(page.earlier).page(page)


def narrowed(question: Question, page: Page, answers: Answers, *, this_year: int) -> Question:
    """Return the question with the options or rows that the resident is offered; see `offered`."""
    if not is_narrowed(question):
        return question
    pages = (*page.earlier, page)
    seen = Seen(answers.values, this_year=this_year).pages(pages).values
    source = f"{getattr(question, 'offered_from', '')}__other_text"
    words = {source: answers.values[source]} if source in answers.values else {}
    return offered(question, seen | words, own_village(pages, seen))


def own_village(pages: Iterable[Page], values: Mapping[str, Value]) -> Value | None:
    """Return the answer to the first village question of these pages."""
    questions = (question for page in pages for question in page.questions)
    first = next((question for question in questions if isinstance(question, Village)), None)
    return values.get(first.name) if first else None
