"""The length budget."""

from pathlib import Path

import pytest

from survey.questionnaire.budget import SECONDS, length_warnings, minutes
from survey.questionnaire.questions import KINDS
from survey.questionnaire.reader import load_questionnaire, read

EXAMPLES = Path(__file__).parent.parent / "examples"


def test_every_kind_has_a_cost():
    assert set(SECONDS) == set(KINDS)


def test_the_shortest_route_leaves_out_what_has_a_condition():
    """Village and number on the short route; single, multi and text besides on the long one."""
    questionnaire = load_questionnaire(EXAMPLES / "conditions.yaml")
    assert minutes(questionnaire) == pytest.approx(((8 + 10) / 60, (8 + 8 + 10 + 15 + 30) / 60))


def written(questions: str, *, must: str = ""):
    """Return a questionnaire that begins with a single choice of a or b, and a multi of the same."""
    options = "        options:\n          - a: A\n          - b: B\n"
    head = (
        f"      - single: one\n        ask: Hvad?\n{must}{options}      - multi: several\n        ask: Hvad?\n{options}"
    )
    text = f"questionnaire: q\ntitle: Q\nsections:\n  - section: s\n    title: S\n    questions:\n{head}{questions}"
    return read({"q.yaml": text}, "q.yaml")


def asked(name: str, condition: str, kind: str = "date") -> str:
    return f"      - {kind}: {name}\n        ask: Hvornår?\n        show_if: {condition}\n"


FIRST = 8 + 15  # the two questions without a condition
ROUTES = (
    (asked("x", "one == a") + asked("y", "one == b"), 0, 10),
    (asked("x", "one == a") + asked("y", "one == b") + asked("z", "not answered(one)"), 10, 10),
    (asked("x", "one == a") + asked("y", "has(several, b)"), 0, 20),
    (asked("x", "count(several) >= 2") + asked("y", "not answered(several)"), 0, 10),
    (asked("x", "one == a", "single") + "        options:\n          - c: C\n" + asked("y", "x == c")
     + asked("z", "one == b"), 0, 18),
    (asked("x", "one == a", "number") + asked("y", "x == 3"), 0, 20),
)  # fmt: skip


@pytest.mark.parametrize(("questions", "least", "most"), ROUTES)
def test_only_routes_that_can_be_taken_count(questions, least, most):
    assert minutes(written(questions)) == pytest.approx(((FIRST + least) / 60, (FIRST + most) / 60))


def test_a_blank_is_no_route_past_a_question_that_must_be_answered():
    either = asked("x", "one == a") + asked("y", "one == b")
    assert minutes(written(either, must="        required: yes\n"))[0] == pytest.approx((FIRST + 10) / 60)


def test_a_short_questionnaire_gives_no_warning():
    assert length_warnings(load_questionnaire(EXAMPLES / "kinds.yaml"), "kinds.yaml") == ()
