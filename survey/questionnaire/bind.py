"""Binding: a questionnaire as one cluster fields it, with its villages, places, texts and chosen modules."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, cast

from survey.questionnaire.condition import Number
from survey.questionnaire.questions import Matrix, NumberLimits, Places, Question, Row, Village
from survey.questionnaire.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from survey.questionnaire.ground import Ground
    from survey.questionnaire.questions import Option
    from survey.questionnaire.structure import Questionnaire, Section

_PLACEHOLDER = re.compile(r"\$\{([a-z][a-z0-9_]*)\}")


def bind(
    questionnaire: Questionnaire,
    villages: Sequence[Option],
    values: Mapping[str, str],
    *,
    places: Sequence[Option] = (),
    ground: Ground | None = None,
    modules: Collection[str] | None = None,
    this_year: int | None = None,
) -> Questionnaire:
    """Return the questionnaire with everything filled in that a wave decides.

    Args:
        questionnaire: as its author wrote it.
        villages: the cluster's villages, in order; they stand before a village question's own options.
        values: what `${name}` stands for; `name.en` is used in English where it is given. Names of questions stay.
        places: the cluster's places.
        ground: what judges points and words; without it every point in the world is taken as it is.
        modules: the modules of the long form; None keeps every question, an empty collection is the standard form.
        this_year: the opening year; None leaves `this_year` as it is.
    """
    chosen = replace(questionnaire, sections=_chosen(questionnaire.sections, modules))
    asked = {question.name for question in questionnaire.questions()}
    texts = {name: text for name, text in values.items() if name.partition(".")[0] not in asked}
    filling = _Filling(tuple(villages), tuple(places), ground, texts, this_year)
    return cast("Questionnaire", filling.filled(chosen))


def _chosen(sections: tuple[Section, ...], modules: Collection[str] | None) -> tuple[Section, ...]:
    """Drop the questions of modules not chosen, and the sections that are left without any."""
    if modules is None:
        return sections
    kept = []
    for section in sections:
        items = tuple(item for item in section.items if not isinstance(item, Question) or _in_form(item, modules))
        if any(isinstance(item, Question) for item in items):
            kept.append(replace(section, items=items))
    return tuple(kept)


def _in_form(question: Question, modules: Collection[str]) -> bool:
    return question.core or not question.module or question.module in modules


@dataclass(frozen=True, slots=True)
class _Filling:
    villages: tuple[Option, ...]
    places: tuple[Option, ...]
    ground: Ground | None
    texts: Mapping[str, str]
    this_year: int | None

    def filled(self, part: Any) -> Any:
        """Return the part, and all it consists of, filled in."""
        if isinstance(part, Wording):
            return Wording(tuple((language, self._text(text, language)) for language, text in part.versions))
        if isinstance(part, tuple):
            return tuple(self.filled(member) for member in part)
        if not is_dataclass(part) or isinstance(part, type):
            return part
        inner = {name.name: getattr(part, name.name) for name in fields(part) if name.init and name.name != "ground"}
        return self._own(replace(part, **{name: self.filled(value) for name, value in inner.items()}))

    def _own(self, part: Any) -> Any:
        """Fill in what the part itself leaves to the wave."""
        match part:
            case Village():
                own = tuple(option for option in part.options if option not in self.villages)
                return replace(part, options=(*self.villages, *own))
            case Matrix(each_village=True):
                return replace(part, rows=tuple(Row(village.name, village.label) for village in self.villages))
            case Places():
                return replace(part, places=self.places, ground=self.ground)
            case Number(value="this_year") if self.this_year is not None:
                return Number(self.this_year)
            case NumberLimits(max="this_year") if self.this_year is not None:
                return replace(part, max=self.this_year)
        return part

    def _text(self, text: str, language: str) -> str:
        def value(match: re.Match[str]) -> str:
            name = match[1]
            return self.texts.get(f"{name}.{language}", self.texts.get(name, match[0]))

        return _PLACEHOLDER.sub(value, text) if "${" in text else text
