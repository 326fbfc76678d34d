"""Reading: what the parts of the reader hand to each other while one questionnaire is read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from survey.questionnaire.names import CONDITION_WORDS, fault_of_name
from survey.texts.message import Message

if TYPE_CHECKING:
    from survey.questionnaire.blocks import Block
    from survey.questionnaire.condition import Condition
    from survey.questionnaire.findings import Findings, Place
    from survey.questionnaire.lock import Lock
    from survey.questionnaire.nodes import Scalar
    from survey.questionnaire.questions import Question
    from survey.questionnaire.structure import OptionList
    from survey.questionnaire.translation import Texts


@dataclass(frozen=True, slots=True)
class Asked:
    """A condition and where it stands: `before` counts the questions that may be named in it."""

    condition: Condition
    scalar: Scalar
    before: int


@dataclass(slots=True)
class Reading:
    """One questionnaire while it is read: what is known so far, and what was found wrong.

    Attributes:
        lists: shared lists by name.
        questions: by name, in the order of the file.
        taken: names of sections and questions, with their places: they share one namespace.
        renames: a question's earlier names, by its name.
        block_texts: the texts of each used file's blocks, also those that are not included, by the file's name.
        sources: every `from` that names no multi read so far.
        blocks: blocks of used files by name.
        included: by block, the names under which its questions were included, with the lines.
        modules: the modules the file names, or None where it names none and any may be used.
    """

    findings: Findings
    texts: Texts
    lock: Lock
    lists: dict[str, OptionList] = field(default_factory=dict)
    questions: dict[str, Question] = field(default_factory=dict)
    taken: dict[str, Place] = field(default_factory=dict)
    conditions: list[Asked] = field(default_factory=list)
    sources: list[Scalar] = field(default_factory=list)
    modules: tuple[str, ...] | None = None
    renames: dict[str, tuple[Scalar, ...]] = field(default_factory=dict)
    block_texts: dict[str, Texts] = field(default_factory=dict)
    blocks: dict[str, Block] = field(default_factory=dict)
    included: dict[str, dict[str, int]] = field(default_factory=dict)

    def take_name(self, name: Scalar, *, reserved: frozenset[str]) -> None:
        """Note what is wrong with the name of a section or question, and remember it as taken."""
        fault = fault_of_name(name.text)
        if fault:
            self.findings.add(name.place, *fault)
        elif name.text in self.taken:
            pass  # one fault is enough, and the next lines say it
        elif name.text in reserved or name.text in CONDITION_WORDS:
            self.findings.add(name.place, Message.of("name_reserved", name=name.text), Message.of("other_name"))
        if name.text in self.taken:
            message = Message.of("name_twice", name=name.text, line=self.taken[name.text].line)
            self.findings.add(name.place, message, Message.of("other_name"))
        else:
            self.taken[name.text] = name.place
