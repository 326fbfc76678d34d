"""Intervals, tests and adjustments of plain counts as R's package stats gives them."""

import numpy as np
import pytest
import r_reference as r

from analysis import exact
from analysis.intervals import exact as clopper_pearson
from analysis.intervals import wilson, wilson_corrected
from analysis.multiplicity import ADJUSTMENTS

pytestmark = pytest.mark.conformance


def outcome(test):
    return {"statistic": [test.statistic], "parameter": test.degrees, "p_value": test.probability}


def interval_of(case):
    told = (case["x"], case["n"], case["level"])
    return {
        "x": case["x"], "n": case["n"], "level": case["level"], "p": case["x"] / case["n"],
        "wilson": wilson(*told), "wilson_cc": wilson_corrected(*told), "clopper_pearson": clopper_pearson(*told),
    }  # fmt: skip


def table_of(case):
    table = np.array(case["table"], dtype=float)
    told = {
        "chisq": outcome(exact.chi_square(table)),
        "exp_counts": exact.expected(table),
        "std_residuals": exact.residuals(table),
        "cramers_v": exact.cramers_v(table),
    }
    if table.shape != (2, 2):
        return told | ({"fisher": {"p_value": exact.fisher_larger(table)}} if "fisher" in case["expected"] else {})
    found = exact.fisher(table, root=r.as_close_as_r)
    return told | {
        "chisq_yates": outcome(exact.chi_square(table, corrected=True)),
        "fisher": {
            "p_value": found.probability, "odds_ratio_cmle": found.odds_ratio, "ci": (found.low, found.high),
            "p_less": found.less, "p_greater": found.greater,
        },
    }  # fmt: skip


def pairs_of(case):
    pairs = exact.pairwise(case["x"], case["n"])
    size = len(case["x"])
    lower = [(j, i) for i in range(1, size) for j in range(i)]
    told = {}
    for name in case["expected"]["p"]:
        adjusted = dict(zip(lower, ADJUSTMENTS[name]([pairs[pair] for pair in lower]), strict=True))
        told[name] = [[adjusted.get((j, i)) for j in range(size - 1)] for i in range(1, size)]
    counts = np.array([case["x"], np.subtract(case["n"], case["x"])], dtype=float)
    return {"p": told, "overall": outcome(exact.chi_square(counts))}


def test_intervals_tables_and_adjustments_of_counts():
    told = r.expected("07_base_tests.json")
    wanted = {
        "intervals": told["intervals"],
        "tables": {case["id"]: case["expected"] for case in told["tables"]},
        "pairwise": {case["id"]: case["expected"] for case in told["pairwise"]},
        "p_adjust": told["p_adjust"]["out"],
    }
    actual = {
        "intervals": [interval_of(case) for case in told["intervals"]],
        "tables": {case["id"]: table_of(case) for case in told["tables"]},
        "pairwise": {case["id"]: pairs_of(case) for case in told["pairwise"]},
        "p_adjust": {name: ADJUSTMENTS[name](told["p_adjust"]["p"]) for name in told["p_adjust"]["out"]},
    }
    assert r.compare(wanted, actual) == (COUNTS, [])


COUNTS = 533
