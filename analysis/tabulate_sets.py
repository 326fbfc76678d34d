"""How rankings and places become raw tables: several answers each, spread over several variables."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import numpy as np

from analysis import scales
from analysis.counts import OUTSIDE, in_blocks, lookup
from analysis.statistics import divided
from analysis.table import Column, Statistic, Stub, Unanswered
from analysis.tabulate_kinds import SEVERAL, Counted
from analysis.wordings import answer, said
from survey.questionnaire.missing import Missing
from survey.questionnaire.questions import Ranking

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from analysis.study import Study
    from analysis.table import RawTable
    from analysis.tabulate_kinds import Request
    from survey.questionnaire.questions import Option, Places

    Chosen = NDArray[np.bool_]

TOP = 3
NO, YES, UNSURE = 0, 1, 2


def ranking(request: Request) -> RawTable:
    """Tabulate how often each option was put among the first three, of all who ranked."""
    question = cast("Ranking", request.question)
    ranked = _ranked(question)
    states = ranking_states(request.study, question)
    marks = [(_ranks(request.study, question, option) > 0) & (_ranks(request.study, question, option) <= TOP)
             for option in ranked]  # fmt: skip
    stub = [_row(option) for option in ranked]
    for option in question.options:
        if option.role in ("none", "dont_know"):
            stub.append(_row(option))
            marks.append(states == UNSURE if option.role == "dont_know" else _none(request.study, question, option))
    remark = f"Tallene viser, hvor mange der satte svaret blandt de {_top(question)} vigtigste."
    return _tabulated(request, states, stub, marks, remark)


def ranking_overview(request: Request) -> RawTable:
    """Tabulate a ranking with a column for each option: how often it was first, second …, and its Borda points.

    Borda: the first of k places gives k points, the last gives 1, an option that was not ranked gives 0; the mean over
    all who ranked. Source: Emerson (2013), The original Borda count and partial voting, Social Choice and Welfare 40.
    """
    question = cast("Ranking", request.question)
    ranked = _ranked(question)
    states = ranking_states(request.study, question)
    places = question.at_most or len(ranked)
    # Each option's base is those who could rank it: with `from`, only those who had chosen it before.
    ranks = [_ranks(request.study, question, option)[states <= YES] for option in ranked]
    ranks = [each[each >= 0] for each in ranks]
    n = np.array([_placed(each, places) for each in ranks]).T
    rows = [Stub(f"rank_{i}", f"Nr. {i}", i) for i in range(1, places + 1)]
    stub = (*rows, Stub("unranked", "Ikke valgt", 0))
    columns = tuple(
        Column(option.name, answer(option.label.source()), len(each))
        for option, each in zip(ranked, ranks, strict=True)
    )
    counted = Counted(stub, n, (), _outside(states), columns)
    return request.table(counted, statistics=rank_statistics(n, places), layout="items", ordinal=True)


def rank_statistics(n: NDArray[np.int64], places: int) -> tuple[Statistic, ...]:
    """Return the share among the first three, and the mean of the Borda points, of each column."""
    bases = n.sum(axis=0)
    top = tuple(range(min(TOP, places)))
    points = np.array([*range(places, 0, -1), 0], dtype=np.float64)
    known = tuple(float(base) for base in bases)
    return (
        Statistic("top_3", f"Blandt de {len(top)} første", divided(n[list(top)].sum(axis=0), bases),
                  is_share=True, rows=top, bases=known),
        Statistic("borda", f"Point (0–{places})", divided(points @ n, bases), decimals=2),
    )  # fmt: skip


def _placed(ranks: NDArray[np.int16], places: int) -> NDArray[np.int64]:
    """Count the ranks 1 to `places`, and last those not ranked."""
    clipped = np.where((ranks > 0) & (ranks <= places), ranks, places + 1)
    return np.bincount(clipped, minlength=places + 2)[1:]


def _top(question: Ranking) -> int:
    return min(TOP, question.at_most or TOP)


def _ranked(question: Ranking) -> list[Option]:
    return [option for option in question.options if option.role in ("plain", "other", "not_used")]


def _ranks(study: Study, question: Ranking, option: Option) -> NDArray[np.int16]:
    return study.code(f"{question.name}__{option.name}")


def _none(study: Study, question: Ranking, option: Option) -> Chosen:
    chosen: Chosen = study.code(f"{question.name}__{option.name}") == 1
    return chosen


def ranking_states(study: Study, question: Ranking) -> NDArray[np.intp]:
    """Return, for each response, 0 where answered, 2 for don't know, then why it is outside the base.

    An option that was not offered to somebody, or is not in their version, says nothing of why the others are missing.
    """
    ranks = np.array([_ranks(study, question, option) for option in _ranked(question)])
    absent = np.isin(ranks, (Missing.NOT_ASKED, Missing.NOT_IN_VERSION))
    codes = np.where(absent.all(axis=0), ranks.max(axis=0), np.where(absent, 0, np.minimum(ranks, 0)).min(axis=0))
    unsure = {int(Missing.DONT_KNOW): UNSURE} if any(option.role == "dont_know" for option in question.options) else {}
    states: NDArray[np.intp] = lookup({0: NO} | unsure, 3, study.span)[codes + 9]
    return states


def _outside(states: NDArray[np.intp]) -> Unanswered:
    blank, refused, other = (int((states == 3 + i).sum()) for i in range(3))
    return Unanswered(blank, refused, other)


def _row(option: Option) -> Stub:
    return Stub(option.name, answer(option.label.source()), option.code, option.role)


def _tabulated(
    request: Request, states: NDArray[np.intp], stub: Sequence[Stub], marks: Sequence[Chosen], remark: str
) -> RawTable:
    """Count each row's marks among those in the base, in every column of the banner."""
    size = 3 + len(OUTSIDE)
    counts = [request.banner.count(in_blocks(np.where((states <= UNSURE) & mark, YES, states)), size) for mark in marks]
    whole = request.banner.count(in_blocks(states), size)
    # Don't know is its own state: marking it moves it to YES, so that a row is always the count of YES.
    n = np.array([count[YES] - whole[YES] for count in counts])
    counted = Counted(tuple(stub), n, whole[: UNSURE + 1].sum(axis=0), _outside(states))
    return request.table(counted, exclusive=False, remarks=(remark,))


