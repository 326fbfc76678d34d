"""Percentages as counts: which counts a rounded percentage with its base can stand for, and rounding that adds up."""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

HUNDRED = 100


@dataclass(frozen=True)
class Published:
    """Percentages of one base, rounded with halves upwards.

    Attributes:
        base: how many answers they are of.
        percents: as they were printed.
        decimals: how many they were printed with.
    """

    base: int
    percents: tuple[float, ...]
    decimals: int = 0

    @cached_property
    def candidates(self) -> tuple[tuple[int, ...], ...]:
        """Return the counts that each percentage can stand for, each taken alone."""
        return tuple(tuple(self._candidates(Decimal(str(one)))) for one in self.percents)

    def _candidates(self, percent: Decimal) -> Iterator[int]:
        near = int(percent * self.base / HUNDRED)
        step = int(Decimal(self.base) / (HUNDRED * 10**self.decimals)) + 2
        unit = Decimal(1).scaleb(-self.decimals)
        for count in range(max(0, near - step), min(self.base, near + step) + 1):
            if (Decimal(HUNDRED * count) / self.base).quantize(unit, ROUND_HALF_UP) == percent.quantize(unit):
                yield count

    def solutions(self) -> list[tuple[int, ...]]:
        """Return every set of counts that the percentages can stand for when each answer is in one of them."""
        found: list[tuple[int, ...]] = [()]
        for counts in self.candidates:
            found = [(*each, count) for each in found for count in counts if sum(each) + count <= self.base]
        return [each for each in found if sum(each) == self.base]


def whole_percents(numbers: Sequence[float]) -> tuple[int, ...]:
    """Return whole percentages that add up to a hundred, by the largest remainder.

    Of equal remainders the larger number gets its per cent first, then the one that stands first.

    >>> whole_percents([1, 1, 1])
    (34, 33, 33)

    Source: Balinski & Young (1982), Fair Representation (Hamilton's method).
    """
    total = sum(Decimal(str(number)) for number in numbers)
    if not total:
        return (0,) * len(numbers)
    exact = [Decimal(str(number)) * HUNDRED / total for number in numbers]
    floors = [math.floor(share) for share in exact]
    order = sorted(range(len(exact)), key=lambda i: (floors[i] - exact[i], -numbers[i], i))
    lifted = set(order[: HUNDRED - sum(floors)])
    return tuple(floor + (i in lifted) for i, floor in enumerate(floors))
