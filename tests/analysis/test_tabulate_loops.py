"""Tables against a second implementation: plain loops over the rows of the frame."""

import math
import statistics

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import analysis

SCALE = (1, 2, 3, 4, 5, 97, -8)
OUT = (-1, -2, -7, -9)
INDICATORS = [f"reasons__{name}" for name in ("nature", "family", "other", "none")]
STATEMENTS = [f"statements__{name}" for name in ("meeting", "safe")]
WISHES = [f"wishes__{name}" for name in ("path", "shop", "bus", "light")]
FAST = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)


@st.composite
def response(draw):
    kept = {
        "village": draw(st.sampled_from([1, 2, 3, -7, -9])),
        "sex": draw(st.sampled_from([1, 2, -9])),
        "satisfied": draw(st.sampled_from(SCALE + OUT)),
        "years": draw(st.one_of(st.integers(0, 100), st.sampled_from(OUT))),
    }
    kept |= {name: draw(st.sampled_from(SCALE + OUT)) for name in STATEMENTS}
    outside = draw(st.sampled_from([None, *OUT, -8]))
    kept |= {name: draw(st.integers(0, 1)) if outside is None else outside for name in INDICATORS}
    order = draw(st.permutations(WISHES))[: draw(st.integers(1, 3))]
    missing = draw(st.sampled_from([None, *OUT]))
    kept |= {name: (order.index(name) + 1 if name in order else 0) if missing is None else missing for name in WISHES}
    return kept


answers = st.lists(response(), min_size=1, max_size=25)


def members(answered, group, code):
    return [one for one in answered if code is None or one[group] == code]


def tabulated(studied, answered, question, by="village"):
    """Return the table with each column's responses beside it, or nothing where nobody answered."""
    try:
        table = analysis.crosstab(studied(answered), question, by=by)
    except analysis.AnalysisError:
        return
    for j, code in enumerate((None, 1, 2, 3) if by == "village" else (None, 1, 2)):
        yield table, j, members(answered, by, code)


@FAST
@given(answers)
@pytest.mark.parametrize(
    ("question", "variable"), [("satisfied", "satisfied"), ("statements.safe", "statements__safe")]
)
def test_one_answer_each(studied, question, variable, answered):
    for table, j, group in tabulated(studied, answered, question):
        codes = [one[variable] for one in group]
        assert [int(n) for n in table.n[:, j]] == [codes.count(code) for code in SCALE]
        assert table.banner[j].base == sum(code in SCALE for code in codes)


@FAST
@given(answers)
def test_means_and_top_2(studied, answered):
    for table, j, group in tabulated(studied, answered, "satisfied", by="sex"):
        scores = [one["satisfied"] for one in group if 1 <= one["satisfied"] <= 5]
        top, mean = (one.figures[j] for one in table.statistics)
        assert mean == pytest.approx(statistics.fmean(scores)) if scores else math.isnan(mean)
        assert top == pytest.approx(sum(code <= 2 for code in scores) / len(scores)) if scores else math.isnan(top)


@FAST
@given(answers)
def test_several_answers_each(studied, answered):
    for table, j, group in tabulated(studied, answered, "reasons"):
        chosen = [sum(one[name] == 1 for one in group) for name in INDICATORS]
        unsure = sum(one[INDICATORS[0]] == -8 for one in group)
        assert [int(n) for n in table.n[:, j]] == [*chosen, unsure]
        assert table.banner[j].base == sum(one[INDICATORS[0]] in (0, 1, -8) for one in group)


@FAST
@given(answers)
def test_rankings(studied, answered):
    for table, j, group in tabulated(studied, answered, "wishes"):
        assert [int(n) for n in table.n[:, j]] == [sum(1 <= one[name] <= 3 for one in group) for name in WISHES]
        assert table.banner[j].base == sum(one["wishes__path"] >= 0 for one in group)


@FAST
@given(answers)
def test_numbers(studied, answered):
    for table, j, group in tabulated(studied, answered, "years"):
        values = [one["years"] for one in group if one["years"] >= 0]
        found = [one.figures[j] for one in table.statistics]
        assert table.banner[j].base == len(values)
        if len(values) > 1:
            assert found == pytest.approx([statistics.fmean(values), *statistics.quantiles(values, method="inclusive")])


@FAST
@given(answers)
def test_who_is_outside_the_base(studied, answered):
    for table, j, _ in tabulated(studied, answered, "satisfied"):
        codes = [one["satisfied"] for one in answered]
        gone = table.unanswered
        assert j or (gone.blank, gone.refused, gone.other) == (codes.count(-9), codes.count(-7), codes.count(-2))


@FAST
@given(answers)
def test_statements_of_a_matrix(studied, answered):
    try:
        table = analysis.frequency(studied(answered), "statements")
    except analysis.AnalysisError:
        return
    expected = [[sum(one[name] == code for one in answered) for name in STATEMENTS] for code in SCALE]
    assert table.n.tolist() == expected
