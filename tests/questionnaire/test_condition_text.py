"""Reading conditions: only what the language lists, and a place and a reason for all else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from survey.questionnaire.condition import All, Answer, Answered, Compare, Count, Either, Has, Name, Not, Number
from survey.questionnaire.condition_text import DEEPEST, ConditionSyntaxError, mended, parse

A = Compare(Answer("a"), "==", (Number(1),))
B = Compare(Answer("b"), "==", (Number(2),))
C = Compare(Answer("c"), "==", (Number(3),))


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("tenure == all_year", Compare(Answer("tenure"), "==", (Name("all_year"),))),
        ("statements.meeting >= 4", Compare(Answer("statements", "meeting"), ">=", (Number(4),))),
        ("statements.1 != 4", Compare(Answer("statements", "1"), "!=", (Number(4),))),
        ("count(reasons) > 2", Compare(Count("reasons"), ">", (Number(2),))),
        ("3 < years", Compare(Number(3), "<", (Answer("years"),))),
        ("years <= this_year", Compare(Answer("years"), "<=", (Number("this_year"),))),
        ("size < 2.5", Compare(Answer("size"), "<", (Number(2.5),))),
        ("a in (x, y, 3)", Compare(Answer("a"), "in", (Name("x"), Name("y"), Number(3)))),
        ("a not in (x)", Compare(Answer("a"), "not in", (Name("x"),))),
        ("has(reasons, nature)", Has("reasons", "nature")),
        ("has(reasons, 3)", Has("reasons", "3")),
        ("answered(statements.meeting)", Answered("statements", "meeting")),
        ("has == yes", Compare(Answer("has"), "==", (Name("yes"),))),
        ("a == 1 or b == 2 and c == 3", Either((A, All((B, C))))),
        ("(a == 1 or b == 2) and c == 3", All((Either((A, B)), C))),
        ("not a == 1 and b == 2", All((Not(A), B))),
        ("not not answered(a)", Not(Not(Answered("a")))),
    ],
)
def test_a_condition_reads_as_this_tree(text, tree):
    assert parse(text) == tree


@pytest.mark.parametrize(
    ("text", "column", "key"),
    [
        ("  ", 1, "condition_empty"),
        ("a = b", 3, "condition_instead"),
        ("a == 1 og b == 2", 8, "condition_instead"),
        ("a == 1 && b == 2", 8, "condition_instead"),
        ("a <> b", 3, "condition_instead"),
        ("a == 1 AND b == 2", 8, "condition_instead"),
        ("a == 'b'", 6, "condition_quotes"),
        ("a == bøg", 6, "condition_character"),
        ("a == 16_24", 6, "condition_character"),
        ("__import__('os')", 1, "condition_character"),
        ("a == -1", 6, "condition_character"),
        ("a", 1, "condition_no_comparison"),
        ("a ==", 5, "condition_ends_option"),
        ("(a == b", 8, "condition_ends"),
        ("a == b)", 7, "condition_unexpected"),
        ("a in b", 6, "condition_unexpected"),
        ("a == and", 6, "condition_unexpected_option"),
        ("count(a.b) > 1", 7, "condition_unexpected_question"),
        ("a == 1 " * 200, 1, "condition_long"),
        ("(" * 400 + "a == 1" + ")" * 400, DEEPEST + 2, "condition_deep"),
        ("not " * 100 + "a == 1", 401, "condition_deep"),
    ],
)
def test_a_faulty_condition_is_refused_where_it_fails(text, column, key):
    with pytest.raises(ConditionSyntaxError) as caught:
        parse(text)
    assert (caught.value.column, caught.value.message.key) == (column, key)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=60), st.text("ab_1.()=!<>, andortiq\n", max_size=60)))
def test_any_text_is_a_condition_or_a_syntax_error(text):
    column = 1
    try:
        parse(text)
    except ConditionSyntaxError as error:
        column = error.column
    assert 1 <= column <= len(text) + 1


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("tenure = all_year", "tenure == all_year"),
        ("tenure == 'all_year'", "tenure == all_year"),
        ("ikke answered(tenure) OG cars >= 2", "not answered(tenure) and cars >= 2"),
        ("${tenure} <> all_year && cars > 1", "tenure != all_year and cars > 1"),
        ("tenure in [a; b]", "tenure in (a, b)"),
        ("Answered(tenure)", "answered(tenure)"),
        ("tenure == ", None),
        ("tenure + 1", None),
    ],
)
def test_a_condition_written_in_another_language_is_put_right(written, meant):
    assert mended(written) == meant
