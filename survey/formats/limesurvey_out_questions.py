"""One question as LimeSurvey asks it: one builder for each kind."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from survey.formats.limesurvey_conditions import THIS_YEAR, LimeSurvey, expression, has_other
from survey.formats.limesurvey_names import OTHER_ANSWER
from survey.formats.limesurvey_sheet import Asked, Entry
from survey.formats.limesurvey_texts import html_text
from survey.formats.parts import apart, asked_apart, lines, shown_if, unsaid

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from survey.formats.imported import Ledger
    from survey.formats.limesurvey_names import NameMap
    from survey.questionnaire.questions import (
        Kind,
        Matrix,
        Multi,
        Number,
        NumberLimits,
        Option,
        Places,
        Question,
        Ranking,
        Repeat,
        Text,
    )
    from survey.questionnaire.structure import Questionnaire
    from survey.questionnaire.wording import Wording

CLASS = "cssclass"
MARK = "klyngesvar-"  # before our kinds that LimeSurvey does not tell apart
DATE_FORMAT, TIME_FORMAT = "dd-mm-yyyy", "HH:MM"
_SHUFFLED = {"random_order": "1", "answer_order": "random", "subquestion_order": "random"}
_EXCLUSIVE = ("none", "dont_know", "refuse")


@dataclass(frozen=True, slots=True)
class Building:
    """What every builder needs; losses go to the ledger."""

    questionnaire: Questionnaire
    names: NameMap
    ledger: Ledger

    def said(self, wording: Wording) -> dict[str, str]:
        """Return a text by language as HTML; a missing one is the source, as on our own pages."""
        if not wording:
            return {}
        return {language: html_text(wording.text(language), self._piped) for language in self.questionnaire.languages}

    def _piped(self, name: str) -> str | None:
        """Return the expression that tells an earlier answer in words."""
        asked, _, row = name.partition(".")
        try:
            question = self.questionnaire.question(asked)
        except KeyError:
            return None
        dialect = LimeSurvey(self.questionnaire, self.names)
        shown = [variable.replace(".NAOK", ".shown") for variable in dialect.variables(question, row or None)]
        return shown[0] if len(shown) == 1 else f"list({', '.join(shown)})"

    def relevance(self, question: Question) -> str:
        """Return when the question is shown."""
        condition = shown_if(question)
        return expression(self.questionnaire, self.names, condition) if condition else "1"

    def answers(self, question: Question, options: Iterable[Option]) -> tuple[Entry, ...]:
        """Return the options that are answers of one question."""
        own_other = has_other(question)
        coded = [(option, self.names.answer(question.name, option, other=own_other)) for option in options]
        return tuple(Entry(code, self.said(option.label)) for option, code in coded if code != OTHER_ANSWER)

    def subquestions(self, question: Question, members: Iterable[Any]) -> tuple[Entry, ...]:
        """Return options or rows as subquestions."""
        return tuple(
            Entry(
                self.names.name("subquestion", each.name, question=question.name, code=getattr(each, "code", None)),
                self.said(each.label),
                relevance="1",
            )
            for each in members
        )

    def asked(self, question: Question, sort: str, **more: Any) -> Asked:
        """Return the question with what all kinds have."""
        return Asked(
            sort,
            self.names.name("question", question.name),
            self.said(question.ask),
            self.said(question.help),
            self.relevance(question),
            "Y" if question.required else "N",
            **more,
        )

    def lose(self, question: Question, key: str, **params: str | float) -> None:
        """Note what LimeSurvey cannot be told of a question."""
        self.ledger.note(question.name, key, **params)


def build(building: Building, question: Question) -> list[Asked]:
    """Return the questions that LimeSurvey asks for one of ours."""
    for key, named in unsaid(question):
        building.lose(question, key, **named)
    asked = BUILDERS[question.kind](building, question)
    special = asked_apart(question)
    if special:
        asked += build(building, replace(special, show_if=question.show_if))
    return asked


def _single(building: Building, question: Any) -> list[Asked]:
    options: Sequence[Option] = question.options
    if getattr(question, "offered_from", ""):
        building.lose(question, "limesurvey_offers_all", other=question.offered_from)
    other = next((option for option in options if option.role == "other"), None)
    shuffled = getattr(question, "order", "written") == "random"
    return [
        building.asked(
            question, "L",
            other=other is not None,
            answers=building.answers(question, options),
            attributes=_marked(question.kind) | (_SHUFFLED if shuffled else {}),
            said=_other_words(building, other),
        )
    ]  # fmt: skip


def _marked(kind: Kind) -> dict[str, str]:
    return {CLASS: f"{MARK}{kind}"} if kind in ("scale", "village") else {}


def _other_words(building: Building, other: Option | None) -> dict[str, dict[str, str]]:
    words = building.said(other.label) if other else {}
    return {language: {"other_replace_text": text} for language, text in words.items()}


def _multi(building: Building, question: Multi) -> list[Asked]:
    other = next((option for option in question.options if option.role == "other"), None)
    listed = [option for option in question.options if option is not other]
    if other:
        building.names.other(question.name, other)
    subquestions = building.subquestions(question, listed)
    alone = [entry.code for option, entry in zip(listed, subquestions, strict=True) if option.role in _EXCLUSIVE]
    attributes = {
        "exclude_all_others": ";".join(alone),
        "max_answers": str(question.at_most or ""),
        **(_SHUFFLED if question.order == "random" else {}),
    }
    return [
        building.asked(
            question, "M",
            other=other is not None, subquestions=subquestions, attributes=attributes,
            said=_other_words(building, other),
        )
    ]  # fmt: skip


def _ranking(building: Building, question: Ranking) -> list[Asked]:
    if question.offered_from:
        building.lose(question, "limesurvey_offers_all", other=question.offered_from)
    special = apart(question)
    options = [option for option in question.options if option not in special]
    attributes = {
        "max_answers": str(question.at_most or ""),
        **(_SHUFFLED if question.order == "random" else {}),
    }
    return [building.asked(question, "R", answers=building.answers(question, options), attributes=attributes)]


def _matrix(building: Building, question: Matrix) -> list[Asked]:
    if question.each_village and not question.rows:
        building.lose(question, "limesurvey_no_rows")
    rows = building.subquestions(question, question.rows)
    if question.without_own:
        rows = _without_own(building, question, rows)
    attributes = {}
    if question.offered_from:
        attributes["array_filter"] = building.names.name("question", question.offered_from)
    if question.number is not None:
        limits, unit = _limits(building, question.number)
        return [building.asked(question, "K", subquestions=rows, attributes=attributes | limits, said=unit)]
    answers = building.answers(question, question.options)
    return [building.asked(question, "F", subquestions=rows, answers=answers, attributes=attributes)]


def _without_own(building: Building, question: Matrix, rows: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Return the rows, each shown to whoever does not live there."""
    village: Any = next((each for each in building.questionnaire.questions() if each.kind == "village"), None)
    options = {option.name: option for option in village.options} if village else {}
    made = []
    for row, entry in zip(question.rows, rows, strict=True):
        own = options.get(row.name)
        code = building.names.answer(village.name, own) if own else ""
        variable = building.names.name("question", village.name) if own else ""
        made.append(replace(entry, relevance=f"{variable}.NAOK != '{code}'") if own else entry)
    return tuple(made)


