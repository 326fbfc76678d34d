"""Questions that nobody gets to, against walking every way there is."""

import itertools
import random
import re

import pytest

from survey.questionnaire.condition_text import parse
from survey.questionnaire.errors import QuestionnaireError
from survey.questionnaire.evaluate import holds
from survey.questionnaire.reader import read

NAMES = ("a", "b", "c", "d")


def drawn(rng: random.Random) -> list[tuple[str, str]]:
    """Return questions and endings with their conditions, in order; every question is yours or mine."""
    items = [("a", ""), ("b", rng.choice(("", "a == x")))]
    for name in (*NAMES[2:], "last"):
        if rng.random() < 0.5:
            items.append(("end_if", _condition(rng, [each for each, _ in items if each != "end_if"])))
        items.append((name, _condition(rng, [each for each, _ in items if each != "end_if"])))
    return items


def _condition(rng: random.Random, names: list[str]) -> str:
    atoms = [rng.choice(("{} == x", "{} == y", "{} != x", "answered({})", "not answered({})")) for _ in range(2)]
    return rng.choice((" and ", " or ")).join(atom.format(rng.choice(names)) for atom in atoms)


def text_of(items: list[tuple[str, str]]) -> str:
    lines = ["questionnaire: drawn", "title: T", "sections:", "  - section: home", "    title: T", "    questions:"]
    for name, condition in items:
        if name == "end_if":
            lines += [f"      - end_if: {condition}", "        text: Tak", "      - next_page"]
            continue
        lines += [f"      - single: {name}", "        ask: A?"]
        lines += [f"        show_if: {condition}"] if condition else []
        lines += ["        options:", "          - x: X", "          - y: Y"]
    return "\n".join(lines) + "\n"


def reached(items: list[tuple[str, str]]) -> set[int]:
    """Return which of the items somebody gets to whose condition then holds, by walking with all answers."""
    found: set[int] = set()
    for values in itertools.product(("x", "y", None), repeat=len(NAMES)):
        stored, seen = dict(zip(NAMES, values, strict=True)), {}
        for i, (name, condition) in enumerate(items):
            if condition and not holds(parse(condition), seen, this_year=2026):
                continue
            found.add(i)
            if name == "end_if":
                break
            if stored.get(name):
                seen[name] = stored[name]
    return found


def said_of(items: list[tuple[str, str]]) -> set[int]:
    """Return the items that the check names."""
    text = text_of(items)
    try:
        read({"f.yaml": text}, "f.yaml")
    except QuestionnaireError as error:
        starts = [number for number, line in enumerate(text.split("\n"), 1) if re.match(r" {6}- (single|end_if)", line)]
        return {sum(start <= fault.line for start in starts) - 1 for fault in error.faults}
    return set()


@pytest.mark.parametrize("seed", range(3))
def test_nobody_gets_to_the_first_question_named_and_everybody_else_is_left_alone(seed):
    """After the first one nothing more is told: what hangs on it would be named for the same reason."""
    rng = random.Random(seed)
    wrong = []
    for _ in range(12):
        items = drawn(rng)
        lost = set(range(len(items))) - reached(items)
        said = said_of(items)
        if bool(lost) != bool(said) or (said and min(said) != min(lost)) or not said <= lost:
            wrong.append((items, lost, said))
    assert not wrong
