"""Verbs that set protected tables side by side: `gap`, `trend`, `compare` and `gathered`.

They read what may be shown and nothing else, so they need no protection of their own: a difference of two shown shares
tells no more than the two.
"""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

import numpy as np

from analysis.contrast import Contrast, Line
from analysis.errors import AnalysisError
from analysis.figures import figures_of, joined_as, labels_of, total_of, units_of
from analysis.intervals import wilson
from analysis.study import Limits
from survey.texts.lists import enumerated
from survey.texts.numbers import number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analysis.contrast import Unit
    from analysis.table import Table


NOTHING = (float("nan"), float("nan"))
CLEAR = "▲ og ▼: forskellen er større, end tilfældighed normalt giver (95 %)."
POINTS = "Forskelle mellem andele er i procentpoint."


def gap(
    now: Table,
    wanted: Table,
    *,
    columns: tuple[str, str, str] = ("Nu", "Ønsket", "Forskel"),
    weighted: bool = False,
) -> Contrast:
    """Return, for each answer that two questions share, its share in both and how much larger the second is.

    Args:
        now: protected, such as a question of what one does.
        wanted: protected, of the same list of answers, such as what one would like to do.
        columns: what to call the two and their difference.
        weighted: whether shares are the weighted ones, of tables whose studies have weights.

    Returns:
        lines in the order of `now`; shares of those who answered each question, the difference in percentage points
        (−1 to 1).

    Raises:
        AnalysisError: if the two have no answer in common.
    """
    left, right = total_of(now, weighted=weighted), total_of(wanted, weighted=weighted)
    shared = [name for name in left if name in right and not name.startswith("=")]
    if not shared:
        raise AnalysisError(
            f"'{now.question.name}' og '{wanted.question.name}' har ingen svar fælles: {_names(now)} mod "
            f"{_names(wanted)}."
        )
    labels = labels_of(now)
    rows = [(left[name], right[name]) for name in shared]
    notes = (f"{columns[0]}: {now.title}", f"{columns[1]}: {wanted.title}", POINTS)
    return _with_differences(
        now.title, columns, [Line(name, labels[name]) for name in shared], ["share"] * len(shared), rows,
        notes=notes, edition=now.edition,
    )  # fmt: skip


def trend(
    before: Table,
    after: Table,
    *,
    names: tuple[str, str] = ("Før", "Nu"),
    column: str = "total",
    weighted: bool = False,
) -> Contrast:
    """Return how a question's answers have moved between two waves.

    Args:
        before: the earlier wave's protected table; its study brought up to the later one's names by `restated`, where
            anything has been renamed.
        after: the later wave's protected table of the same question.
        names: what to call the waves, such as ("2024", "2026").
        column: which column, such as `village.oellemose`.
        weighted: as for `gap`; ▲ and ▼ then rest on the effective number of answers, and never on more than there are.

    Returns:
        a line for each answer of either wave and each statistic of both; – where a wave did not have the answer. ▲ and
        ▼ mark shares whose difference is clear of 0 in a 95 % interval of two independent samples without the finite
        population factor. Notes tell what is worded otherwise.

    Raises:
        AnalysisError: if they are tables of different questions, or have no answer in common.

    Source: Newcombe (1998), Statistics in Medicine 17, 873–890, method 10.
    """
    if before.question.name != after.question.name:
        raise AnalysisError(
            f"'{before.question.name}' og '{after.question.name}' er to spørgsmål. Brug restated(før, nu), hvis "
            "spørgsmålet har skiftet navn."
        )
    left, right = (figures_of(table, column, weighted=weighted) for table in (before, after))
    left, right = joined_as(left, right), joined_as(right, left)
    if not left.keys() & right.keys():
        raise AnalysisError(f"'{after.question.name}' har ingen svar fælles: {_names(before)} mod {_names(after)}.")
    labels = labels_of(before) | labels_of(after)
    order = [*right, *(name for name in left if name not in right and not name.startswith("="))]
    order = [name for name in order if not name.startswith("=") or name in left]
    rows = [(left.get(name, NOTHING), right.get(name, NOTHING)) for name in order]
    units = units_of(after, order)
    lines = [
        Line(name, labels[name], _clear(*row) if unit == "share" else "")
        for name, row, unit in zip(order, rows, units, strict=True)
    ]
    told = [*_worded_otherwise(before, after, names), *_own(before, names[0]), *after.notes]
    notes = (*dict.fromkeys(told), POINTS, *([CLEAR] if any(line.mark for line in lines) else []))
    absent = np.array([[name not in left, name not in right, name not in left or name not in right] for name in order])
    return _with_differences(
        after.title, (*names, "Ændring"), lines, units, rows, notes=notes, edition=after.edition, absent=absent
    )


