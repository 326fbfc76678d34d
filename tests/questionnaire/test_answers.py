"""Answers are stored as JSON and come back the same."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from survey.questionnaire.answers import Answers

NAME = st.from_regex(r"[a-z]{1,5}(_[0-9]{1,2})?", fullmatch=True)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=10)
POINT = st.one_of(
    st.fixed_dictionaries({"place": NAME}, optional={"each": TEXT}),
    st.fixed_dictionaries({"lon": st.floats(-180, 180), "lat": st.floats(-90, 90)}),
    st.just({"none": True}),
)
VALUE = st.one_of(
    TEXT,
    st.integers(0, 10**12),
    st.floats(0, 1e6),
    st.lists(NAME, max_size=4).map(tuple),
    st.dictionaries(NAME, st.one_of(NAME, st.integers(0, 99)), max_size=4),
    st.lists(POINT, max_size=3).map(tuple),
)
ANSWERS = st.builds(
    Answers,
    values=st.dictionaries(NAME, VALUE, max_size=5),
    typed=st.dictionaries(NAME, st.lists(TEXT, max_size=3).map(tuple), max_size=3),
    passed=st.lists(NAME, max_size=3).map(tuple),
    probed=st.lists(NAME, max_size=3).map(tuple),
    seed=st.integers(0, 2**32),
)


@settings(max_examples=80, deadline=None)
@given(ANSWERS)
def test_answers_survive_json(answers):
    assert Answers.from_json(json.loads(json.dumps(answers.to_json()))) == answers


def test_a_page_is_marked_once():
    answers = Answers.empty(7).with_passed("a-1").with_passed("a-1").with_probed("a-1").with_probed("a-1")
    assert answers == Answers(passed=("a-1",), probed=("a-1",), seed=7)
