"""The map of a questionnaire, one HTML page that needs nothing else: parts, conditions, ends and uses of answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from survey.questionnaire import budget
from survey.questionnaire.condition import All
from survey.questionnaire.condition_words import condition_words, plain, shown_words
from survey.questionnaire.questions import Multi, Question, Single
from survey.questionnaire.uses import uses
from survey.texts.catalogue import say
from survey.texts.message import Message
from survey.texts.numbers import number
from survey.web.languages import environment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from survey.questionnaire.structure import EndIf, Page, Questionnaire, Section
    from survey.questionnaire.wording import Wording


@dataclass(frozen=True, slots=True)
class MapUse:
    """One place further on where an answer is used; `anchor` is empty for the thanks."""

    where: str
    anchor: str
    label: str


@dataclass(frozen=True, slots=True)
class MapQuestion:
    """One question on the map."""

    number: str
    name: str
    ask: str
    tags: tuple[str, ...]
    shown: str
    is_conditional: bool
    lists: tuple[tuple[str, tuple[str, ...]], ...]
    uses: tuple[MapUse, ...]
    is_answered: bool


@dataclass(frozen=True, slots=True)
class MapEnd:
    """One end before the last page."""

    condition: str
    text: str


@dataclass(frozen=True, slots=True)
class MapPage:
    """One page with its questions, and the ends checked after it."""

    number: str
    anchor: str
    shown: str
    is_conditional: bool
    minutes: str
    questions: tuple[MapQuestion, ...]
    ends: tuple[MapEnd, ...]


@dataclass(frozen=True, slots=True)
class MapPart:
    """One section."""

    number: int
    name: str
    title: str
    shown: str
    is_conditional: bool
    pages: tuple[MapPage, ...]


@dataclass(frozen=True, slots=True)
class MapLength:
    """The minutes of one form's shortest and longest route."""

    form: str
    shortest: str
    longest: str


def drawn_map(questionnaire: Questionnaire, language: str) -> str:
    """Return the page.

    Args:
        questionnaire: as its author wrote it.
        language: of everything around the questionnaire's texts, `da` or `en`.
    """
    drawing = _Drawing(questionnaire, language)
    page = environment(language).get_template("preview/map.html")
    return page.render(
        word=drawing.word,
        title=drawing.text(questionnaire.title),
        spoken=language if language in questionnaire.languages else questionnaire.languages[0],
        told=drawing.told(),
        lengths=tuple(drawing.lengths()),
        parts=tuple(drawing.part(i, section) for i, section in enumerate(questionnaire.sections, start=1)),
        thanks=drawing.text(questionnaire.thanks),
    )


