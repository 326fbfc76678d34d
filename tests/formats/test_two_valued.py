"""What is certainly true in two-valued logic is what is true in three-valued logic."""

import operator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from survey.formats.two_valued import Wanted, normal
from survey.questionnaire.condition import Answer, Name
from survey.questionnaire.condition_text import parse
from survey.questionnaire.evaluate import holds
from survey.questionnaire.reader import read

SOURCE = """
questionnaire: logic
title: Logik
sections:
  - section: all
    title: Alt
    questions:
      - single: tenure
        ask: Hvordan?
        options:
          - own: Eje
          - rent: Leje
        other: yes
        dont_know: yes
        refuse: yes
      - number: age
        ask: Alder?
      - number: years
        ask: År?
      - matrix: trust
        ask: Tillid?
        options:
          - 1: Lidt
          - 2: Noget
          - 3: Meget
        rows:
          - council: Kommunen
          - neighbours: Naboerne
        not_used: yes
        dont_know: yes
      - multi: reasons
        ask: Hvorfor?
        options:
          - nature: Natur
          - price: Pris
        none: yes
        dont_know: yes
"""
QUESTIONNAIRE = read({"logic.yaml": SOURCE}, "logic.yaml")
LEAVES = (
    "tenure == own", "tenure != own", "tenure in (own, rent)", "tenure not in (own, other)", "age == 0", "age != 0",
    "age < 18", "18 <= age", "trust.council > trust.neighbours", "trust.council == trust.neighbours",
    "trust.council != trust.neighbours", "trust.council >= 2", "trust.council != 2",
    "trust.neighbours == 3", "trust.council in (1, 3)", "trust.council != not_used", "answered(trust)",
    "answered(trust.council)", "answered(tenure)", "answered(reasons)", "has(reasons, nature)", "has(reasons, none)",
    "count(reasons) >= 1", "count(reasons) == 0", "count(reasons) != 1", "years <= this_year",
)  # fmt: skip
CONDITIONS = st.recursive(
    st.sampled_from(LEAVES),
    lambda inner: st.one_of(
        inner.map(lambda text: f"not ({text})"),
        st.tuples(inner, inner).map(lambda pair: f"({pair[0]}) and ({pair[1]})"),
        st.tuples(inner, inner).map(lambda pair: f"({pair[0]}) or ({pair[1]})"),
    ),
    max_leaves=5,
)
OPTIONS = st.sampled_from(["1", "2", "3", "not_used", "dont_know"])
ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        "tenure": st.sampled_from(["own", "rent", "other", "dont_know", "refuse"]),
        "age": st.integers(0, 40),
        "years": st.integers(0, 40),
        "trust": st.dictionaries(st.sampled_from(["council", "neighbours"]), OPTIONS),
        "reasons": st.sampled_from([(), ("nature",), ("nature", "price"), ("none",), ("dont_know",)]),
    },
)
SIGNS = {"==": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}


class Careless:
    """Python as a tool that knows only true and false; a comparison with nothing comes out true."""

    def answered(self, question, row):
        return f"bool(get({question.name!r}, {row!r}))"

    def blank(self, question, row):
        return f"(not get({question.name!r}, {row!r}))"

    def equal(self, operand, sign, other):
        text = f"compare({operand!r}, {sign!r}, {other!r})"
        return (
            f"(bool(get({operand.question!r}, {operand.row!r})) and {text})" if _plain(operand, sign, other) else text
        )

    def is_option(self, answer, option, *, chosen):
        return f"((get({answer.question!r}, {answer.row!r}) == {option.name!r}) == {chosen})"

    def has(self, question, option, *, chosen):
        return f"(({option.name!r} in (get({question.name!r}, None) or ())) == {chosen})"


def _plain(operand, sign, other):
    return sign == "==" and isinstance(operand, Answer) and isinstance(other, Name)


def _evaluated(text, answers):
    from survey.questionnaire import condition

    def get(name, row):
        value = answers.get(name)
        value = value.get(row) if row and value else value
        return str(value) if isinstance(value, int) else value

    def scalar(operand):
        if isinstance(operand, condition.Number):
            return 2026 if operand.value == "this_year" else operand.value
        if isinstance(operand, condition.Name):
            return operand.name
        if isinstance(operand, condition.Count):
            return len([name for name in answers.get(operand.question) or () if name != "none"])
        value = get(operand.question, operand.row)
        return int(value) if value and value.isdigit() else value

    def compare(left, sign, right):
        sides = scalar(left), scalar(right)
        if isinstance(right, condition.Name):
            return None in sides or SIGNS[sign](*map(str, sides))
        if {type(side) for side in sides} == {int, str}:
            return sign != "=="
        return None in sides or SIGNS[sign](*sides)

    return eval(text, {"get": get, "compare": compare, **vars(condition)})


@settings(max_examples=120, deadline=None)
@given(CONDITIONS, ANSWERS)
def test_a_condition_is_true_elsewhere_exactly_when_it_is_true_here(text, answers):
    condition = parse(text)
    written = Wanted(QUESTIONNAIRE, Careless()).true_when(condition)
    assert _evaluated(written, answers) == (holds(condition, answers, this_year=2026) is True)


@settings(max_examples=80, deadline=None)
@given(CONDITIONS, ANSWERS)
def test_the_normal_form_is_the_same_condition(text, answers):
    condition = parse(text)
    assert holds(normal(condition), answers, this_year=2026) == holds(condition, answers, this_year=2026)


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("not (age < 18 or tenure == own)", "age >= 18 and tenure != own"),
        ("not not has(reasons, price)", "has(reasons, price)"),
        ("18 <= age", "age >= 18"),
        ("tenure in (own, rent)", "tenure == own or tenure == rent"),
        ("tenure not in (own, rent) and age > 2", "tenure != own and tenure != rent and age > 2"),
    ],
)
def test_the_normal_form_negates_comparisons_themselves(text, same):
    assert normal(parse(text)) == parse(same)
