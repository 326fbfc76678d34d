"""Columns: what each column of a file of counts holds, by its heading and never by its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from survey.formats import statbank_words as words
from survey.formats.statbank_figures import listed, shown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from survey.formats.statbank_figures import Figures
    from survey.formats.statbank_findings import Findings

NARROWEST = (words.VILLAGE, words.PARISH, words.AREA)


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of one file.

    Attributes:
        roles: of each column, `count` where it is not used.
        at: the column of the areas, and of sex, age and time where there is one.
        taken: which labels are read of the other columns.
        summed: the columns of which all labels are added up.
    """

    roles: tuple[str, ...]
    at: Mapping[str, int]
    taken: Mapping[int, frozenset[str]]
    summed: tuple[str, ...] = ()


def columns_of(figures: Figures, findings: Findings) -> Columns:
    """Return what each column holds.

    Raises:
        FormatError: if no column says where people live, or two say the same.
    """
    roles = [words.role(column) for column in figures.columns]
    at: dict[str, int] = {}
    for i, role in enumerate(roles):
        if role in {words.SEX, words.AGE, words.TIME, *words.PLACES}:
            kind = words.AREA if role in words.PLACES else role
            if kind in at:
                _settle_two(figures, findings, roles, at, (kind, i))
            else:
                at[kind] = i
    if words.AREA not in at:
        found = listed([column for column in figures.columns if column])
        findings.refuse(None, "population_no_area_column", "population_no_heading_advice", found=found)
    findings.stop()
    taken, summed = _taken(figures, findings, roles)
    findings.stop()
    return Columns(tuple(roles), at, taken, summed)


def _settle_two(
    figures: Figures, findings: Findings, roles: list[str], at: dict[str, int], again: tuple[str, int]
) -> None:
    """Of two columns of areas take the narrower; of two of anything else the one that says something."""
    kind, second = again
    first = at[kind]
    if kind == words.AREA:
        keep = min((first, second), key=lambda i: (NARROWEST.index(roles[i]), i))
    elif _is_blank(figures, second):
        keep = first
    elif _is_blank(figures, first):
        keep = second
    else:
        findings.refuse(None, "population_two_columns", column=shown(figures.columns[second]))
        return
    at[kind] = keep
    roles[first if keep == second else second] = words.COUNT


def _is_blank(figures: Figures, at: int) -> bool:
    """Say whether a wide table's headings say nothing of this column's kind."""
    return figures.shape == "wide" and not any(cell.labels[at] for cell in figures.cells)


def _taken(figures: Figures, findings: Findings, roles: list[str]) -> tuple[dict[int, frozenset[str]], tuple[str, ...]]:
    """Return which labels are read of the columns that are neither area, sex, age nor time.

    Of contents those that count people; of the rest the total where there is one, and all of them where not.
    """
    taken: dict[int, frozenset[str]] = {}
    summed = []
    for at, role in enumerate(roles):
        if role not in {words.CONTENTS, words.OTHER}:
            continue
        if role == words.OTHER and not figures.is_official:
            roles[at] = words.COUNT  # a remark or another number: people's own tables have no more dimensions
            continue
        labels = frozenset(cell.labels[at] for cell in figures.cells)
        people = frozenset(label for label in labels if words.counts_people(label))
        total = frozenset(label for label in labels if words.is_total(label))
        if role == words.CONTENTS:
            taken[at] = labels if len(labels) == 1 else people
        else:
            taken[at] = total or labels
        if role == words.CONTENTS and len(taken[at]) != 1:
            findings.refuse(None, "population_contents", found=listed(sorted(labels)))
        elif len(taken[at]) > 1:
            summed.append(figures.columns[at])
    return taken, tuple(summed)
