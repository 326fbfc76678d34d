"""Points and words are judged by the ground of the cluster."""

import itertools

import pytest

from survey.bundled import questionnaires_folder
from survey.cluster import geography, reader
from survey.cluster.ground import Beside, Ground

HALL = (8.90647, 56.24229)


@pytest.fixture(scope="module")
def ground():
    return Ground.of(reader.read_cluster(questionnaires_folder() / "demo"))


def test_a_degree_is_as_long_as_the_ellipsoid_says():
    """Lengths of a degree at 56° N on WGS 84: 62.39 km and 111.34 km, as tables of the ellipsoid have them."""
    across, along = geography.metres_a_degree(56.0)
    assert (across, along) == pytest.approx((62_394, 111_342), abs=5)


@pytest.mark.parametrize("point", [HALL, (8.1, 57.3), (15.01, 55.12), (12.57, 55.68)])
def test_a_point_goes_to_the_nearest_of_the_grid_and_stays_there(point):
    snapped = geography.snapped(*point)
    assert geography.distance(point, snapped) < 43
    assert geography.snapped(*snapped) == snapped


def test_neighbours_in_the_grid_are_fifty_metres_apart():
    east = sorted({geography.snapped(8.9 + i / 20_000, 56.25) for i in range(60)})
    gaps = [geography.distance(one, other) for one, other in itertools.pairwise(east)]
    assert min(gaps) > 40
    assert max(gaps) < 60


def test_the_distance_to_the_outline_is_that_to_its_nearest_side():
    square = ((9.0, 56.0), (9.1, 56.0), (9.1, 56.1), (9.0, 56.1), (9.0, 56.0))
    assert geography.metres_outside((9.05, 56.05), square) == 0
    assert geography.metres_outside((9.05, 56.11), square) == pytest.approx(1113.5, abs=1)
    assert geography.metres_outside((8.9, 55.9), square) == pytest.approx(12_760, abs=30)
    assert geography.metres_outside((0, 0), ()) == 0


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Brandslev Hallen", "brandslev_hallen"),
        ("HALLEN", "brandslev_hallen"),
        ("Hallevej 3", "brandslev_hallen"),
        ("Hallevej 3, 7799 Harbæk", "brandslev_hallen"),
        ("hallevej 3", "brandslev_hallen"),
        ("Hallevej 33", None),
        ("Åen", None),
        ("", None),
        (", ,", None),
    ],
)
def test_words_and_addresses_mean_a_place(ground, words, place):
    assert ground.place_named(words) == place


def test_a_mark_near_a_place_is_that_place(ground):
    assert ground.place_at(HALL[0] + 0.001, HALL[1]) == "brandslev_hallen"
    assert ground.place_at(8.95, 56.25) is None


@pytest.mark.parametrize(
    ("point", "asked", "elsewhere"),
    [
        (HALL, False, False),
        ((8.78, 56.25), False, False),
        ((8.72, 56.25), True, False),
        ((7.7, 56.25), True, True),
        ((0.0, 0.0), True, True),
        ((12.57, 55.68), True, True),
    ],
)
def test_far_out_is_asked_about_and_farther_out_is_elsewhere(ground, point, asked, elsewhere):
    assert (ground.is_asked_about(*point), ground.is_elsewhere(*point)) == (asked, elsewhere)


@pytest.mark.parametrize(
    ("point", "beside"),
    [
        (HALL, Beside("Brandslev Hallen", is_place=True)),
        ((8.9, 56.2455), Beside("Brandslev")),
        ((8.9, 56.25), Beside("Brandslev", 600, "n")),
        ((8.908, 56.2494), Beside("Brandslev", 700, "ne")),
        ((8.88, 56.243), Beside("Brandslev", 1300, "w")),
    ],
)
def test_a_point_is_told_in_words(ground, point, beside):
    assert ground.beside(*point) == beside
