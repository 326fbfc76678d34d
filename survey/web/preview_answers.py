"""Answers given to one version of a questionnaire, as far as the next version still asks for them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from survey.web import fields

if TYPE_CHECKING:
    from survey.questionnaire.answers import Answers
    from survey.questionnaire.questions import Question
    from survey.questionnaire.structure import Questionnaire


def carried(answers: Answers, old: Questionnaire, new: Questionnaire) -> Answers:
    """Return the answers to questions that can still be answered so; those to changed ones are dropped."""
    before = {question.name: _shape(question) for question in old.questions()}
    kept = [question.name for question in new.questions() if before.get(question.name) == _shape(question)]
    return replace(
        answers,
        values={name: value for name, value in answers.values.items() if _is_of(kept, name)},
        typed={name: texts for name, texts in answers.typed.items() if _is_of(kept, name)},
        passed=tuple(page for page in answers.passed if new.page(page)),
        probed=tuple(page for page in answers.probed if new.page(page)),
    )


def _is_of(names: list[str], field: str) -> bool:
    return any(fields.owned(name, field) for name in names)


def _shape(question: Question) -> Any:
    """Return what an answer's form depends on: the kind, and the names that it consists of; never the wording."""
    return (
        question.kind,
        *(tuple(part.name for part in getattr(question, names, ())) for names in ("options", "rows", "each_options")),
        tuple(_shape(item) for item in getattr(question, "items", ())),
        getattr(question, "offered_from", ""),
        getattr(question, "number", None) is not None,
    )