def places(request: Request) -> RawTable:
    """Tabulate how many named each place, of all who answered: each person counts once for a place."""
    stub, marks, states = _places(request)
    return _tabulated(request, states, stub, marks, SEVERAL)


def places_marked(request: Request, rows: Sequence[tuple[Stub, Chosen]]) -> RawTable:
    """Tabulate other rows, each with whom it counts, of all who answered a question of places."""
    return _tabulated(request, _places(request)[2], [row for row, _ in rows], [mark for _, mark in rows], SEVERAL)


def _places(request: Request) -> tuple[list[Stub], list[Chosen], NDArray[np.intp]]:
    question = cast("Places", request.question)
    study = request.study
    columns = [study.code(f"{question.name}__{i}_place") for i in range(1, question.at_most + 1)]
    stub = [Stub(option.name, said(option.label.source()), option.code) for option in question.places]
    if question.place_optional:
        stub.append(Stub("nowhere", "Intet bestemt sted", 0))
    marks = [_any([column == row.code for column in columns]) for row in stub]
    stub += [Stub("point", "Et punkt på kortet", None), Stub("words", "Et sted med egne ord", None)]
    marks += [_points(study, question), _words(study, question)]
    answered = _any(marks)
    if question.none:
        stub.append(_row(question.none))
        marks.append(study.code(f"{question.name}__{question.none.name}") == YES)
        answered |= marks[-1]
    return stub, marks, _place_states(study, columns[0], answered)


def place_reasons(request: Request) -> RawTable:
    """Tabulate what was said about the places by category: how many said it about at least one of theirs."""
    question = cast("Places", request.question)
    study = request.study
    columns = [study.code(f"{question.name}__{i}_option") for i in range(1, question.at_most + 1)]
    options = scales.tabulated(_reasons(question))
    marks = [_any([column == option.code for column in columns]) for option in options]
    states = _place_states(study, columns[0], _any(marks))
    return _tabulated(request, states, [_row(option) for option in options], marks, SEVERAL)


def _reasons(question: Places) -> Ranking:
    return Ranking(name=question.name, ask=question.each, options=question.each_options)


def _any(marks: Sequence[Chosen]) -> Chosen:
    found: Chosen = np.logical_or.reduce(marks)
    return found


def _points(study: Study, question: Places) -> Chosen:
    nothing = np.full(len(study), np.nan)
    numbers = [study.numbers.get(f"{question.name}__{i}_lon", nothing) for i in range(1, question.at_most + 1)]
    return _any([np.isfinite(column) for column in numbers])


def _words(study: Study, question: Places) -> Chosen:
    nothing = ("",) * len(study)
    texts = [study.texts.get(f"{question.name}__{i}_words", nothing) for i in range(1, question.at_most + 1)]
    return _any([np.fromiter((bool(text) for text in column), dtype=bool, count=len(study)) for column in texts])


def _place_states(study: Study, first: NDArray[np.int16], answered: Chosen) -> NDArray[np.intp]:
    """Return 0 where a place was given in any way, otherwise why not."""
    why = lookup({}, 3, study.span)[np.minimum(first, 0) + 9]
    states: NDArray[np.intp] = np.where(answered, NO, why)
    return states
