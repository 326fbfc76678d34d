"""All tables of a question together: what one hides another does not tell, and what can be shown coarser is."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import analysis
from analysis.breakdowns import Breakdown, breakdown
from analysis.disclosure_bounds import Equations, propagated
from analysis.disclosure_coarsen import coarser, is_coarsened, joint_label
from analysis.disclosure_merge import merged
from analysis.disclosure_registry import apart
from analysis.study import Limits
from analysis.table import TOTAL, Asked, Column, Part, RawTable, Statistic, Stub

STEPS = ("Helt enig", "Delvist enig", "Hverken eller", "Delvist uenig", "Helt uenig")


def scale(groups, *, unsure=None):
    """Return a raw table of a five-point scale over villages: `groups` has five counts for each, `unsure` one."""
    counts = np.array(groups, dtype=np.int64).T
    counts = np.concatenate([counts, np.array([unsure or [0] * counts.shape[1]], dtype=np.int64)])
    n = np.concatenate([counts.sum(axis=1, keepdims=True), counts], axis=1)
    bases = n.sum(axis=0)
    names = [Column(TOTAL, "I alt", int(bases[0]))]
    names += [Column(f"village.v{j}", f"V{j}", int(base), "village", "Landsby") for j, base in enumerate(bases[1:])]
    stub = tuple(Stub(str(i + 1), label, i + 1) for i, label in enumerate(STEPS))
    stub = (*stub, Stub("dont_know", "Ved ikke", -8, "dont_know"))
    on_scale = n[:5].sum(axis=0)
    top = Statistic("top_2", "Helt enig + Delvist enig", tuple(n[:2].sum(axis=0) / np.maximum(1, on_scale)), is_share=True,
                    rows=(0, 1), bases=tuple(float(base) for base in on_scale))  # fmt: skip
    return RawTable(Asked("q", "Hvad?"), Part("home", "Hjem"), "scale", tuple(names), stub, n, statistics=(top,),
                    ordinal=True, base_words="alle")  # fmt: skip


LARGE = [20, 20, 20, 20, 20]


def test_five_points_become_three_where_one_would_be_small():
    table = analysis.protect(scale([LARGE, [20, 15, 10, 8, 2], LARGE]))
    assert [row.name for row in table.stub] == ["1+2", "3", "4+5", "dont_know"]
    assert (table.n >= 0).all()


def test_five_points_stay_where_they_can_all_be_shown():
    assert len(analysis.protect(scale([LARGE, LARGE])).stub) == 6


def test_several_tables_show_everybody_in_five_points_beside_the_groups_in_three():
    shown = analysis.protect([scale([LARGE, [20, 15, 10, 8, 2], LARGE])])
    assert [(len(table.banner), len(table.stub)) for table in shown] == [(1, 6), (4, 4)]


def test_the_top_is_of_all_answers_where_few_do_not_know():
    table = analysis.protect(scale([LARGE, [20, 15, 10, 8, 2], LARGE], unsure=[10, 3, 10]))
    top = table.statistic("top_2")
    assert top.label.endswith("af alle svar")
    assert top.figures[2] == pytest.approx(35 / 58)


def test_the_top_is_more_than_so_many_tenths_where_its_count_is_hidden():
    table = analysis.protect(scale([LARGE, [25, 16, 1, 2, 0], [30, 20, 9, 8, 8]]))
    top = table.statistic("top_2")
    assert np.isnan(top.figures[2])
    assert top.above[2] == 0.8


def test_a_joint_answer_is_called_by_the_words_it_shares():
    assert joint_label(["Meget tilfreds", "Tilfreds"]) == "Samlet tilfreds"
    assert joint_label(["Ofte", "Tit"]) == "Ofte + Tit"


def test_a_coarser_scale_has_no_mean():
    raw = scale([LARGE, LARGE])
    raw = replace(raw, statistics=(*raw.statistics, Statistic("mean", "Gennemsnit", (3.0, 3.0, 3.0))))
    assert [one.name for one in coarser(raw).statistics] == ["top_2"]


def test_a_net_in_another_table_hides_what_it_would_give_away():
    # The bottom two of the first village, shown for themselves, would give the one that is hidden.
    raw = scale([[20, 20, 20, 20, 3], LARGE, LARGE])
    net = replace(raw, stub=(Stub("4+5", "Samlet uenig", None),), n=raw.n[3:5].sum(axis=0, keepdims=True),
                  statistics=(), exclusive=False, ordinal=False)  # fmt: skip
    fine = replace(raw, ordinal=False, statistics=())
    shown, joint = analysis.protect([fine, net])
    assert joint.n[0, 1] < 0 or shown.n[3, 1] < 0


villages = st.lists(st.lists(st.integers(0, 30), min_size=5, max_size=5), min_size=2, max_size=4)


@settings(max_examples=25, deadline=None, derandomize=True)
@given(villages)
def test_raising_the_least_cell_never_shows_more(groups):
    raw = replace(scale(groups), ordinal=False, statistics=())
    low, high = analysis.protect(raw, Limits(5, 10)), analysis.protect(raw, Limits(7, 10))
    assert not ((low.n < 0) & (high.n >= 0)).any()


@settings(max_examples=5, deadline=None, derandomize=True)
@given(villages)
def test_cheap_bounds_are_never_narrower_than_the_exact_ones(groups):
    n = np.array(groups)
    sums = np.concatenate([np.kron(np.eye(len(n)), np.ones(5)), np.kron(np.ones(len(n)), np.eye(5))])
    equations = Equations.of(sums, sums @ n.ravel(), n.size)
    low, high = propagated(equations)
    exact = equations.intervals()
    assert all(low[i] <= each.low and each.high <= high[i] for i, each in enumerate(exact))


def test_a_small_village_is_joined_with_its_declared_neighbour(surveyed):
    villages = breakdown(surveyed, "village")
    neighbours = (("askeby", "birkeby"), ("birkeby", "askeby"), ("dalby", "birkeby"))
    own = tuple(replace(each, neighbour=dict(neighbours)[each.name]) for each in surveyed.cluster.villages)
    study = replace(surveyed, cluster=replace(surveyed.cluster, villages=own))
    found = merged(study, villages, np.array([80, 40, 6, 0]), 10)
    assert [label for _, label in found.breakdown.groups] == ["Askeby", "Birkeby og Dalby"]
    assert "lagt sammen" in found.reasons[0]


def test_a_small_sex_goes_with_the_next_by_size(surveyed):
    one = Breakdown("sex", "Køn", (("woman", "Kvinde"), ("man", "Mand"), ("other", "Andet")), np.array([0, 1, 2, 3]))
    found = merged(surveyed, one, np.array([60, 50, 3, 20]), 10)
    assert [label for _, label in found.breakdown.groups] == ["Kvinde", "Mand eller andet"]
    assert "»Andet«" in found.reasons[0]


def test_a_few_in_no_group_go_with_the_largest(surveyed):
    one = Breakdown("sex", "Køn", (("woman", "Kvinde"), ("man", "Mand")), np.array([0, 1, 2]))
    found = merged(surveyed, one, np.array([60, 50, 3]), 10)
    assert [label for _, label in found.breakdown.groups] == ["Kvinde m.fl.", "Mand"]
    assert found.breakdown.group.tolist() == [0, 1, 0]


def test_two_groups_that_differ_by_a_few_people_are_not_both_published(surveyed):
    village = breakdown(surveyed, "village")
    nearly = replace(village, name="sex", group=village.group.copy())
    nearly.group[np.flatnonzero(village.group == 1)[:2]] = 0
    assert [one.name for one in apart(surveyed, [village, nearly])] == ["village"]


def test_only_scales_of_groups_become_coarser():
    assert is_coarsened(scale([LARGE, [20, 15, 10, 8, 2]]), Limits())
    assert not is_coarsened(replace(scale([LARGE, [20, 15, 10, 8, 2]]), ordinal=False), Limits())
