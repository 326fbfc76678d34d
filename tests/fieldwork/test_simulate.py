"""Any bound questionnaire is answered along its conditions, within its limits, and the same for the same seed."""

import random

import pytest

from survey.fieldwork import simulate
from survey.questionnaire import route
from survey.questionnaire.bind import bind
from survey.questionnaire.questions import KINDS, Option
from survey.questionnaire.reader import read
from survey.questionnaire.wording import Wording

QUESTIONS = """\
questionnaire: every_kind
format: 1
version: 1
languages: [da]
title: Alle slags
lists:
  agree:
    scale: ordinal
    options:
      - 1: Enig
      - 2: Uenig
    dont_know: yes
sections:
  - section: first
    title: Først
    questions:
      - village: village
        ask: Hvor bor du?
        required: yes
        options:
          - outside: Et andet sted
      - end_if: village == outside
        text: Tak.
      - next_page
      - single: tenure
        ask: Bor du her?
        options:
          - all_year: Ja
          - holiday: Nej
        other: yes
      - number: moved
        ask: Hvornår flyttede du hertil?
        show_if: tenure == all_year
        min: 1950
        max: this_year
      - multi: reasons
        ask: Hvorfor?
        at_most: 2
        options:
          - nature: Natur
          - work: Arbejde
          - family: Familie
        none: Ingen
  - section: second
    title: Så
    questions:
      - matrix: visits
        ask: Hvor tit?
        list: agree
        each_village: yes
        without_own: yes
      - scale: opinion
        ask: Enig?
        list: agree
      - ranking: best
        ask: Bedst?
        at_most: 2
        options:
          - paths: Stier
          - shops: Butikker
      - text: words
        ask: Med egne ord
        max_length: 8
      - date: since
        ask: Siden hvornår?
      - single: main
        ask: Hvilken grund er vigtigst?
        from: reasons
      - time: opens
        ask: Hvornår?
      - repeat: activities
        ask: Hvilke aktiviteter?
        at_most: 3
        questions:
          - text: what
            ask: Hvad?
            required: yes
          - single: season
            ask: Hvornår på året?
            options:
              - winter: Vinter
            other: yes
      - places: spots
        ask: Hvor?
        at_most: 2
        each: Hvad?
        each_options:
          - bench: Bænk
        other: yes
      - note: thanks_for_now
        ask: Tak.
"""


@pytest.fixture(scope="module")
def questionnaire():
    villages = [Option(name, code, Wording((("da", name),))) for code, name in enumerate(("north", "south"), 1)]
    return bind(read({"every_kind.yaml": QUESTIONS}, "every_kind.yaml"), villages, {}, places=villages, this_year=2026)


@pytest.fixture(scope="module")
def answered(questionnaire):
    return [simulate.answer(questionnaire, random.Random(seed), 2026) for seed in range(60)]


def test_every_kind_has_a_reply():
    assert {kind.kind for kind in simulate.REPLIES} == set(KINDS)


def test_nobody_is_screened_out_and_every_page_of_the_route_is_passed(questionnaire, answered):
    routes = [tuple(page.id for page in route.pages(questionnaire, answers, this_year=2026)) for answers in answered]
    assert [answers.passed for answers in answered] == routes


def test_what_a_condition_hides_is_not_answered(answered):
    assert {"moved" in answers.values for answers in answered if answers.values.get("tenure") != "all_year"} == {False}


def test_limits_are_kept(answered):
    values = [answers.values for answers in answered]
    assert all(1950 <= found["moved"] <= 2026 for found in values if "moved" in found)
    assert max(len(found.get("reasons", ())) for found in values) == 2
    assert max(len(found.get("words", "")) for found in values) == 8


def test_an_exclusive_option_stands_alone(answered):
    chosen = [answers.values.get("reasons", ()) for answers in answered]
    assert all(names == ("none",) for names in chosen if "none" in names)


def test_the_own_village_has_no_row(answered):
    assert all(answers.values["village"] not in answers.values.get("visits", {}) for answers in answered)


def test_the_same_seed_gives_the_same_answers(questionnaire, answered):
    assert simulate.answer(questionnaire, random.Random(7), 2026) == answered[7]


def test_every_option_of_a_multi_and_every_step_of_a_matrix_is_met(questionnaire, answered):
    reasons, visits = questionnaire.question("reasons"), questionnaire.question("visits")
    chosen = {name for answers in answered for name in answers.values.get("reasons", ())}
    steps = {step for answers in answered for step in answers.values.get("visits", {}).values()}
    assert (chosen, steps) == ({o.name for o in reasons.options}, {o.name for o in visits.options})


def test_only_what_was_chosen_is_chosen_again(answered):
    found = [(answers.values["main"], answers.values["reasons"]) for answers in answered if "main" in answers.values]
    assert all(main in reasons for main, reasons in found)


def test_lines_are_begun_and_no_more_than_there_is_room_for(answered):
    lines = [answers.values.get("activities", ()) for answers in answered]
    assert max(len(each) for each in lines) == 3
    assert all(line["what"] for each in lines for line in each)
