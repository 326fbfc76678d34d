"""Reads a repeat: the few questions that are answered line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from survey.questionnaire.names import CONDITION_WORDS, fault_of_name
from survey.questionnaire.nodes import Mapping, Scalar
from survey.questionnaire.questions import Question, Repeat
from survey.questionnaire.reader_renames import check_renames, read_renames
from survey.questionnaire.schema import ITEM_KEYS, ITEM_KINDS
from survey.questionnaire.values import items_of, known_keys, text_of, truth_of, whole_of, words_of
from survey.texts.message import Message

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping as Registry

    from survey.questionnaire.findings import Place
    from survey.questionnaire.nodes import Node
    from survey.questionnaire.reading import Reading

    Builder = Callable[[Reading, Mapping, Scalar, dict[str, Any]], Question]

USUAL_LINES = 10
MOST_LINES = 50  # more would make thousands of columns and a page that no telephone can draw


def read_repeat(
    reading: Reading, node: Mapping, name: Scalar, parts: dict[str, Any], builders: Registry[Any, Builder]
) -> Question:
    """Return the repeat, with an item for each question in it.

    Args:
        reading: what is known so far.
        node: the repeat.
        name: its name.
        parts: what it has in common with all other questions.
        builders: what reads the rest of an item, by kind.
    """
    at_most = whole_of(node, "at_most", reading.findings, least=1, default=USUAL_LINES)
    if at_most > MOST_LINES:
        place = getattr(node.get("at_most"), "place", name.place)
        message = Message.of("repeat_too_many", at_most=at_most)
        reading.findings.add(place, message, Message.of("number_up_to", most=MOST_LINES))
    items: dict[str, Question] = {}
    places: dict[str, Place] = {}
    earlier: dict[str, tuple[Scalar, ...]] = {}
    children = items_of(node, "questions", reading.findings)
    for child in children:
        item = _item(reading, child, name, builders, places)
        if item and isinstance(child, Mapping) and item.renamed_from:
            earlier[item.name] = words_of(child, "renamed_from", reading.findings)
        if item:
            items[item.name] = item
    check_renames(reading, items, earlier)
    if not children:
        reading.findings.add(name.place, Message.of("repeat_empty", name=name.text), Message.of("repeat_advice"))
    return Repeat(**parts, items=tuple(items.values()), at_most=at_most)


def _item(
    reading: Reading, node: Node, within: Scalar, builders: Registry[Any, Builder], places: dict[str, Place]
) -> Question | None:
    """Return one item, or None where it has no kind or no name of its own; `places` are those of the names taken."""
    findings = reading.findings
    if not isinstance(node, Mapping) or not node.entries:
        word = node.text if isinstance(node, Scalar) else "-"
        findings.add(node.place, Message.of("repeat_shape", word=word), Message.of("repeat_advice"))
        return None
    kind, name = node.entries[0]
    kinds = Message.of("one_of", words=", ".join(ITEM_KINDS))
    if kind.text not in ITEM_KINDS:
        findings.add(kind.place, Message.of("repeat_kind", word=kind.text, name=within.text), kinds)
        return None
    if not isinstance(name, Scalar) or not name.text:
        findings.add(name.place, Message.of("name_missing", word=kind.text), Message.of("name_advice"))
        return None
    if not _is_new(reading, name, places):
        return None
    known_keys(node, ITEM_KEYS[kind.text], findings, also=(kind.text,))
    key = Scalar(f"{within.text}.{name.text}", name.place, name.shift)
    return builders[kind.text](reading, node, key, _parts(reading, node, name, key.text))


def _parts(reading: Reading, node: Mapping, name: Scalar, key: str) -> dict[str, Any]:
    """Return what an item has of that which every question has; its texts have keys that begin with the repeat's."""
    findings = reading.findings
    ask = text_of(node, "ask", findings)
    if ask is None and node.get("ask") is None:
        findings.add(name.place, Message.of("ask_missing", name=name.text), Message.of("ask_advice"))
    return {
        "name": name.text,
        "ask": reading.texts.say(key, ask),
        "help": reading.texts.say(f"{key}.help", text_of(node, "help", findings)),
        "required": truth_of(node, "required", findings),
        "renamed_from": _renamed_from(reading, node, name, key),
    }


def _renamed_from(reading: Reading, node: Mapping, name: Scalar, key: str) -> tuple[str, ...]:
    """Return an item's earlier names, under which the lock may know its codes and translations."""
    earlier = tuple(word.text for word in read_renames(reading, node, name))
    for word in earlier:
        reading.lock.rename("options", key, [key.removesuffix(name.text) + word])
        reading.lock.rename_translations(key.removesuffix(name.text) + word, key)
    return earlier


def _is_new(reading: Reading, name: Scalar, places: dict[str, Place]) -> bool:
    """Return whether the name of an item is new in its repeat; one that cannot be a name is noted all the same."""
    fault = fault_of_name(name.text)
    if fault:
        reading.findings.add(name.place, *fault)
    elif name.text in CONDITION_WORDS:
        reading.findings.add(name.place, Message.of("name_reserved", name=name.text), Message.of("other_name"))
    if name.text in places:
        message = Message.of("name_twice", name=name.text, line=places[name.text].line)
        reading.findings.add(name.place, message, Message.of("other_name"))
        return False
    places[name.text] = name.place
    return True
