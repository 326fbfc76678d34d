"""A small cluster's folder, to be spoiled by one test at a time."""

from itertools import product

import pytest

from survey.cluster.errors import ClusterError
from survey.cluster.population import AGES, SEXES
from survey.cluster.reader import read_cluster

VILLAGES = """name;code;label;neighbour;lon;lat;aliases;parish
lille_by;1;Lille By;stor_by;8.9;56.2;Ll. By;Sogn
stor_by;2;Stor By;lille_by;8.95;56.25;;Sogn
"""
PLACES = """name;label;kind;village;lon;lat
hallen;Hallen;hall;stor_by;8.951;56.251
"""
SETTINGS = """slug: smaabyerne
name: Småbyerne
municipality: Eksempel
phone: 70 00 00 00
email: klyngen@eksempel.dk
controller: Eksempel Kommune
modules: [wellbeing, places]
"""
OUTLINE = """{"type": "FeatureCollection", "features": [
{"type": "Feature", "properties": {"layer": "outline"}, "geometry": {"type": "Polygon",
 "coordinates": [[[8.8, 56.1], [9.1, 56.1], [9.1, 56.3], [8.8, 56.3], [8.8, 56.1]]]}},
{"type": "Feature", "properties": {"layer": "stream", "label": "Bækken"}, "geometry": {"type": "LineString",
 "coordinates": [[8.8, 56.2], [9.1, 56.2]]}}]}
"""


@pytest.fixture
def folder(tmp_path):
    cells = product(("lille_by", "stor_by"), SEXES, AGES)
    population = "village;sex;age;count\n" + "".join(f"{v};{s};{a};10\n" for v, s, a in cells)
    files = {
        "cluster.yaml": SETTINGS,
        "villages.csv": VILLAGES,
        "places.csv": PLACES,
        "population.csv": population,
        "outline.geojson": OUTLINE,
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


@pytest.fixture
def faults(folder):
    """Return the faults (file, line, key, advice's key) of the folder after `change` of one file's text."""

    def found(file, old, new):
        path = folder / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
        with pytest.raises(ClusterError) as error:
            read_cluster(folder)
        return [(f.file, f.line, f.message.key, f.advice.key if f.advice else None) for f in error.value.faults]

    return found
