"""Reading the expected numbers of R, and comparing with them so that none is passed over in silence.

`leaves` lists every number of an expected tree; `differences` looks each of them up in what we computed. A number that
was not computed is a difference like any other, and each test states how many numbers it compared.
"""

import csv
import json
import math
import os
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy.stats import norm, t

from analysis.design import Design

SHARED = Path(os.environ.get("KLYNGESVAR_SHARED", "../shared")) / "reference"
OPTIONAL = ("svychisq_lincom", "svychisq_saddlepoint")
PROBABILITIES = ("p_value", "p_raw", "p_holm_lower", "p_less", "p_greater", "none", "holm", "hochberg", "hommel",
                 "bonferroni", "BH", "BY", "fdr")  # fmt: skip
ITERATED = ("logit", "likelihood", "raked", "raked_trimmed", "rake_clus1", "rake_default_eps", "trim_strict",
            "trim_once", "calib_raking_clus1", "calib_logit_bounds")  # fmt: skip


class Compared(NamedTuple):
    """How many numbers were compared, and where they differ."""

    count: int
    differences: list[Any]


def expected(name):
    return json.loads((SHARED / "expected" / name).read_text(encoding="utf-8"))


def columns(name):
    """Return a data file's columns: numbers with NaN where all are numbers, otherwise words with None."""
    with (SHARED / "data" / name).open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    return {column: _column([line[column] for line in lines]) for column in lines[0]}


def _column(values):
    try:
        return np.array([float(value) if value else np.nan for value in values])
    except ValueError:
        return np.array([value or None for value in values], dtype=object)


def design(case, data=None):
    """Return a case's design."""
    data = columns(case["data"]) if data is None else data
    told = case["design"]
    size = len(next(iter(data.values())))
    return Design.of(
        data[told["weights"]] if told["weights"] in data else np.full(size, float(told["weights"])),
        strata=data[told["strata"]] if "strata" in told else None,
        units=data[told["ids"]] if told["ids"] != "1" else None,
        population=data[told["fpc"]] if "fpc" in told else None,
    )


def leaves(tree, path=()):
    """Yield the path and value of every number and missing value of a tree."""
    if isinstance(tree, dict):
        for key, below in tree.items():
            yield from leaves(below, (*path, key))
    elif isinstance(tree, list):
        for i, below in enumerate(tree):
            yield from leaves(below, (*path, i))
    elif not isinstance(tree, str | bool):
        yield path, tree


def compare(tree, actual):
    """Return how many numbers were compared, and where they differ; the optional tests are left out on both sides."""
    count, found = 0, []
    for path, wanted in leaves(tree):
        if any(part in OPTIONAL for part in path):
            continue
        count += 1
        got = _at(actual, path)
        if not _agrees(path, wanted, got):
            found.append(f"{'/'.join(map(str, path))}: R {wanted!r}, here {got!r}")
    return Compared(count, found)


def _at(tree, path):
    for part in path:
        try:
            tree = tree[part]
        except (KeyError, IndexError, TypeError):
            return "not computed"
    return tree


def _agrees(path, wanted, got):
    if wanted is None or got is None or isinstance(got, str):
        return wanted is None and (got is None or (not isinstance(got, str) and math.isnan(got)))
    got = float(got)
    if abs(wanted) < 1e-9 and abs(got) < 1e-9:
        return True
    if any(part in PROBABILITIES for part in path):
        return math.isclose(wanted, got, rel_tol=1e-6, abs_tol=1e-10)
    return math.isclose(wanted, got, rel_tol=1e-6 if any(part in ITERATED for part in path) else 1e-8, abs_tol=0)


def described(found, deff=None):
    """Return an estimate in the shape that the expected numbers have."""
    values, se = found.values, found.se
    told = {
        "est": values,
        "se": se,
        "cv": found.cv,
        "ci_normal": [[v + sign * norm.ppf(0.975) * s for sign in (-1, 1)] for v, s in zip(values, se, strict=True)],
        "degf": found.degrees,
        "ci_t": [
            [v + sign * t.ppf(0.975, found.degrees) * s for sign in (-1, 1)] for v, s in zip(values, se, strict=True)
        ],
    }
    return told if deff is None else told | {"deff": deff}


def as_close_as_r(function, low, high):
    """Return a root found by Brent's method and left where R's default tolerance leaves it, 1.2e-4 off.

    R prints the odds ratio of its exact test no closer than this, so our own closer one differs from the expected
    number in the fourth digit; with R's search it is the same to the eighth.

    Source: Brent (1973), Algorithms for Minimization without Derivatives, ch. 4.
    """
    epsilon = np.finfo(float).eps
    a, b, at_a, at_b = low, high, function(low), function(high)
    c, at_c = a, at_a
    while True:
        last = b - a
        if abs(at_c) < abs(at_b):
            a, b, c = b, c, b
            at_a, at_b, at_c = at_b, at_c, at_b
        close = 2 * epsilon * abs(b) + epsilon**0.25 / 2
        step = (c - b) / 2
        if abs(step) <= close or at_b == 0:
            return b
        if abs(last) >= close and abs(at_a) > abs(at_b):
            step = _interpolated(a, b, c, at_a / at_c, at_b / at_c, at_b / at_a, close, last, step)
        if abs(step) < close:
            step = close if step > 0 else -close
        a, at_a = b, at_b
        b += step
        at_b = function(b)
        if (at_b > 0) == (at_c > 0):
            c, at_c = a, at_a


def _interpolated(a, b, c, a_by_c, b_by_c, b_by_a, close, last, half):
    """Return the step of inverse interpolation, linear or quadratic, unless it is too long: then half the bracket."""
    if a == c:
        above, below = (c - b) * b_by_a, 1 - b_by_a
    else:
        above = b_by_a * ((c - b) * a_by_c * (a_by_c - b_by_c) - (b - a) * (b_by_c - 1))
        below = (a_by_c - 1) * (b_by_c - 1) * (b_by_a - 1)
    if above > 0:
        below = -below
    above = abs(above)
    fits = above < 0.75 * (c - b) * below - abs(close * below) / 2 and above < abs(last * below / 2)
    return above / below if fits else half
