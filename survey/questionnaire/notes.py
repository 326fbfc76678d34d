"""Notes: what an author says has changed since an earlier version, to those who read the results of a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from survey.questionnaire.differences_options import list_of

if TYPE_CHECKING:
    from survey.questionnaire.structure import Questionnaire


def notes(questionnaire: Questionnaire, name: str) -> tuple[str, ...]:
    """Return the notes that a question's results carry: its section's, its list's and its own."""
    question = questionnaire.question(name)
    section = next(each for each in questionnaire.sections if any(item is question for item in each.items))
    shared = list_of(question, questionnaire.lists)
    said = (section.note, shared.note if shared else "", question.note)
    return tuple(note for note in dict.fromkeys(said) if note)
