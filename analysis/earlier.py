"""Earlier versions: what a table's readers must know where the responses are to several versions of a questionnaire."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.wordings import said
from survey.questionnaire.differences_wording import is_respelled
from survey.questionnaire.notes import notes
from survey.questionnaire.questions import Matrix
from survey.texts.lists import enumerated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.study import Study
    from survey.questionnaire.questions import Question


def remarks(study: Study, question: Question, item: str = "") -> tuple[str, ...]:
    """Return the author's notes of what has changed, and what the earlier versions among the responses said instead."""
    told = [
        note if note.endswith((".", "!", "?")) else f"{note}." for note in notes(study.questionnaire, question.name)
    ]
    for version in study.earlier:
        asked = {one.name: one for one in version.questions()}
        if question.name not in asked:
            told.append(f"Spørgsmålet var ikke med i version {version.version} af skemaet.")
            continue
        words = [f"»{was}« (nu »{now}«)" for was, now in _reworded(asked[question.name], question, item)]
        if words:
            told.append(f"I version {version.version} af skemaet stod der {enumerated(words, 'da')}.")
    newest = study.versions[next(iter(study.versions))] if study.versions else study.questionnaire
    if not any(one.name == question.name for one in newest.questions()):
        told.append(f"Spørgsmålet er ikke med i version {newest.version} af skemaet.")
    return tuple(told)


def _reworded(before: Question, now: Question, item: str) -> Iterator[tuple[str, str]]:
    """Yield each text that a reader may understand otherwise, as it was and as it is."""
    pairs = [(before.ask, now.ask)]
    for key in ("options", "rows"):
        labels = {one.name: one.label for one in getattr(before, key, ())}
        pairs += [
            (labels[one.name], one.label)
            for one in getattr(now, key, ())
            if one.name in labels and (key == "options" or not (isinstance(now, Matrix) and item) or one.name == item)
        ]
    for was, is_now in pairs:
        if not is_respelled(was.source(), is_now.source()):
            yield said(was.source()), said(is_now.source())
