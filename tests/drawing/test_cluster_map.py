"""The cluster's map: small, true to its files, and readable without being seen."""

import dataclasses
import gzip
import math
import re

import brotli
import lxml.etree
import pytest

from survey.bundled import questionnaires_folder
from survey.cluster.outline import Outline
from survey.cluster.reader import read_cluster
from survey.drawing.cluster_map import Pin, draw
from survey.drawing.labels import Labelling
from survey.drawing.projection import ZOOMS, Window
from survey.drawing.simplified import simplified

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def cluster():
    return read_cluster(questionnaires_folder() / "demo")


def texts(drawn):
    return [node.text for node in lxml.etree.fromstring(drawn).iter(f"{SVG}text")]


@pytest.mark.parametrize("zoom", ZOOMS)
def test_the_map_is_at_most_twelve_kilobytes_compressed(cluster, zoom):
    drawn = draw(cluster, detail=zoom).encode()
    assert len(gzip.compress(drawn)) <= 12 * 1024
    assert len(brotli.compress(drawn)) <= 12 * 1024


def test_a_surveyors_outline_is_drawn_within_twelve_kilobytes_too(cluster):
    """As fine as a municipality's own files have it: 8,000 corners, four long roads, 99 villages."""
    ring = [
        (8.9 + 0.1 * math.cos(i / 1273) * (1 + 0.02 * math.sin(i)), 56.25 + 0.05 * math.sin(i / 1273))
        for i in range(8_000)
    ]
    roads = tuple(
        ("road", f"Vej {k}", tuple((8.8 + i / 2e4, 56.2 + k / 50 + math.sin(i / 5) / 500) for i in range(2000)))
        for k in range(4)
    )
    villages = tuple(
        dataclasses.replace(
            cluster.villages[0],
            name=f"v{i}",
            code=i + 1,
            label=f"Landsby {i}",
            lon=8.8 + i % 10 / 50,
            lat=56.2 + i / 1000,
        )
        for i in range(99)
    )
    fine = dataclasses.replace(cluster, villages=villages, outline=Outline((*ring, ring[0]), roads))
    assert max(len(gzip.compress(draw(fine, detail=zoom).encode())) for zoom in ZOOMS) <= 12 * 1024


def test_it_says_what_it_shows_to_whoever_cannot_see_it(cluster):
    root = lxml.etree.fromstring(draw(cluster))
    assert (root.get("role"), root.get("aria-labelledby")) == ("img", "t d")
    assert root.find(f"{SVG}title").text == "Kort over Harbækdalen"
    assert root.find(f"{SVG}desc").text.endswith("Øllemosevej, Aalevadvej, Åstien. 22 mødesteder.")


def test_every_village_is_named_and_meeting_places_are_when_one_looks_closely(cluster):
    assert {village.label for village in cluster.villages} <= set(texts(draw(cluster)))
    assert "Kragelev Kro" not in texts(draw(cluster))
    assert "Kragelev Kro" in texts(draw(cluster, detail=8))


def test_roads_paths_and_streams_are_drawn_and_named(cluster):
    drawn = draw(cluster, detail=2)
    assert [drawn.count(f'<path class="{kind}"') for kind in ("land", "stream", "road", "path")] == [1, 1, 5, 1]
    assert {"Harbæk Å", "Harbækvej", "Åstien"} <= set(texts(drawn))


def test_no_attribute_styles_and_there_is_a_look_for_dark_forced_colours_and_print(cluster):
    drawn = draw(cluster, marks=[Pin(8.9, 56.25, "1")])
    assert " style=" not in drawn
    assert set(re.findall(r"@media \(?([a-z-]+)", drawn)) == {"prefers-color-scheme", "forced-colors", "print"}


def test_a_window_and_marks_are_drawn_where_they_are_asked_for(cluster):
    drawn = draw(cluster, window=Window(2, 100, 100), marks=[Pin(8.9, 56.245, "Mærke <1>")])
    root = lxml.etree.fromstring(drawn)
    assert root.get("viewBox") == "-50 -25 300 250"
    assert "Mærke <1>" in texts(drawn)


def test_labels_do_not_lie_upon_each_other():
    labelling = Labelling()
    labels = [labelling.place("Brandslev", (300, 250), 20, 12) for _ in range(5)]
    assert [label.anchor for label in labels[:4]] == ["start", "end", "middle", "middle"]
    assert labels[4] is None
    assert labelling.place("Brandslev", (300, 250), 20, 12, needed=True).anchor == "start"


def test_a_line_is_simplified_but_keeps_its_bends():
    line = [(x, 0.001 * (x % 2)) for x in range(100)] + [(99, y) for y in range(1, 50)]
    assert simplified(line, 0.1, 100) == [(0, 0.0), (99, 0.001), (99, 49)]
    assert len(simplified([(i, i % 7) for i in range(5000)], 0.1, 80)) <= 80
    assert simplified([(1, 1)], 1, 5) == [(1, 1)]
