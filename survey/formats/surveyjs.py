"""SurveyJS JSON out: the whole questionnaire as a survey that SurveyJS shows.

Names are ours. A choice's `value` is the option's name; its code stands in the question's `codes` (name to code), a
key of our own that SurveyJS ignores. Texts keep `**bold**` and links as Markdown, which SurveyJS shows through its
`onTextMarkdown`; `${name}` becomes `{name}`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from survey.formats.imported import Ledger
from survey.formats.parts import unsaid
from survey.formats.surveyjs_conditions import visible_if
from survey.formats.surveyjs_questions import elements
from survey.formats.surveyjs_texts import html, said

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from survey.questionnaire.structure import EndIf, Page, Questionnaire
    from survey.texts.faults import Fault


def write_surveyjs(questionnaire: Questionnaire) -> str:
    """Return the questionnaire as SurveyJS JSON."""
    languages = questionnaire.languages
    ends = list(_ends(questionnaire))
    survey: dict[str, Any] = {
        "locale": languages[0],
        "title": said(questionnaire.title, languages),
        "completedHtml": html(questionnaire.thanks, languages) if questionnaire.thanks else None,
        "completedHtmlOnCondition": [
            {"expression": expression, "html": html(end.text, languages)} for expression, end in ends
        ],
        "showQuestionNumbers": "off",
        "clearInvisibleValues": "onHiddenContainer",
        "firstPageIsStartPage": bool(questionnaire.welcome) or None,
        "pages": [*_welcome(questionnaire), *(_page(questionnaire, page) for page in questionnaire.pages)],
        "triggers": [{"type": "complete", "expression": expression} for expression, _ in ends],
    }
    return (
        json.dumps(
            {key: value for key, value in survey.items() if value not in (None, [])}, ensure_ascii=False, indent=2
        )
        + "\n"
    )


def save_surveyjs(questionnaire: Questionnaire, path: Path) -> tuple[Fault, ...]:
    """Write the questionnaire as a SurveyJS file, and return what SurveyJS cannot be told."""
    path.write_text(write_surveyjs(questionnaire), encoding="utf-8", newline="\n")
    ledger = Ledger(questionnaire.name)
    for page in questionnaire.pages:
        for question in page.questions:
            for key, named in unsaid(question):
                ledger.note(question.name, key, **named)
        for _ in page.ends:
            ledger.note(page.id, "elsewhere_end_is_stored")
    return ledger.changes


def _welcome(questionnaire: Questionnaire) -> list[dict[str, Any]]:
    if not questionnaire.welcome:
        return []
    text = html(questionnaire.welcome, questionnaire.languages)
    return [{"name": "welcome", "elements": [{"type": "html", "name": "welcome_text", "html": text}]}]


def _page(questionnaire: Questionnaire, page: Page) -> dict[str, Any]:
    section = page.section
    made: dict[str, Any] = {"name": page.id, "title": said(section.title, questionnaire.languages)}
    if section.show_if:
        made["visibleIf"] = visible_if(questionnaire, section.show_if)
    made["elements"] = [element for question in page.questions for element in elements(questionnaire, question)]
    return made


def _ends(questionnaire: Questionnaire) -> Iterator[tuple[str, EndIf]]:
    for page in questionnaire.pages:
        for end in page.ends:
            yield visible_if(questionnaire, end.condition), end
