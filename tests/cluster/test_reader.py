"""A cluster's folder is read kindly, and all that is wrong with it is said at once."""

import json
from pathlib import Path

import pytest

from survey.cluster import frozen
from survey.cluster.errors import ClusterError
from survey.cluster.reader import read, read_cluster
from survey.texts.sentences.organiser_cluster import SENTENCES

DEMO = Path(__file__).parent.parent.parent / "questionnaires/demo"

SPOILED = [
    ("villages.csv", "lille_by;1", "lille_by;900", 2, "cluster_village_code", "cluster_village_code_advice"),
    ("villages.csv", "stor_by;2", "stor_by;1", 3, "cluster_twice", None),
    ("villages.csv", "Lille By;stor_by", "Lille By;stor_ny", 2, "cluster_neighbour_unknown", "cluster_did_you_mean"),
    ("villages.csv", "Lille By;stor_by", "Lille By;", 2, "cluster_neighbour_missing", None),
    ("villages.csv", "8.9;56.2", "56.2;8.9", 2, "cluster_outside_denmark", "cluster_swapped"),
    ("villages.csv", "8.9;56.2", "8906;56.2", 2, "cluster_outside_denmark", "cluster_outside_denmark_advice"),
    ("villages.csv", "8.9;56.2", "øst;56.2", 2, "cluster_coordinates", "cluster_coordinates_advice"),
    ("villages.csv", "lille_by;1", "Lille By;1", 2, "cluster_name", "cluster_did_you_mean"),
    ("villages.csv", "code", "cude", 1, "cluster_column_missing", "cluster_column_meant"),
    ("places.csv", "hall;stor_by", "hal1;stor_by", 2, "cluster_kind_unknown", "cluster_did_you_mean"),
    ("places.csv", "hall;stor_by", "hall;store_by", 2, "cluster_village_unknown", "cluster_did_you_mean"),
    (
        "population.csv",
        "lille_by;woman;16_24;10",
        "lille_by;woman;16_24;ti",
        2,
        "cluster_count",
        "cluster_count_advice",
    ),
    (
        "population.csv",
        "lille_by;woman;16_24;10",
        "lille_by;femme;16_24;10",
        2,
        "cluster_sex_unknown",
        "cluster_one_of",
    ),
    ("population.csv", "lille_by;woman;16_24;10\n", "", 0, "cluster_cells_missing", "cluster_cells_missing_advice"),
    ("population.csv", "woman;25_34", "woman;16_24", 3, "cluster_cell_twice", None),
    ("cluster.yaml", "phone: 70 00 00 00", "fone: 70 00 00 00", 4, "cluster_key_unknown", "cluster_did_you_mean"),
    ("cluster.yaml", "klyngen@eksempel.dk", "klyngen", 5, "cluster_setting", "cluster_setting_email"),
    ("cluster.yaml", "modules:", "least_cell: 3\nmodules:", 7, "cluster_setting", "cluster_setting_least_cell"),
    ("cluster.yaml", "modules:", "tiles: http://x.dk/{z}\nmodules:", 7, "cluster_setting", "cluster_setting_tiles"),
    ("cluster.yaml", "modules:", "basis: consent\nmodules:", 7, "cluster_setting", "cluster_setting_basis"),
    ("cluster.yaml", "modules:", "dpo: Ane\nmodules:", 7, "cluster_setting", "cluster_setting_dpo"),
    (
        "cluster.yaml",
        "modules:",
        "keep_answers_months: 36\nmodules:",
        7,
        "cluster_setting",
        "cluster_setting_keep_answers_months",
    ),
    (
        "cluster.yaml",
        "modules:",
        "processors: [DGI, ' ']\nmodules:",
        7,
        "cluster_setting",
        "cluster_setting_processors",
    ),
    ("cluster.yaml", "modules:", "was_url: was\nmodules:", 7, "cluster_setting", "cluster_setting_was_url"),
    ("cluster.yaml", "name:", "name: [", 3, "cluster_yaml", "cluster_yaml_advice"),
    ("outline.geojson", '"outline"', '"contour"', 0, "cluster_outline_count", "cluster_outline_advice"),
    ("outline.geojson", "[8.8, 56.2], [9.1", "[56.2, 8.8], [9.1", 0, "cluster_outside_denmark", "cluster_swapped"),
    ("outline.geojson", '"features"', '"feature"', 0, "cluster_map_shape", None),
]


@pytest.mark.parametrize(("file", "old", "new", "line", "key", "advice"), SPOILED)
def test_a_fault_names_its_file_its_line_and_what_would_be_right(faults, file, old, new, line, key, advice):
    assert (file, line, key, advice) in faults(file, old, new)


