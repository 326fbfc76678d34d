"""The demo cluster's wave: 1,044 complete and 118 partial responses of invented people, the same for the same seed."""

from __future__ import annotations

import csv
import datetime as dt
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from survey.bundled import questionnaires_folder
from survey.cluster.population import AGES, SEXES
from survey.fieldwork.simulation import draws
from survey.fieldwork.simulation.people import COMPLETE_BY_CHANNEL, HOLIDAY_HOMES, PARTIAL_BY_CHANNEL, people
from survey.fieldwork.simulation.simulated import Simulated
from survey.fieldwork.simulation.sittings import sit, stop
from survey.fieldwork.simulation.surroundings import Surroundings
from survey.fieldwork.simulation.traps import planted
from survey.questionnaire.answers import Answers
from survey.questionnaire.questions import Places

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator, Mapping

    from survey.cluster.cluster import Cluster
    from survey.fieldwork.simulation.people import Cell, Person
    from survey.questionnaire.answers import Value
    from survey.questionnaire.structure import Questionnaire

OPENS, CLOSES = dt.date(2026, 10, 6), dt.date(2026, 10, 26)
DAYS = tuple(OPENS + dt.timedelta(days=i) for i in range((CLOSES - OPENS).days + 1))
# Half of all answers have come on the sixth day; the reminder of 15 October shows the day after.
DAY_WEIGHTS = (15, 11, 8, 7, 5, 4, 3, 3, 2.5, 4, 14, 8, 5, 3.5, 2.5, 2, 2, 1.5, 1.5, 1.5, 2)
LANGUAGES = {"da": 98.2, "en": 0.9, "de": 0.9}
# Opened and not stored: those who live elsewhere, and those who have no home in the village.
OUTSIDE, HOMELESS = 9, 6

PARTIAL_VILLAGES: Mapping[str, int] = {
    "brandslev": 32, "noerre_harbaek": 23, "kragelev": 17, "soender_harbaek": 15, "snerlund": 11, "aagesby": 10,
    "oellemose": 5, "aalevad": 5,
}  # fmt: skip
PARTIAL_AGES = (12, 12, 17, 19, 19, 18, 15, 4)
PARTIAL_WITHOUT_AGE = 2
LAST_SECTIONS: Mapping[str, int] = {
    "you": 5, "living_here": 14, "meeting_places": 41, "leisure": 17, "working_together": 13, "volunteering": 6,
    "information": 8, "influence": 9, "everyday_life": 5,
}  # fmt: skip
# So many complete responses get these answers instead of the register's.
INSTEAD: tuple[tuple[str, str, int], ...] = (("sex", "other_sex", 3), ("sex", "refuse", 9), ("age", "refuse", 6))


def respondents(cluster: Cluster, questionnaire: Questionnaire, rng: random.Random) -> Iterator[Simulated]:
    """Yield every response of the demo wave, in no order that means anything.

    Args:
        cluster: the demo cluster.
        questionnaire: the residents' questionnaire, bound to it, in the long form or a shorter one.
        rng: the same seed gives the same responses.
    """
    around = Surroundings(cluster)
    complete = _complete(questionnaire, around, rng)
    partial = _partial(cluster, questionnaire, around, rng)
    responses = list(planted((*complete, *partial), questionnaire, rng, closes=CLOSES))
    rng.shuffle(responses)
    yield from responses


def screened_out(cluster: Cluster, rng: random.Random) -> Iterator[Answers]:
    """Yield the answers of those whom the survey is not for: from elsewhere, or without a home in their village."""
    for _ in range(OUTSIDE):
        yield Answers({"village": "outside"}, seed=rng.getrandbits(32))
    for _ in range(HOMELESS):
        village = rng.choice(cluster.villages).name
        yield Answers({"village": village, "lives_here": "neither"}, seed=rng.getrandbits(32))