def compare(
    table: Table, others: Mapping[str, Table], *, limits: Limits | None = None, weighted: bool = False
) -> Contrast:
    """Return a cluster's figures beside the median, the lowest and the highest of other clusters.

    Args:
        table: this cluster's, protected.
        others: the same question's protected tables by cluster; those with fewer answers than the least base are left
            out, and of each line those where the figure is hidden.
        limits: the cluster's; 5 and 10 without it.
        weighted: as for `gap`.

    Raises:
        AnalysisError: if no other cluster has the question and enough answers.
    """
    least = (limits or Limits()).least_base
    usable = {name: other for name, other in others.items() if _comparable(table, other, least)}
    if not usable:
        raise AnalysisError(
            f"Ingen af de andre klynger ({', '.join(others) or 'ingen givet'}) har '{table.question.name}' med mindst "
            f"{number(least)} svar."
        )
    own = total_of(table, weighted=weighted)
    rest = [joined_as(total_of(other, weighted=weighted), own) for other in usable.values()]
    labels = labels_of(table)
    figures, bases = [], []
    for name, (value, base) in own.items():
        found = np.array([other[name][0] for other in rest if name in other and np.isfinite(other[name][0])])
        known = (np.median(found), found.min(), found.max()) if len(found) else (np.nan,) * 3
        figures.append([value, *known])
        bases.append(
            [base, *([min(other[name][1] for other in rest if name in other)] * 3 if len(found) else [np.nan] * 3)]
        )
    notes = (
        *table.notes,
        f"Sammenlignet med {enumerated(list(usable), 'da')}: klynger med mindst {number(least)} svar.",
    )
    return Contrast(
        table.title,
        ("Her", f"Median af {len(usable)} andre", "Laveste", "Højeste"),
        tuple(Line(name, labels[name]) for name in own),
        np.array(figures, dtype=np.float64),
        np.array(bases, dtype=np.float64),
        tuple(units_of(table, own)),
        notes=notes,
        edition=table.edition,
    )  # fmt: skip


