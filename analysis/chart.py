"""Charts: figures of protected tables, ready to be pasted, embedded and read aloud."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analysis import style
from analysis.charts import alternative, scales
from analysis.charts.bars import Bar, bar_sheet
from analysis.charts.caption import Caption
from analysis.charts.stacks import Legend, Stack, stack_sheet
from analysis.errors import AnalysisError
from analysis.grid import over
from analysis.table import TOTAL, Table
from survey.texts.numbers import number, percent

if TYPE_CHECKING:
    from analysis.charts.sheet import Sheet
    from analysis.edition_source import Source
    from analysis.table import Column, Stub

MOST_SEGMENTS = 5
NARROW = "smal"
# The default breakdowns as people know them, for the names of files.
GROUPS = {"village": "landsby", "age3": "alder", "sex": "koen"}
LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ü": "ue"})
# Answers that stand last whatever their size, in this order; those from "other" on are drawn in grey.
LAST = ("none", "other", "not_used", "dont_know", "refuse")
BESIDE = ("not_used", "dont_know", "refuse")


@dataclass(frozen=True, slots=True)
class Chart:
    """One figure.

    Attributes:
        name: ASCII, for file names and for identifiers in the SVG: "fig-satisfied-village".
        svg: scalable, its words are words.
        png: 300 dots to the inch at the width asked for; empty where it was not wanted.
        alternative: what it says to someone who can't see it, in Danish.
        title: the question word for word.
    """

    name: str
    svg: bytes
    png: bytes
    alternative: str
    title: str

    def _repr_svg_(self) -> str:
        return self.svg.decode()


def bar_chart(
    table: Table,
    *,
    column: str = TOTAL,
    source: Source | None = None,
    width_cm: float = style.WIDE_CM,
    png: bool = True,
    name: str = "",
) -> Chart:
    """Return level bars of one column of a table: a scale in its own order, other answers by size.

    Args:
        table: protected; what is hidden in it is drawn hatched.
        column: its name, such as "total" or "village.brandslev".
        source: the cluster and the time, for the lines around it; without it only the edition is named.
        width_cm: 16 for a page, 7.8 for half of one; words are 9 to 10 points in both.
        png: whether to draw the PNG too, which takes most of the time.
        name: of the figure, where the question's own would be another's too.

    Raises:
        AnalysisError: if there is no such column, or the table has no rows.
    """
    one = _protected(table).column(column)
    if not one.stub:
        raise AnalysisError(f"Tabellen over '{table.question.name}' har ingen svar at tegne.")
    bars = _bars(one)
    group = one.banner[0]
    caption = _caption(table, source, group.base, None if group.name == TOTAL else group)
    suffix = "" if group.name == TOTAL else group.name
    told = alternative.of_bars(table.title, bars, _base_short(group.base))
    return _chart(table.title, name or chart_name(table, suffix), bar_sheet(caption, bars, width_cm), told, png=png)


def stacked_bar_chart(
    table: Table,
    *,
    group: str = "",
    source: Source | None = None,
    width_cm: float = style.WIDE_CM,
    png: bool = True,
    name: str = "",
) -> Chart:
    """Return stacked bars: one for each statement of a matrix, or for everybody and each group of a breakdown.

    "Don't know" and "don't use it" have columns of their own at the right, and the top of the scale stands last.

    Args:
        table: protected; of answers that exclude each other, at most five beside "don't know".
        group: the breakdown, such as "village"; empty for a matrix, or for everybody alone.
        source: as for `bar_chart`.
        width_cm: as for `bar_chart`.
        png: as for `bar_chart`.
        name: as for `bar_chart`.

    Raises:
        AnalysisError: if the answers don't exclude each other, or are more than can be told apart.
    """
    chosen = _protected(table).only(group) if group else table
    segments = [i for i, row in enumerate(chosen.stub) if row.role not in BESIDE]
    if not chosen.exclusive or not 2 <= len(segments) <= MOST_SEGMENTS:
        raise AnalysisError(
            f"Stablede søjler viser 2 til {MOST_SEGMENTS} svar, der udelukker hinanden; "
            f"'{table.question.name}' har {len(segments)}. Brug bar_chart."
        )
    legend = _legend(chosen, segments)
    stacks = [_stack(chosen, j, segments, legend) for j in range(len(chosen.banner))]
    base = _whole_base(chosen)
    caption = _caption(table, source, base, None, _top_note(chosen, legend))
    told = alternative.of_stacks(table.title, stacks, legend, _base_short(base))
    return _chart(
        table.title, name or chart_name(table, group), stack_sheet(caption, stacks, legend, width_cm), told, png=png
    )


def _protected(table: Table) -> Table:
    """Refuse anything but a protected table: a raw one must never reach paper."""
    if not isinstance(table, Table):
        raise AnalysisError("Et diagram tegnes kun af en beskyttet tabel. Brug disclosure.protect(...) først.")
    return table


def _chart(title: str, name: str, sheet: Sheet, told: str, *, png: bool) -> Chart:
    narrow = sheet.width < style.WIDE_CM * style.POINTS_PER_CM / 2 + 1
    name = f"{name}-{NARROW}" if narrow else name
    return Chart(name, sheet.svg(name, told), sheet.png() if png else b"", told, title)


def chart_name(table: Table, suffix: str = "") -> str:
    """Return the name of a table's figure: lower case letters, digits and hyphens."""
    parts = (table.question.name, table.question.item, GROUPS.get(suffix, suffix))
    words = "-".join(["fig", *(part for part in parts if part)]).lower().translate(LETTERS)
    return re.sub("[^a-z0-9]+", "-", words).strip("-")


