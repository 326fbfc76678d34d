"""Binding fills in what a wave decides."""

from survey.questionnaire.bind import bind
from survey.questionnaire.reader import read
from survey.questionnaire.wording import Wording


def test_villages_stand_before_own_options(fielded):
    assert [(option.name, option.code) for option in fielded.question("village").options] == [
        ("nord", 1),
        ("soender", 2),
        ("outside", 901),
        ("refuse", -7),
    ]


def test_binding_twice_changes_nothing(fielded, villages, places):
    assert bind(fielded, villages, {}, places=places) == fielded


def test_rows_and_places_are_the_clusters(fielded):
    assert [row.name for row in fielded.question("visits").rows] == ["nord", "soender"]
    assert [place.name for place in fielded.question("favourite").places] == ["school", "hall"]


def test_cluster_values_are_filled_and_answers_left_for_later(fielded):
    assert fielded.title.source() == "Om at bo i Ådalen"
    assert fielded.question("moved_here").ask.source() == "Hvilket år flyttede du til ${village}?"


def test_a_value_never_takes_the_place_of_a_question(written, villages):
    bound = bind(written, villages, {"village": "Fejlby"})
    assert "${village}" in bound.question("moved_here").ask.source()


def test_this_year_is_the_waves(fielded, written, villages):
    assert fielded.question("moved_here").limits.max == 2026
    assert bind(written, villages, {}).question("moved_here").limits.max == "this_year"


def test_the_questionnaire_itself_is_unchanged(written, villages):
    bind(written, villages, {"cluster": "Ådalen"})
    assert written.title.source() == "Om at bo i ${cluster}"


MODULES = """\
questionnaire: modules
format: 1
version: 1
languages: [da, en]
incomplete_ok: yes
title: Hvem er I ${deadline}
sections:
  - section: all
    title: Alle
    questions:
      - number: core_one
        ask: A
        core: yes
      - number: sports_one
        ask: B
        module: sports
      - number: plain_one
        ask: C
  - section: sports
    title: Sport
    questions:
      - number: sports_two
        ask: D
        module: sports
"""


def kept(modules):
    bound = bind(read({"modules.yaml": MODULES}, "modules.yaml"), [], {}, modules=modules)
    return [question.name for question in bound.questions()], [section.name for section in bound.sections]


def test_the_standard_form_leaves_out_every_module():
    assert kept(()) == (["core_one", "plain_one"], ["all"])


def test_a_chosen_module_is_kept():
    assert kept({"sports"}) == kept(None)


def test_a_value_may_have_a_text_of_its_own_in_a_language():
    questionnaire = read(
        {"modules.yaml": MODULES, "modules.en.yaml": "language: en\ntitle: Who are you ${deadline}\n"}, "modules.yaml"
    )
    bound = bind(questionnaire, [], {"deadline": "i dag", "deadline.en": "today"})
    assert bound.title == Wording((("da", "Hvem er I i dag"), ("en", "Who are you today")))
