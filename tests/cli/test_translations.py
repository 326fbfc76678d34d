import pytest
from openpyxl import load_workbook

SIDE = "language: en\ntitle: Three questions\nhome: Home\nvillage: Which village do you live in?\n"


@pytest.fixture
def translated(questionnaire):
    """The questionnaire in two languages, of which the second lacks some."""
    text = questionnaire.read_text(encoding="utf-8").replace("[da]", "[da, en]")
    questionnaire.write_text(text.replace("boet her?", "boet i ${cluster}?"), encoding="utf-8")
    questionnaire.with_name("miniature.en.yaml").write_text(SIDE, encoding="utf-8")
    return questionnaire


def test_what_is_missing_is_listed_and_written_empty(run, translated):
    told = run("translate", translated, "en")
    assert told.status == 0
    assert "miniature.yaml:17: tenure.holiday: Nej" in told.out
    assert told.out.endswith("3 af 7 tekster er oversat.\n")
    assert "# da: Nej\ntenure.holiday:\n" in translated.with_name("miniature.en.yaml").read_text(encoding="utf-8")


def test_a_sheet_goes_out_is_filled_in_and_comes_back(run, translated, tmp_path):
    run("translate", translated, "en", "--xlsx", tmp_path / "ark.xlsx")
    book = load_workbook(tmp_path / "ark.xlsx")
    for row in book["Oversættelse"].iter_rows(min_row=2):
        if not row[4].value:
            row[4].value = f"<{row[2].value}>"
    book.save(tmp_path / "ark.xlsx")
    back = run("translate", translated, "en", "--from", tmp_path / "ark.xlsx")
    assert (back.status, back.err) == (0, "")
    assert "4 nye oversættelser" in back.out
    assert run("publish", translated, "--lock-only").status == 0


def test_a_sheet_that_loses_a_value_is_refused_whole_with_the_cell(run, translated, tmp_path):
    run("translate", translated, "en", "--xlsx", tmp_path / "ark.xlsx")
    before = translated.with_name("miniature.en.yaml").read_text(encoding="utf-8")
    book = load_workbook(tmp_path / "ark.xlsx")
    book["Oversættelse"]["E5"], book["Oversættelse"]["E8"] = "All year?", "How many years?"
    book.save(tmp_path / "ark.xlsx")
    refused = run("translate", translated, "en", "--from", tmp_path / "ark.xlsx")
    assert refused.status == 1
    assert "ark.xlsx:Oversættelse!E8" in refused.err
    assert translated.with_name("miniature.en.yaml").read_text(encoding="utf-8") == before


def test_a_sheet_that_is_there_is_not_written_over(run, translated, tmp_path):
    run("translate", translated, "en", "--xlsx", tmp_path / "ark.xlsx")
    before = (tmp_path / "ark.xlsx").read_bytes()
    refused = run("translate", translated, "en", "--xlsx", tmp_path / "ark.xlsx")
    assert refused.status == 1
    assert (tmp_path / "ark.xlsx").read_bytes() == before


def test_the_sheet_of_another_language_is_refused(run, translated, tmp_path):
    run("translate", translated, "en", "--xlsx", tmp_path / "ark.xlsx")
    translated.write_text(translated.read_text(encoding="utf-8").replace("[da, en]", "[da, en, de]"), encoding="utf-8")
    refused = run("translate", translated, "de", "--from", tmp_path / "ark.xlsx")
    assert refused.status == 1
    assert "miniature på en" in refused.err


def test_a_changed_text_is_shown_as_it_was_in_an_earlier_version(run, translated, tmp_path):
    (tmp_path / "earlier.yaml").write_text(translated.read_text(encoding="utf-8"), encoding="utf-8")
    translated.write_text(translated.read_text(encoding="utf-8") + "incomplete_ok: yes\n", encoding="utf-8")
    run("publish", translated, "--lock-only")
    text = translated.read_text(encoding="utf-8").replace("Hvilken landsby", "Hvilken by")
    translated.write_text(text, encoding="utf-8")
    told = run("translate", translated, "en", "--since", tmp_path / "earlier.yaml")
    assert "før: Hvilken landsby bor du i?" in told.out


def test_a_language_the_questionnaire_does_not_have_is_told_with_what_to_write(run, translated):
    refused = run("translate", translated, "fr")
    assert refused.status == 1
    assert "languages: [da, en, fr]" in refused.err
