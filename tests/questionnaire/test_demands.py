"""What answers a condition demands, against trying all answers there are."""

import itertools
import random

import pytest

from survey.questionnaire.condition_text import parse
from survey.questionnaire.demands import Demands
from survey.questionnaire.evaluate import holds
from survey.questionnaire.questions import Multi, Number, NumberLimits, Option, Single
from survey.questionnaire.wording import Wording

ASK = Wording((("da", "?"),))


def options(*names: str) -> tuple[Option, ...]:
    roles = {"none": "none", "dont_know": "dont_know"}
    return tuple(Option(name, code, ASK, roles.get(name, "plain")) for code, name in enumerate(names, 1))


QUESTIONS = {
    "home": Single(name="home", ask=ASK, options=options("farm", "flat", "dont_know")),
    "mood": Single(name="mood", ask=ASK, options=options("1", "2", "3")),
    "cars": Number(name="cars", ask=ASK, limits=NumberLimits(max=3)),
    "reasons": Multi(name="reasons", ask=ASK, options=options("nature", "work", "school", "none"), at_most=2),
}
ANSWERS = {
    "home": ("farm", "flat", "dont_know", None),
    "mood": ("1", "2", "3", None),
    "cars": (0, 1, 2, 3, None),
    "reasons": (
        ("none",), ("nature",), ("work",), ("school",), ("nature", "work"), ("nature", "school"), ("work", "school"), None,
    ),
}  # fmt: skip
ATOMS = (
    "home == farm", "home != farm", "home in (farm, flat)", "home not in (farm, flat)", "answered(home)",
    "mood == 2", "mood > 1", "mood <= 3", "mood != 3", "mood < 1", "answered(mood)",
    "cars == 0", "cars > 2", "cars > 3", "cars < 1", "cars != 1", "answered(cars)",
    "has(reasons, nature)", "has(reasons, work)", "has(reasons, school)", "has(reasons, none)",
    "count(reasons) == 0", "count(reasons) == 2", "count(reasons) > 1", "count(reasons) > 2", "answered(reasons)",
)  # fmt: skip
EVERYBODY = [
    {name: value for name, value in zip(ANSWERS, values, strict=True) if value is not None}
    for values in itertools.product(*ANSWERS.values())
]


def condition(rng: random.Random, depth: int = 2) -> str:
    if depth == 0 or rng.random() < 0.3:
        return rng.choice(ATOMS)
    parts = [condition(rng, depth - 1) for _ in range(rng.randint(2, 3))]
    joined = f"({rng.choice((' and ', ' and ', ' or ')).join(parts)})"
    return f"not {joined}" if rng.random() < 0.3 else joined


@pytest.mark.parametrize("seed", range(5))
def test_a_condition_is_impossible_exactly_where_no_answers_meet_it(seed):
    rng = random.Random(seed)
    wrong = []
    for _ in range(12):
        text = condition(rng)
        parsed = parse(text)
        found = bool(Demands.of(QUESTIONS, [parsed]).of_condition(parsed))
        if found != any(holds(parsed, answers, this_year=2026) for answers in EVERYBODY):
            wrong.append(text)
    assert not wrong


@pytest.mark.parametrize(
    "text",
    ["cars > this_year", "cars > count(reasons)", "cars == count(reasons) and cars > 2", "nobody == anything"],
)
def test_what_cannot_be_told_counts_as_possible(text):
    parsed = parse(text)
    assert Demands.of(QUESTIONS, [parsed]).of_condition(parsed)


def test_a_condition_too_large_to_work_out_counts_as_possible():
    names = [f"q{i}" for i in range(12)]
    questions = {name: Single(name=name, ask=ASK, options=options("a", "b")) for name in names}
    either = " and ".join(f"({name} == a or {name} == b)" for name in names)
    parsed = parse(f"{either} and q0 == a and q0 == b")
    assert Demands.of(questions, [parsed]).of_condition(parse(either))
