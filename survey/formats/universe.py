"""Universes: which residents a question was put to, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from survey.formats.wordings import told
from survey.questionnaire.condition_source import source
from survey.questionnaire.wording import Wording

if TYPE_CHECKING:
    from survey.questionnaire.condition import Condition
    from survey.questionnaire.questions import Question
    from survey.questionnaire.structure import Questionnaire

EVERYONE = told("Alle", "Everyone", "Alle")
IF = told("Hvis", "If", "Wenn")
AND = told("og", "and", "und")
CHOSEN = told("der er valgt noget i", "something was chosen in", "etwas gewählt wurde in")


def universe(question: Question, questionnaire: Questionnaire) -> Wording:
    """Return who was asked: everyone, or those for whom the conditions of the section and the question hold."""
    section = next(each for each in questionnaire.sections if any(item is question for item in each.items))
    conditions = [each for each in (section.show_if, question.show_if) if each is not None]
    earlier = getattr(question, "offered_from", "")
    if not conditions and not earlier:
        return EVERYONE
    return Wording(
        tuple((language, _said(conditions, earlier, questionnaire, language)) for language in questionnaire.languages)
    )


def _said(conditions: list[Condition], earlier: str, questionnaire: Questionnaire, language: str) -> str:
    parts = [condition_words(condition, questionnaire, language) for condition in conditions]
    parts += [f"{CHOSEN.text(language)} {earlier}"] if earlier else []
    return f"{IF.text(language)} {f' {AND.text(language)} '.join(parts)}"


def condition_words(condition: Condition, questionnaire: Questionnaire, language: str) -> str:
    """Return a condition as a reader of the codebook meets it."""
    del questionnaire, language
    return source(condition)
