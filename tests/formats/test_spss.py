import datetime as dt

import pytest

from survey.formats import spss
from survey.formats.column import OURS, Column, Span
from survey.formats.datafile import DataFile
from survey.questionnaire.wording import Wording


@pytest.fixture(scope="module")
def again(datafile, tmp_path_factory):
    """The data file as SPSS's file gives it back."""
    path = tmp_path_factory.mktemp("spss") / "data.sav"
    path.write_bytes(spss.content(datafile))
    return spss.read(path)


def test_what_is_written_is_read_back(datafile, again):
    theirs = spss.names_of(datafile)
    assert {name: again.cells(theirs[name]) for name in theirs} == datafile.values


def test_labels_of_values_are_read_back(datafile, again):
    theirs = spss.names_of(datafile)
    assert {column.name: again.labels.get(theirs[column.name], {}) for column in datafile.columns} == {
        column.name: datafile.labels.get(column.name, {}) for column in datafile.columns
    }


def test_labels_of_columns_and_levels_and_contents_are_read_back(datafile, again):
    ours = [(each.label.source(), each.level, each.content, each.decimals) for each in datafile.columns]
    assert [(each.label.source(), each.level, each.content, each.decimals) for each in again.columns] == ours


def test_the_missing_values_are_the_range_from_minus_nine_to_minus_one(datafile, again):
    assert again.column("tenure").missing == (OURS,) == (Span(-9, -1),)
    assert [each.missing for each in again.columns] == [each.missing for each in datafile.columns]


def test_a_word_that_spss_keeps_for_itself_gets_another_name(datafile):
    theirs = spss.names_of(datafile)
    assert {name: new for name, new in theirs.items() if name != new} == {"all": "all_1"}


def test_the_same_data_give_the_same_bytes_whenever_they_are_written(datafile):
    content = spss.content(datafile)
    assert content == spss.content(datafile)
    assert content[spss.WRITTEN] == b"26 Oct 2600:00:00"


def test_labels_are_written_in_the_language_that_is_asked_for(datafile, tmp_path):
    (tmp_path / "data.sav").write_bytes(spss.content(datafile, language="en"))
    assert spss.read(tmp_path / "data.sav").labels["happy"][1] == "Strongly agree"


def test_long_words_moments_and_times_are_kept(tmp_path):
    columns = (Column("words", Wording(), "text"), Column("when", Wording(), "moment"), Column("at", Wording(), "time"))
    rows = (("æøå " * 2000 + ".", dt.datetime.fromisoformat("2026-10-06T12:30"), dt.time(19, 30)), ("", None, None))
    (tmp_path / "data.sav").write_bytes(spss.content(DataFile(columns, rows)))
    assert spss.read(tmp_path / "data.sav").rows == rows
