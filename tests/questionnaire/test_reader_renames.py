"""Earlier names: read, checked, and followed by codes and translations."""

import pytest

from survey.questionnaire.errors import QuestionnaireError
from survey.questionnaire.fault_lines import faults_in_words
from survey.questionnaire.findings import Findings
from survey.questionnaire.reader import examine_texts, read
from survey.questionnaire.versions import publish_texts

HEAD = """\
questionnaire: small
languages: [da, en]
incomplete_ok: yes
title: Kort
sections:
  - section: home
    title: Hjem
    questions:
"""
BEFORE = (
    HEAD
    + """\
      - single: tenure
        ask: Bor du her?
        options:
          - a: Ja
          - b: Nej
"""
)
RENAMED = (
    HEAD
    + """\
      - single: stay
        ask: Bor du her?
        renamed_from: [tenure, home]
        options:
          - a: Ja
          - no_more:  Nej
            renamed_from: b
"""
)
SIDE = 'language: en\ntenure.b: "No"\n'


@pytest.fixture
def locks():
    return dict(publish_texts({"small.yaml": BEFORE, "small.en.yaml": SIDE}, "small.yaml").locks)


def faults(lines):
    with pytest.raises(QuestionnaireError) as raised:
        read({"small.yaml": HEAD + lines}, "small.yaml")
    return faults_in_words(raised.value.faults, "en")


def test_a_renamed_question_and_option_keep_their_codes(locks):
    options = read({"small.yaml": RENAMED, **locks}, "small.yaml").question("stay").options
    assert [(option.name, option.code) for option in options] == [("a", 1), ("no_more", 2)]
    assert "tenure" not in dict(publish_texts({"small.yaml": RENAMED, **locks}, "small.yaml").locks)["small.lock.yaml"]


def test_a_renamed_question_remembers_what_its_translations_were_made_from(locks):
    files = {"small.yaml": RENAMED.replace("Bor du her?", "Bor du der?"), **locks}
    files["small.en.yaml"] = 'language: en\nstay: x\nstay.no_more: "No"\n'
    lock = examine_texts(files, "small.yaml", Findings()).locks[0]
    assert set(lock.translations["en"]) == {"stay.b"}


def test_a_name_that_was_a_code_keeps_it():
    text = RENAMED.replace("renamed_from: b", "renamed_from: 7")
    option = read({"small.yaml": text}, "small.yaml").question("stay").options[1]
    assert (option.code, option.renamed_from) == (7, ("7",))


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("      - text: a\n        ask: X?\n        renamed_from: a\n", "11:23: “a” still has the same name"),
        ("      - text: a\n        ask: X?\n        renamed_from: b\n      - text: b\n        ask: Y?\n", "11:23: something is still called “b”"),
        ("      - text: a\n        ask: X?\n        renamed_from: c\n      - text: b\n        ask: Y?\n        renamed_from: c\n", "14:23: “c” is already the earlier name of “a”"),
        ("      - text: a\n        ask: X?\n        renamed_from: Ø\n", "11:23: "),
        ("      - single: a\n        ask: X?\n        options:\n          - b: Ja\n            renamed_from: c\n          - c: Nej\n", "13:27: something is still called “c”"),
    ],
)  # fmt: skip
def test_an_earlier_name_that_cannot_be_one_is_a_fault(lines, told):
    (fault,) = faults(lines)
    assert fault.startswith(f"small.yaml:{told}")


def test_notes_are_read_of_questions_sections_and_lists():
    text = HEAD.replace("    title: Hjem\n", "    title: Hjem\n    note: Del.\n").replace(
        "sections:", "lists:\n  agree:\n    note: Liste.\n    options:\n      - 1: Ja\nsections:"
    )
    lines = "      - scale: a\n        ask: X?\n        list: agree\n        note: Spørgsmål.\n"
    from survey.questionnaire.notes import notes

    assert notes(read({"small.yaml": text + lines}, "small.yaml"), "a") == ("Del.", "Liste.", "Spørgsmål.")
