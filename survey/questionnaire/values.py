"""Values: turns the text of a scalar into what the schema asks for, or notes a fault and goes on with the default."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from survey.questionnaire.findings import did_you_mean
from survey.questionnaire.nodes import Mapping, Scalar, Sequence
from survey.questionnaire.schema import ALL_KEYS, FALSE_WORDS, TRUE_WORDS
from survey.texts.message import Message

if TYPE_CHECKING:
    from collections.abc import Collection

    from survey.questionnaire.findings import Findings
    from survey.questionnaire.nodes import Node

_WITH_UNIT = re.compile(r"(?P<number>[0-9]{1,3}(?:[. ][0-9]{3})+|[0-9]+(?:,[0-9]+)?)\s*(?P<unit>[^\W\d_].*|%|)")
_NUMBER = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,6})?")


def known_keys(mapping: Mapping, keys: Collection[str], findings: Findings, *, also: Collection[str] = ()) -> None:
    """Note every key of the mapping that is neither among `keys` nor among `also`."""
    for key in mapping.keys():  # noqa: SIM118 - the keys carry their places
        if key.text in keys or key.text in also:
            continue
        if key.text in ALL_KEYS:
            advice = Message.of("one_of", words=", ".join(keys))
            findings.add(key.place, Message.of("key_elsewhere", word=key.text), advice)
        else:
            findings.add(key.place, Message.of("key_unknown", word=key.text), did_you_mean(key.text, keys))


def is_misspelt(mapping: Mapping, word: str, keys: Collection[str]) -> bool:
    """Tell whether an unknown key of the mapping is probably this one, so that it need not be called missing too."""
    meant = Message.of("did_you_mean", word=word)
    unknown = (key.text for key in mapping.keys() if key.text not in ALL_KEYS)  # noqa: SIM118
    return any(did_you_mean(key, keys) == meant for key in unknown)


def text_of(mapping: Mapping, key: str, findings: Findings) -> Scalar | None:
    """Return the text under the key, or None where it is missing, empty or no text."""
    node = mapping.get(key)
    if node is None:
        return None
    if not isinstance(node, Scalar):
        findings.add(node.place, Message.of("text_expected", word=key), Message.of("text_expected_advice", word=key))
        return None
    if not node.text.strip():
        findings.add(node.place, Message.of("text_empty", word=key), Message.of("text_empty_advice"))
        return None
    return node


def truth_of(mapping: Mapping, key: str, findings: Findings) -> bool:
    """Return whether the key says yes; a missing one says no."""
    node = text_of(mapping, key, findings)
    if node is None or node.text.lower() in FALSE_WORDS:
        return False
    if node.text.lower() not in TRUE_WORDS:
        message = Message.of("truth_expected", word=key, value=node.text)
        findings.add(node.place, message, Message.of("truth_expected_advice"))
    return node.text.lower() in TRUE_WORDS


def number_of(mapping: Mapping, key: str, findings: Findings, *, whole: bool = True, least: int = 0) -> float | None:
    """Return the number under the key, or None."""
    node = text_of(mapping, key, findings)
    if node is None:
        return None
    if _NUMBER.fullmatch(node.text) and (not whole or "." not in node.text) and float(node.text) >= least:
        return float(node.text) if "." in node.text else int(node.text)
    sort = "whole_number_expected" if whole else "number_expected"
    advice = _number_meant(key, node.text, whole=whole, least=least)
    findings.add(node.place, Message.of(sort, word=key, value=node.text), advice)
    return None


def _number_meant(key: str, text: str, *, whole: bool, least: int) -> Message:
    """Return the advice for what is no number: Danish commas and points, units, and what else can be told."""
    found = _WITH_UNIT.fullmatch(text.strip())
    number = found["number"].replace(".", "").replace(" ", "").replace(",", ".") if found else ""
    if not found or not _NUMBER.fullmatch(number) or float(number) < least or (whole and "." in number):
        return Message.of("number_advice", least=least)
    if found["unit"] and key in ("min", "max"):
        return Message.of("number_unit_advice", word=key, number=number, unit=found["unit"])
    return Message.of("write_line", line=f"{key}: {number}")


def whole_of(mapping: Mapping, key: str, findings: Findings, *, least: int = 0, default: int) -> int:
    """Return the whole number under the key, or the default."""
    number = number_of(mapping, key, findings, least=least)
    return default if number is None else int(number)


def choice_of(mapping: Mapping, key: str, words: tuple[str, ...], findings: Findings) -> str:
    """Return the word under the key, one of `words`, of which the first is the default."""
    node = text_of(mapping, key, findings)
    if node is None:
        return words[0]
    if node.text not in words:
        message = Message.of("word_unknown", word=key, value=node.text)
        findings.add(node.place, message, did_you_mean(node.text, words))
        return words[0]
    return node.text


def items_of(mapping: Mapping, key: str, findings: Findings) -> tuple[Node, ...]:
    """Return the items of the list under the key; none where it is missing."""
    node = mapping.get(key)
    if node is None:
        return ()
    if isinstance(node, Sequence):
        return node.items
    advice = "list_dash_advice" if isinstance(node, Mapping) else "list_advice"
    findings.add(node.place, Message.of("list_expected", word=key), Message.of(advice, word=key))
    return ()


def words_of(mapping: Mapping, key: str, findings: Findings) -> tuple[Scalar, ...]:
    """Return the words of a list such as `[da, en]`; a single word counts as a list of one."""
    node = mapping.get(key)
    if isinstance(node, Scalar):
        return (node,)
    items = items_of(mapping, key, findings)
    for item in items:
        if not isinstance(item, Scalar):
            findings.add(item.place, Message.of("word_expected", word=key), Message.of("word_expected_advice"))
    return tuple(item for item in items if isinstance(item, Scalar))
