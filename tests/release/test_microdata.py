import csv

import pytest
import yaml
from sqlalchemy import select

from survey.cli.clusters import SKELETON
from survey.cluster.frozen import from_json
from survey.cluster.reader import read_cluster
from survey.questionnaire import versions
from survey.release import microdata
from survey.storage.records import Response, Wave

FILES = {
    "responses.csv", "variables.csv", "questionnaire.yaml", "cluster.yaml", "wave.yaml", "population.csv", "rates.csv",
    "parameters.yaml",
}  # fmt: skip


@pytest.fixture
def folder(database, wave, tmp_path):
    with database.reading() as session:
        microdata.write(session, wave, tmp_path / "microdata", number=3, sort="final")
    return tmp_path / "microdata"


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def test_the_folder_holds_all_that_analysis_needs_and_nothing_else(folder):
    assert {path.name for path in folder.iterdir()} == FILES


def test_responses_stand_in_the_order_of_their_random_ids(folder):
    ids = [row["id"] for row in rows(folder / "responses.csv")]
    assert ids == sorted(ids)


def test_a_response_knows_no_code_no_withdrawal_and_no_time_finer_than_a_week(folder):
    header = list(rows(folder / "responses.csv")[0])
    assert header[:9] == list(microdata.ABOUT)
    assert header[9:] == ["tenure", "reasons__nature", "reasons__family", "reasons__other", "reasons__other_text",
                          "reasons__other_text__missing", "missing", "missing__missing"]  # fmt: skip


def test_villages_are_codes_and_the_answered_one_stands_once(folder):
    responses = rows(folder / "responses.csv")
    assert {row["frame_village"] for row in responses} == {"1", "2"}
    assert {row["village"] for row in responses} <= {"1", "2", "-9"}


def test_texts_stand_in_quotation_marks_and_codes_do_not(folder):
    first = (folder / "responses.csv").read_text(encoding="utf-8").splitlines()[1]
    assert first.split(";")[1] in {"1", "2"}
    assert first.split(";")[5] == '"2026-W41"'


def test_the_same_wave_gives_the_same_bytes(database, wave):
    with database.reading() as session:
        one = microdata.files(session, wave, number=1, sort="final")
        other = microdata.files(session, wave, number=1, sort="final")
    assert one == other


def test_the_codebook_names_every_code_also_of_a_label_with_its_own_sign(folder):
    codebook = {row["name"]: row for row in rows(folder / "variables.csv")}
    assert codebook["tenure"]["categories"] == "1=Ja / altid|2=Nej"
    assert codebook["missing"]["label"] == "Hvad mangler; her?"


def test_the_questionnaire_is_the_frozen_version(folder):
    frozen = versions.read((folder / "questionnaire.yaml").read_text(encoding="utf-8"))
    assert frozen.title.source() == "Tre; spørgsmål"


def test_the_cluster_is_read_back_as_it_was(folder):
    kept = yaml.safe_load((folder / "cluster.yaml").read_text(encoding="utf-8"))
    assert from_json(kept) == read_cluster(SKELETON)


def test_the_wave_says_its_edition_its_days_and_that_it_is_simulated(folder):
    kept = yaml.safe_load((folder / "wave.yaml").read_text(encoding="utf-8"))
    assert (kept["edition"], kept["sort"], kept["simulated"]) == (3, "final", True)
    assert (kept["opens"], kept["closes"]) == ("2026-10-06", "2026-10-26")


def test_rates_count_every_response_once_and_the_open_link_apart(database, wave, tmp_path):
    with database.writing() as session:
        first = session.scalars(select(Response).order_by(Response.id)).first()
        first.frame_village, first.channel, first.disposition = None, "open", "partial"
    with database.reading() as session:
        microdata.write(session, wave, tmp_path / "rates", number=1, sort="preliminary")
    lines = {row["village"]: row for row in rows(tmp_path / "rates" / "rates.csv")}
    assert (lines["open"]["population"], lines["open"]["complete"], lines["open"]["partial"]) == ("", "0", "1")
    assert sum(int(row["complete"]) + int(row["partial"]) for row in lines.values()) == 40


def test_a_village_joined_with_its_neighbour_has_no_line_and_no_population_of_its_own(database, wave, tmp_path):
    with database.writing() as session:
        mine = session.get_one(Wave, wave.id)
        mine.content = {**mine.content, "merged": {"vesterby": "oesterby"}}
        microdata.write(session, mine, tmp_path / "joined", number=1, sort="preliminary")
    total = read_cluster(SKELETON).population.total()
    assert [(row["village"], row["population"]) for row in rows(tmp_path / "joined" / "rates.csv")] == [
        ("oesterby", str(total)), ("open", ""),
    ]  # fmt: skip
    assert {row["village"] for row in rows(tmp_path / "joined" / "population.csv")} == {"oesterby"}


def test_a_variable_that_an_earlier_version_did_not_have_is_missing_as_such(database, wave):
    with database.writing() as session:
        first = session.scalars(select(Response).order_by(Response.id)).first()
        first.values = {"village": 1, "reasons__nature": 1}
    with database.reading() as session:
        content = microdata.files(session, wave, number=1, sort="preliminary")["responses.csv"].decode()
    assert content.splitlines()[1].split(";")[9:] == ["-5", "1", "-5", "-5", '""', "-5", '""', "-5"]
