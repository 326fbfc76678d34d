"""Kinds: what sort of question a column of somebody else's file is, and its cells as our codes."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from analysis.errors import AnalysisError
from survey.formats.column import OURS, Tag
from survey.questionnaire.missing import Missing
from survey.questionnaire.names import LONGEST, suggested
from survey.questionnaire.questions import Date, Number, NumberLimits, Option, Scale, Single, Text
from survey.questionnaire.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

    from analysis.foreign_cells import Cells
    from survey.formats.column import Cell, Code, Column
    from survey.questionnaire.questions import Question

    Codes = NDArray[np.int16]

MOST_UNLABELLED = 30
HIGHEST = 30_000
SHOWN = 5
# What a label says of an answer that is none; the first that fits counts.
SAID: tuple[tuple[Missing, re.Pattern[str]], ...] = (
    (
        Missing.DONT_KNOW,
        re.compile(r"(jeg )?ved (ikke|ej)\b|(i )?do(n.?t| not) know|unsure|wei(ß|ss) (ich )?nicht|dk$"),
    ),
    (
        Missing.REFUSED,
        re.compile(r"(jeg )?(ønsker|vil) ikke (at )?(svare|oplyse)|prefer not|refus|keine angabe|verweigert"),
    ),
    (
        Missing.NOT_ASKED,
        re.compile(
            r"ikke (spurgt|relevant|stillet)|not (asked|applicable)|n/?a$|inapplicable|nicht (gefragt|zutreffend)"
            r"|trifft nicht zu"
        ),
    ),
)


@dataclass(frozen=True, eq=False)
class Made:
    """A question and its answers."""

    question: Question
    codes: Mapping[str, Codes]
    numbers: Mapping[str, NDArray[np.float64]] = field(default_factory=dict)
    texts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def name_of(column: Column) -> str:
    """Return a column's name as a question's; a point would part it into a question and a statement."""
    return column.name.replace(".", "_")


def made(column: Column, cells: Cells, *, complete: bool) -> Made:
    """Return the question that a column is, with its answers.

    Args:
        column: what the file says of it.
        cells: one for each response.
        complete: whether every value must have a label where any has.

    Raises:
        AnalysisError: if it has values that the labels do not know.
    """
    if column.content in ("date", "time", "moment"):
        return _words(Date(name=name_of(column), ask=asked(column)), column, cells)
    if column.content == "text" and not column.codes:
        return _words(Text(name=name_of(column), ask=asked(column)), column, cells)
    plain = [coded for coded in column.codes if not coded.is_missing and reason(coded.label.source()) is None]
    values = {cell for cell in cells.values if _reason(column, cell) is None}
    unlabelled = values - {coded.code for coded in plain}
    if column.content == "number" and _is_number(column, plain=bool(plain), values=values, unlabelled=unlabelled):
        return _number(column, cells)
    _check_labels(column, cells, {coded.code for coded in plain}, unlabelled, complete=complete)
    labels = {coded.code: coded.label.source() for coded in plain} | {value: str(value) for value in unlabelled}
    return _choice(column, cells, labels)  # type: ignore[arg-type]


def asked(column: Column) -> Wording:
    """Return what a column asks: its label, or its name where it has none."""
    return Wording((("da", column.label.source() or column.name),))


def reason(label: str) -> Missing | None:
    """Return which missing value a label tells of; None where it is an answer.

    Examples:
        >>> reason("Ved ikke"), reason("Refused"), reason("Tilfreds")
        (<Missing.DONT_KNOW: -8>, <Missing.REFUSED: -7>, None)
    """
    words = label.strip().casefold()
    return next((code for code, pattern in SAID if pattern.match(words)), None)


def _reason(column: Column, cell: Cell) -> Missing | None:
    """Return why a cell is no answer; None where it is one."""
    if cell is None or cell == "":
        return Missing.BLANK
    if column.missing == (OURS,) and isinstance(cell, int) and OURS.holds(cell):
        return Missing(cell)
    label = next((coded.label.source() for coded in column.codes if coded.code == cell), "")
    told = reason(label)
    if told is not None:
        return told
    return Missing.BLANK if column.is_missing(cell) or isinstance(cell, Tag) else None


def why(column: Column, cells: Cells) -> Codes:
    """Return each cell's missing code; 0 where it is an answer."""
    return cells.numbered(lambda cell: _reason(column, cell) or 0).astype(np.int16)


