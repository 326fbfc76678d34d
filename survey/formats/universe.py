"""Universes: which residents a question was put to, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from survey.formats.wordings import plain, told
from survey.questionnaire.condition import All
from survey.questionnaire.condition_words import condition_words
from survey.questionnaire.wording import Wording
from survey.texts.catalogue import say
from survey.texts.message import Message

if TYPE_CHECKING:
    from survey.questionnaire.condition import Condition
    from survey.questionnaire.questions import Question
    from survey.questionnaire.structure import Questionnaire

EVERYONE = told("Alle", "Everyone", "Alle")
IF = {"da": "Hvis", "en": "If"}
"""Conditions are said in these languages; a reader of another one gets the questionnaire's own."""


def universe(question: Question, questionnaire: Questionnaire) -> Wording:
    """Return who was asked: everyone, or those for whom the conditions of the section and the question hold."""
    section = next(each for each in questionnaire.sections if any(item is question for item in each.items))
    conditions = tuple(each for each in (section.show_if, question.show_if) if each is not None)
    earlier = str(getattr(question, "offered_from", ""))
    if not conditions and not earlier:
        return EVERYONE
    languages = [language for language in questionnaire.languages if language in IF] or ["da"]
    return Wording(tuple((language, _said(conditions, earlier, questionnaire, language)) for language in languages))


def _said(conditions: tuple[Condition, ...], earlier: str, questionnaire: Questionnaire, language: str) -> str:
    parts = []
    if conditions:
        whole = conditions[0] if len(conditions) == 1 else All(conditions)
        parts.append(condition_words(whole, questionnaire, language))
    if earlier:
        ask = say(Message.of("when_quoted", text=plain(questionnaire.question(earlier).ask.text(language))), language)
        parts.append(say(Message.of("when_any_chosen", ask=ask), language))
    return plain(f"{IF[language]} {say(Message.of('when_and_if'), language).join(parts)}")