def _number(building: Building, question: Number) -> list[Asked]:
    limits, unit = _limits(building, question.limits)
    return [building.asked(question, "N", attributes=limits, said=unit)]


def _limits(building: Building, limits: NumberLimits) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    """Return the attributes that limit a number, and its unit by language."""
    most = f"{{{THIS_YEAR}}}" if limits.max == "this_year" else "" if limits.max is None else f"{limits.max:g}"
    attributes = {
        "min_num_value_n": f"{limits.min:g}",
        "max_num_value_n": most,
        "num_value_int_only": "0" if limits.decimals else "1",
        "em_validation_q": f"self == round(self, {limits.decimals})" if limits.decimals else "",
    }
    return attributes, {language: {"suffix": text} for language, text in building.said(limits.unit).items()}


def _text(building: Building, question: Text) -> list[Asked]:
    attributes = {"maximum_chars": str(question.max_length)}
    if question.lines == 1:
        return [building.asked(question, "S", attributes=attributes)]
    return [building.asked(question, "T", attributes=attributes | {"display_rows": str(question.lines)})]


def _date(building: Building, question: Question) -> list[Asked]:
    return [building.asked(question, "D", attributes={"date_format": DATE_FORMAT})]


def _time(building: Building, question: Question) -> list[Asked]:
    return [building.asked(question, "D", attributes={"date_format": TIME_FORMAT})]


def _note(building: Building, question: Question) -> list[Asked]:
    return [building.asked(question, "X")]


def _lines(building: Building, question: Repeat | Places) -> list[Asked]:
    """Return a heading, then the questions of each line; a line is shown when the one before it was used."""
    if any(item.required for item in getattr(question, "items", ())):
        building.lose(question, "limesurvey_line_not_required")
    dialect = LimeSurvey(building.questionnaire, building.names)
    heading = building.asked(question, "X", attributes={CLASS: f"{MARK}{question.kind}"})
    made = [replace(heading, mandatory="N")]
    before = heading.relevance
    for line in lines(question):
        for item in line:
            made += [replace(asked, relevance=before, mandatory="N") for asked in build(building, item)]
        variables = [variable for item in line for variable in dialect.variables(item)]
        before = f"count({', '.join(variables)}) > 0"
    return made


BUILDERS: dict[Kind, Callable[[Building, Any], list[Asked]]] = {
    "single": _single,
    "multi": _multi,
    "scale": _single,
    "matrix": _matrix,
    "ranking": _ranking,
    "number": _number,
    "text": _text,
    "date": _date,
    "time": _time,
    "village": _single,
    "places": _lines,
    "repeat": _lines,
    "note": _note,
}
