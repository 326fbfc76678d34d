"""Counting: the one inner loop, over small integers, in blocks that stay in the processor's cache."""

from __future__ import annotations

from dataclasses import dataclass
from math import prod
from typing import TYPE_CHECKING

import numpy as np

from analysis.table import TOTAL, Column
from survey.questionnaire.missing import Missing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from analysis.breakdowns import Breakdown

BLOCK = 32_768
LOWEST = 9  # missing codes go down to -9
WIDEST = 512  # breakdowns are counted together while their joint groups are at most so many

# Positions after a question's own rows: why a response is outside the base.
OUTSIDE = ("blank", "refused", "other", "not_asked", "not_in_version")


@dataclass(frozen=True, eq=False)
class _Bundle:
    """A few breakdowns counted in one go: the joint group of each response."""

    breakdowns: tuple[Breakdown, ...]
    joint: NDArray[np.intp]

    @property
    def width(self) -> int:
        return prod(one.size for one in self.breakdowns)


@dataclass(frozen=True, eq=False)
class Banner:
    """The columns of a table: everybody, then the groups of each breakdown."""

    breakdowns: tuple[Breakdown, ...]
    bundles: tuple[_Bundle, ...]
    responses: int

    @classmethod
    def of(cls, breakdowns: Sequence[Breakdown], responses: int) -> Banner:
        """Return the banner of some breakdowns, in their order."""
        return cls(tuple(breakdowns), tuple(_bundles(breakdowns)), responses)

    def columns(self, bases: Sequence[int]) -> tuple[Column, ...]:
        """Return the columns with these bases."""
        left = iter(bases)
        groups = [
            Column(f"{one.name}.{name}", label, next(left), one.name, one.label)
            for total in [next(left)]
            for one in self.breakdowns
            for name, label in one.groups
            if total >= 0
        ]
        return (Column(TOTAL, "I alt", bases[0]), *groups)

    def count(self, blocks: Iterable[NDArray[np.intp]], size: int) -> NDArray[np.int64]:
        """Count positions 0 to `size` − 1 in every column.

        Args:
            blocks: the responses' positions, in blocks of `BLOCK`.
            size: how many positions there are.

        Returns:
            shape (size, columns): everybody first.
        """
        sums = [np.zeros(size * bundle.width, dtype=np.int64) for bundle in self.bundles]
        total = np.zeros(size, dtype=np.int64)
        for i, block in enumerate(blocks):
            for bundle, kept in zip(self.bundles, sums, strict=True):
                joint = bundle.joint[i * BLOCK : i * BLOCK + len(block)]
                np.add(kept, np.bincount(block * bundle.width + joint, minlength=len(kept)), out=kept)
            if not sums:
                total += np.bincount(block, minlength=size)
        if sums:
            total = sums[0].reshape(size, -1).sum(axis=1)
        return np.concatenate([total[:, None], *_apart(self.bundles, sums, size)], axis=1)


def _bundles(breakdowns: Sequence[Breakdown]) -> Iterator[_Bundle]:
    """Join breakdowns in order, as many as fit."""
    waiting: list[Breakdown] = []
    for one in breakdowns:
        if waiting and prod(each.size for each in waiting) * one.size > WIDEST:
            yield _bundle(waiting)
            waiting = []
        waiting.append(one)
    if waiting:
        yield _bundle(waiting)


def _bundle(breakdowns: list[Breakdown]) -> _Bundle:
    joint = breakdowns[0].group.astype(np.intp)
    for one in breakdowns[1:]:
        joint *= one.size
        joint += one.group
    return _Bundle(tuple(breakdowns), joint)


def _apart(bundles: Sequence[_Bundle], sums: Sequence[NDArray[np.int64]], size: int) -> Iterator[NDArray[np.int64]]:
    """Yield each breakdown's own counts, without the position for "in none"."""
    for bundle, counted in zip(bundles, sums, strict=True):
        shaped = counted.reshape(size, *(one.size for one in bundle.breakdowns))
        for axis in range(1, shaped.ndim):
            others = tuple(other for other in range(1, shaped.ndim) if other != axis)
            yield shaped.sum(axis=others)[:, :-1]


def looked_up(codes: NDArray[np.int16], positions: NDArray[np.intp]) -> Iterator[NDArray[np.intp]]:
    """Yield the positions of some codes, block by block."""
    for start in range(0, len(codes), BLOCK):
        yield positions[codes[start : start + BLOCK] + LOWEST]


def in_blocks(positions: NDArray[np.intp]) -> Iterator[NDArray[np.intp]]:
    """Yield positions block by block."""
    for start in range(0, len(positions), BLOCK):
        yield positions[start : start + BLOCK]


def lookup(own: Mapping[int, int], size: int, span: int) -> NDArray[np.intp]:
    """Return the position of every code from −9 to `span` − 1; those of `OUTSIDE` come after the `size` own ones."""
    found = np.full(span + LOWEST, size + OUTSIDE.index("other"), dtype=np.intp)
    found[Missing.BLANK + LOWEST] = size + OUTSIDE.index("blank")
    found[Missing.REFUSED + LOWEST] = size + OUTSIDE.index("refused")
    found[Missing.NOT_ASKED + LOWEST] = size + OUTSIDE.index("not_asked")
    found[Missing.NOT_IN_VERSION + LOWEST] = size + OUTSIDE.index("not_in_version")
    for code, position in own.items():
        if code < span:
            found[code + LOWEST] = position
    return found
