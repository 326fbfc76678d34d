"""A time of day: however it is written, it is read as hours and minutes, or asked for again."""

import pytest

from survey.questionnaire.answers import Answers
from survey.questionnaire.check import check_page
from survey.questionnaire.errors import QuestionnaireError
from survey.questionnaire.reader import read
from survey.questionnaire.texts import fill
from survey.questionnaire.variables import row

TEXT = """\
questionnaire: hours
languages: [da, en]
incomplete_ok: yes
title: Åbningstider
sections:
  - section: hall
    title: Hallen
    questions:
      - time: opens
        ask: Hvornår åbner hallen?
      - next_page
      - text: why
        ask: Hvorfor åbner den kl. ${opens}?
        show_if: answered(opens)
"""


@pytest.fixture(scope="module")
def hours():
    return read({"hours.yaml": TEXT}, "hours.yaml")


@pytest.fixture
def checked(hours):
    return lambda *typed: check_page(hours.page("hall-1"), {"opens": typed}, Answers(), this_year=2026)


@pytest.mark.parametrize(
    ("typed", "time"),
    [
        ("19.30", "19:30"), ("19:30", "19:30"), ("1930", "19:30"), ("730", "07:30"), ("7", "07:00"), ("07", "07:00"),
        ("kl. 19", "19:00"), ("kl 19.30", "19:30"), ("Klokken 8", "08:00"), ("KL.8", "08:00"), ("19,30", "19:30"),
        ("19.30 Uhr", "19:30"), ("um 9", "09:00"), ("at 9:15", "09:15"), ("24.00", "00:00"), ("24", "00:00"),
        ("0.05", "00:05"), (" 9 . 05 ", "09:05"), ("１９：３０", "19:30"),
    ],
)  # fmt: skip
def test_a_time_is_read_as_people_write_it(checked, typed, time):
    assert checked(typed).values == {"opens": time}


@pytest.mark.parametrize(
    "typed", ["halv otte", "25", "19.60", "24.01", "19.3", "19.30.00", "12345", "-7", "kl.", "٧", "7 til 9"]
)
def test_what_is_no_time_is_asked_for_again(checked, typed):
    assert [(error.field, error.message.key) for error in checked(typed).errors] == [("opens", "time_unknown")]


def test_two_times_are_no_time(checked):
    assert checked("7", "8").errors
    assert checked("7", "7").values == {"opens": "07:00"}


def test_a_blank_time_is_blank(checked):
    assert (checked("").values, checked("").blanks) == ({}, ("opens",))


def test_a_time_is_iso_text_in_the_data(hours):
    found = row(hours, Answers(values={"opens": "07:30"}), sent_from=None, this_year=2026)
    assert (found["opens"], found["opens__missing"], found["why__missing"]) == ("07:30", 0, -9)


def test_a_missing_time_is_empty_and_says_why(hours):
    found = row(hours, Answers(), sent_from=None, this_year=2026)
    assert (found["opens"], found["opens__missing"], found["why__missing"]) == ("", -9, -1)


@pytest.mark.parametrize(("language", "words"), [("da", "7.30"), ("en", "7:30")])
def test_a_time_stands_in_a_text_as_the_language_writes_it(hours, language, words):
    assert fill("kl. ${opens}", hours, Answers(values={"opens": "07:30"}), language) == f"kl. {words}"


def test_a_time_compares_with_nothing():
    with pytest.raises(QuestionnaireError) as raised:
        read({"hours.yaml": TEXT.replace("answered(opens)", "opens > 12")}, "hours.yaml")
    assert [fault.message.key for fault in raised.value.faults] == ["condition_text_compared"]
