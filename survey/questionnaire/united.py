"""Uniting: responses to several versions of a questionnaire read as one study.

The newest version decides what a question is called and how it is worded; what only an earlier one had is kept beside
it. A response has −5 (not in this version) where its own version lacked a variable.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from survey.questionnaire.missing import Missing
from survey.questionnaire.questions import Matrix, Places, Question, Repeat
from survey.questionnaire.renaming import columns, renamed
from survey.questionnaire.variables import variables

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from survey.questionnaire.structure import Questionnaire
    from survey.questionnaire.variables import Cell, Variable

_Named = TypeVar("_Named")


@dataclass(frozen=True)
class United:
    """Several versions as one.

    Attributes:
        questionnaire: the newest version, and what only earlier ones had.
        versions: every version by its SHA-256, with the newest one's names; its labels are its own.
        columns: by SHA-256, what each of the version's variables is called now.
    """

    questionnaire: Questionnaire
    versions: Mapping[str, Questionnaire]
    columns: Mapping[str, Mapping[str, str]]

    def row(self, version: str, values: Mapping[str, Cell]) -> dict[str, Cell]:
        """Return a response's values under the names of now, with −5 for what its version lacked."""
        named = self.columns.get(version, {})
        return self._lacking | {named.get(name, name): value for name, value in values.items()}

    @cached_property
    def _lacking(self) -> dict[str, Cell]:
        asked = variables(self.questionnaire)
        worded = {each.name.removesuffix("__missing") for each in asked if each.name.endswith("__missing")}
        return {each.name: "" if each.name in worded else int(Missing.NOT_IN_VERSION) for each in asked}

    def labelled_otherwise(self, version: str) -> tuple[Variable, ...]:
        """Return the version's variables whose label or categories are not those of now, under the names of now."""
        now = {each.name: each for each in variables(self.questionnaire)}
        own = variables(self.versions[version])
        return tuple(each for each in own if _told(each) != _told(now[each.name]))


def _told(variable: Variable) -> tuple[Any, ...]:
    return variable.label, tuple((each.code, each.label) for each in variable.categories)


def unite(newest: tuple[str, Questionnaire], earlier: Mapping[str, Questionnaire]) -> United:
    """Return the versions as one.

    Args:
        newest: its SHA-256, and the questionnaire as its wave fields it.
        earlier: other versions by SHA-256, bound to the same wave.
    """
    sha, questionnaire = newest
    in_order = sorted((pair for pair in earlier.items() if pair[0] != sha), key=lambda pair: -pair[1].version)
    remembering = _with_history(questionnaire, [each for _, each in in_order])
    versions = {sha: questionnaire} | {name: renamed(each, remembering) for name, each in in_order}
    now = {name: columns(each, remembering) for name, each in in_order}
    whole = questionnaire
    for name, _ in in_order:
        whole = _with_rest(whole, versions[name])
    return United(whole, versions, now)


def _with_history(newest: Questionnaire, earlier: Sequence[Questionnaire]) -> Questionnaire:
    """Return the newest version with every name that anything had, also names that a version in between forgot."""
    past = [{question.name: question for question in each.questions()} for each in earlier]
    return _replaced(newest, lambda question: _remembering(question, past))


def _remembering(question: Question, past: Iterable[Mapping[str, Question]]) -> Question:
    parts: dict[str, Any] = {key: getattr(question, key) for key in _PARTS if getattr(question, key, ())}
    names = [question.name, *question.renamed_from]
    for version in past:
        before = next((version[name] for name in names if name in version), None)
        if before is not None:
            names += before.renamed_from
            parts = {key: tuple(_named_as(one, getattr(before, key, ())) for one in of) for key, of in parts.items()}
    earlier = tuple(name for name in dict.fromkeys(names) if name != question.name)
    return replace(question, renamed_from=earlier, **parts)


_PARTS = ("options", "rows", "each_options", "items")


def _named_as(part: Any, before: Iterable[Any]) -> Any:
    """Return an option, row or item that remembers what its earlier self was called before that."""
    names = (part.name, *part.renamed_from)
    older = next((one for one in before if one.name in names), None)
    if older is None or not older.renamed_from:
        return part
    earlier = tuple(name for name in dict.fromkeys((*names, *older.renamed_from)) if name != part.name)
    return replace(part, renamed_from=earlier)


def _replaced(questionnaire: Questionnaire, change: Callable[[Question], Question]) -> Questionnaire:
    sections = tuple(
        replace(each, items=tuple(change(item) if isinstance(item, Question) else item for item in each.items))
        for each in questionnaire.sections
    )
    return replace(questionnaire, sections=sections)


def _with_rest(newest: Questionnaire, earlier: Questionnaire) -> Questionnaire:
    """Return the newest version with the questions, options and rows that only the earlier one has."""
    known = {question.name: question for question in earlier.questions()}
    asked = {question.name for question in newest.questions()}
    whole = _replaced(newest, lambda question: _whole(question, known.get(question.name)))
    sections = {section.name: section for section in whole.sections}
    for section in earlier.sections:
        rest = tuple(item for item in section.items if isinstance(item, Question) and item.name not in asked)
        if rest:
            here = sections.get(section.name, replace(section, items=()))
            sections[section.name] = replace(here, items=(*here.items, *rest))
    return replace(whole, sections=tuple(sections.values()))


def _whole(question: Question, before: Question | None) -> Question:
    """Return the question with what only its earlier self had to choose from."""
    if before is None or before.kind != question.kind:
        return question
    changes: dict[str, Any] = {}
    for key in ("options", "each_options"):
        if getattr(question, key, ()):
            changes[key] = _options(getattr(question, key), getattr(before, key))
    if isinstance(question, Matrix) and isinstance(before, Matrix):
        changes["rows"] = _added(question.rows, before.rows)
    if isinstance(question, Places) and isinstance(before, Places):
        changes["none"] = question.none or before.none
        changes["place_optional"] = question.place_optional or before.place_optional
    if isinstance(question, Repeat) and isinstance(before, Repeat):
        items = {item.name: item for item in before.items}
        changes["items"] = _added(tuple(_whole(item, items.get(item.name)) for item in question.items), before.items)
    if isinstance(question, Places | Repeat) and isinstance(before, Places | Repeat):
        changes["at_most"] = max(question.at_most, before.at_most)
    return replace(question, **changes) if changes else question


def _options(now: tuple[Any, ...], before: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return plain options, those of before last, then the standard ones."""
    codes = {option.code for option in now}
    whole = _added(now, tuple(option for option in before if option.code not in codes))
    return (*(one for one in whole if one.role == "plain"), *(one for one in whole if one.role != "plain"))


def _added(now: tuple[_Named, ...], before: tuple[_Named, ...]) -> tuple[_Named, ...]:
    names = {getattr(one, "name", "") for one in now}
    return (*now, *(one for one in before if getattr(one, "name", "") not in names))
