"""Rows of levels meet every pair of outcomes that conditions look at."""

import itertools
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from survey.questionnaire import cover
from survey.questionnaire.reader import read

HEAD = "questionnaire: mini\nformat: 1\nversion: 1\nlanguages: [da]\ntitle: Mini\nsections:\n  - section: a\n    title: A\n    questions:\n"


def asking(*questions):
    return read(
        {"mini.yaml": HEAD + "".join(f"      {line}\n" for line in "\n".join(questions).splitlines())}, "mini.yaml"
    )


HOME = "- single: home\n  ask: Hjem\n  options:\n    - here: Her\n    - there: Der\n    - far: Langt"
AGE = "- number: age\n  ask: Alder\n  max: 120"
WHY = "- multi: why\n  ask: Hvorfor\n  options:\n    - calm: Ro\n    - work: Arbejde\n    - kin: Familie"


@pytest.mark.parametrize(
    ("condition", "levels"),
    [
        ("home == here", {("home", None): ("here", "there", None)}),
        ("home in (here, far)", {("home", None): ("here", "far", "there", None)}),
        ("age >= 18", {("age", None): (17, 18, 19, "*", None)}),
        ("age >= 120", {("age", None): (119, 120, "*", None)}),
        ("has(why, work)", {("why", None): ("work", "*", None)}),
        ("count(why) == 2", {("why", None): ("#1", "#2", "#3", "*", None)}),
        ("answered(age)", {("age", None): ("*", None)}),
        ("not (home == far) and age < 2", {("home", None): ("far", "here", None), ("age", None): (1, 2, 3, "*", None)}),
    ],
)
def test_levels_are_what_a_condition_tells_apart(condition, levels):
    questionnaire = asking(HOME, AGE, WHY, f"- text: more\n  ask: Mere\n  show_if: {condition}")
    assert cover.factors(questionnaire, this_year=2026) == levels


def test_a_questionnaire_without_conditions_needs_one_walk():
    assert cover.rows(cover.factors(asking(HOME), this_year=2026), random.Random(1)) == ({},)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.integers(1, 5), min_size=2, max_size=7), st.integers(0, 9))
def test_every_pair_of_levels_occurs_in_a_row(sizes, seed):
    levels = {(f"q{i}", None): tuple(range(size)) for i, size in enumerate(sizes)}
    rows = cover.rows(levels, random.Random(seed))
    for one, two in itertools.combinations(levels, 2):
        assert {(row[one], row[two]) for row in rows} == set(itertools.product(levels[one], levels[two]))


def test_a_pair_that_an_end_hides_is_tried_again():
    """Whoever answers 0 to the first is asked nothing more: the other pairs must occur in rows without it."""
    levels = {(f"q{i}", None): (0, 1) for i in range(4)}
    met = lambda row: [("q0", None)] if row["q0", None] == 0 else list(row)  # noqa: E731
    walked = [row for row in cover.rows(levels, random.Random(1), met) if row["q0", None] == 1]
    for one, two in itertools.combinations(list(levels)[1:], 2):
        assert {(row[one], row[two]) for row in walked} == set(itertools.product((0, 1), repeat=2))


def test_what_can_never_be_met_is_given_up():
    levels = {("a", None): (0, 1), ("b", None): (0, 1)}
    assert len(cover.rows(levels, random.Random(1), lambda row: [("a", None)])) < 60


def test_pairs_take_far_fewer_rows_than_all_combinations():
    levels = {(f"q{i}", None): (0, 1, 2) for i in range(10)}
    assert len(cover.rows(levels, random.Random(1))) < 30
