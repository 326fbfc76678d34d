"""LimeSurvey's names for ours, and the map that leads back."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.formats.errors import FormatError
from survey.formats.limesurvey_names import NameMap, Pair, answer_code, map_file, read_map
from survey.questionnaire.questions import Option
from survey.questionnaire.wording import Wording

PARTS = st.lists(st.text("ab1", min_size=1, max_size=9), min_size=1, max_size=4)
NAMES = PARTS.map(lambda parts: f"a{'_'.join(parts)}")


@given(st.lists(NAMES, unique=True, max_size=30))
def test_names_are_one_to_one_and_legal(names):
    made = NameMap()
    theirs = [made.name("question", name) for name in names]
    assert len(set(theirs)) == len(names)
    assert all(re.fullmatch(r"[a-z][a-z0-9]{0,19}", name) for name in theirs)


@given(st.lists(NAMES, unique=True, max_size=30))
def test_every_name_leads_back(names):
    made = NameMap()
    assert [made.ours("question", made.name("question", name)).name for name in names] == names


def test_names_that_become_alike_are_told_apart():
    made = NameMap()
    assert [made.name("question", name) for name in ("a_bc", "ab_c", "abc")] == ["abc", "abc2", "abc3"]


def test_words_of_expressions_are_no_names():
    assert NameMap().name("question", "le") == "le1"


@pytest.mark.parametrize(("code", "theirs"), [(1, "1"), (96, "96"), (9999, "9999"), (-8, "n8"), (-7, "n7")])
def test_an_answer_is_called_by_its_code(code, theirs):
    assert answer_code(code) == theirs


def test_the_same_question_has_one_name():
    made = NameMap()
    assert made.name("question", "moved_here") == made.name("question", "moved_here")
    assert len(made.pairs) == 1


def test_a_name_is_never_given_twice():
    made = NameMap()
    made.add(Pair("question", "", "one", "a"))
    with pytest.raises(ValueError, match="named twice"):
        made.add(Pair("question", "", "two", "a"))


def test_the_map_file_holds_the_whole_map(tmp_path):
    made = NameMap()
    made.name("question", "moved_here")
    made.answer("tenure", Option("all_year", 1, Wording()))
    path = tmp_path / "survey.tsv"
    map_file(path).write_text(made.text(), encoding="utf-8")
    assert read_map(path).pairs == made.pairs


@pytest.mark.parametrize(
    "text",
    [
        "sort;question;name\nquestion;;a\n",
        "sort;question;name;limesurvey;code\nquestion;;a;x;one\n",
        "sort;question;name;limesurvey;code\nquestion;;a;x;\nquestion;;b;x;\n",
    ],
)
def test_a_map_that_no_longer_leads_back_is_refused(tmp_path, text):
    path = tmp_path / "survey.tsv"
    map_file(path).write_text(text, encoding="utf-8")
    with pytest.raises(FormatError):
        read_map(path)