class _Drawing:
    """One questionnaire being put into words in one language."""

    def __init__(self, questionnaire: Questionnaire, language: str) -> None:
        self.questionnaire, self.language = questionnaire, language
        self.places = {page.id: f"{i}.{k}" for i, k, page in self._numbered()}
        self.numbers = {
            question.name: f"{self.places[page.id]}.{place}"
            for page in questionnaire.pages
            for place, question in enumerate(page.questions, start=1)
        }
        self.uses = uses(questionnaire)

    def _numbered(self) -> Iterator[tuple[int, int, Page]]:
        """Yield each page with the number of its section, and its own within that."""
        for i, section in enumerate(self.questionnaire.sections, start=1):
            within = [page for page in self.questionnaire.pages if page.section.name == section.name]
            yield from ((i, k, page) for k, page in enumerate(within, start=1))

    def word(self, key: str, **params: str | float) -> str:
        return say(Message.of(f"map_{key}", **params), self.language)

    def text(self, wording: Wording) -> str:
        return plain(wording.text(self.language))

    def told(self) -> str:
        asked, questions = self.questionnaire, sum(each.kind != "note" for each in self.questionnaire.questions())
        return self.word("told", name=asked.name, version=asked.version, questions=questions, pages=len(asked.pages))

    def lengths(self) -> Iterator[MapLength]:
        """Yield the minutes of the core, where there is one, and of the whole."""
        forms = ["core"] if any(question.core for question in self.questionnaire.questions()) else []
        for form in (*forms, "whole"):
            both = budget.minutes(self.questionnaire, core_only=form == "core")
            shortest, longest = (self.word("minutes", minutes=self._minutes(each)) for each in both)
            yield MapLength(self.word(form), shortest, longest)

    def _minutes(self, minutes: float) -> str:
        return number(minutes, 1) if self.language == "da" else f"{minutes:.1f}"

    def part(self, i: int, section: Section) -> MapPart:
        pages = [page for page in self.questionnaire.pages if page.section.name == section.name]
        shown = shown_words(section.show_if, self.questionnaire, self.language)
        drawn = tuple(self.page(page) for page in pages)
        return MapPart(i, section.name, self.text(section.title), shown, section.show_if is not None, drawn)

    def page(self, page: Page) -> MapPage:
        shown, is_conditional = self._met(page)
        return MapPage(
            number=self.places[page.id],
            anchor=f"page-{self.places[page.id]}",
            shown=shown,
            is_conditional=is_conditional,
            minutes=self.word("minutes", minutes=self._minutes(sum(map(budget.seconds, page.questions)) / 60)),
            questions=tuple(self.question(question) for question in page.questions),
            ends=tuple(self.end(end) for end in page.ends),
        )

    def _met(self, page: Page) -> tuple[str, bool]:
        """Return when a page is met: its section's condition, and that of its questions where all have one."""
        section = page.section.show_if
        asked = {(each.show_if, getattr(each, "offered_from", "")) for each in page.questions}
        if (None, "") in asked:
            return shown_words(section, self.questionnaire, self.language), section is not None
        if len(asked) == 1:
            ((own, source),) = asked
            both = tuple(each for each in (section, own) if each)
            whole = All(both) if len(both) > 1 else next(iter(both), None)
            return shown_words(whole, self.questionnaire, self.language, offered_from=source), True
        if section is None:
            return self.word("any"), True
        return self.word("any_of", shown=shown_words(section, self.questionnaire, self.language)), True

    def end(self, end: EndIf) -> MapEnd:
        condition = condition_words(end.condition, self.questionnaire, self.language)
        return MapEnd(self.word("end", condition=condition), self.text(end.text))

    def question(self, question: Question) -> MapQuestion:
        source = getattr(question, "offered_from", "")
        shown = shown_words(question.show_if, self.questionnaire, self.language, offered_from=source)
        return MapQuestion(
            number=self.numbers[question.name],
            name=question.name,
            ask=self.text(question.ask),
            tags=tuple(self._tags(question)),
            shown=shown,
            is_conditional=question.asked_if is not None,
            lists=tuple((self.word(key), said) for key, said in self._lists(question) if said),
            uses=tuple(self._uses(question)),
            is_answered=question.kind != "note",
        )

    def _tags(self, question: Question) -> Iterator[str]:
        yield self.word(f"kind_{question.kind}")
        at_most = getattr(question, "at_most", None)
        if at_most and (question.kind != "places" or at_most > 1):
            yield self.word("at_most", count=at_most)
        if question.required:
            yield self.word("required")
        if question.core:
            yield self.word("is_core")
        if question.module:
            yield self.word("module", module=question.module)
        if isinstance(question, Single | Multi) and question.order == "random":
            yield self.word("random")

    def _lists(self, question: Question) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield the rows, options and items of a question, each by the key of its heading."""
        rows = [self.text(row.label) for row in getattr(question, "rows", ())]
        options = [self.text(each.label) for each in getattr(question, "options", ())]
        options += [self.text(each.label) for each in getattr(question, "each_options", ())]
        none = getattr(question, "none", None)
        options += [self.text(none.label)] if none else []
        if question.kind == "village":
            options.insert(0, self.word("villages"))
        if getattr(question, "each_village", False):
            rows.insert(0, self.word("villages"))
        source = getattr(question, "offered_from", "")
        if source:
            asked = self.text(self.questionnaire.question(source).ask)
            (rows if question.kind == "matrix" else options).insert(
                0, self.word("offered", ask=say(Message.of("when_quoted", text=asked), self.language))
            )
        yield "rows", tuple(rows)
        yield "options", tuple(options)
        yield "items", tuple(self.text(item.ask) for item in getattr(question, "items", ()))

    def _uses(self, question: Question) -> Iterator[MapUse]:
        titles = {section.name: self.text(section.title) for section in self.questionnaire.sections}
        for use in self.uses:
            if use.of != question.name:
                continue
            where = self.word(f"use_{use.sort}")
            if use.sort == "thanks":
                yield MapUse(where, "finish", self.word("finish"))
            elif use.within in titles:
                yield MapUse(where, use.within, titles[use.within])
            else:
                asked = self.text(self.questionnaire.question(use.within).ask)
                yield MapUse(where, use.within, f"{self.numbers[use.within]} {asked}")
