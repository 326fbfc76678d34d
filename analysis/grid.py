"""A protected table as lines of words: for a notebook's HTML, for frames, and for whoever prints it."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

import pandas as pd

from survey.texts.numbers import HIDDEN, number, percent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.table import Column, Statistic, Table


@dataclass(frozen=True, slots=True)
class Grid:
    """What is printed: headings over lines; `groups` are what breakdowns are called, each with its width."""

    headings: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...]
    groups: tuple[tuple[str, int], ...] = ()


def lines(table: Table) -> Grid:
    """Return a table as words: rows by columns, or a line for each statement where the columns are statements."""
    down = [[row.label, *(cell(table, i, j) for j in range(len(table.banner)))] for i, row in enumerate(table.stub)]
    down += [[one.label, *(figure(table, one, j) for j in range(len(table.banner)))] for one in table.statistics]
    down.append(["Antal svar", *(base(column) for column in table.banner)])
    headings = ["", *(column.label for column in table.banner)]
    if table.layout == "items":
        across = list(zip(headings, *down, strict=True))
        return Grid(tuple(across[0]), tuple(across[1:]))
    return Grid(tuple(headings), tuple(tuple(line) for line in down), _groups(table.banner))


def cell(table: Table, row: int, column: int) -> str:
    """Return one share as people read it; the count where the rows are no shares."""
    if table.n[row, column] < 0:
        return HIDDEN
    known = table.banner[column].base
    share = float(table.shares[row, column])
    return percent(share, known) if known and share == share else number(int(table.n[row, column]))  # noqa: PLR0124 (NaN)


def figure(table: Table, statistic: Statistic, column: int) -> str:
    """Return one statistic as people read it."""
    value = statistic.figures[column]
    if statistic.above and statistic.above[column] == statistic.above[column]:
        return over(statistic.above[column])
    if statistic.is_share:
        return percent(value, statistic.bases[column] if statistic.bases else table.bases[column])
    return number(value, statistic.decimals)


def over(share: float) -> str:
    """Return what a hidden share is known to be more than, as people read it."""
    return f"over {percent(share, 0)}"


def base(column: Column) -> str:
    """Return a base as people read it."""
    return HIDDEN if column.base is None else number(column.base)


def _groups(banner: tuple[Column, ...]) -> tuple[tuple[str, int], ...]:
    spans: list[tuple[str, int]] = []
    for column in banner:
        label, width = spans[-1] if spans else ("", 0)
        if spans and label == column.group_label:
            spans[-1] = (label, width + 1)
        else:
            spans.append((column.group_label, 1))
    return tuple(spans)


def html(table: Table) -> str:
    """Return a table as one HTML element, everything escaped."""
    grid = lines(table)
    top = "".join(f'<th colspan="{width}" scope="colgroup">{escape(label)}</th>' for label, width in grid.groups)
    head = "".join(f'<th scope="col">{escape(heading)}</th>' for heading in grid.headings[1:])
    first = f"<td></td>{top}" if any(label for label, _ in grid.groups) else ""
    body = "".join(_line(line) for line in grid.lines)
    notes = "".join(f"<p>{escape(note)}</p>" for note in (*table.notes, table.edition) if note)
    return (
        f"<table><caption>{escape(table.title)}</caption><thead>"
        f"{f'<tr>{first}</tr>' if first else ''}<tr><td></td>{head}</tr></thead><tbody>{body}</tbody></table>{notes}"
    )


def _line(line: tuple[str, ...]) -> str:
    cells = "".join(f"<td>{escape(words)}</td>" for words in line[1:])
    return f'<tr><th scope="row">{escape(line[0])}</th>{cells}</tr>'


def frame(table: Table) -> pd.DataFrame:
    """Return one line for each cell and statistic: question, breakdown, column, answer, code, n, share, value, base."""
    found = [line for j in range(len(table.banner)) for line in (*_cells(table, j), *_figures(table, j))]
    kinds = {"base": "Int64", "code": "Int64", "n": "Int64", "share": "Float64", "value": "Float64"}
    columns = [
        "question",
        "group",
        "column",
        "label",
        "answer",
        "name",
        "code",
        "n",
        "share",
        "value",
        "base",
        "status",
    ]
    if table.estimates is not None:
        columns += ["weighted", "se", "low", "high", "effective", "letters", "against"]
        kinds |= dict.fromkeys(("weighted", "se", "low", "high", "effective"), "Float64") | {"against": "Int64"}
    return pd.DataFrame(found, columns=columns).astype(kinds)


def _head(table: Table, j: int) -> dict[str, Any]:
    column = table.banner[j]
    names = {"question": table.question.name, "group": column.group, "column": column.name, "label": column.label}
    return names | {"base": column.base}


def _cells(table: Table, j: int) -> Iterator[dict[str, Any]]:
    for i, row in enumerate(table.stub):
        count = int(table.n[i, j])
        yield _head(table, j) | {
            "answer": row.label,
            "name": row.name,
            "code": row.code,
            "n": None if count < 0 else count,
            "share": float(table.shares[i, j]),
            "status": told(str(table.status[i, j])),
            **_weighted(table, i, j),
        }


def _weighted(table: Table, i: int, j: int) -> dict[str, Any]:
    found = table.estimates
    if found is None:
        return {}
    return {
        "weighted": float(found.shares[i, j]),
        "se": float(found.se[i, j]),
        "low": float(found.low[i, j]),
        "high": float(found.high[i, j]),
        "effective": float(found.effective[i, j]),
        "letters": str(found.letters[i, j]),
        "against": int(found.against[i, j]),
    }


def told(status: str) -> str:
    """Return a cell's status as readers get it: which of the hidden ones are small would be an answer in itself."""
    return "suppressed" if status.startswith("suppressed") else status


def _figures(table: Table, j: int) -> Iterator[dict[str, Any]]:
    for one in table.statistics:
        yield _head(table, j) | {"answer": one.label, "name": one.name, "value": one.figures[j], "status": "ok"}
