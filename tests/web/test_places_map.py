"""Places on the map, without script: a tap, the buttons, what is asked about and what is refused."""

import dataclasses
import re

import pytest

from survey.fieldwork import binding, waves

HALL = ("8.90647", "56.24229")
FAR = ("8.72", "56.25")


@pytest.fixture
def page(resident):
    """A resident at the page with the map."""
    while "favourite__1_place" not in resident.text:
        resident.press("skip")
    return resident.press()  # what is not answered is told once, and then no more


def answers(walker):
    """Pass what is left, and return the list of answers."""
    for _ in range(5):
        walker.press("skip") if walker.page != "tjek" else walker
    return walker.text


@pytest.fixture
def draw_tiles(monkeypatch, house):
    """Let the cluster show map pictures from elsewhere."""
    with house[1].reading() as session:
        wave = waves.find(session, "harbaekdalen", "2026")
        cluster = binding.cluster_of(wave)
    settings = dataclasses.replace(
        cluster.settings, tiles="https://kort.eksempel.dk/{z}/{x}/{y}.png", tiles_credit="© Kortmagerne"
    )
    monkeypatch.setitem(binding._CLUSTERS, wave.id, dataclasses.replace(cluster, settings=settings))


def tap(walker, x, y, spot=1, width=336):
    """Press the picture as a browser does: with no other button, and where it was pressed."""
    action, posted = walker.form()
    posted |= {f"favourite__{spot}_map{width}.x": [str(x)], f"favourite__{spot}_map{width}.y": [str(y)]}
    walker.response = walker.client.post(action, data=posted)
    return walker


def part(walker, name, spot=1):
    return walker.form()[1][f"favourite__{spot}_{name}"][0]


def test_a_tap_sets_a_mark_and_leads_back_to_the_map_without_a_check(page):
    here = page.page
    page.press("map:favourite:2 in", favourite__1_each="Udsigten")
    tap(page, 160, 168)
    assert page.response.headers["Location"].endswith(f"{here}#favourite__1_lon")
    page._followed()
    assert (part(page, "each"), "Fejl:" in page.text) == ("Udsigten", False)
    assert "Mærket står i Brandslev." in page.text
    assert "Fortæl om stedet (1 af højst 2)</legend>" in page.text


def test_a_map_that_was_looked_about_on_stays_unfolded_and_is_no_answer(page):
    folded = '<details class="spot">'
    assert folded in page.text
    page.press("map:favourite:2 in")
    assert folded not in page.text
    assert "Fortæl om stedet (2 af højst 2)</legend>" not in page.text


def test_the_address_of_a_page_never_tells_where_a_mark_is(page):
    tap(page, 160, 168)._followed()
    lon, lat = part(page, "lon"), part(page, "lat")
    addresses = re.findall(r'(?:href|src|action)="([^"]*)"', page.text)
    assert lon
    assert not [each for each in addresses if lon in each or lat in each]


def test_a_key_on_the_picture_means_the_cross_in_the_middle(page):
    tap(page, 0, 0)._followed()
    by_key = part(page, "lon"), part(page, "lat")
    page.press("map:favourite:1 drop").press("map:favourite:1 here")
    assert (part(page, "lon"), part(page, "lat")) == by_key


@pytest.mark.parametrize(
    "route",
    [
        {"place": "brandslev_hallen"},
        {"lon": HALL[0], "lat": HALL[1]},
        {"words": "brandslev hallen"},
        {"words": "Hallevej 3, 7799 Harbæk"},
    ],
    ids=str,
)
def test_list_map_words_and_address_give_the_same_place(page, route):
    page.press(**{f"favourite__1_{name}": text for name, text in route.items()}, favourite__1_each="x")
    assert "Brandslev Hallen – x" in answers(page)


def test_a_mark_is_told_in_words_among_the_answers(page):
    page.press(favourite__1_lon="8.9", favourite__1_lat="56.25", favourite__1_each="x")
    assert "Mærke på kortet: 600 m nord for Brandslev – x" in answers(page)


