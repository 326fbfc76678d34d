"""The length budget."""

from pathlib import Path

import pytest

from survey.questionnaire.budget import SECONDS, length_warnings, minutes
from survey.questionnaire.questions import KINDS
from survey.questionnaire.reader import load_questionnaire

EXAMPLES = Path(__file__).parent.parent / "examples"


def test_every_kind_has_a_cost():
    assert set(SECONDS) == set(KINDS)


def test_the_shortest_route_leaves_out_what_has_a_condition():
    """Village and number on the short route; single, multi and text besides on the long one."""
    questionnaire = load_questionnaire(EXAMPLES / "conditions.yaml")
    assert minutes(questionnaire) == pytest.approx(((8 + 10) / 60, (8 + 8 + 10 + 15 + 30) / 60))


def test_a_short_questionnaire_gives_no_warning():
    assert length_warnings(load_questionnaire(EXAMPLES / "kinds.yaml"), "kinds.yaml") == ()
