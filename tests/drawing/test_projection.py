"""Degrees, pixels and windows of the sheet that a map is drawn on."""

import pytest

from survey.bundled import questionnaires_folder
from survey.cluster import geography
from survey.cluster.reader import read_cluster
from survey.drawing.projection import HEIGHT, WIDTH, Sheet, Window


@pytest.fixture(scope="module")
def cluster():
    return read_cluster(questionnaires_folder() / "demo")


def test_a_pixel_is_the_point_it_was_made_of(cluster):
    sheet = Sheet.of(cluster)
    assert sheet.degrees(*sheet.pixel(8.9, 56.25)) == pytest.approx((8.9, 56.25), abs=1e-12)


def test_the_whole_cluster_is_on_the_sheet_with_room_around_it(cluster):
    sheet = Sheet.of(cluster)
    pixels = [sheet.pixel(*point) for point in cluster.outline.polygon]
    assert all(20 < x < WIDTH - 20 and 20 < y < HEIGHT - 20 for x, y in pixels)


def test_a_pixel_is_as_many_metres_east_as_north(cluster):
    sheet = Sheet.of(cluster)
    middle = sheet.degrees(300, 250)
    east, _ = geography.metres(sheet.degrees(310, 250), middle)
    _, north = geography.metres(sheet.degrees(300, 240), middle)
    assert east == pytest.approx(north, rel=1e-3)
    assert sheet.metres == pytest.approx(north / 10, rel=1e-3)


def test_one_single_village_has_a_sheet_too():
    assert Sheet.around([(9.0, 56.0)]).pixel(9.0, 56.0) == pytest.approx((300, 250))
    assert Sheet.around([]).lat > 0


def test_a_window_is_moved_and_zoomed_and_keeps_its_middle_on_the_sheet():
    window = Window(4, 100, 100)
    assert window.box == (25, 37.5, 150, 125)
    assert window.at(0, 1) == (25, 162.5)
    assert window.moved(-1, 0) == Window(4, 0, 100)
    assert [window.zoomed(steps).zoom for steps in (1, 5, -1, -5)] == [8, 8, 2, 1]
