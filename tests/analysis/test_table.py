"""Raw tables keep their numbers to themselves; protected ones are read, narrowed and printed."""

import pandas as pd
import pytest

import analysis
from analysis import grid


@pytest.fixture(scope="module")
def answers():
    return [{"village": 1 + i % 2, "sex": 1 + i % 3 % 2, "satisfied": (1, 2, 5, -8)[i % 4]} for i in range(240)]


@pytest.fixture
def table(studied, answers):
    return analysis.protect(analysis.banner(studied(answers), "satisfied", by=["village", "sex"]))


def test_a_raw_table_shows_no_numbers_and_has_no_writer(studied, answers):
    raw = analysis.frequency(studied(answers), "satisfied")
    assert repr(raw) == "RawTable('satisfied', 7 rows x 1 columns; protect() makes a Table that may be shown)"
    assert not any(hasattr(raw, name) for name in ("to_frame", "_repr_html_", "shares"))


def test_neither_table_can_be_changed(table):
    with pytest.raises(ValueError, match="read-only"):
        table.n[0, 0] = 1


def test_one_column_is_found_by_the_end_of_its_name(table):
    assert table.column("askeby").n.tolist() == table.column("village.askeby").n.tolist()
    assert [one.name for one in table.column("askeby").banner] == ["village.askeby"]


def test_an_unknown_column_is_answered_with_those_there_are(table):
    with pytest.raises(analysis.AnalysisError, match=r"village\.askeby"):
        table.column("aksby")


def test_one_breakdown_keeps_the_total(table):
    assert [one.name for one in table.only("sex").banner] == ["total", "sex.woman", "sex.man"]
    with pytest.raises(analysis.AnalysisError, match="Mente du 'village'"):
        table.only("vilage")


def test_a_frame_has_a_line_for_each_cell_and_statistic(table):
    frame = table.to_frame()
    total = frame[frame["column"] == "total"].set_index("name")
    assert (total.loc["1", "n"], total.loc["1", "share"], total.loc["mean", "value"]) == (
        60,
        0.25,
        pytest.approx(8 / 3),
    )
    assert len(frame) == (7 + 2) * len(table.banner)


def test_hidden_cells_are_missing_in_a_frame(studied):
    few = [{"satisfied": 1}] * 60 + [{"satisfied": 2}] * 3 + [{"satisfied": 4}] * 20
    frame = analysis.protect(analysis.frequency(studied(few), "satisfied")).to_frame().set_index("name")
    assert frame.loc["2", ["n", "share"]].isna().all()
    assert (frame.loc["1", "n"], pd.isna(frame.loc["mean", "value"])) == (60, True)


def test_a_notebook_shows_the_question_the_shares_and_the_notes(table):
    html = table._repr_html_()
    assert "<caption>Hvor enig er du i, at … er god?</caption>" in html
    assert "<td>25,0\N{NO-BREAK SPACE}%</td>" in html
    assert "<p>Base: de, der svarede andet end »16–24 år« på »Hvor gammel er du?«" in html


def test_a_matrix_is_printed_with_a_line_for_each_statement(studied):
    study = studied([{"statements__meeting": 1, "statements__safe": 1 + i % 2} for i in range(40)])
    printed = grid.lines(analysis.protect(analysis.frequency(study, "statements")))
    assert [line[0] for line in printed.lines] == ["Der er steder at mødes", "Jeg er tryg"]
    assert printed.headings[1:3] == ("Helt enig", "Delvist enig")
    assert printed.lines[1][-3:] == ("100\N{NO-BREAK SPACE}%", "1,50", "40")


def test_breakdowns_stand_over_their_columns(table):
    assert grid.lines(table).groups == (("", 1), ("Hvilken landsby bor du i?", 3), ("Hvad er dit køn?", 2))
