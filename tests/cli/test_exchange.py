"""A form comes along from another tool, and a questionnaire goes there."""

import pytest

FORM = """\
| survey |
| | type | name | label::Dansk (da) |
| | select_one home | Bolig | Hvor bor du? |
| | image | billede | Et billede |
| choices |
| | list_name | name | label::Dansk (da) |
| | home | house | Hus |
| | home | flat | Lejlighed |
| settings |
| | form_id | form_title |
| | skema | Et skema |
"""


@pytest.fixture
def form(tmp_path):
    path = tmp_path / "form.md"
    path.write_text(FORM, encoding="utf-8")
    return path


def test_an_imported_form_is_written_checked_and_its_changes_are_told(run, form, tmp_path):
    imported = run("import", form, "--out", tmp_path / "new")
    assert imported.status == 0, imported.err
    assert "form.md:survey!A3: typen »image« har intet modstykke" in imported.out
    assert "Ingen fejl." in imported.out
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == [
        "skema.lock.yaml", "skema.names.csv", "skema.yaml",
    ]  # fmt: skip


def test_names_that_changed_stand_beside_it(run, form, tmp_path):
    run("import", form, "--out", tmp_path / "new")
    names = (tmp_path / "new" / "skema.names.csv").read_text(encoding="utf-8")
    assert names == "name;source_name\nbolig;Bolig\n"


def test_nothing_is_written_over(run, form, tmp_path):
    run("import", form, "--out", tmp_path / "new")
    again = run("import", form, "--out", tmp_path / "new")
    assert again.status == 1
    assert "findes allerede" in again.err


def test_a_form_that_cannot_be_read_is_refused_with_its_cell(run, form):
    form.write_text(FORM.replace("image | billede", "end_group | x"), encoding="utf-8")
    refused = run("import", form, "--language", "en")
    assert refused.status == 1
    assert "form.md:survey!A3" in refused.err


def test_a_file_of_another_kind_is_refused_with_those_that_are_known(run, tmp_path):
    (tmp_path / "form.pdf").write_text("", encoding="utf-8")
    assert ".xlsx" in run("import", tmp_path / "form.pdf").err


def test_a_questionnaire_goes_out_and_comes_back(run, questionnaire, cluster, tmp_path):
    exported = run("export", questionnaire, "--format", "xlsform", "--cluster", cluster, "--out", "there.xlsx")
    assert exported.status == 0, exported.err
    back = run("import", tmp_path / "there.xlsx", "--out", tmp_path / "back")
    assert back.status == 0, back.err
    assert "show_if: tenure == all_year" in (tmp_path / "back" / "miniature.yaml").read_text(encoding="utf-8")


def test_what_a_format_cannot_hold_is_told(run, questionnaire):
    assert "landsbyer" in run("export", questionnaire, "--format", "xlsform").out


def test_an_export_never_takes_the_name_of_another_kind_of_file(run, questionnaire):
    exported = run("export", questionnaire, "--format", "xlsform", "--out", questionnaire)
    assert exported.status == 1
    assert "questionnaire: miniature" in questionnaire.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["limesurvey", "surveyjs"])
def test_a_questionnaire_goes_to_other_survey_tools(run, questionnaire, tmp_path, name):
    exported = run("export", questionnaire, "--format", name)
    assert exported.status == 0, exported.err
    assert "miniature:years: det kan ikke siges der: module" in exported.out


def test_a_survey_comes_back_from_limesurvey_by_its_map(run, questionnaire, cluster, tmp_path):
    run("export", questionnaire, "--format", "limesurvey", "--cluster", cluster, "--out", "there.tsv")
    assert (tmp_path / "there.tsv.names.csv").is_file()
    back = run("import", tmp_path / "there.tsv", "--out", tmp_path / "back")
    assert back.status == 0, back.err
    assert "show_if: tenure == all_year" in (tmp_path / "back" / "miniature.yaml").read_text(encoding="utf-8")


def test_a_file_that_limesurvey_did_not_write_is_refused(run, tmp_path):
    (tmp_path / "form.lss").write_text("<document/>", encoding="utf-8")
    refused = run("import", tmp_path / "form.lss")
    assert refused.status == 1
    assert "LimeSurvey" in refused.err
