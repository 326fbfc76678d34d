"""R and PSPP open what is written for R and SPSS; files that SPSS and Stata made are read as they are."""

import csv
import datetime as dt
import hashlib
import io
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from microdata_folder import written

from survey.formats import delivery, spss, stata
from survey.formats.column import Span, Tag
from survey.formats.datafile import from_microdata

pytestmark = pytest.mark.conformance
FIXTURES = Path(os.environ.get("KLYNGESVAR_SHARED", "../shared")) / "fixtures" / "spss_stata"
NAME = "eksempel-2026-simuleret"


@pytest.fixture(scope="module")
def microdata(tmp_path_factory):
    return written(tmp_path_factory.mktemp("statistics") / "microdata")


@pytest.fixture(scope="module")
def data(microdata):
    return from_microdata(microdata)


@pytest.fixture(scope="module")
def delivered(data, tmp_path_factory):
    folder = tmp_path_factory.mktemp("delivered")
    for name, content in delivery.files(data).items():
        (folder / name).write_bytes(content)
    return folder


def _run(folder, *command):
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        command, cwd=folder, check=True, capture_output=True, encoding="utf-8", timeout=240, env=environment
    )
    return done.stdout


def _in_r(folder, expression):
    """Return the lines of a table that R writes after the script."""
    code = f'options(warn = 2); source("{NAME}.R", encoding = "UTF-8"); write.csv({expression}, row.names = FALSE)'
    return list(csv.DictReader(io.StringIO(_run(folder, "Rscript", "--vanilla", "-e", code))))


def test_r_gives_every_answer_its_words(data, delivered):
    answers = _in_r(delivered, "svar")
    for column in data.columns:
        if column.answers() and not column.is_missing(1) and column.level != "scale":
            labels = {coded.code: coded.label.source() for coded in column.answers()}
            ranks = column.variable is not None and column.variable.measure == "rank"
            expected = [str(cell) if ranks else labels[cell] for cell in data.cells(column.name) if cell in labels]
            found = [
                line[column.name] for line, cell in zip(answers, data.cells(column.name), strict=True) if cell in labels
            ]
            assert found == expected, column.name


def test_r_says_why_an_answer_is_missing(data, delivered):
    reasons = _in_r(delivered, "mangler")
    for name in ("tenure", "happy", "by__nature", "years", "hobbies__2_fun"):
        column = data.column(name)
        labels = {coded.code: coded.label.source() for coded in column.codes if coded.is_missing}
        assert [line[name] for line in reasons] == [labels.get(cell, "NA") for cell in data.cells(name)], name


def test_r_has_ordered_factors_numbers_dates_and_words(delivered):
    kinds = _in_r(delivered, "data.frame(navn = names(svar), art = sapply(svar, function(x) class(x)[1]))")
    kind = {line["navn"]: line["art"] for line in kinds}
    assert [kind[name] for name in ("happy", "tenure", "distance", "since", "ideas", "favourite__2_lat")] == [
        "ordered", "factor", "numeric", "Date", "character", "numeric",
    ]  # fmt: skip


def test_r_takes_the_apostrophe_off_again(data, delivered):
    answers = _in_r(delivered, "svar")
    assert [line["by__other_text"] for line in answers] == list(data.cells("by__other_text"))
    assert answers[1]["ideas"] == "'-- bindestreger"


def test_pspp_runs_the_syntax_and_knows_the_sets_and_the_missing_values(delivered):
    (delivered / "run.sps").write_text(
        f"INCLUDE FILE='{NAME}.sps'.\nMRSETS /DISPLAY NAME=[$by].\nFREQUENCIES VARIABLES=tenure happy all_1.\n",
        encoding="utf-8",
    )
    told = _run(delivered, "pspp", "-O", "format=csv", "run.sps")
    assert "error" not in told
    assert re.search(r"\$by,Hvorfor bor du her\?,Dichotomies,1,\W*by__nature\s+by__family", told)
    assert re.search(r"Missing,Ubesvaret,1", told)


