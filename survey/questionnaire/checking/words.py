"""Checks written words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from survey.questionnaire.checking.posted import Found
from survey.questionnaire.plain_text import one_line

if TYPE_CHECKING:
    from survey.questionnaire.checking.posted import Posted
    from survey.questionnaire.questions import Text


def text(question: Text, posted: Posted) -> Found:
    """Check a text: its length in characters as a reader counts them, after cleaning."""
    typed = posted.all(question.name)
    if not typed:
        return Found()
    if len(typed) > 1:
        return Found.error(question, "text_once")
    words = typed[0] if question.lines > 1 else one_line(typed[0])
    if len(words) > question.max_length:
        return Found.error(question, "text_long", length=len(words), max=question.max_length)
    return Found({question.name: words})
