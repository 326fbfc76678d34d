"""The workbook as someone with only Excel meets it."""

import io
import zipfile
from collections import Counter
from dataclasses import replace

import numpy as np
import openpyxl
import pytest

from analysis import workbook, workbook_cells
from analysis.table import Asked, Part, Stub
from survey.texts.numbers import HIDDEN

SHEETS = ["Læs mig", "Kodebog", "Svarprocent", "Hvor du bor", "Livet her", "Åbne svar"]


@pytest.fixture(scope="module")
def book(surveyed, shown):
    return openpyxl.load_workbook(io.BytesIO(workbook.content(surveyed, shown)))


def block(sheet, title, kind, nth=0):
    """Return the rows from the heading of per cent or counts on, of the nth table with that title."""
    rows = list(sheet.iter_rows(values_only=True))
    start = [i for i, row in enumerate(rows) if row[0] == title][nth]
    return rows[next(i for i in range(start, len(rows)) if rows[i][0] == kind) :]


def expected(table, i, j, *, share):
    if table.n[i, j] < 0:
        return HIDDEN
    return table.shares[i, j] if share else table.n[i, j]


def test_the_sheets_are_the_front_the_sections_and_the_open_answers(book):
    assert book.sheetnames == SHEETS


def test_two_runs_give_the_same_bytes(surveyed, shown):
    assert workbook.content(surveyed, shown) == workbook.content(surveyed, shown)


def test_every_share_and_count_of_the_groups_is_the_tables_own(book, shown):
    compared, seen = 0, Counter()
    for table in (t for t in shown if t.layout == "groups" and t.stub and any(c.base for c in t.banner)):
        nth = seen[table.title]
        seen[table.title] += 1
        for kind, share in (("Procent", True), ("Antal", False)):
            rows = block(book[table.section.title], table.title, kind, nth)[2:]
            for i, row in enumerate(table.stub):
                assert rows[i][0] == row.label
                found = rows[i][1 : 1 + len(table.banner)]
                wanted = [expected(table, i, j, share=share) for j in range(len(table.banner))]
                assert list(found) == [one if one == HIDDEN else pytest.approx(one) for one in wanted]
                compared += len(wanted)
    assert compared > 200


def test_every_line_of_a_matrix_is_the_tables_own(book, shown):
    table = next(t for t in shown if t.question.name == "statements" and t.layout == "items")
    rows = block(book[table.section.title], table.title, "Antal")[1:]
    for j, statement in enumerate(table.banner):
        assert rows[j][:2] == (statement.label, statement.base)
        assert rows[j][2 : 2 + len(table.stub)] == tuple(
            expected(table, i, j, share=False) for i in range(len(table.stub))
        )


def test_no_cell_is_a_formula(book):
    assert not [
        cell.coordinate for sheet in book for line in sheet.iter_rows() for cell in line if cell.data_type == "f"
    ]


@pytest.mark.parametrize("words", ["=HYPERLINK(1)", "+45 00 00 00 00", "-1", "@navn", "a\x00b"])
def test_words_stay_words(surveyed, shown, words):
    stub = (Stub("a", words, 1),)
    table = replace(
        shown[0],
        question=Asked("q", words),
        section=Part("s", words),
        stub=stub,
        n=np.full((1, len(shown[0].banner)), 7),
    )
    table = replace(table, shares=np.full(table.n.shape, 0.5), status=np.full(table.n.shape, "ok"), statistics=())
    made = openpyxl.load_workbook(io.BytesIO(workbook.content(surveyed, [table])))
    cells = [
        cell for line in made.worksheets[3].iter_rows() for cell in line if cell.value == words.replace("\x00", "")
    ]
    assert {cell.data_type for cell in cells} == {"s"}


def test_formats_are_danish_and_whole_on_a_small_base(book):
    shapes = {cell.number_format for line in book["Hvor du bor"].iter_rows() for cell in line}
    assert {workbook_cells.SHARE, workbook_cells.SHARE_SMALL, workbook_cells.COUNT} <= shapes


@pytest.mark.parametrize("name", SHEETS)
def test_every_sheet_prints_on_the_width_of_a4_lying_down(book, name):
    sheet = book[name]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.print_area


@pytest.mark.parametrize("name", SHEETS[1:5])
def test_headings_stay_in_sight(book, name):
    assert book[name].freeze_panes


def test_simulated_answers_are_called_so_on_every_sheet(book):
    assert all(
        "Simulerede svar" in str(sheet["A2"].value) and "Simulerede svar" in sheet.oddFooter.left.text for sheet in book
    )


def test_response_rates_are_named_and_the_open_link_stands_apart(book):
    rows = {row[0]: row[1:] for row in book["Svarprocent"].iter_rows(min_row=4, values_only=True) if row[0]}
    assert rows["Hele klyngen"] == (710, 170, 24, 194, pytest.approx(170 / 710), pytest.approx(194 / 710))
    assert rows["Åbent link"] == ("–", 6, 0, 6, "–", "–")
    assert any("AAPOR" in str(name) for name in rows)


def test_nobodys_own_words_are_in_the_file(studied, surveyed, shown):
    told = replace(surveyed, texts={name: ("hemmeligt ord",) * len(surveyed) for name in surveyed.texts})
    with zipfile.ZipFile(io.BytesIO(workbook.content(told, shown))) as archive:
        assert not [name for name in archive.namelist() if "hemmeligt" in archive.read(name).decode()]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Indflydelse: og/eller [kommunen]?", "Indflydelse og eller kommunen"),
        ("Samarbejde mellem alle landsbyerne i klyngen", "Samarbejde mellem alle …"),
        ("", "Ark"),
        ("Kodebog", "Kodebog (2)"),
    ],
)
def test_names_of_sheets_are_such_as_excel_takes(title, name):
    assert workbook_cells.sheet_name(title, {"kodebog"}) == name


def test_names_of_sheets_differ_and_have_31_characters_at_most():
    taken: set[str] = set()
    names = [workbook_cells.sheet_name("x" * 40, taken) for _ in range(12)]
    assert len(set(names)) == 12
    assert max(map(len, names)) <= 31