def test_a_spreadsheet_takes_words_for_words(delivered, data, tmp_path):
    """LibreOffice opens the workbook, and gives back the words that look like formulas as they were typed."""
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    as_csv = "csv:Text - txt - csv (StarCalc):59,34,76,1"
    _run(delivered, "soffice", profile, "--headless", "--convert-to", as_csv, "--outdir", str(tmp_path), f"{NAME}.xlsx")
    with (tmp_path / f"{NAME}.csv").open(encoding="utf-8", newline="") as file:
        read = list(csv.DictReader(file, delimiter=";"))
    assert [line["by__other_text"] for line in read] == list(data.cells("by__other_text"))
    assert read[1]["tenure__other_text"] == "@kollegie"


def test_the_zip_is_the_same_in_another_process_with_other_hashes(data, microdata):
    code = (
        "import sys, hashlib; from pathlib import Path\n"
        "from survey.formats import delivery; from survey.formats.datafile import from_microdata\n"
        "print(hashlib.sha256(delivery.packed(from_microdata(Path(sys.argv[1])))).hexdigest())"
    )
    other = subprocess.run(
        [sys.executable, "-c", code, str(microdata)], capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"},
    )  # fmt: skip
    assert other.stdout.strip() == hashlib.sha256(delivery.packed(data)).hexdigest()


@pytest.mark.parametrize(
    ("file", "rows"),
    [("missing_char.sav", 2), ("missing_test.sav", 2), ("ordered_category.sav", 4), ("sample.sav", 5),
     ("sample_missing.sav", 7), ("simple_alltypes.sav", 6), ("missing_test.dta", 1)],
)  # fmt: skip
def test_files_of_others_are_read_whole(file, rows):
    read = (spss if file.endswith(".sav") else stata).read(FIXTURES / file)
    assert len(read.rows) == rows
    assert {len(row) for row in read.rows} == {len(read.columns)}


def test_spss_numbers_dates_times_and_labels_are_read_as_they_are():
    read = spss.read(FIXTURES / "sample.sav")
    assert read.rows[0] == (
        "a", 1.1, dt.date(2018, 5, 6), dt.datetime.fromisoformat("2018-05-06T10:10:10"), 1, 1, dt.time(10, 10, 10)
    )  # fmt: skip
    assert read.rows[4] == ("e", 1000.3, None, None, 1, 1, None)
    assert read.labels == {"mylabl": {1: "Male", 2: "Female"}, "myord": {1: "low", 2: "medium", 3: "high"}}
    assert [column.level for column in read.columns] == [
        "nominal", "scale", "scale", "scale", "scale", "ordinal", "scale",
    ]  # fmt: skip


def test_spss_missing_values_are_read_single_and_as_ranges_also_of_words():
    read = spss.read(FIXTURES / "sample_missing.sav")
    assert read.missing["mynum"] == (Span(2000, 3000), Span(-1, -1))
    assert read.missing["myord"] == (Span(-1, -1), Span(-2, -2), Span(-3, -3))
    assert spss.read(FIXTURES / "missing_char.sav").missing == {"mychar": (Span("Z", "Z"),)}
    assert spss.read(FIXTURES / "missing_test.sav").column("var1").is_missing(1)


def test_spss_answer_sets_are_read_of_both_sorts():
    sets = {each.name: each for each in spss.read(FIXTURES / "simple_alltypes.sav").sets}
    assert sets["mymrset"].columns == ("bool1", "bool2", "bool3")
    assert (sets["mymrset"].counted, sets["categorical_array"].counted) == (1, None)


def test_a_format_that_is_neither_date_nor_number_stays_a_number():
    read = spss.read(FIXTURES / "simple_alltypes.sav")
    assert read.column("quarter").content == "number"
    assert read.column("y").content == "date"
    assert read.cells("y")[3] == dt.date(1776, 7, 4)


def test_statas_missing_letters_of_others_are_read_as_letters():
    read = stata.read(FIXTURES / "missing_test.dta")
    assert read.rows == ((Tag("a"), Tag("b"), Tag("c"), Tag("x"), Tag("y"), Tag("z"), None, None, 1),)
    assert read.labels == {"var1": {Tag("a"): "missing"}}
    assert all(column.is_missing(cell) for column, cell in zip(read.columns[:8], read.rows[0], strict=False))


def test_a_file_of_others_is_written_and_read_back(tmp_path):
    for name, program in (("sample_missing.sav", spss), ("missing_test.dta", stata)):
        read = program.read(FIXTURES / name)
        (tmp_path / name).write_bytes(program.content(read))
        again = program.read(tmp_path / name)
        assert (again.rows, again.labels, again.missing) == (read.rows, read.labels, read.missing)
