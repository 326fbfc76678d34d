"""Verbs that turn a study into raw tables: `frequency`, `crosstab`, `banner`, `means` and `tables`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from analysis import tabulate_kinds, tabulate_lines, tabulate_sets
from analysis.breakdowns import breakdown, defaults
from analysis.counts import Banner
from analysis.errors import AnalysisError
from analysis.statistics import median_of_scale
from analysis.tabulate_kinds import Request
from survey.questionnaire.questions import Matrix, Places, Ranking, Repeat

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from analysis.study import Study
    from analysis.table import RawTable
    from survey.questionnaire.questions import Kind, Question

# A note has no answers and is in no study's questions; it stands here so that every kind does.
TABULATED: Mapping[Kind, Callable[[Request], RawTable]] = {
    "single": tabulate_kinds.choice,
    "scale": tabulate_kinds.choice,
    "village": tabulate_kinds.choice,
    "multi": tabulate_kinds.several,
    "matrix": tabulate_kinds.matrix,
    "number": tabulate_kinds.number,
    "text": tabulate_kinds.words,
    "date": tabulate_kinds.words,
    "time": tabulate_kinds.words,
    "note": tabulate_kinds.words,
    "ranking": tabulate_sets.ranking,
    "places": tabulate_sets.places,
    "repeat": tabulate_lines.how_many,
}


def frequency(study: Study, question: str) -> RawTable:
    """Return the answers of everybody; a matrix and a ranking with a line for each statement or option.

    Args:
        study: the responses.
        question: the question's name, or `question.statement` for one statement of a matrix.

    Raises:
        AnalysisError: if there is no such question, or nobody answered it.
    """
    asked, item = study.item(question)
    nobody = Banner.of((), len(study))
    return _answered(_overview(Request(study, asked, item, nobody)), study)


def crosstab(study: Study, question: str, by: str) -> RawTable:
    """Return the answers of everybody and of each group of one breakdown.

    Args:
        study: the responses.
        question: the question's name, or `question.statement`.
        by: a question with one answer each, or `age3`.

    Raises:
        AnalysisError: as `frequency`, or if there is no such breakdown.
    """
    return banner(study, question, by=[by])


def banner(study: Study, question: str, *, by: Sequence[str]) -> RawTable:
    """Return the answers of everybody and of the groups of several breakdowns side by side.

    Raises:
        AnalysisError: as `crosstab`; a whole matrix can't be split, its statements can.
    """
    asked, item = study.item(question)
    if isinstance(asked, Matrix) and not item:
        statements = ", ".join(f"{asked.name}.{row.name}" for row in asked.rows)
        raise AnalysisError(f"'{question}' er flere udsagn. Del ét op ad gangen: {statements}.")
    columns = Banner.of([breakdown(study, name) for name in by], len(study))
    return _answered(_split(Request(study, asked, item, columns)), study)


def means(study: Study, question: str, *, by: Sequence[str] = ()) -> RawTable:
    """Return the answers with all statistics of a scale, a number or a matrix: mean, top-2, median, quartiles.

    Raises:
        AnalysisError: if the question has no order to take a mean of, or all answers are "don't know".
    """
    table = banner(study, question, by=by) if by else frequency(study, question)
    if not any(statistic.name == "mean" for statistic in table.statistics):
        raise AnalysisError(f"'{question}' har ingen rækkefølge at regne gennemsnit af; brug frequency eller crosstab.")
    if not any(np.isfinite(one.figures).any() for one in table.statistics if one.name == "mean"):
        raise AnalysisError(f"Alle svar på '{question}' er »Ved ikke«, så der er intet gennemsnit.")
    if any(statistic.name == "median" for statistic in table.statistics):
        return table
    median = median_of_scale(study.item(question)[0], table.n)
    return replace(table, statistics=(*table.statistics, median))


def tables(study: Study) -> Iterator[RawTable]:
    """Yield every table of the questionnaire in its order, with the default banner.

    A matrix gives its overview and one table for each statement, a repeat one of how many lines there are and one for
    each closed item over the lines, a ranking its overview and one table, places with
    categories one more for these. Questions that nobody answered are there too, with a base of 0.
    """
    columns = Banner.of([breakdown(study, name) for name in defaults(study)], len(study))
    for question in study.questions.values():
        yield from of_question(study, question, columns)


def of_question(study: Study, question: Question, columns: Banner) -> Iterator[RawTable]:
    """Yield every table of one question, over a banner."""
    nobody = Banner.of((), len(study))
    if isinstance(question, Matrix | Ranking):
        yield _overview(Request(study, question, "", nobody))
    yield from (_split(Request(study, question, item, columns)) for item in _items(question))
    if isinstance(question, Places) and question.each_options:
        yield tabulate_sets.place_reasons(Request(study, question, "", columns))


def _items(question: Question) -> tuple[str, ...]:
    if isinstance(question, Repeat):
        return ("", *(item.name for item in tabulate_lines.closed_items(question)))
    return tuple(row.name for row in question.rows) if isinstance(question, Matrix) else ("",)


def _overview(request: Request) -> RawTable:
    if isinstance(request.question, Ranking):
        return tabulate_sets.ranking_overview(request)
    if isinstance(request.question, Matrix | Repeat) and request.item:
        return _split(request)
    return TABULATED[request.question.kind](request)


def _split(request: Request) -> RawTable:
    question = request.question
    if isinstance(question, Repeat) and request.item:
        return tabulate_lines.item(request)
    if not isinstance(question, Matrix):
        return TABULATED[question.kind](request)
    return tabulate_kinds.choice(request) if question.number is None else tabulate_kinds.number(request)


def _answered(table: RawTable, study: Study) -> RawTable:
    """Return the table, unless nobody is in it."""
    if any(column.base for column in table.banner):
        return table
    raise AnalysisError(
        f"Ingen har svaret på '{table.question.name}': alle har sprunget det over eller er ikke blevet spurgt. "
        f"Spørgsmålene er: {', '.join(study.questions)}."
    )
