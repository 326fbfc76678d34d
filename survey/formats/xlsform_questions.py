"""One row of an XLSForm as one question of ours."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal

from survey.formats.xlsform_constraint import limits_of
from survey.formats.xlsform_form import LeftOutError, own_words
from survey.formats.xlsform_options import at_most_of, offered, options_of, own_option
from survey.questionnaire.checks import columns
from survey.questionnaire.condition import Answer
from survey.questionnaire.names import LONGEST
from survey.questionnaire.questions import (
    Date,
    Multi,
    Note,
    Number,
    NumberLimits,
    Option,
    Places,
    Question,
    Ranking,
    Scale,
    Single,
    Text,
    Time,
    Village,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from survey.formats.naming import Names
    from survey.formats.xlsform_constraint import Limits
    from survey.formats.xlsform_form import Form
    from survey.formats.xlsform_rows import Row
    from survey.formats.xlsform_tree import Node

    Parts = dict[str, Any]

SHORTEST = 6  # a name is not cut shorter than this
MANY_LINES = 5
LARGEST = 999_999_999_999
MOST_DECIMALS = 6


def question_of(form: Form, node: Node, names: Names | None = None, *, before: int = 0) -> Question | None:
    """Return the question of a row, or None where there is none or it was left out, which has then been noted.

    Args:
        form: what is known so far.
        node: the row.
        names: the namespace, where it is not that of the whole form.
        before: how many characters will stand before the name in those of its columns.
    """
    row, kind = node.row, node.type.kind
    if kind not in BUILDERS:
        form.ledger.note(row.place("type"), "import_type_left_out", type=row.text("type") or "-", name=node.name or "-")
        return None
    try:
        parts = form.common(row)
    except LeftOutError:
        return None
    question = BUILDERS[kind](form, node, {**parts, "name": "q"})
    if question is None:
        return None
    question = named(form, row, question, names or form.names, before=before)
    form.note_unused(row)
    if names is None:
        remember(form, node, question)
    return question


def named(form: Form, row: Row, question: Question, names: Names, *, before: int = 0) -> Question:
    """Return the question under a name so short that its columns have names too."""
    parts = [column.removeprefix(question.name) for column in columns(question)]
    # In a repeat one line, not two, joins an item to what stands after it, but for "missing".
    after = max((len(part) - (before > 0 and part not in ("", "__missing")) for part in parts), default=0)
    old = row.text("name") or nameless(row)
    if not row.text("name"):
        form.ledger.note(row.place("name"), "import_name_missing", name=old)
    room = max(LONGEST - after - before, SHORTEST)
    allowed = "village" if isinstance(question, Village) else ""
    return replace(question, name=names.take(old, row.place("name"), longest=room, allowed=allowed))


def nameless(row: Row) -> str:
    """Return the name of a question that has none in the form."""
    return f"question_{row.number}"


def remember(form: Form, node: Node, question: Question) -> None:
    """Let later rows name this one."""
    form.known.questions = {**form.known.questions, question.name: question}
    form.known.answers = {node.name: Answer(question.name), **form.known.answers}
    choices = form.lists.get(node.type.list_name)
    if choices:
        ours = dict(choices.ours)
        options: tuple[Option, ...] = getattr(question, "options", ())
        if any(option.role == "other" for option in options):
            ours["other"] = "other"
        alone = [old for old, name in ours.items() if name not in {option.name for option in options}]
        form.known.options = {**form.known.options, question.name: {**ours, **dict.fromkeys(alone, "none")}}


def _select_one(form: Form, node: Node, parts: Parts) -> Question | None:
    own = own_words(node.row)
    if own.get("kind") == "village":
        return _village(form, node, parts)
    options = options_of(form, node)
    if options is None:
        return None
    appearance = node.row.text("appearance")
    limits_of(node.row, form.ledger)
    if appearance == "likert" and not any(option.role in ("other", "none") for option in options):
        choices = form.lists[node.type.list_name]
        list_name = form.list_named(own.get("list", "")) or (choices.name if choices.is_shared else "")
        return Scale(**parts, options=options, list_name=list_name)
    _note_appearance(form, node.row)
    source, options = offered(form, node, options)
    return Single(**parts, options=options, order=_order(node.row), offered_from=source)


def _village(form: Form, node: Node, parts: Parts) -> Question:
    choices = form.lists.get(node.type.list_name)
    known = [option for option in choices.options if option.role in ("plain", "dont_know", "refuse")] if choices else []
    return Village(**parts, options=tuple(own_option(form, option, choices) for option in known if choices))


def _select_multiple(form: Form, node: Node, parts: Parts) -> Question | None:
    limits = limits_of(node.row, form.ledger)
    options = options_of(form, node, limits)
    if options is None:
        return None
    _note_appearance(form, node.row)
    offered(form, node, ())
    return Multi(**parts, options=options, at_most=at_most_of(options, limits.chosen), order=_order(node.row))


def _rank(form: Form, node: Node, parts: Parts) -> Question | None:
    options = options_of(form, node)
    if options is None:
        return None
    source, options = offered(form, node, options)
    own = own_words(node.row)
    most, apart = own.get("at_most", ""), form.lists.get(own.get("apart", ""))
    if apart:
        options = (*options, *(own_option(form, option, apart) for option in apart.options))
    at_most = at_most_of(options, int(most) if most.isdecimal() else None)
    return Ranking(**parts, options=options, at_most=at_most, order=_order(node.row), offered_from=source)


def _order(row: Row) -> Literal["written", "random"]:
    return "random" if "randomize=true" in row.text("parameters").replace(" ", "").lower() else "written"


def _note_appearance(form: Form, row: Row, *, known: tuple[str, ...] = ()) -> None:
    words = [word for word in row.text("appearance").split() if word not in known]
    if words:
        form.ledger.note(row.place("appearance"), "import_appearance", words=" ".join(words))


def _integer(form: Form, node: Node, parts: Parts) -> Question:
    limits = limits_of(node.row, form.ledger)
    return _number(form, node.row, parts, limits, 0)


def _decimal(form: Form, node: Node, parts: Parts) -> Question:
    decimals = limits_of(node.row, form.ledger, step=0.01).decimals or 2
    limits = limits_of(node.row, form.ledger, step=10.0**-decimals)
    return _number(form, node.row, parts, limits, decimals)


def _number(form: Form, row: Row, parts: Parts, limits: Limits, decimals: int) -> Question:
    _note_appearance(form, row)
    if limits.least is None:
        form.ledger.note(row.place("type"), "import_number_from_zero", name=row.text("name"))
    return Number(**parts, limits=number_limits(form, row, limits, decimals))


def number_limits(form: Form, row: Row, limits: Limits, decimals: int) -> NumberLimits:
    """Return the limits that a constraint says, as far as they can be met."""
    least, most = min(limits.least or 0, LARGEST), limits.most
    if isinstance(most, int | float) and not least <= most <= LARGEST:
        form.ledger.note(row.place("constraint"), "import_constraint", part=f". <= {most}")
        most = None
    return NumberLimits(least, most, form.wording(row, "unit"), min(decimals, MOST_DECIMALS))


def _range(form: Form, node: Node, parts: Parts) -> Question:
    """Return a number between the two ends of the slider; its steps are not kept."""
    words = dict(part.partition("=")[::2] for part in node.row.text("parameters").lower().split())
    ends = [_figure(words.get("start"), 1), _figure(words.get("end"), 10)]
    form.ledger.note(node.row.place("type"), "import_range", step=words.get("step") or "1")
    decimals = 0 if all(end.is_integer() for end in ends) and "." not in words.get("step", "") else 2
    _note_appearance(form, node.row)
    limits = NumberLimits(max(min(ends), 0), max(*ends, 0), form.wording(node.row, "unit"), decimals)
    return Number(**parts, limits=limits)


def _figure(text: str | None, usual: float) -> float:
    plain = (text or "").strip().lstrip("-")
    is_number = plain.replace(".", "", 1).isdecimal() and plain.isascii() and len(plain) <= 12
    return float(text or usual) if is_number else float(usual)


def _text(form: Form, node: Node, parts: Parts) -> Question:
    row = node.row
    if own_words(row).get("kind") == "village":
        return _village(form, node, parts)
    longest = limits_of(row, form.ledger).longest or 1000
    lines = own_words(row).get("lines", "")
    many = int(lines) if lines.isdecimal() and lines != "0" else MANY_LINES
    is_long = "multiline" in row.text("appearance").split()
    _note_appearance(form, row, known=("multiline",))
    if row.text("type").strip().lower() not in ("text", "string"):
        form.ledger.note(row.place("type"), "import_type_as_text", type=row.text("type"), name=node.name)
    return Text(**parts, max_length=longest, lines=many if is_long else 1)


def _date(form: Form, node: Node, parts: Parts) -> Question:
    limits_of(node.row, form.ledger)
    _note_appearance(form, node.row)
    if node.type.kind == "datetime":
        form.ledger.note(node.row.place("type"), "import_datetime", name=node.name)
    return Date(**parts)


def _time(form: Form, node: Node, parts: Parts) -> Question:
    limits_of(node.row, form.ledger)
    _note_appearance(form, node.row)
    return Time(**parts)


def _geopoint(form: Form, node: Node, parts: Parts) -> Question:
    _note_appearance(form, node.row)
    own = own_words(node.row)
    if own.get("kind") != "places":
        form.ledger.note(node.row.place("type"), "import_geopoint", name=node.name)
    return Places(**parts, place_optional=own.get("place_optional") == "yes")


def _note(form: Form, node: Node, parts: Parts) -> Question | None:
    _note_appearance(form, node.row)
    if node.type.kind == "acknowledge":
        form.ledger.note(node.row.place("type"), "import_acknowledge", name=node.name)
    kept: Mapping[str, Any] = {word: parts[word] for word in ("name", "ask", "help", "show_if", "core")}
    return Note(**kept, **({"module": parts["module"]} if "module" in parts else {}))


BUILDERS: dict[str, Callable[[Form, Node, Parts], Question | None]] = {
    "select_one": _select_one,
    "select_multiple": _select_multiple,
    "rank": _rank,
    "integer": _integer,
    "decimal": _decimal,
    "range": _range,
    "text": _text,
    "date": _date,
    "datetime": _date,
    "time": _time,
    "geopoint": _geopoint,
    "note": _note,
    "acknowledge": _note,
}
