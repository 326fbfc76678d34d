"""Measures: whether the answers to a question stand in an order that means something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from survey.questionnaire.questions import Matrix, Scale, Single, Village

if TYPE_CHECKING:
    from survey.questionnaire.questions import Option, Question
    from survey.questionnaire.structure import Questionnaire


def is_ordinal(question: Question, questionnaire: Questionnaire) -> bool:
    """Say whether the question's options stand in an order that means something, as the questionnaire tells it."""
    if isinstance(question, Scale):
        return True
    ordered = [shared for shared in questionnaire.lists if shared.ordinal]
    if isinstance(question, Matrix):
        return any(shared.name == question.list_name for shared in ordered)
    if isinstance(question, Single) and not isinstance(question, Village):
        steps = _steps(question.options)
        return bool(steps) and any(steps == _steps(shared.options) for shared in ordered)
    return False


def _steps(options: tuple[Option, ...]) -> tuple[tuple[str, int], ...]:
    return tuple((option.name, option.code) for option in options if option.role == "plain")
