"""Sittings: one resident goes through the questionnaire page by page, to the end or to where they stop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from survey.fieldwork.simulation import effects, sentences
from survey.fieldwork.simulation.replies import Sitting, reply
from survey.questionnaire.answers import Answers
from survey.questionnaire.questions import Matrix, Places, Text, Village
from survey.questionnaire.route import Seen

if TYPE_CHECKING:
    import random
    from collections.abc import Mapping

    from survey.fieldwork.simulation.people import Person
    from survey.fieldwork.simulation.surroundings import Surroundings
    from survey.questionnaire.answers import Value
    from survey.questionnaire.questions import Question
    from survey.questionnaire.structure import Page, Questionnaire

# Per cent of those who are shown a question and leave it blank; matrices and places have their own.
BLANK: Mapping[str, float] = {
    "you": 0.5, "living_here": 1, "meeting_places": 3, "leisure": 2, "working_together": 2, "volunteering": 4,
    "information": 4, "influence": 6, "everyday_life": 8, "background": 5,
}  # fmt: skip
BLANK_WEIGHTED = 1.5  # sex and age
REFUSED: Mapping[str, float] = {"lives_with": 2, "occupation": 3}


def sit(
    person: Person, questionnaire: Questionnaire, around: Surroundings, rng: random.Random, *, this_year: int
) -> Answers:
    """Return everything a person answers on the way to the last page."""
    values: dict[str, Value] = {}
    seen = Seen(values, this_year=this_year)
    passed = tuple(
        page.id
        for page in questionnaire.pages
        if seen.section_shown(page) and _answer(page, Sitting(person, around, values, rng), seen, values)
    )
    return Answers(values, passed=passed, seed=rng.getrandbits(32))


def stop(answers: Answers, questionnaire: Questionnaire, page_id: str) -> Answers:
    """Return the answers up to and with a page: what someone has who sends them from there."""
    kept: list[Page] = []
    for page in questionnaire.pages:
        kept.append(page)
        if page.id == page_id:
            break
    names = {question.name for page in kept for question in page.questions}
    values = {name: value for name, value in answers.values.items() if name.removesuffix("__other_text") in names}
    passed = tuple(page.id for page in kept if page.id in answers.passed and page.id != page_id)
    return Answers(values, passed=passed, seed=answers.seed)


def _answer(page: Page, sitting: Sitting, seen: Seen, values: dict[str, Value]) -> bool:
    """Answer the questions of a page in order, and return whether any was shown."""
    shown = False
    for question in page.questions:
        if not seen.shown(question):
            continue
        shown = True
        value = None if _left_blank(question, page, sitting) else _replied(question, sitting)
        if value is not None:
            values[question.name] = seen.values[question.name] = value
            values |= _other_words(question, value, sitting)
    return shown


def _left_blank(question: Question, page: Page, sitting: Sitting) -> bool:
    if isinstance(question, Matrix | Places | Text | Village) or question.name == "lives_here":
        return False
    usual = BLANK_WEIGHTED if question.name in ("sex", "age") else BLANK[page.section.name]
    age = sitting.person.age
    slower = 2 if age == "85p" else 1.5 if effects.OLD(sitting.person) else 1
    return sitting.rng.random() * 100 < usual * slower


def _replied(question: Question, sitting: Sitting) -> Value | None:
    if sitting.rng.random() * 100 < REFUSED.get(question.name, 0):
        return "refuse"
    return reply(question, sitting)


def _other_words(question: Question, value: Value, sitting: Sitting) -> dict[str, Value]:
    """Return the words of "other", which 85 of 100 write."""
    chosen = (value,) if isinstance(value, str) else value
    written = isinstance(chosen, tuple) and "other" in chosen and question.name in sentences.OTHER_WORDS
    if not written or sitting.rng.random() > 0.85:
        return {}
    return {f"{question.name}__other_text": sitting.rng.choice(sentences.OTHER_WORDS[question.name])}
