"""What is wrong in files, all at once, each with its place."""

from pathlib import Path

import pytest

from survey.questionnaire.errors import QuestionnaireError
from survey.questionnaire.fault_lines import faults_in_words
from survey.questionnaire.reader import load_questionnaire, read
from survey.texts.faults import Fault

EXAMPLES = Path(__file__).parent.parent / "examples"
FAULTY = EXAMPLES / "faulty"


def faults_of(name: str) -> tuple[Fault, ...]:
    with pytest.raises(QuestionnaireError) as raised:
        load_questionnaire(FAULTY / f"{name}.yaml")
    return raised.value.faults


def test_a_fault_says_where_what_and_what_instead():
    line = faults_in_words(faults_of("yaml"), "da")[0]
    end = 'skriv: ask: "Andet, skriv:"'
    assert line == f"yaml.yaml:8:26: teksten har et kolon og mangler derfor anførselstegn; {end}"


def test_a_misspelt_kind_gives_one_fault_with_the_kind_that_was_meant():
    line = next(line for line in faults_in_words(faults_of("keys"), "en") if ":14:" in line)
    assert line.endswith("“singel” is no kind of question; did you mean “single”?")


@pytest.mark.parametrize(
    "text", ["", "[", "- a", "a", "\x00", "\ud800: x", "a: &b c\nd: *b\n", "[" * 3000, "? [a]\n: b"]
)
def test_what_is_no_questionnaire_is_a_fault_and_no_traceback(text):
    with pytest.raises(QuestionnaireError):
        read({"f.yaml": text}, "f.yaml")


def test_a_file_that_is_not_utf8_is_a_fault(tmp_path):
    (tmp_path / "f.yaml").write_bytes(b"questionnaire: a\ntitle: \xe6\n")
    with pytest.raises(QuestionnaireError) as raised:
        load_questionnaire(tmp_path / "f.yaml")
    assert (raised.value.faults[0].message.key, raised.value.faults[0].line) == ("not_utf8", 2)


def test_a_file_that_is_not_there_is_a_fault_and_no_traceback(tmp_path):
    with pytest.raises(QuestionnaireError) as raised:
        load_questionnaire(tmp_path / "gone.yaml")
    assert raised.value.faults[0].message.key == "file_unreadable"


@pytest.mark.parametrize("start", ["\ufeff", ""])
@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_files_from_any_machine_are_read(tmp_path, start, end):
    text = start + (EXAMPLES / "kinds.yaml").read_text(encoding="utf-8").replace("\n", end)
    (tmp_path / "kinds.yaml").write_bytes(text.encode())
    assert load_questionnaire(tmp_path / "kinds.yaml") == load_questionnaire(EXAMPLES / "kinds.yaml")


def test_lists_may_be_written_at_the_column_of_their_key_and_texts_over_several_lines():
    text = """questionnaire: a
title: A
sections:
- section: one
  title: En
  questions:
  - note: hello
    ask: |
      Hej: du
        - a
      # x
  -   single: tenure
      ask: Hvordan
        bor du?
      help: "To linjer
        i alt: her"
      options:
      - all_year: A
        group: G
      -   third: C
  - next_page

  - text: wishes
    ask:
      Hvad mangler du?
    show_if: >-
      tenure == all_year
      or tenure == third
"""
    tenure = read({"f.yaml": text}, "f.yaml").question("tenure")
    assert (tenure.ask.source(), tenure.help.source()) == ("Hvordan bor du?", "To linjer i alt: her")
