"""Estimates, intervals and tests against formulas written out by hand, and against bases that are nothing."""

import numpy as np
import pytest

from analysis import estimate, exact, intervals
from analysis.design import Design
from analysis.errors import AnalysisError
from analysis.independence import CrossTable, rao_scott
from analysis.intervals import Share, shown, shown_together
from analysis.multiplicity import holm
from analysis.quality import unsure, weight_quality
from analysis.quantile import quantile
from analysis.replicates import jackknife


def test_a_domain_keeps_the_rest_of_the_design():
    """With equal weights and no factor the variance is n/(n − 1)·Σu², and those outside the domain add 0 (by hand)."""
    design = Design.of([1.0] * 5)
    found = estimate.mean(design, [1, 0, 1, 5, 7], np.array([True, True, True, False, False]))
    squares = sum(((y - 2 / 3) / 3) ** 2 for y in (1, 0, 1))
    assert found.covariance[0, 0] == pytest.approx(5 / 4 * squares)


def test_nobody_has_no_mean():
    with pytest.raises(AnalysisError, match="Ingen har svaret"):
        estimate.mean(Design.of([1.0, 1.0]), [np.nan, np.nan])


def test_a_group_without_answers_has_no_mean():
    with pytest.raises(AnalysisError, match=r"Gruppe nr\. 2"):
        estimate.domains(Design.of([1.0, 1.0]), [1.0, 2.0], np.array([0, 0]), 2)


def test_a_mean_and_its_jackknife_agree_on_a_random_sample():
    draw = np.random.default_rng(4)
    design, values = Design.of(np.full(30, 2.0)), draw.normal(size=30)
    linear = estimate.mean(design, values)
    again = jackknife(design, lambda weights: np.array([weights @ values / weights.sum()]))
    assert again.se == pytest.approx(linear.se)


def test_a_base_of_nothing_has_no_interval():
    with pytest.raises(AnalysisError, match="Grundlaget er 0"):
        intervals.wilson(0, 0)


def test_wilson_is_newcombes_example():
    """81 of 263, Newcombe (1998), table I, method 3: 0.2553 to 0.3662."""
    assert intervals.wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)


@pytest.mark.parametrize(("value", "end"), [(0.0, 0), (1.0, 1)])
def test_an_interval_at_the_end_of_the_scale_has_that_end(value, end):
    found = shown(Share(value, 0.0, 40, 35))
    assert found[end] == value
    assert found[1] > found[0]


def test_intervals_of_many_are_those_of_each():
    shares = [Share(0.4, 0.001, 240, 230), Share(0.1, 0.004, 25, 20), Share(0.0, 0.0, 40, 30), Share(1.0, 0.0, 12, 0)]
    columns = [np.array([getattr(one, name) for one in shares], float) for name in Share.__slots__]
    low, high = shown_together(*columns)
    assert list(zip(low, high, strict=True)) == [pytest.approx(shown(one)) for one in shares]


def test_the_effective_number_of_weights_is_kishs():
    """Two of weight 1 and two of weight 3: (8)²/20 = 3.2 (Kish 1992)."""
    assert weight_quality(np.array([1.0, 1.0, 3.0, 3.0])).effective == pytest.approx(3.2)


@pytest.mark.parametrize(
    ("effective", "low", "high", "is_unsure"), [(29, 0.4, 0.5, True), (30, 0.4, 0.7, False), (90, 0.3, 0.61, True)]
)
def test_few_answers_or_a_wide_interval_are_unsure(effective, low, high, is_unsure):
    assert bool(unsure(effective, low, high)) is is_unsure


def test_holms_example():
    """Holm (1979) steps down: 0.01·4, 0.02·3, then never less than the one before."""
    assert holm([0.04, 0.01, 0.03, 0.02]) == pytest.approx([0.06, 0.04, 0.06, 0.06])


def test_pearsons_statistic_is_corrected_to_itself_in_a_large_random_sample():
    """With equal weights every generalised design effect is n/(n − 1), so F is X²/df by that (Rao & Scott 1984)."""
    rows, columns = np.repeat([0, 0, 1, 1], [40, 60, 70, 30]), np.repeat([0, 1, 0, 1], [40, 60, 70, 30])
    table = CrossTable(Design.of(np.ones(200)), rows, columns)
    plain = exact.chi_square(np.array([[40.0, 60.0], [70.0, 30.0]]))
    assert rao_scott(table).statistic == pytest.approx(plain.statistic * 199 / 200)


def test_all_in_one_group_has_nothing_to_test():
    with pytest.raises(AnalysisError, match="ingen sammenhæng at teste"):
        CrossTable(Design.of([1.0, 1.0]), np.array([0, 0]), np.array([0, 1]))


def test_an_empty_column_has_nothing_to_test():
    with pytest.raises(AnalysisError, match="tom"):
        exact.chi_square(np.array([[3.0, 0.0], [4.0, 0.0]]))


def test_fishers_tea():
    """Fisher (1935), The Design of Experiments, ch. 2: three of four cups right, 17/70 for so many or more."""
    assert exact.fisher(np.array([[3.0, 1.0], [1.0, 3.0]])).greater == pytest.approx(17 / 70)


def test_a_larger_table_of_two_by_two_is_the_same_test():
    table = np.array([[3.0, 8.0], [9.0, 2.0]])
    assert exact.fisher_larger(table) == pytest.approx(exact.fisher(table).probability)


def test_a_median_lies_in_its_interval():
    draw = np.random.default_rng(1)
    values = draw.integers(0, 40, 90).astype(float)
    found = quantile(Design.of(draw.uniform(1, 4, 90)), values, 0.5)
    assert found.low <= found.value <= found.high


def test_nobody_has_no_median():
    with pytest.raises(AnalysisError, match="ingen median"):
        quantile(Design.of([1.0]), np.array([np.nan]), 0.5)