def test_one_fault_is_said_once(faults):
    """A village with a bad code is still a village to the places and people that name it."""
    assert len(faults("villages.csv", "lille_by;1", "lille_by;0")) == 1


def test_all_faults_of_all_files_come_together(folder):
    for file in ("villages.csv", "population.csv", "outline.geojson"):
        (folder / file).unlink()
    with pytest.raises(ClusterError) as error:
        read_cluster(folder)
    assert [fault.file for fault in error.value.faults][:1] == ["outline.geojson"]
    assert {fault.file for fault in error.value.faults} == {"villages.csv", "population.csv", "outline.geojson"}


@pytest.mark.parametrize(("file", "old", "new", "line", "key", "advice"), SPOILED)
def test_every_fault_has_a_sentence_with_its_placeholders(folder, file, old, new, line, key, advice):
    text = (folder / file).read_text("utf-8").replace(old, new, 1)
    (folder / file).write_text(text, "utf-8")
    with pytest.raises(ClusterError) as error:
        read_cluster(folder)
    said = [message for fault in error.value.faults for message in (fault.message, fault.advice) if message]
    assert all(SENTENCES[message.key] % dict(message.params) for message in said)


def test_excel_danish_is_read_as_it_is_saved(folder):
    """Semicolons, decimal commas, thousands points, Danish headings and words, a byte-order mark, CRLF."""
    danish = "navn;kode;betegnelse;nabo;længdegrad;breddegrad\r\nlille-by;1;Lille By;Stor By;8,9;56,2\r\n"
    danish += "stor-by;2;Stor By;Ll. By;8,95;56,25\r\n"
    (folder / "villages.csv").write_text(danish.replace("Ll. By", "Lille By"), "utf-8-sig", newline="")
    population = (
        (folder / "population.csv").read_text("utf-8").replace("village;sex;age;count", "landsby;køn;alder;antal")
    )
    population = population.replace("lille_by", "Lille By").replace("woman", "Kvinder").replace("man;", "mand;")
    population = population.replace("16_24;10", "16–24 år;1.184").replace("85p", "85+")
    (folder / "population.csv").write_text(population, "utf-8")
    cluster = read_cluster(folder)
    assert cluster.villages[0].lon == 8.9
    assert cluster.population.counts["lille_by", "woman", "16_24"] == 1184


@pytest.mark.parametrize("delimiter", [";", "\t", ","])
def test_the_delimiter_is_found_in_the_headings(folder, delimiter):
    places = (folder / "places.csv").read_text("utf-8").replace(";", delimiter)
    (folder / "places.csv").write_text(places, "utf-8")
    assert read_cluster(folder).places[0].name == "hallen"


def test_the_windows_code_page_is_assumed_and_said(folder):
    villages = (folder / "villages.csv").read_text("utf-8").replace("Ll. By", "Blåbærby")
    (folder / "villages.csv").write_bytes(villages.encode("cp1252"))
    reading = read(folder)
    assert reading.cluster.villages[0].aliases == ("Blåbærby",)
    assert [note.key for note in reading.notes] == ["cluster_encoding_assumed"]


def test_a_name_is_made_of_a_label_where_there_is_no_label(folder):
    (folder / "places.csv").write_text(
        "navn;type;landsby;laengdegrad;breddegrad\nDagli'Brugsen på Øen;butik;Stor By;8,951;56,251\n", "utf-8"
    )
    place = read_cluster(folder).places[0]
    assert (place.name, place.label, place.kind) == ("dagli_brugsen_paa_oeen", "Dagli'Brugsen på Øen", "shop")


def test_columns_that_are_not_used_and_places_outside_are_noted(folder):
    (folder / "places.csv").write_text(
        "name;label;kind;village;lon;lat;opened\nhallen;Hallen;hall;stor_by;9.5;56.25;1999\n", "utf-8"
    )
    assert [note.key for note in read(folder).notes] == ["cluster_column_unused", "cluster_outside_outline"]


def test_decimal_commas_between_commas_are_explained(faults):
    assert ("places.csv", 2, "cluster_cells", None) in faults("places.csv", "8.951;56.251", "8.951;56.251;3;4")


def test_the_demo_cluster_is_whole():
    reading = read(DEMO)
    cluster = reading.cluster
    counted = (len(cluster.villages), len(cluster.places), cluster.population.total(), reading.notes)
    assert counted == (8, 22, 4212, ())


def test_a_frozen_copy_is_the_cluster():
    cluster = read_cluster(DEMO)
    assert frozen.from_json(json.loads(json.dumps(frozen.to_json(cluster)))) == cluster


def test_a_copy_frozen_before_a_setting_came_has_its_default(folder):
    cluster = read_cluster(folder)
    kept = frozen.to_json(cluster)
    del kept["settings"]["processors"], kept["settings"]["basis"]
    assert frozen.from_json(kept) == cluster
