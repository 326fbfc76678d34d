"""The plainest honest counting of the same cells: one `bincount` for each variable and breakdown, and no tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analysis.breakdowns import breakdown
from survey.questionnaire.questions import Matrix, Multi, Number, Places, Ranking, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from analysis.study import Study
    from analysis.table import RawTable

LOWEST = 9
Groups = list[tuple["NDArray[np.intp]", int]]


def count(study: Study, by: Sequence[str]) -> dict[str, NDArray[np.int64]]:
    """Return, by variable or row, counts of every code (from −9) in everybody and in each group."""
    found = [breakdown(study, name) for name in by]
    groups = [(np.zeros(len(study), dtype=np.intp), 2)]
    groups += [(one.group.astype(np.intp), one.size) for one in found]
    cells: dict[str, NDArray[np.int64]] = {}
    for name, question in study.questions.items():
        if isinstance(question, Number):
            cells[name] = _figures(study.numbers[name], groups)
        elif isinstance(question, Text):
            cells[name] = _crossed(np.array(study.texts[name], dtype=bool).astype(np.intp), groups)
        elif isinstance(question, Places):
            cells |= {f"{name}__{row}": _crossed(mark.astype(np.intp), groups) for row, mark in _marks(study, question)}
        else:
            cells |= {each: _crossed(study.code(each) + LOWEST, groups) for each in _variables(question, name)}
    return cells


def same(tables: Iterable[RawTable], cells: dict[str, NDArray[np.int64]]) -> Iterator[str]:
    """Yield the names of tables with one answer each whose counts differ from the plain ones."""
    for table in tables:
        plain = cells.get(table.question.name.replace(".", "__"))
        if table.kind not in ("single", "scale", "village", "matrix") or table.layout == "items" or plain is None:
            continue
        rows = [int(stub.code or 0) + LOWEST for stub in table.stub]
        padded = np.pad(plain, ((0, max(0, max(rows) + 1 - len(plain))), (0, 0)))
        if not np.array_equal(padded[rows], table.n):
            yield table.question.name


def _crossed(positions: NDArray[np.integer], groups: Groups) -> NDArray[np.int64]:
    """Count positions in each group of each breakdown; the last position of a breakdown is for those in none."""
    rows = int(positions.max()) + 1
    wide = positions.astype(np.intp)
    counted = [
        np.bincount(wide * width + group, minlength=rows * width).reshape(rows, width)[:, :-1]
        for group, width in groups
    ]
    return np.concatenate(counted, axis=1)


def _figures(values: NDArray[np.float64], groups: Groups) -> NDArray[np.float64]:
    """Return mean and quartiles of each group of each breakdown."""
    known = np.isfinite(values)
    kept = values[known]
    parts = [kept[group[known] == i] for group, width in groups for i in range(width - 1)]
    nothing = np.full(4, np.nan)
    return np.array([[part.mean(), *np.quantile(part, [0.25, 0.5, 0.75])] if len(part) else nothing for part in parts])


def _variables(question: object, name: str) -> Iterable[str]:
    if isinstance(question, Matrix):
        return [f"{name}__{row.name}" for row in question.rows]
    if isinstance(question, Multi | Ranking):
        return [f"{name}__{option.name}" for option in question.options if option.role not in ("dont_know", "refuse")]
    return [name]


def _marks(study: Study, question: Places) -> Iterator[tuple[str, NDArray[np.bool_]]]:
    """Yield who named each place, and who gave each reason."""
    sets = [("place", question.places)] + ([("option", question.each_options)] if question.each_options else [])
    for part, options in sets:
        columns = [study.code(f"{question.name}__{i}_{part}") for i in range(1, question.at_most + 1)]
        for option in options:
            yield f"{part}_{option.name}", np.logical_or.reduce([column == option.code for column in columns])
