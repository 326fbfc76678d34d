"""Fields of each kind, and the parts that every kind has."""

import pytest

from survey.bundled import templates_folder
from survey.questionnaire import versions
from survey.questionnaire.answers import Answers
from survey.questionnaire.questions import KINDS, Option, Ranking
from survey.questionnaire.wording import Wording
from survey.web import fields
from survey.web.presentation import PARTS, Speaker, choices, ordered
from survey.web.replies import WORDS

TEXT = Wording((("da", "x"),))
OPTIONS = tuple(Option(name, code, TEXT) for code, name in enumerate("abcdef", start=1))
NONE = Option("none", 95, TEXT, role="none")
RANKING = Ranking(name="wishes", ask=TEXT, options=(*OPTIONS, NONE), at_most=3, order="random")


@pytest.mark.parametrize("registry", [fields.WRITERS, PARTS, WORDS], ids=["writers", "parts", "words"])
def test_every_kind_is_covered(registry):
    assert set(registry) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_macro_of_its_name(kind):
    assert "{% macro draw(q) %}" in (templates_folder() / "macros" / f"{kind}.html").read_text()


@pytest.mark.parametrize(
    ("chosen", "verb", "option", "after"),
    [
        ("ab", "up", "b", "ba"),
        ("ab", "up", "a", "ab"),
        ("ab", "down", "a", "ba"),
        ("ab", "down", "b", "ab"),
        ("ab", "drop", "a", "b"),
        ("ab", "add", "c", "abc"),
        ("abc", "add", "d", "abc"),
        ("ab", "add", "a", "ab"),
        ("ab", "up", "x", "ab"),
        ("aab", "drop", "b", "a"),
        ("axb", "up", "b", "ba"),
        ("ab", "drop", "c", "ab"),
    ],
)
def test_a_button_moves_one_option(chosen, verb, option, after):
    assert fields.moved(RANKING, tuple(chosen), verb, option) == tuple(after)


def test_an_exclusive_option_drives_the_others_out_and_is_driven_out():
    assert fields.moved(RANKING, ("a", "b"), "add", "none") == ("none",)
    assert fields.moved(RANKING, ("none",), "add", "a") == ("a",)


def test_random_order_is_the_same_for_one_resident_and_keeps_exclusive_options_last():
    first = ordered(RANKING, 7)
    assert first == ordered(RANKING, 7)
    assert first[-1] is NONE
    assert len({ordered(RANKING, seed) for seed in range(20)}) > 5


def test_exclusive_options_stand_apart_from_the_first():
    speaker = Speaker(None, Answers.empty(0), "da")
    assert [choice.apart for choice in choices((*OPTIONS[:2], NONE), speaker, ())] == [False, False, True]


@pytest.mark.parametrize(
    ("name", "value", "raw"),
    [
        ("tenure", "holiday", {"tenure": ("holiday",)}),
        ("years", 12, {"years": ("12",)}),
        ("statements", {"safe": "1"}, {"statements__safe": ("1",)}),
        ("reasons", ("nature",), {"reasons": ("nature",)}),
        ("moved", "2001-04-03", {"moved__day": ("3",), "moved__month": ("4",), "moved__year": ("2001",)}),
        ("favourite", ({"none": True},), {"favourite__none": ("1",)}),
        (
            "favourite",
            ({"nowhere": True, "each": "x"},),
            {"favourite__1_place": ("nowhere",), "favourite__1_each": ("x",)},
        ),
        ("before", None, {}),
    ],
)
def test_a_stored_answer_stands_in_its_fields(kinds, name, value, raw):
    question = kinds.question(name)
    written = fields.written(question, {name: value})
    assert written == raw
    assert set(raw) <= set(fields.names(question))


@pytest.fixture(scope="module")
def kinds():
    from pathlib import Path

    return versions.read(versions.publish(Path(__file__).parent / "kinds.yaml").text)
