"""Means, totals, domains and quantiles as R's package survey gives them; the numbers are read from beside the checkout."""

import re

import numpy as np
import pytest
import r_reference as r

from analysis import estimate

pytestmark = pytest.mark.conformance


def values_of(data, variable):
    column = data[variable]
    return estimate.dummies(column)[1] if column.dtype == object else column


def means_case(case):
    function, variable, told = re.match(r"svy(\w+)\(~([\w.]+), \w+, na.rm=TRUE, deff=(.+)\)", case["r_call"]).groups()
    data = r.columns(case["data"])
    design, values = r.design(case, data), values_of(data, variable)
    found = getattr(estimate, function)(design, values)
    if told == "FALSE":
        return r.described(found)
    deff = estimate.design_effect(design, values, found, of_total=function == "total", replacing="replace" in told)
    return r.described(found, deff)


def test_means_and_totals_with_design_effects():
    cases = r.expected("01_means_totals.json")["cases"]
    compared = r.compare(
        {case["id"]: case["expected"] for case in cases}, {case["id"]: means_case(case) for case in cases}
    )
    assert compared == (MEANS, [])


def domain_case(case):
    _, variable, by, function = re.match(r"svy(by)\(~([\w.]+), ~([\w.+]+), \w+, svy(\w+),", case["r_call"]).groups()
    data = r.columns(case["data"])
    design, values = r.design(case, data), values_of(data, variable)
    names = [variable] if values.ndim == 1 else [f"{variable}{name}" for name in estimate.dummies(data[variable])[0]]
    labels = ["|".join(parts) for parts in zip(*(data[name] for name in reversed(by.split("+"))), strict=True)]
    group = np.unique(labels, return_inverse=True)[1]
    told = {}
    for name, column in zip(names, np.atleast_2d(values.T), strict=True):
        found = estimate.domains(design, column, group, group.max() + 1, of=function)
        end = f".{name}" if len(names) > 1 else ""
        interval = np.array(r.described(found)["ci_normal"])
        told |= {name: found.values, f"se{end}": found.se}
        told |= {f"ci_l{end}": interval[:, 0], f"ci_u{end}": interval[:, 1]}
    return told


def test_domains():
    cases = r.expected("02_domains.json")["cases"]
    compared = r.compare(
        {case["id"]: case["expected"] for case in cases}, {case["id"]: domain_case(case) for case in cases}
    )
    assert compared == (DOMAINS, [])


MEANS, DOMAINS = 1165, 96
