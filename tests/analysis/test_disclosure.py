"""Disclosure control of one table: what is small is hidden, and nothing that is shown gives it away."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import analysis
from analysis.study import Limits
from analysis.table import TOTAL, Asked, Column, Part, RawTable, Statistic, Stub

NAN = float("nan")


def raw(n, *, free=(), exclusive=True, sensitive=False, bases=None, roles=None, statistics=()):
    """Return a raw table of one breakdown: `n` has a column for each group, `free` those in none of them."""
    groups = np.array(n, dtype=np.int64)
    outside = np.array(free or [0] * len(groups), dtype=np.int64)
    counts = np.concatenate([(groups.sum(axis=1) + outside)[:, None], groups], axis=1)
    bases = bases or counts.sum(axis=0).tolist()
    names = [Column(TOTAL, "I alt", int(bases[0]))]
    names += [Column(f"village.v{j}", f"V{j}", int(base), "village", "Landsby") for j, base in enumerate(bases[1:])]
    stub = tuple(Stub(str(i), f"Svar {i}", i, (roles or {}).get(i, "plain")) for i in range(len(groups)))
    return RawTable(Asked("q", "Hvad?"), Part("home", "Hjem"), "single", tuple(names), stub, counts,
                    exclusive=exclusive, sensitive=sensitive, statistics=statistics, base_words="alle")  # fmt: skip


def shown(table):
    return table.n.tolist()


def test_large_cells_are_all_shown():
    assert shown(analysis.protect(raw([[20, 30], [15, 12]]))) == [[50, 20, 30], [27, 15, 12]]


def test_a_small_cell_is_hidden_with_another_in_its_row_and_in_its_column():
    table = analysis.protect(raw([[30, 20, 4], [40, 30, 20], [10, 11, 12]]))
    assert shown(table) == [[54, 30, -1, -1], [90, 40, 30, 20], [33, 10, -1, -1]]
    assert table.status[0, 3] == "suppressed_primary"
    assert table.status[2, 2] == "suppressed_secondary"


def test_a_hidden_cell_has_no_share_either():
    table = analysis.protect(raw([[30, 20, 4], [40, 30, 20], [10, 11, 12]]))
    assert np.isnan(table.shares[table.n < 0]).all()
    assert table.shares[1, 0] == pytest.approx(90 / 177)


def test_zeros_are_shown_as_zeros():
    table = analysis.protect(raw([[20, 30], [0, 12], [30, 25]]))
    assert (table.n[1, 1], table.status[1, 1]) == (0, "zero")


def test_a_column_with_too_small_a_base_is_hidden_whole_with_its_base():
    table = analysis.protect(raw([[20, 5, 30], [15, 4, 12]], free=[6, 6]))
    assert table.n[:, 2].tolist() == [-1, -1]
    assert table.banner[2].base is None


def test_a_single_hidden_column_takes_the_next_smallest_with_it():
    table = analysis.protect(raw([[20, 5, 30, 40], [15, 4, 12, 40]]))
    assert [column.base for column in table.banner] == [166, None, None, 42, 80]


def test_nearly_everybody_in_a_small_base_hides_the_column():
    table = analysis.protect(raw([[18, 30, 20], [0, 12, 20]]))
    assert table.n[:, 1].tolist() == [-1, -1]


def test_of_several_answers_both_few_who_did_and_few_who_did_not_are_hidden():
    table = analysis.protect(raw([[38, 20, 21], [10, 20, 20]], exclusive=False, bases=[140, 40, 50, 50]))
    assert shown(table) == [[79, -1, -1, 21], [50, 10, 20, 20]]


def test_of_two_answers_both_are_hidden_together():
    table = analysis.protect(raw([[30, 30], [3, 40]]))
    assert table.n[:, 1].tolist() == [-1, -1]


def test_sensitive_questions_have_higher_limits():
    answers = [[60, 7, 31], [50, 30, 30], [40, 30, 30]]
    assert (analysis.protect(raw(answers)).n >= 0).all()
    assert (analysis.protect(raw(answers, sensitive=True)).n < 0).any()


def test_a_few_people_outside_every_group_are_protected_too():
    table = analysis.protect(raw([[20, 30], [15, 12]], free=[3, 0]))
    assert (table.n[0, 1:] < 0).any()


def test_a_mean_is_hidden_where_a_count_is_and_a_top_2_only_where_its_own_are():
    counts = [[30, 30], [30, 30], [4, 20], [9, 20]]
    bases = [float(base) for base in (173, 73, 100)]
    statistics = (
        Statistic("top_2", "De to bedste", (0.6, 0.6, 0.6), is_share=True, rows=(0, 1), bases=tuple(bases)),
        Statistic("mean", "Gennemsnit", (2.0, 2.0, 2.0)),
    )
    table = analysis.protect(raw(counts, free=[10, 10, 10, 10], statistics=statistics))
    assert [np.isnan(one.figures[1]) for one in table.statistics] == [False, True]


def test_limits_may_be_raised_and_never_lowered():
    assert Limits(8, 15).sensitive == Limits(10, 20)
    with pytest.raises(analysis.AnalysisError, match="mindst 5"):
        Limits(4, 10)


def test_several_tables_are_protected_in_their_order():
    assert len(analysis.protect([raw([[20, 30]]), raw([[20, 30]])], Limits(6, 12))) == 2


def unknowns(table):
    """Return the equations that a reader can set up, one row each, and which unknown each hidden cell is.

    What is in no group is an unknown of its own for each row: its people are known, their answers not.
    """
    place = {(int(i), int(j)): k for k, (i, j) in enumerate(zip(*np.nonzero(table.n < 0), strict=True))}
    rows, columns = table.n.shape
    size = len(place) + rows
    equations = []
    for i in range(rows):
        line = np.zeros(size)
        line[len(place) + i] = 1
        for j in range(columns):
            if (i, j) in place:
                line[place[i, j]] = 1 if j else -1
        equations.append(line)
    for j in range(columns):
        if table.banner[j].base is not None:
            line = np.zeros(size)
            for i in range(rows):
                if (i, j) in place:
                    line[place[i, j]] = 1
            equations.append(line)
    return np.array(equations), place


def found_exactly(table, *, nobody_outside):
    """Return the hidden cells that follow from what is shown, by Gaussian elimination."""
    equations, place = unknowns(table)
    if nobody_outside:
        outside = np.eye(equations.shape[1])[len(place) :]
        equations = np.concatenate([equations, outside])
    rank = np.linalg.matrix_rank(equations)
    units = np.eye(equations.shape[1])
    return [cell for cell, k in place.items() if np.linalg.matrix_rank(np.vstack([equations, units[k]])) == rank]


cells = st.integers(1, 5).flatmap(
    lambda rows: st.integers(1, 5).flatmap(
        lambda columns: st.lists(
            st.lists(st.one_of(st.integers(0, 8), st.integers(0, 60)), min_size=columns, max_size=columns),
            min_size=rows,
            max_size=rows,
        )
    )
)


@settings(max_examples=50, deadline=None, derandomize=True)
@given(cells)
def test_no_small_cell_follows_from_what_is_shown(n):
    table = raw(n)
    protected = analysis.protect(table)
    exact = [cell for cell in found_exactly(protected, nobody_outside=True) if 1 <= table.n[cell] < 5]
    assert exact == []


@settings(max_examples=40, deadline=None, derandomize=True)
@given(cells)
def test_no_number_below_five_is_shown(n):
    protected = analysis.protect(raw(n))
    assert not ((protected.n >= 1) & (protected.n < 5)).any()
    assert (np.isnan(protected.shares) | (protected.n >= 0)).all()
