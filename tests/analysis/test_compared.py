"""Protected tables side by side: every figure is one that they show, or a difference of two."""

from dataclasses import replace

import numpy as np
import pytest

import analysis
from analysis.compared import compare, gap, gathered, trend
from analysis.edition_json import tables_json
from analysis.table import Stub
from analysis.waves import others, read_tables, restated
from analysis.weighed import Estimates


def satisfied(studied, counts):
    codes = [code for code, count in zip((1, 2, 3, 4, 5, -8), counts, strict=True) for _ in range(count)]
    return studied([{"satisfied": code, "village": 1 + i % 3} for i, code in enumerate(codes)])


def table(studied, counts):
    return analysis.protect(analysis.frequency(satisfied(studied, counts), "satisfied"))


def test_a_trend_tells_what_has_clearly_moved(studied):
    moved = trend(table(studied, (60, 60, 40, 20, 20, 0)), table(studied, (100, 50, 30, 10, 10, 0)))
    assert moved.line("1") == pytest.approx({"Før": 0.3, "Nu": 0.5, "Ændring": 0.2})
    assert {line.name: line.mark for line in moved.lines if line.mark} == {"1": "higher", "=top_2": "higher"}


def test_the_interval_of_a_change_is_newcombes(studied):
    """Newcombe (1998), table II, (a): 56/70 and 48/80 differ by 0.0524 to 0.3339, so just clearly."""
    before, after = table(studied, (48, 32, 0, 0, 0, 0)), table(studied, (56, 14, 0, 0, 0, 0))
    assert trend(before, after).lines[0].mark == "higher"
    assert trend(table(studied, (50, 30, 0, 0, 0, 0)), table(studied, (50, 20, 0, 0, 0, 0))).lines[0].mark == ""


def test_a_hidden_share_has_no_change(studied):
    moved = trend(table(studied, (60, 60, 40, 20, 3, 10)), table(studied, (60, 60, 40, 20, 20, 10)))
    hidden = [line.name for i, line in enumerate(moved.lines) if np.isnan(moved.figures[i, 0])]
    assert "5" in hidden
    assert np.isnan(moved.line("5")["Ændring"])


def test_an_answer_of_one_wave_only_is_a_dash_and_is_told(studied):
    before = table(studied, (60, 60, 40, 20, 20, 10))
    named = replace(before, stub=(Stub("old", "Gammelt svar", 1), *before.stub[1:]))
    moved = trend(named, before, names=("2024", "2026"))
    assert (moved.words(0, 0), moved.lines[-1].name) == ("–", "old")
    assert {"Kun i 2024: Gammelt svar.", "Kun i 2026: Helt enig."} <= set(moved.notes)


def test_other_words_than_before_are_told(studied):
    before = table(studied, (60, 60, 40, 20, 20, 10))
    worded = replace(before, question=replace(before.question, wording="Er her godt?"))
    assert any("»Er her godt?« (nu »" in note for note in trend(worded, before).notes)


def test_two_questions_are_no_trend(shown):
    one = next(each for each in shown if each.question.name == "sex")
    other = next(each for each in shown if each.question.name == "satisfied")
    with pytest.raises(analysis.AnalysisError, match="restated"):
        trend(one, other)


def test_a_gap_is_the_second_share_less_the_first(studied):
    people = [{"activities__1_season": 1}] * 10
    asked = studied([{"reasons__nature": i % 2, "reasons__family": 1, "reasons__other": 0, "reasons__none": 0}
                     for i in range(40)] + people)  # fmt: skip
    now = analysis.protect(analysis.frequency(asked, "reasons"))
    n = now.n.copy()
    n[0] = 30
    shares = now.shares.copy()
    shares[0] = 0.75
    between = gap(now, replace(now, n=n, shares=shares))
    assert between.line("nature") == pytest.approx({"Nu": 0.5, "Ønsket": 0.75, "Forskel": 0.25})
    assert between.words(0, 2) == "+25"


def test_a_gap_without_a_shared_answer_names_both_lists(shown):
    one = next(each for each in shown if each.question.name == "sex")
    other = next(each for each in shown if each.question.name == "reasons")
    with pytest.raises(analysis.AnalysisError, match="woman, man mod nature, family"):
        gap(one, other)


def test_other_clusters_are_a_median_and_a_range(studied):
    own = table(studied, (50, 50, 0, 0, 0, 0))
    rest = {
        "A": table(studied, (20, 80, 0, 0, 0, 0)),
        "B": table(studied, (30, 70, 0, 0, 0, 0)),
        "C": table(studied, (80, 20, 0, 0, 0, 0)),
    }
    found = compare(own, rest).line("1")
    assert found == pytest.approx({"Her": 0.5, "Median af 3 andre": 0.3, "Laveste": 0.2, "Højeste": 0.8})


def test_a_cluster_with_few_answers_is_left_out(studied):
    few = table(studied, (4, 5, 0, 0, 0, 0))
    with pytest.raises(analysis.AnalysisError, match="'satisfied' med mindst 10 svar"):
        compare(table(studied, (50, 50, 0, 0, 0, 0)), {"Lille": few})


