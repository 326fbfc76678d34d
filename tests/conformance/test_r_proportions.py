"""Intervals of shares as R's package survey gives them, by seven methods."""

import re
from math import sqrt

import numpy as np
import pytest
import r_reference as r
from r_profile import likelihood_ends

from analysis import estimate
from analysis.intervals import METHODS, Share, wilson

pytestmark = pytest.mark.conformance


def methods_of(share):
    """Return every method's share and intervals, in the shape that the expected numbers have."""
    from scipy.stats import t

    told = {
        name: {"p": share.value, "ci95": method(share, 0.95), "ci90": method(share, 0.90)}
        for name, method in METHODS.items()
    }
    for_degrees = share.effective * (t.ppf(0.975, share.responses - 1) / t.ppf(0.975, share.degrees)) ** 2
    told["wilson_neff"] = {
        "p": share.value,
        "n": share.responses,
        "n_eff": share.effective,
        "ci95": wilson(share.value * share.effective, share.effective),
        "ci90": wilson(share.value * share.effective, share.effective, 0.90),
        "n_eff_df95": for_degrees,
        "ci95_df": wilson(share.value * for_degrees, for_degrees),
    }
    return told


def share_of(found):
    return Share(float(found.values[0]), float(found.covariance[0, 0]), found.responses, found.degrees)


def case_of(case):
    data = r.columns(case["data"])
    variable, value = re.match(r"ciprop\.\w+\.I\(([\w.]+)==([^)]+)\)", case["id"]).groups()
    column = data[variable]
    hit = column == (value.strip("'") if column.dtype == object else float(value))
    domain = re.search(r"\|([\w.]+)=='(\w+)'", case["id"])
    within = data[domain[1]] == domain[2] if domain else None
    found = estimate.mean(r.design(case, data), np.asarray(hit, dtype=float), within)
    share = share_of(found)
    methods = methods_of(share)
    design, kept = r.design(case, data), slice(None) if within is None else within
    for name, level in (("ci95", 0.95), ("ci90", 0.90)):
        solved = methods["likelihood"][name]
        told = (np.asarray(hit, dtype=float)[kept], design.weights[kept], share.variance)
        methods["likelihood"][name] = likelihood_ends(*told, degrees=share.degrees, level=level)
        assert np.allclose(solved, methods["likelihood"][name], rtol=4e-3, atol=0)
    return {
        "p": share.value,
        "se": sqrt(share.variance),
        "degf": share.degrees,
        "n": share.responses,
        "methods": methods,
    }


def test_intervals_of_shares():
    cases = r.expected("04_ciprop.json")["cases"]
    compared = r.compare(
        {case["id"]: case["expected"] for case in cases}, {case["id"]: case_of(case) for case in cases}
    )
    assert compared == (NUMBERS, [])


NUMBERS = 264
