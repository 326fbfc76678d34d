"""Post-strata, raking, calibration and trimming as R's package survey gives them, weight by weight."""

import re

import numpy as np
import pytest
import r_reference as r

from analysis import calibration, estimate
from analysis.calibration import Margin
from analysis.quality import weight_quality

pytestmark = pytest.mark.conformance


def margin(data, *names):
    """Return the margin of one or two variables, with the population's numbers."""
    file = "apipop_stype.csv" if names == ("stype",) else "apipop_stype_schwide.csv"
    people = r.columns(file)
    known = ["|".join(parts) for parts in zip(*(people[name] for name in names), strict=True)]
    groups, place = np.unique(known, return_inverse=True)
    labels = ["|".join(parts) for parts in zip(*(data[name] for name in names), strict=True)]
    group = np.searchsorted(groups, labels)
    return Margin("+".join(names), tuple(groups), group, np.bincount(place, people["Freq"]))


def auxiliaries(data, second):
    return np.column_stack([np.ones(len(second)), data["stype"] == "H", data["stype"] == "M", second]).astype(float)


def weighted(case, data):
    """Return the design that a case's call makes."""
    design, name = r.design(case, data), case["id"]
    if name.startswith("poststrat"):
        names = re.search(r"~([\w.+]+)", case["r_call"])[1].split("+")
        return calibration.poststratify(design, margin(data, *names))
    if name.startswith(("calib_linear_clus1", "calib_raking")):
        return calibration.calibrate(design, auxiliaries(data, data["sch.wide"] == "Yes"), [6194, 755, 1018, 5122],
                                     distance="raking" if "raking" in name else "linear")  # fmt: skip
    if name.startswith("calib"):
        told = {"distance": "logit", "bounds": (0.3, 2.2)} if "logit" in name else {}
        return calibration.calibrate(design, auxiliaries(data, data["api99"]), [6194, 755, 1018, 3914069], **told)
    margins = [margin(data, "stype"), margin(data, "sch.wide")]
    raked = calibration.rake(design, margins, rounds=500, least_change=1.0 if "default" in name else 1e-9 * 6194)
    if name.startswith("rake"):
        return raked
    return raked.weighted(calibration.trim(raked.weights, 20.30819672, 44.0010929, strict=name == "trim_strict"))


def case_of(case):
    data = r.columns(case["data"])
    design = weighted(case, data)
    quality = weight_quality(design.weights)
    told = {
        "n": quality.responses, "sum_w": quality.people, "n_eff": quality.effective,
        "deff_kish": quality.design_effect, "cv_w": quality.variation, "min": quality.least,
        "max": quality.largest, "ratio": quality.largest / quality.least,
        "total_enroll": r.described(estimate.total(design, data["enroll"])),
        "weights": design.weights,
    }  # fmt: skip
    for name in ("api00", "sch.wide", "comp.imp"):
        values = data[name] if name == "api00" else estimate.dummies(data[name])[1]
        found = estimate.mean(design, values)
        told[f"~{name}"] = r.described(found, estimate.design_effect(design, values, found, replacing=True))
    return told


def wanted(case):
    weights = r.columns(case["expected"]["weights_csv"])["w"].tolist()
    return case["expected"] | {"weights": weights}


def test_weights_and_what_they_give():
    cases = r.expected("05_weights.json")["cases"]
    compared = r.compare({case["id"]: wanted(case) for case in cases}, {case["id"]: case_of(case) for case in cases})
    assert compared == (NUMBERS, [])


NUMBERS = 2696
