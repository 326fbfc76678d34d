"""Conditions to XPath and back: true for the same answers, by an evaluator of XPath that knows nothing of ours."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from survey.formats.xlsform_out_conditions import relevant
from survey.formats.xlsform_relevant import Known, UnsayableError, truth_of
from survey.formats.xpath import Both, Call, Figure, Literal, Ref, XPathError, parse
from survey.questionnaire.condition import All, Answer, Answered, Compare, Count, Either, Has, Name, Not, Number
from survey.questionnaire.condition_text import parse as condition
from survey.questionnaire.evaluate import holds
from survey.questionnaire.reader import read

SOURCE = """\
questionnaire: asked
format: 1
languages: [da]
title: Prøve
sections:
  - section: all
    title: Alt
    questions:
      - number: age
        ask: Alder?
      - single: home
        ask: Bolig?
        options:
          - house: Hus
          - flat: Lejlighed
        dont_know: yes
      - single: score
        ask: Karakter?
        options:
          - 1: En
          - 2: To
          - 3: Tre
          - more: Flere
        dont_know: yes
      - multi: ways
        ask: Hvordan?
        options:
          - foot: Til fods
          - bike: Cykel
        none: yes
        refuse: yes
      - matrix: views
        ask: Hvor enig?
        options:
          - 1: Enig
          - 2: Uenig
        rows:
          - safe: Tryg
          - calm: Rolig
      - text: words
        ask: Ord?
