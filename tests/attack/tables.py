"""The attacker: reads a published edition as anybody can, writes down every sum, and solves.

It imports nothing of the project. What it knows beyond the files is what the project tells everybody: which numbers are
never shown, and that a nought is always shown as one.
"""

from __future__ import annotations

import io
import json
import math
import re
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from pathlib import Path

import openpyxl
from attack.solver import Puzzle
from lxml import etree, html

HIDDEN = "·"
WHOLE = ("I alt", "Hele klyngen")
PERCENT = re.compile(r"(?P<label>[^,:]+?):? (?P<share><?\d+(?:,\d+)?)\s?%")


@dataclass
class Published:
    """The files of an edition, as they were fetched."""

    tables: list
    workbooks: list = field(default_factory=list)
    pages: list = field(default_factory=list)
    drawings: list = field(default_factory=list)


def fetch(folder):
    """Read every file of an edition's folder that numbers can be taken from."""
    folder = Path(folder)
    return Published(
        json.loads((folder / "tables.json").read_text(encoding="utf-8")),
        [path.read_bytes() for path in sorted(folder.rglob("*.xlsx"))],
        [path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.html"))],
        [path.read_bytes() for path in sorted(folder.rglob("*.svg"))],
    )


@dataclass
class Found:
    """What an attack found, by the key of each count."""

    exact: dict
    confined: dict
    changed: list

    def __len__(self):
        return len(self.exact) + len(self.confined) + len(self.changed)


def attack(published, least_cell=5, earlier=None):
    """Return the small counts that follow from an edition, and from an earlier one beside it."""
    exact, confined = {}, {}
    for tables in _families(published.tables):
        puzzle = Puzzle()
        for table in tables:
            _read(puzzle, table)
        _nets(puzzle)
        _elsewhere(puzzle, published, tables)
        own = max(least_cell, 1)
        found, tight = puzzle.solved(own)
        exact |= {key: value for key, value in found.items() if 0 < value < own}
        confined |= tight
    return Found(exact, confined, _changed(published, earlier, least_cell) if earlier else [])


def _families(tables):
    groups = {column["group"] for table in tables for column in table["columns"] if column["group"]}
    found = {}
    for table in tables:
        name = table["question"].partition(".")[0]
        found.setdefault("" if name in groups else name, []).append(table)
    return list(found.values())


def _variable(table, column):
    return f"{table['question']}.{column['name']}" if table["layout"] == "items" else table["question"]


def key(table, row, column):
    """Return the name of one count, the same in every table that it stands in."""
    people = column["name"] if column["group"] else "total"
    return (_variable(table, column), row["name"], people)


def _read(puzzle, table):
    """Take down a table of the open data: what is shown, what is not, and how they add up."""
    columns, rows = table["columns"], table["rows"]
    for j, column in enumerate(columns):
        base = (_variable(table, column), "=base", key(table, {"name": ""}, column)[2])
        if column["base"] is not None:
            puzzle.known[base] = column["base"]
        for i in range(len(rows)):
            _cell(puzzle, table, i, j)
        if table["exclusive"] and rows:
            puzzle.tie([(base, 1), *((key(table, row, column), -1) for row in rows)])
        if not table["exclusive"]:
            for row in rows:
                other = (*key(table, row, column), "not")
                puzzle.tie([(base, 1), (key(table, row, column), -1), (other, -1)])
                puzzle.wanted.add(other)
        _statistics(puzzle, table, j, base)
    for group in dict.fromkeys(column["group"] for column in columns if column["group"]):
        _across(puzzle, table, [column for column in columns if column["group"] == group])


def _cell(puzzle, table, i, j):
    column = table["columns"][j]
    name = key(table, table["rows"][i], column)
    count, share = table["n"][i][j], table["shares"][i][j]
    if count is None and share is not None and column["base"]:
        count = round(share * column["base"])
    if count is not None:
        puzzle.known[name] = count
    else:
        puzzle.wanted.add(name)
        # In a column that is shown, a nought would be shown.
        puzzle.least[name] = max(puzzle.least.get(name, 0), 1 if column["base"] is not None else 0)


def _across(puzzle, table, group):
    """Everybody is the groups and those in none of them; how many these are follows from the bases."""
    total = table["columns"][0]
    name = group[0]["group"]
    bases = [(_variable(table, total), "=base", one["name"]) for one in group]
    whole, rest = (_variable(table, total), "=base", "total"), (_variable(table, total), "=base", f"rest.{name}")
    puzzle.tie([(whole, 1), (rest, -1), *((base, -1) for base in bases)])
    rests = []
    for row in table["rows"]:
        rests.append((_variable(table, total), row["name"], f"rest.{name}"))
        puzzle.tie([(key(table, row, total), 1), (rests[-1], -1), *((key(table, row, column), -1) for column in group)])
    if table["exclusive"] and rests:
        puzzle.tie([(rest, 1), *((one, -1) for one in rests)])
    for one in rests:
        if not table["exclusive"]:
            puzzle.tie([(rest, 1), (one, -1), ((*one, "not"), -1)])


def _statistics(puzzle, table, j, base):
    """A mean by its base is a sum; a share by its base is a count; "over" is a floor."""
    rows, column = table["rows"], table["columns"][j]
    plain = [row for row in rows if row["role"] == "plain"]
    for one in table["statistics"]:
        figure = one["figures"][j]
        of = one["bases"][j] if one["bases"] else None
        top = [row for row in rows if row["label"].lower() in one["label"].lower().split(", af alle")[0].split(" + ")]
        joined = [row for row in rows if "+" in row["name"]]
        top = top or joined[:1]
        if one["is_share"] and figure is not None and of is not None and top:
            puzzle.tie([(key(table, row, column), 1) for row in top], round(figure * of))
            if column["base"] != of:
                puzzle.tie([(key(table, row, column), 1) for row in plain], of)
        if one.get("above") and one["above"][j] is not None and column["base"] and top:
            spare = (*key(table, top[0], column), "spare")
            puzzle.tie(
                [*((key(table, row, column), 1) for row in top), (spare, -1)],
                math.floor(round(one["above"][j] * 10) * column["base"] / 10) + 1,
            )
        if one["name"] == "mean" and figure is not None and table["exclusive"] and rows:
            _mean(puzzle, table, column, figure, base)


def _mean(puzzle, table, column, figure, base):
    plain = [row for row in table["rows"] if row["role"] == "plain"]
    outside = [key(table, row, column) for row in table["rows"] if row["role"] != "plain"]
    if base in puzzle.known and all(one in puzzle.known for one in outside):
        on_scale = puzzle.known[base] - sum(puzzle.known[one] for one in outside)
        puzzle.tie([(key(table, row, column), row["code"]) for row in plain], round(figure * on_scale))


def _nets(puzzle):
    """Joint answers are the sum of those they are joined of, wherever these stand."""
    names = set(puzzle.known) | puzzle.wanted
    for name in names:
        if len(name) == 3 and "+" in name[1]:
            parts = [(name[0], part, name[2]) for part in name[1].split("+") if part]
            if any(part in names for part in parts):
                puzzle.tie([(name, 1), *((part, -1) for part in parts)])
    for name in names:
        # "Women in the village", of the question about sex, is "from the village among women" of the other.
        if len(name) == 3 and "." in name[2] and not name[2].startswith("rest."):
            group, _, own = name[2].partition(".")
            mirrored = (group, own, f"{name[0]}.{name[1]}")
            if mirrored in names and name < mirrored:
                puzzle.tie([(name, 1), (mirrored, -1)])
                least = min(puzzle.least.get(name, 0), puzzle.least.get(mirrored, 0))
                puzzle.least |= {name: least, mirrored: least}
        if len(name) == 3 and name[1].startswith("rank_"):
            question, _, option = name[0].partition(".")
            ranks = [(name[0], f"rank_{i}", name[2]) for i in (1, 2, 3)]
            if name[1] == "rank_1" and (question, option, name[2]) in names:
                puzzle.tie([((question, option, name[2]), 1), *((rank, -1) for rank in ranks if rank in names)])


def _elsewhere(puzzle, published, tables):
    """Take down the same numbers from workbook, page and drawings, where the open data have none."""
    for book in published.workbooks:
        for table, i, j, count in _from_workbook(book, tables):
            _learn(puzzle, table, i, j, count, count)
    for page in published.pages:
        for table, i, j, low, high in _from_page(page, tables):
            _learn(puzzle, table, i, j, low, high)
    for drawing in published.drawings:
        for table, i, j, low, high in _from_drawing(drawing, tables):
            _learn(puzzle, table, i, j, low, high)


def _learn(puzzle, table, i, j, low, high):
    name = key(table, table["rows"][i], table["columns"][j])
    if name in puzzle.known or name not in puzzle.wanted:
        return
    puzzle.least[name] = max(puzzle.least.get(name, 0), low)
    puzzle.tie([(name, 1), ((*name, "room"), 1)], high)
    if low == high:
        puzzle.tie([(name, 1)], low)


def _from_workbook(book, tables):
    """Yield counts of the workbook, by the headings over and beside them."""
    for rows in _sheets(book):
        title, kind, head, before = "", "", (), None
        for line in rows:
            first = line[0]
            if any(first == _title(table) for table in tables):
                title, kind = first, ""
            elif first is None or str(first).startswith("Base: "):
                # A table ends at an empty line; the base of a table that is none of these begins another.
                title, kind = title if first is None or before == title else "", ""
            elif first in ("Procent", "Antal"):
                kind, head = first, line[1:]
            elif kind and title:
                yield from _from_line(line, title, kind, head, tables)
            before = first


@lru_cache(maxsize=4)
def _sheets(book):
    return [list(sheet.iter_rows(values_only=True)) for sheet in openpyxl.load_workbook(io.BytesIO(book))]


def _from_line(line, title, kind, head, tables):
    for table in (table for table in tables if _title(table) == title):
        labels = [_column_label(column) for column in table["columns"]]
        for at, value in enumerate(line[1:]):
            if isinstance(value, bool) or not isinstance(value, int | float) or at >= len(head) or not head[at]:
                continue
            if table["layout"] == "items":
                places = _places(table, head[at], line[0])
            elif len(labels) == sum(isinstance(one, str) for one in head):
                places = _places(table, line[0], labels[at] if at < len(labels) and head[at] == labels[at] else None)
            else:
                places = None
            if places:
                base = table["columns"][places[1]]["base"]
                if kind == "Antal":
                    yield table, *places, round(value)
                elif base:
                    yield table, *places, round(value * base)


def _title(table):
    return f"{table['wording']} {table['item']}" if table["item"] else table["wording"]


def _column_label(column):
    return "Hele klyngen" if column["name"] == "total" else column["label"]


def _places(table, row, column):
    rows = [i for i, one in enumerate(table["rows"]) if one["label"] == row]
    columns = [j for j, one in enumerate(table["columns"]) if _column_label(one) == column]
    return (rows[0], columns[0]) if len(rows) == len(columns) == 1 else None


def _from_page(page, tables):
    """Yield what the page's tables say, a rounded percentage as the counts it can be."""
    for caption, lines in _printed(page):
        for table in (table for table in tables if " ".join(_title(table).split()) == caption):
            if table["layout"] != "groups":
                continue
            for line in [line for line in lines if len(line) == len(table["columns"]) + 1][1:]:
                for j, words in enumerate(line[1:]):
                    rows = [i for i, row in enumerate(table["rows"]) if row["label"] == line[0]]
                    if len(rows) == 1 and "%" in words and table["columns"][j]["base"]:
                        yield from _as_counts(table, rows[0], j, words)


@lru_cache(maxsize=4)
def _printed(page):
    """Return the caption and the lines of every table of a page."""
    found = []
    for element in html.fromstring(page).iter("table"):
        caption = " ".join((element.findtext("caption") or "").split())
        lines = [
            [" ".join(cell.text_content().split()) for cell in line.iter("th", "td")] for line in element.iter("tr")
        ]
        found.append((caption, lines))
    return found


def _as_counts(table, i, j, words):
    base = table["columns"][j]["base"]
    counts = counts_of(words, base)
    if counts:
        yield table, i, j, min(counts), max(counts)


def counts_of(words, base):
    """Return the counts that a printed percentage of a base can be."""
    number = words.replace("%", "").replace(" ", "").replace("\N{NO-BREAK SPACE}", "")
    if number.startswith("<"):
        return [count for count in range(1, base + 1) if count / base < 0.005]
    try:
        value = Decimal(number.replace(",", "."))
    except ArithmeticError:
        return []
    unit = Decimal(1).scaleb(value.as_tuple().exponent)
    return [count for count in range(base + 1) if (Decimal(100 * count) / base).quantize(unit, ROUND_HALF_UP) == value]


def _from_drawing(drawing, tables):
    """Yield what a drawing says to those who can't see it, and what its tooltips say."""
    name, words = _said(drawing)
    for table in tables:
        if not name.startswith("fig-" + re.sub("[^a-z0-9]+", "-", table["question"].lower())):
            continue
        for told in PERCENT.finditer(words):
            label = told["label"].strip()
            rows = [i for i, row in enumerate(table["rows"]) if row["label"] == label]
            columns = [j for j, column in enumerate(table["columns"]) if column["label"] == label]
            top = [i for i, row in enumerate(table["rows"]) if "+" in row["name"]][:1]
            if len(rows) == 1 and table["columns"][0]["base"] and table["layout"] == "groups":
                yield from _as_counts(table, rows[0], 0, f"{told['share']} %")
            elif len(columns) == 1 and top and _is_of_all(table, columns[0]):
                yield from _as_counts(table, top[0], columns[0], f"{told['share']} %")


def _is_of_all(table, j):
    """Say whether the share of the top is of everybody in the column, "don't know" and all."""
    base = table["columns"][j]["base"]
    of = [one["bases"][j] for one in table["statistics"] if one["name"] == "top_2" and one["bases"]]
    return bool(base) and all(one in (None, base) for one in of)


@lru_cache(maxsize=512)
def _said(drawing):
    tree = etree.fromstring(drawing)
    words = [tree.get("aria-label") or "", *(node.text or "" for node in tree.iter("{*}title", "{*}desc"))]
    return (tree.get("id") or "").removesuffix("-smal"), ", ".join(words)


def _changed(now, before, least_cell):
    """Return the counts that changed by so few that the change is somebody's answer."""
    then = {}
    for table in before.tables:
        for i, row in enumerate(table["rows"]):
            for j, column in enumerate(table["columns"]):
                then[key(table, row, column)] = table["n"][i][j]
    found = []
    for table in now.tables:
        for i, row in enumerate(table["rows"]):
            for j, column in enumerate(table["columns"]):
                old, new = then.get(key(table, row, column)), table["n"][i][j]
                if old is not None and new is not None and 0 < abs(new - old) < least_cell:
                    found.append(key(table, row, column))
    return found
