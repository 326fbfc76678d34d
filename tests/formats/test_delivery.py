import csv
import io
import json
import subprocess
import sys
import zipfile

import pytest

from survey.formats import delivery, spss, stata


@pytest.fixture(scope="module")
def files(datafile):
    return delivery.files(datafile)


def test_a_delivery_has_a_file_for_every_program_named_after_the_wave(files):
    name = "eksempel-2026-simuleret"
    assert set(files) == {
        f"{name}.csv", f"{name}.xlsx", f"{name}.sav", f"{name}.sps", f"{name}.dta", f"{name}.R",
        f"{name}-kodebog.html", f"{name}-kodebog.xlsx", f"{name}-ddi.xml", "navne.csv", "laes-mig.txt",
    }  # fmt: skip


def test_names_that_a_program_cannot_hold_are_written_down_one_to_one(datafile, files):
    lines = list(csv.DictReader(io.StringIO(files["navne.csv"].decode("utf-8-sig")), delimiter=";"))
    assert lines == [
        {"navn": "if", "spss": "if", "stata": "if_1"},
        {"navn": "all", "spss": "all_1", "stata": "all"},
    ]
    for names in (spss.names_of(datafile), stata.names_of(datafile)):
        assert len(set(names.values())) == len(names)


def test_the_script_and_the_syntax_name_the_files_beside_them(files):
    assert "eksempel-2026-simuleret.csv" in files["eksempel-2026-simuleret.R"].decode()
    assert "GET FILE='eksempel-2026-simuleret.sav'." in files["eksempel-2026-simuleret.sps"].decode()


def test_the_syntax_defines_every_set_of_answers(files):
    syntax = files["eksempel-2026-simuleret.sps"].decode()
    assert "/MDGROUP NAME=$hobbies__1_days" in syntax
    assert "VARIABLES=by__nature by__family by__other by__none" in syntax
    assert max(len(line) for line in syntax.splitlines()) < 250


def test_held_back_words_stand_in_no_file(files):
    assert [name for name, content in files.items() if b"Hr. Hansen" in content] == []


def test_the_read_me_says_what_is_missing_and_that_the_answers_are_simulated(files):
    told = files["laes-mig.txt"].decode("utf-8-sig")
    assert "Simulerede svar" in told
    assert "-9  .i  Ubesvaret" in told


def test_every_file_says_that_the_answers_are_simulated(datafile, files, tmp_path):
    for kind, program in (("sav", spss), ("dta", stata)):
        (tmp_path / f"data.{kind}").write_bytes(files[f"eksempel-2026-simuleret.{kind}"])
        assert program.read(tmp_path / f"data.{kind}").title.source() == "Simulerede svar. Livet i Eksempelklyngen"
    for kind in ("R", "sps"):
        assert "Simulerede svar. Livet i Eksempelklyngen" in files[f"eksempel-2026-simuleret.{kind}"].decode()


def test_all_files_say_the_same_names_and_codes(datafile, files):
    """The names and codes of web, csv, SPSS, Stata, R and DDI are those of the one data file."""
    script = files["eksempel-2026-simuleret.R"].decode()
    xml = files["eksempel-2026-simuleret-ddi.xml"].decode()
    page = files["eksempel-2026-simuleret-kodebog.html"].decode()
    absent = [
        column.name
        for column in datafile.columns
        if f'"{column.name}"' not in script
        or f'name="{column.name}"' not in xml
        or f">{column.name}<" not in page.replace("<wbr>", "")
    ]
    assert absent == []


def test_the_same_data_make_the_same_zip_of_the_files(datafile, files):
    packed = delivery.packed(datafile)
    assert packed == delivery.packed(datafile)
    assert set(zipfile.ZipFile(io.BytesIO(packed)).namelist()) == set(files)


def test_what_serves_residents_is_not_made_heavy_by_the_formats():
    code = "import sys, json, survey.formats.registry, survey.formats.errors; print(json.dumps(sorted(sys.modules)))"
    loaded = json.loads(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout)
    assert {"pandas", "pyreadstat", "openpyxl"} & set(loaded) == set()
