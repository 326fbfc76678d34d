"""Points as counts of people at places and in hexagons."""

from dataclasses import replace

import pytest

import analysis
from analysis.points import Grid, hexagons, nearest, outline
from survey.cluster.cluster import Cluster, Settings
from survey.cluster.geography import distance
from survey.cluster.outline import Outline
from survey.cluster.places import Place
from survey.cluster.population import Population

HALL = (9.1, 56.1)


def pointed(lon, lat):
    return {"favourite__1_lon": lon, "favourite__1_lat": lat, "favourite__none": 0}


@pytest.fixture
def study(studied):
    """Ten at the hall by name, twelve by a point near it, six by points in one field, two far off."""
    answers = [{"favourite__1_place": 1, "favourite__none": 0}] * 10 + [pointed(9.1005, 56.1)] * 12
    answers += [pointed(9.2, 56.2)] * 6 + [pointed(9.3, 56.3)] * 2
    settings = Settings("dalen", "Dalen", "Dal", "12 34 56 78", "a@example.dk", "Dal Kommune")
    places = (Place("hal", "Hal", "hall", "askeby", *HALL), Place("kirke", "Kirke", "church", "askeby", 9.5, 56.5))
    return replace(studied(answers), cluster=Cluster(settings, (), places, Population({}), Outline()))


def named(table):
    return {row.name: int(table.n[i, 0]) for i, row in enumerate(table.stub)}


def test_points_count_at_the_nearest_place_within_reach(study):
    found = named(nearest(study, "favourite"))
    assert (found["hal"], found["kirke"], found["point"]) == (22, 0, 8)


def test_a_shorter_reach_leaves_the_points_where_they_are(study):
    assert named(nearest(study, "favourite", within_metres=20))["hal"] == 10


def test_hexagons_with_few_people_are_counted_together(study):
    """Two far off would be too few, so the six of the field go with them."""
    found = named(hexagons(study, "favourite"))
    assert sorted(found.values()) == [8, 12]
    assert found["elsewhere"] == 8


def test_points_near_a_place_do_not_tell_of_a_few_people(study, studied):
    answers = [{"favourite__1_place": 1, "favourite__none": 0}] * 10 + [pointed(9.1005, 56.1)] * 3
    answers += [{"favourite__1_place": 2, "favourite__none": 0}] * 10
    few = replace(studied(answers), cluster=study.cluster)
    tables = analysis.protect([analysis.frequency(few, "favourite"), nearest(few, "favourite")])
    assert min(table.n[0, 0] for table in tables) < 0


def test_places_and_hexagons_together_are_refused(study):
    with pytest.raises(analysis.AnalysisError, match="ikke begge dele"):
        analysis.protect([nearest(study, "favourite"), hexagons(study, "favourite")])


def test_every_point_is_within_its_hexagon():
    grid = Grid(500)
    for lon, lat in ((9.0, 56.0), (10.123, 55.456), (8.2, 57.1)):
        cell = grid.cell(lon, lat)
        assert distance((lon, lat), grid.degrees(*grid.middle(cell))) < 500 / 3**0.5 * 1.05


def test_a_hexagon_has_six_corners_around_its_middle(study):
    name = next(row.name for row in hexagons(study, "favourite").stub if row.name != "elsewhere")
    corners = outline(name)
    assert (len(corners), min(distance(corner, HALL) for corner in corners) < 600) == (6, True)


@pytest.mark.parametrize(
    ("verb", "arguments", "words"),
    [
        (nearest, ("sex",), "spørger ikke om steder. Det gør: favourite"),
        (hexagons, ("favourite",), "Ingen har sat et punkt"),
        (nearest, ("favourite",), "ingen steder med koordinater"),
    ],
)
def test_what_has_no_points_is_told(studied, verb, arguments, words):
    with pytest.raises(analysis.AnalysisError, match=words):
        verb(studied([{"favourite__1_place": 1}]), *arguments)


def test_small_hexagons_and_strange_names_are_refused(study):
    with pytest.raises(analysis.AnalysisError, match="mindst 250 m"):
        hexagons(study, "favourite", across_metres=50)
    with pytest.raises(analysis.AnalysisError, match="ingen sekskant"):
        outline("elsewhere")
