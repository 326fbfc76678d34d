"""What stands under a table."""

import pytest

import analysis
from analysis.notes import about, base_words
from survey.questionnaire import reader
from survey.questionnaire.questions import Note

CONDITIONS = [
    ("home == yes", "de, der svarede »Ja« på »Bor du her?«"),
    ("home != yes", "de, der svarede andet end »Ja« på »Bor du her?«"),
    ("home in (yes, no)", "de, der svarede »Ja« eller »Nej« på »Bor du her?«"),
    ("years >= 5", "de, der svarede mindst 5 på »Hvor længe?«"),
    ("has(why, work)", "de, der valgte »Arbejde« ved »Hvorfor?«"),
    ("not has(why, work)", "de, der ikke valgte »Arbejde«"),
    ("count(why) > 1", "de, der valgte over 1 på »Hvorfor?«"),
    ("not answered(home) or home != yes", "de, der ikke svarede »Ja« på »Bor du her?«"),
    ("answered(home) and years < 2", "de, der har svaret på »Bor du her?« og svarede under 2 på »Hvor længe?«"),
    ("not answered(years)", "de, der ikke har svaret på »Hvor længe?«"),
]
TEXT = """\
questionnaire: small
format: 1
version: 1
languages: [da]
title: Lille
sections:
  - section: first
    title: Første
    questions:
      - single: home
        ask: Bor du her?
        options:
          - yes: Ja
          - no: Nej
          - other_place: Et andet sted
      - number: years
        ask: Hvor længe?
        max: 100
      - multi: why
        ask: Hvorfor?
        options:
          - work: Arbejde
          - family: Familie
      - text: more
        ask: Mere?
        show_if: CONDITION
"""


@pytest.mark.parametrize(("condition", "words"), CONDITIONS)
def test_who_was_asked_is_said_in_words(condition, words):
    questionnaire = reader.read({"small.yaml": TEXT.replace("CONDITION", condition)}, "small.yaml")
    assert base_words(questionnaire.question("more"), questionnaire) == words


def test_without_a_condition_everybody_was_asked(mini):
    assert base_words(mini.question("sex"), mini) == "alle, der fik spørgsmålet"


def test_who_did_not_answer_is_counted_and_few_are_not_told(studied):
    study = studied([{"sex": 1}] * 20 + [{"sex": -9}] * 12 + [{"sex": -7}] * 2)
    table = analysis.protect(analysis.frequency(study, "sex"))
    assert table.notes[1] == "12 har ikke svaret og færre end 5 ønskede ikke at svare."


def test_dont_know_and_not_used_are_explained_under_a_scale(studied):
    notes = " ".join(about(analysis.frequency(studied([{"satisfied": 1}]), "satisfied"), 5))
    assert "»Ved ikke« er med i fordelingen" in notes
    assert "»Bruger det ikke« er med i fordelingen" in notes


def test_a_hidden_column_is_named_without_saying_why(studied):
    answered = [{"sex": 1 + i % 2, "village": 1 + i % 2} for i in range(60)] + [{"sex": 1, "village": 3}] * 4
    table = analysis.protect(analysis.crosstab(studied(answered), "sex", by="village"))
    assert any(note.startswith("Askeby og Dalby er ikke vist") for note in table.notes)


def test_a_note_is_no_question_of_a_study(mini, studied):
    assert not any(isinstance(one, Note) for one in studied([{}]).questions.values())
