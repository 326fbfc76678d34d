import csv
import sqlite3
import stat
from contextlib import closing

import pytest

OPEN = ("--opens", "2026-10-06", "--closes", "2026-10-26")


def test_opening_a_wave_asks_whether_its_key_is_copied_and_tells_its_address(run, cluster, questionnaire):
    run("migrate")
    run("add", cluster)
    run("publish", questionnaire)
    opened = run("wave", "open", "eksempel", "2026", "--questionnaire", questionnaire, *OPEN, typing="y\n")
    assert "/eksempel/2026/" in opened.out
    assert "2026-11-25" in opened.out


def test_a_key_that_is_not_copied_opens_nothing_and_is_gone(run, cluster, questionnaire, tmp_path):
    run("migrate")
    run("add", cluster)
    run("publish", questionnaire)
    refused = run("wave", "open", "eksempel", "2026", "--questionnaire", questionnaire, *OPEN, typing="n\n")
    assert refused.status == 1
    assert list((tmp_path / "instance" / "keys").iterdir()) == []


def test_a_faulty_questionnaire_opens_nothing(run, questionnaire):
    questionnaire.write_text("questionnaire: x\n", encoding="utf-8")
    refused = run("wave", "open", "eksempel", "2026", "--questionnaire", questionnaire, *OPEN)
    assert refused.status == 1
    assert "miniature.yaml:1:1" in refused.err


def test_an_unknown_module_is_told_with_those_there_are(fielding, questionnaire):
    words = ("wave", "open", "eksempel", "b", "--questionnaire", questionnaire, *OPEN, "--modules", "welbeing")
    assert "wellbeing" in fielding(*words).err


def test_a_date_that_is_none_is_told_with_an_example(run, questionnaire):
    words = ("wave", "open", "eksempel", "b", "--questionnaire", questionnaire, "--opens", "i morgen")
    refused = run(*words, "--closes", "2026-10-26")
    assert refused.status == 2
    assert "2026-10-06" in refused.err


def test_an_unknown_wave_is_told_with_those_there_are(fielding):
    refused = fielding("wave", "close", "eksempel", "2025")
    assert refused.status == 1
    assert "eksempel 2026" in refused.err


def test_an_open_wave_is_not_finished(fielding):
    assert fielding("wave", "finish", "eksempel", "2026").status == 1
    assert fielding("wave", "close", "eksempel", "2026").status == 0


@pytest.fixture
def sheet(fielding, tmp_path):
    out = tmp_path / "codes.csv"
    issued = fielding("codes", "eksempel", "2026", "oesterby", "3", "--out", out)
    assert issued.status == 0, issued.err
    return out


def test_codes_are_written_once_with_lookup_part_address_and_village(sheet):
    with sheet.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert [list(row) for row in rows] == [["lookup", "code", "url", "village"]] * 3
    assert all(row["url"].endswith("/eksempel/2026/k/" + row["code"].replace(" ", "")) for row in rows)
    assert {(row["lookup"] == row["code"][:4], row["village"]) for row in rows} == {(True, "Østerby")}


def test_the_sheet_is_its_owners_alone_and_never_written_over(sheet, fielding):
    assert stat.S_IMODE(sheet.stat().st_mode) == 0o600
    assert fielding("codes", "eksempel", "2026", "oesterby", "3", "--out", sheet).status == 1


def test_codes_of_an_unknown_village_write_no_file(fielding, tmp_path):
    refused = fielding("codes", "eksempel", "2026", "nordby", "3", "--out", tmp_path / "x.csv")
    assert "oesterby, vesterby" in refused.err
    assert not (tmp_path / "x.csv").exists()


def test_a_questionnaire_that_is_not_published_opens_nothing_and_says_what_to_type(run, cluster, questionnaire):
    run("migrate")
    run("add", cluster)
    refused = run("wave", "open", "eksempel", "2026", "--questionnaire", questionnaire, "--key-copied", *OPEN)
    assert refused.status == 1
    assert "klyngesvar publish" in refused.err


def test_a_wave_is_opened_of_a_version_named_by_its_hash(fielding, tmp_path):
    with closing(sqlite3.connect(tmp_path / "instance" / "klyngesvar.sqlite")) as database:
        (sha,) = database.execute("select sha256 from versions").fetchone()
    opened = fielding("wave", "open", "eksempel", "b", "--questionnaire", sha[:10], "--key-copied", *OPEN)
    assert opened.status == 0, opened.err


def test_a_wave_goes_over_to_a_later_version(fielding, questionnaire):
    text = questionnaire.read_text(encoding="utf-8").replace("version: 1", "version: 2")
    questionnaire.write_text(text + "      - text: more\n        ask: Hvad mangler?\n", encoding="utf-8")
    words = ("wave", "move", "eksempel", "2026", "--questionnaire", questionnaire)
    assert "klyngesvar publish" in fielding(*words).err
    fielding("publish", questionnaire)
    assert "version 2 (ændringer: 1)" in fielding(*words).out


def test_a_wave_may_be_about_organisations(fielding, questionnaire):
    words = ("wave", "open", "eksempel", "klubber", "--questionnaire", questionnaire, *OPEN, "--key-copied")
    assert "/eksempel/klubber/" in fielding(*words, "--about", "organisations").out
    assert "people, organisations" in fielding(*words, "--about", "cats").err


def test_a_cluster_s_modules_are_chosen_where_the_questionnaire_has_them(run, cluster, questionnaire):
    settings = cluster / "cluster.yaml"
    settings.write_text(settings.read_text("utf-8").replace("modules: []", "modules: [wellbeing, places]"), "utf-8")
    run("migrate")
    run("add", cluster)
    run("publish", questionnaire)
    opened = run("wave", "open", "eksempel", "2026", "--questionnaire", questionnaire, *OPEN, "--key-copied")
    assert (opened.status, opened.err) == (0, "")
