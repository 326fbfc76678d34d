"""The report: one page that is valid, whole in itself, and says nothing that is hidden."""

import itertools
import re

import html5lib
import pytest

from analysis import report
from analysis.edition_charts import drawn, planned
from analysis.edition_source import source_of

pytestmark = pytest.mark.whole

XHTML = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def figures(surveyed, shown):
    return [drawn(plan, source_of(surveyed)) for plan in planned(shown)]


@pytest.fixture(scope="module")
def page(surveyed, shown, figures):
    return report.html(surveyed, shown, figures)


@pytest.fixture(scope="module")
def tree(page):
    return html5lib.HTMLParser(strict=True).parse(page)


def test_the_page_is_danish_and_has_one_heading_of_the_first_rank(tree):
    assert tree.get("lang") == "da"
    assert [heading.text for heading in tree.iter(f"{XHTML}h1")] == ["Kortlægning: Landsbyklyngen Dalen"]


def test_two_runs_give_the_same_page(surveyed, shown, figures, page):
    assert report.html(surveyed, shown, figures) == page


def test_every_identifier_is_there_once(page):
    found = re.findall(r'\bid="([^"]+)"', page)
    assert len(found) == len(set(found))


def test_every_link_within_the_page_leads_somewhere(page):
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(re.findall(r'\bid="([^"]+)"', page))


def test_nothing_is_fetched_from_anywhere(page):
    without_names = re.sub(r'xmlns(:xlink)?="[^"]*"', "", page)
    assert not re.search(r"https?://|<script|<link|@import|src=", without_names)


def test_every_figure_says_what_it_shows(tree):
    drawings = list(tree.iter(f"{SVG}svg"))
    assert drawings
    assert all(one.get("role") == "img" and len(one.get("aria-label")) >= 150 for one in drawings)


def test_under_every_figure_its_numbers_can_be_unfolded(tree):
    assert len(list(tree.iter(f"{XHTML}table"))) == len(list(tree.iter(f"{XHTML}details")))


def test_headings_skip_no_rank(tree):
    ranks = [int(node.tag[-1]) for node in tree.iter() if re.fullmatch(r".*}h[1-6]", str(node.tag))]
    assert all(after - before <= 1 for before, after in itertools.pairwise(ranks))


def test_simulated_answers_are_called_so(page):
    assert "Simulerede svar: ingen mennesker har givet dem." in page


def test_the_rate_says_that_the_open_link_is_not_in_it(surveyed, shown):
    """A reader who divides the answers by the residents would otherwise find another rate, and trust neither."""
    from dataclasses import replace

    without = replace(surveyed, sent=tuple(one for one in surveyed.sent if one.population))
    pages = [report.html(study, shown, []) for study in (surveyed, without)]
    assert ["svar fra det åbne link ikke talt med" in page for page in pages] == [True, False]


def test_marks_in_a_label_stay_marks(surveyed, shown):
    from dataclasses import replace

    from analysis.table import Asked

    table = replace(shown[0], question=Asked("q", "<script>alert(1)</script>"))
    assert "<script" not in report.html(surveyed, [table], [])
