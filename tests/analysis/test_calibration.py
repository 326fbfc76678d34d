"""Weighting to known totals: what must hold for any answers and any people, and what is refused."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from analysis import calibration
from analysis.calibration import Margin, Regression
from analysis.design import Design
from analysis.errors import AnalysisError
from analysis.variance import covariance, variances

FAST = settings(max_examples=20, deadline=None, derandomize=True)


@st.composite
def surveys(draw):
    """A design and two margins that can be met: every group has answers, and the people are those of one table."""
    rows, columns = draw(st.integers(2, 4)), draw(st.integers(2, 4))
    counts = np.array(draw(st.lists(st.integers(1, 6), min_size=rows * columns, max_size=rows * columns)))
    people = np.array(draw(st.lists(st.integers(5, 90), min_size=rows * columns, max_size=rows * columns)), dtype=float)
    cell = np.repeat(np.arange(rows * columns), counts)
    base = np.array(draw(st.lists(st.integers(1, 9), min_size=len(cell), max_size=len(cell))), dtype=float)
    table = people.reshape(rows, columns)
    first = Margin("rækker", tuple(f"r{i}" for i in range(rows)), cell // columns, table.sum(axis=1))
    second = Margin("søjler", tuple(f"s{i}" for i in range(columns)), cell % columns, table.sum(axis=0))
    return Design.of(base), first, second


@FAST
@given(surveys())
def test_raking_meets_every_margin(survey):
    design, first, second = survey
    weights = calibration.rake(design, [first, second], rounds=2_000).weights
    for margin in (first, second):
        assert margin.sums(weights) == pytest.approx(margin.totals, abs=1e-9 * first.totals.sum() + 1e-9)


@FAST
@given(surveys(), st.floats(0.01, 1000))
def test_raking_does_not_depend_on_the_scale_of_the_weights(survey, scale):
    design, first, second = survey
    scaled = Design.of(design.weights * scale)
    one, other = (calibration.rake(each, [first, second], rounds=2_000).weights for each in (design, scaled))
    assert other == pytest.approx(one, rel=1e-6)


@FAST
@given(surveys())
def test_raking_does_not_depend_on_the_order_of_the_margins(survey):
    design, first, second = survey
    one = calibration.rake(design, [first, second], rounds=2_000, tolerance=1e-12).weights
    other = calibration.rake(design, [second, first], rounds=2_000, tolerance=1e-12).weights
    assert other == pytest.approx(one, rel=1e-6)


@FAST
@given(surveys(), st.randoms(use_true_random=False))
def test_raking_does_not_depend_on_the_order_of_the_answers(survey, draw):
    design, first, second = survey
    order = list(range(len(design)))
    draw.shuffle(order)
    moved = [Margin(m.name, m.groups, m.group[order], m.totals) for m in (first, second)]
    one = calibration.rake(design, [first, second], rounds=2_000).weights
    other = calibration.rake(Design.of(design.weights[order]), moved, rounds=2_000).weights
    assert other == pytest.approx(one[order], rel=1e-7)


@FAST
@given(surveys())
def test_a_raked_margin_has_no_variance(survey):
    design, first, second = survey
    raked = calibration.rake(design, [first, second], rounds=2_000)
    inside = (first.group == 0).astype(float)[:, None]
    dummies = [(m.group[:, None] == np.arange(len(m.groups))).astype(float) for m in (first, second)]
    exact = design.weighted(raked.weights, Regression(np.concatenate(dummies, axis=1), design.weights, raked.weights))
    assert variances(exact, raked.weights[:, None] * inside)[0] < 1e-9 * first.totals.sum() ** 2


@FAST
@given(surveys(), st.lists(st.floats(-50, 50), min_size=4, max_size=4))
def test_a_covariance_is_symmetric_and_never_negative(survey, slopes):
    design, first, second = survey
    scores = np.stack([first.group * slope + second.group for slope in slopes], axis=1) * design.weights[:, None]
    found = covariance(design, scores)
    assert np.allclose(found, found.T)
    assert np.linalg.eigvalsh(found).min() > -1e-6 * max(1.0, np.abs(found).max())


@FAST
@given(surveys(), st.floats(0.1, 100))
def test_a_variance_grows_with_the_square_of_the_scores(survey, times):
    design, first, _ = survey
    scores = (design.weights * first.group)[:, None]
    assert variances(design, scores * times) == pytest.approx(variances(design, scores) * times**2, rel=1e-9, abs=1e-12)


@FAST
@given(st.lists(st.floats(0.2, 40), min_size=6, max_size=60))
def test_trimmed_weights_keep_their_sum_and_their_bounds(given_weights):
    weights = np.array(given_weights)
    low, high = np.median(weights) / 2, np.median(weights) * 2
    try:
        trimmed = calibration.trim(weights, low, high)
    except AnalysisError:
        assume(False)
    assert trimmed.sum() == pytest.approx(weights.sum())
    assert trimmed.min() >= low * (1 - 1e-12)
    assert trimmed.max() <= high * (1 + 1e-12)


def test_post_strata_sum_to_their_people():
    design = Design.of([1, 2, 3, 4, 5])
    margin = Margin("landsby", ("a", "b"), np.array([0, 0, 1, 1, 1]), np.array([30.0, 50.0]))
    weights = calibration.poststratify(design, margin).weights
    # w = d · N/Σd (Holt & Smith 1979): 1 and 2 of 3 share 30; 3, 4 and 5 of 12 share 50.
    assert weights == pytest.approx([10, 20, 12.5, 50 / 3, 125 / 6])


def test_a_village_is_a_stratum_with_a_factor():
    """Three of ten answered 1, 2 and 6: V = (1 − 3/10)·3/2·Σ(w(y − ȳ)/Σw)², by hand."""
    design = Design.of([10 / 3] * 3, population=[10] * 3)
    scores = np.array([(y - 3) / 3 for y in (1, 2, 6)])[:, None]
    assert variances(design, scores)[0] == pytest.approx(0.7 * 1.5 * (4 + 1 + 9) / 9)


@pytest.mark.parametrize("weight", [0.0, -1.0, float("nan"), float("inf")])
def test_a_weight_that_is_none_is_told_with_its_place(weight):
    with pytest.raises(
        AnalysisError, match=r"1 af 3 vægte mangler eller er 0 eller derunder, den første i svar nr\. 2"
    ):
        Design.of([1.0, weight, 2.0])


def test_no_answers_are_no_design():
    with pytest.raises(AnalysisError, match="ingen svar at vægte"):
        Design.of([])


def test_people_without_answers_are_named():
    design = Design.of([1.0, 1.0])
    margin = Margin("alder", ("unge", "gamle"), np.array([0, 0]), np.array([10.0, 5.0]))
    with pytest.raises(AnalysisError, match=r"Der bor folk i gamle \(alder\), men ingen af dem har svaret"):
        calibration.rake(design, [margin])


def test_answers_without_people_are_named():
    design = Design.of([1.0, 1.0])
    margin = Margin("alder", ("unge", "gamle"), np.array([0, 1]), np.array([10.0, 0.0]))
    with pytest.raises(AnalysisError, match="Der er svar fra gamle"):
        calibration.poststratify(design, margin)


def test_margins_of_different_people_are_told_apart():
    design = Design.of([1.0, 1.0])
    margins = [
        Margin(name, ("x", "y"), np.array([0, 1]), np.array([people, 5.0])) for name, people in (("a", 5), ("b", 9))
    ]
    with pytest.raises(AnalysisError, match="a 10, b 14"):
        calibration.rake(design, margins)


def test_margins_that_contradict_each_other_are_an_error():
    design = Design.of([1.0, 1.0])
    margins = [
        Margin("a", ("x", "y"), np.array([0, 1]), np.array([5.0, 5.0])),
        Margin("b", ("u", "v"), np.array([0, 1]), np.array([2.0, 8.0])),
    ]
    with pytest.raises(AnalysisError, match="passe på én gang"):
        calibration.rake(design, margins)


def test_more_answers_than_people_are_an_error():
    with pytest.raises(AnalysisError, match="3 svar, hvor der kun er 2 beboere"):
        Design.of([1, 1, 1], population=[2, 2, 2])
