"""The demo wave is made of exactly the people it should be, answers roughly as it should, and holds every trap."""

import csv
import random
from collections import Counter
from pathlib import Path

import pytest

from survey.cluster import geography
from survey.cluster.reader import read_cluster
from survey.fieldwork.simulation import draws, harbaekdalen, traps
from survey.fieldwork.simulation.surroundings import km
from survey.questionnaire.bind import bind
from survey.questionnaire.questions import Matrix, Option
from survey.questionnaire.reader import load_questionnaire
from survey.questionnaire.wording import Wording

pytestmark = pytest.mark.conformance

FOLDER = Path(__file__).parent.parent.parent / "questionnaires"


@pytest.fixture(scope="module")
def cluster():
    return read_cluster(FOLDER / "demo")


@pytest.fixture(scope="module")
def questionnaire(cluster):
    villages = [Option(v.name, v.code, Wording((("da", v.label),))) for v in cluster.villages]
    places = [Option(p.name, i, Wording((("da", p.label),))) for i, p in enumerate(cluster.places, 1)]
    return bind(load_questionnaire(FOLDER / "residents.yaml"), villages, {}, places=places, this_year=2026)


@pytest.fixture(scope="module")
def responses(cluster, questionnaire):
    return list(harbaekdalen.respondents(cluster, questionnaire, random.Random(20261006)))


@pytest.fixture(scope="module")
def complete(responses):
    return [response for response in responses if response.disposition == "complete"]


@pytest.fixture(scope="module")
def partial(responses):
    return [response for response in responses if response.disposition == "partial"]


def share(responses, name, *wanted, row=None):
    """Return the share of those wanted among all who answered, in per cent."""
    values = [response.value(name) for response in responses]
    values = [value.get(row) if row and value else value for value in values]
    answered = [value for value in values if value is not None]
    hits = sum(any(w in (v if isinstance(v, tuple) else (v,)) for w in wanted) for v in answered)
    return 100 * hits / len(answered)


def test_complete_responses_are_exactly_those_expected_in_every_cell(complete):
    with (FOLDER / "demo/expected.csv").open(encoding="utf-8") as file:
        expected = {(r["village"], r["sex"], r["age"]): int(r["complete"]) for r in csv.DictReader(file, delimiter=";")}
    found = Counter(
        (response.frame_village or response.value("village"), response.person.sex, response.person.age)
        for response in complete
    )
    assert found == Counter(expected)
    assert len(complete) == 1044


def test_partial_responses_are_exactly_so_many_by_village_and_last_section(partial):
    villages = Counter(response.frame_village or response.person.cell[0] for response in partial)
    sections = Counter(response.sent_from.rpartition("-")[0] for response in partial)
    assert villages == harbaekdalen.PARTIAL_VILLAGES
    assert sections == harbaekdalen.LAST_SECTIONS


def test_two_partial_responses_have_no_age(partial):
    ages = Counter(response.value("age") for response in partial)
    assert [ages[f"age_{age}"] for age in harbaekdalen.AGES] == list(harbaekdalen.PARTIAL_AGES)
    assert ages[None] == 2


def test_a_partial_response_holds_the_village_and_something_more_and_nothing_after_its_last_page(
    partial, questionnaire
):
    order = [page.id for page in questionnaire.pages]
    for response in partial:
        until = order.index(response.sent_from)
        later = {question.name for page in questionnaire.pages[until + 1 :] for question in page.questions}
        assert response.answers.values.keys() > {"village"}
        assert not later & {name.removesuffix("__other_text") for name in response.answers.values}


def test_channels_and_modes_are_exact(complete, partial):
    assert Counter(r.channel for r in complete) == {"letter": 898, "open": 146}
    assert Counter(r.mode for r in complete) == {"web": 981, "paper": 63}
    assert Counter(r.channel for r in partial) == {"letter": 96, "open": 22}


def test_twelve_holiday_homes_answer_by_the_open_link_and_skip_what_is_for_residents(complete):
    owners = [response for response in complete if response.value("lives_here") == "holiday_home"]
    assert Counter(r.value("village") for r in owners) == {"snerlund": 5, "aalevad": 4, "kragelev": 3}
    skipped = {"grew_up_here", "years_here", "satisfied", "reasons", "in_five_years"}
    assert not any(skipped & response.answers.values.keys() for response in owners)


def test_sex_and_age_are_other_or_refused_by_exactly_so_many(complete):
    sexes, ages = (Counter(response.value(name) for response in complete) for name in ("sex", "age"))
    assert (sexes["other_sex"], sexes["refuse"], ages["refuse"]) == (3, 9, 6)


@pytest.mark.parametrize(
    ("name", "wanted", "row", "per_cent"),
    [
        ("satisfied", ("1", "2"), None, 92),
        ("in_five_years", ("definitely",), None, 47),
        ("attachment", ("1", "2"), "village", 78),
        ("local_life", ("1",), "safe", 52),
        ("use_of_places", ("1",), "shop", 74),
        ("services", ("not_used",), "bus", 34),
        ("reasons", ("nature",), None, 45),
        ("active_now", ("walking",), None, 71),
        ("member", ("none",), None, 38),
        ("join_forces", ("paths",), None, 38),
        ("news_now", ("social_media",), None, 61),
        ("transport_missed", ("no",), None, 86),
        ("lives_with", ("partner_and_children",), None, 22),
    ],
)
def test_answers_come_near_the_shares_of_the_model(complete, name, wanted, row, per_cent):
    """Six points: four standard errors of a share of a half among a thousand."""
    assert share(complete, name, *wanted, row=row) == pytest.approx(per_cent, abs=6)


