"""The codebook: every variable, what was asked, of whom, and what each code stands for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from survey.formats.columns import asked_by, columns
from survey.formats.universe import EVERYONE, universe
from survey.formats.wordings import changed, plain, told
from survey.questionnaire.notes import notes
from survey.questionnaire.questions import Matrix
from survey.questionnaire.wording import Wording

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from survey.formats.column import Column
    from survey.formats.columns import Asked
    from survey.formats.datafile import DataFile
    from survey.questionnaire.questions import NumberLimits, Question
    from survey.questionnaire.structure import Questionnaire

FACTS = told("Om svaret", "About the response", "Zur Antwort")


@dataclass(frozen=True, slots=True)
class Entry:
    """One variable.

    Attributes:
        column: name, label, codes, level.
        question: whose answers it holds; None for a fact about the response.
        around: the repeat that the question is asked in, line by line; None elsewhere.
        section: title of the part of the questionnaire.
        ask: the question, word for word; of a fact its label.
        universe: who was asked.
        limits: of a number.
        remarks: what has changed since an earlier version, in the author's words, and how an earlier version put it.
    """

    column: Column
    question: Question | None
    around: Question | None
    section: Wording
    ask: Wording
    universe: Wording
    limits: NumberLimits | None = None
    remarks: tuple[str, ...] = ()

    @property
    def publish(self) -> str:
        """How an answer may be shown: `named`, `combined` or `never`."""
        asked = self.around or self.question
        return asked.publish if asked else "combined"

    @property
    def is_sensitive(self) -> bool:
        """Whether the limits for small numbers are the higher ones."""
        return any(asked.sensitive for asked in (self.question, self.around) if asked)

    @property
    def may_identify(self) -> bool:
        """Whether the words may tell who wrote them."""
        return any(asked.identifies == "maybe" for asked in (self.question, self.around) if asked)


@dataclass(frozen=True)
class Codebook:
    """Every variable of a questionnaire or of a data file, in order.

    Attributes:
        title: of the study.
        languages: of the wordings, the source first.
        entries: one for each variable.
        note: what a reader must know first; empty where there is nothing.
        place: where the answers come from; "" for a questionnaire without a wave.
        days: the first and the last day of the wave, where there was one.
    """

    title: Wording
    languages: tuple[str, ...]
    entries: tuple[Entry, ...]
    note: Wording = Wording()
    place: str = ""
    days: tuple[dt.date, dt.date] | None = None

    @cached_property
    def questions(self) -> tuple[tuple[Entry, ...], ...]:
        """Return the entries of each question together; each fact stands alone."""
        groups: list[list[Entry]] = []
        for entry in self.entries:
            asked = entry.around or entry.question
            before = (groups[-1][0].around or groups[-1][0].question) if groups else None
            if asked is not None and asked is before:
                groups[-1].append(entry)
            else:
                groups.append([entry])
        return tuple(tuple(group) for group in groups)


def of_questionnaire(questionnaire: Questionnaire) -> Codebook:
    """Return the codebook of a questionnaire, with the villages and places that it has been bound to, if any."""
    entries = tuple(_entry(column, questionnaire) for column in columns(questionnaire))
    return Codebook(questionnaire.title, questionnaire.languages, entries)


def of_data(data: DataFile) -> Codebook:
    """Return the codebook of a data file."""
    entries = tuple(_entry(column, data.questionnaire, data.remarks) for column in data.columns)
    days = (data.opens, data.closes) if data.opens and data.closes else None
    return Codebook(data.title, data.languages, entries, data.note, data.place, days)


def _entry(
    column: Column, questionnaire: Questionnaire | None, remarks: Mapping[str, tuple[str, ...]] | None = None
) -> Entry:
    asked = _asked(column, questionnaire)
    if asked is None or questionnaire is None:
        return Entry(column, None, None, FACTS, column.label, EVERYONE)
    outer = asked.around or asked.question
    section = next(each for each in questionnaire.sections if any(item is outer for item in each.items))
    question = asked.question
    limits = question.number if isinstance(question, Matrix) else getattr(question, "limits", None)
    return Entry(
        column,
        question,
        asked.around,
        changed(section.title, plain),
        changed(question.ask, plain),
        universe(outer, questionnaire),
        limits,
        (*notes(questionnaire, outer.name), *(remarks or {}).get(column.name, ())),
    )


def _asked(column: Column, questionnaire: Questionnaire | None) -> Asked | None:
    """Return what the column asks; None for a fact, and for a question that only an earlier version had."""
    if column.variable is None or questionnaire is None:
        return None
    try:
        return asked_by(column.variable, questionnaire)
    except KeyError:
        return None
