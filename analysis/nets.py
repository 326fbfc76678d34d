"""Nets: several answers counted as one, from the counts themselves and never from rounded shares.

A net is protected with the table it is made from: its row carries the names of the answers that are joined, with `+`
between answers that exclude each other and `|` where one may give several, so that `disclosure` ties them together.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from analysis import scales, tabulate
from analysis.breakdowns import breakdown
from analysis.counts import OUTSIDE, Banner, looked_up, lookup
from analysis.errors import AnalysisError, unknown
from analysis.table import Stub

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from analysis.study import Study
    from analysis.table import RawTable
    from survey.questionnaire.questions import Option

ALL_OF, ANY_OF = "+", "|"
BETWEEN = "Hverken eller"


def net(study: Study, question: str, joined: Mapping[str, Sequence[str]], *, by: Sequence[str] = ()) -> RawTable:
    """Return a question's answers with some of them counted as one, in everybody and in each group.

    Args:
        study: the responses.
        question: with one answer each, several answers, or `question.statement`.
        joined: label of the net → names of the answers in it; no answer may be in two nets.
        by: breakdowns; none for everybody only.

    Returns:
        rows: each net where its first answer stood, and the answers in none. Where one may give several answers, a net
        counts the people who gave at least one of them.

    Raises:
        AnalysisError: if there is no such answer, it is named twice, or the question has none to join.
    """
    asked, item = study.item(question)
    table = tabulate.banner(study, question, by=by) if by or item else tabulate.frequency(study, question)
    if table.layout == "items" or not len(table.stub):
        raise AnalysisError(f"'{question}' har ingen svar, der kan slås sammen; brug et udsagn eller et valg.")
    _check(question, table, joined)
    if table.exclusive:
        return _rows(table, joined, [table.n[_places(table, names)].sum(axis=0) for names in joined.values()], ALL_OF)
    if asked.kind != "multi":
        raise AnalysisError(f"'{question}' kan ikke slås sammen; det kan spørgsmål med ét eller flere valg.")
    _check_some_left(question, table, joined)
    banner = Banner.of([breakdown(study, name) for name in by], len(study))
    counts = [_any_of(study, [f"{asked.name}__{name}" for name in names], banner) for names in joined.values()]
    return _rows(table, joined, counts, ANY_OF)


def ends(study: Study, question: str, *, by: Sequence[str] = ()) -> RawTable:
    """Return an ordered question in three: its first two answers, those between, its last two; and don't know.

    Args:
        study: the responses.
        question: a scale, or `question.statement` of a matrix with an ordered list, of at least four steps.
        by: breakdowns.

    Raises:
        AnalysisError: if the answers have no order, or are too few.
    """
    asked, item = study.item(question)
    if not scales.is_ordinal(asked, study.questionnaire) or (asked.kind == "matrix" and not item):
        raise AnalysisError(f"'{question}' har ingen rækkefølge med to ender; brug net og nævn svarene selv.")
    steps = [option for option in scales.tabulated(asked) if option.role == "plain"]
    if len(steps) < 4:
        raise AnalysisError(f"'{question}' har kun {len(steps)} trin; to ender kræver mindst fire.")
    first, middle, last = steps[:2], steps[2:-2], steps[-2:]
    label = middle[0].label.source() if len(middle) == 1 else BETWEEN
    groups = [(_together(first), first), (label, middle), (_together(last), last)]
    joined = {words: [option.name for option in options] for words, options in groups if len(options) > 1}
    return net(study, question, joined, by=by)


def _together(options: Iterable[Option]) -> str:
    return " + ".join(option.label.source() for option in options)


def _check(question: str, table: RawTable, joined: Mapping[str, Sequence[str]]) -> None:
    names = [row.name for row in table.stub]
    used = list(chain.from_iterable(joined.values()))
    for name in used:
        if name not in names:
            raise unknown(f"i '{question}' intet svar", name, names)
        if used.count(name) > 1:
            raise AnalysisError(f"'{name}' er nævnt to gange; et svar kan kun være med i én sammenlægning.")
    empty = [label for label, members in joined.items() if not members]
    if empty or not joined:
        raise AnalysisError(f"Sammenlægningen {empty or ''} er tom; nævn svarene, fx {{'Tilsammen': {names[:2]}}}.")


def _check_some_left(question: str, table: RawTable, joined: Mapping[str, Sequence[str]]) -> None:
    """Refuse a net of every answer: it is all but those of none, which would add these two up to a hidden third."""
    plain = {row.name for row in table.stub if row.role in ("plain", "other")}
    for label, names in joined.items():
        if plain <= set(names):
            raise AnalysisError(f"»{label}« er alle svar på '{question}'; det er alle undtagen dem, der valgte intet.")


def _places(table: RawTable, names: Sequence[str]) -> list[int]:
    return [i for i, row in enumerate(table.stub) if row.name in names]


def _any_of(study: Study, variables: Sequence[str], banner: Banner) -> NDArray[np.int64]:
    """Count those who chose at least one: the largest code is 1 where any of them is chosen."""
    codes = np.max([study.code(variable) for variable in variables], axis=0)
    counts = banner.count(looked_up(codes, lookup({0: 0, 1: 1}, 2, study.span)), 2 + len(OUTSIDE))
    chosen: NDArray[np.int64] = counts[1]
    return chosen


def _rows(
    table: RawTable, joined: Mapping[str, Sequence[str]], counts: Sequence[NDArray[np.int64]], sign: str
) -> RawTable:
    first = {_places(table, names)[0]: i for i, names in enumerate(joined.values())}
    gone = set(chain.from_iterable(joined.values()))
    stub, n = [], []
    for place, row in enumerate(table.stub):
        if place in first:
            label, names = list(joined.items())[first[place]]
            stub.append(Stub(sign.join(names), label, None, row.role))
            n.append(counts[first[place]])
        elif row.name not in gone:
            stub.append(row)
            n.append(table.n[place])
    return replace(table, stub=tuple(stub), n=np.array(n, dtype=np.int64), statistics=())
