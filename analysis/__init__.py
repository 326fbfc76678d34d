"""Analysis of a survey's answers: from microdata, a file of SPSS or Stata, or a frame, to tables that may be shown.

In a notebook:

    import analysis
    study = analysis.read_study("mikrodata")
    analysis.protect(analysis.crosstab(study, "satisfied", by="village"))

Verbs read a frozen value and return a new one. `frequency`, `crosstab`, `banner`, `means`, `net`, `ends`, `ranking`,
`nearest` and `hexagons` turn a study into a raw table, which shows no numbers; `protect` turns raw tables into tables
that may be shown, those of one question together; `gap`, `trend`, `compare` and `gathered` set these side by side.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from analysis import one_thread  # noqa: F401 (before numpy loads)
from analysis.disclosure import protect
from analysis.errors import AnalysisError
from analysis.method import method_note
from analysis.rates import RateTable, response_rates
from analysis.study import Limits, Study
from analysis.table import RawTable, Table
from analysis.tabulate import banner, crosstab, frequency, means, tables
from analysis.weighting import weights

if TYPE_CHECKING:
    from analysis import charts
    from analysis.chart import bar_chart, stacked_bar_chart
    from analysis.compared import compare, gap, gathered, trend
    from analysis.contrast import Contrast
    from analysis.nets import ends, net
    from analysis.points import hexagons, nearest
    from analysis.rankings import ranking
    from analysis.reading import read_frame, read_study
    from analysis.waves import others, read_tables, restated

__all__ = [
    "AnalysisError",
    "Contrast",
    "Limits",
    "RateTable",
    "RawTable",
    "Study",
    "Table",
    "banner",
    "bar_chart",
    "charts",
    "compare",
    "crosstab",
    "ends",
    "frequency",
    "gap",
    "gathered",
    "hexagons",
    "means",
    "method_note",
    "nearest",
    "net",
    "others",
    "protect",
    "ranking",
    "read_frame",
    "read_study",
    "read_tables",
    "response_rates",
    "restated",
    "stacked_bar_chart",
    "tables",
    "trend",
    "weights",
]

_LATER = {
    "analysis.chart": ("bar_chart", "stacked_bar_chart"),
    "analysis.compared": ("compare", "gap", "gathered", "trend"),
    "analysis.contrast": ("Contrast",),
    "analysis.nets": ("ends", "net"),
    "analysis.points": ("hexagons", "nearest"),
    "analysis.rankings": ("ranking",),
    "analysis.reading": ("read_frame", "read_study"),
    "analysis.waves": ("others", "read_tables", "restated"),
}
_HOME = {name: module for module, names in _LATER.items() for name in names}


def __getattr__(name: str) -> Any:
    """Load what is not always needed, and matplotlib with the charts, when it is first asked for."""
    if name == "charts":
        return import_module("analysis.charts")
    if name in _HOME:
        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(f"analysis has no {name}; it has {', '.join(__all__)}")


def __dir__() -> list[str]:
    return sorted(__all__)
