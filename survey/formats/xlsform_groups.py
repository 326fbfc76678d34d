"""Loops, repeats and groups of places of an XLSForm as questions of ours."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from survey.formats.naming import Names
from survey.formats.xlsform_form import LeftOutError, own_words
from survey.formats.xlsform_options import options_of
from survey.formats.xlsform_questions import named, question_of, remember
from survey.formats.xlsform_tables import Table, matrix_of
from survey.formats.xlsform_tree import Node, walked
from survey.formats.xlsform_types import RowType
from survey.questionnaire.condition import Answer
from survey.questionnaire.names import CONDITION_WORDS, LONGEST, suggested
from survey.questionnaire.questions import (
    Date,
    Multi,
    Number,
    Option,
    Places,
    Question,
    Repeat,
    Scale,
    Single,
    Text,
    Time,
)
from survey.questionnaire.reader_repeats import MOST_LINES, USUAL_LINES
from survey.questionnaire.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from survey.formats.xlsform_form import Form
    from survey.formats.xlsform_rows import Row

_ITEMS = (Single, Multi, Scale, Number, Text, Date, Time)
_SHORTEST_NAME = 6
_MOST_EXPANDED = 60
# What an item of a repeat cannot have of its own.
_OF_THE_WHOLE = frozenset({"show_if", "core", "module", "sensitive", "identifies", "publish", "order", "offered_from"})
_WORDS = ("%(label)s", "%(name)s")


def loop_of(form: Form, node: Node) -> list[Question]:
    """Return the questions of a loop: a matrix over the list's options where that fits, otherwise one for each."""
    choices = form.lists.get(node.type.list_name)
    if choices is None:
        form.ledger.note(node.row.place("type"), "import_list_missing", name=node.name, list=node.type.list_name or "-")
        return []
    form.ledger.note(node.row.place("type"), "import_loop", name=node.name)
    plain = [option for option in choices.options if option.role == "plain"][:_MOST_EXPANDED]
    if not plain:
        return []
    questions: list[Question | None] = []
    for child in node.children:
        if child.type.kind in ("integer", "decimal", "select_one"):
            head = Node(_spoken(child, "…"), RowType("loop", child.type.list_name))
            rows = tuple(_looped(child, option, f"{child.name}__{option.name}") for option in plain)
            questions.append(matrix_of(form, Table(head, rows)))
        elif not child.type.kind.startswith("begin"):
            expanded = [_looped(child, option, f"{child.name}_{option.name}", whole=True) for option in plain]
            questions += [question_of(form, each) for each in expanded]
        else:
            form.ledger.note(
                child.row.place("type"), "import_type_left_out", type=child.row.text("type"), name=child.name
            )
    return [question for question in questions if question is not None]


def _spoken(node: Node, words: str) -> Row:
    """Return the row with the words of one option, or of all, in their place."""
    cells = dict(node.row.cells)
    for header, text in cells.items():
        for placeholder in _WORDS:
            cells[header] = cells[header].replace(placeholder, words) if placeholder in text else cells[header]
    return replace(node.row, cells=cells)


def _looped(node: Node, option: Option, name: str, *, whole: bool = False) -> Node:
    """Return the row for one option of the loop: its label is the option's, or has it in its place."""
    label = option.label.source()
    left_out = ("relevant", "name") if whole else ("relevant", "name", "label", "hint")
    cells = {header: text for header, text in _spoken(node, label).cells.items() if header[0] not in left_out}
    labels = {} if whole else {("label", language): text for language, text in option.label.versions}
    named_cells = {("name", ""): name, **labels}
    return Node(replace(node.row, cells=cells | named_cells), node.type)


