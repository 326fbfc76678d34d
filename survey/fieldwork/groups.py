"""Groups: which villages are mixed and counted together, so that nobody stands out in a small one.

A wave's `merged` says for each village that is not counted alone which village it counts with.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from survey.cluster.cluster import Cluster
    from survey.storage.records import Wave

EXPECTED = 20
LEAST = 10


def expected(cluster: Cluster) -> dict[str, str]:
    """Return what is merged when a wave opens: villages of which too few answers are expected."""
    rate = cluster.settings.expected_rate
    amounts = {village.name: cluster.population.total(village.name) * rate for village in cluster.villages}
    neighbours = {village.name: village.neighbour for village in cluster.villages}
    return joined(amounts, neighbours, {}, least=EXPECTED)


def answered(wave: Wave, amounts: Mapping[str, int]) -> dict[str, str]:
    """Return what is merged when a wave is finished: also villages of which too few have answered, unless none has."""
    neighbours = {village["name"]: village["neighbour"] for village in wave.content["villages"]}
    return joined(amounts, neighbours, merged(wave), least=LEAST)


def merged(wave: Wave) -> dict[str, str]:
    """Return the village that each merged village counts with."""
    return dict(wave.content.get("merged", {}))


def joined(
    amounts: Mapping[str, float], neighbours: Mapping[str, str], before: Mapping[str, str], *, least: float
) -> dict[str, str]:
    """Join the smallest group with its neighbour's until each has enough, or no neighbour is left.

    Args:
        amounts: by village or by group; those without any are left alone.
        neighbours: the declared neighbour of each village, empty for none.
        before: what is merged already.
        least: what is enough.

    >>> joined({"a": 3, "b": 4, "c": 30}, {"a": "b", "b": "c", "c": "b"}, {}, least=10)
    {'a': 'c', 'b': 'c'}
    """
    into = {village: before.get(village, village) for village in neighbours}
    sums = dict.fromkeys(into.values(), 0.0)
    for village, amount in amounts.items():
        if village in into:
            sums[into[village]] += amount
    stuck: set[str] = set()
    while small := sorted((total, group) for group, total in sums.items() if 0 < total < least and group not in stuck):
        group = small[0][1]
        towards = into.get(neighbours[group], group)
        if towards == group:
            stuck.add(group)
            continue
        sums[towards] += sums.pop(group)
        stuck.discard(towards)
        into = {village: towards if of == group else of for village, of in into.items()}
    return {village: group for village, group in into.items() if village != group}
