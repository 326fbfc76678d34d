"""Static files: compressed beforehand, named after their contents, kept for good."""

import gzip
import re

import brotli
import pytest

from survey.web.assets import FOLDER, asset, names


@pytest.fixture
def stylesheet(client):
    """The address that a page gives."""
    return re.search(r'href="(/static/[^"]+\.css)"', client.get("/was").text)[1]


def test_a_page_names_a_file_by_what_is_in_it(client, stylesheet):
    assert re.fullmatch(r"/static/klyngesvar\.[0-9a-f]{10}\.css", stylesheet)
    assert client.get(stylesheet).headers["Cache-Control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize("name", ["klyngesvar.css", "klyngesvar.0123456789.css"])
def test_a_page_from_before_an_upgrade_still_finds_its_file_but_does_not_keep_it(client, name):
    answer = client.get(f"/static/{name}")
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "public, max-age=60")


@pytest.mark.parametrize(
    ("accepted", "coding", "unpack"),
    [
        ("gzip, br", "br", brotli.decompress),
        ("gzip", "gzip", gzip.decompress),
        ("br;q=0", None, bytes),
        ("", None, bytes),
    ],
)
def test_a_file_comes_as_the_browser_can_read_it(client, stylesheet, accepted, coding, unpack):
    answer = client.get(stylesheet, headers={"Accept-Encoding": accepted})
    assert answer.headers.get("Content-Encoding") == coding
    assert unpack(answer.data) == asset("klyngesvar.css").packed["identity"]


@pytest.mark.parametrize("wrong", ["klyngesvar.0123456789.js", "..%2Fapp.py", "security.py", ".css"])
def test_nothing_else_is_served(client, wrong):
    assert client.get(f"/static/{wrong}").status_code == 404


def test_what_an_ordinary_page_fetches_is_small():
    """The map has a script of its own, for pages with a map."""
    scripts = [name for name in names() if name.endswith(".js") and not name.startswith(("map", "places", "preview"))]
    assert len(asset("klyngesvar.css").packed["br"]) <= 6 * 1024
    assert sum(len(asset(name).packed["br"]) for name in scripts) <= 6 * 1024


def test_a_stylesheet_loses_only_blanks_and_comments():
    told = re.sub(r"/\*.*?\*/", "", (FOLDER / "klyngesvar.css").read_text(), flags=re.DOTALL)
    assert "".join(told.split()) == "".join(asset("klyngesvar.css").packed["identity"].decode().split())
