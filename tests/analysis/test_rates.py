"""Response rates, with small numbers of answered and of not answered hidden."""

from dataclasses import replace

import pytest

import analysis
from analysis.study import Sent


def rates(studied, *sent):
    table = analysis.response_rates(replace(studied([{}]), sent=tuple(Sent(*one) for one in sent)))
    return {one.name: one for one in table.rates}, table


def test_rr1_is_complete_and_rr2_also_partial_of_the_population(studied):
    found, _ = rates(studied, ("a", 4212, 1044, 118))
    assert (round(found["a"].rr1, 3), round(found["a"].rr2, 3)) == (0.248, 0.276)


def test_few_answers_are_hidden_and_a_second_village_with_them(studied):
    found, table = rates(studied, ("a", 100, 3, 0), ("b", 100, 20, 1), ("c", 100, 40, 1))
    assert [found[name].answered for name in "abc"] == [None, None, 41]
    assert found["total"].answered == 65
    assert len(table.notes) == 2


def test_few_who_did_not_answer_are_hidden_too(studied):
    found, _ = rates(studied, ("a", 40, 38, 0), ("b", 100, 20, 1), ("c", 100, 40, 1))
    assert found["a"].rr1 is None


def test_none_at_all_may_be_told(studied):
    found, _ = rates(studied, ("a", 40, 0, 0), ("b", 100, 20, 9))
    assert found["a"].rr1 == 0


def test_a_few_partial_answers_are_shown_with_the_complete_ones_only(studied):
    found, _ = rates(studied, ("a", 100, 20, 3), ("b", 100, 30, 6), ("c", 100, 40, 9))
    assert [(found[name].partial, found[name].answered) for name in "abc"] == [(None, 23), (None, 36), (9, 49)]


def test_the_cluster_s_own_few_partial_answers_are_not_told_apart(studied):
    found, _ = rates(studied, ("a", 100, 20, 1), ("b", 100, 30, 2))
    assert [(rate.partial, rate.rr1) for rate in found.values()] == [(None, None)] * 3


def test_the_open_link_has_no_rate_and_is_in_no_total(studied):
    found, _ = rates(studied, ("a", 100, 20, 0), ("open", 0, 9, 1))
    assert (found["open"].answered, found["open"].rr1, found["total"].answered) == (10, None, 20)


def test_a_small_open_link_is_hidden(studied):
    found, _ = rates(studied, ("a", 100, 20, 0), ("open", 0, 2, 1))
    assert found["open"].answered is None


@pytest.mark.parametrize(("number", "told"), [(0, False), (4, False), (15, True)])
def test_those_whom_the_survey_is_not_for_are_told_apart_unless_they_are_few(studied, number, told):
    study = replace(studied([{}]), sent=(Sent("a", 100, 20, 0),))
    table = analysis.response_rates(replace(study, wave=replace(study.wave, ineligible=number)))
    assert any("begyndte på skemaet" in note for note in table.notes) == told


def test_lines_are_written_in_danish(studied):
    _, table = rates(studied, ("a", 4212, 1044, 118))
    nbsp = "\N{NO-BREAK SPACE}"
    assert table.lines()[0] == ("a", "4.212", "1.044", "118", f"24,8{nbsp}%", f"27,6{nbsp}%")
    assert table.to_frame()["complete"].tolist() == [1044, 1044]


@pytest.mark.parametrize(
    ("sent", "words"), [((), "ingen rates.csv"), ((("a", 10, 20, 0),), "a har flere svar end beboere")]
)
def test_rates_without_a_frame_are_refused(studied, sent, words):
    with pytest.raises(analysis.AnalysisError, match=words):
        rates(studied, *sent)
