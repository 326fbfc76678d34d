"""One question as SurveyJS elements: one builder for each kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from survey.formats.parts import NONE_PART, apart, shown_if
from survey.formats.surveyjs_conditions import visible_if
from survey.formats.surveyjs_texts import html, said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from survey.formats.surveyjs_texts import Said
    from survey.questionnaire.questions import (
        Kind,
        Matrix,
        Multi,
        Note,
        Number,
        NumberLimits,
        Option,
        Places,
        Question,
        Ranking,
        Repeat,
        Row,
        Text,
    )
    from survey.questionnaire.structure import Questionnaire
    from survey.questionnaire.wording import Wording

Element = dict[str, Any]
_EXCLUSIVE = ("dont_know", "refuse")
_LARGEST_ROW_OF_BUTTONS = 7


def elements(questionnaire: Questionnaire, question: Question) -> list[Element]:
    """Return the question's element, and one more where "none of these" must stand apart."""
    building = _Building(questionnaire)
    element = building.common(question) | BUILDERS[question.kind](building, question)
    special = apart(question)
    return [_tidy(element), *([_tidy(building.standing_apart(question, special))] if special else [])]


def _tidy(element: Element) -> Element:
    """Leave out what says nothing; the number 0 says something."""
    return {key: value for key, value in element.items() if value is not None and value is not False and value != []}


@dataclass(frozen=True, slots=True)
class _Building:
    questionnaire: Questionnaire

    def say(self, wording: Wording) -> Said | None:
        return said(wording, self.questionnaire.languages) if wording else None

    def common(self, question: Question) -> Element:
        return {
            "type": "",  # first in the file; every builder gives it
            "name": question.name,
            "title": self.say(question.ask),
            "description": self.say(question.help),
            "visibleIf": self.shown(question),
            "isRequired": question.required,
        }

    def shown(self, question: Question) -> str | None:
        """Return when the question is shown: its own condition, and that it has something to offer."""
        condition = shown_if(question)
        return visible_if(self.questionnaire, condition) if condition else None

    def choices(self, options: Iterable[Option], *, offered_from: str = "", random: bool = False) -> list[Element]:
        """Return the choices but for those that SurveyJS shows by a switch of its own."""
        made = []
        for option in options:
            if option.role in ("other", "none") and not offered_from:
                continue
            choice: Element = {"value": option.name, "text": self.say(option.label)}
            if offered_from and option.role in ("plain", "other"):
                choice["visibleIf"] = f"{{{offered_from}}} contains '{option.name}'"
            if offered_from and option.name == "other":
                choice["text"] = f"{{{offered_from}-Comment}}"
            if random and option.role != "plain":
                choice["randomize"] = False
            made.append(choice)
        return made

    def switches(self, options: Sequence[Option]) -> Element:
        """Return the switches for "other" and "none of these", whose values are named as ours."""
        found = {option.role: option for option in options}
        made: Element = {}
        for role in ("other", "none"):
            if role in found:
                made |= {f"show{role.title()}Item": True, f"{role}Text": self.say(found[role].label)}
        return made

    def standing_apart(self, question: Question, options: Sequence[Option]) -> Element:
        """Return a checkbox for the answers that take the place of a whole order or list of places."""
        return {
            "type": "checkbox",
            "name": question.name + NONE_PART,
            "titleLocation": "hidden",
            "visibleIf": self.shown(question),
            "choices": [{"value": option.name, "text": self.say(option.label)} for option in options],
            "maxSelectedChoices": 1,
            "codes": codes(options),
        }


def codes(options: Iterable[Option]) -> dict[str, int]:
    """Return each option's code by its name."""
    return {option.name: option.code for option in options}


def _single(building: _Building, question: Any) -> Element:
    offered = getattr(question, "offered_from", "")
    random = getattr(question, "order", "written") == "random"
    return {
        "type": "radiogroup",
        "choices": building.choices(question.options, offered_from=offered, random=random),
        "choicesOrder": "random" if random else None,
        **({} if offered else building.switches(question.options)),
        "codes": codes(question.options),
    }


def _scale(building: _Building, question: Any) -> Element:
    in_one_row = len(question.options) <= _LARGEST_ROW_OF_BUTTONS
    return _single(building, question) | ({"colCount": 0} if in_one_row else {})


def _village(building: _Building, question: Any) -> Element:
    return _single(building, question) | {"type": "dropdown"}


def _multi(building: _Building, question: Multi) -> Element:
    alone = [option.name for option in question.options if option.role in _EXCLUSIVE]
    length = f"{{{question.name}.length}}"
    checks = [
        {"type": "expression", "expression": f"{{{question.name}}} notcontains '{name}' or {length} = 1"}
        for name in alone
    ]
    return _single(building, question) | {
        "type": "checkbox",
        "maxSelectedChoices": question.at_most,
        "validators": checks,
    }


