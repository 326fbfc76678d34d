"""A LimeSurvey survey as its files hold it: groups of questions with subquestions, answers and attributes.

Both files, the tab-separated one and the `.lss`, are read into this, and the tab-separated one is written from it.
Texts are HTML by language; `place` is where a thing stands in its file.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    Said = Mapping[str, str]

SHOWN = frozenset({"", "1"})  # relevance of what is always shown
LOCALISED = ("other_replace_text", "prefix", "suffix", "em_validation_q_tip")


@dataclass(frozen=True, slots=True)
class Entry:
    """An answer or a subquestion; `scale` is 1 for the second axis of an array."""

    code: str
    texts: Said
    relevance: str = ""
    scale: str = "0"
    place: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question.

    Attributes:
        sort: LimeSurvey's one-letter type.
        attributes: what holds in all languages; `said` holds those that are texts, by language.
        id: the number that other questions may call it by.
    """

    sort: str
    code: str
    texts: Said
    helps: Said = field(default_factory=dict)
    relevance: str = "1"
    mandatory: str = ""
    other: bool = False
    attributes: Mapping[str, str] = field(default_factory=dict)
    said: Mapping[str, Said] = field(default_factory=dict)
    subquestions: tuple[Entry, ...] = ()
    answers: tuple[Entry, ...] = ()
    default: str = ""
    validation: str = ""
    place: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that stand on one page."""

    number: str
    titles: Said
    texts: Said
    asked: tuple[Asked, ...]
    relevance: str = "1"
    place: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole survey; `settings` and `notices` are what it says of itself, without and with a language."""

    languages: tuple[str, ...]
    groups: tuple[Group, ...]
    settings: Mapping[str, str] = field(default_factory=dict)
    notices: Mapping[str, Said] = field(default_factory=dict)
