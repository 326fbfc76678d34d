"""The registry: which tables an edition shows, over which groups of people, and which of them belong together.

There is no filter that a reader may choose: whatever is published is listed here, so that it can be protected together.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from analysis.breakdowns import breakdown, defaults
from analysis.counts import Banner
from analysis.disclosure_merge import divides, merged
from analysis.tabulate import of_question

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from analysis.breakdowns import Breakdown
    from analysis.study import Study
    from analysis.table import RawTable
    from survey.questionnaire.questions import Question


def declared(study: Study) -> Iterator[RawTable]:
    """Yield every table of an edition, in the order of the questionnaire, with small groups joined beforehand."""
    breakdowns = apart(study, [breakdown(study, name) for name in defaults(study)])
    for question in study.questions.values():
        yield from _declared(study, question, [one for one in breakdowns if divides(one.name, question.name)])


def apart(study: Study, breakdowns: Sequence[Breakdown]) -> list[Breakdown]:
    """Return the breakdowns in which no group is nearly everybody, or nearly another breakdown's group.

    Two groups that differ by a few people give these people away, each table less the other. The later one goes.
    """
    least = study.limits.least_cell
    kept: list[Breakdown] = []
    everybody = np.ones((1, len(study)), dtype=np.bool_)
    for one in breakdowns:
        earlier = np.concatenate([everybody, *(_members(each) for each in kept)])
        # Groups below the least base are never shown for themselves.
        own = _members(one)[_members(one).sum(axis=1) >= study.limits.least_base]
        both = own.astype(np.int64) @ earlier.T.astype(np.int64)
        apart_by = own.sum(axis=1)[:, None] + earlier.sum(axis=1)[None, :] - 2 * both
        if not ((apart_by > 0) & (apart_by < least)).any():
            kept.append(one)
    return kept


def _members(one: Breakdown) -> NDArray[np.bool_]:
    """Return who is in each group, shape (groups, responses)."""
    found: NDArray[np.bool_] = one.group[None, :] == np.arange(len(one.groups))[:, None]
    return found


def _declared(study: Study, question: Question, breakdowns: Sequence[Breakdown]) -> Iterator[RawTable]:
    columns = Banner.of(breakdowns, len(study))
    tables = list(of_question(study, question, columns))
    limits = study.limits.sensitive if question.sensitive else study.limits
    joined = [merged(study, one, _bases(tables, one), limits.least_base) for one in breakdowns]
    if not any(one.reasons for one in joined):
        yield from tables
        return
    reasons = tuple(reason for one in joined for reason in one.reasons)
    for table in of_question(study, question, Banner.of([one.breakdown for one in joined], len(study))):
        yield table if table.layout == "items" else replace(table, remarks=(*table.remarks, *reasons))


def _bases(tables: Sequence[RawTable], one: Breakdown) -> NDArray[np.int64]:
    """Return the smallest base that each group has in a question's tables, and last of those in none."""
    found = []
    for table in tables:
        places = [j for j, column in enumerate(table.banner) if column.group == one.name]
        if places:
            bases = table.bases if table.behind is None else table.behind.bases
            found.append([*bases[places], max(0, int(bases[0] - bases[places].sum()))])
    least = np.array(found or [[0] * one.size], dtype=np.int64)
    # A statement that nobody of a group was asked about says nothing of how small the group is.
    smallest: NDArray[np.int64] = np.where(least > 0, least, np.iinfo(np.int64).max).min(axis=0)
    return np.where((least > 0).any(axis=0), smallest, 0)


def families(tables: Sequence[RawTable]) -> list[list[int]]:
    """Return the tables that are protected together, by position: those of one question.

    Questions that divide people into groups (village, sex) are one family: the table of sex by village is that of
    village by sex as well.
    """
    groups = {column.group for table in tables for column in table.banner if column.group}
    found: dict[str, list[int]] = {}
    for i, table in enumerate(tables):
        name = table.question.name.partition(".")[0]
        found.setdefault("" if name in groups else name, []).append(i)
    return list(found.values())