def _ranking(building: _Building, question: Ranking) -> Element:
    special = apart(question)
    options = [option for option in question.options if option not in special]
    choices = building.choices(options, offered_from=question.offered_from)
    if not question.offered_from:
        choices += [{"value": each.name, "text": building.say(each.label)} for each in options if each.role == "other"]
    return {
        "type": "ranking",
        "choices": choices,
        "choicesOrder": "random" if question.order == "random" else None,
        "selectToRankEnabled": True,
        "maxSelectedChoices": question.at_most,
        "codes": codes(options),
    }


def _matrix(building: _Building, question: Matrix) -> Element:
    if question.number:
        return _number_matrix(building, question, question.number)
    return {
        "type": "matrix",
        "columns": [{"value": option.name, "text": building.say(option.label)} for option in question.options],
        "rows": [_tidy(_row(building, question, row)) for row in question.rows],
        "eachRowRequired": question.required,
        "codes": codes(question.options),
    }


def _row(building: _Building, question: Matrix, row: Row) -> Element:
    return {"value": row.name, "text": building.say(row.label), "visibleIf": _row_shown(building, question, row)}


def _row_shown(building: _Building, question: Matrix, row: Row) -> str | None:
    if question.offered_from:
        return f"{{{question.offered_from}}} contains '{row.name}'"
    village = next((each.name for each in building.questionnaire.questions() if each.kind == "village"), None)
    return f"{{{village}}} <> '{row.name}'" if question.without_own and village else None


def _number_matrix(building: _Building, question: Matrix, limits: NumberLimits) -> Element:
    """Return a panel of numbers, each named as its column in our data."""
    return {
        "type": "panel",
        "isRequired": None,
        "elements": [
            _tidy(
                {
                    "type": "text",
                    "name": f"{question.name}__{row.name}",
                    "title": building.say(row.label),
                    "visibleIf": _row_shown(building, question, row),
                    "isRequired": question.required,
                    **_limits(building, limits, f"{question.name}__{row.name}"),
                }
            )
            for row in question.rows
        ],
    }


def _number(building: _Building, question: Number) -> Element:
    return {"type": "text", **_limits(building, question.limits, question.name)}


def _limits(building: _Building, limits: NumberLimits, name: str) -> Element:
    numeric: Element = {"type": "numeric", "minValue": limits.min}
    checks = [numeric]
    if isinstance(limits.max, int | float):
        numeric["maxValue"] = limits.max
    elif limits.max == "this_year":
        checks.append({"type": "expression", "expression": f"{{{name}}} <= year(today())"})
    return {
        "inputType": "number",
        "step": 10.0**-limits.decimals if limits.decimals else 1,
        "placeholder": building.say(limits.unit),
        "validators": checks,
    }


def _text(_building: _Building, question: Text) -> Element:
    if question.lines > 1:
        return {"type": "comment", "maxLength": question.max_length, "rows": question.lines}
    return {"type": "text", "maxLength": question.max_length}


def _typed(sort: Literal["date", "time"]) -> Callable[[_Building, Any], Element]:
    return lambda _building, _question: {"type": "text", "inputType": sort}


def _places(building: _Building, question: Places) -> Element:
    """Return a panel for each place: chosen from the list, or in words. The map has no counterpart."""
    inner: list[Element] = []
    if question.places:
        choices = building.choices(question.places)
        inner.append({"type": "dropdown", "name": "place", "choices": choices, "codes": codes(question.places)})
    inner.append({"type": "text", "name": "words"})
    if question.each_options:
        options = question.each_options
        inner.append({
            "type": "radiogroup", "name": "option", "title": building.say(question.each),
            "choices": building.choices(options), **building.switches(options), "codes": codes(options),
        })  # fmt: skip
    elif question.each:
        inner.append({"type": "text", "name": "each", "title": building.say(question.each)})
    return _panels(inner, question.at_most)


def _repeat(building: _Building, question: Repeat) -> Element:
    inner = [building.common(item) | BUILDERS[item.kind](building, item) for item in question.items]
    return _panels(inner, question.at_most)


def _panels(inner: list[Element], at_most: int) -> Element:
    return {
        "type": "paneldynamic",
        "templateElements": [_tidy(element) for element in inner],
        "panelCount": 1,
        "maxPanelCount": at_most,
    }


def _note(building: _Building, question: Note) -> Element:
    return {"type": "html", "title": None, "html": html(question.ask, building.questionnaire.languages)}


BUILDERS: dict[Kind, Callable[[_Building, Any], Element]] = {
    "single": _single,
    "multi": _multi,
    "scale": _scale,
    "matrix": _matrix,
    "ranking": _ranking,
    "number": _number,
    "text": _text,
    "date": _typed("date"),
    "time": _typed("time"),
    "village": _village,
    "places": _places,
    "repeat": _repeat,
    "note": _note,
}
