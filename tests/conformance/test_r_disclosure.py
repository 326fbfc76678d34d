"""Hidden counts against exact intervals by HiGHS: how small and how large each can be, and what follows from that.

The reference is `expected/10_disclosure.json` of `$KLYNGESVAR_SHARED/reference`, compared number by number.
"""

import json
import os
from pathlib import Path

import numpy as np
import pytest

from analysis.disclosure_bounds import Equations
from analysis.disclosure_editions import change
from analysis.disclosure_percentages import Published, whole_percents

pytestmark = pytest.mark.conformance
SHARED = Path(os.environ.get("KLYNGESVAR_SHARED", Path(__file__).parents[3] / "shared"))
REFERENCE = json.loads((SHARED / "reference" / "expected" / "10_disclosure.json").read_text(encoding="utf-8"))
COMPARED = 216  # numbers, and yes or no


def cases(kind):
    return [pytest.param(case, id=case.get("id", str(i))) for i, case in enumerate(REFERENCE[kind])]


def numbers(value):
    """Count the numbers of a structure."""
    if isinstance(value, dict):
        return sum(numbers(each) for each in value.values())
    if isinstance(value, list):
        return sum(numbers(each) for each in value)
    return int(not isinstance(value, str))


def audited(intervals, least):
    return {
        "intervals": {name: [each.low, each.high] for name, each in intervals.items()},
        "exactly_recovered": [name for name, each in intervals.items() if each.is_exact],
        "confined_1_to_T_minus_1": [name for name, each in intervals.items() if each.is_confined(least)],
    }


def margins_of(case):
    """Return the hidden cells and the equations that the margins are."""
    published = case["published"]
    places = [(i, j) for i, row in enumerate(published) for j, cell in enumerate(row) if cell is None]
    lines = []
    if case["row_margins"]:
        lines += [
            ([p[0] == i for p in places], total - sum(cell or 0 for cell in published[i]))
            for i, total in enumerate(case["row_totals"])
        ]
    if case["col_margins"]:
        lines += [
            ([p[1] == j for p in places], total - sum(row[j] or 0 for row in published))
            for j, total in enumerate(case["col_totals"])
        ]
    if case["grand_total"] is not None:
        lines.append(([True] * len(places), case["grand_total"] - sum(c or 0 for row in published for c in row)))
    return places, Equations.of([line for line, _ in lines], [right for _, right in lines], len(places))


@pytest.mark.parametrize("case", cases("tables"))
def test_a_table_with_margins_gives_these_intervals(case):
    least = case["threshold"]
    places, equations = margins_of(case)
    found = audited({f"{i},{j}": each for (i, j), each in zip(places, equations.intervals(), strict=True)}, least)
    truth = np.array(case["truth"])
    primary = [[int(i), int(j)] for i, j in np.argwhere((truth > 0) & (truth < least))]
    found |= {
        "primary": primary,
        "primary_left_visible": [[i, j] for i, j in primary if case["published"][i][j] is not None],
    }
    found["safe"] = not (found["exactly_recovered"] or found["confined_1_to_T_minus_1"])
    assert found == case["expected"]


@pytest.mark.parametrize("case", cases("systems"))
def test_sums_that_stand_elsewhere_are_solved_together(case):
    hidden = [name for name, cell in case["cells"].items() if cell["published"] is None]
    known = {name: cell["published"] for name, cell in case["cells"].items() if cell["published"] is not None}
    sums = [[line["sum_of"].get(name, 0) for name in hidden] for line in case["equations"]]
    right = [
        line["equals"] - sum(factor * known.get(name, 0) for name, factor in line["sum_of"].items())
        for line in case["equations"]
    ]
    equations = Equations.of(sums, right, len(hidden))
    found = audited(dict(zip(hidden, equations.intervals(), strict=True)), case["threshold"])
    assert {name: found[name] for name in case["expected"]} == case["expected"]


def marginal(shape, axes, place):
    """Return which cells of a three-way table add up to one cell of a table of two of its sides, or of one."""
    wanted = np.zeros(shape)
    wanted[tuple(place[axes.index(axis)] if axis in axes else slice(None) for axis in range(3))] = 1
    return wanted.ravel()


@pytest.mark.parametrize("case", cases("linked"))
def test_tables_of_the_same_people_are_solved_through_all_their_sides(case):
    truth = np.array(case["truth_3way"])
    sides = {"village_x_answer": (0, 1), "village_x_sex": (0, 2), "answer_x_sex": (1, 2)}
    lines, right, wanted = [], [], {}
    for axis, totals in enumerate(case["one_way"].values()):
        for i, total in enumerate(totals):
            lines.append(marginal(truth.shape, (axis,), (i,)))
            right.append(total)
    for name, rows in case["published"].items():
        for place in np.ndindex(len(rows), len(rows[0])):
            line = marginal(truth.shape, sides[name], place)
            cell = rows[place[0]][place[1]]
            if cell is None:
                wanted[f"{name}[{place[0]},{place[1]}]"] = line
            else:
                lines.append(line)
                right.append(cell)
    equations = Equations.of(lines, right, truth.size)
    intervals = dict(zip(wanted, equations.intervals(np.array(list(wanted.values()))), strict=True))
    found = {
        name: {"truth": int(wanted[name] @ truth.ravel()), "interval": [each.low, each.high]}
        for name, each in intervals.items()
    }
    exact = [name for name, each in intervals.items() if each.is_exact]
    assert {"intervals": found, "exactly_recovered": exact} == case["expected"]


@pytest.mark.parametrize("case", cases("percentages"))
def test_a_percentage_with_its_base_is_a_count(case):
    published = Published(case["base_n"], tuple(case["published_pct"]), case["decimals"])
    solutions = published.solutions()
    found = {
        "marginal_candidates": [list(each) for each in published.candidates],
        "joint_solutions": [list(each) for each in solutions],
        "unique": len(solutions) == 1,
        "min_nonzero": min(count for each in solutions for count in each if count),
    }
    assert found == case["expected"]


@pytest.mark.parametrize("case", cases("refresh"))
def test_two_editions_tell_what_came_between_them(case):
    found = change(np.array(case["release_1"]), np.array(case["release_2"]), case["threshold"])
    told = {"difference": found.cells.tolist(), "new_responses": found.responses, "disclosive": found.gives_away}
    assert told == case["expected"]


@pytest.mark.parametrize("case", cases("rounding"))
def test_whole_percentages_add_up(case):
    assert list(whole_percents(case["x"])) == case["expected"]


def test_every_number_of_the_reference_is_compared():
    kinds = ("tables", "systems", "linked", "percentages", "refresh", "rounding")
    assert [kind for kind in REFERENCE if not kind.startswith("_")] == [
        "tables", "linked", "systems", "percentages", "refresh", "rounding"
    ]  # fmt: skip
    assert sum(numbers(case["expected"]) for kind in kinds for case in REFERENCE[kind]) == COMPARED