def _bars(one: Table) -> list[Bar]:
    """Return the bars of a table with one column, in the order they are drawn."""
    written = one.ordinal or one.kind == "village" or scales.is_counted([row.label for row in one.stub])
    order = sorted(range(len(one.stub)), key=lambda i: _rank(one, i, written=written))
    most = max(1, int(one.n.max(initial=1)))
    return [_bar(one, i, most) for i in order]


def _rank(one: Table, i: int, *, written: bool) -> tuple[int, float]:
    role = one.stub[i].role
    if role in LAST:
        return 1 + LAST.index(role), i
    return 0, i if written else -float(one.n[i, 0])


def _bar(one: Table, i: int, most: int) -> Bar:
    count, share = int(one.n[i, 0]), float(one.shares[i, 0])
    apart = one.stub[i].role in LAST[1:]
    if count < 0:
        return Bar(one.stub[i].label, None, "", apart=apart)
    if math.isnan(share):
        return Bar(one.stub[i].label, count / most, number(count), apart=apart)
    return Bar(one.stub[i].label, share, whole(share), apart=apart)


def whole(share: float) -> str:
    """Return a share in whole per cent, as figures have it."""
    return percent(share, 0)


def _legend(table: Table, segments: list[int]) -> Legend:
    labels = [table.stub[i].label for i in segments]
    beside = [row.label for row in table.stub if row.role in BESIDE]
    top = table.statistic("top_2")
    palette = scales.colours(labels) if table.ordinal else style.NAMED[: len(labels)]
    joined = top is not None and len(top.rows) == 1
    headings = (*beside, labels[0] if joined else scales.top_words(labels)) if top else tuple(beside)
    return Legend(tuple(labels), palette, headings, bold_last=top is not None)


def _stack(table: Table, j: int, segments: list[int], legend: Legend) -> Stack:
    column = table.banner[j]
    shares = tuple(_shown(table, i, j) for i in segments)
    cells = [_shown(table, i, j) for i, row in enumerate(table.stub) if row.role in BESIDE]
    words = [percent(math.nan, 0) if share is None else whole(share) for share in cells]
    top = table.statistic("top_2")
    if top and legend.bold_last:
        known = top.above and not math.isnan(top.above[j])
        words.append(over(top.above[j]) if known else whole(top.figures[j]))
    return Stack(_column_label(column), column.base, shares, tuple(cells), tuple(words))


def _shown(table: Table, i: int, j: int) -> float | None:
    share = float(table.shares[i, j])
    return None if int(table.n[i, j]) < 0 or math.isnan(share) else share


def _column_label(column: Column) -> str:
    return "Hele klyngen" if column.name == TOTAL else column.label


def _whole_base(table: Table) -> int | None:
    """Return the base of everybody; for statements the largest, since each has its own."""
    total = next((column.base for column in table.banner if column.name == TOTAL), None)
    known = [column.base for column in table.banner if column.base is not None]
    return total if total is not None else max(known, default=None)


def _base_short(base: int | None) -> str:
    return "for få svar" if base is None else f"{number(base)} svar"


def _top_note(table: Table, legend: Legend) -> tuple[str, ...]:
    """Say what the last column is of, where that is not what the stack is of."""
    beside = [row for row in table.stub if row.role in BESIDE]
    top = table.statistic("top_2")
    if not legend.bold_last or not beside or top is None:
        return ()
    bases = np.array(top.bases)
    if np.array_equal(bases[np.isfinite(bases)], table.bases[np.isfinite(bases)]):
        return (f"{legend.headings[-1]} er regnet af alle svar.",)
    without = " og ".join(f"»{_tidy(row)}«" for row in beside)
    return (f"{legend.headings[-1]} er regnet uden {without}.",)


def _tidy(row: Stub) -> str:
    return row.label.rstrip(".")


def _caption(
    table: Table, source: Source | None, base: int | None, group: Column | None, notes: tuple[str, ...] = ()
) -> Caption:
    who = table.base_words[:1].upper() + table.base_words[1:].rstrip(".")
    parts = [f"{who}: {group.label}" if group and who else group.label if group else who]
    if source:
        parts.append(source.place_and_time())
    if base is not None:
        parts.append(f"{number(base)} svar".replace(" ", "\N{NO-BREAK SPACE}"))
    line = source.line(base) if source else f"Kilde: Borgerundersøgelse. {table.edition}".strip()
    several = () if table.exclusive else ("Man kunne vælge flere svar, så tallene kan give mere end 100 % i alt.",)
    return Caption(table.title, ". ".join(part for part in parts if part) + ".", line, (*several, *notes))
