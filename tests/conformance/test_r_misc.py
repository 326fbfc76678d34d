"""Ratios, t- and rank tests, quantiles, the jackknife, and trends, as R's package survey gives them."""

import numpy as np
import pytest
import r_reference as r

from analysis import estimate
from analysis.design import Design
from analysis.independence import difference, rank_test
from analysis.quantile import quantile
from analysis.replicates import jackknife

pytestmark = pytest.mark.conformance
RULES = ("math", "school", "hf7", "hf8")


def outcome(test):
    return {"statistic": [test.statistic], "parameter": test.degrees, "p_value": test.probability}


def case_of(case):
    data, told = r.columns(case["data"]), case["expected"]["ratio"]
    design, values = r.design(case, data), data[case["variable"]]
    wide = (data["sch.wide"] == "Yes").astype(int)
    ratio = estimate.ratio(design, data[told["num"]], data[told["den"]])
    test, gap, interval = difference(design, values, wide)
    several = rank_test(design, values, np.unique(data["stype"].astype(str), return_inverse=True)[1])
    return {
        "ratio": {"est": ratio.values[0], "se": ratio.se[0]},
        "ttest_by_schwide": outcome(test) | {"estimate": gap, "ci": interval},
        "wilcoxon_by_schwide": outcome(rank_test(design, values, wide)),
        "median_test_by_schwide": outcome(rank_test(design, values, wide, "median")),
        # R prints this one with its statistic and its degrees of freedom under each other's names, and as chi-square.
        "kruskal_by_stype": {
            "statistic": [several.degrees[0]],
            "parameter": [several.statistic * several.degrees[0]],
            "p_value": several.probability,
        },
        "quantiles": {rule: quantiles(design, values, rule) for rule in RULES},
    }


def quantiles(design, values, rule):
    found = [quantile(design, values, share, rule=rule) for share in (0.25, 0.5, 0.75)]
    return {"q": [one.value for one in found], "se": [one.se for one in found], "ci": [(q.low, q.high) for q in found]}


def replicated(name, told):
    data = r.columns({"dclus1": "apiclus1.csv", "dstrat": "apistrat.csv"}[name])
    design = r.design({"design": told}, data)
    wide = estimate.dummies(data["sch.wide"])[1]
    mean = jackknife(design, lambda weights: np.array([weights @ data["api00"] / weights.sum()]))
    shares = jackknife(design, lambda weights: weights @ wide / weights.sum())
    return {
        "mean_api00": {"est": mean.values[0], "se": mean.se[0]},
        "prop": {"est": shares.values, "se": shares.se},
        "degf": mean.degrees,
    }


def test_ratios_tests_and_quantiles():
    told = r.expected("06_misc.json")
    designs = {
        "dclus1": {"ids": "dnum", "weights": "pw", "fpc": "fpc"},
        "dstrat": {"ids": "1", "strata": "stype", "weights": "pw", "fpc": "fpc"},
    }
    actual = {case["id"]: case_of(case) for case in told["cases"]}
    actual["replicate"] = {name: replicated(name, designs[name]) for name in told["replicate"]}
    wanted = {case["id"]: case["expected"] for case in told["cases"]} | {"replicate": told["replicate"]}
    assert r.compare(wanted, actual) == (MISC, [])


def trend():
    """Two waves in one design: each with strata and finite populations of its own."""
    first, second = r.columns("apistrat.csv"), r.columns("apisrs.csv")
    size = len(second["pw"])
    design = Design.of(
        np.concatenate([first["pw"], second["pw"]]),
        strata=np.concatenate([first["stype"].astype(str), np.full(size, "2")]),
        population=np.concatenate([first["fpc"], second["fpc"]]),
    )
    awarded = np.concatenate([first["awards"], second["awards"]]) == "Yes"
    wave = np.repeat([0, 1], [len(first["pw"]), size])
    found = estimate.domains(design, awarded.astype(float), wave, 2)
    gap, se = found.contrast([-1, 1])
    from scipy.stats import norm

    return {
        "by_wave": found.values, "se": found.se, "diff": gap, "diff_se": se, "z": gap / se,
        "p": 2 * norm.sf(abs(gap / se)),
    }  # fmt: skip


def test_a_ratio_of_clusters_and_a_trend():
    ratio, waves = r.expected("09_scd_trend.json")["cases"]
    data = r.columns("scd.csv")
    found = estimate.ratio(r.design(ratio, data), data["alive"], data["arrests"])
    actual = {"ratio": {"est": found.values[0], "se": found.se[0]}, "trend": trend()}
    assert r.compare({"ratio": ratio["expected"], "trend": waves["expected"]}, actual) == (TREND, [])


MISC, TREND = 144, 10
