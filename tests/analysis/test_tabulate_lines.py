"""Tables of a repeat, of a ranking of what was chosen, and of a time; all counted by hand."""

import pytest

import analysis
from analysis.disclosure import protect
from analysis.tabulate import tables


def line(i, *, what="", monday=None, season=None):
    """Return the cells of one line; a multi that is touched has an answer in every column."""
    days = {} if monday is None else {f"activities__{i}_weekday_monday": monday, f"activities__{i}_weekday_sunday": 0}
    seasons = {} if season is None else {f"activities__{i}_season": season}
    words = {f"activities__{i}_what": what, f"activities__{i}_what__missing": 0} if what else {}
    return days | seasons | words


def by_name(table, column=0):
    return {row.name: int(table.n[i, column]) for i, row in enumerate(table.stub)}


@pytest.fixture
def study(studied):
    """Three associations with 2, 1 and no lines, and one that was not asked."""
    unasked = {"activities__1_what__missing": -1}
    return studied([
        {"village": 1} | line(1, what="Gymnastik", monday=1, season=1) | line(2, monday=1, season=2),
        {"village": 2} | line(1, season=1),
        {"village": 2},
        {"village": 3} | unasked,
    ])  # fmt: skip


def test_how_many_lines_is_told_of_those_who_filled_one(study):
    table = analysis.frequency(study, "activities")
    assert (table.bases[0], table.unanswered.blank) == (2, 1)
    assert table.statistics[0].figures[0] == pytest.approx(1.5)


def test_a_closed_item_is_counted_over_lines(study):
    table = analysis.frequency(study, "activities.season")
    assert (by_name(table), table.bases[0], table.question.item) == ({"winter": 2, "summer": 1}, 3, "Hvornår på året")


def test_several_answers_in_a_line_have_the_lines_with_any_as_their_base(study):
    table = analysis.frequency(study, "activities.weekday")
    assert (by_name(table), table.bases[0]) == ({"monday": 2, "sunday": 0, "dont_know": 0}, 2)


def test_lines_are_split_by_the_groups_of_those_who_filled_them(study):
    table = analysis.crosstab(study, "activities.season", by="village")
    assert [column.base for column in table.banner] == [3, 2, 1, 0]


def test_the_people_behind_the_lines_are_counted(study):
    behind = analysis.frequency(study, "activities.season").behind
    assert (behind.cells[:, 0].tolist(), behind.bases[0]) == ([2, 1], 2)


def test_many_lines_of_few_people_are_not_shown(studied):
    busy = {"village": 1} | line(1, season=1) | line(2, season=1) | line(3, season=1)
    table = protect(analysis.frequency(studied([busy] * 9), "activities.season"))
    assert table.banner[0].base is None


def test_a_number_that_few_people_stand_behind_is_not_shown(studied):
    busy = {"village": 1} | line(1, season=2) | line(2, season=2) | line(3, season=2)
    table = protect(
        analysis.frequency(studied([busy] * 2 + [{"village": 1} | line(1, season=1)] * 30), "activities.season")
    )
    assert table.status[1, 0] == "suppressed_primary"


def test_lines_of_many_people_are_shown(studied):
    people = [{"village": 1} | line(1, season=1 + i % 2) | line(2, season=1) for i in range(20)]
    table = protect(analysis.frequency(studied(people), "activities.season"))
    assert by_name(table) == {"winter": 30, "summer": 10}


def test_an_item_in_words_has_no_table(study):
    names = [table.question.name for table in tables(study) if table.kind in {"repeat", "multi", "single"}]
    assert names[-3:] == ["activities", "activities.weekday", "activities.season"]
    with pytest.raises(analysis.AnalysisError, match="intet udsagn"):
        analysis.frequency(study, "activities.what")


def test_what_could_be_ranked_is_the_base_of_each_option(studied):
    cells = {"reasons_in_order__nature": 1, "reasons_in_order__family": -1, "reasons_in_order__other": -1}
    both = {"reasons_in_order__nature": 2, "reasons_in_order__family": 1, "reasons_in_order__other": -1}
    table = analysis.frequency(studied([cells, both]), "reasons_in_order")
    assert {column.name: column.base for column in table.banner} == {"nature": 2, "family": 1, "other": 0}


def test_the_base_of_what_is_offered_is_told_in_words(studied):
    table = analysis.frequency(studied([{"main": 1}]), "main")
    assert "valgte noget, der kunne vælges igen, ved »Hvorfor bor du her?«" in table.base_words


def test_a_time_is_told_as_words_are(studied):
    table = analysis.frequency(studied([{"opens": "19:30", "opens__missing": 0}, {}]), "opens")
    assert by_name(table) == {"answered": 1}


def test_a_number_in_the_lines_has_a_mean_and_a_median_over_them(studied):
    answers = [
        {"village": 1, "activities__1_people": 10, "activities__2_people": 30},
        {"village": 2, "activities__1_people": 50},
    ]
    table = analysis.crosstab(studied(answers), "activities.people", by="village")
    assert (table.bases.tolist(), table.behind.bases.tolist()) == ([3, 2, 1, 0], [2, 1, 1, 0])
    assert [one.figures[:2] for one in table.statistics if one.name in ("mean", "median")] == [(30, 20), (30, 20)]


def test_a_number_by_few_people_with_many_lines_is_hidden(studied):
    lines = {f"activities__{i}_people": 7 for i in (1, 2, 3)}
    table = protect(analysis.frequency(studied([lines] * 9), "activities.people"))
    assert table.banner[0].base is None
