"""Coarser forms of a scale: five points become three, so that fewer numbers have to be hidden."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from analysis.disclosure_linked import JOINT
from analysis.table import Behind, RawTable, Statistic, Stub

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from analysis.study import Limits

LONG = 7
LEAST_STEPS = 4
OF_ALL, OF_DECIDED = ", af alle svar", ", af dem der tog stilling"
REMARK = "Svarene er lagt sammen, så flere landsbyer og grupper kan vises."


def is_coarsened(raw: RawTable, limits: Limits) -> bool:
    """Say whether a table is of a scale whose steps are to be joined, since one would be small in some group."""
    least = (limits.sensitive if raw.sensitive else limits).least_cell
    return (
        raw.layout == "groups"
        and raw.exclusive
        and raw.ordinal
        and any(column.group for column in raw.banner)
        and _top(raw) is not None
        and len(_steps(raw)) >= LEAST_STEPS
        and bool(((raw.n > 0) & (raw.n < least))[:, 1:].any())
    )


def with_small_joined(raw: RawTable, limits: Limits) -> RawTable:
    """Return a choice between answers with the few that hardly anybody gave joined, or with the next one by size.

    Otherwise a larger answer of everybody would have to be hidden to protect the small one.
    """
    least = (limits.sensitive if raw.sensitive else limits).least_cell
    steps = sorted(_steps(raw), key=lambda i: (int(raw.n[i, 0]), i)) if raw.kind == "single" else []
    small = [i for i in steps if 0 < raw.n[i, 0] < least]
    if not small or raw.ordinal or not raw.exclusive or raw.layout != "groups" or raw.behind is not None:
        return raw
    group = list(small)
    for i in (i for i in steps if raw.n[i, 0] >= least):
        if raw.n[group, 0].sum() >= least:
            break
        group.append(i)
    left = [i for i in range(len(raw.stub)) if i not in group]
    if sum(i in steps for i in left) < 1 or len(group) == 1:
        return raw
    group.sort()
    order = sorted([*((i,) for i in left), tuple(group)])
    labels = [raw.stub[i].label for i in group]
    joint = Stub(
        JOINT.join(raw.stub[i].name for i in group),
        " eller ".join([labels[0], *(label[:1].lower() + label[1:] for label in labels[1:])]),
        None,
    )
    stub = tuple(joint if len(each) > 1 else raw.stub[each[0]] for each in order)
    return replace(raw, stub=stub, n=np.array([raw.n[list(each)].sum(axis=0) for each in order]))


def coarser(raw: RawTable) -> RawTable:
    """Return a scale with its steps joined to a top, a middle and a bottom; "don't know" stays for itself.

    A mean would tell more than the joined answers do, so there is none; the top stays, now as one row.
    """
    groups = _groups(raw)
    stub = tuple(_joined(raw, group) for group in groups)
    n = np.array([raw.n[list(group)].sum(axis=0) for group in groups])
    behind = raw.behind
    if behind is not None:
        # People may be behind several of the joined answers: the largest number of them is certain.
        behind = Behind(np.array([behind.cells[list(group)].max(axis=0) for group in groups]), behind.bases)
    top = _top(raw)
    rows = (next(i for i, group in enumerate(groups) if top and set(group) == set(top.rows)),)
    label = stub[rows[0]].label + (OF_DECIDED if any(row.role != "plain" for row in stub) else "")
    statistics = tuple(replace(one, label=label, rows=rows) for one in raw.statistics if one.name == "top_2")
    return replace(raw, stub=stub, n=n, behind=behind, statistics=statistics, remarks=(*raw.remarks, REMARK))


def of_everybody(raw: RawTable) -> RawTable:
    """Return the column of everybody alone, in which a scale can often keep all of its steps."""
    return replace(
        raw,
        banner=raw.banner[:1],
        n=raw.n[:, :1].copy(),
        statistics=tuple(replace(one, figures=one.figures[:1], bases=one.bases[:1]) for one in raw.statistics),
        behind=None if raw.behind is None else Behind(raw.behind.cells[:, :1], raw.behind.bases[:1]),
    )


def _top(raw: RawTable) -> Statistic | None:
    return next((one for one in raw.statistics if one.name == "top_2" and len(one.rows) > 1), None)


def _steps(raw: RawTable) -> list[int]:
    return [i for i, row in enumerate(raw.stub) if row.role == "plain"]


def _groups(raw: RawTable) -> list[tuple[int, ...]]:
    """Return the rows that become one, in their order: the top, as much at the other end, and what is between."""
    steps, top = _steps(raw), _top(raw)
    best = tuple(top.rows) if top else ()
    left = [i for i in steps if i not in best]
    if len(steps) > LONG:
        worst, middle = left[: len(steps) // 2], left[len(steps) // 2 :]
    elif best[0] == steps[0]:
        worst, middle = left[-len(best) :], left[: -len(best)]
    else:
        worst, middle = left[: len(best)], left[len(best) :]
    joined = sorted(group for group in (best, tuple(middle), tuple(worst)) if group)
    others = [(i,) for i in range(len(raw.stub)) if i not in steps]
    return [*joined, *others]


def _joined(raw: RawTable, group: Sequence[int]) -> Stub:
    rows = [raw.stub[i] for i in group]
    if len(rows) == 1:
        return rows[0]
    return Stub(JOINT.join(row.name for row in rows), joint_label([row.label for row in rows]), None, rows[0].role)


def joint_label(labels: Sequence[str]) -> str:
    """Return what joined answers are called: the words they end on together, or the first and the last of them.

    >>> joint_label(["Meget tilfreds", "Tilfreds"]), joint_label(["0", "1", "2"])
    ('Samlet tilfreds', '0–2')
    """
    if all(label.split()[:1] and label.split()[0].isdigit() for label in labels):
        return f"{labels[0].split()[0]}–{labels[-1].split()[0]}"
    shared = " ".join(_shared([label.lower().split() for label in labels]))
    return f"Samlet {shared}" if shared else " + ".join([labels[0], *(label for label in labels[1:])])


def _shared(words: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield the words that all labels end on."""
    length = 0
    while length < min(len(each) for each in words) and len({each[-1 - length] for each in words}) == 1:
        length += 1
    yield from words[0][len(words[0]) - length :]