def gathered(tables: Sequence[Table], figure: str = "top_2", *, without_own: bool = False) -> Contrast:
    """Return one figure of several tables with the same banner: a line for each table, a column for each group.

    Where the tables are those of a matrix's statements by village, and the statements are villages too, this is the
    village × village matrix.

    Args:
        tables: protected together, of `question.statement` each.
        figure: the name of a statistic, such as `top_2` or `mean`, or of an answer or net.
        without_own: whether a statement was not put to the group of the same name (a village about itself): – there.

    Raises:
        AnalysisError: if there is no table, the banners differ, or one lacks the figure.
    """
    if not tables:
        raise AnalysisError("Der er ingen tabeller at samle.")
    columns = {tuple(column.name for column in table.banner) for table in tables}
    if len(columns) > 1:
        raise AnalysisError("Tabellerne har ikke de samme kolonner; lav dem med samme opdeling.")
    figures, bases, units, absent = [], [], [], []
    for table in tables:
        by_column = [figures_of(table, column.name) for column in table.banner]
        key = figure if figure in by_column[0] else f"={figure}"
        if key not in by_column[0]:
            there = ", ".join(name.removeprefix("=") for name in by_column[0])
            raise AnalysisError(f"'{table.question.name}' har ikke tallet '{figure}'. Der er: {there}.")
        figures.append([one[key][0] for one in by_column])
        bases.append([one[key][1] for one in by_column])
        own = table.question.name.rpartition(".")[2]
        absent.append([without_own and column.name.rpartition(".")[2] == own for column in table.banner])
        units.append(units_of(table, [key])[0])
    first = tables[0]
    label = labels_of(first)[key]
    lines = tuple(Line(table.question.name, table.question.item or table.question.wording) for table in tables)
    notes = tuple(dict.fromkeys((f"Tallene er: {label}.", *(note for table in tables for note in table.notes))))
    return Contrast(
        first.question.wording, tuple(column.label for column in first.banner), lines,
        np.array(figures, dtype=np.float64), np.array(bases, dtype=np.float64), tuple(units),
        absent=np.array(absent, dtype=np.bool_), notes=notes, edition=first.edition,
    )  # fmt: skip


def _names(table: Table) -> str:
    return ", ".join(row.name for row in table.stub) or "ingen"


def _with_differences(
    title: str, columns: tuple[str, ...], lines: Sequence[Line], units: Sequence[Unit],
    rows: Sequence[tuple[tuple[float, float], tuple[float, float]]], *, notes: tuple[str, ...], edition: str,
    absent: np.typing.NDArray[np.bool_] | None = None,
) -> Contrast:  # fmt: skip
    figures = np.array([[one[0], other[0], other[0] - one[0]] for one, other in rows], dtype=np.float64)
    bases = np.array([[one[1], other[1], min(one[1], other[1])] for one, other in rows], dtype=np.float64)
    return Contrast(title, columns, tuple(lines), figures, bases, tuple(units), frozenset({2}), absent, notes, edition)


def _clear(before: tuple[float, float], after: tuple[float, float]) -> str:
    """Say whether a share has risen or fallen clearly: 0 outside the interval of the difference."""
    (p, n), (q, m) = before, after
    if not all(np.isfinite(value) for value in (p, n, q, m)) or min(n, m) <= 0:
        return ""
    (low, high), (lower, upper) = wilson(p * n, n), wilson(q * m, m)
    difference = q - p
    if difference - sqrt((q - lower) ** 2 + (high - p) ** 2) > 0:
        return "higher"
    return "lower" if difference + sqrt((upper - q) ** 2 + (p - low) ** 2) < 0 else ""


def _worded_otherwise(before: Table, after: Table, names: tuple[str, str]) -> list[str]:
    """Tell what a reader may understand otherwise in the earlier wave: the question, and each answer."""
    pairs = [(before.title, after.title)]
    was = labels_of(before)
    pairs += [(was[row.name], row.label) for row in after.stub if row.name in was]
    told = [f"»{old}« (nu »{new}«)" for old, new in pairs if old != new]
    notes = [f"I {names[0]} stod der {enumerated(told, 'da')}."] if told else []
    new = [row.label for row in after.stub if row.name not in was]
    gone = [row.label for row in before.stub if row.name not in labels_of(after)]
    notes += [f"Kun i {names[1]}: {enumerated(new, 'da')}."] if new else []
    notes += [f"Kun i {names[0]}: {enumerated(gone, 'da')}."] if gone else []
    if before.base_words != after.base_words:
        notes.append(f"I {names[0]} var basen {before.base_words}.")
    return notes


def _own(before: Table, name: str) -> list[str]:
    """Return the earlier table's notes of versions, under the wave's name."""
    return [note for note in before.notes if "version" in note and name not in note]


def _comparable(table: Table, other: Table, least: int) -> bool:
    base = other.banner[0].base if other.banner else None
    return other.question.name == table.question.name and base is not None and base >= least
