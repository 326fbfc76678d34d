"""How a repeat becomes raw tables: how many lines people filled, and each closed item counted over the lines.

A table over lines counts lines, and one person may have filled many. So it also says how many people stand behind each
number: what may be shown is decided by them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

import numpy as np

from analysis import earlier, tabulate_kinds
from analysis.counts import OUTSIDE, Banner, in_blocks, lookup
from analysis.notes import base_words
from analysis.statistics import of_numbers
from analysis.table import Asked, Behind, Unanswered
from analysis.tabulate_kinds import Counted, Request
from analysis.wordings import said
from survey.questionnaire.columns import COLUMNS
from survey.questionnaire.columns.variable import WORDLESS
from survey.questionnaire.missing import Missing
from survey.questionnaire.structure import Section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from analysis.study import Study
    from analysis.table import RawTable
    from survey.questionnaire.questions import Question, Repeat

    Lines = NDArray[np.bool_]

CLOSED = frozenset({"single", "scale", "multi", "number"})
TABULATED = {"multi": tabulate_kinds.several, "number": tabulate_kinds.number}
COUNTED = "Tallene tæller linjer: den, der har udfyldt flere linjer, tæller med flere gange."
PER_PERSON = "Tallene er, hvor mange linjer hver har udfyldt."


@dataclass(frozen=True, eq=False, slots=True)
class _Filled:
    """The filled lines of a study, one after another: whose each is, and its number among theirs, from 1."""

    response: NDArray[np.intp]
    number: NDArray[np.intp]


def closed_items(repeat: Repeat) -> tuple[Question, ...]:
    """Return the items whose answers can be counted or summed."""
    return tuple(item for item in repeat.items if item.kind in CLOSED)


def how_many(request: Request) -> RawTable:
    """Tabulate how many lines each person filled: mean, median and quartiles of those who filled one."""
    study, repeat = request.study, cast("Repeat", request.question)
    number = np.sum([_is_filled(study, repeat, i) for i in range(1, repeat.at_most + 1)], axis=0)
    answered = number > 0
    first = study.code(next(_columns(repeat, 1)))
    states = np.where(answered, 0, lookup({}, 1, study.span)[np.minimum(first, 0) + 9])
    counts = request.banner.count(in_blocks(states), 1 + len(OUTSIDE))
    blank, refused, other = (int(count) for count in counts[1:4, 0])
    nothing = np.zeros((0, counts.shape[1]), dtype=np.int64)
    values = np.where(answered, number, np.nan).astype(np.float64)
    return request.table(
        Counted((), nothing, counts[0], Unanswered(blank, refused, other)),
        statistics=of_numbers(values, request.banner, whole=True),
        remarks=(PER_PERSON,),
    )


def item(request: Request) -> RawTable:
    """Tabulate one closed item, or a number, over all filled lines."""
    study, repeat = request.study, cast("Repeat", request.question)
    asked = next(each for each in repeat.items if each.name == request.item)
    filled = _filled(study, repeat)
    over = _over_lines(study, repeat, asked, filled)
    question = over.questions[asked.name]
    raw = TABULATED.get(question.kind, tabulate_kinds.choice)(
        Request(over, question, "", _banner(request.banner, filled))
    )
    return replace(
        raw,
        question=Asked(f"{repeat.name}.{asked.name}", said(repeat.ask.source()), said(asked.ask.source())),
        sensitive=repeat.sensitive,
        base_words=f"udfyldte linjer fra {base_words(repeat, study.questionnaire)}",
        remarks=(COUNTED, *raw.remarks, *earlier.remarks(study, repeat)),
        unanswered=Unanswered(),
        behind=_behind(request.banner, filled, over, raw),
    )


def _columns(repeat: Repeat, i: int) -> Iterator[str]:
    """Yield the coded columns of a line; those of words are the ones that say why there are none."""
    for part in COLUMNS["repeat"].parts(repeat):
        if part.name.startswith(f"{i}_"):
            yield f"{repeat.name}__{part.name}__missing" if part.measure in WORDLESS else f"{repeat.name}__{part.name}"


def _is_filled(study: Study, repeat: Repeat, i: int) -> Lines:
    """Return who has an answer in line `i`; don't know and refused are answers."""
    opinion = (int(Missing.DONT_KNOW), int(Missing.REFUSED))
    filled: Lines = np.logical_or.reduce(
        [(study.code(column) >= 0) | np.isin(study.code(column), opinion) for column in _columns(repeat, i)]
    )
    return filled


