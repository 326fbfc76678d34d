"""Weighted tables and tests of independence as R's package survey gives them."""

import re

import numpy as np
import pytest
import r_reference as r

from analysis.independence import CrossTable, rao_scott, rao_scott_first, wald

pytestmark = pytest.mark.conformance


def outcome(test):
    return {"statistic": [test.statistic], "parameter": test.degrees, "p_value": test.probability}


def case_of(case):
    data = r.columns(case["data"])
    first, second = re.match(r"xtab\.\w+\.([\w.]+)\+([\w.]+)", case["id"]).groups()
    positions = [np.unique(data[name].astype(str), return_inverse=True)[1] for name in (first, second)]
    table = CrossTable(r.design(case, data), *positions)
    weighted = table.weighted
    return {
        "svytable": weighted,
        "svytable_Ntotal_100": weighted / weighted.sum() * 100,
        "row_prop": weighted / weighted.sum(axis=1, keepdims=True),
        "col_prop": weighted / weighted.sum(axis=0),
        "unweighted": table.unweighted,
        "svychisq_F": outcome(rao_scott(table)),
        "svychisq_Chisq": outcome(rao_scott_first(table)),
        "svychisq_Wald": outcome(wald(table)),
        "svychisq_adjWald": outcome(wald(table, adjusted=True)),
    }


def test_tables_and_their_tests():
    cases = r.expected("03_crosstabs.json")["cases"]
    compared = r.compare(
        {case["id"]: case["expected"] for case in cases}, {case["id"]: case_of(case) for case in cases}
    )
    assert compared == (NUMBERS, [])


NUMBERS = 215
