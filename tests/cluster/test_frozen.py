from dataclasses import replace

from survey.cli.clusters import SKELETON
from survey.cluster.frozen import from_json, to_json
from survey.cluster.reader import read_cluster

NOTE = "Folketallet er sognenes fra SOGN1.csv for 2026."


def test_where_the_population_is_from_is_frozen_with_the_cluster():
    cluster = read_cluster(SKELETON)
    noted = replace(cluster, settings=replace(cluster.settings, population_note=NOTE))
    assert from_json(to_json(noted)) == noted


def test_a_copy_from_before_the_note_is_read_without_one():
    kept = to_json(read_cluster(SKELETON))
    del kept["settings"]["population_note"]
    assert from_json(kept).settings.population_note == ""
