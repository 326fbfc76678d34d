"""Blocks: questions that several questionnaires share, and what becomes of them in one that includes them.

A block is read once, with the codes and translations of the file that holds it. Including it puts its questions where
`- block: name` stands, so that the questionnaire itself knows no blocks.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from survey.questionnaire.findings import did_you_mean
from survey.questionnaire.names import RESERVED_COLUMNS, TEXT_KEYS, fault_of_name
from survey.questionnaire.nodes import Mapping as MappingNode
from survey.questionnaire.nodes import Scalar
from survey.questionnaire.prefixing import asked_about, in_condition, in_text, prefixed
from survey.questionnaire.reader_questions import read_question
from survey.questionnaire.reading import Asked
from survey.questionnaire.schema import BLOCK_KEYS
from survey.questionnaire.translation import PLACEHOLDER, Entry
from survey.questionnaire.values import items_of, known_keys, text_of, words_of
from survey.texts.message import Message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from survey.questionnaire.findings import Place
    from survey.questionnaire.questions import Question
    from survey.questionnaire.reading import Reading


@dataclass(frozen=True, slots=True)
class Held:
    """One question of a block as its own file says it.

    Attributes:
        question: the question, with the file's codes and translations.
        asked: its condition, if it has one.
        entries: its texts by their keys in the file's translations.
        renames: its earlier names with their places.
    """

    question: Question
    asked: tuple[Asked, ...]
    entries: Mapping[str, Entry]
    renames: tuple[Scalar, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Questions that belong together; `source` is the reading of the file that holds them."""

    name: Scalar
    held: Mapping[str, Held]
    source: Reading


def read_blocks(reading: Reading, source: Reading, root: MappingNode) -> None:
    """Read the blocks of a used file and remember them.

    Args:
        reading: of the questionnaire that uses the file.
        source: of the file itself: its lock, its translations and the lists known so far.
        root: the file.
    """
    blocks = root.get("blocks")
    if blocks is None:
        return
    if not isinstance(blocks, MappingNode):
        reading.findings.add(blocks.place, Message.of("blocks_shape"), Message.of("blocks_advice"))
        return
    for name, _ in blocks.entries:
        fault = fault_of_name(name.text)
        if fault:
            reading.findings.add(name.place, *fault)
        held = _held(source, blocks, name)
        if name.text in reading.blocks:
            first = reading.blocks[name.text].name.place
            message = Message.of("block_name_twice", name=name.text, file=first.file, line=first.line)
            reading.findings.add(name.place, message, Message.of("other_name"))
        else:
            reading.blocks[name.text] = Block(name, held, source)


def _held(source: Reading, blocks: MappingNode, name: Scalar) -> dict[str, Held]:
    """Return the questions of one block by name."""
    held: dict[str, Held] = {}
    for node in items_of(blocks, name.text, source.findings):
        if not isinstance(node, MappingNode) or not node.entries or node.entries[0][0].text in ("block", "end_if"):
            source.findings.add(node.place, Message.of("block_holds_questions"), Message.of("question_advice"))
            continue
        conditions, known = len(source.conditions), set(source.texts.entries)
        question = read_question(source, node)
        if question is not None and question.name not in held:
            entries = {key: entry for key, entry in source.texts.entries.items() if key not in known}
            asked = tuple(source.conditions[conditions:])
            held[question.name] = Held(question, asked, entries, source.renames.get(question.name, ()))
    return held


def include(reading: Reading, node: MappingNode) -> tuple[Question, ...]:
    """Return the questions that `- block: name` stands for, and remember them as if they stood there."""
    known_keys(node, BLOCK_KEYS, reading.findings)
    name = text_of(node, "block", reading.findings)
    if name is None:
        return ()
    block = reading.blocks.get(name.text)
    if block is None:
        message = Message.of("block_unknown", name=name.text)
        advice = did_you_mean(name.text, reading.blocks) if reading.blocks else Message.of("block_unknown_advice")
        reading.findings.add(name.place, message, advice)
        return ()
    chosen = _chosen(reading, node, block)
    start = _prefix(reading, node)
    inclusion = _Inclusion(reading, node, block, {question: f"{start}{question}" for question in block.held})
    if inclusion.is_repeated(name, chosen):
        return ()
    return tuple(inclusion.included(block.held[question]) for question in chosen)


def _chosen(reading: Reading, node: MappingNode, block: Block) -> tuple[str, ...]:
    """Return the names of the questions that `without` and `only` leave."""
    named: dict[str, set[str]] = {}
    for key in ("without", "only"):
        words = words_of(node, key, reading.findings)
        named[key] = {word.text for word in words}
        for word in words:
            if word.text not in block.held:
                message = Message.of("block_lacks", block=block.name.text, name=word.text)
                reading.findings.add(word.place, message, did_you_mean(word.text, block.held))
    later = [key for key in node.keys() if key.text in named]  # noqa: SIM118 - the keys carry their places
    if len(later) > 1:
        reading.findings.add(later[1].place, Message.of("block_without_and_only"), Message.of("block_without_advice"))
    chosen = tuple(
        name for name in block.held if name not in named["without"] and (not named["only"] or name in named["only"])
    )
    if block.held and not chosen:
        message = Message.of("block_left_empty", name=block.name.text)
        reading.findings.add(node.place, message, Message.of("block_left_empty_advice"))
    return chosen


