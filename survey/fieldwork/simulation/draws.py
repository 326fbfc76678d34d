"""Draws: one, several or a ranking of options with given shares, all from a generator the caller seeds."""

from __future__ import annotations

import math
from statistics import NormalDist
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Collection, Mapping

NORMAL = NormalDist()
Shares = dict[str, float]


def one(shares: Mapping[str, float], rng: random.Random) -> str:
    """Return one option, drawn with these shares (any total)."""
    return rng.choices(tuple(shares), tuple(shares.values()))[0]


def ordered(shares: Mapping[str, float], latent: float) -> str:
    """Return the option that a normal latent value falls on; a high value falls on the first ones.

    The shares are kept whatever the latent value is made of, as long as it is N(0, 1): a Gaussian copula.
    """
    left = (1 - NORMAL.cdf(latent)) * sum(shares.values())
    for name, share in shares.items():
        left -= share
        if left < 0:
            return name
    return next(reversed(tuple(shares)))


def latent(factor: float, loading: float, rng: random.Random) -> float:
    """Return a N(0, 1) value that loads on a factor."""
    return loading * factor + math.sqrt(1 - loading**2) * rng.gauss(0, 1)


def several(shares: Mapping[str, float], at_most: int | None, rng: random.Random) -> tuple[str, ...]:
    """Return at least one option, each with its share in per cent, in the order of the shares.

    With a limit the options are drawn systematically, which keeps every share and lets the number vary by one.

    Source: Tillé (2006), Sampling Algorithms, §7.1 (systematic sampling with unequal probabilities).
    """
    if at_most is not None:
        chosen = _systematic(shares, at_most, rng)
        return tuple(name for name in shares if name in chosen) or (one(shares, rng),)
    chances = _unconditional(shares)
    while True:
        found = tuple(name for name, chance in chances.items() if rng.random() < chance)
        if found:
            return found


def _unconditional(shares: Mapping[str, float]) -> dict[str, float]:
    """Return the chances that give these shares among those who choose anything at all."""
    factor = 1.0
    for _ in range(6):
        factor = max(0.05, 1 - math.prod(1 - min(0.99, factor * share / 100) for share in shares.values()))
    return {name: min(0.99, factor * share / 100) for name, share in shares.items()}


def _systematic(shares: Mapping[str, float], at_most: int, rng: random.Random) -> set[str]:
    total = min(1.0, 100 * at_most / (sum(shares.values()) or 1))
    names = list(shares)
    rng.shuffle(names)
    mark, reached, chosen = rng.random(), 0.0, set()
    for name in names:
        reached += min(1.0, shares[name] / 100 * total)
        if reached > mark:
            chosen.add(name)
            mark += 1
    return set(sorted(chosen)[:at_most])


def ranking(weights: Mapping[str, float], number: int, rng: random.Random) -> tuple[str, ...]:
    """Return options in order: each place drawn from the same weights without those already taken."""
    left = dict(weights)
    chosen = []
    for _ in range(min(number, len(left))):
        name = one(left, rng)
        chosen.append(name)
        del left[name]
    return tuple(chosen)


def shifted(shares: Mapping[str, float], points: Mapping[str, float], fixed: Collection[str] = ()) -> Shares:
    """Return the shares with percentage points added to some, taken in proportion from the others.

    Args:
        shares: per cent by option.
        points: percentage points by option; options the shares lack are left out.
        fixed: options that neither give nor take, such as "don't know".
    """
    moved = {name: max(0.2, shares[name] + change) for name, change in points.items() if name in shares}
    others = [name for name in shares if name not in moved and name not in fixed]
    before = sum(shares[name] for name in others)
    gained = sum(moved.values()) - sum(shares[name] for name in moved)
    scale = max(0.02, (before - gained) / before) if before else 1
    return {name: moved.get(name, shares[name] * (scale if name in others else 1)) for name in shares}
