"""Differences: what has changed between two versions, and what that means for answers that there are already.

Every change is *safe* (nobody understands or answers anything otherwise), *mark* (results of before and after can be
put together only with a note that says what has changed) or *refused* (they can't be put together at all).
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from survey.questionnaire.differences_change import Change, Comparing
from survey.questionnaire.differences_options import compare_options, list_of
from survey.questionnaire.differences_questions import compare_questions
from survey.questionnaire.differences_renames import guessed, told
from survey.questionnaire.questions import Question
from survey.questionnaire.renaming import renamed
from survey.questionnaire.structure import EndIf

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from survey.questionnaire.differences_change import Sort
    from survey.questionnaire.differences_renames import Rename
    from survey.questionnaire.reader import Examined
    from survey.questionnaire.structure import Questionnaire, Section

__all__ = ["Change", "differences"]


def differences(before: Examined, now: Examined) -> tuple[Change, ...]:
    """Return every change from one version to another, in the order of the new file; the removed ones last."""
    earlier, later = before.questionnaire, now.questionnaire
    comparing = Comparing.of(before, now)
    if earlier.name != later.name:
        comparing.add("refused", "", "diff_other_questionnaire", before=earlier.name, now=later.name)
    _renames(comparing, earlier, later)
    whole, silent = guessed(renamed(earlier, later), later)
    _silent(comparing, silent)
    comparing = comparing.but(each.key for each in silent)
    named = renamed(earlier, whole)
    _languages(comparing, named, later)
    for key in ("title", "welcome", "thanks"):
        comparing.unanswered(key, getattr(named, key), getattr(later, key))
    _lists(comparing, named, later)
    _sections(comparing, named, later)
    _questions(comparing, named, later)
    _endings(comparing, named, later)
    return comparing.sorted()


def _languages(comparing: Comparing, earlier: Questionnaire, later: Questionnaire) -> None:
    if earlier.languages[0] != later.languages[0]:
        before, now = earlier.languages[0], later.languages[0]
        comparing.add("refused", "", "diff_source_language", before=before, now=now)
    for language in later.languages:
        if language not in earlier.languages:
            comparing.add("safe", "", "diff_language_added", language=language)
    for language in earlier.languages:
        if language not in later.languages:
            comparing.add("safe", "", "diff_language_removed", language=language)


def _renames(comparing: Comparing, earlier: Questionnaire, later: Questionnaire) -> None:
    """Note what has another name now: the answers follow it."""
    for each in told(earlier, later):
        if each.of:
            comparing.add("safe", each.key, "diff_part_renamed", name=each.of, part=each.now, before=each.before)
        else:
            comparing.add("safe", each.key, "diff_renamed", name=each.now, before=each.before)


def _silent(comparing: Comparing, silent: Sequence[Rename]) -> None:
    """Note what has another name without saying so: the answers would be lost."""
    for each in silent:
        if each.of:
            comparing.add("refused", each.key, "diff_part_lost", name=each.of, part=each.before, now=each.now)
        else:
            comparing.add("refused", each.key, "diff_question_lost", name=each.before, now=each.now)


def _lists(comparing: Comparing, earlier: Questionnaire, later: Questionnaire) -> None:
    """Compare shared lists once, rather than in every question that uses them."""
    known = {each.name: each for each in earlier.lists}
    for each in later.lists:
        before = known.get(each.name)
        if before is not None:
            noted = comparing.noted(each.note, before.note)
            compare_options(noted, f"lists.{each.name}", before.options, each.options, is_ordinal=each.ordinal)


def _sections(comparing: Comparing, earlier: Questionnaire, later: Questionnaire) -> None:
    known = {section.name: section for section in earlier.sections}
    for section in later.sections:
        before = known.get(section.name)
        if before is None:
            continue
        comparing.unanswered(section.name, before.title, section.title)
        if before.show_if != section.show_if:
            noted = comparing.noted(section.note, before.note)
            noted.add("mark", section.name, "diff_section_condition", name=section.name)


def _questions(comparing: Comparing, earlier: Questionnaire, later: Questionnaire) -> None:
    before, now = _standing(earlier), _standing(later)
    for name, (section, question) in now.items():
        noted = comparing.noted(question.note, before[name][1].note if name in before else "")
        if name not in before:
            sort: Sort = "mark" if question.required else "safe"
            key = "diff_required_added" if question.required else "diff_question_added"
            noted.add(sort, name, key, name=name)
            continue
        was, old = before[name]
        shared = _shared(earlier, later, old, question)
        compare_questions(noted, old, question, without=shared)
        if was.name != section.name and was.show_if != section.show_if:
            noted.add("mark", name, "diff_condition", name=name)
    for name in before.keys() - now.keys():
        gone: Sort = "safe" if before[name][1].kind == "note" else "mark"
        comparing.removed(gone, name, "diff_question_removed", name=name)
    _order(comparing, earlier, later, before, now)


def _standing(questionnaire: Questionnaire) -> dict[str, tuple[Section, Question]]:
    return {
        item.name: (section, item)
        for section in questionnaire.sections
        for item in section.items
        if isinstance(item, Question)
    }


def _shared(earlier: Questionnaire, later: Questionnaire, before: Question, now: Question) -> frozenset[str]:
    """Return the options that both have from the same shared list, where they have been compared."""
    old, new = list_of(before, earlier.lists), list_of(now, later.lists)
    if old is None or new is None or old.name != new.name:
        return frozenset()
    return frozenset(option.name for option in (*old.options, *new.options))


def _order(
    comparing: Comparing,
    earlier: Questionnaire,
    later: Questionnaire,
    before: Mapping[str, tuple[Section, Question]],
    now: Mapping[str, tuple[Section, Question]],
) -> None:
    """Note questions that stand elsewhere among the others, and pages that are cut otherwise."""
    old, new = [name for name in before if name in now], [name for name in now if name in before]
    blocks = difflib.SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    stayed = {name for block in blocks for name in new[block.b : block.b + block.size]}
    for name in new:
        if name not in stayed and now[name][1].kind != "note":
            noted = comparing.noted(now[name][1].note, before[name][1].note)
            noted.add("mark", name, "diff_moved", name=name)
    if old == new and _pages(earlier, now) != _pages(later, before):
        comparing.add("safe", "", "diff_pages")


def _pages(questionnaire: Questionnaire, common: Mapping[str, object]) -> list[list[str]]:
    pages = [[question.name for question in page.questions if question.name in common] for page in questionnaire.pages]
    return [page for page in pages if page]


def _endings(comparing: Comparing, earlier: Questionnaire, later: Questionnaire) -> None:
    """Compare who is thanked and stopped early; there is no question that could carry a note of it."""
    before, now = ([end for section in each.sections for end in _ends(section)] for each in (earlier, later))
    if sorted(repr(end.condition) for _, end in before) != sorted(repr(end.condition) for _, end in now):
        comparing.add("mark", now[0][0] if now else "", "diff_ending")
        return
    texts = {repr(end.condition): end.text for _, end in before}
    for key, end in now:
        comparing.unanswered(key, texts[repr(end.condition)], end.text)


def _ends(section: Section) -> list[tuple[str, EndIf]]:
    ends = [item for item in section.items if isinstance(item, EndIf)]
    return [(f"{section.name}.end_{i}", end) for i, end in enumerate(ends, start=1)]
