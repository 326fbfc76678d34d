"""Differences of names: what is called something else now, whether it says so or not."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from survey.questionnaire.differences_wording import is_respelled
from survey.questionnaire.questions import Question

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from survey.questionnaire.structure import Questionnaire

_PARTS = ("options", "rows", "each_options")


@dataclass(frozen=True, slots=True)
class Rename:
    """One thing that has another name: its key now, whose part it is ("" for a question), and both names."""

    key: str
    of: str
    before: str
    now: str


def told(earlier: Questionnaire, later: Questionnaire) -> Iterator[Rename]:
    """Yield what the later version says it has renamed."""
    for before, now in _pairs(earlier.questions(), later.questions()):
        if before.name != now.name:
            yield Rename(now.name, "", before.name, now.name)
        yield from _parts_told(before, now, now.name)


def _parts_told(before: Question, now: Question, key: str) -> Iterator[Rename]:
    for word in _PARTS:
        if not getattr(now, "offered_from", ""):
            yield from (
                Rename(f"{key}.{new.name}", key, old.name, new.name)
                for old, new in _pairs(getattr(before, word, ()), getattr(now, word, ()))
                if old.name != new.name
            )
    for old, new in _pairs(getattr(before, "items", ()), getattr(now, "items", ())):
        if old.name != new.name:
            yield Rename(f"{key}.{new.name}", key, old.name, new.name)
        yield from _parts_told(old, new, f"{key}.{new.name}")


def _pairs(before: Iterable[Any], now: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
    """Yield what is the same thing in both, by its name or by an earlier one."""
    known = {one.name: one for one in before}
    for one in now:
        name = next((name for name in (one.name, *one.renamed_from) if name in known), None)
        if name is not None:
            yield known[name], one


def guessed(earlier: Questionnaire, later: Questionnaire) -> tuple[Questionnaire, tuple[Rename, ...]]:
    """Return the later version as if it said all that it has renamed, and what it does not say.

    Something has been renamed in silence where it is gone, and something new is worded alike.

    Args:
        earlier: under the later names, as far as they are told.
        later: as its author wrote it.
    """
    found: list[Rename] = []
    lists = {each.name: each for each in earlier.lists}
    shared = tuple(
        replace(each, options=_as_told(lists[each.name].options, each.options, f"lists.{each.name}", found))
        if each.name in lists
        else each
        for each in later.lists
    )
    questions = _as_told(tuple(earlier.questions()), tuple(later.questions()), "", found)
    by_name = {question.name: question for question in questions}
    sections = tuple(
        replace(
            section,
            items=tuple(by_name[item.name] if isinstance(item, Question) else item for item in section.items),
        )
        for section in later.sections
    )
    return replace(later, sections=sections, lists=shared), tuple(found)


def _as_told(before: Sequence[Any], now: Sequence[Any], of: str, found: list[Rename]) -> tuple[Any, ...]:
    """Return questions, options or rows with the earlier names they do not tell, and note these."""
    known, names = {one.name: one for one in before}, {one.name for one in now}
    gone = [one for one in before if one.name not in names]
    result = []
    for one in now:
        key = f"{of}.{one.name}" if of else one.name
        old, said = known.get(one.name), one
        like = next((each for each in gone if old is None and _is_like(each, one)), None)
        if like is not None:
            gone.remove(like)
            old, said = like, replace(one, renamed_from=(*one.renamed_from, like.name))
            rename = Rename(key, of, like.name, one.name)
            found += [] if _is_of_list(rename, found) else [rename]
        result.append(_with_parts(old, said, key, found) if old is not None and isinstance(one, Question) else said)
    return tuple(result)


def _with_parts(before: Question, now: Question, key: str, found: list[Rename]) -> Question:
    if getattr(now, "offered_from", "") or before.kind != now.kind:
        return now
    words = [word for word in (*_PARTS, "items") if getattr(now, word, ())]
    parts: dict[str, Any] = {word: _as_told(getattr(before, word), getattr(now, word), key, found) for word in words}
    return replace(now, **parts)


def _is_of_list(rename: Rename, found: Sequence[Rename]) -> bool:
    return any(each.of.startswith("lists.") and each.now == rename.now for each in found)


def _is_like(before: Any, now: Any) -> bool:
    old, new = (one.ask if isinstance(one, Question) else one.label for one in (before, now))
    if getattr(before, "role", "plain") != "plain" or getattr(now, "role", "plain") != "plain":
        return False
    return is_respelled(old.source(), new.source())
