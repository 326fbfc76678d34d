"""Which answers have an order, and which end is the good one."""

import pytest

from analysis import scales
from survey.questionnaire.questions import Option, Scale, Single
from survey.questionnaire.wording import Wording


def steps(first, last):
    return tuple(Option(str(code), code, Wording((("da", f"Trin {code}"),))) for code in range(first, last + 1))


@pytest.mark.parametrize(
    ("name", "ordinal"),
    [
        ("satisfied", True),
        ("statements", True),
        ("sex", False),
        ("village", False),
        ("reasons", False),
        ("trips", False),
    ],
)
def test_the_questionnaire_tells_what_is_ordinal(mini, name, ordinal):
    assert scales.is_ordinal(mini.question(name), mini) is ordinal


def test_a_single_over_a_shared_ordinal_list_is_ordinal(mini):
    agree = next(one for one in mini.lists if one.name == "agree")
    assert scales.is_ordinal(Single(name="s", ask=Wording(), options=agree.options), mini)


@pytest.mark.parametrize(("first", "last", "top"), [(1, 5, (0, 1)), (0, 10, (9, 10))])
def test_short_scales_begin_with_the_best_and_long_ones_end_with_it(first, last, top):
    assert scales.scoring(Scale(name="s", ask=Wording(), options=steps(first, last))).top == top


def test_top_2_is_called_by_its_own_words(mini):
    question = mini.question("satisfied")
    assert scales.top_label(question, scales.scoring(question)) == "Helt enig + Delvist enig"
