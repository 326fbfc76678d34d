import datetime as dt
import re
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from survey.formats import spss, stata
from survey.formats.column import OURS, Column, Span, Tag, missing_codes
from survey.formats.datafile import DataFile
from survey.questionnaire.plain_text import clean
from survey.questionnaire.wording import Wording


@pytest.fixture(scope="module")
def again(datafile, tmp_path_factory):
    """The data file as Stata's file gives it back."""
    path = tmp_path_factory.mktemp("stata") / "data.dta"
    path.write_bytes(stata.content(datafile))
    return stata.read(path)


def test_what_is_written_is_read_back(datafile, again):
    theirs = stata.names_of(datafile)
    assert {name: again.cells(theirs[name]) for name in theirs} == datafile.values


def test_labels_of_numbers_are_read_back(datafile, again):
    theirs = stata.names_of(datafile)
    labelled = {
        each.name: datafile.labels[each.name] for each in datafile.columns if each.content == "number" and each.codes
    }
    assert {name: again.labels[theirs[name]] for name in labelled} == labelled


def test_contents_and_decimals_are_read_back(datafile, again):
    ours = [(each.content, each.decimals) for each in datafile.columns]
    assert [(each.content, each.decimals) for each in again.columns] == ours


def test_our_nine_missing_values_are_the_letters_a_to_i():
    assert stata.LETTERS == {-1: "a", -2: "b", -3: "c", -4: "d", -5: "e", -6: "f", -7: "g", -8: "h", -9: "i"}


def test_missing_values_stand_in_the_file_as_its_own(datafile, tmp_path):
    import pyreadstat

    (tmp_path / "data.dta").write_bytes(stata.content(datafile))
    frame, meta = pyreadstat.read_dta(str(tmp_path / "data.dta"), user_missing=True)
    assert frame["tenure"].tolist() == [1, 96, "g", "i"]
    assert meta.variable_value_labels["tenure"]["i"] == "Ubesvaret"


def test_our_codes_are_read_back_as_our_range(again):
    assert again.column("years").missing == (OURS,)


def test_what_others_call_missing_stays_theirs(tmp_path):
    column = Column("x", Wording(), missing=(Span(Tag("a"), Tag("a")),))
    (tmp_path / "data.dta").write_bytes(stata.content(DataFile((column,), ((Tag("a"),), (1,), (-1,)))))
    read = stata.read(tmp_path / "data.dta")
    assert read.rows == ((Tag("a"),), (1,), (-1,))
    assert read.column("x").is_missing(Tag("a"))


@pytest.mark.parametrize("name", ["if", "str20", "x" * 40])
def test_a_name_that_stata_cannot_hold_gets_another_and_no_two_the_same(name):
    data = DataFile((Column(name, Wording()), Column(f"{name[:28]}_1", Wording())), ())
    theirs = stata.names_of(data)
    assert len(set(theirs.values())) == 2
    assert all(re.fullmatch(r"[a-z][a-z0-9_]{0,31}", new) for new in theirs.values())


def test_the_same_data_give_the_same_bytes_whenever_they_are_written(datafile):
    content = stata.content(datafile)
    assert content == stata.content(datafile)
    assert b"<timestamp>\x1126 Oct 2026 00:00</timestamp>" in content


def test_long_words_moments_and_times_are_kept(tmp_path):
    columns = (Column("words", Wording(), "text"), Column("when", Wording(), "moment"), Column("at", Wording(), "time"))
    rows = (("æøå " * 2000 + ".", dt.datetime.fromisoformat("2026-10-06T12:30"), dt.time(19, 30)), ("", None, None))
    (tmp_path / "data.dta").write_bytes(stata.content(DataFile(columns, rows)))
    assert stata.read(tmp_path / "data.dta").rows == rows


def test_labels_are_cut_where_stata_has_no_more_room(datafile, again):
    assert max(len(each.label.source()) for each in again.columns) <= stata.LONGEST_LABEL


def test_a_name_may_be_as_long_as_stata_lets_it_be_and_have_labels(tmp_path):
    column = Column("x" * 32, Wording(), codes=missing_codes(), missing=(OURS,))
    (tmp_path / "data.dta").write_bytes(stata.content(DataFile((column,), ((-1,), (2,)))))
    assert stata.read(tmp_path / "data.dta").values == {"x" * 32: (-1, 2)}


@pytest.mark.parametrize(
    "late", [dt.date(1850, 2, 28), dt.time(23, 59), dt.datetime.fromisoformat("2026-10-06T12:30"), 7]
)
def test_the_first_answer_may_come_late(late, tmp_path):
    content = {dt.date: "date", dt.time: "time", dt.datetime: "moment", int: "number"}[type(late)]
    column = Column("x", Wording(), content)
    columns = (replace(column, codes=missing_codes(), missing=(OURS,)) if content == "number" else column,)
    rows = ((-1 if content == "number" else None,),) * 200 + ((late,),)
    for program, name in ((stata, "data.dta"), (spss, "data.sav")):
        (tmp_path / name).write_bytes(program.content(DataFile(columns, rows)))
        assert program.read(tmp_path / name).rows == rows


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=60).map(clean)
CELLS = {
    "number": st.one_of(st.integers(-9, 10**6), st.floats(0, 1e6, width=32), st.none()),
    "text": WORDS,
    "date": st.one_of(st.dates(dt.date(1583, 1, 1), dt.date(2200, 1, 1)), st.none()),
    "time": st.one_of(st.times().map(lambda time: time.replace(microsecond=0)), st.none()),
}


@st.composite
def _tables(draw):
    """Draw a table of columns of any content, with cells that a response may hold."""
    contents = draw(st.lists(st.sampled_from([*CELLS]), min_size=1, max_size=4))
    columns = tuple(
        Column(f"x{i}", Wording((("da", draw(WORDS)),)), content, codes=missing_codes() if content == "number" else (),
               missing=(OURS,) if content == "number" else (), level="scale" if content != "text" else "nominal")
        for i, content in enumerate(contents)
    )  # fmt: skip
    rows = draw(st.lists(st.tuples(*(CELLS[content] for content in contents)), max_size=5))
    return DataFile(columns, tuple(rows))


@given(_tables())
@settings(max_examples=25, deadline=None)
def test_whatever_responses_hold_is_read_back_from_both(table):
    with tempfile.TemporaryDirectory() as folder:
        for program, name in ((stata, "data.dta"), (spss, "data.sav")):
            path = Path(folder) / name
            path.write_bytes(program.content(table))
            again = program.read(path)
            assert (again.rows, [column.content for column in again.columns]) == (
                table.rows,
                [column.content for column in table.columns],
            )
