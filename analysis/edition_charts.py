"""Which figures an edition has: one for each question, and one for each breakdown of a scale."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from analysis import style
from analysis.chart import BESIDE, MOST_SEGMENTS, Chart, bar_chart, chart_name, stacked_bar_chart

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from analysis.edition_source import Source
    from analysis.table import Table

WORDLESS = ("text", "date", "time", "note", "number")


@dataclass(frozen=True, slots=True)
class Plan:
    """A figure to be drawn: stacked bars, of a breakdown where `group` names one, or level bars.

    `name` is its own among the figures of an edition: a question may have two tables.
    """

    table: Table
    stacked: bool
    group: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A figure in both widths, and the table whose figures it shows, narrowed to these."""

    table: Table
    wide: Chart
    narrow: Chart


def planned(tables: Sequence[Table]) -> tuple[Plan, ...]:
    """Return the figures of an edition in the order of its tables.

    A single statement has none of its own: the figure of its matrix shows it beside the others.
    """
    plans: list[Plan] = []
    taken: Counter[str] = Counter()
    for plan in (plan for table in tables for plan in _plans(table)):
        name = chart_name(plan.table, plan.group)
        taken[name] += 1
        plans.append(replace(plan, name=name if taken[name] == 1 else f"{name}-{taken[name]}"))
    return tuple(plans)


def _plans(table: Table) -> Iterator[Plan]:
    if (
        (table.question.item and table.kind == "matrix")
        or table.kind in WORDLESS
        or not table.stub
        or not any(c.base for c in table.banner)
    ):
        return
    if table.layout == "items":
        if table.kind == "matrix" and _stackable(table):
            yield Plan(table, stacked=True)
    elif table.ordinal and _stackable(table):
        groups = dict.fromkeys(column.group for column in table.banner if column.group)
        yield from (Plan(table, stacked=True, group=group) for group in groups or [""])
    else:
        yield Plan(table, stacked=False)


def _stackable(table: Table) -> bool:
    segments = sum(row.role not in BESIDE for row in table.stub)
    return table.exclusive and 2 <= segments <= MOST_SEGMENTS


def drawn(plan: Plan, source: Source) -> Drawn:
    """Draw a figure for a page and for half of one."""
    wide, narrow = (_chart(plan, source, width) for width in (style.WIDE_CM, style.NARROW_CM))
    if plan.group:
        shown = plan.table.only(plan.group)
    elif plan.table.layout == "groups":
        shown = plan.table.keeping(lambda column: not column.group)
    else:
        shown = plan.table
    return Drawn(shown, wide, narrow)


def _chart(plan: Plan, source: Source, width_cm: float) -> Chart:
    if plan.stacked:
        return stacked_bar_chart(plan.table, group=plan.group, source=source, width_cm=width_cm, name=plan.name)
    return bar_chart(plan.table, source=source, width_cm=width_cm, name=plan.name)
