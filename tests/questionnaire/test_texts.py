"""Texts with an earlier answer in them."""

import pytest

from survey.questionnaire.answers import Answers
from survey.questionnaire.texts import fill


@pytest.mark.parametrize(
    ("text", "values", "filled"),
    [
        ("Bor du i ${village}?", {"village": "soender"}, "Bor du i Sønder Å?"),
        ("Bor du i ${village}?", {}, "Bor du i din landsby?"),
        ("Bor du i ${village}?", {"village": "refuse"}, "Bor du i din landsby?"),
        ("Bor du i ${village}?", {"village": "outside"}, "Bor du i din landsby?"),
        ("${distance} km", {"distance": 2.5}, "2,5 km"),
        ("${reasons}", {"reasons": ("nature", "price")}, "Naturen, Prisen"),
        ("${reasons}", {"reasons": ("other",), "reasons__other_text": "Roen"}, "Roen"),
        ("${statements.safe}", {"statements": {"safe": "1"}}, "Helt enig"),
        ("${statements.safe}", {}, "…"),
        ("${ideas}", {"ideas": "${village}"}, "${village}"),
        ("${cluster} ${", {}, "${cluster} ${"),
    ],
)
def test_an_answer_is_put_in_by_its_label(fielded, text, values, filled):
    assert fill(text, fielded, Answers(values=values), "da") == filled
