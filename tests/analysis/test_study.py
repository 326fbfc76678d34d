"""A frame as a study, and what contradicts the codebook."""

import numpy as np
import pytest

import analysis


def test_a_frame_is_left_as_it_is(framed, mini):
    frame = framed([{"satisfied": 1}, {"satisfied": 5}])
    before = frame.copy(deep=True)
    analysis.Study.from_frame(frame, mini)
    assert frame.equals(before)


def test_missing_cells_of_a_frame_are_blank(framed, mini):
    frame = framed([{"satisfied": 1}, {"satisfied": 5}]).astype({"satisfied": float, "years": float})
    frame.loc[1, ["satisfied", "years"]] = np.nan
    study = analysis.Study.from_frame(frame, mini)
    assert (study.code("satisfied").tolist(), study.code("years").tolist()) == ([1, -9], [-9, -9])


def test_numbers_keep_their_missing_codes_apart(framed, mini):
    study = analysis.Study.from_frame(framed([{"years": 40}, {"years": -1}]), mini)
    assert study.code("years").tolist() == [0, -1]
    assert np.array_equal(study.numbers["years"], [40, np.nan], equal_nan=True)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"satisfied": 7}, "række 3: satisfied er '7'; det skal være en af 1, 2, 3, 4, 5, 97"),
        ({"satisfied": -4}, "række 3: satisfied er '-4'"),
        ({"satisfied": "enig"}, "række 3: satisfied er 'enig'"),
        ({"years": -20}, "række 3: years er '-20'; det skal være et tal på mindst 0"),
        ({"years": "ti"}, "række 3: years er 'ti'"),
        ({"wishes__path": 9}, "række 3: wishes__path er '9'"),
        ({"reasons__nature": 2}, "en af 0, 1"),
    ],
)
def test_codes_that_no_option_has_are_told_with_their_row(framed, mini, given, words):
    with pytest.raises(analysis.AnalysisError, match=words):
        analysis.Study.from_frame(framed([{}, given]), mini)


def test_every_fault_is_told_at_once_and_a_flood_is_cut(framed, mini):
    with pytest.raises(analysis.AnalysisError) as caught:
        analysis.Study.from_frame(framed([{"satisfied": 9, "sex": 9}] * 20), mini)
    assert (str(caught.value).count("\n"), "… og 28 til" in str(caught.value)) == (12, True)


def test_an_absent_variable_is_named_with_its_question(framed, mini):
    with pytest.raises(
        analysis.AnalysisError, match="'statements__safe' mangler; den hører til spørgsmålet 'statements'"
    ):
        analysis.Study.from_frame(framed([{}]).drop(columns="statements__safe"), mini)


def test_the_same_id_twice_is_refused(framed, mini):
    with pytest.raises(analysis.AnalysisError, match="række 3: id 'r0' står også i række 2"):
        analysis.Study.from_frame(framed([{}, {}]).assign(id="r0"), mini)


def test_the_codes_cannot_be_changed(studied):
    with pytest.raises(ValueError, match="read-only"):
        studied([{"sex": 1}]).code("sex")[0] = 2


def test_an_unknown_variable_is_answered_with_the_nearest(studied):
    with pytest.raises(analysis.AnalysisError, match=r"ingen variabel 'satisfed'\. Mente du 'satisfied'"):
        studied([{}]).code("satisfed")


def test_a_study_without_responses_is_a_study(framed, mini):
    study = analysis.Study.from_frame(framed([]), mini)
    assert [len(study), {int(table.bases.sum()) for table in study.tables()}] == [0, {0}]


def test_a_notebook_shows_what_a_study_asked_and_no_answers(surveyed):
    html = surveyed._repr_html_()
    assert "Undersøgelse" in html or "200 svar. Udgave 1. Simulerede svar" in html
    assert "Hvor enig er du i, at … er god?" in html