def expected() -> dict[Cell, int]:
    """Return how many complete responses each village, sex and age group sends."""
    with (questionnaires_folder() / "demo" / "expected.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    return {(row["village"], row["sex"], row["age"]): int(row["complete"]) for row in rows}


def _complete(questionnaire: Questionnaire, around: Surroundings, rng: random.Random) -> list[Simulated]:
    residents = people(expected(), COMPLETE_BY_CHANNEL, rng, holiday_homes=HOLIDAY_HOMES)
    responses = [
        _sent(person, sit(person, questionnaire, around, rng, this_year=OPENS.year), None, rng) for person in residents
    ]
    for question, value, number in INSTEAD:
        plain = [i for i, response in enumerate(responses) if _usual(response)]
        for i in rng.sample(plain, number):
            responses[i] = responses[i].answering(**{question: value})
    return responses


def _usual(response: Simulated) -> bool:
    person = response.person
    said: tuple[Value | None, ...] = tuple(response.value(name) for name in ("village", "sex", "age"))
    return said == (person.cell[0], person.sex, f"age_{person.age}")


def _partial(
    cluster: Cluster, questionnaire: Questionnaire, around: Surroundings, rng: random.Random
) -> list[Simulated]:
    """Return the responses that were sent and stopped; two have no age."""
    cells, without_age = _partial_cells(cluster, rng)
    residents = people(Counter(cells), PARTIAL_BY_CHANNEL, rng)
    sections = list(Counter(LAST_SECTIONS).elements())
    rng.shuffle(sections)
    silent = [next(i for i, person in enumerate(residents) if person.cell == cell) for cell in without_age]
    responses = []
    for i, (resident, section) in enumerate(zip(residents, sections, strict=True)):
        person = replace(resident, village=resident.cell[0], lives_here="all_year")
        whole = sit(person, questionnaire, around, rng, this_year=OPENS.year)
        page = _last_page(questionnaire, section, whole, rng)
        response = _sent(person, stop(whole, questionnaire, page), page, rng)
        responses.append(response.answering(age=None if i in silent else f"age_{person.age}"))
    return responses


def _partial_cells(cluster: Cluster, rng: random.Random) -> tuple[list[Cell], list[Cell]]:
    """Return a cell for each partial response, and the cells of those who do not tell their age."""
    ages = list(Counter(dict(zip(AGES, PARTIAL_AGES, strict=True))).elements())
    ages += rng.choices(AGES, PARTIAL_AGES, k=PARTIAL_WITHOUT_AGE)
    order = list(range(len(ages)))
    rng.shuffle(order)
    cells: dict[int, Cell] = {}
    for village, i in zip(Counter(PARTIAL_VILLAGES).elements(), order, strict=True):
        sexes = {sex: float(cluster.population.counts[village, sex, ages[i]]) for sex in SEXES}
        cells[i] = (village, draws.one(sexes, rng), ages[i])
    listed = [cells[i] for i in range(len(ages))]
    return listed, listed[-PARTIAL_WITHOUT_AGE:]


def _last_page(questionnaire: Questionnaire, section: str, whole: Answers, rng: random.Random) -> str:
    """Return the page somebody stops on: the last of the first section, and where places are asked mostly a map."""
    pages = [page for page in questionnaire.pages if page.section.name == section and page.id in whole.passed]
    maps = [page for page in pages if any(isinstance(question, Places) for question in page.questions)]
    if section == questionnaire.sections[0].name:
        return pages[-1].id
    return rng.choice(maps if maps and rng.random() < 0.85 else pages).id


def _sent(person: Person, answers: Answers, sent_from: str | None, rng: random.Random) -> Simulated:
    day = rng.choices(DAYS, DAY_WEIGHTS)[0]
    year, week, _ = day.isocalendar()
    on_link = person.invited == "open"
    return Simulated(
        person=person,
        frame_village=None if on_link else person.cell[0],
        channel="open" if on_link else "letter",
        mode="paper" if person.invited == "paper" else "web",
        week=f"{year}-W{week:02d}",
        language="da" if person.invited == "paper" else draws.one(LANGUAGES, rng),
        disposition="partial" if sent_from else "complete",
        sent_from=sent_from,
        answers=answers,
    )
