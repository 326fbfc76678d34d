"""Surveys of LimeSurvey that others made are read, and everything that differs is told."""

import os
from collections import Counter
from pathlib import Path

import pytest

from survey.bundled import questionnaires_folder
from survey.formats.limesurvey import read_limesurvey_tsv, read_lss
from survey.formats.limesurvey_out import exported, save_limesurvey
from survey.questionnaire.condition_source import source
from survey.questionnaire.questions import Places
from survey.questionnaire.reader import load_questionnaire, read
from survey.questionnaire.writer import write

pytestmark = pytest.mark.conformance
FIXTURES = Path(os.environ.get("KLYNGESVAR_SHARED", Path(__file__).parents[3] / "shared")) / "fixtures"
PAIRS = FIXTURES / "xlsform_limesurvey_pairs"
FILES = (*sorted(PAIRS.glob("*.tsv")), *sorted((FIXTURES / "limesurvey").glob("*.lss")))


def reading(path):
    return read_lss(path) if path.suffix == ".lss" else read_limesurvey_tsv(path)


def told(imported):
    return Counter(change.message.key for change in imported.changes)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_file_becomes_a_questionnaire_without_fault(path):
    files = write(reading(path).questionnaire)
    assert read(files, next(iter(files))) == reading(path).questionnaire


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_was_read_is_the_same_when_it_has_been_to_limesurvey(path, tmp_path):
    questionnaire = reading(path).questionnaire
    save_limesurvey(questionnaire, tmp_path / "again.tsv")
    again = read_limesurvey_tsv(tmp_path / "again.tsv")
    assert exported(again.questionnaire).text == exported(questionnaire).text


@pytest.mark.parametrize(
    ("name", "kinds", "changes"),
    [
        (
            "all_types_survey",
            {"text": 10, "number": 4, "date": 3, "single": 4, "multi": 2, "ranking": 2, "matrix": 1, "note": 3},
            {"limesurvey_equation_left": 1, "limesurvey_drawn": 1, "import_renamed": 1, "limesurvey_ranking_other": 1,
             "limesurvey_default_left": 2},
        ),
        (
            "complex_survey",
            {"text": 2, "number": 1, "single": 2, "multi": 1, "ranking": 1, "date": 1},
            {"limesurvey_relevance_unsaid": 1, "limesurvey_default_left": 1},
        ),
        ("multilingual_survey", {"text": 1, "number": 1, "single": 2}, {"import_renamed": 1}),
        (
            "testB",
            {"note": 3, "multi": 4, "matrix": 3, "text": 8, "single": 3},
            {"import_renamed": 10, "limesurvey_html_lost": 1, "limesurvey_equation_left": 3,
             "limesurvey_row_relevance": 25, "limesurvey_validation_left": 1},
        ),
        (
            "validation_relevance_survey",
            {"text": 7, "number": 3},
            {"limesurvey_no_answers": 1, "limesurvey_relevance_unsaid": 4, "limesurvey_validation_left": 2},
        ),
    ],
)  # fmt: skip
def test_a_file_gives_these_questions_and_tells_this(name, kinds, changes):
    imported = reading(PAIRS / f"{name}.tsv")
    assert Counter(question.kind for question in imported.questionnaire.questions()) == kinds
    assert told(imported) == changes


@pytest.mark.parametrize(
    ("name", "question", "condition"),
    [
        ("validation_relevance_survey", "adultinfo", "age >= 18"),
        ("validation_relevance_survey", "mathfunctions", "age > 21"),
        ("all_types_survey", "qrelevant", "answered(qmandatory)"),
        ("testB", "projectroleprojectal", "has(projectid, proje)"),
        ("testB", "pastapplicationsdeta", "pastapplications == notsu"),
    ],
)
def test_relevance_becomes_a_condition(name, question, condition):
    assert source(reading(PAIRS / f"{name}.tsv").questionnaire.question(question).show_if) == condition


def test_a_groups_relevance_becomes_its_sections():
    sections = reading(PAIRS / "complex_survey.tsv").questionnaire.sections
    assert [source(section.show_if) if section.show_if else "" for section in sections] == ["", "age >= 18", ""]


def test_a_refused_condition_is_told_with_its_line_and_reason():
    imported = reading(PAIRS / "complex_survey.tsv")
    (change,) = [each for each in imported.changes if each.message.key == "limesurvey_relevance_unsaid"]
    assert change.file == "complex_survey.tsv:26"
    assert dict(change.message.params)["reason"] == "'unhappy'"


def test_both_languages_of_an_lss_file_are_read():
    questionnaire = reading(FIXTURES / "limesurvey/survey-one-question-two-languages.lss").questionnaire
    assert questionnaire.languages == ("en", "et")


@pytest.mark.parametrize("name", ["residents", "associations"])
def test_a_standard_questionnaire_comes_back_with_its_names_codes_and_conditions(name, tmp_path):
    before = load_questionnaire(questionnaires_folder() / f"{name}.yaml")
    save_limesurvey(before, tmp_path / "survey.tsv")
    after = read_limesurvey_tsv(tmp_path / "survey.tsv").questionnaire
    gone = {
        each.name for each in before.questions() if getattr(each, "each_village", False)
    }  # no rows without a cluster
    kept = [each for each in before.questions() if each.name not in gone]
    assert [(each.name, each.kind, _codes(each)) for each in after.questions()] == [
        (each.name, each.kind, _codes(each)) for each in kept
    ]
    assert [after.question(each.name).show_if for each in kept if not getattr(each, "offered_from", "")] == [
        each.show_if for each in kept if not getattr(each, "offered_from", "")
    ]


def _codes(question):
    options = question.each_options if isinstance(question, Places) else getattr(question, "options", ())
    return {option.name: option.code for option in options}
