"""Prefixing: a block's question under the names that one questionnaire gives the block."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, cast

from survey.questionnaire.condition import Answer, Answered, Count, Has
from survey.questionnaire.translation import PLACEHOLDER
from survey.questionnaire.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from survey.questionnaire.condition import Condition
    from survey.questionnaire.questions import Question

# Fields that hold the name of another question; what a repeat holds keeps its own names, for they stand within it.
_REFERENCES = ("question", "offered_from")


def prefixed(question: Question, names: Mapping[str, str]) -> Question:
    """Return the question under its new name, with the new names in its conditions and texts too.

    Args:
        question: one question of the block.
        names: the new name of each question of the block.
    """
    renamed_from = tuple(names.get(name, f"{_prefix(question.name, names)}{name}") for name in question.renamed_from)
    name = names.get(question.name, question.name)
    return replace(cast("Question", _renamed(question, names)), name=name, renamed_from=renamed_from)


def _prefix(name: str, names: Mapping[str, str]) -> str:
    return names.get(name, name).removesuffix(name)


def in_condition(condition: Condition, names: Mapping[str, str]) -> Condition:
    """Return the condition with the new names."""
    return cast("Condition", _renamed(condition, names))


def in_text(text: str, names: Mapping[str, str]) -> str:
    """Return the text with the new names in its placeholders.

    >>> in_text("Hvornår flyttede I til ${village}?", {"village": "partner_village"})
    'Hvornår flyttede I til ${partner_village}?'
    """
    return PLACEHOLDER.sub(lambda match: f"${{{names.get(match[1], match[1])}}}", text)


def _renamed(part: Any, names: Mapping[str, str]) -> Any:
    if isinstance(part, Wording):
        return Wording(tuple((language, in_text(text, names)) for language, text in part.versions))
    if isinstance(part, tuple):
        return tuple(_renamed(member, names) for member in part)
    if not is_dataclass(part) or isinstance(part, type):
        return part
    inner = {each.name: getattr(part, each.name) for each in fields(part)}
    changed = {
        key: names.get(value, value) if key in _REFERENCES and isinstance(value, str) else _renamed(value, names)
        for key, value in inner.items()
    }
    return replace(part, **changed)


def asked_about(condition: Condition | None) -> Iterator[str]:
    """Yield the names of the questions that a condition asks about."""
    yield from _asked(condition)


def _asked(part: Any) -> Iterator[str]:
    if isinstance(part, Answer | Answered | Count | Has):
        yield part.question
    elif isinstance(part, tuple):
        for member in part:
            yield from _asked(member)
    elif is_dataclass(part) and not isinstance(part, type):
        for each in fields(part):
            yield from _asked(getattr(part, each.name))
