"""An edition's files, all from one study: protected tables, figures, workbook and report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis import report, workbook
from analysis.disclosure import protect
from analysis.edition_charts import drawn, planned
from analysis.edition_json import edition_json, tables_json
from analysis.edition_source import source_of
from analysis.method import method_note, weighted

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from analysis.edition_charts import Drawn
    from analysis.edition_source import Source
    from analysis.study import Study

FIGURES = "figurer"
REPORT = "rapport.html"


def make(study: Study, out: Path, progress: Callable[[int, int, str], None]) -> None:
    """Write everything that comes of a study; the same study gives the same bytes.

    Args:
        study: one wave's responses.
        out: the folder, made where it is missing; files of the same names are replaced.
        progress: is told steps done, steps in all, and what the step was.
    """
    source = source_of(study)
    study, _ = weighted(study)
    tables = protect(study.tables(), study.limits)
    plans = planned(tables)
    steps = len(plans) + 3
    (out / FIGURES).mkdir(parents=True, exist_ok=True)
    progress(1, steps, "tabeller")
    figures = []
    for i, plan in enumerate(plans):
        figures.append(drawn(plan, source))
        _keep(figures[-1], out / FIGURES)
        progress(2 + i, steps, figures[-1].wide.name)
    note = method_note(study, tables)
    workbook.write(study, tables, out / workbook_name(source), note)
    progress(steps - 1, steps, "regneark")
    report.write(study, tables, figures, out / REPORT, note)
    _write(out / "tables.json", tables_json(tables))
    _write(out / "edition.json", edition_json(study, out))
    progress(steps, steps, "rapport")


def workbook_name(source: Source) -> str:
    """Return the workbook's file name, such as "resultater-harbaekdalen-2026-10.xlsx"."""
    return f"resultater-{source.slug or 'undersoegelse'}-{source.closes:%Y-%m}.xlsx"


def _keep(figure: Drawn, folder: Path) -> None:
    for chart in (figure.wide, figure.narrow):
        (folder / f"{chart.name}.svg").write_bytes(chart.svg)
        (folder / f"{chart.name}.png").write_bytes(chart.png)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
