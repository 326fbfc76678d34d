"""Publishing: how an answer may be shown (`publish: named | combined | never`), and what is left without the rest."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from survey.questionnaire.prefixing import asked_about
from survey.questionnaire.questions import Question

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from survey.questionnaire.structure import EndIf, NextPage, Questionnaire

Publish = Literal["named", "combined", "never"]
STRICTER: tuple[Publish, ...] = ("named", "combined", "never")


def strictest(questionnaire: Questionnaire, versions: Iterable[Questionnaire]) -> Questionnaire:
    """Return the questionnaire in which nothing may be shown more freely than it was promised in any version.

    Args:
        questionnaire: the newest version, or several united.
        versions: those that there are responses to, with the newest one's names.
    """
    promised: dict[str, list[Publish]] = {}
    for version in (questionnaire, *versions):
        for question in version.questions():
            promised.setdefault(question.name, []).append(question.publish)
    return _changed(questionnaire, lambda one: replace(one, publish=max(promised[one.name], key=STRICTER.index)))


def without_never(questionnaire: Questionnaire) -> Questionnaire:
    """Return the questionnaire without what is never shown, and without the conditions that asked about it."""
    gone = {question.name for question in questionnaire.questions() if question.publish == "never"}
    if not gone:
        return questionnaire

    def kept(question: Question) -> Question | None:
        if question.name in gone:
            return None
        return replace(question, show_if=None) if gone & set(asked_about(question.show_if)) else question

    shorter = _changed(questionnaire, kept)
    sections = tuple(
        replace(each, show_if=None) if gone & set(asked_about(each.show_if)) else each for each in shorter.sections
    )
    return replace(shorter, sections=sections)


def _changed(questionnaire: Questionnaire, change: Callable[[Question], Question | None]) -> Questionnaire:
    sections = tuple(replace(section, items=tuple(_items(section.items, change))) for section in questionnaire.sections)
    return replace(questionnaire, sections=sections)


def _items(
    items: Iterable[Question | NextPage | EndIf], change: Callable[[Question], Question | None]
) -> Iterable[Question | NextPage | EndIf]:
    for item in items:
        kept = change(item) if isinstance(item, Question) else item
        if kept is not None:
            yield kept