def test_statements_by_village_are_a_line_each(studied):
    answers = [{"village": 1 + i % 2, "statements__meeting": 1 + i % 2 * 3, "statements__safe": 1} for i in range(80)]
    study = studied(answers)
    raws = [analysis.crosstab(study, f"statements.{name}", by="village") for name in ("meeting", "safe")]
    table = gathered(analysis.protect(raws))
    assert table.columns[:3] == ("I alt", "Askeby", "Birkeby")
    assert table.figures[:, :3].tolist() == [[0.5, 1.0, 0.0], [1.0, 1.0, 1.0]]


def test_a_figure_that_a_table_lacks_is_answered_with_what_there_is(shown):
    with pytest.raises(analysis.AnalysisError, match=r"har ikke tallet 'top_2'. Der er: woman, man"):
        gathered([each for each in shown if each.question.name == "sex"])


def test_an_editions_tables_are_read_back_as_they_were(shown, tmp_path):
    path = tmp_path / "with" / "2024" / "tables.json"
    path.parent.mkdir(parents=True)
    path.write_text(tables_json(shown), encoding="utf-8")
    for read, table in zip(others(tmp_path)["2024"], shown, strict=True):
        assert (read.question, read.banner, read.stub, read.notes) == (
            table.question, table.banner, table.stub, table.notes,
        )  # fmt: skip
        assert np.array_equal(read.n, table.n)
        assert np.array_equal(read.shares, table.shares, equal_nan=True)
        assert repr([one.figures for one in read.statistics]) == repr([one.figures for one in table.statistics])


def test_a_file_that_holds_no_tables_is_named(tmp_path):
    path = tmp_path / "tables.json"
    path.write_text("[{}]", encoding="utf-8")
    with pytest.raises(analysis.AnalysisError, match=r"tables.json: er ikke tabeller"):
        read_tables(path)


def test_an_earlier_wave_takes_the_names_and_codes_of_now(studied, mini):
    before = studied([{"sex": 1}, {"sex": 2}])
    sections = []
    for section in mini.sections:
        items = []
        for item in section.items:
            if getattr(item, "name", "") == "sex":
                swapped = tuple(replace(one, code={1: 2, 2: 1}.get(one.code, one.code)) for one in item.options)
                items.append(replace(item, name="gender", renamed_from=("sex",), options=swapped))
            elif getattr(item, "name", "") != "moved":
                items.append(item)
        sections.append(replace(section, items=tuple(items)))
    after = replace(before, questionnaire=replace(mini, version=2, sections=tuple(sections)))
    now = restated(before, after)
    assert now.code("gender").tolist() == [2, 1]
    assert analysis.frequency(now, "gender").n[:, 0].tolist() == [1, 1]


def test_what_an_earlier_wave_did_not_ask_is_not_in_its_version(studied, mini):
    before = studied([{"sex": 1}])
    kept = tuple(
        replace(section, items=tuple(item for item in section.items if getattr(item, "name", "") != "satisfied"))
        for section in mini.sections
    )
    old = replace(before, questionnaire=replace(mini, sections=kept),
                  rows={name: i for name, i in before.rows.items() if name != "satisfied"})  # fmt: skip
    assert restated(old, before).code("satisfied").tolist() == [-5]


def test_answers_that_one_table_has_joined_are_joined_in_the_other(studied):
    plain = table(studied, (60, 60, 40, 20, 20, 0))
    three = analysis.protect(analysis.ends(satisfied(studied, (100, 50, 30, 10, 10, 0)), "satisfied"))
    moved = trend(plain, three)
    assert [line.name for line in moved.lines[:3]] == ["1+2", "3", "4+5"]
    assert moved.line("1+2") == pytest.approx({"Før": 0.6, "Nu": 0.75, "Ændring": 0.15})


def test_weighted_shares_are_compared_where_they_are_wanted(studied):
    before, after = table(studied, (60, 60, 40, 20, 20, 0)), table(studied, (100, 50, 30, 10, 10, 0))

    def weighted(one, shares):
        columns = np.array(shares)[:, None]
        none = np.zeros_like(columns)
        found = Estimates(none, columns, none, none, none, none + 150, none.astype(str), none.astype(np.int64))
        return replace(one, estimates=found)

    shares = ((0.4, 0.3, 0.1, 0.1, 0.1, 0.0, 0.0), (0.41, 0.29, 0.1, 0.1, 0.1, 0.0, 0.0))
    moved = trend(*(weighted(one, each) for one, each in zip((before, after), shares, strict=True)), weighted=True)
    assert moved.line("1") == pytest.approx({"Før": 0.4, "Nu": 0.41, "Ændring": 0.01})
    assert {line.mark for line in moved.lines} == {""}


def test_a_table_without_weights_has_no_weighted_trend(studied):
    one = table(studied, (60, 60, 40, 20, 20, 0))
    with pytest.raises(analysis.AnalysisError, match="'satisfied' har ingen vægtede andele"):
        trend(one, one, weighted=True)


def test_a_village_is_not_asked_about_itself(studied):
    answers = [{"village": 1 + i % 2, "statements__meeting": 1, "statements__safe": 1} for i in range(80)]
    raw = analysis.crosstab(studied(answers), "statements.meeting", by="village")
    about = replace(raw, question=replace(raw.question, name="visits.askeby"))
    found = gathered([analysis.protect(about)], without_own=True)
    assert found.absent.tolist() == [[False, True, False, False]]
