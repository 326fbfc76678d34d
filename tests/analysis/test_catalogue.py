"""The catalogue: an organisation by name, with what may be shown by name and nothing else."""

import io
from dataclasses import replace

import openpyxl
import pandas as pd
import pytest

from analysis import report, workbook
from analysis.catalogue import SAID, catalogue
from analysis.disclosure import protect
from analysis.study import Fielding, Study
from survey.questionnaire import reader
from survey.questionnaire.bind import bind
from survey.questionnaire.questions import KINDS, Option
from survey.questionnaire.variables import variables
from survey.questionnaire.wording import Wording

CLUBS = """\
questionnaire: clubs
title: Foreninger
sections:
  - section: club
    title: Om jer
    questions:
      - village: village
        ask: Hvor?
        publish: named
      - text: name
        ask: Hvad hedder I?
        required: yes
        publish: named
      - multi: shares
        ask: Hvad vil I dele?
        publish: named
        options:
          - rooms: Lokaler
          - tools: Udstyr
        other: yes
      - number: members
        ask: Hvor mange medlemmer?
        publish: named
        unit: medlemmer
      - number: founded
        ask: Hvornår stiftet?
        publish: named
      - places: location
        ask: Hvor ligger stedet?
        publish: named
      - matrix: ages
        ask: Hvor gamle?
        publish: named
        number: yes
        rows:
          - young: Unge
          - old: Ældre
      - repeat: teams
        ask: Hvilke hold?
        publish: named
        at_most: 2
        questions:
          - text: what
            ask: Hold
          - multi: weekday
            ask: Dag
            options:
              - monday: Mandag
              - tuesday: Tirsdag
          - time: starts
            ask: Fra
      - single: money
        ask: Hvordan er økonomien?
        options:
          - good: God
          - bad: Dårlig
      - text: wish
        ask: Hvad ønsker I?
        publish: named
        identifies: maybe
      - text: contact
        ask: Hvem har svaret?
        publish: never
"""
KLUB = {
    "village": 1, "name": "Åby Klub", "name__missing": 0, "shares__rooms": 1, "shares__tools": 0, "shares__other": 1,
    "shares__other_text": "Telt", "shares__other_text__missing": 0, "members": 1200, "founded": 1921,
    "location__1_place": 2, "ages__young": 12, "teams__1_what": "Gymnastik", "teams__1_what__missing": 0,
    "teams__1_weekday_monday": 1, "teams__1_weekday_tuesday": 1, "teams__1_starts": "19:30",
    "teams__1_starts__missing": 0, "teams__2_what": "Sang", "teams__2_what__missing": 0, "money": 2,
    "wish": "Nyt tag", "wish__missing": 0, "contact": "Ane", "contact__missing": 0,
}  # fmt: skip
OTHER = {"village": 2, "name": "Borgerforeningen", "name__missing": 0, "money": 1}
NAMELESS = {"village": 2, "members": 7}


def options(*labels):
    return [Option(label.lower(), i, Wording((("da", label),))) for i, label in enumerate(labels, start=1)]


@pytest.fixture(scope="module")
def clubs():
    written = bind(reader.read({"clubs.yaml": CLUBS}, "clubs.yaml"), options("Askeby", "Birkeby"), {},
                   places=options("Hal", "Kirke"), this_year=2026)  # fmt: skip
    blank = {one.name: "" if one.measure in ("text", "date", "coordinate") else -9 for one in variables(written)}
    frame = pd.DataFrame([blank | given for given in (KLUB, NAMELESS, OTHER)], columns=list(blank))
    wave = Fielding(cluster="dalen", about="organisations", opens="2026-10-01", closes="2026-10-20")
    return replace(Study.from_frame(frame, written), wave=wave)


@pytest.fixture(scope="module")
def book(clubs):
    return openpyxl.load_workbook(io.BytesIO(workbook.content(clubs, protect(clubs.tables()))))


def test_every_kind_can_be_said():
    assert set(SAID) == set(KINDS)


def test_organisations_stand_by_name_as_danish_is_sorted(clubs):
    assert [line[0] for line in catalogue(clubs).lines] == ["Borgerforeningen", "Åby Klub"]


def test_only_what_may_be_shown_by_name_is_there(clubs):
    assert catalogue(clubs).headings == (
        "Hvad hedder I?", "Hvor?", "Hvad vil I dele?", "Hvor mange medlemmer?", "Hvornår stiftet?",
        "Hvor ligger stedet?", "Hvor gamle?", "Hvilke hold?",
    )  # fmt: skip


def test_answers_are_said_in_words(clubs):
    assert catalogue(clubs).lines[1] == (
        "Åby Klub", "Askeby", "Lokaler, Telt", "1.200 medlemmer", "1921", "Kirke", "Unge: 12",
        "Gymnastik; Mandag, Tirsdag; 19.30\nSang",
    )  # fmt: skip


def test_people_are_in_no_catalogue(clubs):
    assert catalogue(replace(clubs, wave=replace(clubs.wave, about="people"))) is None


def test_the_workbook_has_the_catalogue_and_no_response_rate(book):
    assert book.sheetnames == ["Læs mig", "Kodebog", "Katalog", "Om jer", "Åbne svar"]


def test_the_workbook_holds_nobodys_unread_words_and_nothing_secret(book):
    said = " ".join(str(cell.value) for sheet in book for line in sheet.iter_rows() for cell in line)
    assert "Gymnastik" in said
    assert not [word for word in ("Nyt tag", "Ane ", "NAMELESS") if word in said]


def test_money_is_in_tables_alone(book):
    assert "God" not in [cell.value for line in book["Katalog"].iter_rows() for cell in line]


def test_no_output_says_that_residents_answered(book, clubs):
    page = report.html(clubs, protect(clubs.tables()), ())
    front = " ".join(str(cell.value) for line in book["Læs mig"].iter_rows() for cell in line)
    assert not [words for words in ("eboere", "orgerunders", "16 år", "RR1") if words in page + front]
