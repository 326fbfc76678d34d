"""Workbooks made to harm: refused in a sentence, whatever is in them."""

from __future__ import annotations

import io
import random
import zipfile

import pytest
from openpyxl import Workbook

from survey.formats.errors import FormatError
from survey.formats.workbook_in import MOST_ROWS, read_tables
from survey.formats.xlsform import read_xlsform


@pytest.fixture
def workbook():
    """A sound form as bytes."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "survey"
    sheet.append(["type", "name", "label"])
    sheet.append(["text", "q", "Hvem?"])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


@pytest.fixture
def refused(tmp_path):
    """Return the key of the message that these bytes are refused with, or "" where they are read."""

    def key(content, name="form.xlsx"):
        path = tmp_path / name
        path.write_bytes(content)
        try:
            read_xlsform(path)
        except FormatError as error:
            return error.faults[0].message.key
        return ""

    return key


def with_part(content, name, text):
    """Return the workbook with one part replaced."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, text if part == name else old.read(part))
        if name not in old.namelist():
            new.writestr(name, text)
    return target.getvalue()


def test_a_sound_workbook_is_read(refused, workbook):
    assert refused(workbook) == ""


def test_a_file_that_unpacks_to_gigabytes_is_not_unpacked(refused, workbook):
    assert refused(with_part(workbook, "xl/media/bomb.bin", b"0" * 61_000_000)) == "import_zip_large"


def test_a_sheet_that_unpacks_to_very_much_is_not_parsed(refused, workbook):
    assert refused(with_part(workbook, "xl/sharedStrings.xml", b"<a/>" * 6_000_000)) == "import_zip_large"


def test_a_file_of_many_parts_is_refused(refused, workbook):
    content = io.BytesIO(workbook)
    with zipfile.ZipFile(content, "a") as archive:
        for number in range(600):
            archive.writestr(f"part{number}", "")
    assert refused(content.getvalue()) == "import_zip_large"


@pytest.mark.parametrize("declared", [b"<!DOCTYPE a [<!ENTITY b 'c'>]>", "<?xml?><!DOCTYPE a>".encode("utf-16")])
def test_xml_that_declares_entities_is_refused(refused, workbook, declared):
    assert refused(with_part(workbook, "xl/worksheets/sheet1.xml", declared + b"<a/>")) == "import_xml_declares"


def test_a_sheet_of_too_many_rows_is_refused(refused):
    book = Workbook()
    book.worksheets[0].title = "survey"
    book.worksheets[0].cell(MOST_ROWS + 1, 1, "text")
    content = io.BytesIO()
    book.save(content)
    assert refused(content.getvalue()) == "import_rows_many"


def test_a_cell_far_to_the_right_or_below_costs_nothing(tmp_path, workbook):
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        b'<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>type</t></is></c>'
        b'<c r="XFD1" t="inlineStr"><is><t>far</t></is></c></row>'
        b'<row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData></worksheet>'
    )
    path = tmp_path / "form.xlsx"
    path.write_bytes(with_part(workbook, "xl/worksheets/sheet1.xml", sheet))
    with pytest.raises(FormatError):
        read_xlsform(path)


def test_a_formula_is_not_worked_out_and_is_listed(tmp_path):
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "survey"
    for row in (["type", "name", "label"], ["text", "q", '=WEBSERVICE("https://example.org")']):
        sheet.append(row)
    book.save(tmp_path / "form.xlsx")
    imported = read_xlsform(tmp_path / "form.xlsx")
    assert imported.questionnaire.question("q").ask.source() == "q"
    assert ("form.xlsx:survey!C2", "import_formula") in {(fault.file, fault.message.key) for fault in imported.changes}


@pytest.mark.parametrize(
    ("name", "content", "key"),
    [
        ("form.xlsx", b"", "import_no_workbook"),
        ("form.xlsx", b"PK\x03\x04", "import_no_workbook"),
        ("form.csv", b"\xff\xfe", "not_utf8"),
        ("form.csv", b'a,"b\x00c"', "import_no_survey_sheet"),
        ("form.md", b"hej", "import_no_survey_sheet"),
        ("form.json", b"[" * 100_000, "import_json_broken"),
        ("form.json", b'{"survey": [1, null, {"type": {"a": []}}]}', "import_header_missing"),
        ("form.xls", b"", "import_xlsform_suffix"),
    ],
)
def test_what_is_no_form_is_refused(refused, name, content, key):
    assert refused(content, name) == key


def test_a_workbook_changed_at_random_is_read_or_refused_and_never_ends_in_a_traceback(refused, workbook):
    rng = random.Random(7)
    parts = {
        name: zipfile.ZipFile(io.BytesIO(workbook)).read(name)
        for name in zipfile.ZipFile(io.BytesIO(workbook)).namelist()
    }
    for _ in range(12):
        name = rng.choice(list(parts))
        text = bytearray(parts[name])
        for _ in range(rng.randint(1, 4)):
            at = rng.randrange(len(text))
            text[at : at + rng.randint(0, 3)] = rng.choice([b"", b"<", b"&", b"9", b'"', b"\xff", b"/>"])
        refused(with_part(workbook, name, bytes(text)))
    for _ in range(15):
        bytes_of = bytearray(workbook)
        bytes_of[rng.randrange(len(bytes_of))] = rng.randrange(256)
        refused(bytes(bytes_of))


def test_sheets_are_texts_with_their_rows(tmp_path, workbook):
    (tmp_path / "form.xlsx").write_bytes(workbook)
    assert read_tables(tmp_path / "form.xlsx")[0].rows[1] == (2, ("text", "q", "Hvem?"))