def test_a_mark_far_out_is_shown_back_once_and_taken_the_second_time(page):
    here = page.page
    page.press(favourite__1_lon=FAR[0], favourite__1_lat=FAR[1], favourite__1_each="x")
    assert (page.response.status_code, page.page) == (200, here)
    assert "Mærket står et stykke uden for klyngen." in page.text
    assert "Fejl:" not in page.text
    assert page.press().page != here
    assert page.get(f"/{here}").press().page != here


def test_another_mark_far_out_is_asked_about_anew(page):
    here = page.page
    page.press(favourite__1_lon=FAR[0], favourite__1_lat=FAR[1])
    page.press(favourite__1_lon="8.70", favourite__1_lat=FAR[1])
    assert page.page == here
    assert "Mærket står et stykke uden for klyngen." in page.text


def test_a_form_of_nobodys_making_is_asked_about_all_the_same(page):
    page.press(favourite__1_lon=["\u200b8,72 ", "8,72"], favourite__1_lat=FAR[1], favourite__1_sure="x" * 999)
    assert "Mærket står et stykke uden for klyngen." in page.text


def test_to_skip_or_stop_is_not_to_be_asked(page):
    here = page.page
    assert page.press("skip", favourite__1_lon=FAR[0], favourite__1_lat=FAR[1]).page != here
    assert "Mærke på kortet: 7,1 km vest for Kragelev" in answers(page)


@pytest.mark.parametrize("point", [("0", "0"), ("3.5", "56.2")])
def test_the_sea_is_refused_with_words_and_the_mark_stays_to_be_moved(page, point):
    page.press(favourite__1_lon=point[0], favourite__1_lat=point[1])
    assert page.response.status_code == 422
    assert 'href="#favourite__1_lon">Mærket står for langt væk.' in page.text
    assert part(page, "lon") == point[0]


def test_the_picture_is_compressed_kept_for_good_and_asks_for_nothing(page, client):
    address = re.search(r'<image href="([^"]+)"', page.text)[1]
    got = client.get(address, headers={"Accept-Encoding": "br"})
    assert (got.status_code, got.mimetype, got.headers["Content-Encoding"]) == (200, "image/svg+xml", "br")
    assert got.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert got.headers["Content-Security-Policy"].startswith("default-src 'none'; style-src 'sha256-")
    assert len(got.data) < 12 * 1024
    assert client.get("/harbaekdalen/2026/kort/3.svg").status_code == 404
    assert {"Set-Cookie", "Cookie"} & {*got.headers.keys(), *got.vary} == set()


def test_the_map_speaks_the_language_of_the_page(page):
    page.get(page.address.replace("/harbaekdalen", "/de/harbaekdalen"))
    tap(page, 160, 168)._followed()
    assert "Die Markierung ist in Brandslev." in page.text


def test_no_other_page_loads_the_map(resident):
    assert "map.css" not in resident.text
    assert "/map." not in resident.text


def test_nobody_else_is_asked_for_pictures_unless_the_cluster_says_so(page):
    assert "img-src 'self' data:;" in page.response.headers["Content-Security-Policy"]
    assert "tiles." not in page.text


def test_pictures_from_elsewhere_are_let_in_on_the_map_alone_and_named_in_the_notice(draw_tiles, resident):
    assert "eksempel.dk" not in resident.response.headers["Content-Security-Policy"]
    while "favourite__1_place" not in resident.text:
        resident.press("skip")
    assert "img-src 'self' https://kort.eksempel.dk data:;" in resident.response.headers["Content-Security-Policy"]
    assert "© Kortmagerne" in resident.text
    assert re.search(r'src="/static/tiles\.[0-9a-f]+\.js"', resident.text)
    assert "kort.eksempel.dk" in resident.get("/privatliv").text


def test_all_scripts_of_a_page_with_a_map_are_at_most_six_kilobytes(page):
    from survey.web.assets import asset

    names = re.findall(r'src="/static/(\w+)\.[0-9a-f]+\.js"', page.text)
    assert "map" in names
    assert sum(len(asset(f"{name}.js").packed["br"]) for name in names) <= 6 * 1024
