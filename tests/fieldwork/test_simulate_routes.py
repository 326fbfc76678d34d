"""A questionnaire is followed along every route, and what nobody reaches is told."""

import random

import pytest

from survey.fieldwork import simulate_routes
from survey.questionnaire import route, variables
from survey.questionnaire.reader import read

TWO_WAYS = """\
questionnaire: mini
format: 1
version: 1
languages: [da]
title: Mini
sections:
  - section: first
    title: Hjem
    questions:
      - single: home
        ask: Hvor bor du?
        options:
          - here: Her
          - there: Der
      - end_if: home == there
        text: Tak
      - next_page
      - multi: reasons
        ask: Hvorfor?
        options:
          - calm: Ro
          - work: Arbejde
      - number: age
        ask: Hvor gammel er du?
        max: 120
      - text: young
        ask: Hvordan er det at være ung her?
        show_if: age < 30 and has(reasons, calm)
"""


def followed(text, seed=1):
    return simulate_routes.follow(read({"mini.yaml": text}, "mini.yaml"), rng=random.Random(seed), this_year=2026)


def test_every_question_and_every_end_is_reached():
    routes = followed(TWO_WAYS)
    assert (routes.never, routes.ends) == ((), (1, 1))


def test_a_question_that_nobody_reaches_is_named():
    """The reader refuses what it can see never comes; that nobody prefers what they did not choose is beyond it."""
    offered = "      - single: best\n        ask: Hvad er bedst?\n        from: reasons\n      - text: young"
    never = TWO_WAYS.replace("      - text: young", offered).replace(
        "age < 30 and", "best == work and not has(reasons, work) and"
    )
    assert followed(never).never == ("young",)


@pytest.mark.parametrize("seed", range(3))
def test_every_walk_ends_and_gives_a_row_with_every_variable(seed):
    questionnaire = read({"mini.yaml": TWO_WAYS}, "mini.yaml")
    names = [variable.name for variable in variables.variables(questionnaire)]
    for answers in followed(TWO_WAYS, seed).walks:
        way = route.along(questionnaire, answers, this_year=2026)
        assert way.first_unpassed(answers) is None or way.steps[-1].ending
        assert list(variables.row(questionnaire, answers, sent_from=None, this_year=2026)) == names


def test_the_condition_of_the_end_is_met_by_those_it_is_for():
    ended = [answers for answers in followed(TWO_WAYS).walks if "age" not in answers.values and answers.values]
    assert {answers.values["home"] for answers in ended if len(answers.passed) == 1} == {"there"}
