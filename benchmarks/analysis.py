"""What tables, charts and the workbook cost, against plain counting of the same cells in the same run."""

from __future__ import annotations

import gc
import statistics
import time
import tracemalloc
from collections import deque
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from analysis import workbook
from analysis.breakdowns import breakdown, defaults, possible
from analysis.counts import Banner
from analysis.disclosure import protect
from analysis.edition_charts import drawn, planned
from analysis.edition_source import source_of
from analysis.tabulate import banner, frequency, tables
from analysis.tabulate_kinds import Request
from analysis.tabulate_sets import place_reasons
from benchmarks import weighing
from benchmarks.counting import count, same
from benchmarks.printing import show
from benchmarks.responses import study_of
from survey.questionnaire.questions import Matrix, Places, Ranking

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from analysis.chart import Chart
    from analysis.edition_charts import Drawn
    from analysis.study import Study
    from analysis.table import RawTable

SIZES, LARGE = (1_000, 10_000, 100_000), 1_000_000
ROUNDS = 5
WIDE = 10
CHARTS = 60
MEGABYTE = 1024**2
HEAD = ("responses", "tables", "seconds", "plain seconds", "ratio", "µs/response", "peak MB", "plain MB", "study MB")


def run(*, large: bool) -> None:
    """Print seconds, ratios and memory."""
    for title, names in (("default banner", defaults), (f"banner of {WIDE} breakdowns", _ten)):
        lines = [_counted(size, names) for size in (*SIZES, *([LARGE] if large else []))]
        show(f"All tables of the residents' questionnaire, {title}; aim: ratio 5", HEAD, lines)
    weighing.run()
    _outputs()


def _ten(study: Study) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*defaults(study), *possible(study))))[:WIDE]


def _counted(size: int, names: Callable[[Study], Sequence[str]]) -> tuple[str, ...]:
    """Measure both ways of counting in turn, then their memory, and see to it that they count the same."""
    study = study_of(size, np.random.default_rng(2026))
    by = tuple(names(study))
    made = tables if by == defaults(study) else lambda fresh: _wide(fresh, by)
    raw = list(made(study))
    if wrong := list(same(raw, count(study, by))):
        raise AssertionError(f"counted differently: {wrong}")
    pairs = [(_seconds(made, study), _seconds(lambda fresh: count(fresh, by), study)) for _ in range(_rounds(size))]
    mine, plain = (statistics.median(column) for column in zip(*pairs, strict=True))
    peaks = [_peak(made, study), _peak(lambda fresh: count(fresh, by), study)]
    return (
        f"{size:,}",
        f"{len(raw)}",
        f"{mine:.3f}",
        f"{plain:.3f}",
        f"{statistics.median(one / other for one, other in pairs):.2f}",
        f"{mine / size * 1e6:.1f}",
        *(f"{peak / MEGABYTE:.1f}" for peak in peaks),
        f"{study.codes.nbytes / MEGABYTE:.1f}",
    )


def _wide(study: Study, by: Sequence[str]) -> Iterator[RawTable]:
    """Yield the tables of every question over a banner of one's own choosing, as an analyst asks for them."""
    columns = Banner.of([breakdown(study, name) for name in by], len(study))
    for name, question in study.questions.items():
        if isinstance(question, Matrix):
            yield frequency(study, name)
            yield from (banner(study, f"{name}.{row.name}", by=by) for row in question.rows)
        else:
            yield banner(study, name, by=by)
        if isinstance(question, Ranking):
            yield frequency(study, name)
        if isinstance(question, Places) and question.each_options:
            yield place_reasons(Request(study, question, "", columns))


def _rounds(size: int) -> int:
    return ROUNDS if size < LARGE else 1


def _seconds(work: Callable[[Study], Iterable[object]], study: Study) -> float:
    """Return the time of one run on a study that remembers nothing of the last."""
    fresh = replace(study)
    gc.collect()
    began = time.perf_counter()
    deque(work(fresh), maxlen=0)
    return time.perf_counter() - began


def _peak(work: Callable[[Study], Iterable[object]], study: Study) -> int:
    """Return the most bytes that a run of its own holds beside the study; all tables are kept."""
    fresh = replace(study)
    tracemalloc.start()
    kept = list(work(fresh))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    del kept
    return peak


def _outputs() -> None:
    """Print what follows from the tables: protection, charts and the workbook; these do not grow with responses."""
    study = study_of(SIZES[0], np.random.default_rng(2026))
    raw = list(study.tables())
    began = time.perf_counter()
    shown = protect(raw, study.limits)
    lines = [_line(f"protect {len(raw)} tables", began, "")]
    source, plans = source_of(study), planned(shown)
    drawn(plans[0], source)  # loads typefaces
    began = time.perf_counter()
    # A plan is drawn in two widths.
    charts = [chart for plan in islice(plans, CHARTS // 2) for chart in _pair(drawn(plan, source))]
    size = sum(len(chart.svg) + len(chart.png) for chart in charts)
    lines.append(_line(f"{len(charts)} charts, SVG and PNG", began, f"{size / MEGABYTE:.1f} MB"))
    began = time.perf_counter()
    book = workbook.content(study, shown)
    lines.append(_line(f"workbook of {len(shown)} tables", began, f"{len(book) / MEGABYTE:.2f} MB"))
    show(f"From tables to files, {SIZES[0]:,} responses", ("", "seconds", "size"), lines)


def _pair(figure: Drawn) -> tuple[Chart, Chart]:
    return figure.wide, figure.narrow


def _line(name: str, began: float, size: str) -> tuple[str, ...]:
    return (name, f"{time.perf_counter() - began:.2f}", size)
