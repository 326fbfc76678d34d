"""Tables of miniatures that can be counted by hand."""

import math

import numpy as np
import pytest

import analysis
from analysis.tabulate import TABULATED, tables
from survey.questionnaire.questions import KINDS


def by_name(table, column=0):
    return {row.name: int(table.n[i, column]) for i, row in enumerate(table.stub)}


def figures(table, column=0):
    return {one.name: one.figures[column] for one in table.statistics}


def test_every_kind_is_tabulated():
    assert set(TABULATED) == set(KINDS)


def test_dont_know_is_in_the_base_and_blank_is_not(studied):
    table = analysis.frequency(
        studied([{"satisfied": code} for code in (1, 1, 5, 97, -8, -9, -7, -1, -2)]), "satisfied"
    )
    assert by_name(table) == {"1": 2, "2": 0, "3": 0, "4": 0, "5": 1, "not_used": 1, "dont_know": 1}
    assert (table.bases[0], table.unanswered.blank, table.unanswered.refused, table.unanswered.other) == (5, 1, 1, 1)


def test_means_and_top_2_leave_out_dont_know_and_not_used(studied):
    table = analysis.frequency(studied([{"satisfied": code} for code in (1, 2, 5, 97, -8)]), "satisfied")
    assert figures(table) == {"mean": pytest.approx(8 / 3), "top_2": pytest.approx(2 / 3)}


def test_nominal_questions_have_no_mean(studied):
    assert analysis.frequency(studied([{"sex": 1}]), "sex").statistics == ()


def test_multiple_response_is_of_those_who_answered(studied):
    def answer(*chosen):
        names = ("nature", "family", "other", "none")
        return {f"reasons__{name}": int(name in chosen) for name in names}

    unsure = {f"reasons__{name}": -8 for name in ("nature", "family", "other", "none")}
    table = analysis.frequency(
        studied([answer("nature", "family"), answer("nature"), answer("none"), unsure, {}]), "reasons"
    )
    assert by_name(table) == {"nature": 2, "family": 1, "other": 0, "none": 1, "dont_know": 1}
    assert (table.bases[0], table.unanswered.blank, table.exclusive) == (4, 1, False)


def test_a_matrix_has_a_column_for_each_statement_with_its_own_base(studied):
    study = studied([{"statements__meeting": 1, "statements__safe": 4}, {"statements__meeting": 2}, {}])
    table = analysis.frequency(study, "statements")
    assert [(column.name, column.base) for column in table.banner] == [("meeting", 2), ("safe", 1)]
    assert (table.layout, figures(table, 0)["mean"], figures(table, 1)["top_2"], table.unanswered.blank) == (
        "items", 1.5, 0, 1,
    )  # fmt: skip


def test_a_crosstab_has_the_total_and_a_column_for_each_group(studied):
    study = studied([{"village": 1, "sex": 1}, {"village": 1, "sex": 2}, {"village": 3, "sex": 2}, {"sex": 2}])
    table = analysis.crosstab(study, "sex", by="village")
    assert [column.name for column in table.banner] == ["total", "village.askeby", "village.birkeby", "village.dalby"]
    assert table.n.tolist() == [[1, 1, 0, 0], [3, 1, 0, 1]]


def test_age_in_three_groups_is_made_of_the_ages_asked(studied):
    study = studied([{"age": code, "sex": 1} for code in (1, 2, 3, 4, 5, -9)])
    table = analysis.crosstab(study, "sex", by="age3")
    assert [(column.label, column.base) for column in table.banner[1:]] == [
        ("16–34 år", 2), ("35–54 år", 1), ("55 år og over", 2),
    ]  # fmt: skip


def test_banners_stand_side_by_side(studied):
    study = studied([{"village": 2, "sex": 1, "satisfied": 1}, {"village": 1, "sex": 2, "satisfied": 5}])
    table = analysis.banner(study, "satisfied", by=["village", "sex"])
    assert table.n[0].tolist() == [1, 0, 1, 0, 1, 0]
    assert {column.group for column in table.banner} == {"", "village", "sex"}


def test_rankings_tell_first_top_three_and_borda_points(studied):
    def order(*names):
        return {
            f"wishes__{name}": names.index(name) + 1 if name in names else 0
            for name in ("path", "shop", "bus", "light")
        }

    study = studied([order("path", "shop", "bus"), order("shop", "path"), order("path")])
    table = analysis.frequency(study, "wishes")
    assert table.n[:, 0].tolist() == [2, 1, 0, 0]
    assert figures(table, 0) == {"top_3": 1, "borda": pytest.approx(8 / 3)}
    split = analysis.crosstab(study, "wishes", by="sex")
    assert by_name(split) == {"path": 3, "shop": 2, "bus": 1, "light": 0}


def test_a_person_counts_once_for_a_place(studied):
    study = studied(
        [
            {"favourite__1_place": 1, "favourite__2_place": 1, "favourite__none": 0, "favourite__1_option": 1},
            {"favourite__1_place": 2, "favourite__2_words": "Bænken", "favourite__none": 0},
            {"favourite__1_lon": 9.1, "favourite__1_lat": 56.2, "favourite__none": 0, "favourite__1_option": 2},
            {"favourite__none": 1},
            {"favourite__1_place": 0, "favourite__none": 0},
            {},
        ]
    )
    table = analysis.frequency(study, "favourite")
    assert by_name(table) == {"hal": 1, "kirke": 1, "nowhere": 1, "point": 1, "words": 1, "none": 1}
    assert (table.bases[0], table.unanswered.blank) == (5, 1)


