"""Which groups of people are joined before anything is counted, so that none of them is too small to be shown.

A village below the least base is joined with the neighbour that the cluster has declared for it, an age group with the
one beside it. Of other groups, such as the sexes, the small ones are shown in the total only. Whoever is in no group is
the difference between the total and the groups; where that is a few people only, they go with the largest group.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from analysis.disclosure_linked import JOINT
from survey.texts.lists import enumerated

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from analysis.breakdowns import Breakdown
    from analysis.study import Study
    from survey.cluster.cluster import Cluster

    Bases = NDArray[np.int64]

AND_MORE = "m.fl."
ORDERED = ("age3",)
SAME = {"age3": "age"}


@dataclass(frozen=True, eq=False, slots=True)
class Merged:
    """A breakdown whose groups may all be shown, and the sentences that say what was joined."""

    breakdown: Breakdown
    reasons: tuple[str, ...]


def divides(breakdown: str, question: str) -> bool:
    """Say whether a question's answers can be divided by a breakdown: not by the question itself."""
    return question not in (breakdown, SAME.get(breakdown, breakdown))


def merged(study: Study, one: Breakdown, bases: Bases, least: int) -> Merged:
    """Return a breakdown with every group at or above the least base, as far as joining can make it so.

    Args:
        study: for the declared neighbours.
        one: with the groups as they were asked for.
        bases: of each group, and last of those in none.
        least: the least base of a group that is shown.
    """
    blocks = [[i] for i in range(len(one.groups))]
    if one.name == "village" and study.cluster:
        _join(blocks, bases, least, neighbours=_declared(one, study.cluster))
    elif one.name in ORDERED:
        _join(blocks, bases, least, neighbours=None)
    apart = [] if one.name in (*ORDERED, "village") else [b for b in blocks if 0 < _base(b, bases) < least]
    kept = [block for block in blocks if block not in apart]
    others = int(bases[-1]) + sum(_base(block, bases) for block in apart)
    with_more = max(kept, key=lambda block: (_base(block, bases), -block[0])) if kept and 0 < others < least else None
    if not apart and with_more is None and len(kept) == len(one.groups):
        return Merged(one, ())
    return Merged(_renamed(one, kept, with_more), tuple(_reasons(one, kept, apart, with_more, least)))


def _base(block: Sequence[int], bases: Bases) -> int:
    return int(bases[list(block)].sum())


def _declared(one: Breakdown, cluster: Cluster) -> Mapping[int, int]:
    place = {name: i for i, (name, _) in enumerate(one.groups)}
    return {
        place[each.name]: place[each.neighbour]
        for each in cluster.villages
        if each.name in place and each.neighbour in place
    }


def _join(blocks: list[list[int]], bases: Bases, least: int, neighbours: Mapping[int, int] | None) -> None:
    """Join the smallest block below the least base with its neighbour, until none is left that can be joined."""
    stuck: set[tuple[int, ...]] = set()
    while True:
        small = [b for b in blocks if 0 < _base(b, bases) < least and tuple(b) not in stuck]
        if not small or len(blocks) == 1:
            return
        block = min(small, key=lambda b: (_base(b, bases), b))
        other = _beside(blocks, block, bases) if neighbours is None else _neighbour(blocks, block, neighbours)
        if other is None:
            stuck.add(tuple(block))
            continue
        blocks.remove(block)
        blocks[blocks.index(other)] = sorted([*other, *block])


def _beside(blocks: list[list[int]], block: list[int], bases: Bases) -> list[int]:
    i = blocks.index(block)
    return min(blocks[max(0, i - 1) : i] + blocks[i + 1 : i + 2], key=lambda b: (_base(b, bases), b))


def _neighbour(blocks: list[list[int]], block: list[int], neighbours: Mapping[int, int]) -> list[int] | None:
    """Return the block that a village's neighbour is in, or the neighbour's neighbour where that is itself."""
    seen: set[int] = set()
    waiting = list(block)
    while waiting:
        village = waiting.pop(0)
        seen.add(village)
        nearest = neighbours.get(village)
        if nearest is None:
            continue
        found = next((b for b in blocks if nearest in b), None)
        if found is not None and found is not block:
            return found
        if nearest not in seen:
            waiting.append(nearest)
    return next((b for b in blocks if b is not block and any(neighbours.get(i) in block for i in b)), None)


def _renamed(one: Breakdown, kept: Sequence[Sequence[int]], with_more: Sequence[int] | None) -> Breakdown:
    groups = []
    group = np.full(len(one.group), len(kept), dtype=np.int16)
    for at, block in enumerate(kept):
        name = JOINT.join(one.groups[i][0] for i in block)
        label = enumerated([one.groups[i][1] for i in block], "da")
        group[np.isin(one.group, block)] = at
        if block is with_more:
            name, label = f"{name}{JOINT}", f"{label} {AND_MORE}"
        groups.append((name, label))
    if with_more is not None:
        group[group == len(kept)] = list(kept).index(with_more)
    return replace(one, groups=tuple(groups), group=group)


def _reasons(
    one: Breakdown,
    kept: Sequence[Sequence[int]],
    apart: Sequence[Sequence[int]],
    with_more: Sequence[int] | None,
    least: int,
) -> Iterator[str]:
    for block in kept:
        if len(block) > 1:
            names = enumerated([one.groups[i][1] for i in block], "da")
            yield f"{names} er lagt sammen, fordi der er under {least} svar i mindst én af dem."
    gone = enumerated([f"»{one.groups[block[0]][1]}«" for block in apart], "da")
    if gone and with_more is None:
        yield f"{gone} er med i tallene for alle, men vises ikke for sig, fordi der er under {least} svar."
    if with_more is not None:
        label = enumerated([one.groups[i][1] for i in with_more], "da")
        few = f"{gone} og de få" if gone else "de få"
        yield f"»{label} {AND_MORE}« er også {few}, der ikke er i en af grupperne ved {one.label.lower().rstrip('?')}."