def _is_number(column: Column, *, plain: bool, values: set[Cell], unlabelled: set[Cell]) -> bool:
    if plain:
        return column.level == "scale" and bool(unlabelled)
    whole = all(isinstance(value, int) for value in values)
    return column.level == "scale" or bool(column.codes) or not whole or not values or len(values) > MOST_UNLABELLED


def _check_labels(column: Column, cells: Cells, labelled: set[Code], unlabelled: set[Cell], *, complete: bool) -> None:
    """Refuse values that the labels do not know, unless they are steps between two that they do."""
    if not unlabelled or not labelled or (not complete and _are_steps(labelled, unlabelled)):
        return
    told = []
    for value in sorted(unlabelled, key=str)[:SHOWN]:
        times, first = cells.told(value)
        told.append(f"'{value}' ({times} svar, først nr. {first})")
    raise AnalysisError(
        f"variablen '{column.name}' har værdier, som kodebogen ikke kender: {', '.join(told)}. Den kender: "
        f"{', '.join(str(code) for code in sorted(labelled, key=str))}. Ret kodebogen, eller udelad variablen."
    )


def _are_steps(labelled: set[Code], unlabelled: set[Cell]) -> bool:
    """Say whether values are steps between two that have a label, or beside the only one that has."""
    whole = [code for code in labelled if isinstance(code, int)]
    low, high = (min(whole), max(whole)) if len(whole) > 1 else (0, MOST_UNLABELLED)
    return bool(whole) and all(isinstance(value, int) and low <= value <= high for value in unlabelled)


def _choice(column: Column, cells: Cells, labels: Mapping[Code, str]) -> Made:
    codes = why(column, cells)
    keys = [*labels]
    numeric = all(isinstance(key, int | float) for key in keys)
    keys = sorted(keys) if numeric else keys  # type: ignore[type-var]
    kept = all(isinstance(key, int) and 0 <= key <= HIGHEST for key in keys)
    numbers = {key: int(key) if kept else i for i, key in enumerate(keys, start=1)}  # type: ignore[arg-type]
    own = cells.numbered(lambda cell: numbers.get(cell, 0))  # type: ignore[arg-type]
    codes = np.where(codes == 0, own, codes).astype(np.int16)
    names = unique([labels[key] for key in keys])
    options = [
        Option(name, numbers[key], Wording((("da", labels[key]),))) for name, key in zip(names, keys, strict=True)
    ]
    options += standard(column, codes)
    kind = Scale if column.level == "ordinal" else Single
    return Made(kind(name=name_of(column), ask=asked(column), options=tuple(options)), {name_of(column): codes})


def standard(column: Column, codes: Codes) -> list[Option]:
    """Return "don't know" as an option, in the file's own words, where anybody gave it."""
    if not (codes == Missing.DONT_KNOW).any():
        return []
    said = [coded.label.source() for coded in column.codes if reason(coded.label.source()) is Missing.DONT_KNOW]
    return [Option("dont_know", int(Missing.DONT_KNOW), Wording((("da", (said or ["Ved ikke"])[0]),)), "dont_know")]


def unique(labels: Iterable[str]) -> list[str]:
    """Return a name for each label, none of them twice."""
    names: list[str] = []
    for label in labels:
        name = suggested(label)[:LONGEST].rstrip("_")
        free = (name, *(f"{name[: LONGEST - 4]}_{i}" for i in range(2, len(names) + 3)))
        names.append(next(one for one in free if one not in names))
    return names


def _number(column: Column, cells: Cells) -> Made:
    codes = why(column, cells)
    values = cells.numbered(lambda cell: float(cell) if isinstance(cell, int | float) else np.nan)
    values[codes != 0] = np.nan
    known = values[np.isfinite(values)]
    whole = bool((known == np.floor(known)).all())
    decimals = 0 if whole else max(1, column.decimals)
    limits = NumberLimits(min=float(known.min()) if len(known) else 0.0, decimals=decimals)
    name = name_of(column)
    return Made(Number(name=name, ask=asked(column), limits=limits), {name: codes}, {name: values})


def _words(question: Question, column: Column, cells: Cells) -> Made:
    codes = why(column, cells)
    words = [_written(cell) for cell in cells.values]
    told = tuple(words[place] if code == 0 else "" for place, code in zip(cells.places, codes, strict=True))
    return Made(question, {f"{question.name}__missing": codes}, texts={question.name: told})


def _written(cell: Cell) -> str:
    return cell.isoformat() if isinstance(cell, (dt.date, dt.time)) else str(cell)
