"""Several versions as one questionnaire, and their responses under its names."""

import pytest

from survey.questionnaire.condition import Answer, Compare, Name
from survey.questionnaire.renaming import columns, renamed
from survey.questionnaire.united import unite
from survey.questionnaire.variables import variables
from survey.questionnaire.versions import publish_texts, read

HEAD = """\
questionnaire: small
version: %s
languages: [da]
title: Kort
sections:
  - section: home
    title: Hjem
    questions:
"""
FIRST = (
    HEAD % 1
    + """\
      - single: a
        ask: Hvor?
        options:
          - x: X
          - y: Y
      - multi: m
        ask: Hvad?
        show_if: a == y
        options:
          - p: P
      - text: gone
        ask: Hvad sagde ${a}?
      - places: spots
        ask: Hvor henne?
        at_most: 1
      - repeat: trips
        ask: Ture?
        questions:
          - number: a
            ask: Km?
"""
)
SECOND = FIRST.replace("version: 1", "version: 2").replace("single: a\n", "single: b\n        renamed_from: a\n")
SECOND = SECOND.replace("a == y", "b == y").replace("${a}", "${b}")
THIRD = (
    HEAD % 3
    + """\
      - single: c
        ask: Hvor?
        renamed_from: b
        options:
          - x: X
          - z: Y
            renamed_from: y
      - multi: m
        ask: Hvad?
        show_if: c == z
        options:
          - q: Q
          - p: P
      - places: spots
        ask: Hvor henne?
        at_most: 2
        none: yes
      - repeat: trips
        ask: Ture?
        at_most: 3
        questions:
          - number: km
            ask: Km?
            renamed_from: a
"""
)


@pytest.fixture(scope="module")
def three():
    lock, found = "", []
    for text in (FIRST, SECOND, THIRD):
        files = {"small.yaml": text} | ({"small.lock.yaml": lock} if lock else {})
        version = publish_texts(files, "small.yaml")
        lock = version.lock_text
        found.append(read(version.text))
    return found


@pytest.fixture(scope="module")
def whole(three):
    return unite(("3", three[2]), {"1": three[0], "2": three[1]})


def test_names_are_followed_through_a_version_in_between(whole):
    assert whole.columns["1"]["a"] == "c"


def test_a_version_in_between_without_responses_of_its_own_is_needed_to_follow_them(three):
    assert unite(("3", three[2]), {"1": three[0]}).columns["1"]["a"] == "a"


def test_conditions_and_placeholders_follow_the_names(three):
    now = renamed(three[1], three[2])
    assert now.question("m").show_if == Compare(Answer("c"), "==", (Name("z"),))
    assert now.question("gone").ask.source() == "Hvad sagde ${c}?"


def test_what_a_repeat_asks_is_followed_within_it_only(three):
    assert columns(three[1], three[2])["trips__1_a"] == "trips__1_km"


def test_every_variable_of_every_version_is_there_once(whole, three):
    names = [variable.name for variable in variables(whole.questionnaire)]
    assert len(names) == len(set(names))
    for sha, version in (("1", three[0]), ("2", three[1])):
        assert {whole.columns[sha][variable.name] for variable in variables(version)} <= set(names)


def test_a_row_gets_the_names_of_now_and_minus_5_for_the_rest(whole):
    row = whole.row("1", {"a": 2, "m__p": 1, "gone": "Ja", "gone__missing": 0})
    assert (row["c"], row["m__p"], row["m__q"], row["gone"]) == (2, 1, -5, "Ja")
    assert (row["spots__2_words"], row["spots__2_words__missing"]) == ("", -5)
    assert "a" not in row


def test_an_option_that_is_gone_keeps_its_code_and_its_label(three):
    without = unite(("3", three[2]), {"0": three[0]}).questionnaire
    assert [option.name for option in without.question("m").options] == ["q", "p"]


def test_labels_are_told_where_a_version_has_its_own(whole):
    assert [each.name for each in whole.labelled_otherwise("2")] == []
