"""Rankings: % first, % among the first three and Borda points, for all options or for one of them by groups."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

import numpy as np

from analysis import tabulate, tabulate_sets
from analysis.breakdowns import breakdown
from analysis.counts import OUTSIDE, Banner, in_blocks, lookup
from analysis.errors import AnalysisError, unknown
from analysis.table import Asked, Stub, Unanswered
from analysis.tabulate_kinds import Counted, Request
from analysis.wordings import answer, said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.study import Study
    from analysis.table import RawTable
    from survey.questionnaire.questions import Ranking


def ranking(study: Study, question: str, option: str = "", *, by: Sequence[str] = ()) -> RawTable:
    """Return how often options were first, second …, not chosen; % among the first three; and Borda points.

    Args:
        study: the responses.
        question: a ranking.
        option: one option, to be split by groups; all of them, a column each, without it.
        by: breakdowns, for one option.

    Returns:
        rows: the places and "not chosen"; the base is those who could rank the option. Points: the first of k places
        gives k, the last 1, not chosen 0; their mean.

    Raises:
        AnalysisError: if the question is no ranking, has no such option, or all options are to be split.

    Source: Emerson (2013), Social Choice and Welfare 40, 353–358.
    """
    asked = study.question(question)
    if asked.kind != "ranking":
        raise AnalysisError(f"'{question}' er ikke en rangordning. Det er: {_rankings(study)}.")
    asked = cast("Ranking", asked)
    if not option:
        if by:
            raise AnalysisError(f"Del ét svar op ad gangen, fx ranking(study, '{question}', '{_options(asked)[0]}').")
        return tabulate.frequency(study, question)
    if option not in _options(asked):
        raise unknown(f"i '{question}' intet svar", option, _options(asked))
    banner = Banner.of([breakdown(study, name) for name in by], len(study))
    return _one(Request(study, asked, "", banner), asked, option)


def _one(request: Request, question: Ranking, option: str) -> RawTable:
    places = question.at_most or len(_options(question))
    ranks = request.study.code(f"{question.name}__{option}")
    states = tabulate_sets.ranking_states(request.study, question)
    # As in the overview: everybody who ranked and was offered this one.
    codes = np.where((states <= tabulate_sets.YES) | (ranks < 0), ranks, -2)
    size = places + 1
    own = {rank: rank - 1 for rank in range(1, places + 1)} | {0: places}
    counts = request.banner.count(in_blocks(lookup(own, size, request.study.span)[codes + 9]), size + len(OUTSIDE))
    n = counts[:size]
    blank, refused, other, *_ = (int(count) for count in counts[size:, 0])
    stub = (*(Stub(f"rank_{i}", f"Nr. {i}", i) for i in range(1, size)), Stub("unranked", "Ikke valgt", 0))
    label = next(one.label for one in question.options if one.name == option)
    table = request.table(
        Counted(stub, n, n.sum(axis=0), Unanswered(blank, refused, other)),
        statistics=tabulate_sets.rank_statistics(n, places), ordinal=True,
    )  # fmt: skip
    asked = Asked(f"{question.name}.{option}", said(question.ask.source()), answer(label.source()))
    return replace(table, question=asked)


def _options(question: Ranking) -> list[str]:
    return [option.name for option in question.options if option.role in ("plain", "other", "not_used")]


def _rankings(study: Study) -> str:
    return ", ".join(name for name, one in study.questions.items() if one.kind == "ranking") or "ingen"
