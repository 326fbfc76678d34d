"""Which groups of people are joined before anything is counted, so that none of them is too small to be shown.

A village below the least base is joined with the neighbour that the cluster has declared for it, an age group with the
one beside it. Of other groups, such as the sexes, the small ones go with the next by size. Whoever is in no group is
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
# Each pair of these is shown once: a table turned round would be the same table over other people.
SPLIT_BY = {"village": (), "sex": ("village",), "age": ("village", "sex")}


@dataclass(frozen=True, eq=False, slots=True)
class Merged:
    """A breakdown whose groups may all be shown, and the sentences that say what was joined."""

    breakdown: Breakdown
    reasons: tuple[str, ...]


def divides(breakdown: str, question: str) -> bool:
    """Say whether a question's answers are divided by a breakdown: not by itself, and no table is shown twice."""
    return breakdown != question and breakdown in SPLIT_BY.get(question, (breakdown,))


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
    elif one.name != "village":
        _join_smallest(blocks, bases, least)
    others = int(bases[-1])
    with_more = max(blocks, key=lambda b: (_base(b, bases), -b[0])) if blocks and 0 < others < least else None
    if with_more is None and len(blocks) == len(one.groups):
        return Merged(one, ())
    return Merged(_renamed(one, blocks, with_more), tuple(_reasons(one, blocks, with_more, least)))


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


def _join_smallest(blocks: list[list[int]], bases: Bases, least: int) -> None:
    """Join the two smallest blocks until none is below the least base."""
    while True:
        by_size = sorted((b for b in blocks if _base(b, bases)), key=lambda b: (_base(b, bases), b))
        if len(by_size) < 2 or _base(by_size[0], bases) >= least:
            return
        blocks.remove(by_size[0])
        blocks[blocks.index(by_size[1])] = sorted([*by_size[1], *by_size[0]])


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
        label = _label(one, block)
        group[np.isin(one.group, block)] = at
        if block is with_more:
            name, label = f"{name}{JOINT}", f"{label} {AND_MORE}"
        groups.append((name, label))
    if with_more is not None:
        group[group == len(kept)] = list(kept).index(with_more)
    return replace(one, groups=tuple(groups), group=group)


def _label(one: Breakdown, block: Sequence[int]) -> str:
    """Return what joined groups are called: "Øllemose og Snerlund", "Mand eller andet"."""
    labels = [one.groups[i][1] for i in block]
    if one.name == "village":
        return enumerated(labels, "da")
    return " eller ".join([labels[0], *(label[:1].lower() + label[1:] for label in labels[1:])])


def _reasons(
    one: Breakdown, blocks: Sequence[Sequence[int]], with_more: Sequence[int] | None, least: int
) -> Iterator[str]:
    for block in blocks:
        if len(block) > 1:
            names = enumerated([f"»{one.groups[i][1]}«" for i in block], "da")
            yield f"{names} er lagt sammen, fordi der er under {least} svar i mindst én af grupperne."
    if with_more is not None:
        yield (
            f"»{_label(one, with_more)} {AND_MORE}« er også de få, der ikke har svaret på »{one.label}«, "
            "så ingen kan regne deres svar ud."
        )
