"""Danish numbers."""

import pytest

from survey.texts.numbers import number, percent

NBSP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [
        (1044, 0, "1.044"),
        (1234567.25, 1, "1.234.567,3"),
        (0.5, 0, "1"),
        (2.5, 0, "3"),
        (0.285, 2, "0,29"),
        (-3.14159, 2, "−3,14"),
        (-0.04, 1, "0,0"),
        (float("nan"), 1, "·"),
    ],
)
def test_numbers_have_point_and_comma_and_halves_go_up(value, decimals, written):
    assert number(value, decimals) == written


@pytest.mark.parametrize(
    ("share", "base", "written"),
    [
        (0.2479, 4212, "24,8"),
        (0.2479, 99, "25"),
        (0.145, 100, "14,5"),
        (0.145, 99, "15"),
        (0.0049, 1000, "<1"),
        (0.005, 1000, "0,5"),
        (0, 1000, "0,0"),
        (1, 20, "100"),
    ],
)
def test_percentages_have_decimals_only_where_the_base_is_a_hundred(share, base, written):
    assert percent(share, base) == f"{written}{NBSP}%"


def test_a_hidden_share_is_a_dot():
    assert percent(float("nan"), 200) == "·"
