"""Dividing whole people: a parish among its villages, so that every cell's sum stays."""

from __future__ import annotations

from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    Cell = tuple[str, str]


def divided(cells: Mapping[Cell, int], weights: Mapping[str, Mapping[Cell, int]]) -> dict[str, Mapping[Cell, int]]:
    """Return each cell's count divided by weights.

    What a village gets too much or too little by rounding in one cell it is given back in the next, so that the
    villages' totals are right too.

    Args:
        cells: counts of the whole.
        weights: of each village in each cell, ≥ 0; where all are 0 in a cell, the villages' sums stand for it.
    """
    shares: dict[str, dict[Cell, int]] = {name: {} for name in weights}
    owed = dict.fromkeys(weights, Fraction(0))
    sums = {name: sum(own.values()) for name, own in weights.items()}
    for cell, count in cells.items():
        own = {name: weights[name].get(cell, 0) for name in weights}
        size = own if any(own.values()) else sums
        exact = {name: Fraction(count * size[name], sum(size.values())) for name in weights}
        wanted = {name: exact[name] + owed[name] for name in weights}
        whole = _rounded(wanted, count, {name for name in weights if size[name]})
        for name, people in whole.items():
            shares[name][cell] = people
            owed[name] = wanted[name] - people
    return dict(shares)


def _rounded(wanted: Mapping[str, Fraction], count: int, able: set[str]) -> dict[str, int]:
    """Return whole numbers near the wanted ones, none below 0, whose sum is the count.

    Only those who are `able` get any: nobody is put where the weight is 0.
    """
    whole = {name: max(0, floor(each)) if name in able else 0 for name, each in wanted.items()}
    while sum(whole.values()) < count:
        whole[max(able, key=lambda name: (wanted[name] - whole[name], name))] += 1
    while sum(whole.values()) > count:
        whole[min((name for name in able if whole[name]), key=lambda name: (wanted[name] - whole[name], name))] -= 1
    return whole
