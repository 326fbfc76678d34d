"""A form and its submissions as a study."""

import openpyxl
import pytest

import analysis
from analysis.reading import read_study

FORM = {
    "survey": [
        ("type", "name", "label", "relevant", "appearance"),
        ("begin group", "home", "Dit hjem", "", ""),
        ("select_one tenure", "Tenure", "Ejer eller lejer du?", "", ""),
        ("integer", "rooms", "Hvor mange værelser?", "${Tenure} = 'own'", ""),
        ("end group", "", "", "", ""),
        ("select_multiple why", "why", "Hvorfor bor du her?", "", ""),
        ("text", "missing_here", "Hvad mangler?", "", ""),
        ("date", "since", "Hvornår flyttede du?", "", ""),
        ("decimal", "never_exported", "Ny?", "", ""),
    ],
    "choices": [
        ("list_name", "name", "label"),
        ("tenure", "own", "Ejer"), ("tenure", "rent", "Lejer"),
        ("why", "nature", "Naturen"), ("why", "family", "Familien"),
    ],
    "settings": [("form_title", "form_id"), ("Boligen", "bolig")],
}  # fmt: skip


@pytest.fixture
def form(tmp_path):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in FORM.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(tmp_path / "form.xlsx")
    return tmp_path / "form.xlsx"


@pytest.fixture
def read(form, tmp_path):
    def submitted(text):
        (tmp_path / "svar.csv").write_text(text, encoding="utf-8")
        return read_study(tmp_path / "svar.csv", form=form)

    return submitted


def counts(study, question):
    table = analysis.frequency(study, question)
    return {row.label: int(table.n[i, 0]) for i, row in enumerate(table.stub)}


GROUPED = """home/Tenure,home/rooms,why,missing_here,since,_uuid
own,4,nature family,Lys,2019-03-31,a
rent,,nature,,,b
Ejer,2,,,,c
"""


def test_choices_are_read_by_name_and_by_label(read):
    assert counts(read(GROUPED), "tenure") == {"Ejer": 2, "Lejer": 1}


def test_what_the_form_hid_is_not_asked_and_what_has_no_column_is_not_in_the_version(read):
    study = read(GROUPED)
    assert study.code("rooms").tolist() == [0, -1, 0]
    assert study.code("never_exported").tolist() == [-5, -5, -5]


def test_several_answers_are_words_or_columns(read):
    split = "Tenure;why/nature;why/family\nown;1;1\nrent;1;0\nown;;\n"
    assert counts(read(GROUPED), "why") == counts(read(split), "why") == {"Naturen": 2, "Familien": 1}


def test_words_and_dates_are_kept(read):
    study = read(GROUPED)
    assert (study.texts["missing_here"], study.texts["since"][0]) == (("Lys", "", ""), "2019-03-31")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Tenure,rooms\nloan,2\nown,ti\n", r"række 2: tenure er 'loan'; formularen har own, rent"),
        ("Tenure,rooms\nown,ti\n", "række 2: rooms er 'ti'; det skal være et tal"),
        ("Tenure,_uuid\nown,a\nrent,a\n", "række 3: _uuid 'a' står også i række 2"),
        ("a,b\n1,2\n", "ingen kolonne hører til et spørgsmål i form.xlsx. Spørgsmålene er: tenure, rooms"),
        ("Tenure,rooms\n", "har ingen svar"),
    ],
)
def test_what_the_form_cannot_have_given_is_told(read, text, words):
    with pytest.raises(analysis.AnalysisError, match=words):
        read(text)


def test_a_form_that_is_none_is_told(tmp_path):
    (tmp_path / "svar.csv").write_text("a\n1\n", encoding="utf-8")
    with pytest.raises(analysis.AnalysisError, match=r"form\.xlsx findes ikke"):
        read_study(tmp_path / "svar.csv", form=tmp_path / "form.xlsx")
