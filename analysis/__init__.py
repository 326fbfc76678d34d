"""Analysis of a wave's answers: from a microdata folder, or a frame, to tables that may be shown.

In a notebook:

    import analysis
    study = analysis.read_study(Path("mikrodata"))
    analysis.protect(analysis.crosstab(study, "satisfied", by="village"))
"""

from analysis.disclosure import protect
from analysis.errors import AnalysisError
from analysis.microdata import read_study
from analysis.rates import RateTable, response_rates
from analysis.study import Limits, Study
from analysis.table import RawTable, Table
from analysis.tabulate import banner, crosstab, frequency, means, tables

__all__ = [
    "AnalysisError",
    "Limits",
    "RateTable",
    "RawTable",
    "Study",
    "Table",
    "banner",
    "crosstab",
    "frequency",
    "means",
    "protect",
    "read_study",
    "response_rates",
    "tables",
]
