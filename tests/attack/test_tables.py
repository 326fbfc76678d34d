"""An attacker who reads what is published finds no small count: on random small clusters, and on the files themselves."""

import os

import pytest
from attack.clusters import cluster
from attack.tables import Published, attack

pytestmark = pytest.mark.attack

CLUSTERS = int(os.environ.get("ATTACKED_CLUSTERS", "30"))
MOST_HIDDEN = 3


@pytest.fixture(scope="module")
def attacks():
    """Every random cluster with what was found in it: with the small counts hidden only, and with what we hide."""
    found = []
    for seed in range(CLUSTERS):
        attacked = cluster(seed)
        naive = attack(Published(attacked.naive()), attacked.least)
        ours = attack(Published(attacked.published), attacked.least)
        found.append((attacked, naive, ours))
    return found


def test_no_small_count_follows_from_what_is_published(attacks, capsys):
    with capsys.disabled():
        print(report(attacks))
    exact = {key: value for _, _, ours in attacks for key, value in ours.exact.items()}
    confined = {key: value for _, _, ours in attacks for key, value in ours.confined.items()}
    assert (exact, confined) == ({}, {})


def test_hiding_the_small_counts_alone_is_seen_through(attacks):
    assert sum(len(naive) for _, naive, _ in attacks) > 10 * CLUSTERS


def test_no_more_is_hidden_than_three_times_what_is_small(attacks):
    assert sum(each.hidden for each, _, _ in attacks) <= MOST_HIDDEN * sum(each.primary for each, _, _ in attacks)


def test_hiding_everything_would_be_seen(attacks):
    assert sum(each.cells for each, _, _ in attacks) > MOST_HIDDEN * sum(each.primary for each, _, _ in attacks)


def report(attacks):
    """Return the attacks as a table: what is found where only the small counts are hidden, and in what we publish."""
    lines = ["", f"{'attack':<44}{'naive':>8}{'ours':>8}"]
    for least in (3, 5, 10):
        own = [(naive, ours) for attacked, naive, ours in attacks if attacked.least == least]
        for words, which in (("found exactly", "exact"), ("only 1 to T - 1 possible", "confined")):
            counts = [sum(len(getattr(pair[k], which)) for pair in own) for k in (0, 1)]
            lines.append(f"T = {least:<3} {len(own):>3} clusters, {words:<24}{counts[0]:>9}{counts[1]:>8}")
    cells, hidden, primary = (
        sum(getattr(each, name) for each, _, _ in attacks) for name in ("cells", "hidden", "primary")
    )
    lines.append(f"hidden {100 * hidden / cells:.1f} % of the cells; small are {100 * primary / cells:.1f} %")
    return "\n".join(lines)
