"""Counts in tables: one count a line as Statistikbanken's CSV and BULK, or spread over columns as people make them.

Both are looked for in the same way: the heading is the first line whose words say what its columns hold, so that a
title above it and remarks below do no harm.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from typing import TYPE_CHECKING

from survey.formats import statbank_words as words
from survey.formats.errors import FormatError, unreadable
from survey.formats.statbank_figures import LONGEST_LABEL, MOST_CELLS, MOST_COLUMNS, Cell, Figures, listed, shown
from survey.formats.statbank_findings import MOST
from survey.texts.faults import Fault
from survey.texts.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SEPARATORS = {";": "semikolon", "\t": "tabulator", ",": "komma"}
LOOKED_AT = 40  # lines, for the separator and the heading
_TOTAL = "total"
Line = tuple[int, list[str]]


def read_table(text: str, file: str, encoding: str) -> Figures:
    """Return the figures of a text with separators.

    Raises:
        FormatError: if no heading is found, or a line does not fit it.
    """
    separator = _separator(text)
    lines = _lines(text, file, separator)
    if not lines:
        raise unreadable(file, "population_empty")
    assumed = f"{encoding}, {SEPARATORS[separator]}"
    return figures_of(lines, file, assumed)


def figures_of(lines: Sequence[Line], file: str, assumed: str) -> Figures:
    """Return the figures of lines of cells, each with its number.

    Raises:
        FormatError: if no heading is found, or a line does not fit it.
    """
    if max(len(cells) for _, cells in lines) > MOST_COLUMNS:
        raise unreadable(file, "population_too_wide", most=MOST_COLUMNS)
    for at, (_, cells) in enumerate(lines[:LOOKED_AT]):
        roles = [words.role(cell) for cell in cells]
        if words.COUNT in roles and any(role in words.PLACES for role in roles) and not _spread(cells):
            return _long(lines, at, file, assumed)
        if (spread := _spread(cells)) and spread[0] < len(cells):
            return _wide(lines, at, file, assumed)
    number, first = lines[0]
    message = Message.of("population_no_heading", found=listed([cell for cell in first if cell]))
    raise FormatError([Fault(file, number, 0, message, Message.of("population_no_heading_advice"))])


def _separator(text: str) -> str:
    """Return the separator that cuts most of the first lines into the same number of cells."""
    first = "\n".join(text.splitlines()[:LOOKED_AT])

    def fits(separator: str) -> int:
        try:
            widths = Counter(len(row) for row in csv.reader(io.StringIO(first), delimiter=separator) if len(row) > 1)
        except csv.Error:
            return 0
        return max((count * (width - 1) for width, count in widths.items()), default=0)

    return max(SEPARATORS, key=fits)


def _lines(text: str, file: str, separator: str) -> list[Line]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    found: list[Line] = []
    before = 0
    try:
        for cells in reader:
            tidy = [cell.strip()[:LONGEST_LABEL] for cell in cells]
            if any(tidy):
                found.append((before + 1, tidy))
            before = reader.line_num
            if len(found) > MOST_CELLS:
                raise unreadable(file, "population_too_many", most=MOST_CELLS, found=len(found))
    except csv.Error as error:
        raise unreadable(file, "population_no_table", line=before + 1) from error
    return found


def _long(lines: Sequence[Line], at: int, file: str, assumed: str) -> Figures:
    """Read a table with one count a line."""
    headings = lines[at][1]
    while headings and not headings[-1]:
        headings = headings[:-1]
    roles = [words.role(heading) for heading in headings]
    counts = [i for i, role in enumerate(roles) if role == words.COUNT]
    if len(counts) > 1 and headings[counts[-1]].upper() != "INDHOLD":
        message = Message.of("population_two_columns", column=shown(headings[counts[1]]))
        raise FormatError([Fault(file, lines[at][0], counts[1] + 1, message)])
    value = counts[-1]
    kept = [i for i in range(len(headings)) if headings[i] and i not in counts]
    faults, cells = [], []
    for number, row in lines[at + 1 :]:
        if len([cell for cell in row if cell]) == 1 and len(headings) > 2:
            continue  # a remark below the table
        if len(row) < len(headings) or any(row[len(headings) :]):
            message = Message.of("population_cells", expected=len(headings), found=len(row))
            faults.append(Fault(file, number, 0, message, Message.of("population_cells_advice")))
            continue
        cells.append(Cell(number, 0, tuple(row[i] for i in kept), row[value]))
    if faults:
        raise FormatError(faults[:MOST])
    columns = tuple(headings[i] for i in kept)
    return Figures(
        file, "long", columns, tuple(cells), assumed=assumed, is_official=headings[-2:] == ["TID", "INDHOLD"]
    )


def _spread(cells: Sequence[str]) -> range | None:
    """Return the columns that are headed by ages, sexes or a time, if this line is the heading of a wide table."""
    meant = [i for i, cell in enumerate(cells) if cell and words.heading(cell) is not None]
    if not meant or meant[0] == 0:
        return None
    first, last = meant[0], len(cells)
    while not cells[last - 1]:
        last -= 1
    stubs = cells[:first]
    if any(cell and words.heading(cell) is None and words.role(cell) != words.COUNT for cell in cells[first:last]):
        return None
    if not any(words.role(stub) in words.PLACES for stub in stubs) and any(stubs):
        return None
    return range(first, last)


def _wide(lines: Sequence[Line], at: int, file: str, assumed: str) -> Figures:
    """Read a table whose counts are spread over columns; one or several lines head them."""
    heads = [lines[at]]
    while at + len(heads) < len(lines) and _spread(lines[at + len(heads)][1]):
        heads.append(lines[at + len(heads)])
    body = lines[at + len(heads) :]
    first = min(spread.start for _, cells in heads if (spread := _spread(cells)))
    last = max(spread.stop for _, cells in heads if (spread := _spread(cells)))
    meanings = _meanings([cells for _, cells in heads], range(first, last))
    if len(body) * (last - first) > MOST_CELLS:
        raise unreadable(file, "population_too_many", most=MOST_CELLS, found=len(body) * (last - first))
    long = [number for number, row in body if any(row[last:]) and any(row[first:last])]
    if long:
        message = Message.of("population_cells", expected=last, found=max(len(row) for _, row in body))
        advice = Message.of("population_cells_advice")
        raise FormatError([Fault(file, number, 0, message, advice) for number in long[:MOST]])
    stubs = _stubs([cells for _, cells in heads], body, first)
    cells = tuple(_spread_cells(body, first, meanings))
    return Figures(file, "wide", (*stubs, "sex", "age", "time"), cells, assumed=assumed)


def _meanings(heads: Sequence[Sequence[str]], columns: range) -> list[tuple[str, str, str]]:
    """Return sex, ages and time of each column; a heading that stands once for several columns counts for all."""
    sexes, years, times = ([""] * len(columns) for _ in range(3))
    for row in heads:
        said = ""
        for i, column in enumerate(columns):
            here = row[column] if column < len(row) else ""
            said = here or (said if len(heads) > 1 else "")
            meant = words.heading(said) if said else None
            if meant is None:
                continue
            sexes[i] = sexes[i] if meant.sex is None else meant.sex or _TOTAL
            years[i] = years[i] if meant.ages is None else _said(meant.ages)
            times[i] = meant.time or times[i]
    return list(zip(sexes, years, times, strict=True))


def _said(ages: words.Ages) -> str:
    """Return ages as a label that is read as them."""
    return _TOTAL if ages == words.EVERY else f"{ages[0]}-{ages[1]}"


def _stubs(heads: Sequence[Sequence[str]], body: Sequence[Line], first: int) -> tuple[str, ...]:
    """Return the headings of the columns before the counts; one without a heading is known by what stands in it."""
    names = []
    for i in range(first):
        named = [row[i] for row in heads if i < len(row) and row[i]]
        names.append(named[-1] if named else _guess({row[i] for _, row in body if i < len(row) and row[i]}))
    return tuple(names)


def _guess(found: set[str]) -> str:
    """Return the heading that fits the words of a column."""
    for name, reads in (("tid", words.time), ("køn", words.sex), ("alder", words.ages)):
        if found and all(reads(label) is not None for label in found):
            return name
    return "område" if found else ""


def _spread_cells(body: Sequence[Line], first: int, meanings: Sequence[tuple[str, str, str]]) -> Iterator[Cell]:
    """Yield every count; a blank cell before the counts says what the line above it said."""
    above = [""] * first
    for number, row in body:
        if not any(row[first:]):
            continue  # a remark below the table, or a heading between its parts
        above = [row[i] or above[i] for i in range(first)] if len(row) > first else above
        for i, meant in enumerate(meanings):
            if first + i < len(row):
                yield Cell(number, first + i + 1, (*above, *meant), row[first + i])
