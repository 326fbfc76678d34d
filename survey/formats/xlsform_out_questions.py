"""One question of ours as the rows of an XLSForm."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from survey.formats.xlsform_out_conditions import THIS_YEAR, places_parts
from survey.formats.xlsform_sheet_out import own_words
from survey.questionnaire.condition_source import number_text
from survey.questionnaire.reader_repeats import USUAL_LINES

if TYPE_CHECKING:
    from collections.abc import Callable

    from survey.formats.xlsform_sheet_out import Cells, Sheets
    from survey.questionnaire.questions import (
        Date,
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
        Scale,
        Single,
        Text,
        Time,
        Village,
    )

MANY_LINES = 5
ALONE = ("none", "dont_know", "refuse")


def write_question(sheets: Sheets, question: Question, name: str = "") -> None:
    """Add the rows of a question.

    Args:
        sheets: the form so far.
        question: what is asked.
        name: what the form calls it, where that is not its own name.
    """
    ROWS[question.kind](sheets, question, name or question.name)
    parts = (*getattr(question, "options", ()), *getattr(question, "rows", ()))
    if question.renamed_from or question.note or any(part.renamed_from for part in parts):
        sheets.lose("export_history", name=question.name)


def _row(sheets: Sheets, kind: str, name: str, question: Question, **cells: str) -> Cells:
    """Add a question's row with what every kind has."""
    own = cells.pop("klyngesvar", "") or own_words(question)
    row = sheets.row(kind, name, relevant=sheets.condition(question.show_if), klyngesvar=own, **cells)
    sheets.say(row, "label", question.ask)
    sheets.say(row, "hint", question.help)
    if question.required:
        row["required"] = "yes"
    return row


def _single(sheets: Sheets, question: Single, name: str) -> None:
    options = sheets.list_of(name, question.options)
    offered = f"selected(${{{question.offered_from}}}, name)" if question.offered_from else ""
    _row(sheets, f"select_one {options}", name, question, choice_filter=offered, parameters=_random(question.order))
    _words_of_other(sheets, question.options, name)


def _scale(sheets: Sheets, question: Scale, name: str) -> None:
    options = sheets.list_of(name, question.options, question.list_name)
    own = own_words(question, list=question.list_name if question.list_name != options else "")
    _row(sheets, f"select_one {options}", name, question, appearance="likert", klyngesvar=own)


def _village(sheets: Sheets, question: Village, name: str) -> None:
    if question.options:
        _row(sheets, f"select_one {sheets.list_of(name, question.options)}", name, question)
    else:
        _row(sheets, "text", name, question)
    sheets.lose("export_villages", name=name)


def _multi(sheets: Sheets, question: Multi, name: str) -> None:
    options = sheets.list_of(name, question.options)
    parts = [f"count-selected(.) <= {question.at_most}"] if question.at_most else []
    parts += [
        f"not(selected(., '{option.name}') and count-selected(.) > 1)"
        for option in question.options
        if option.role in ALONE
    ]
    constraint, parameters = " and ".join(parts), _random(question.order)
    _row(sheets, f"select_multiple {options}", name, question, constraint=constraint, parameters=parameters)
    _words_of_other(sheets, question.options, name)


def _ranking(sheets: Sheets, question: Ranking, name: str) -> None:
    ranked = tuple(option for option in question.options if option.role in ("plain", "other"))
    options = sheets.list_of(name, ranked)
    offered = f"selected(${{{question.offered_from}}}, name)" if question.offered_from else ""
    apart = tuple(option for option in question.options if option.role not in ("plain", "other"))
    apart_list = sheets.list_of(f"{name}__apart", apart) if apart else ""
    own = own_words(question, at_most=str(question.at_most or ""), apart=apart_list)
    parameters = _random(question.order)
    _row(sheets, f"rank {options}", name, question, choice_filter=offered, parameters=parameters, klyngesvar=own)
    if question.at_most:
        sheets.lose("export_ranking_at_most", name=name, at_most=question.at_most)
    if apart:
        sheets.lose("export_ranking_apart", name=name)
    _words_of_other(sheets, question.options, name)


def _words_of_other(sheets: Sheets, options: tuple[Option, ...], name: str) -> None:
    """Add the text row for the words of "other"."""
    for option in options:
        if option.role == "other":
            row = sheets.row("text", f"{name}__other_text", relevant=f"selected(${{{name}}}, 'other')")
            sheets.say(row, "label", option.label)


def _random(order: str) -> str:
    return "randomize=true" if order == "random" else ""