def _prefix(reading: Reading, node: MappingNode) -> str:
    prefix = text_of(node, "prefix", reading.findings)
    fault = fault_of_name(prefix.text) if prefix else None
    if prefix and fault:
        reading.findings.add(prefix.place, *fault)
    return f"{prefix.text}_" if prefix and not fault else ""


@dataclass(frozen=True, slots=True)
class _Inclusion:
    """One place where a block is included; `names` are its questions' names there."""

    reading: Reading
    node: MappingNode
    block: Block
    names: Mapping[str, str]

    def is_repeated(self, name: Scalar, chosen: tuple[str, ...]) -> bool:
        """Note, and tell, whether some of the chosen questions were included before under the same names."""
        before = self.reading.included.setdefault(name.text, {})
        again = [before[self.names[question]] for question in chosen if self.names[question] in before]
        if again:
            message = Message.of("block_twice", name=name.text, line=again[0])
            self.reading.findings.add(name.place, message, Message.of("block_twice_advice"))
        before |= {self.names[question]: name.place.line for question in chosen}
        return bool(again)

    def included(self, held: Held) -> Question:
        """Return the question as it stands in the questionnaire."""
        reading = self.reading
        question = prefixed(held.question, self.names)
        self._take_name(question)
        self._check_module(question)
        if self._names_only_what_is_asked(held):
            self._say(held, question.name)
            for asked in held.asked:
                condition = in_condition(asked.condition, self.names)
                reading.conditions.append(Asked(condition, asked.scalar, len(reading.texts.passed)))
        reading.renames[question.name] = tuple(
            Scalar(name, word.place) for name, word in zip(question.renamed_from, held.renames, strict=True)
        )
        for earlier in question.renamed_from:
            reading.lock.rename_translations(earlier, question.name)
        reading.questions.setdefault(question.name, question)
        reading.texts.passed.append(question.name)
        return question

    def _take_name(self, question: Question) -> None:
        reserved = RESERVED_COLUMNS | TEXT_KEYS
        if question.kind == "village" and not any(each.kind == "village" for each in self.reading.questions.values()):
            reserved -= {"village"}
        self.reading.take_name(Scalar(question.name, self.node.place), reserved=reserved)

    def _check_module(self, question: Question) -> None:
        modules = self.reading.modules
        if question.module and modules is not None and question.module not in modules:
            message = Message.of("word_unknown", word="module", value=question.module)
            self.reading.findings.add(self.node.place, message, did_you_mean(question.module, modules))

    def _say(self, held: Held, name: str) -> None:
        """Let the texts and their translations count as the questionnaire's, under the new name."""
        texts = self.reading.texts
        for local, entry in held.entries.items():
            key = name + local.removeprefix(held.question.name)
            text = replace(entry.text, text=in_text(entry.text.text, self.names))
            texts.entries.setdefault(key, replace(entry, text=text, before=len(texts.passed), key_in_file=local))
            for language, side in texts.sides.items():
                if key in side:
                    message = Message.of("side_key_of_block", word=key, file=entry.text.place.file)
                    texts.findings.add(side[key].place, message, Message.of("side_key_of_block_advice"))
                translated = self.block.source.texts.sides.get(language, {}).get(local)
                if translated:
                    side[key] = replace(translated, text=in_text(translated.text, self.names))

    def _names_only_what_is_asked(self, held: Held) -> bool:
        """Note, and tell, whether the question leans on another of the block that is not asked before it."""
        asked = {name for each in held.asked for name in asked_about(each.condition)}
        named = {match[1] for entry in held.entries.values() for match in PLACEHOLDER.finditer(entry.text.text)}
        offered = getattr(held.question, "offered_from", "")
        missing = [
            name
            for name in self.block.held
            if (name in asked | named and self._is_left_out(name)) or (name == offered and not self._is_offered(name))
        ]
        for name in missing:
            message = Message.of("block_asks_left_out", name=name, asking=held.question.name)
            advice = Message.of("block_asks_left_out_advice", name=name, asking=held.question.name)
            self.reading.findings.add(self._place_of(name), message, advice)
        return not missing

    def _is_left_out(self, name: str) -> bool:
        """Tell whether nothing of that name is asked; what is included further down is a fault of its own."""
        now = self.names[name]
        return now not in self.reading.texts.passed and now not in self.reading.included[self.block.name.text]

    def _is_offered(self, name: str) -> bool:
        """Tell whether the question is asked with the block's own options."""
        options = getattr(self.reading.questions.get(self.names[name]), "options", None)
        own = prefixed(self.block.held[name].question, self.names)
        return options is not None and options == getattr(own, "options", None)

    def _place_of(self, name: str) -> Place:
        """Return where the question is left out."""
        for key in ("without", "only"):
            words = words_of(self.node, key, self.reading.findings)
            for word in words:
                if word.text == name or key == "only":
                    return word.place
        return self.node.place