def test_categories_of_places_get_a_table_of_their_own(studied):
    study = studied([{"favourite__1_option": 1, "favourite__1_place": 1}, {"favourite__1_option": 2}])
    found = [table for table in tables(study) if table.kind == "places"]
    assert [by_name(table) for table in found][1] == {"quiet": 1, "people": 1}


def test_numbers_have_mean_median_and_quartiles(studied):
    study = studied(
        [{"years": value, "sex": 1 + (value > 3)} for value in (1, 2, 3, 4)] + [{"years": -9}, {"years": -1}]
    )
    table = analysis.crosstab(study, "years", by="sex")
    assert figures(table) == {"mean": 2.5, "lower_quartile": 1.75, "median": 2.5, "upper_quartile": 3.25}
    assert ([column.base for column in table.banner], table.unanswered.blank) == ([4, 3, 1], 1)


def test_a_matrix_of_numbers_has_a_mean_for_each_row(studied):
    table = analysis.frequency(studied([{"trips__by_car": 10, "trips__by_bike": 0}, {"trips__by_car": 20}]), "trips")
    assert [figures(table, j)["mean"] for j in (0, 1)] == [15, 0]


def test_of_words_only_the_number_of_answers_is_told(studied):
    table = analysis.frequency(
        studied([{"missing": "En bus", "missing__missing": 0}, {"missing__missing": -9}]), "missing"
    )
    assert (by_name(table), table.bases[0]) == ({"answered": 1}, 2)


def test_dates_are_counted_like_words(studied):
    table = analysis.frequency(studied([{"moved": "2001-05-04", "moved__missing": 0}, {"moved__missing": -1}]), "moved")
    assert (by_name(table), table.bases[0]) == ({"answered": 1}, 1)


def test_tables_come_in_the_order_of_the_questionnaire_by_section(studied):
    found = list(tables(studied([{"village": 1, "sex": 1, "age": 1}])))
    names = [table.question.name for table in found]
    assert names[:7] == ["village", "sex", "age", "years", "satisfied", "statements", "statements.meeting"]
    assert [table.section.title for table in found][::8][:2] == ["Hvor du bor", "Livet her"]


def test_tables_have_the_default_banner(studied):
    table = next(table for table in studied([{"village": 1}]).tables() if table.question.name == "satisfied")
    assert list(dict.fromkeys(column.group for column in table.banner)) == ["", "village", "age3", "sex"]


def test_a_question_is_not_split_by_its_own_answers(studied):
    table = next(table for table in studied([{"village": 1}]).tables() if table.question.name == "village")
    assert "village" not in {column.group for column in table.banner}


def test_more_breakdowns_than_are_counted_together_give_the_same(studied):
    answered = [{"village": 1 + i % 3, "sex": 1 + i % 2, "age": 1 + i % 5, "satisfied": 1 + i % 4} for i in range(60)]
    by = ["village", "age", "sex", "age3", "satisfied"]
    study = studied(answered)
    wide = analysis.banner(study, "satisfied", by=by)
    apart = [analysis.crosstab(study, "satisfied", by=one).n[:, 1:] for one in by]
    assert np.array_equal(wide.n[:, 1:], np.concatenate(apart, axis=1))


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        (lambda study: analysis.frequency(study, "satisfed"), "Mente du 'satisfied'"),
        (lambda study: analysis.frequency(study, "statements.saf"), "Mente du 'statements.safe'"),
        (lambda study: analysis.crosstab(study, "sex", by="vilage"), "Mente du 'village'"),
        (lambda study: analysis.crosstab(study, "sex", by="reasons"), "flere svar"),
        (lambda study: analysis.crosstab(study, "statements", by="sex"), "statements.meeting"),
        (lambda study: analysis.frequency(study, "wishes"), "Ingen har svaret på 'wishes'"),
        (lambda study: analysis.means(study, "satisfied"), "Ved ikke"),
        (lambda study: analysis.means(study, "sex"), "ingen rækkefølge"),
    ],
)
def test_errors_name_the_variable_and_what_would_do(studied, ask, words):
    with pytest.raises(analysis.AnalysisError, match=words):
        ask(studied([{"sex": 1, "satisfied": -8}]))


def test_means_are_those_of_the_table(studied):
    study = studied([{"satisfied": 1, "sex": 1}, {"satisfied": 4, "sex": 2}])
    assert figures(analysis.means(study, "satisfied", by=["sex"]), 2)["mean"] == 4
    assert math.isclose(figures(analysis.means(study, "satisfied"))["mean"], 2.5)


@pytest.mark.parametrize(
    ("codes", "median"), [((1, 1, 2, 5, 5), 2), ((1, 1, 2, 4), 1.5), ((5, 97, -8), 5), ((1, 1, 1, 1), 1)]
)
def test_the_median_of_a_scale_is_the_middle_answer(studied, codes, median):
    table = analysis.means(studied([{"satisfied": code} for code in codes]), "satisfied")
    assert {one.name: one.figures[0] for one in table.statistics}["median"] == median
