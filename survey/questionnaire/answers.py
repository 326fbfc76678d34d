"""Answers: what one resident has answered so far, and what else the draft remembers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

Point = Mapping[str, str | float | bool]
"""One place: `place`, `lon` and `lat`, `words`, `nowhere` or `none`; perhaps `each` and `other_text`."""

Line = Mapping[str, "str | int | float | tuple[str, ...]"]
"""One line of a repeat: the answer to each of its items that has one; words of "other" as in `Value`."""

Value = str | int | float | tuple[str, ...] | Mapping[str, str | int] | tuple[Point, ...] | tuple[Line, ...]
"""One checked answer.

single, scale, village: the option's name · multi, ranking: names · matrix: row → name or whole number · number · text ·
date: ISO · time: `19:30` · places: a tuple of points · repeat: a tuple of lines. The words of "other" stand under
`<question>__other_text`.
"""


@dataclass(frozen=True, slots=True)
class Answers:
    """Everything a draft holds.

    Attributes:
        values: checked answers by question, also those that the present route hides.
        typed: form field → strings as posted, where a page was left without being checked or with faults.
        passed: ids of the pages posted with Videre or Spring over.
        probed: ids of the pages where the probe has been shown.
        seed: what random order is drawn from.
    """

    values: Mapping[str, Value] = field(default_factory=dict)
    typed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    passed: tuple[str, ...] = ()
    probed: tuple[str, ...] = ()
    seed: int = 0

    @classmethod
    def empty(cls, seed: int) -> Answers:
        """Return the answers of someone who has answered nothing."""
        return cls(seed=seed)

    def with_passed(self, page_id: str) -> Answers:
        """Return the same answers with the page marked as passed."""
        return self if page_id in self.passed else replace(self, passed=(*self.passed, page_id))

    def with_probed(self, page_id: str) -> Answers:
        """Return the same answers with the page marked as probed."""
        return self if page_id in self.probed else replace(self, probed=(*self.probed, page_id))

    def to_json(self) -> dict[str, Any]:
        """Return plain JSON values."""
        return {
            "values": {name: _plain(value) for name, value in self.values.items()},
            "typed": {name: list(strings) for name, strings in self.typed.items()},
            "passed": list(self.passed),
            "probed": list(self.probed),
            "seed": self.seed,
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Answers:
        """Return the answers that `to_json` made this of."""
        return cls(
            values={name: _value(value) for name, value in stored["values"].items()},
            typed={name: tuple(strings) for name, strings in stored["typed"].items()},
            passed=tuple(stored["passed"]),
            probed=tuple(stored["probed"]),
            seed=stored["seed"],
        )


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _plain(member) for name, member in value.items()}
    if isinstance(value, tuple):
        return [_plain(member) for member in value]
    return value


def _value(plain: Any) -> Value:
    if isinstance(plain, Sequence) and not isinstance(plain, str):
        return tuple(_value(member) for member in plain)  # type: ignore[return-value]
    if isinstance(plain, Mapping):
        return {name: _value(member) for name, member in plain.items()}  # type: ignore[misc]
    value: Value = plain
    return value
