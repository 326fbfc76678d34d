"""Conditions: when a question is shown. A small tree, never code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Operator = Literal["==", "!=", "<", "<=", ">", ">=", "in", "not in"]


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a question, or to one row of a matrix."""

    question: str
    row: str | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """How many options of a `multi` are chosen."""

    question: str


@dataclass(frozen=True, slots=True)
class Number:
    """A number; `this_year` is written as the name and given its value when a wave opens."""

    value: float | Literal["this_year"]


@dataclass(frozen=True, slots=True)
class Name:
    """The name of an option."""

    name: str


Operand = Answer | Count | Number | Name


@dataclass(frozen=True, slots=True)
class Compare:
    """A comparison; `right` has several members with `in` and `not in`, otherwise one."""

    left: Operand
    operator: Operator
    right: tuple[Operand, ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """True when the question has an answer; don't know and refused are answers."""

    question: str
    row: str | None = None


@dataclass(frozen=True, slots=True)
class Has:
    """True when the option of the `multi` is chosen."""

    question: str
    option: str


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite of a condition."""

    condition: Condition


@dataclass(frozen=True, slots=True)
class All:
    """True when every condition holds (`and`)."""

    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """True when at least one condition holds (`or`)."""

    conditions: tuple[Condition, ...]


Condition = Compare | Answered | Has | Not | All | Either
