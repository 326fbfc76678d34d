"""Small villages count with their neighbours."""

import pytest

from survey.fieldwork import groups

ROUND = {"a": "b", "b": "a", "c": "b", "d": ""}


@pytest.mark.parametrize(
    ("amounts", "before", "merged"),
    [
        ({"a": 10, "b": 10, "c": 10}, {}, {}),
        ({"a": 3, "b": 30}, {}, {"a": "b"}),
        ({"a": 3, "b": 4, "c": 30}, {}, {"a": "b"}),
        ({"a": 3, "b": 8, "c": 2}, {}, {"c": "b", "a": "b"}),
        ({"c": 2, "b": 30}, {"b": "a"}, {"b": "a", "c": "a"}),
        ({"d": 2, "a": 30}, {}, {}),
        ({"b": 30}, {}, {}),
        ({"open": 3, "a": 30}, {}, {}),
    ],
    ids=[
        "enough everywhere", "a small one joins", "two small ones stay together when nobody else is declared",
        "three small ones become one", "a merged neighbour is followed", "without a neighbour", "nobody answered",
        "the open link is no village",
    ],
)  # fmt: skip
def test_a_small_group_joins_its_neighbours(amounts, before, merged):
    assert groups.joined(amounts, ROUND, before, least=10) == merged


def test_what_is_merged_once_stays_merged():
    assert groups.joined({"b": 50}, ROUND, {"a": "b"}, least=10) == {"a": "b"}
