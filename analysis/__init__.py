"""Analysis of a wave's answers: from a microdata folder, or a frame, to tables that may be shown.

In a notebook:

    import analysis
    study = analysis.read_study(Path("mikrodata"))
    analysis.protect(analysis.crosstab(study, "satisfied", by="village"))
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from analysis.disclosure import protect
from analysis.errors import AnalysisError
from analysis.microdata import read_study
from analysis.rates import RateTable, response_rates
from analysis.study import Limits, Study
from analysis.table import RawTable, Table
from analysis.tabulate import banner, crosstab, frequency, means, tables
from analysis.weighting import weights

if TYPE_CHECKING:
    from analysis.chart import bar_chart, stacked_bar_chart

__all__ = [
    "AnalysisError",
    "Limits",
    "RateTable",
    "RawTable",
    "Study",
    "Table",
    "banner",
    "bar_chart",
    "crosstab",
    "frequency",
    "means",
    "protect",
    "read_study",
    "response_rates",
    "stacked_bar_chart",
    "tables",
    "weights",
]

_CHARTS = ("bar_chart", "stacked_bar_chart")


def __getattr__(name: str) -> Any:
    """Load the charts, and matplotlib with them, when they are first asked for."""
    if name in _CHARTS:
        return getattr(import_module("analysis.chart"), name)
    raise AttributeError(f"analysis has no {name}")
