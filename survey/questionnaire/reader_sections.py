"""Reads sections and what stands in them: questions, page breaks and endings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from survey.questionnaire.blocks import include
from survey.questionnaire.findings import did_you_mean
from survey.questionnaire.names import RESERVED_COLUMNS, TEXT_KEYS
from survey.questionnaire.nodes import Mapping, Scalar
from survey.questionnaire.reader_questions import read_condition, read_question
from survey.questionnaire.schema import END_KEYS, QUESTION_KEYS, SECTION_KEYS
from survey.questionnaire.structure import EndIf, NextPage, Section
from survey.questionnaire.values import is_misspelt, items_of, known_keys, text_of
from survey.questionnaire.wording import Wording
from survey.texts.message import Message

if TYPE_CHECKING:
    from survey.questionnaire.nodes import Node
    from survey.questionnaire.questions import Question
    from survey.questionnaire.reading import Reading

    SectionItem = Question | NextPage | EndIf


def read_sections(reading: Reading, root: Mapping) -> tuple[Section, ...]:
    """Return the sections; an ending among them belongs to the section before it."""
    sections: list[Section] = []
    for node in items_of(root, "sections", reading.findings):
        if not isinstance(node, Mapping) or not node.entries:
            reading.findings.add(node.place, Message.of("section_shape"), Message.of("section_advice"))
        elif node.entries[0][0].text == "end_if":
            _end_between(reading, node, sections)
        elif node.entries[0][0].text in (*QUESTION_KEYS, "block"):
            advice = Message.of("question_outside_advice")
            reading.findings.add(node.place, Message.of("question_outside_section"), advice)
        else:
            section = _section(reading, node)
            sections += [section] if section else []
    return tuple(sections)


def _end_between(reading: Reading, node: Mapping, sections: list[Section]) -> None:
    if not sections:
        reading.findings.add(node.place, Message.of("end_without_page"), Message.of("end_advice"))
        return
    section = sections[-1]
    end = _end(reading, node, section.name, section.items)
    if end:
        last = max((i for i, item in enumerate(section.items) if not isinstance(item, NextPage)), default=-1)
        items = (*section.items[: last + 1], end, *section.items[last + 1 :])
        sections[-1] = replace(section, items=items)


def _section(reading: Reading, node: Mapping) -> Section | None:
    name = node.get("section")
    if not isinstance(name, Scalar) or not name.text:
        key = node.entries[0][0]
        message = Message.of("section_nameless", word=key.text)
        advice = Message.of("section_advice") if name else did_you_mean(key.text, ("section", "end_if"))
        reading.findings.add(key.place, message, advice)
        return None
    known_keys(node, SECTION_KEYS, reading.findings)
    reading.take_name(name, reserved=RESERVED_COLUMNS | TEXT_KEYS)
    title = text_of(node, "title", reading.findings)
    if title is None and node.get("title") is None and not is_misspelt(node, "title", SECTION_KEYS):
        reading.findings.add(name.place, Message.of("title_missing", name=name.text), Message.of("title_advice"))
    condition = read_condition(reading, node, "show_if")
    wording = reading.texts.say(name.text, title)
    items = _items(reading, node, name.text)
    is_empty = not any(not isinstance(item, NextPage | EndIf) for item in items) and node.get("questions") is None
    if is_empty and not is_misspelt(node, "questions", SECTION_KEYS):
        reading.findings.add(name.place, Message.of("section_empty", name=name.text), Message.of("section_advice"))
    note = text_of(node, "note", reading.findings)
    return Section(name.text, wording, items, condition, note.text.strip() if note else "")


def _items(reading: Reading, node: Mapping, section: str) -> tuple[SectionItem, ...]:
    items: list[SectionItem] = []
    for child in items_of(node, "questions", reading.findings):
        if isinstance(child, Mapping) and child.entries and child.entries[0][0].text == "block":
            items += include(reading, child)
            continue
        item = _item(reading, child, section, tuple(items))
        items += [item] if item else []
    return tuple(items)


def _item(reading: Reading, node: Node, section: str, before: tuple[SectionItem, ...]) -> SectionItem | None:
    if isinstance(node, Scalar):
        if node.text == "next_page":
            if before and isinstance(before[-1], NextPage):
                reading.findings.add(node.place, Message.of("page_empty"), Message.of("page_empty_advice"))
            return NextPage()
        message = Message.of("question_shape", word=node.text)
        reading.findings.add(node.place, message, did_you_mean(node.text, ("next_page",)))
        return None
    if not isinstance(node, Mapping) or not node.entries:
        reading.findings.add(node.place, Message.of("question_shape", word="-"), Message.of("question_advice"))
        return None
    if node.entries[0][0].text == "end_if":
        return _end(reading, node, section, before)
    return read_question(reading, node)


def _end(reading: Reading, node: Mapping, section: str, before: tuple[SectionItem, ...]) -> EndIf | None:
    """Return an ending; it must stand on a page with questions, for it is checked when that page is turned."""
    known_keys(node, END_KEYS, reading.findings)
    page = [item for item in before if not isinstance(item, EndIf)]
    if not page:
        reading.findings.add(node.place, Message.of("end_without_page"), Message.of("end_advice"))
    number = 1 + sum(isinstance(item, EndIf) for item in before)
    text = text_of(node, "text", reading.findings)
    if text is None and node.get("text") is None:
        reading.findings.add(node.place, Message.of("end_text_missing"), Message.of("end_text_advice"))
    wording = reading.texts.say(f"{section}.end_{number}", text) if text else Wording()
    condition = read_condition(reading, node, "end_if")
    return EndIf(condition, wording) if condition else None
