"""Nodes: a YAML file as a tree in which every scalar is text and everything knows where it stands.

`yaml.compose` gives nodes without turning `no` into False or `0800` into 800; anchors are refused, so that no file
can grow when it is read.
"""

from __future__ import annotations

import contextlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from survey.questionnaire.findings import Findings, Place
from survey.questionnaire.lines import repair
from survey.texts.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

_DEEPEST = 40
_LONGEST = 2_000_000


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text; `shift` is how far the text begins to the right of its place (1 after a quotation mark)."""

    text: str
    place: Place
    shift: int = 0
    goes_on: bool = False  # over several lines, so that a place in the text tells none in the file

    def at(self, index: int) -> Place:
        """Return where in the file a character of the text stands, or where the text begins if it goes on."""
        if self.goes_on:
            return self.place
        return Place(self.place.file, self.place.line, self.place.column + self.shift + index)


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of nodes."""

    items: tuple[Node, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and what stands under them, in the order of the file, each key once."""

    entries: tuple[tuple[Scalar, Node], ...]
    place: Place

    def get(self, key: str) -> Node | None:
        """Return what stands under the key, or None."""
        return next((node for scalar, node in self.entries if scalar.text == key), None)

    def keys(self) -> Iterator[Scalar]:
        """Yield the keys with their places."""
        return (key for key, _ in self.entries)


Node = Scalar | Sequence | Mapping


class _Loader(yaml.SafeLoader):
    """The safe loader, without anchors."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        event = self.peek_event()  # type: ignore[no-untyped-call]
        if getattr(event, "anchor", None) is not None:
            raise yaml.composer.ComposerError(None, None, "anchor", event.start_mark)
        return super().compose_node(parent, index)


def read_nodes(source: str, file: str, findings: Findings) -> Node | None:
    """Return the tree of a file, or None where it cannot be read; its faults are noted in `findings`."""
    if len(source) > _LONGEST:
        findings.add(Place(file), Message.of("file_too_long"))
        return None
    text = repair(source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"), file, findings)
    try:
        root = _composed(text)
        if root is None:
            findings.add(Place(file), Message.of("file_empty"))
            return None
        return _node(root, file, findings, 0)
    except yaml.MarkedYAMLError as error:
        # After a repair the rest is a guess; a second complaint about it would only confuse.
        if not findings.in_file(file):
            findings.add(_mark(_mark_of(error), file), *_explained(error))
    except (yaml.YAMLError, RecursionError):
        findings.add(Place(file), Message.of("yaml_unreadable"))
    return None


# Where the fast loader and the strict one may differ: anchors, `? `, `?` in brackets, braces (but for `${…}`), tabs,
# and great depth, which the fast one meets on the machine's own stack.
_STRICT = re.compile(
    r"(?:^|[\s\[,:-])(?:[&*][^\s*&]|\?\s)|\[[^\]\n]*\?|(?<!\$)\{|\t|[\[]{20}|(?:- ){20}|\n {400}|[^\n -~¡-\ud7ff]"
)
_FAST = getattr(yaml, "CSafeLoader", None)  # there unless PyYAML was built without libyaml


def _composed(text: str) -> yaml.Node | None:
    """Return the root of the tree; ten times as fast where it makes no difference, as in nearly all files."""
    if _FAST is not None and not _STRICT.search(text):
        with contextlib.suppress(yaml.YAMLError):  # what is wrong, the strict one says in words known here
            return yaml.compose(text, Loader=_FAST)
    return yaml.compose(text, Loader=_Loader)


def _node(node: yaml.Node, file: str, findings: Findings, depth: int) -> Node:
    place = _mark(node.start_mark, file)
    if depth > _DEEPEST:
        findings.add(place, Message.of("too_deep"))
        return Scalar("", place)
    if isinstance(node, yaml.ScalarNode):
        goes_on = node.start_mark.line != node.end_mark.line or node.style in ("|", ">")
        return Scalar(node.value, place, 1 if node.style in ("'", '"') else 0, goes_on)
    if isinstance(node, yaml.SequenceNode):
        return Sequence(tuple(_node(item, file, findings, depth + 1) for item in node.value), place)
    return Mapping(tuple(_entries(node, file, findings, depth)), place)


def _entries(node: yaml.Node, file: str, findings: Findings, depth: int) -> Iterator[tuple[Scalar, Node]]:
    first: dict[str, Place] = {}
    for key, value in node.value:
        place = _mark(key.start_mark, file)
        if not isinstance(key, yaml.ScalarNode):
            findings.add(place, Message.of("key_no_text"))
        elif key.value in first:
            line = first[key.value].line
            findings.add(place, Message.of("key_twice", word=key.value, line=line), Message.of("key_twice_advice"))
        else:
            first[key.value] = place
            yield Scalar(key.value, place), _node(value, file, findings, depth + 1)


def _mark(mark: yaml.Mark | None, file: str) -> Place:
    return Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)


_PROBLEMS = (
    ("anchor", "anchor"),
    ("found undefined alias", "anchor"),
    ("expected a single document", "two_documents"),
    ("but found another document", "two_documents"),
    ("mapping values are not allowed", "colon_unexpected"),
    ("unknown escape", "escape_unknown"),
    ("could not find expected ':'", "colon_missing"),
    ("expected <block end>", "indentation"),
    ("sequence entries are not allowed", "indentation"),
    ("found character", "sign_unexpected"),
)


def _mark_of(error: yaml.MarkedYAMLError) -> yaml.Mark | None:
    """Return where the fault is; a missing colon is noticed only on the next line, but looked for from the first."""
    missing = "could not find expected ':'" in str(error.problem or "")
    return (error.context_mark if missing else None) or error.problem_mark or error.context_mark


def _explained(error: yaml.MarkedYAMLError) -> tuple[Message, Message]:
    problem = str(error.problem or "")
    key = next((key for start, key in _PROBLEMS if start in problem), "yaml_syntax")
    return Message.of(key), Message.of(f"{key}_advice")
