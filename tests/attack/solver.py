"""The attacker's arithmetic: what follows from sums of counts. Of its own, and of nothing in the project."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

NEAR = 1e-6


@dataclass
class Puzzle:
    """Counts by key, some of them known, and sums that tie them together.

    Attributes:
        known: what has been read anywhere.
        least: what an unknown count is at least; 0 where nothing says more.
        sums: each a list of (key, factor) and what they add up to.
    """

    known: dict = field(default_factory=dict)
    least: dict = field(default_factory=dict)
    wanted: set = field(default_factory=set)
    sums: list = field(default_factory=list)

    def tie(self, terms, right=0.0):
        self.sums.append((list(terms), float(right)))

    def parts(self):
        """Yield each set of unknown counts that hang together, with their sums."""
        lines = [line for line in (self._unknown(*one) for one in self.sums) if line[0]]
        owner = {key: key for line, _ in lines for key in line} | {key: key for key in self.wanted}
        for line, _ in lines:
            first, *rest = line
            for key in rest:
                owner[_root(owner, key)] = _root(owner, first)
        parts = {}
        for key in owner:
            parts.setdefault(_root(owner, key), ([], []))[0].append(key)
        for line, right in lines:
            parts[_root(owner, next(iter(line)))][1].append((line, right))
        yield from ((keys, lines) for keys, lines in parts.values() if any(key in self.wanted for key in keys))

    def _unknown(self, terms, right):
        """Return a sum with what is known of it taken over to the other side."""
        line = {}
        for key, factor in terms:
            if key in self.known:
                right -= factor * self.known[key]
            else:
                line[key] = line.get(key, 0) + factor
        return {key: factor for key, factor in line.items() if factor}, right

    def solved(self, least_cell):
        """Return what follows: counts by key that have one solution, and those that can only be small ones."""
        exact, confined = {}, {}
        for keys, lines in self.parts():
            matrix, right = _written(keys, lines)
            low = np.array([float(self.least.get(key, 0)) for key in keys])
            wanted = [i for i, key in enumerate(keys) if key in self.wanted]
            for i, value in _eliminated(matrix, right).items():
                if i in wanted:
                    exact[keys[i]] = round(value)
            for i, (least, most) in _tight(matrix, right, low, wanted, least_cell).items():
                if least == most:
                    exact[keys[i]] = least
                elif least >= 1:
                    confined[keys[i]] = (least, most)
        return exact, confined


def _root(owner, key):
    while owner[key] != key:
        owner[key] = owner[owner[key]]
        key = owner[key]
    return key


def _written(keys, lines):
    at = {key: i for i, key in enumerate(keys)}
    matrix = np.zeros((len(lines), len(keys)))
    for row, (line, _) in enumerate(lines):
        for key, factor in line.items():
            matrix[row, at[key]] = factor
    return matrix, np.array([right for _, right in lines])


def _eliminated(matrix, right):
    """Return the unknowns that Gauss and Jordan's elimination finds, with their values."""
    table = np.concatenate([matrix, right[:, None]], axis=1)
    row = 0
    for column in range(matrix.shape[1]):
        if row == len(table):
            break
        best = row + int(np.argmax(np.abs(table[row:, column])))
        if abs(table[best, column]) < NEAR:
            continue
        table[[row, best]] = table[[best, row]]
        table[row] /= table[row, column]
        for other in range(len(table)):
            if other != row and abs(table[other, column]) > NEAR:
                table[other] -= table[other, column] * table[row]
        row += 1
    found = {}
    for line in table[:row]:
        places = np.flatnonzero(np.abs(line[:-1]) > NEAR)
        if len(places) == 1:
            found[int(places[0])] = line[-1] / line[places[0]]
    return found


def _tight(matrix, right, low, wanted, least_cell):
    """Return the unknowns that can't be as large as `least_cell`, with their least and largest whole numbers.

    All are pushed up together first, which clears most of them; then each of the others by itself.
    """
    left = list(wanted)
    while left:
        counts = _pushed(matrix, right, low, left, least_cell)
        after = left if counts is None else [i for i in left if counts[i] < least_cell - NEAR]
        if len(after) == len(left):
            break
        left = after
    found = {}
    for i in left:
        most = _end(matrix, right, low, i, -1)
        if most < least_cell:
            found[i] = (_end(matrix, right, low, i, 1), most)
    return found


def _pushed(matrix, right, low, places, least_cell):
    size, extra = matrix.shape[1], len(places)
    cost = np.concatenate([np.zeros(size), -np.ones(extra)])
    table = np.zeros((len(matrix) + extra, size + extra))
    table[: len(matrix), :size] = matrix
    for k, i in enumerate(places):
        table[len(matrix) + k, [i, size + k]] = 1, -1
    limits = LinearConstraint(
        table, np.concatenate([right, np.zeros(extra)]), np.concatenate([right, np.full(extra, np.inf)])
    )
    bounds = Bounds(
        np.concatenate([low, np.zeros(extra)]), np.concatenate([np.full(size, np.inf), np.full(extra, least_cell)])
    )
    found = milp(cost, constraints=[limits], bounds=bounds, integrality=np.ones(size + extra))
    return None if found.x is None else found.x[:size]


def _end(matrix, right, low, i, sign):
    cost = np.zeros(matrix.shape[1])
    cost[i] = sign
    limits = [LinearConstraint(matrix, right, right)] if len(matrix) else []
    found = milp(cost, constraints=limits, bounds=Bounds(low, np.inf), integrality=np.ones(len(cost)))
    if found.x is None:
        if found.status == 2:
            raise ValueError("the numbers that were read contradict each other")
        return 10**9
    return round(found.x[i])
