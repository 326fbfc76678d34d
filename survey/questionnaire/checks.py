"""Checks: what a questionnaire says as a whole: conditions, placeholders and the names of its columns."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from survey.questionnaire.checks_conditions import check_condition
from survey.questionnaire.checks_routes import check_routes
from survey.questionnaire.checks_texts import check_text
from survey.questionnaire.columns import COLUMNS
from survey.questionnaire.names import LONGEST
from survey.questionnaire.questions import Matrix, Multi, Note, Places, Ranking, Repeat, Village
from survey.questionnaire.reader_offered import check_sources
from survey.questionnaire.reader_renames import check_renames
from survey.texts.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from survey.questionnaire.questions import Option, Question
    from survey.questionnaire.reading import Reading
    from survey.questionnaire.structure import Questionnaire


def check(reading: Reading, questionnaire: Questionnaire) -> None:
    """Note every fault that only the whole file shows."""
    for asked in reading.conditions:
        check_condition(reading, asked, questionnaire.sections)
    check_routes(reading, questionnaire)
    check_sources(reading)
    for entry in reading.texts.entries.values():
        check_text(reading, entry)
    for question in reading.questions.values():
        _check_columns(reading, question)
        if isinstance(question, Matrix) and not question.offered_from:
            _check_villages(reading, question)
    check_renames(reading, reading.questions, reading.renames)


def _check_villages(reading: Reading, question: Matrix) -> None:
    """Note rows that villages take the place of, and a resident's own village that nobody has asked about."""
    place = reading.taken[question.name]
    passed = reading.texts.passed
    earlier = passed[: passed.index(question.name)]
    if question.each_village and question.rows:
        message = Message.of("rows_and_villages", name=question.name)
        reading.findings.add(place, message, Message.of("rows_and_villages_advice"))
    if question.without_own and not question.each_village:
        reading.findings.add(place, Message.of("without_own_alone"), Message.of("without_own_alone_advice"))
    elif question.without_own and not any(isinstance(reading.questions.get(each), Village) for each in earlier):
        reading.findings.add(place, Message.of("without_own_unasked"), Message.of("without_own_unasked_advice"))


def _check_columns(reading: Reading, question: Question) -> None:
    if isinstance(question, Repeat):
        _check_lines(reading, question)
    for column in columns(question):
        if len(column) > LONGEST:
            message = Message.of("column_too_long", column=column, length=len(column), most=LONGEST)
            advice = Message.of("column_too_long_advice", over=len(column) - LONGEST)
            reading.findings.add(reading.taken[question.name], message, advice)
            return


def _check_lines(reading: Reading, question: Repeat) -> None:
    """Note an item whose column is called as an option of another item's."""
    names = [part.name for part in COLUMNS["repeat"].parts(replace(question, at_most=1))]
    twice = next((name for i, name in enumerate(names) if name in names[:i]), None)
    if twice:
        message = Message.of("column_twice", column=f"{question.name}__{twice}")
        reading.findings.add(reading.taken[question.name], message, Message.of("other_name"))


def columns(question: Question) -> Iterator[str]:
    """Yield the names under which a question's answers leave the house, but for the rows that a cluster fills in."""
    name = question.name
    options: tuple[Option, ...] = getattr(question, "options", ())
    if isinstance(question, Multi | Ranking):
        yield from (f"{name}__{option.name}" for option in options if option.role not in ("dont_know", "refuse"))
    elif isinstance(question, Matrix):
        yield from (f"{name}__{row.name}" for row in question.rows)
    elif isinstance(question, Places):
        yield f"{name}__{question.at_most}_place"
        if question.each_options:
            yield f"{name}__{question.at_most}_option"
    elif isinstance(question, Repeat):
        yield from _columns_of_lines(question)
    elif question.kind in ("text", "date", "time"):
        yield f"{name}__missing"
    elif not isinstance(question, Note):
        yield name
    if any(option.role == "other" for option in options):
        yield f"{name}__other_text"


def _columns_of_lines(question: Repeat) -> Iterator[str]:
    """Yield the columns of the last line, whose number is the longest."""
    for item in question.items:
        for column in columns(item):
            part = column.removeprefix(item.name).removeprefix("__")
            joint = "__" if part == "missing" else "_" if part else ""
            yield f"{question.name}__{question.at_most}_{item.name}{joint}{part}"
