"""What weights, standard errors, intervals, tests and letters cost, against counting the same tables alone."""

from __future__ import annotations

import time
from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from analysis.tabulate import tables
from analysis.weighting import Framed, weights
from benchmarks.printing import show
from benchmarks.responses import study_of

if TYPE_CHECKING:
    from analysis.study import Study

SIZES = (1_000, 3_000, 10_000)
HEAD = ("responses", "tables by breakdowns", "weights, s", "counting, s", "with everything, s", "ratio")


def run() -> None:
    """Print seconds and the ratio to counting alone."""
    show("Weighted shares, errors, intervals, tests and letters, default banner", HEAD, [_line(n) for n in SIZES])


def _line(responses: int) -> tuple[str, ...]:
    study = _framed(study_of(responses, np.random.default_rng(2026)))
    began = time.perf_counter()
    weighted = weights(study)
    weighed = time.perf_counter() - began
    began = time.perf_counter()
    made = list(tables(study))
    counted = time.perf_counter() - began
    began = time.perf_counter()
    deque((table.estimates for table in tables(weighted)), maxlen=0)
    everything = time.perf_counter() - began
    pairs = sum(len({column.group for column in table.banner if column.group}) for table in made)
    return (
        f"{responses:,}", f"{pairs}", f"{weighed:.3f}", f"{counted:.3f}", f"{everything:.2f}",
        f"{everything / counted:.0f}",
    )  # fmt: skip


def _framed(study: Study) -> Study:
    """Return the study with the demo cluster's people, as many more as there must be for so many answers."""
    assert study.cluster is not None
    names = {village.code: village.name for village in study.cluster.villages}
    villages = tuple(names.get(int(code), "") for code in study.code("village"))
    times = 1 + len(study) // 300
    people = {cell: count * times for cell, count in study.cluster.population.counts.items()}
    return replace(study, framed=Framed(villages, people))
