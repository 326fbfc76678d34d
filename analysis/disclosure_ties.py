"""Ties: sums that hold between counts of one question's tables though they stand under different names."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from analysis.errors import AnalysisError

if TYPE_CHECKING:
    from collections.abc import Hashable

    from analysis.disclosure_system import System

RANK = "rank_"
NEAR, HEXAGONS = ".near", ".hexagons"
TOP = 3


def tie_ranks(system: System) -> None:
    """Tie how many put an option among the first three to how many put it first, second and third."""
    ranks: dict[Hashable, list[int]] = defaultdict(list)
    for key, place in system.keys.items():
        if isinstance(key, tuple) and len(key) == 3 and isinstance(key[1], str) and key[1].startswith(RANK):
            number = key[1].removeprefix(RANK)
            question, dot, option = str(key[0]).partition(".")
            if dot and number.isdecimal() and int(number) <= TOP:
                ranks[question, option, key[2]].append(place)
    for key, places in ranks.items():
        if key in system.keys:
            system.total(system.keys[key], places)


def tie_joint_groups(system: System, joint: str, least: int) -> None:
    """Tie joint answers to a question that is a breakdown too, in each group, to the answers that are joined in it."""
    for key, place in list(system.keys.items()):
        if not isinstance(key, frozenset):
            continue
        for pair in key:
            names = str(pair[1]).split(joint)
            parts = [frozenset((*(key - {pair}), (pair[0], name))) for name in names]
            known = [system.keys[part] for part in parts if part in system.keys and system.keys[part] != place]
            if len(names) > 1 and known:
                system.total(place, known, rest=len(known) < len(names), guard=least)


def tie_near(system: System, least: int) -> None:
    """Tie places with the points near them to the places alone: those who pointed are the difference.

    Raises:
        AnalysisError: if points are told both by place and by hexagon, which together draw areas too small to count.
    """
    keys = [key for key in system.keys if isinstance(key, tuple) and len(key) == 3 and str(key[0]).endswith(NEAR)]
    for near in keys:
        question = str(near[0]).removesuffix(NEAR)
        if any(isinstance(key, tuple) and key[0] == f"{question}{HEXAGONS}" for key in system.keys):
            raise AnalysisError(f"Vis punkterne ved '{question}' enten ved steder eller i sekskanter, ikke begge dele.")
        plain = (question, near[1], near[2])
        if plain in system.keys:
            part, whole = sorted((system.keys[near], system.keys[plain]), key=lambda place: system.value[place])
            _tie_difference(system, whole, part, least)


def _tie_difference(system: System, whole: int, part: int, least: int) -> None:
    moved = system.value[whole] - system.value[part]
    rest = system.count(("moved", whole, part), moved, published=False)
    if 0 < moved < least:
        system.protect(rest, least)
        system.needed[part] = max(system.needed[part], 1)
    system.total(whole, [part, rest])
