"""The translator's sheet, out and back."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from survey.formats import translation_sheet
from survey.formats.errors import FormatError
from survey.questionnaire.translation_lines import translations

SOURCE = """\
questionnaire: small
languages: [da, en]
title: "=SUM(A1) og mere"
sections:
  - section: home
    title: Hjem
    questions:
      - text: words
        ask: |-
          Hvad mangler?
          Skriv frit.
"""
FILES = {"small.yaml": SOURCE, "small.en.yaml": "language: en\nhome: Home\n"}


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "ark.xlsx"
    path.write_bytes(translation_sheet.content(translations(FILES, "small.yaml", "en")))
    return path


@pytest.fixture
def change(path):
    """Type into cells of the sheet, by address."""

    def changed(**cells):
        book = load_workbook(path)
        for address, value in cells.items():
            book["Oversættelse"][address] = value
        book.save(path)
        return path

    return changed


def test_every_text_is_a_line_with_its_key_its_place_and_its_translation(path):
    sheet = load_workbook(path)["Oversættelse"]
    assert [cell.value for cell in sheet[3]][:5] == ["home", "small.yaml:6", "Hjem", None, "Home"]
    assert sheet["C2"].value == "=SUM(A1) og mere"
    assert sheet["C2"].data_type == "s"


def test_only_the_translation_and_its_confirmation_can_be_changed(path):
    sheet = load_workbook(path)["Oversættelse"]
    assert sheet.protection.sheet
    assert [cell.protection.locked for cell in sheet[3]] == [True, True, True, True, False, False, True, True]


def test_headings_stay_in_sight_and_words_are_wrapped(path):
    sheet = load_workbook(path)["Oversættelse"]
    assert sheet.freeze_panes == "A2"
    assert sheet["C4"].alignment.wrap_text


def test_the_same_texts_give_the_same_bytes(path):
    assert path.read_bytes() == translation_sheet.content(translations(FILES, "small.yaml", "en"))


def test_what_is_read_back_is_what_was_written(path):
    back = translation_sheet.read(path)
    lines = translations(FILES, "small.yaml", "en").lines
    assert (back.questionnaire, back.language) == ("small", "en")
    assert [(each.key, each.source, each.text) for each in back.typed] == [
        (line.key, line.source, line.text) for line in lines
    ]


def test_a_number_and_a_line_break_are_read_as_text(change):
    typed = {each.key: each for each in translation_sheet.read(change(E2=2026, E4="One\nTwo", F3="Ja")).typed}
    assert (typed["title"].text, typed["words"].text) == ("2026", "One\nTwo")
    assert typed["home"].is_confirmed


@pytest.mark.parametrize(
    ("cells", "address", "key"),
    [
        ({"E2": "=1+1"}, "E2", "sheet_formula"),
        ({"A5": "home", "E5": "House", "G5": "small.en.yaml"}, "E5", "sheet_twice"),
    ],
)
def test_a_cell_that_cannot_be_taken_is_told_by_its_address(change, cells, address, key):
    with pytest.raises(FormatError) as refused:
        translation_sheet.read(change(**cells))
    (fault,) = refused.value.faults
    assert (fault.file, fault.message.key) == (f"ark.xlsx:Oversættelse!{address}", key)


def test_a_workbook_that_is_not_ours_is_told(change):
    with pytest.raises(FormatError):
        translation_sheet.read(change(A1="Noget andet"))


def test_a_file_that_is_no_workbook_is_told(tmp_path):
    (tmp_path / "x.xlsx").write_bytes(BytesIO(b"no").getvalue())
    with pytest.raises(FormatError):
        translation_sheet.read(tmp_path / "x.xlsx")
