"""Columns of a questionnaire: its variables as they stand in a data file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from survey.formats.column import OURS, AnswerSet, Coded, Column, missing_codes
from survey.formats.wordings import plain, short, told
from survey.questionnaire.measures import is_ordinal
from survey.questionnaire.questions import Matrix, Multi, Number, Repeat
from survey.questionnaire.variables import variables
from survey.questionnaire.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from survey.formats.column import Content, Level
    from survey.questionnaire.questions import Question
    from survey.questionnaire.structure import Questionnaire
    from survey.questionnaire.variables import Measure, Variable

COORDINATE_DECIMALS = 6
CONTENTS: Mapping[Measure, Content] = {"text": "text", "date": "date"}  # the others are numbers
LEVELS: Mapping[Measure, Level] = {
    "rank": "ordinal", "number": "scale", "coordinate": "scale", "date": "scale",
}  # fmt: skip
PLACE_PARTS: Mapping[str, Wording] = {
    "place": told("sted", "place", "Ort"),
    "words": told("sted med egne ord", "place in own words", "Ort in eigenen Worten"),
    "lon": told("længdegrad", "longitude", "Längengrad"),
    "lat": told("breddegrad", "latitude", "Breitengrad"),
}
PARTS: Mapping[str, Wording] = {
    "other_text": told("egne ord", "own words", "eigene Worte"),
    "missing": told("hvorfor tom", "why empty", "warum leer"),
}
_NUMBERED = re.compile(r"([1-9][0-9]*)_(.+)")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a variable asks: its question, or the item of a repeat, and the part of that.

    Attributes:
        question: whose answers the variable holds.
        around: the repeat that the question stands in, or None.
        number: of the line or of the place, from 1; 0 where there is only one.
        part: `other_text`, `lon`, an option's or a row's name; "" for the whole.
    """

    question: Question
    around: Repeat | None = None
    number: int = 0
    part: str = ""


def columns(questionnaire: Questionnaire) -> tuple[Column, ...]:
    """Return a column for each variable, in the order of the questionnaire."""
    return tuple(column(variable, questionnaire) for variable in variables(questionnaire))


def column(variable: Variable, questionnaire: Questionnaire) -> Column:
    """Return the column of one variable."""
    asked = asked_by(variable, questionnaire)
    content = _content(variable, asked)
    has_codes = content == "number" and variable.measure != "coordinate"
    return Column(
        variable.name,
        _label(variable, asked, questionnaire.languages),
        content,
        _level(variable, asked, questionnaire),
        (*_codes(variable), *missing_codes(_own_words(asked.question))) if has_codes else (),
        (OURS,) if has_codes else (),
        _decimals(variable, asked.question),
        variable,
    )


def asked_by(variable: Variable, questionnaire: Questionnaire) -> Asked:
    """Return what a variable asks."""
    question = questionnaire.question(variable.question)
    numbered = _NUMBERED.fullmatch(variable.part)
    if question.kind not in ("places", "repeat") or numbered is None:
        return Asked(question, part=variable.part)
    number, part = int(numbered[1]), numbered[2]
    if not isinstance(question, Repeat):
        return Asked(question, None, number, part)
    for item in sorted(question.items, key=lambda item: -len(item.name)):
        if part == item.name or part.startswith(f"{item.name}_"):
            return Asked(item, question, number, part.removeprefix(item.name).lstrip("_"))
    return Asked(question, None, number, part)


def answer_sets(columns: Iterable[Column], questionnaire: Questionnaire) -> tuple[AnswerSet, ...]:
    """Return a set for every question that may have several answers: the columns that say whether each is chosen."""
    found: dict[str, tuple[Wording, list[str]]] = {}
    for each in columns:
        if each.variable is None or each.variable.measure != "indicator":
            continue
        asked = asked_by(each.variable, questionnaire)
        if not isinstance(asked.question, Multi):
            continue
        name = f"{asked.around.name}__{asked.number}_{asked.question.name}" if asked.around else asked.question.name
        found.setdefault(name, (_said(asked.question.ask), []))[1].append(each.name)
    return tuple(AnswerSet(name, label, tuple(names)) for name, (label, names) in found.items())


def _codes(variable: Variable) -> tuple[Coded, ...]:
    return tuple(Coded(each.code, _said(each.label)) for each in variable.categories if each.code >= 0)


def _own_words(question: Question) -> dict[int, Wording]:
    """Return the questionnaire's own words for "don't know" and "refused"."""
    options = getattr(question, "options", ())
    return {option.code: _said(option.label) for option in options if option.role in ("dont_know", "refuse")}


def _said(wording: Wording) -> Wording:
    return Wording(tuple((language, short(text)) for language, text in wording.versions))


def _content(variable: Variable, asked: Asked) -> Content:
    if variable.measure == "text" and asked.question.kind == "time":
        return "time"
    return CONTENTS.get(variable.measure, "number")


def _level(variable: Variable, asked: Asked, questionnaire: Questionnaire) -> Level:
    if _content(variable, asked) == "time":
        return "scale"
    if variable.measure != "code" or asked.part.endswith("missing"):
        return LEVELS.get(variable.measure, "nominal")
    return "ordinal" if is_ordinal(asked.question, questionnaire) else "nominal"


def _decimals(variable: Variable, question: Question) -> int:
    if variable.measure == "coordinate":
        return COORDINATE_DECIMALS
    limits = question.number if isinstance(question, Matrix) else getattr(question, "limits", None)
    return limits.decimals if variable.measure == "number" and limits else 0


def _label(variable: Variable, asked: Asked, languages: tuple[str, ...]) -> Wording:
    """Return what the column is about: first what sets it apart from its neighbours, then the question."""
    return Wording(tuple((language, _label_in(variable, asked, language)) for language in languages))


def _label_in(variable: Variable, asked: Asked, language: str) -> str:
    ask = plain(asked.question.ask.text(language))
    own = short(variable.label.text(language))
    known = {**PARTS, **PLACE_PARTS} if asked.question.kind == "places" else PARTS
    marks = [known[name].text(language) for name in asked.part.split("__") if name in known]
    head = own if own and own != ask and asked.question.kind != "repeat" else ""
    number = f"{asked.number}. " if asked.number else ""
    apart = f"{head} ({', '.join(marks)})" if head and marks else head or ", ".join(marks)
    around = plain(asked.around.ask.text(language)) if asked.around else ""
    unit = _unit(asked.question, variable, language)
    told = " – ".join(filter(None, (f"{apart[:1].upper()}{apart[1:]}", ask, around)))
    return f"{number}{told} ({unit})" if unit else f"{number}{told}"


def _unit(question: Question, variable: Variable, language: str) -> str:
    limits = question.limits if isinstance(question, Number) else getattr(question, "number", None)
    return limits.unit.text(language) if variable.measure == "number" and limits else ""
