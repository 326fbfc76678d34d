"""Danish words and numbers are read as what they mean."""

import doctest

import pytest

from survey.cluster import geography, numbers, words


@pytest.mark.parametrize("module", [numbers, words])
def test_the_examples_of_the_docstrings_hold(module):
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize(
    ("text", "count"), [("0", 0), ("1 184", 1184), ("1.18", None), ("", None), ("-3", None), ("1.184.000", 1184000)]
)
def test_counts_are_whole_numbers_with_or_without_thousands_points(text, count):
    assert numbers.whole(text) == count


@pytest.mark.parametrize(
    ("text", "age"), [("16-24 år", "16_24"), ("85 år eller derover", "85p"), ("85+", "85p"), ("17_24", None)]
)
def test_age_groups_are_known_in_several_spellings(text, age):
    assert words.age(text) == age


@pytest.mark.parametrize(("point", "within"), [((1, 1), True), ((3, 1), False), ((1.5, 1.9), True), ((-1, 1), False)])
def test_a_point_is_inside_or_not(point, within):
    assert geography.inside(point, ((0, 0), (2, 0), (2, 2), (0, 2), (0, 0))) == within
