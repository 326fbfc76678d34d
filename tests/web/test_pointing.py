"""What a tap or a button on a map does to a form, without a server."""

from pathlib import Path

import pytest

from survey.bundled import questionnaires_folder
from survey.cluster.reader import read_cluster
from survey.questionnaire import versions
from survey.web import pointing
from survey.web.turns import Button

FIELD = "favourite__1"


@pytest.fixture(scope="module")
def cluster():
    return read_cluster(questionnaires_folder() / "demo")


@pytest.fixture(scope="module")
def press(cluster):
    page = versions.read(versions.publish(Path(__file__).parent / "kinds.yaml").text).page("opinions-2")

    def pressed(form, *verbs, spot="1", of="favourite"):
        for verb in verbs:
            form = pointing.pointed(form, Button.read(f"map:{of}:{spot} {verb}"), page, cluster)
        return form

    return pressed


def tapped(x, y, width=336):
    return pointing.pressed({f"{FIELD}_map{width}.x": [str(x)], f"{FIELD}_map{width}.y": [str(y)]})


@pytest.mark.parametrize(
    ("verbs", "view"),
    [
        ("in", "2 300 250"),
        ("in in in in", "8 300 250"),
        ("in e", "2 375 250"),
        ("in n w out", "1 300 250"),
        ("in in" + " s" * 17, "4 300 500"),
        ("out", "1 300 250"),
    ],
)
def test_buttons_zoom_and_move_the_map(press, verbs, view):
    assert press({}, *verbs.split())[f"{FIELD}_view"] == [view]


def test_the_same_spot_is_meant_on_every_size_of_the_map(press):
    verbs = [tapped(width // 2, height // 2, width).option.partition(" ")[2] for width, height in pointing.SIZES]
    assert len({tuple(press({}, verb)[f"{FIELD}_lon"]) for verb in (*verbs, "here")}) == 1


def test_a_key_on_the_picture_means_the_cross_in_the_middle():
    assert tapped(0, 0) == tapped(168, 140)


def test_a_tap_means_the_same_place_however_near_one_looks(press):
    whole = press({}, tapped(168 + 42, 140).option.partition(" ")[2])
    near = press({}, "in", tapped(168 + 84, 140).option.partition(" ")[2])
    assert whole[f"{FIELD}_lon"] == near[f"{FIELD}_lon"]


def test_a_mark_lies_on_the_grid_and_takes_the_place_of_the_list(press, cluster):
    form = press({f"{FIELD}_place": ["kragelev_kro"], "other": ["x"]}, "here")
    lon, lat = float(form[f"{FIELD}_lon"][0]), float(form[f"{FIELD}_lat"][0])
    assert pointing.Ground.of(cluster).settled(lon, lat) == (lon, lat)
    assert (form[f"{FIELD}_place"], form["other"]) == ([""], ["x"])


def test_zooming_in_goes_towards_a_mark_that_is_seen(press):
    form = press({}, tapped(84, 70).option.partition(" ")[2], "in")
    zoom, x, y = form[f"{FIELD}_view"][0].split()
    assert zoom == "2"
    assert (float(x), float(y)) == pytest.approx((150, 125), abs=1.5)


def test_a_mark_is_taken_away(press):
    assert press({}, "here", "drop")[f"{FIELD}_lon"] == [""]


@pytest.mark.parametrize(("spot", "of"), [("9", "favourite"), ("0", "favourite"), ("x", "favourite"), ("1", "wishes")])
def test_a_button_of_no_map_changes_nothing(press, spot, of):
    assert press({"a": ["b"]}, "here", spot=spot, of=of) == {"a": ["b"]}


@pytest.mark.parametrize(
    "name", ["favourite__1_map999.x", "__1_map336.x", "favourite__1_map336", "favourite__1_map336.y", "a" * 9999]
)
def test_a_field_that_is_no_tap_is_no_button(name):
    assert pointing.pressed({name: ["5"]}) is None


@pytest.mark.parametrize("x", ["-5", "99999", "1e3", "", "²", "x" * 9999])
def test_a_tap_outside_the_picture_stays_at_its_edge(x):
    across = float(tapped(x, 70).option.split()[1])
    assert 0 <= across <= 1


@pytest.mark.parametrize("view", ["", "3 1 1", "2 9999 1", "x", "2 1e5 3", "8 999 999", "1 1 1 1", "2 -1 5"])
def test_a_view_that_is_none_of_ours_shows_the_map(view):
    window = pointing.looked_at(view)
    assert 0 <= window.x <= 600
    assert 0 <= window.y <= 500


@pytest.mark.parametrize(("lon", "lat"), [("nan", "56"), ("", ""), ("9", ""), ("1e9", "56"), ("²", "5")])
def test_what_is_no_point_has_no_pin(cluster, lon, lat):
    assert pointing.pin_at(pointing.Sheet.of(cluster), lon, lat) is None