def test_villages_ages_and_sexes_differ_as_they_should(complete):
    def of(test):
        return [response for response in complete if test(response)]

    small = of(lambda r: r.value("village") in ("oellemose", "aalevad"))
    old = of(lambda r: r.person.age in ("75_84", "85p"))
    men, women = of(lambda r: r.person.sex == "man"), of(lambda r: r.person.sex == "woman")
    assert share(small, "solution", "one_each") > share(complete, "solution", "one_each") + 8
    assert share(old, "news_now", "weekly") > share(complete, "news_now", "weekly") + 12
    assert share(men, "active_now", "hunting") > share(women, "active_now", "hunting") + 10


def test_satisfaction_with_place_and_with_life_go_together(complete):
    pairs = [(r.value("satisfied"), r.value("life_satisfaction")) for r in complete]
    scored = [(-int(a), int(b)) for a, b in pairs if a and b and a.isdigit() and b.isdigit()]
    xs, ys = zip(*scored, strict=True)
    mean_x, mean_y = sum(xs) / len(xs), sum(ys) / len(ys)
    covariance = sum((x - mean_x) * (y - mean_y) for x, y in scored)
    spread = (sum((x - mean_x) ** 2 for x in xs) * sum((y - mean_y) ** 2 for y in ys)) ** 0.5
    assert 0.3 < covariance / spread < 0.6


def test_two_answers_by_the_open_link_are_alike(responses):
    twins = [r for r in responses if r.value("best_thing") == traps.TWIN["best_thing"] and r.channel == "open"]
    assert len(twins) == 2
    assert (twins[0].answers, twins[0].week) == (twins[1].answers, twins[1].week)


def test_somebody_ticks_the_first_option_of_every_row(complete, questionnaire):
    matrices = [question for question in questionnaire.questions() if isinstance(question, Matrix)]

    def straight(response):
        return all(set((response.value(q.name) or {}).values()) == {q.options[0].name} for q in matrices)

    assert sum(straight(response) for response in complete) == 1


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("strengths", traps.FORMULA),
        ("strengths", traps.NAMED_STRENGTH),
        ("one_change", traps.NAMED_CHANGE),
        ("best_thing", "+45 00 00 00 00"),
        ("meeting_spots", ({"words": "Sdr. Harbæk"},)),
        ("meeting_spots", ({"lon": 0.0, "lat": 0.0},)),
    ],
)
def test_awkward_words_and_marks_are_there(responses, name, value):
    assert any(response.value(name) == value for response in responses)


def test_there_is_a_short_form_and_an_emoji_among_the_wishes(responses):
    texts = " ".join(response.value("one_change") or "" for response in responses)
    assert [word for word in ("Nr Harbæk", "🎉") if word not in texts] == []


def test_one_mark_lies_far_outside_and_one_at_a_farm(responses, cluster):
    marks = [s for r in responses for s in r.value("meeting_spots") or () if "lon" in s]
    points = [(spot["lon"], spot["lat"]) for spot in marks]
    assert any(km(point, traps.FARM) == pytest.approx(0.012, abs=0.001) for point in points)
    assert any(not geography.inside(point, cluster.outline.polygon) and point[0] > 9.07 for point in points)


def test_answers_changed_afterwards_are_still_in_the_draft(complete):
    values = [response.answers.values for response in complete]
    assert sum(found.get("volunteered") == "no" and "volunteer_hours" in found for found in values) == 1
    assert sum(found.get("grew_up_here") == "always" and "years_here" in found for found in values) == 1


def test_three_partials_are_as_small_as_they_get(partial):
    only = [r for r in partial if set(r.answers.values) == {"village", "sex", "age"}]
    nowhere = [r for r in partial if r.value("wishes") == ({"nowhere": True, "each": "outdoors"},)]
    nobody = [r for r in partial if r.value("village") == "refuse" and r.value("age") is None]
    assert (len(only), len(nobody)) == (1, 1)
    assert any(r.sent_from == "meeting_places-4" for r in nowhere)


def test_a_sensitive_reason_is_named_by_exactly_so_many_in_two_villages(responses):
    named = Counter(r.value("village") for r in responses if "access" in (r.value("barriers") or ()))
    assert (named["aalevad"], named["oellemose"]) == (4, 9)


def test_one_paper_form_has_too_many_crosses(responses):
    invalid = [response for response in responses if response.invalid]
    assert [(r.mode, r.invalid) for r in invalid] == [("paper", ("solution", "active_wish"))]
    assert invalid[0].value("solution") is None


def test_somebody_sends_in_the_week_of_the_deadline(complete):
    assert any(response.week == "2026-W44" for response in complete)


def test_the_same_seed_gives_the_same_wave(cluster, questionnaire, responses):
    again = harbaekdalen.respondents(cluster, questionnaire, random.Random(20261006))
    assert list(again) == responses


def test_the_standard_form_is_answered_too(cluster, questionnaire):
    short = bind(
        load_questionnaire(FOLDER / "residents.yaml"), questionnaire.question("village").options[:8], {}, modules=()
    )
    found = list(harbaekdalen.respondents(cluster, short, random.Random(1)))
    assert len(found) == 1162
    assert not any("visits" in response.answers.values for response in found)


def test_shares_shifted_keep_their_total():
    moved = draws.shifted({"a": 50.0, "b": 30.0, "dont_know": 20.0}, {"a": 10.0}, ("dont_know",))
    assert moved == pytest.approx({"a": 60, "b": 20, "dont_know": 20})