def places_of(form: Form, node: Node) -> Question | None:
    """Return the question about places of a group that says so itself."""
    try:
        parts = form.common(node.row)
    except LeftOutError:
        return None
    own = own_words(node.row)
    by_name = {child.name.removeprefix(f"{node.name}__"): child for child in node.children}
    each, none = by_name.get("1_each"), by_name.get("none")
    option = by_name.get("1_option")
    about = option or each
    alone = form.lists[none.type.list_name].options if none and none.type.list_name in form.lists else ()
    places = Places(
        **{**parts, "name": "q"},
        at_most=int(own["at_most"]) if own.get("at_most", "").isdecimal() else 1,
        each=form.wording(about.row, "label") if about else Wording(),
        each_options=(options_of(form, option) or ()) if option else (),
        place_optional=own.get("place_optional") == "yes",
        none=alone[0] if alone else None,
    )
    question = named(form, node.row, places, form.names)
    remember(form, node, question)
    form.known.answers = {**{child.name: Answer(question.name) for child in node.children}, **form.known.answers}
    return question


def repeat_of(form: Form, node: Node) -> Question | None:
    """Return the repeat, or None where nothing in it can be asked line by line, which has then been noted."""
    try:
        parts = form.common(node.row)
    except LeftOutError:
        return None
    most = own_words(node.row).get("at_most") or _counted(form, node)
    at_most = min(int(most), MOST_LINES) if most.isdecimal() and most.isascii() and int(most) else USUAL_LINES
    children = [_unprefixed(child, f"{node.name}__") for child in node.children]
    joint = len(f"__{at_most}_")
    room = LONGEST - joint - max((_width(form, child) for child in walked(children)), default=0)
    old = node.name or f"question_{node.row.number}"
    name = form.names.take(old, node.row.place("name"), longest=max(_SHORTEST_NAME, room))
    names = Names(form.ledger, reserved=CONDITION_WORDS)
    items = [item for child in children for item in _items(form, child, names, len(name) + joint)]
    if not items:
        form.ledger.note(node.row.place("type"), "import_group_empty", name=node.name)
        return None
    question = Repeat(**{**parts, "name": name}, items=tuple(items), at_most=at_most)
    node.row.text("appearance")
    form.note_unused(node.row)
    remember(form, node, question)
    return question


def _width(form: Form, node: Node) -> int:
    """Return how long the longest column of an item is after the repeat's part of it."""
    if node.name.endswith("__other_text") and node.type.kind == "text":
        return 0  # counted with the question whose words they are
    choices = form.lists.get(node.type.list_name)
    options = choices.options if choices else ()
    names = [len(option.name) for option in options if option.role not in ("dont_know", "refuse")]
    several = 1 + max(names, default=0) if node.type.kind == "select_multiple" else 0
    words = len("_other_text") if node.type.other or (choices and "other" in choices.ours.values()) else 0
    missing = len("__missing") if node.type.kind in ("text", "date", "time", "datetime") else 0
    return len(suggested(node.name)) + max(several, words, missing)


def _unprefixed(node: Node, prefix: str) -> Node:
    """Return an item under its own name, where the form puts the repeat's before it."""
    cells = {**node.row.cells, ("name", ""): node.name.removeprefix(prefix)}
    return Node(replace(node.row, cells=cells), node.type, node.children)


def _counted(form: Form, node: Node) -> str:
    count = node.row.text("repeat_count")
    if count:
        form.ledger.note(node.row.place("repeat_count"), "import_repeat_count", count=count[:60])
    return count


def _items(form: Form, node: Node, names: Names, before: int) -> Iterator[Question]:
    kind = node.type.kind
    if kind == "begin group":
        form.ledger.note(node.row.place("type"), "import_group_flattened", name=node.name or "-")
        for child in node.children:
            yield from _items(form, child, names, before)
        return
    if kind.startswith("begin"):
        for each in walked([node]):
            form.ledger.note(each.row.place("type"), "import_in_repeat", type=each.row.text("type"), name=each.name)
        return
    if node.name.endswith("__other_text") and kind == "text":
        return
    item = question_of(form, node, names, before=before)
    if item is None:
        return
    if not isinstance(item, _ITEMS):
        form.ledger.note(node.row.place("type"), "import_in_repeat", type=node.row.text("type"), name=node.name)
        return
    if item.show_if:
        form.ledger.note(node.row.place("relevant"), "import_row_condition", name=node.name)
    usual: dict[str, Any] = {each.name: each.default for each in fields(item) if each.name in _OF_THE_WHOLE}
    yield replace(item, **usual)
