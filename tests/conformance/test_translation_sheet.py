"""LibreOffice opens the translator's sheet and saves it, and what comes back is what went out."""

import subprocess

import pytest

from survey.bundled import questionnaires_folder
from survey.formats import translation_sheet
from survey.questionnaire.findings import Findings
from survey.questionnaire.sources import gather
from survey.questionnaire.translation_lines import translations
from survey.questionnaire.translation_typed import take

pytestmark = pytest.mark.conformance


@pytest.mark.parametrize("questionnaire", ["residents", "associations"])
def test_a_sheet_saved_by_libreoffice_changes_nothing(tmp_path, questionnaire):
    path = questionnaires_folder() / f"{questionnaire}.yaml"
    files = gather(path, Findings())
    sheet = tmp_path / "ark.xlsx"
    sheet.write_bytes(translation_sheet.content(translations(files, path.name, "en")))
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir"]
    subprocess.run([*command, str(tmp_path / "saved"), str(sheet)], check=True, capture_output=True, timeout=240)
    back = translation_sheet.read(tmp_path / "saved" / "ark.xlsx")
    assert len(back.typed) == len(translations(files, path.name, "en").lines)
    assert take(files, path.name, "en", back.typed).files == {}