def _filled(study: Study, repeat: Repeat) -> _Filled:
    found = [np.flatnonzero(_is_filled(study, repeat, i)) for i in range(1, repeat.at_most + 1)]
    return _Filled(
        np.concatenate(found), np.concatenate([np.full(len(who), i, dtype=np.intp) for i, who in enumerate(found, 1)])
    )


def _over_lines(study: Study, repeat: Repeat, asked: Question, filled: _Filled) -> Study:
    """Return a study of the lines, in which the item is the only question."""
    parts = {part.name: f"_{part.name}" if part.name else "" for part in COLUMNS[asked.kind].parts(asked)
             if part.measure not in WORDLESS}  # fmt: skip
    codes = np.full((len(parts), len(filled.response)), Missing.BLANK, dtype=np.int16)
    for row, suffix in enumerate(parts.values()):
        for i in range(1, repeat.at_most + 1):
            here = filled.number == i
            codes[row, here] = study.code(f"{repeat.name}__{i}_{asked.name}{suffix}")[filled.response[here]]
    numbers = {asked.name: _number_of_each(study, repeat, asked, filled)} if asked.kind == "number" else {}
    own = study.section(repeat.name)
    sections = (Section(own.name, own.title, (asked,)),)
    return replace(
        study,
        questionnaire=replace(study.questionnaire, sections=sections),
        rows={f"{asked.name}__{part}" if part else asked.name: row for row, part in enumerate(parts)},
        codes=codes,
        numbers=numbers,
        texts={},
        variables=(),
        versions={},
        version_of=(),
    )


def _number_of_each(study: Study, repeat: Repeat, asked: Question, filled: _Filled) -> NDArray[np.float64]:
    """Return the number in each line; NaN where it has none."""
    values = np.full(len(filled.response), np.nan)
    for i in range(1, repeat.at_most + 1):
        here = filled.number == i
        values[here] = study.numbers[f"{repeat.name}__{i}_{asked.name}"][filled.response[here]]
    return values


def _banner(banner: Banner, filled: _Filled) -> Banner:
    """Return the banner with each line in the groups of the person who filled it."""
    groups = [replace(each, group=each.group[filled.response]) for each in banner.breakdowns]
    return Banner.of(groups, len(filled.response))


def _behind(banner: Banner, filled: _Filled, over: Study, raw: RawTable) -> Behind:
    """Count the people behind each number, and behind each column's base."""
    marks = [_marked(over, row.name) for row in raw.stub]
    people = [_people(banner, filled.response[mark]) for mark in marks]
    question = next(iter(over.questions.values()))
    first = over.code(next(iter(over.rows)))
    said_something = first >= 0 if question.kind in ("multi", "number") else np.zeros(len(over), dtype=bool)
    based = np.logical_or.reduce([*marks, said_something])
    return Behind(np.array(people, dtype=np.int64).reshape(raw.n.shape), _people(banner, filled.response[based]))


def _marked(over: Study, name: str) -> Lines:
    """Return the lines in which this option is the answer, or among the answers."""
    question = next(iter(over.questions.values()))
    option = next(each for each in getattr(question, "options", ()) if each.name == name)
    if question.kind != "multi":
        marked: Lines = over.code(question.name) == option.code
        return marked
    if option.role == "dont_know":
        unsure: Lines = over.code(next(iter(over.rows))) == Missing.DONT_KNOW
        return unsure
    chosen: Lines = over.code(f"{question.name}__{name}") == 1
    return chosen


def _people(banner: Banner, responses: NDArray[np.intp]) -> NDArray[np.int64]:
    """Count in every column how many different people these responses are."""
    states = np.ones(banner.responses, dtype=np.intp)
    states[responses] = 0
    found: NDArray[np.int64] = banner.count(in_blocks(states), 2)[0]
    return found
