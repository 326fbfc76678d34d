"""Three-valued logic: comparing with what is missing is unknown, and unknown at the top is not shown."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from survey.questionnaire.condition_text import parse
from survey.questionnaire.evaluate import ANYTHING, FALSE, TRUE, UNKNOWN, both, holds, opposite, possible

ANSWERS = {
    "tenure": "all_year",
    "age": "refuse",
    "years": 12,
    "size": 2.5,
    "happy": "3",
    "statements": {"meeting": "4", "safe": "dont_know"},
    "children": {"small": 2},
    "reasons": ("nature", "price"),
    "nothing": ("none",),
    "unsure": ("dont_know",),
    "spots": ({"place": "school"},),
}


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("tenure == all_year", True),
        ("tenure != all_year", False),
        ("tenure == holiday", False),
        ("tenure in (holiday, all_year)", True),
        ("tenure not in (holiday, other)", True),
        ("missing == x", None),
        ("missing != x", None),
        ("missing not in (x)", None),
        ("age == refuse", None),
        ("age != refuse", None),
        ("answered(age)", True),
        ("answered(missing)", False),
        ("not answered(missing)", True),
        ("answered(statements.safe)", True),
        ("answered(statements.other)", False),
        ("answered(spots)", True),
        ("statements.meeting >= 4", True),
        ("statements.safe >= 1", None),
        ("statements.other >= 1", None),
        ("children.small == 2", True),
        ("happy == 3", True),
        ("happy < 10", True),
        ("tenure < 3", None),
        ("years > 9", True),
        ("years == this_year", False),
        ("2026 == this_year", True),
        ("size <= 2.5", True),
        ("12 == years", True),
        ("has(reasons, nature)", True),
        ("has(reasons, family)", False),
        ("has(nothing, none)", True),
        ("has(nothing, nature)", False),
        ("has(unsure, nature)", None),
        ("has(missing, nature)", None),
        ("has(spots, school)", None),
        ("count(reasons) == 2", True),
        ("count(nothing) == 0", True),
        ("count(unsure) >= 0", None),
        ("count(missing) == 0", None),
        ("reasons == nature", None),
        ("missing == x or tenure == all_year", True),
        ("missing == x or tenure == holiday", None),
        ("missing == x and tenure == holiday", False),
        ("missing == x and tenure == all_year", None),
        ("not missing == x", None),
        ("not answered(missing) or missing != x", True),
    ],
)
def test_a_condition_holds_or_not_or_is_unknown(text, outcome):
    assert holds(parse(text), ANSWERS, this_year=2026) is outcome


@pytest.mark.parametrize(
    ("text", "bits"),
    [
        ("later == x", ANYTHING),
        ("answered(later)", ANYTHING),
        ("has(later, x)", ANYTHING),
        ("count(later) > 1", ANYTHING),
        ("later == x and tenure == holiday", FALSE),
        ("later == x or tenure == all_year", TRUE),
        ("later == x and missing == y", UNKNOWN | FALSE),
        ("later == x or missing == y", UNKNOWN | TRUE),
    ],
)
def test_what_was_not_reached_may_become_anything(text, bits):
    assert possible(parse(text), ANSWERS, this_year=2026, unreached={"later"}) == bits


@given(st.sampled_from([TRUE, FALSE, UNKNOWN]), st.sampled_from([TRUE, FALSE, UNKNOWN]))
def test_and_is_the_least_of_two_outcomes(left, right):
    """Kleene's strong logic orders false < unknown < true, and `and` is the least (Kleene 1952, §64)."""
    assert both(left, right) == min(left, right, key=[FALSE, UNKNOWN, TRUE].index)


BITS = st.integers(1, 7)


@settings(max_examples=60)
@given(BITS, BITS)
def test_a_set_of_outcomes_is_combined_member_by_member(left, right):
    singles = [TRUE, FALSE, UNKNOWN]
    expected = 0
    for one in singles:
        for other in singles:
            expected |= both(one, other) if one & left and other & right else 0
    assert both(left, right) == expected
    assert opposite(opposite(left)) == left