"""
ASKED = read({"asked.yaml": SOURCE}, "asked.yaml")
KNOWN = Known(
    {
        **{name: Answer(name) for name in ("age", "home", "score", "ways", "words")},
        "views__safe": Answer("views", "safe"),
        "views__calm": Answer("views", "calm"),
    },
    {question.name: question for question in ASKED.questions()},
    {
        "home": {name: name for name in ("house", "flat", "dont_know")},
        "score": {name: name for name in ("1", "2", "3", "more", "dont_know")},
        "ways": {name: name for name in ("foot", "bike", "none", "refuse")},
        "views": {name: name for name in ("1", "2")},
    },
)


def true_in_xpath(tree, answers):
    """Return what XPath 1.0 makes of a tree when a blank answer is the empty text (W3C, XPath 1.0, §3.4 and §4)."""
    match tree:
        case Ref(name):
            return answers.get(name, "")
        case Literal(text):
            return text
        case Figure(value):
            return float(value)
        case Call("number", (Call("format-date"),)):
            return 2026.0
        case Call(name, arguments):
            return FUNCTIONS[name](*(true_in_xpath(argument, answers) for argument in arguments))
        case Both(sign, left, right):
            return joined(sign, true_in_xpath(left, answers), true_in_xpath(right, answers))


FUNCTIONS = {
    "not": lambda inner: not inner,
    "true": lambda: True,
    "false": lambda: False,
    "selected": lambda text, option: option in text.split(),
    "count-selected": lambda text: float(len(text.split())),
    "number": lambda value: number(value),  # noqa: PLW0108 - defined below
}


def joined(sign, left, right):
    if sign in ("and", "or"):
        return (left and right) if sign == "and" else (left or right)
    return number(left) - number(right) if sign == "-" else compared(sign, left, right)


def number(value):
    try:
        return float(value)
    except ValueError:
        return math.nan


def compared(sign, left, right):
    if sign in ("=", "!="):
        if isinstance(left, float) or isinstance(right, float):
            left, right = number(left), number(right)
        return (left == right) if sign == "=" else (left != right)
    left, right = number(left), number(right)
    return {"<": left < right, "<=": left <= right, ">": left > right, ">=": left >= right}[sign]


def in_odk(answers):
    """Return our answers as ODK keeps them: one text for each row of the form."""
    flat = {}
    for name, value in answers.items():
        if isinstance(value, dict):
            flat |= {f"{name}__{row}": option for row, option in value.items()}
        else:
            flat[name] = " ".join(value) if isinstance(value, tuple) else str(value)
    return flat


signs = st.sampled_from(["==", "!=", "<", "<=", ">", ">="])
equal = st.sampled_from(["==", "!="])
rows = st.sampled_from(["safe", "calm"])
atoms = st.one_of(
    st.builds(
        lambda sign, value: Compare(Answer("age"), sign, (Number(value),)), signs, st.sampled_from([0, 18, "this_year"])
    ),
    st.builds(
        lambda sign, name: Compare(Answer("home"), sign, (Name(name),)), equal, st.sampled_from(["house", "flat"])
    ),
    st.builds(
        lambda sign: Compare(Answer("home"), sign, (Name("house"), Name("flat"))), st.sampled_from(["in", "not in"])
    ),
    st.builds(lambda sign, value: Compare(Answer("score"), sign, (Number(value),)), signs, st.sampled_from([1, 2, 3])),
    st.builds(lambda sign, row: Compare(Answer("views", row), sign, (Number(1),)), equal, rows),
    st.builds(lambda sign, value: Compare(Count("ways"), sign, (Number(value),)), signs, st.sampled_from([0, 1, 2])),
    st.builds(lambda option: Has("ways", option), st.sampled_from(["foot", "bike", "none"])),
    st.builds(Answered, st.sampled_from(["age", "home", "score", "ways", "views", "words"])),
    st.builds(lambda row: Answered("views", row), rows),
)
conditions = st.recursive(
    atoms,
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: All(tuple(parts))),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: Either(tuple(parts))),
    ),
    max_leaves=5,
)
answered = st.fixed_dictionaries(
    {},
    optional={
        "age": st.sampled_from([0, 17, 18, 2026]),
        "home": st.sampled_from(["house", "flat", "dont_know"]),
        "score": st.sampled_from(["1", "2", "3", "more", "dont_know"]),
        "ways": st.sampled_from([("foot",), ("foot", "bike"), ("none",), ("refuse",)]),
        "views": st.sampled_from([{"safe": "1"}, {"calm": "2"}, {"safe": "2", "calm": "1"}]),
        "words": st.just("ja"),
    },
)


def shown(asked, answers):
    return asked if isinstance(asked, bool) else holds(asked, answers, this_year=2026) is True


@settings(max_examples=60, deadline=None)
@given(conditions, answered)
def test_the_xpath_is_true_exactly_when_the_condition_is(asked, answers):
    assert true_in_xpath(parse(relevant(ASKED, asked)), in_odk(answers)) == shown(asked, answers)


@settings(max_examples=60, deadline=None)
@given(conditions, answered)
def test_the_condition_of_an_xpath_is_true_exactly_when_it_is(asked, answers):
    """Leaves out a condition that never holds, which has no words of ours."""
    xpath = parse(relevant(ASKED, asked))
    assert shown(truth_of(xpath, KNOWN), answers) == true_in_xpath(xpath, in_odk(answers))


@settings(max_examples=60, deadline=None)
@given(conditions)
def test_a_condition_that_came_from_xpath_goes_there_and_back_unchanged(asked):
    once = truth_of(parse(relevant(ASKED, asked)), KNOWN)
    assert isinstance(once, bool) or truth_of(parse(relevant(ASKED, once)), KNOWN) == once


@pytest.mark.parametrize(
    ("xpath", "ours"),
    [
        ("${age} >= 18", "age >= 18"),
        ("18 <= ${age}", "age >= 18"),
        ("${home} = 'house'", "home == house"),
        ("selected(${home}, 'house')", "home == house"),
        ("${home} != 'house'", "not answered(home) or home != house"),
        ("${home} != '' and ${home} != 'house'", "home != house"),
        ("not(selected(${ways}, 'bike'))", "not answered(ways) or not has(ways, bike)"),
        ("count-selected(${ways}) >= 2", "count(ways) >= 2"),
        ("${words} != ''", "answered(words)"),
        ("${score} != '' and ${score} != 'more' and ${score} != 'dont_know' and ${score} >= 2", "score >= 2"),
        ("${score} = 2 or ${score} = '3'", "score in (2, 3)"),
        ("${age} < year(today())", "age < this_year"),
        ("${views__safe} = 1 and true()", "views.safe == 1"),
        (
            "not(${age} < 18 or ${home} = 'flat')",
            "(not answered(age) or age >= 18) and (not answered(home) or home != flat)",
        ),
    ],
)
def test_what_a_form_asks_is_said_in_our_words(xpath, ours):
    assert truth_of(parse(xpath), KNOWN) == condition(ours)


@pytest.mark.parametrize(
    "xpath",
    [
        "${unknown} = 1", "string-length(${words}) > 3", "${words} = 'ja'", "${age} > ${score}", "${home} = 'boat'",
        "${home} = 'dont_know'", "regex(${words}, 'a')", "${age} * 2 > 3", "${home} > 3", "${ways} = 'foot'", "${age} > -1",
    ],
)  # fmt: skip
def test_what_the_language_cannot_say_is_named(xpath):
    with pytest.raises(UnsayableError):
        truth_of(parse(xpath), KNOWN)


@pytest.mark.parametrize(
    "text", ["", "(", "1 2", "${a", "'open", "a b", "and or", "()", "f(1,", "(" * 500 + "1" + ")" * 500]
)
def test_what_is_no_xpath_is_refused(text):
    with pytest.raises(XPathError):
        parse(text)
