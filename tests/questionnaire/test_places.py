"""List, map, words and address are equal ways to a place; where a mark stands is judged by the cluster's ground."""

from dataclasses import dataclass

import pytest

from survey.questionnaire.answers import Answers
from survey.questionnaire.bind import bind
from survey.questionnaire.check import check_page
from survey.questionnaire.checking.places import surety
from survey.questionnaire.questions import Option
from survey.questionnaire.wording import Wording


@dataclass(frozen=True)
class Field:
    """A ground of one place: a hall at (9, 56), called "Hallevej 3" too."""

    def settled(self, lon, lat):
        return round(lon, 2), round(lat, 2)

    def place_at(self, lon, lat):
        return "hall" if (lon, lat) == (9, 56) else None

    def place_named(self, text):
        return {"Hallevej 3": "hall", "Kroen": "inn"}.get(text)

    def is_asked_about(self, lon, lat):
        return lon > 9.5 or lat < 0

    def is_elsewhere(self, lon, lat):
        return lon > 12 or lat < 0


@pytest.fixture(scope="module")
def checked(written, villages):
    hall = Option("hall", 1, Wording((("da", "Hallen"), ("en", "The hall"))))
    fielded = bind(written, villages, {}, places=[hall], ground=Field(), this_year=2026)

    def check(**parts):
        form = {f"missing_here__1_{part}": [text] for part, text in parts.items()}
        page = next(page for page in fielded.pages if any(q.name == "missing_here" for q in page.questions))
        return check_page(page, form, Answers.empty(0), this_year=2026)

    return check


@pytest.mark.parametrize(
    "parts",
    [
        {"place": "hall"},
        {"lon": "9.001", "lat": "56.001"},
        {"words": "hallen."},
        {"words": "The hall"},
        {"words": "Hallevej 3"},
        {"lon": "9.001", "lat": "56.001", "words": "Hallen"},
        {"place": "hall", "words": "Hallevej 3"},
    ],
    ids=str,
)
def test_every_way_leads_to_the_same_place(checked, parts):
    assert checked(**parts).values["missing_here"] == ({"place": "hall"},)


def test_a_name_that_is_not_on_the_list_stays_words(checked):
    assert checked(words="Kroen").values["missing_here"] == ({"words": "Kroen"},)


def test_a_mark_is_stored_on_the_grid(checked):
    assert checked(lon="9.123", lat="56,2349").values["missing_here"] == ({"lon": 9.12, "lat": 56.23},)


def test_a_mark_far_out_is_asked_about_and_is_an_answer_all_the_same(checked):
    found = checked(lon="9.61", lat="56.1")
    assert [(ask.field, ask.message.key) for ask in found.asks] == [("missing_here__1_lon", "place_far")]
    assert found.values["missing_here"] == ({"lon": 9.61, "lat": 56.1},)
    assert found.errors == ()


def test_a_mark_that_was_shown_back_is_meant_and_a_moved_one_is_asked_about_again(checked):
    sure = surety({"lon": 9.61, "lat": 56.1})
    assert checked(lon="9.61", lat="56.1", sure=sure).asks == ()
    assert len(checked(lon="9.71", lat="56.1", sure=sure).asks) == 1


@pytest.mark.parametrize("point", [("0", "0"), ("12.5", "56"), ("0.0", "-0")])
def test_nowhere_and_the_sea_are_refused_with_words(checked, point):
    errors = checked(lon=point[0], lat=point[1]).errors
    assert [(error.field, error.message.key) for error in errors] == [("missing_here__1_lon", "place_elsewhere")]