def _matrix(sheets: Sheets, question: Matrix, name: str) -> None:
    yes = {word: "yes" for word in ("each_village", "without_own") if getattr(question, word)}
    own_list = name if question.rows else f"{name}__rows"
    options = "" if question.number else sheets.list_of(own_list, question.options, question.list_name)
    named = question.list_name if question.list_name and question.list_name != options else ""
    is_bare = question.number is not None or not question.rows
    choices = options if options and not question.rows else ""
    if question.number and not question.rows:
        yes |= {"number": _number_kind(question.number), "limits": _limits(question.number)}
    own = own_words(question, kind="matrix" if is_bare else "", list=named, choices=choices, **yes)
    appearance = "field-list" if question.number else "table-list"
    head = _row(sheets, "begin_group", name, question, appearance=appearance, klyngesvar=own)
    head.pop("required", None)
    if question.number:
        sheets.say(head, "unit", question.number.unit)
        if question.options:
            sheets.lose("export_number_options", name=name)
    for row in question.rows:
        _matrix_row(sheets, question, name, row.name, options).update({"required": "yes"} if question.required else {})
        sheets.say(sheets.survey[-1], "label", row.label)
    sheets.row("end_group", name)
    if question.each_village:
        sheets.lose("export_villages", name=name)


def _matrix_row(sheets: Sheets, question: Matrix, name: str, row: str, options: str) -> Cells:
    offered = f"selected(${{{question.offered_from}}}, '{row}')" if question.offered_from else ""
    if question.number:
        kind, constraint = _number_kind(question.number), _limits(question.number)
        return sheets.row(kind, f"{name}__{row}", relevant=offered, constraint=constraint)
    return sheets.row(f"select_one {options}", f"{name}__{row}", relevant=offered)


def _number(sheets: Sheets, question: Number, name: str) -> None:
    limits = question.limits
    row = _row(sheets, _number_kind(limits), name, question, constraint=_limits(limits))
    sheets.say(row, "unit", limits.unit)
    if limits.unit:
        sheets.lose("export_unit", name=name)


def _number_kind(limits: NumberLimits) -> str:
    return "decimal" if limits.decimals else "integer"


def _limits(limits: NumberLimits) -> str:
    parts = [f". >= {number_text(limits.min)}"]
    if limits.max is not None:
        parts.append(f". <= {THIS_YEAR if isinstance(limits.max, str) else number_text(limits.max)}")
    if limits.decimals:
        parts.append(f"round(., {limits.decimals}) = .")
    return " and ".join(parts)


def _text(sheets: Sheets, question: Text, name: str) -> None:
    lines = str(question.lines) if question.lines not in (1, MANY_LINES) else ""
    appearance, constraint = "multiline" if question.lines > 1 else "", f"string-length(.) <= {question.max_length}"
    own = own_words(question, lines=lines)
    _row(sheets, "text", name, question, appearance=appearance, constraint=constraint, klyngesvar=own)


def _plain(sheets: Sheets, question: Date | Time | Note, name: str) -> None:
    _row(sheets, question.kind, name, question)


def _places(sheets: Sheets, question: Places, name: str) -> None:
    optional = "yes" if question.place_optional else ""
    if not places_parts(question):
        _row(sheets, "geopoint", name, question, klyngesvar=own_words(question, kind="places", place_optional=optional))
    else:
        own = own_words(question, kind="places", at_most=str(question.at_most), place_optional=optional)
        head = _row(sheets, "begin_group", name, question, appearance="field-list", klyngesvar=own)
        head.pop("required", None)
        if question.required:
            head["klyngesvar"] = f"{head['klyngesvar']}; required=yes"
        for number in range(1, question.at_most + 1):
            _place(sheets, question, name, number)
        if question.none:
            options = sheets.list_of(f"{name}__none", (question.none,))
            row = sheets.row(f"select_multiple {options}", f"{name}__none")
            sheets.say(row, "label", question.none.label)
        sheets.row("end_group", name)
    sheets.lose("export_places", name=name)


def _place(sheets: Sheets, question: Places, name: str, number: int) -> None:
    row = sheets.row("geopoint", f"{name}__{number}_place")
    for language, _ in question.ask.versions:
        sheets.label(row, language, str(number))
    if not question.each:
        return
    if question.each_options:
        options = sheets.list_of(f"{name}__option", question.each_options)
        row = sheets.row(f"select_one {options}", f"{name}__{number}_option")
    else:
        row = sheets.row("text", f"{name}__{number}_each")
    sheets.say(row, "label", question.each)


def _repeat(sheets: Sheets, question: Repeat, name: str) -> None:
    at_most = "" if question.at_most == USUAL_LINES else str(question.at_most)
    required = "yes" if question.required else ""
    own = own_words(question, at_most=at_most, required=required)
    _row(sheets, "begin_repeat", name, question, klyngesvar=own).pop("required", None)
    sheets.lose("export_repeat_at_most", name=name, at_most=question.at_most)
    for item in question.items:
        write_question(sheets, item, f"{name}__{item.name}")
    sheets.row("end_repeat", name)


ROWS: dict[Kind, Callable[[Sheets, Any, str], None]] = {
    "single": _single,
    "multi": _multi,
    "scale": _scale,
    "matrix": _matrix,
    "ranking": _ranking,
    "number": _number,
    "text": _text,
    "date": _plain,
    "time": _plain,
    "village": _village,
    "places": _places,
    "repeat": _repeat,
    "note": _plain,
}
