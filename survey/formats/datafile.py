"""The data file: responses in columns that explain themselves, the one value that every format is written from.

It is read from a microdata folder, or from another program's file (`spss.read`, `stata.read`).
"""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from survey.formats.column import Coded
from survey.formats.columns import answer_sets, column
from survey.formats.errors import unreadable
from survey.formats.facts import facts
from survey.formats.microdata import Folder
from survey.formats.wordings import plain
from survey.questionnaire.missing import Missing
from survey.questionnaire.variables import variables
from survey.questionnaire.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from survey.formats.column import AnswerSet, Cell, Code, Column, Content, Span
    from survey.questionnaire.structure import Questionnaire

RESPONSES = "responses.csv"


@dataclass(frozen=True)
class DataFile:
    """Responses, one a row, and all that is needed to read them.

    Attributes:
        columns: in the order of the file.
        rows: a cell for each column.
        name: short, for names of files.
        title: of the study.
        languages: that labels are written in; the first is the source.
        questionnaire: as the wave fielded it; None in a file that others made.
        sets: columns that belong together as the answers to one question.
        opens: the first day of the wave.
        closes: its last day.
        place: where the answers come from.
        note: what a reader must know before anything else, such as that the answers are simulated.
        remarks: what a reader must know of a column, by its name: how an earlier version put the question.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    name: str = ""
    title: Wording = Wording()
    languages: tuple[str, ...] = ("da",)
    questionnaire: Questionnaire | None = None
    sets: tuple[AnswerSet, ...] = ()
    opens: dt.date | None = None
    closes: dt.date | None = None
    place: str = ""
    note: Wording = Wording()
    remarks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __repr__(self) -> str:
        return f"DataFile({self.name!r}, {len(self.rows)} rows, {len(self.columns)} columns)"

    def heading(self, language: str) -> str:
        """Return the title as a file carries it; of simulated answers that stands first."""
        title = plain(self.title.text(language))
        return f"{self.note.text(language).partition(':')[0]}. {title}" if self.note else title

    @cached_property
    def _by_name(self) -> dict[str, int]:
        return {column.name: i for i, column in enumerate(self.columns)}

    def column(self, name: str) -> Column:
        """Return a column.

        Raises:
            KeyError: if there is none of that name.
        """
        return self.columns[self._by_name[name]]

    def cells(self, name: str) -> tuple[Cell, ...]:
        """Return the cells of a column, in the order of the rows.

        Raises:
            KeyError: if there is none of that name.
        """
        i = self._by_name[name]
        return tuple(row[i] for row in self.rows)

    @property
    def values(self) -> dict[str, tuple[Cell, ...]]:
        """Return every column's cells by name."""
        return {column.name: tuple(row[i] for row in self.rows) for i, column in enumerate(self.columns)}

    @property
    def labels(self) -> dict[str, dict[Code, str]]:
        """Return the labels of the values that have one, in the source language, by column."""
        return {
            column.name: {coded.code: coded.label.source() for coded in column.codes}
            for column in self.columns
            if column.codes
        }

    @property
    def missing(self) -> dict[str, tuple[Span, ...]]:
        """Return the values that stand for no answer, by column."""
        return {column.name: column.missing for column in self.columns if column.missing}


def from_microdata(folder: Path, *, with_words: bool = False) -> DataFile:
    """Return the data file of a microdata folder.

    Args:
        folder: as `klyngesvar release` writes it.
        with_words: also what may tell who wrote it (`identifies: maybe`); otherwise those words are suppressed (-3).

    Raises:
        FormatError: if a file is absent, or the responses contradict the questionnaire.
    """
    source = Folder(folder)
    header, lines = source.table(RESPONSES)
    columns = tuple(_columns(source, header))
    rows = tuple(_rows(header, lines, columns))
    if not with_words:
        rows = _held_back(columns, rows, source.questionnaire)
    return DataFile(
        columns,
        rows,
        name=f"{source.wave.cluster}-{source.wave.slug}".strip("-"),
        title=source.questionnaire.title,
        languages=source.questionnaire.languages,
        questionnaire=source.questionnaire,
        sets=answer_sets(columns, source.questionnaire),
        opens=source.wave.opens,
        closes=source.wave.closes,
        place=source.cluster.settings.name,
        note=source.note(),
        remarks=source.remarks,
    )


def _columns(source: Folder, header: Sequence[str]) -> Iterator[Column]:
    """Yield the columns in the order of the file; one that the questionnaire no longer has is told by the codebook."""
    asked = {each.name: each for each in variables(source.questionnaire)}
    villages = tuple(Coded(each.code, Wording((("da", each.label),))) for each in source.cluster.villages)
    known = facts(villages)
    for name in header:
        if name in asked:
            yield column(asked[name], source.questionnaire)
        elif name in known:
            yield known[name]
        else:
            yield source.described(name)


def _rows(
    header: Sequence[str], lines: Sequence[Sequence[str]], columns: Sequence[Column]
) -> Iterator[tuple[Cell, ...]]:
    for number, line in enumerate(lines, start=2):
        if len(line) != len(header):
            raise unreadable(RESPONSES, "data_cells", line=number, found=len(line), expected=len(header))
        yield tuple(_cell(column, cell, number) for column, cell in zip(columns, line, strict=True))


def _cell(column: Column, written: str, line: int) -> Cell:
    try:
        return READERS[column.content](written)
    except ValueError as error:
        told = {"column": column.name, "found": written}
        raise unreadable(RESPONSES, f"data_no_{column.content}", line=line, **told) from error


def _held_back(
    columns: Sequence[Column], rows: tuple[tuple[Cell, ...], ...], questionnaire: Questionnaire
) -> tuple[tuple[Cell, ...], ...]:
    """Suppress the words and the points of questions that may tell who answered, until a person has read them."""
    named = {column.name: i for i, column in enumerate(columns)}
    pairs = []
    for i, each in enumerate(columns):
        is_open = each.variable is not None and each.variable.measure in ("text", "coordinate")
        if not is_open or each.content == "time" or not _identifies(each, questionnaire):
            continue
        pairs.append((i, named.get(f"{each.name}__missing", -1)))
    changed = []
    for row in rows:
        cells = list(row)
        for words, why in pairs:
            if cells[words] not in ("", None):
                cells[words] = "" if columns[words].content == "text" else None
                cells[why] = int(Missing.SUPPRESSED) if why >= 0 else cells[why]
        changed.append(tuple(cells))
    return tuple(changed) if pairs else rows


def _identifies(each: Column, questionnaire: Questionnaire) -> bool:
    try:
        question = questionnaire.question(each.variable.question) if each.variable else None
    except KeyError:
        # Nothing tells what an earlier version's question asked for, so its words are held back too.
        return True
    if question is None:
        return False
    items = getattr(question, "items", ())
    return any(asked.identifies == "maybe" for asked in (question, *items))


def _number(cell: str) -> Cell:
    if not cell:
        return None
    try:
        return int(cell)
    except ValueError:
        number = float(cell)
        if not math.isfinite(number):
            raise ValueError(cell) from None
        return int(number) if number.is_integer() else number


def _text(cell: str) -> Cell:
    return cell


def _date(cell: str) -> Cell:
    return dt.date.fromisoformat(cell) if cell else None


def _time(cell: str) -> Cell:
    return dt.time.fromisoformat(cell) if cell else None


READERS: Mapping[Content, Callable[[str], Cell]] = {"number": _number, "text": _text, "date": _date, "time": _time}
