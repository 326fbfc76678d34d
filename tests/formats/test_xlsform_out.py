"""XLSForms out: names, codes and conditions are ours, and what is read back is what was written."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from survey.formats.workbook_in import Table, text_of
from survey.formats.xlsform import imported_from, read_xlsform
from survey.formats.xlsform_out import sheets_of, tables_of, write_xlsform
from survey.formats.xlsform_out_questions import ROWS
from survey.questionnaire.questions import KINDS
from survey.questionnaire.reader import load_questionnaire, read
from survey.questionnaire.writer import write

EXAMPLES = Path(__file__).parents[1] / "examples"
# What an XLSForm has no place for: history, and a negation that is carried down to the comparison.
OTHERWISE = ("note_of_change", "renamed", "show_if_brackets")
FILES = [
    path
    for path in sorted(EXAMPLES.glob("*.yaml"))
    if "\nquestionnaire:" in f"\n{path.read_text(encoding='utf-8')}" and path.stem not in OTHERWISE
]


def there_and_back(questionnaire):
    """Return the questionnaire of the form of a questionnaire, without a file between them."""
    tables = {
        name: Table(name, tuple((number, tuple(map(text_of, row))) for number, row in enumerate(rows, 1)))
        for name, rows in tables_of(sheets_of(questionnaire, "form.xlsx")).items()
    }
    return imported_from(tables, "form.xlsx")


def test_every_kind_has_rows():
    assert tuple(ROWS) == KINDS


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_questionnaire_comes_back_as_it_went(path):
    questionnaire = load_questionnaire(path)
    assert there_and_back(questionnaire).questionnaire == questionnaire


@pytest.mark.parametrize("name", OTHERWISE)
def test_what_changes_on_the_way_changes_once_only(name):
    once = there_and_back(load_questionnaire(EXAMPLES / f"{name}.yaml")).questionnaire
    again = there_and_back(read(write(once), f"{once.name}.yaml"))
    assert again.questionnaire == once


def test_history_that_is_left_behind_is_listed():
    losses = sheets_of(load_questionnaire(EXAMPLES / "renamed.yaml"), "form.xlsx").ledger.changes
    assert [loss.message.key for loss in losses] == ["export_history"]


def test_coming_back_nothing_is_listed_as_changed(survey):
    assert there_and_back(survey).changes == ()


def test_every_kind_in_two_languages_comes_back(survey):
    assert there_and_back(survey).questionnaire == survey


def test_a_fielded_questionnaire_comes_back_with_its_villages(fielded_survey):
    villages = [
        question for question in there_and_back(fielded_survey).questionnaire.questions() if question.kind == "village"
    ]
    assert [question.options for question in villages] == [
        question.options for question in fielded_survey.questions() if question.kind == "village"
    ]


def test_the_workbook_says_the_same_as_its_sheets(survey, tmp_path):
    write_xlsform(survey, tmp_path / "form.xlsx")
    assert read_xlsform(tmp_path / "form.xlsx").questionnaire == survey


def test_the_same_questionnaire_makes_the_same_bytes(survey, tmp_path):
    for name in ("a.xlsx", "b.xlsx"):
        write_xlsform(survey, tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_a_text_that_begins_as_a_formula_stays_a_text(survey, tmp_path):
    title = replace(survey.title, versions=(("da", "=1+1"),))
    write_xlsform(replace(survey, title=title), tmp_path / "form.xlsx")
    cell = load_workbook(tmp_path / "form.xlsx")["settings"]["A2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_choices_carry_names_and_codes():
    choices = tables_of(sheets_of(load_questionnaire(EXAMPLES / "dont_know.yaml"), "form.xlsx"))["choices"]
    columns = choices[0].index("name"), choices[0].index("code")
    assert ("dont_know", -8) in {(row[columns[0]], row[columns[1]]) for row in choices[1:]}


def test_what_comes_after_an_ending_is_hidden_when_it_is_met():
    survey = tables_of(sheets_of(load_questionnaire(EXAMPLES / "end_if_between.yaml"), "form.xlsx"))["survey"]
    name, relevant = survey[0].index("name"), survey[0].index("relevant")
    asked = {row[name]: row[relevant] for row in survey[1:] if row[0].startswith("begin")}
    end = next(row[relevant] for row in survey if "__end_" in row[name])
    assert list(asked.values()) == [None, f"not({end})"]
