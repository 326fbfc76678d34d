"""The report: one page of HTML that needs nothing beside it, for reading on a phone, on paper, and aloud."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from analysis import grid
from analysis.charts.scales import top_words
from analysis.edition_source import known_rates, source_of
from analysis.method import sentences
from analysis.workbook_front import rate_words
from analysis.workbook_tables import group_label
from survey.bundled import templates_folder
from survey.texts.numbers import HIDDEN, number, percent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from analysis.chart import Chart
    from analysis.edition_charts import Drawn
    from analysis.edition_source import Source
    from analysis.rates import RateTable
    from analysis.study import Study
    from analysis.table import Table

TEMPLATE = "report/report.html"
MOST_TOPS = 2
ALL = "Se alle tal"
TOTAL_HEADING, WHOLE = "I alt", "Hele klyngen"


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One of the figures that the report begins with."""

    number: str
    words: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A table as the page prints it."""

    summary: str
    title: str
    headings: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...]
    groups: tuple[tuple[str, int], ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in two widths, ready to stand in the page."""

    wide: Markup
    narrow: Markup


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its figures and tables."""

    title: str
    figures: tuple[Figure, ...]
    tables: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the questionnaire."""

    title: str
    anchor: str
    questions: tuple[Asked, ...]


def write(
    study: Study, tables: Sequence[Table], figures: Sequence[Drawn], path: Path, note: Sequence[str] = ()
) -> None:
    """Write the report of an edition; the same study, tables and figures give the same bytes.

    Args:
        study: for the rates, and for what the answers are about; none of its answers are written.
        tables: protected, in the order of the questionnaire.
        figures: drawn from these tables.
        path: of the file, which is replaced.
        note: the method, in paragraphs, for its last section.
    """
    path.write_text(html(study, tables, figures, note), encoding="utf-8", newline="\n")


def html(study: Study, tables: Sequence[Table], figures: Sequence[Drawn], note: Sequence[str] = ()) -> str:
    """Return the report of an edition."""
    counted, source = known_rates(study), source_of(study)
    page = _templates().get_template(TEMPLATE)
    return page.render(
        source=source,
        answers=len(study),
        key_figures=tuple(_key_figures(study, tables, counted)),
        parts=_parts(tables, figures),
        method=sentences(study, source.audience),
        note=tuple(note),
        rates=_rates(source, counted),
        hidden=HIDDEN,
    )


def _rates(source: Source, counted: RateTable | None) -> str:
    """Return the response rates in a sentence; of organisations nobody knows how many there are."""
    if not source.audience.has_rates:
        return ""
    return f"Svarprocenten er {rate_words(counted)}" if counted else "Svarprocenten kendes ikke."


def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(templates_folder()),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _key_figures(study: Study, tables: Sequence[Table], counted: RateTable | None) -> Iterator[KeyFigure]:
    yield KeyFigure(number(len(study)), "besvarelser, hele og delvise")
    total = counted.rates[-1] if counted else None
    if counted and total and total.rr2 is not None and total.population:
        # Whoever divides the number above by the residents gets more: the open link is in it, and in no rate.
        apart = " – svar fra det åbne link ikke talt med" if any(not one.population for one in counted.rates) else ""
        words = f"af {number(total.population)} beboere på 16 år og derover har svaret (RR2){apart}"
        yield KeyFigure(percent(total.rr2, total.population), words)
    if study.cluster:
        yield KeyFigure(number(len(study.cluster.villages)), "landsbyer")
    yield from list(_tops(tables))[:MOST_TOPS]


def _tops(tables: Iterable[Table]) -> Iterator[KeyFigure]:
    """Yield the top of each scale that is a question of its own."""
    for table in tables:
        top = table.statistic("top_2")
        if table.kind != "scale" or top is None or top.rows != (0, 1) or top.figures[0] != top.figures[0]:
            continue
        words = top_words([row.label for row in table.stub])
        yield KeyFigure(percent(top.figures[0], 0), f"{words.lower()} · {table.title}")


def _parts(tables: Sequence[Table], figures: Sequence[Drawn]) -> tuple[Part, ...]:
    sections = {table.section.name: table.section.title for table in tables}
    return tuple(
        Part(title, name.replace("_", "-"), tuple(_questions([t for t in tables if t.section.name == name], figures)))
        for name, title in sections.items()
    )


def _questions(tables: Sequence[Table], figures: Sequence[Drawn]) -> Iterator[Asked]:
    """Yield the questions of a section, each with all of its tables."""
    for name in dict.fromkeys(table.question.name for table in tables):
        own = [table for table in tables if table.question.name == name]
        drawn = [figure for figure in figures if figure.table.question.name == name]
        yield Asked(
            own[0].question.wording,
            tuple(Figure(_inline(figure.wide), _inline(figure.narrow)) for figure in drawn),
            tuple(_shown(table, len(own)) for table in own),
        )


def _inline(chart: Chart) -> Markup:
    """Return a figure as an element of the page: without the head of a file of its own."""
    text = chart.svg.decode()
    return Markup(text[text.index("<svg") :].strip())  # noqa: S704 (made by us, every word in it escaped)


def _shown(table: Table, tables: int) -> Shown:
    lines = grid.lines(table)
    summary = f"{ALL}: {table.question.item}" if table.question.item else ALL
    if tables > 1 and not table.question.item:
        summary = f"{ALL} for landsbyer og grupper" if any(one.group for one in table.banner) else f"{ALL} samlet"
    headings = tuple(WHOLE if heading == TOTAL_HEADING else heading for heading in lines.headings[1:])
    return Shown(summary, table.title, headings, lines.lines, _groups(table), table.notes)


def _groups(table: Table) -> tuple[tuple[str, int], ...]:
    """Return the breakdowns of a table, each with the number of its columns."""
    if not any(column.group for column in table.banner):
        return ()
    runs = groupby(table.banner, key=group_label)
    return tuple((label, len(list(run))) for label, run in runs)
