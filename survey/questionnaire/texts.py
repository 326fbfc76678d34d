"""Texts with `${question}` in them: an earlier answer's words put in their place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from survey.questionnaire.questions import Number, Time, Village
from survey.texts.dates import time_in_words

if TYPE_CHECKING:
    from survey.questionnaire.answers import Answers
    from survey.questionnaire.questions import Option, Question
    from survey.questionnaire.structure import Questionnaire

_PLACEHOLDER = re.compile(r"\$\{([a-z][a-z0-9_]*)(?:\.([a-z0-9_]+))?\}")
# Own options of a village question ("I live outside") are no names that a sentence could go on with.
FIRST_OWN_VILLAGE_CODE = 901
_YOUR_VILLAGE = {"da": "din landsby", "en": "your village", "de": "Ihr Dorf"}
NO_OPINION = frozenset({"dont_know", "refuse", "none"})


def fill(text: str, questionnaire: Questionnaire, answers: Answers, language: str) -> str:
    """Return the text with every `${question}` replaced by the label of its answer.

    A missing village reads "din landsby", anything else that is missing "…"; names of no question stay as they are.
    """
    if "${" not in text:
        return text

    def words(match: re.Match[str]) -> str:
        try:
            question = questionnaire.question(match[1])
        except KeyError:
            return match[0]
        value: Any = answers.values.get(question.name)
        if match[2]:
            value = value.get(match[2]) if isinstance(value, Mapping) else None
        # What is offered again was described where it was chosen first.
        own = answers.values.get(f"{getattr(question, 'offered_from', '') or question.name}__other_text")
        return _said(question, value, str(own or ""), language) or _instead(question, language)

    return _PLACEHOLDER.sub(words, text)


def _instead(question: Question, language: str) -> str:
    return _YOUR_VILLAGE.get(language, "…") if isinstance(question, Village) else "…"


def _said(question: Question, value: Any, own: str, language: str) -> str:
    """Return an answer in words; "" where there are none."""
    if value is None or isinstance(value, Mapping) or question.kind in {"places", "repeat", "note"}:
        return ""
    if isinstance(value, tuple):
        return ", ".join(filter(None, (_said(question, name, own, language) for name in value)))
    options: tuple[Option, ...] = getattr(question, "options", ())
    option = next((option for option in options if option.name == str(value)), None)
    if option is None:
        text = time_in_words(str(value), language) if isinstance(question, Time) else str(value)
        return text.replace(".", ",") if isinstance(question, Number) and language != "en" else text
    if option.name in NO_OPINION or (isinstance(question, Village) and option.code >= FIRST_OWN_VILLAGE_CODE):
        return ""
    return own if option.name == "other" and own else option.label.text(language)
