"""The lock file: option codes that never change again, and what each translation was made from.

It stands beside its questionnaire as `residents.lock.yaml`. The codes of a shared list stand in the lock of the file
that holds the list, so that two questionnaires number it alike.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from survey.questionnaire.line_signs import quoted
from survey.questionnaire.missing import NOT_USED_CODE, OTHER_CODE
from survey.questionnaire.names import is_code
from survey.questionnaire.nodes import Mapping as MappingNode
from survey.questionnaire.nodes import Scalar
from survey.texts.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from survey.questionnaire.findings import Findings
    from survey.questionnaire.nodes import Node

NONE_CODE = 95  # "none of these" where a question takes a single code
_STANDARD = frozenset({NONE_CODE, OTHER_CODE, NOT_USED_CODE})
Group = Literal["options", "lists"]
_DIGESTS = re.compile(r"([0-9a-f]{8}) ([0-9a-f]{8})")


@dataclass(frozen=True, slots=True)
class Translated:
    """What a translation looked like, and the source text it was made from: eight hex digits of each digest."""

    text: str
    source: str


@dataclass(slots=True)
class Lock:
    """One lock file while it is read and added to.

    Attributes:
        file: its name.
        codes: group, then question or list, then option, then code.
        translations: language, then text key.
    """

    file: str
    codes: dict[Group, dict[str, dict[str, int]]] = field(default_factory=lambda: {"options": {}, "lists": {}})
    translations: dict[str, dict[str, Translated]] = field(default_factory=dict)

    def numbered(self, group: Group, owner: str, names: Iterable[str], *, first: int = 1) -> dict[str, int]:
        """Return the code of every name: frozen ones as they are, new ones after the highest ever given.

        Args:
            group: whether the options are a question's or a shared list's.
            owner: the question or list.
            names: option names in the order of the file.
            first: the lowest code to give.
        """
        names = tuple(names)
        frozen = self.codes[group].setdefault(owner, {})
        own = {name: int(name) for name in names if is_code(name)}
        highest = max((first - 1, *frozen.values(), *(code for code in own.values() if code not in _STANDARD)))
        for name in names:
            if name not in own and name not in frozen:
                highest = next(code for code in range(highest + 1, highest + 9) if code not in _STANDARD)
                frozen[name] = highest
        return {name: own[name] if name in own else frozen[name] for name in names}

    def rename(self, group: Group, owner: str, earlier: Iterable[str]) -> None:
        """Let a question or list, and what it consists of, keep the codes it had under an earlier name."""
        for name in earlier:
            for key in [each for each in self.codes[group] if each == name or each.startswith(f"{name}.")]:
                codes = self.codes[group].pop(key)
                self.codes[group].setdefault(owner + key.removeprefix(name), codes)

    def rename_options(self, group: Group, owner: str, earlier: Mapping[str, Iterable[str]]) -> None:
        """Let options keep the codes they had under earlier names; a name that is a number is its own code."""
        frozen = self.codes[group].setdefault(owner, {})
        for name, names in earlier.items():
            codes = [frozen.pop(each, int(each) if is_code(each) else None) for each in names]
            known = [code for code in codes if code is not None]
            if known and not is_code(name) and known[0] not in frozen.values():
                frozen.setdefault(name, known[0])

    def rename_translations(self, earlier: str, name: str) -> None:
        """Remember what a question's translations were made from under its earlier name."""
        for texts in self.translations.values():
            for key in [each for each in texts if each == earlier or each.startswith(f"{earlier}.")]:
                made = texts.pop(key)
                texts.setdefault(name + key.removeprefix(earlier), made)

    def text(self) -> str:
        """Return the file as it is written to disk, sorted so that a change shows as few lines."""
        lines = ["# Skrevet af klyngesvar. Ret ikke: svarenes koder ligger fast her."]
        for group, owners in self.codes.items():
            lines += _block(group, {owner: _codes(codes) for owner, codes in sorted(owners.items()) if codes})
        languages = {
            language: [f"{_key(key)}: {made.text} {made.source}" for key, made in sorted(texts.items())]
            for language, texts in sorted(self.translations.items())
            if texts
        }
        return "\n".join([*lines, *_block("translations", languages)]) + "\n"


def _codes(codes: Mapping[str, int]) -> list[str]:
    return [f"{_key(name)}: {code}" for name, code in sorted(codes.items(), key=lambda pair: pair[1])]


def _block(title: str, owners: Mapping[str, list[str]]) -> list[str]:
    if not owners:
        return []
    return [f"{title}:", *(line for owner, lines in owners.items() for line in _owner(owner, lines))]


def _owner(owner: str, lines: list[str]) -> list[str]:
    return [f"  {_key(owner)}:", *(f"    {line}" for line in lines)] if lines else []


def _key(key: str) -> str:
    return key if re.fullmatch(r"[a-z0-9_.]+", key) else quoted(key)


def read_lock(node: Node | None, file: str, findings: Findings) -> Lock:
    """Return the lock that the node describes; faults are noted, for somebody has then edited the file."""
    lock = Lock(file)
    if not isinstance(node, MappingNode):
        if node is not None:
            findings.add(node.place, Message.of("lock_damaged"), Message.of("lock_advice"))
        return lock
    for key, value in node.entries:
        if not isinstance(value, MappingNode) or key.text not in ("options", "lists", "translations"):
            findings.add(key.place, Message.of("lock_damaged"), Message.of("lock_advice"))
            continue
        for owner, texts in value.entries:
            if not isinstance(texts, MappingNode):
                findings.add(owner.place, Message.of("lock_damaged"), Message.of("lock_advice"))
            elif key.text == "translations":
                lock.translations[owner.text] = dict(_translated(texts, findings))
            else:
                group: Group = "options" if key.text == "options" else "lists"
                lock.codes[group][owner.text] = _frozen(texts, findings)
    return lock


def _frozen(node: MappingNode, findings: Findings) -> dict[str, int]:
    codes: dict[str, int] = {}
    for key, value in node.entries:
        code = int(value.text) if isinstance(value, Scalar) and is_code(value.text) else None
        if code is None or code in codes.values():
            findings.add(value.place, Message.of("lock_damaged"), Message.of("lock_advice"))
        else:
            codes[key.text] = code
    return codes


def _translated(node: MappingNode, findings: Findings) -> Iterable[tuple[str, Translated]]:
    for key, value in node.entries:
        found = _DIGESTS.fullmatch(value.text) if isinstance(value, Scalar) else None
        if found:
            yield key.text, Translated(found[1], found[2])
        else:
            findings.add(value.place, Message.of("lock_damaged"), Message.of("lock_advice"))
