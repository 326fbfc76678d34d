"""Reads `renamed_from`: the names that a question, list, option or row had in earlier versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from survey.questionnaire.names import fault_of_name
from survey.questionnaire.values import words_of
from survey.texts.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from survey.questionnaire.nodes import Mapping as MappingNode
    from survey.questionnaire.nodes import Scalar
    from survey.questionnaire.reading import Reading

KEY = "renamed_from"


def read_renames(reading: Reading, node: MappingNode, name: Scalar, *, numbers: bool = False) -> tuple[Scalar, ...]:
    """Return the earlier names of what is called `name`, as far as they are names at all.

    Args:
        reading: what is known so far.
        node: the question, list, option or row.
        name: its name now.
        numbers: whether a whole number is a name, as for options and rows.
    """
    found: dict[str, Scalar] = {}
    for word in words_of(node, KEY, reading.findings) if node.get(KEY) is not None else ():
        fault = fault_of_name(word.text, numbers=numbers)
        if fault:
            reading.findings.add(word.place, *fault)
        elif word.text == name.text:
            reading.findings.add(word.place, Message.of("renamed_from_itself", name=word.text), _ADVICE)
        else:
            found.setdefault(word.text, word)
    return tuple(found.values())


_ADVICE = Message.of("renamed_from_advice")


def check_renames(reading: Reading, now: Iterable[str], earlier: Mapping[str, tuple[Scalar, ...]]) -> None:
    """Note every earlier name that is still somebody's name, or that two claim.

    Args:
        reading: what is known so far.
        now: the names that there are.
        earlier: name → its earlier names.
    """
    names = set(now)
    claimed: dict[str, str] = {}
    for name, words in earlier.items():
        for word in words:
            if word.text in names:
                reading.findings.add(word.place, Message.of("renamed_from_in_use", name=word.text), _ADVICE)
            elif word.text in claimed:
                message = Message.of("renamed_from_twice", name=word.text, other=claimed[word.text])
                reading.findings.add(word.place, message, _ADVICE)
            claimed.setdefault(word.text, name)
