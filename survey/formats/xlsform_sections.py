"""The tree of an XLSForm as our sections: groups, pages, notes and endings."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from survey.formats.xlsform_form import LeftOutError, own_words
from survey.formats.xlsform_groups import loop_of, places_of, repeat_of
from survey.formats.xlsform_joined import Sure, joined
from survey.formats.xlsform_questions import question_of
from survey.formats.xlsform_tables import Table, gathered, matrix_of, table_of
from survey.formats.xpath import XPathError, parse
from survey.questionnaire.questions import Note, Question
from survey.questionnaire.structure import EndIf, NextPage, Section
from survey.questionnaire.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from survey.formats.xlsform_form import Form
    from survey.formats.xlsform_tree import Node
    from survey.questionnaire.condition import Condition

_PAGE = re.compile(r".*__page_[0-9]+")


@dataclass(slots=True)
class _Items:
    """What stands in one section so far; a page break waits until something comes after it."""

    items: list[Question | NextPage | EndIf] = field(default_factory=list)
    waiting: bool = False

    def add(self, item: Question | EndIf) -> None:
        if self.waiting:
            self.items.append(NextPage())
        self.waiting = False
        self.items.append(item)

    def turn(self) -> None:
        self.waiting = bool(self.items)

    @property
    def has_questions(self) -> bool:
        return any(isinstance(item, Question) for item in self.items)


def sections_of(form: Form, top: Sequence[Node], title: Wording) -> tuple[Section, ...]:
    """Return the sections; questions outside any group make sections of their own under the form's title."""
    sections: list[Section] = []
    loose = 0
    for part in _parted(top):
        if isinstance(part, list):
            loose += 1
            name = form.names.take(f"part_{loose}", "survey")
            section = _section(form, name, title, part, None)
            sections += [section] if section else []
        else:
            sections += _group(form, part)
    return tuple(sections)


def _parted(nodes: Sequence[Node]) -> Iterator[Node | list[Node]]:
    """Yield groups one by one, and what stands between them together."""
    loose: list[Node] = []
    for node in nodes:
        if node.type.kind == "begin group" and table_of(node) is None and own_words(node.row).get("kind") != "places":
            if loose:
                yield loose
            loose = []
            yield node
        else:
            loose.append(node)
    if loose:
        yield loose


def _group(form: Form, node: Node, outer: Condition | None = None) -> list[Section]:
    """Return the section of a group, or the sections of the groups that stand in it and have titles of their own."""
    name = form.names.take(node.name or f"group_{node.row.number}", node.row.place("name"))
    title = form.wording(node.row, "label")
    if not title:
        title = Wording(((form.languages.order[0], name.replace("_", " ").capitalize()),))
        form.ledger.note(node.row.place("label"), "import_group_title", name=name)
    try:
        condition = _both(form, outer, form.show_if(node.row))
    except LeftOutError:
        return []
    node.row.text("appearance")
    help_text = form.wording(node.row, "hint")
    form.required(node.row)
    form.note_unused(node.row)
    parts: list[Node | list[Node]] = list(_parted(node.children)) if _holds_titled(node) else [node.children]
    sections: list[Section] = []
    for part in parts:
        if isinstance(part, list):
            own = (
                name
                if not any(section.name == name for section in sections)
                else form.names.take(f"{name}_rest", "survey")
            )
            section = _section(form, own, title, part, condition, help_text if part is parts[0] else Wording())
            sections += [section] if section else []
        else:
            sections += _group(form, part, condition)
    if not sections:
        form.ledger.note(node.row.place("type"), "import_group_empty", name=node.name)
    return sections


def _holds_titled(node: Node) -> bool:
    """Tell whether groups with titles stand in it, which are not shown as one page."""
    inner = [child for child in node.children if child.type.kind == "begin group" and not table_of(child)]
    return any(child.row.spoken("label") and "field-list" not in child.row.text("appearance") for child in inner)


def _section(
    form: Form, name: str, title: Wording, nodes: Sequence[Node], condition: Condition | None, text: Wording = Wording()
) -> Section | None:
    items = _Items()
    if text:
        hint = form.names.take(f"{name}_text", "survey")
        items.add(Note(name=hint, ask=text))
    _fill(form, items, nodes, None)
    return Section(name, title, tuple(items.items), condition) if items.has_questions else None


def _fill(form: Form, items: _Items, nodes: Sequence[Node], outer: Condition | None) -> None:
    """Add what the nodes are, under a condition that holds for all of them."""
    for node in gathered(nodes):
        if isinstance(node, Table):
            _add(form, items, matrix_of(form, node), outer)
        elif own_words(node.row).get("kind") == "end_if":
            _end(form, items, node, outer)
        elif node.type.kind == "begin group" and own_words(node.row).get("kind") != "places":
            _inner_group(form, items, node, outer)
        else:
            for question in _questions(form, node):
                _add(form, items, question, outer)


def _questions(form: Form, node: Node) -> list[Question | None]:
    if node.type.kind == "begin group":
        return [places_of(form, node)]
    if node.type.kind == "begin repeat":
        return [repeat_of(form, node)]
    if node.type.kind == "begin loop":
        return list(loop_of(form, node))
    if node.type.kind == "text" and _is_words_of_other(form, node):
        return []
    return [question_of(form, node)]


def _is_words_of_other(form: Form, node: Node) -> bool:
    """Tell whether the row is the words of an earlier question's "other", which belong to that question."""
    name, _, rest = node.name.rpartition("__")
    answer = form.known.answers.get(name)
    options = (
        getattr(form.known.questions.get(answer.question), "options", ()) if answer and rest == "other_text" else ()
    )
    return any(option.name == "other" for option in options)


def _add(form: Form, items: _Items, question: Question | None, outer: Condition | None) -> None:
    if question is not None:
        items.add(replace(question, show_if=_both(form, outer, question.show_if)))


def _inner_group(form: Form, items: _Items, node: Node, outer: Condition | None) -> None:
    """Add a group within a section: its title as a note, its condition to each question, its page as a page."""
    try:
        condition = _both(form, outer, form.show_if(node.row))
    except LeftOutError:
        return
    is_own_page = bool(_PAGE.fullmatch(node.name))
    is_page = is_own_page or "field-list" in node.row.text("appearance").split()
    title, text = form.wording(node.row, "label"), form.wording(node.row, "hint")
    if not is_own_page:
        form.ledger.note(node.row.place("type"), "import_group_flattened", name=node.name or "-")
    form.required(node.row)
    form.note_unused(node.row)
    if is_page:
        items.turn()
    if title:
        name = form.names.take(node.name or f"group_{node.row.number}", node.row.place("name"))
        _add(form, items, Note(name=name, ask=title, help=text), condition)
    _fill(form, items, node.children, condition)
    if is_page:
        items.turn()


def _end(form: Form, items: _Items, node: Node, outer: Condition | None) -> None:
    """Add an ending; what the form says of it on later rows is left out from now on."""
    try:
        condition = _both(form, outer, form.show_if(node.row))
        form.ends.append(parse(node.row.text("relevant")))
    except (LeftOutError, XPathError):
        return
    if condition:
        items.add(EndIf(condition, form.ask(node.row)))


def _both(form: Form, outer: Condition | None, own: Condition | None) -> Condition | None:
    if outer is None or own is None:
        return outer or own
    found = joined([Sure(outer), Sure(own)], form.known.questions, every=True)
    return None if isinstance(found, bool) else found
