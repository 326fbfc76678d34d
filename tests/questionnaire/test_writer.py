"""The writer's files read back to the questionnaire they were written from."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from survey.bundled import questionnaires_folder
from survey.questionnaire.condition import All, Answer, Answered, Compare, Either, Has, Name, Not, Number
from survey.questionnaire.condition_source import source
from survey.questionnaire.condition_text import parse
from survey.questionnaire.questions import KINDS, Note, Option, Single
from survey.questionnaire.reader import load_questionnaire, read
from survey.questionnaire.structure import Questionnaire, Section
from survey.questionnaire.wording import Wording
from survey.questionnaire.writer import write
from survey.questionnaire.writer_questions import WRITERS

TESTS = Path(__file__).parents[1]
BESIDE = (".en.yaml", ".de.yaml", ".lock.yaml")
# A file is a questionnaire of its own when its first key says so; the faulty ones are another test's.
FILES = [
    path
    for path in (*questionnaires_folder().glob("*.yaml"), *TESTS.joinpath("examples").rglob("*.yaml"))
    if not path.name.endswith(BESIDE) and not {"faulty", "readme"} & set(path.parts)
    if "\nquestionnaire:" in f"\n{path.read_text(encoding='utf-8')}"
]


def again(questionnaire: Questionnaire) -> Questionnaire:
    return read(write(questionnaire), f"{questionnaire.name}.yaml")


def spoken(text: str) -> Wording:
    return Wording((("da", text),))


def asking(*questions: object) -> Questionnaire:
    section = Section("first", spoken("Først"), questions)
    return Questionnaire("mini", 1, ("da",), spoken("Prøve"), (section,))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_what_is_written_reads_back_equal(path):
    questionnaire = load_questionnaire(path)
    assert again(questionnaire) == questionnaire


def test_every_kind_has_a_writer():
    assert tuple(WRITERS) == KINDS


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=40).filter(lambda text: text.strip() and "${" not in text))
def test_any_text_reads_back_equal(text):
    questionnaire = asking(Note(name="one", ask=spoken(text.strip()), help=spoken(text.strip())))
    assert again(questionnaire) == questionnaire


@pytest.mark.parametrize(
    "text",
    [
        "# nej",
        "a: b",
        "a #b",
        "- x",
        "'",
        '"',
        "to\nlinjer",
        "to\n\n  ind",
        "\\n",
        "{x}",
        "[a, b]",
        "a:",
        "a\tb",
        "yes",
    ],
)
def test_a_text_with_a_sign_reads_back_equal(text):
    questionnaire = asking(Note(name="one", ask=spoken(text)))
    assert again(questionnaire) == questionnaire


def test_frozen_codes_are_kept_by_the_lock():
    options = (Option("b", 7, spoken("B")), Option("a", 2, spoken("A")), Option("40", 40, spoken("Fyrre")))
    questionnaire = asking(Single(name="one", ask=spoken("?"), options=options))
    assert again(questionnaire).question("one").options == options


def test_no_as_the_words_of_a_standard_option_stays_words():
    options = (Option("a", 1, spoken("A")), Option("none", 95, spoken("Nej"), "none"))
    questionnaire = asking(Single(name="one", ask=spoken("?"), options=options))
    assert again(questionnaire) == questionnaire


def test_standard_words_changed_in_one_language_only_are_kept():
    label = Wording((("da", "Ved ikke"), ("en", "No idea")))
    options = (Option("a", 1, spoken("A")), Option("dont_know", -8, label, "dont_know"))
    questionnaire = replace(asking(Single(name="one", ask=spoken("?"), options=options)), languages=("da", "en"))
    assert again(questionnaire) == questionnaire


names = st.sampled_from(["a", "b_1", "statements"])
atoms = st.one_of(
    st.builds(Answered, names, st.none() | names),
    st.builds(Has, names, st.sampled_from(["x", "0", "12"])),
    st.builds(
        lambda name, sign, number: Compare(Answer(name), sign, (Number(number),)),
        names,
        st.sampled_from(["==", "!=", "<", ">="]),
        st.integers(0, 2000) | st.sampled_from(["this_year", 0.5]),
    ),
    st.builds(lambda name, members: Compare(Answer(name), "not in", tuple(map(Name, members))), names, st.lists(names, min_size=1)),
)  # fmt: skip
conditions = st.recursive(
    atoms,
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: All(tuple(parts))),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: Either(tuple(parts))),
    ),
    max_leaves=6,
)


@settings(max_examples=150, deadline=None)
@given(conditions)
def test_the_words_of_a_condition_say_the_same_condition(condition):
    assert parse(source(condition)) == condition


def test_one_answer_compared_with_another_is_refused():
    with pytest.raises(ValueError, match="cannot say"):
        source(Compare(Answer("a"), "==", (Answer("b"),)))
