"""Conditions said in a sentence."""

import re

import pytest

from survey.bundled import questionnaires_folder
from survey.questionnaire.condition_text import parse
from survey.questionnaire.condition_words import condition_words, shown_words
from survey.questionnaire.reader import load_questionnaire, read
from survey.questionnaire.structure import EndIf

ASKED = read(
    {
        "kort.yaml": """\
questionnaire: kort
languages: [da, en]
title: Kort
lists:
  agree:
    options:
      - 1: Enig
      - 2: Hverken eller
      - 3: Uenig
sections:
  - section: home
    title: Hjem
    questions:
      - village: village
        ask: Hvor bor du?
        options:
          - outside: Et andet sted
      - single: tenure
        ask: Bor du her **hele** året?
        options:
          - all_year: Ja
          - summer: Om sommeren
          - never: Nej
      - multi: reasons
        ask: Hvorfor?
        options:
          - nature: Naturen
          - peace: Freden
      - number: age
        ask: Hvor gammel er du?
        max: 120
      - matrix: views
        ask: Er du enig?
        list: agree
        rows:
          - safe: "Her er trygt:"
      - repeat: trips
        ask: Hvilke rejser?
        questions:
          - text: where
            ask: Hvorhen?
"""
    },
    "kort.yaml",
)


@pytest.mark.parametrize(
    ("condition", "danish", "english"),
    [
        ("tenure == all_year", "svaret på »Bor du her hele året?« er »Ja«", "the answer to “Bor du her hele året?” is “Ja”"),
        ("tenure != never", "svaret på »Bor du her hele året?« er noget andet end »Nej«", "something other than “Nej”"),
        ("tenure in (all_year, summer)", "er »Ja« eller »Om sommeren«", "is “Ja” or “Om sommeren”"),
        ("tenure not in (summer, never)", "hverken er »Om sommeren« eller »Nej«", "is neither “Om sommeren” nor “Nej”"),
        ("not (tenure in (summer, never))", "hverken er »Om sommeren« eller »Nej«", "neither"),
        ("village == outside", "svaret på »Hvor bor du?« er »Et andet sted«", "“Et andet sted”"),
        ("village == brandslev", "svaret på »Hvor bor du?« er »brandslev«", "“brandslev”"),
        ("has(reasons, nature)", "»Naturen« er valgt i »Hvorfor?«", "“Naturen” is chosen in “Hvorfor?”"),
        ("not has(reasons, nature)", "»Naturen« ikke er valgt i »Hvorfor?«", "“Naturen” is not chosen in"),
        ("count(reasons) >= 2", "antallet af valgte svar i »Hvorfor?« er mindst 2", "is at least 2"),
        ("count(trips) > 1", "antallet af linjer i »Hvilke rejser?« er over 1", "the number of lines in"),
        ("answered(reasons)", "der er svaret på »Hvorfor?«", "“Hvorfor?” is answered"),
        ("not answered(reasons)", "der ikke er svaret på »Hvorfor?«", "“Hvorfor?” is not answered"),
        ("answered(views.safe)", "der er svaret ud for »Her er trygt« i »Er du enig?«", "“Her er trygt” in “Er du enig?”"),
        ("not answered(views.safe)", "der ikke er svaret ud for »Her er trygt«", "is not answered"),
        ("views.safe >= 2", "svaret ud for »Her er trygt« i »Er du enig?« er »Hverken eller« eller »Uenig«", "or “Uenig”"),
        ("views.safe == 1", "er »Enig«", "is “Enig”"),
        ("age < 18", "svaret på »Hvor gammel er du?« er under 18", "is below 18"),
        ("not age < 18", "svaret på »Hvor gammel er du?« er mindst 18", "is at least 18"),
        ("18 <= age", "svaret på »Hvor gammel er du?« er mindst 18", "is at least 18"),
        ("age <= 17.5", "er højst 17,5", "is at most 17.5"),
        ("age == this_year", "er det år, undersøgelsen åbner", "the year in which the survey opens"),
        ("age > 18 and answered(reasons)", "er over 18, og hvis der er svaret på »Hvorfor?«", "is above 18, and if “Hvorfor?”"),
        ("age > 18 or tenure == never", "er over 18, eller hvis svaret på", "is above 18, or if the answer"),
        (
            "age > 18 and (tenure == never or has(reasons, peace))",
            "er over 18, og hvis (svaret på »Bor du her hele året?« er »Nej« eller »Freden« er valgt i »Hvorfor?«)",
            "and if (the answer to",
        ),
        ("not (age > 18 or tenure == never)", "er højst 18, og hvis svaret på »Bor du her hele året?« er noget andet", "and if"),
        ("not (age > 18 and tenure == never)", "er højst 18, eller hvis svaret på", "or if"),
    ],
)  # fmt: skip
def test_a_condition_is_said_in_words(condition, danish, english):
    said = [condition_words(parse(condition), ASKED, language) for language in ("da", "en")]
    assert danish in said[0]
    assert english in said[1]


@pytest.mark.parametrize(
    ("condition", "offered_from", "said"),
    [
        (None, "", "vises altid"),
        ("age > 18", "", "vises, hvis svaret på »Hvor gammel er du?« er over 18"),
        (None, "reasons", "vises, hvis der er valgt noget i »Hvorfor?«"),
        ("age > 18", "reasons", "er over 18, og hvis der er valgt noget i »Hvorfor?«"),
    ],
)
def test_what_is_shown_when_is_a_sentence(condition, offered_from, said):
    asked = parse(condition) if condition else None
    assert said in shown_words(asked, ASKED, "da", offered_from=offered_from)


def conditions(questionnaire):
    for section in questionnaire.sections:
        yield section.show_if
        for item in section.items:
            yield item.condition if isinstance(item, EndIf) else getattr(item, "show_if", None)


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_condition_of_the_residents_questionnaire_is_said_by_its_labels(language):
    residents = load_questionnaire(questionnaires_folder() / "residents.yaml")
    said = [condition_words(each, residents, language) for each in conditions(residents) if each]
    assert len(said) > 5
    assert [each for each in said if re.search(r"[a-z]_[a-z]|when_|%\(", each)] == []
