"""Renaming: an earlier version of a questionnaire with the names that a later one gives its questions and options."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, cast

from survey.questionnaire.condition import Answer, Answered, Compare, Count, Has, Name
from survey.questionnaire.questions import Question, Repeat
from survey.questionnaire.structure import OptionList
from survey.questionnaire.variables import variables
from survey.questionnaire.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from survey.questionnaire.structure import Questionnaire

    _Lists = tuple[OptionList, ...]

_PLACEHOLDER = re.compile(r"\$\{([a-z][a-z0-9_]*)\}")


def renamed(earlier: Questionnaire, later: Questionnaire) -> Questionnaire:
    """Return the earlier version with the later one's names, in questions, options, rows, conditions and texts."""
    names = _Names.of(earlier.questions(), later.questions(), (earlier.lists, later.lists))
    return cast("Questionnaire", names.applied(earlier)) if names else earlier


def columns(earlier: Questionnaire, later: Questionnaire) -> dict[str, str]:
    """Return what each variable of the earlier version is called in the later one."""
    now = renamed(earlier, later)
    return {old.name: new.name for old, new in zip(variables(earlier), variables(now), strict=True)}


@dataclass(frozen=True)
class _Names:
    """Later names by earlier ones.

    Attributes:
        questions: of the questions.
        parts: of options and rows, by the question's earlier name.
        items: of what a repeat holds, by its earlier name.
        lists: of options, by the name of their list.
    """

    questions: Mapping[str, str] = field(default_factory=dict)
    parts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    items: Mapping[str, _Names] = field(default_factory=dict)
    lists: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @classmethod
    def of(
        cls, earlier: Iterable[Question], later: Iterable[Question], lists: tuple[_Lists, _Lists] = ((), ())
    ) -> _Names:
        """Return the names that differ."""
        known = {question.name: question for question in earlier}
        questions: dict[str, str] = {}
        parts: dict[str, Mapping[str, str]] = {}
        items: dict[str, _Names] = {}
        for question in later:
            before = _before(question, known)
            if before is None:
                continue
            questions |= {before.name: question.name} if before.name != question.name else {}
            changed = _parts(before, question)
            parts |= {before.name: changed} if changed else {}
            if isinstance(before, Repeat) and isinstance(question, Repeat):
                inner = cls.of(before.items, question.items)
                items |= {before.name: inner} if inner else {}
        before_lists = {each.name: each for each in lists[0]}
        of_lists = {each.name: _parts(before_lists[each.name], each) for each in lists[1] if each.name in before_lists}
        return cls(questions, parts, items, {name: changed for name, changed in of_lists.items() if changed})

    def __bool__(self) -> bool:
        return bool(self.questions or self.parts or self.items or self.lists)

    def applied(self, part: Any) -> Any:
        """Return the part, and all it consists of, with the later names."""
        if isinstance(part, Wording):
            return Wording(tuple((language, self._text(text)) for language, text in part.versions))
        if isinstance(part, tuple):
            return tuple(self.applied(member) for member in part)
        if not is_dataclass(part) or isinstance(part, type):
            return part
        # What a repeat holds has names of its own, which may be those of questions outside it.
        own = {"items"} if isinstance(part, Repeat) else set()
        inner = {each.name: getattr(part, each.name) for each in fields(part) if each.init and each.name not in own}
        return self._own(replace(part, **{name: self.applied(value) for name, value in inner.items()}))

    def _own(self, part: Any) -> Any:
        match part:
            case Question():
                return self._question(part)
            case OptionList(name=name, options=options) if name in self.lists:
                changed = self.lists[name]
                return replace(part, options=tuple(_called(one, changed.get(one.name, one.name)) for one in options))
            case Compare():
                return self._compared(part)
            case Answered(question=question, row=row):
                return Answered(self._name(question), self._part(question, row))
            case Has(question=question, option=option):
                return Has(self._name(question), str(self._part(question, option)))
        return part

    def _question(self, question: Question) -> Question:
        """Return the question under its later name; what it offers and its rows too."""
        changes: dict[str, Any] = {"name": self._name(question.name)}
        for key in ("options", "rows", "each_options"):
            named = getattr(question, key, ())
            if named and question.name in self.parts:
                changes[key] = tuple(_called(one, str(self._part(question.name, one.name))) for one in named)
        if getattr(question, "offered_from", ""):
            changes["offered_from"] = self._name(getattr(question, "offered_from", ""))
        if isinstance(question, Repeat) and question.name in self.items:
            changes["items"] = self.items[question.name].applied(question.items)
        return replace(question, **changes)

    def _compared(self, condition: Compare) -> Compare:
        left = condition.left
        name = left.question if isinstance(left, Answer | Count) else ""
        right = tuple(
            Name(str(self._part(name, one.name))) if isinstance(one, Name) else self._operand(one)
            for one in condition.right
        )
        return replace(condition, left=self._operand(left), right=right)

    def _operand(self, operand: Any) -> Any:
        if isinstance(operand, Answer):
            return Answer(self._name(operand.question), self._part(operand.question, operand.row))
        return Count(self._name(operand.question)) if isinstance(operand, Count) else operand

    def _name(self, question: str) -> str:
        return self.questions.get(question, question)

    def _part(self, question: str, part: str | None) -> str | None:
        return None if part is None else self.parts.get(question, {}).get(part, part)

    def _text(self, text: str) -> str:
        return _PLACEHOLDER.sub(lambda match: f"${{{self._name(match[1])}}}", text) if "${" in text else text


def _called(part: Any, name: str) -> Any:
    return part if part.name == name else replace(part, name=name)


def _before(question: Question, known: Mapping[str, Question]) -> Question | None:
    """Return what the question was in the earlier version: the one of its name, or of an earlier name of it."""
    return next((known[name] for name in (question.name, *question.renamed_from) if name in known), None)


def _parts(before: Question | OptionList, question: Question | OptionList) -> dict[str, str]:
    """Return the options and rows of a question that have another name now."""
    changed: dict[str, str] = {}
    for key in ("options", "rows", "each_options"):
        known = {one.name for one in getattr(before, key, ())}
        for one in getattr(question, key, ()):
            if one.name not in known:
                changed |= {name: one.name for name in one.renamed_from if name in known}
    return changed
