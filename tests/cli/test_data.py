import zipfile

import pytest
from microdata_folder import written
from sqlalchemy import select

from survey.storage.database import open_database
from survey.storage.records import Audit


@pytest.fixture
def folder(tmp_path):
    return written(tmp_path / "microdata")


def test_microdata_become_one_zip(run, folder, tmp_path):
    done = run("data", folder, "--out", "svar.zip")
    assert (done.status, done.out) == (0, "svar.zip: 4 svar, 74 variable. Filerne er fortrolige.\n"), done.err
    assert "eksempel-2026-simuleret.sav" in zipfile.ZipFile(tmp_path / "svar.zip").namelist()


def test_or_a_folder_that_nobody_else_may_read(run, folder, tmp_path):
    assert run("data", folder, "--out", "svar", "--language", "en").status == 0
    assert {path.stat().st_mode & 0o077 for path in (tmp_path / "svar").iterdir()} == {0}
    assert "Strongly agree" in (tmp_path / "svar" / "eksempel-2026-simuleret.R").read_text(encoding="utf-8")


def test_words_that_tell_on_people_come_when_they_are_asked_for(run, folder, tmp_path):
    run("data", folder, "--out", "svar", "--words")
    assert b"Hr. Hansen" in (tmp_path / "svar" / "eksempel-2026-simuleret.csv").read_bytes()


def test_the_installations_own_microdata_want_a_reason_that_is_logged(run, tmp_path):
    (tmp_path / "instance").mkdir()
    written(tmp_path / "instance" / "microdata")
    run("migrate")
    refused = run("data", "instance/microdata", "--out", "svar.zip")
    assert (refused.status, "--reason" in refused.err, (tmp_path / "svar.zip").exists()) == (1, True, False)
    assert run("data", "instance/microdata", "--out", "svar.zip", "--reason", "kortlægning").status == 0
    with open_database(f"sqlite:///{tmp_path / 'instance' / 'klyngesvar.sqlite'}").reading() as session:
        logged = session.scalars(select(Audit).where(Audit.what == "microdata exported")).one()
    assert logged.about == "microdata: kortlægning"


def test_a_folder_that_is_none_of_microdata_is_told(run, tmp_path):
    (tmp_path / "tom").mkdir()
    done = run("data", "tom", "--out", "svar.zip")
    assert done.status == 1
    assert "responses.csv: filen mangler" in done.err
