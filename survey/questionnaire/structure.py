"""The questionnaire as a whole: sections, what stands in them, and the pages that come of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from survey.questionnaire.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from survey.questionnaire.condition import Condition
    from survey.questionnaire.questions import Option, Question


@dataclass(frozen=True, slots=True)
class NextPage:
    """Here a new page begins."""


@dataclass(frozen=True, slots=True)
class EndIf:
    """After the page it stands on, a resident for whom the condition holds is thanked; nothing is stored."""

    condition: Condition
    text: Wording


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part of the questionnaire: the "Del" of "Del 2 af 7"."""

    name: str
    title: Wording
    items: tuple[Question | NextPage | EndIf, ...]
    show_if: Condition | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One screen: `id` is `<section>-<k>` with k from 1, stable within a version.

    `earlier` holds the pages before it, so that a page alone can tell which of its questions a resident is shown.
    """

    id: str
    section: Section
    questions: tuple[Question, ...]
    ends: tuple[EndIf, ...] = ()
    earlier: tuple[Page, ...] = field(default=(), repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class OptionList:
    """A list that several questions share; `ordinal` lists have an order that means something.

    `note` says what has changed since an earlier version, to those who read the results.
    """

    name: str
    options: tuple[Option, ...]
    ordinal: bool = False
    note: str = ""


@dataclass(frozen=True)
class Questionnaire:
    """One instrument in all its languages, as the author wrote it or, after `bind`, as one cluster fields it."""

    name: str
    version: int
    languages: tuple[str, ...]
    title: Wording
    sections: tuple[Section, ...]
    lists: tuple[OptionList, ...] = ()
    welcome: Wording = Wording()
    thanks: Wording = Wording()

    def questions(self) -> Iterator[Question]:
        """Yield every question in the order of the file."""
        for page in self.pages:
            yield from page.questions

    def question(self, name: str) -> Question:
        """Return the question of that name.

        Raises:
            KeyError: if there is none.
        """
        return self._by_name[name]

    @cached_property
    def _by_name(self) -> dict[str, Question]:
        return {question.name: question for question in self.questions()}

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """Every page in order, whether or not a given resident meets it."""
        pages: list[Page] = []
        for section in self.sections:
            pages.extend(replace(page, earlier=(*pages,)) for page in _pages(section))
        return tuple(pages)

    @cached_property
    def order(self) -> dict[str, int]:
        """The place of each page, from 0, by its id."""
        return {page.id: i for i, page in enumerate(self.pages)}

    def page(self, page_id: str) -> Page | None:
        """Return the page of that id, or None."""
        place = self.order.get(page_id)
        return None if place is None else self.pages[place]


def _pages(section: Section) -> list[Page]:
    """Cut a section at its page breaks; a break with nothing before it makes no empty page.

    An end that stands right after a break belongs to the page before the break.
    """
    pages: list[Page] = []
    questions: list[Question] = []
    ends: list[EndIf] = []
    for item in (*section.items, NextPage()):
        if isinstance(item, EndIf) and not questions and pages:
            pages[-1] = replace(pages[-1], ends=(*pages[-1].ends, item))
        elif isinstance(item, EndIf):
            ends.append(item)
        elif not isinstance(item, NextPage):
            questions.append(item)
        elif questions:
            pages.append(Page(f"{section.name}-{len(pages) + 1}", section, tuple(questions), tuple(ends)))
            questions, ends = [], []
    return pages
