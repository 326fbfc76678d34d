"""The check of one posted page: what is answered, what is faulty, and what was left blank.

It takes any form at all: fields that no question has are left aside, and what a question cannot take is an error to the
resident, never an exception.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from survey.questionnaire import plain_text
from survey.questionnaire.checking import CHECKERS
from survey.questionnaire.checking.posted import MOST_VALUES, FieldError, Found, Posted
from survey.questionnaire.offered import is_narrowed, left_out, offered
from survey.questionnaire.questions import Matrix
from survey.questionnaire.route import Seen, own_village
from survey.texts.message import Message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from survey.questionnaire.answers import Answers, Value
    from survey.questionnaire.questions import Question
    from survey.questionnaire.structure import Page

__all__ = ["Checked", "FieldError", "check_page"]

_REQUIRED = {
    "village": "required_village",
    "text": "required_words",
    "number": "required_words",
    "date": "required_words",
    "time": "required_words",
    "repeat": "required_line",
}


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of a posted page.

    Attributes:
        values: the answers of the page's shown questions, also the words of "other".
        errors: faulty input, and required questions left blank.
        blanks: shown questions that take an answer and have none, or lack rows of a matrix.
        typed: every string posted for the page's questions, as it may be shown again.
        shown: the questions that are shown, given what was posted.
        asks: answers among the values that may be slips; each is asked about until it is posted again as meant.
    """

    values: Mapping[str, Value] = field(default_factory=dict)
    errors: tuple[FieldError, ...] = ()
    blanks: tuple[str, ...] = ()
    typed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    shown: tuple[str, ...] = ()
    asks: tuple[FieldError, ...] = ()


def check_page(page: Page, form: Mapping[str, Sequence[str]], answers: Answers, *, this_year: int) -> Checked:
    """Check what was posted for a page.

    Args:
        page: the page, also one that is no longer on the route.
        form: field name → strings; anything may stand in it.
        answers: what is stored so far; the page's own stored answers are not looked at.
        this_year: the opening year of the wave.
    """
    seen = Seen(answers.values, this_year=this_year).pages(page.earlier)
    posted = Posted(form, this_year)
    values: dict[str, Value] = {}
    errors: list[FieldError] = []
    blanks: list[str] = []
    asks: list[FieldError] = []
    shown: list[str] = []
    for question in page.questions if seen.section_shown(page) else ():
        if not seen.shown(question):
            continue
        found = _found(question, page, posted, seen)
        values |= found.values
        errors += found.errors
        asks += found.asks
        blanks += [question.name] if _is_blank(question, found) else []
        shown.append(question.name)
        seen.values |= found.values
    return Checked(values, tuple(errors), tuple(blanks), _typed(page, form), tuple(shown), tuple(asks))


def _found(question: Question, page: Page, posted: Posted, seen: Seen) -> Found:
    if is_narrowed(question):
        whole = question
        question = offered(whole, seen.values, own_village((*page.earlier, page), seen.values))
        posted = posted.without(whole.name, set(left_out(whole, question)))
    found = CHECKERS[question.kind](question, posted)
    if not question.required or found.errors or (found.values and not found.is_partial):
        return found
    if question.kind == "note":
        return found
    return replace(found, errors=(FieldError(question.name, _first_field(question, found), _wanted(question)),))


def _wanted(question: Question) -> Message:
    return Message.of(_REQUIRED.get(question.kind, "required_choice"))


def _first_field(question: Question, found: Found) -> str:
    """Return the field where a required answer is still wanting."""
    if isinstance(question, Matrix):
        rows = found.values.get(question.name, {})
        answered = rows if isinstance(rows, Mapping) else {}
        return next((f"{question.name}__{row.name}" for row in question.rows if row.name not in answered), "")
    parts = {"date": "__day", "places": "__1_place"}
    return question.name + parts.get(question.kind, "")


def _is_blank(question: Question, found: Found) -> bool:
    faulty = bool(found.errors) and not question.required
    return question.kind != "note" and not faulty and (question.name not in found.values or found.is_partial)


def _typed(page: Page, form: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    names = {question.name for question in page.questions}
    return {
        name: tuple(plain_text.typed(str(text)) for text in strings[:MOST_VALUES])
        for name, strings in form.items()
        if name.partition("__")[0] in names and name.isascii() and len(name) <= 100
    }
