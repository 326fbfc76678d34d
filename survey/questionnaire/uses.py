"""Uses: where the answer to a question is needed further on."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from typing import TYPE_CHECKING, Any, Literal

from survey.questionnaire.prefixing import asked_about
from survey.questionnaire.questions import Matrix, Question, Village
from survey.questionnaire.structure import EndIf
from survey.questionnaire.translation import PLACEHOLDER
from survey.questionnaire.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from survey.questionnaire.structure import Questionnaire

Sort = Literal["condition", "section", "end", "text", "options", "rows", "thanks"]


@dataclass(frozen=True, slots=True)
class Use:
    """One use of an answer.

    Attributes:
        of: the question whose answer is used.
        sort: in a question's condition, text, options or rows; in a section's condition; in an end; in the thanks.
        within: the name of the question or section where it is used; empty for the thanks.
    """

    of: str
    sort: Sort
    within: str = ""


def uses(questionnaire: Questionnaire) -> tuple[Use, ...]:
    """Return every use of every answer, in the order of the file, each once."""
    names = {question.name for question in questionnaire.questions()}
    return tuple(dict.fromkeys(use for use in _uses(questionnaire) if use.of in names))


def _uses(questionnaire: Questionnaire) -> Iterator[Use]:
    village = next((each.name for each in questionnaire.questions() if isinstance(each, Village)), "")
    for section in questionnaire.sections:
        yield from (Use(name, "section", section.name) for name in asked_about(section.show_if))
        yield from (Use(name, "section", section.name) for name in _named(section.title))
        for item in section.items:
            if isinstance(item, Question):
                yield from _of_question(item, village)
            elif isinstance(item, EndIf):
                yield from (
                    Use(name, "end", section.name) for name in (*asked_about(item.condition), *_named(item.text))
                )
    yield from (Use(name, "thanks") for name in _named(questionnaire.thanks))


def _of_question(question: Question, village: str) -> Iterator[Use]:
    yield from (Use(name, "condition", question.name) for name in asked_about(question.show_if))
    source = getattr(question, "offered_from", "")
    rows = isinstance(question, Matrix)
    yield from [Use(source, "rows" if rows else "options", question.name)] if source else []
    if isinstance(question, Matrix) and question.without_own:
        yield Use(village, "rows", question.name)
    yield from (Use(name, "text", question.name) for wording in _wordings(question) for name in _named(wording))


def _named(wording: Wording) -> Iterator[str]:
    return (match[1] for _, text in wording.versions for match in PLACEHOLDER.finditer(text))


def _wordings(part: Any) -> Iterator[Wording]:
    """Yield every text that a question consists of."""
    if isinstance(part, Wording):
        yield part
    elif isinstance(part, tuple):
        for member in part:
            yield from _wordings(member)
    elif is_dataclass(part):
        for each in fields(part):
            yield from _wordings(getattr(part, each.name))
