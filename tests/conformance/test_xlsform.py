"""Other people's XLSForms are read or refused with a cell, and pyxform, the reference reader, takes all of ours."""

import os
import re
from pathlib import Path

import pytest
from pyxform.xls2xform import convert

from survey.bundled import questionnaires_folder
from survey.formats.errors import FormatError
from survey.formats.xlsform import read_xlsform
from survey.formats.xlsform_out import write_xlsform
from survey.questionnaire.reader import load_questionnaire, read
from survey.questionnaire.writer import write

pytestmark = pytest.mark.conformance
FIXTURES = Path(os.environ.get("KLYNGESVAR_SHARED", "../shared")) / "fixtures"
FORMS = sorted(
    path
    for path in (*FIXTURES.glob("xlsform/*"), *FIXTURES.glob("xlsform_limesurvey_pairs/*"))
    if path.suffix in (".xlsx", ".csv", ".md", ".json")
)
# Every form but these is read. The place and the reason that each is refused with:
REFUSED = {"bad_duplicate_columns.xlsx": ("survey!E1", "import_header_twice")}
READ = [path for path in FORMS if path.name not in REFUSED]
OURS = [
    path
    for path in (*questionnaires_folder().glob("*.yaml"), *Path(__file__).parents[1].glob("examples/*.yaml"))
    if "\nquestionnaire:" in f"\n{path.read_text(encoding='utf-8')}"
]
# Of what has no counterpart or another name: where it stands in its form, and what is said of it.
LISTED = {
    "loop.xlsx": {("survey!A3", "import_loop"), ("choices!B2", "import_renamed")},
    "or_other.xlsx": {("survey!D3", "import_choice_filter")},
    "utf_csv.csv": {("survey", "import_language_assumed")},
    "widgets.csv": {("survey!A13", "import_type_left_out"), ("survey!E7", "import_constraint")},
    "bad_ODKValidateWarnings.xlsx": {("survey!D3", "import_no_header")},
    "bad_xl_date_ambiguous.xlsx": {("survey!J4", "import_never_shown"), ("survey!L5", "import_choice_filter")},
    "all_types_survey.xlsx": {("survey!A7", "import_type_left_out"), ("survey!J48", "import_column_unused")},
    "complex_survey.json": {("survey!G11", "import_relevant")},
    "testA.xlsx": {("survey!G22", "import_relevant"), ("survey!A22", "import_range")},
    "validation_relevance_survey.json": {("survey!G12", "import_relevant"), ("survey!D13", "import_constraint")},
}


def by_name(path):
    return path.name


def test_there_are_forms_to_read():
    assert len(FORMS) == 18


@pytest.mark.parametrize("name", REFUSED)
def test_a_faulty_form_is_refused_with_the_cell_and_the_reason(name):
    with pytest.raises(FormatError) as refused:
        read_xlsform(FIXTURES / "xlsform" / name)
    assert [(fault.file.partition(":")[2], fault.message.key) for fault in refused.value.faults] == [REFUSED[name]]


@pytest.mark.parametrize("path", READ, ids=by_name)
def test_a_form_becomes_a_questionnaire_without_faults(path):
    questionnaire = read_xlsform(path).questionnaire
    assert read(write(questionnaire), f"{questionnaire.name}.yaml") == questionnaire


@pytest.mark.parametrize("path", READ, ids=by_name)
def test_every_change_tells_its_sheet_and_most_their_cell(path):
    places = [change.file.removeprefix(f"{path.name}:") for change in read_xlsform(path).changes]
    assert all(re.fullmatch(r"(survey|choices|settings)(![A-Z]*[0-9]+)?|changelog|columns", place) for place in places)


@pytest.mark.parametrize("name", LISTED)
def test_what_has_no_counterpart_is_listed(name):
    path = next(path for path in FORMS if path.name == name)
    noted = {(change.file.partition(":")[2], change.message.key) for change in read_xlsform(path).changes}
    assert noted >= LISTED[name]


@pytest.mark.parametrize("path", READ, ids=by_name)
def test_every_row_is_a_question_or_listed(path):
    """No row of a form vanishes: its name is a question's, a row's, a section's, or stands in a message."""
    imported = read_xlsform(path)
    questionnaire, old = imported.questionnaire, imported.source_names
    known = {"welcome"} | {name for section in questionnaire.sections for name in (section.name, old.get(section.name))}
    for question in questionnaire.questions():
        items = (*getattr(question, "rows", ()), *getattr(question, "items", ()))
        known |= {question.name, old.get(question.name), *(item.name for item in items)}
    said = {value for change in imported.changes for _, value in change.message.params}
    rows = {name for name in names(path) if name not in known | said}
    assert rows == set()


def names(path):
    """Return the names in a form's survey, read by hand."""
    from survey.formats.imported import Ledger
    from survey.formats.xlsform_rows import read_rows
    from survey.formats.xlsform_sheets import read_sheets

    rows = read_rows(read_sheets(path)["survey"], Ledger(path.name))
    return {row.text("name") for row in rows if row.text("name") and not row.text("type").startswith("end")}


@pytest.mark.parametrize("path", READ, ids=by_name)
def test_a_form_that_came_goes_out_and_comes_back_as_it_was(path, tmp_path):
    once = read_xlsform(path).questionnaire
    write_xlsform(read(write(once), f"{once.name}.yaml"), tmp_path / "form.xlsx")
    back = read_xlsform(tmp_path / "form.xlsx")
    assert back.questionnaire == once
    assert back.changes == ()


@pytest.mark.parametrize("path", READ, ids=by_name)
def test_pyxform_takes_a_form_that_came_and_went(path, tmp_path):
    write_xlsform(read_xlsform(path).questionnaire, tmp_path / "form.xlsx")
    assert taken(tmp_path / "form.xlsx") == []


@pytest.mark.parametrize("path", OURS, ids=by_name)
def test_pyxform_takes_every_questionnaire_of_ours(path, tmp_path):
    write_xlsform(load_questionnaire(path), tmp_path / "form.xlsx")
    assert taken(tmp_path / "form.xlsx") == []


@pytest.mark.parametrize("name", ["residents", "associations"])
def test_a_bundled_questionnaire_comes_back_as_it_went(name, tmp_path):
    questionnaire = load_questionnaire(questionnaires_folder() / f"{name}.yaml")
    write_xlsform(questionnaire, tmp_path / "form.xlsx")
    assert read_xlsform(tmp_path / "form.xlsx").questionnaire == questionnaire


def taken(path):
    """Return what pyxform warns of; an error of its is this test's."""
    warnings = []
    result = convert(str(path), warnings=warnings, validate=False)
    assert result.xform.startswith("<?xml") or "<h:html" in result.xform
    return warnings
