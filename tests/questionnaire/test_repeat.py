"""A repeat: a few questions answered line by line."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from survey.questionnaire import route
from survey.questionnaire.answers import Answers
from survey.questionnaire.budget import minutes
from survey.questionnaire.check import check_page
from survey.questionnaire.errors import QuestionnaireError
from survey.questionnaire.findings import Findings
from survey.questionnaire.reader import examine_texts, read
from survey.questionnaire.variables import row, variables
from survey.questionnaire.writer import write

TEXT = """\
questionnaire: groups
format: 1
version: 1
languages: [da, en]
incomplete_ok: yes
title: Foreninger
sections:
  - section: use
    title: Brug
    questions:
      - repeat: activities
        ask: Hvilke faste aktiviteter har I?
        at_most: 3
        questions:
          - text: what
            ask: Aktivitet
            required: yes
            max_length: 20
          - multi: weekday
            ask: Ugedag
            at_most: 2
            options:
              - monday: Mandag
              - sunday: Søndag
            none: Det skifter
            dont_know: yes
          - time: begins
            ask: Fra kl.
          - single: season
            ask: Hvornår på året?
            help: Vælg én.
            options:
              - all_year: Hele året
            other: yes
          - number: people
            ask: Hvor mange kommer?
            max: 500
            unit: personer
          - date: first
            ask: Første gang
      - next_page
      - text: many
        ask: Hvordan når I så meget?
        show_if: count(activities) >= 2
      - text: none_yet
        ask: Hvorfor ingen?
        show_if: not answered(activities)
"""
ENGLISH = (
    "language: en\nactivities: What activities?\nactivities.weekday.monday: Monday\nactivities.season.other: Else\n"
)


@pytest.fixture(scope="module")
def groups():
    return read({"groups.yaml": TEXT, "groups.en.yaml": ENGLISH}, "groups.yaml")


@pytest.fixture
def checked(groups):
    """Check fields of the repeat, named without its name: `1_what`."""

    def checked(**fields):
        form = {f"activities__{name.removeprefix('l')}": [value] for name, value in fields.items()}
        return check_page(groups.page("use-1"), form, Answers(), this_year=2026)

    return checked


def faults(text):
    with pytest.raises(QuestionnaireError) as raised:
        read({"groups.yaml": text}, "groups.yaml")
    return [fault.message.key for fault in raised.value.faults]


def test_a_line_is_checked_by_the_kinds_of_its_items(checked):
    found = checked(l1_what=" Kor ", l1_weekday="sunday", l1_begins="kl. 19", l1_people="25 personer", l1_first__day="1",
                    l1_first__month="9", l1_first__year="2026", l1_season="other", l1_season__other_text="Jul")  # fmt: skip
    assert found.values["activities"] == (
        {"what": "Kor", "weekday": ("sunday",), "begins": "19:00", "season": "other", "season__other_text": "Jul",
         "people": 25, "first": "2026-09-01"},
    )  # fmt: skip


def test_blank_lines_close_up(checked):
    assert checked(l1_what="", l3_what="Kor").values == {"activities": ({"what": "Kor"},)}


def test_no_line_at_all_is_blank(checked):
    assert (checked().values, checked().blanks, checked().errors) == ({}, ("activities",), ())


def test_lines_beyond_the_last_are_left_aside(checked):
    assert checked(l1_what="Kor", l4_what="Skak").values == {"activities": ({"what": "Kor"},)}


def test_a_begun_line_must_have_what_is_required(checked):
    errors = [(error.question, error.field, error.message.key) for error in checked(l2_begins="7").errors]
    assert errors == [("activities", "activities__2_what", "required_words")]


def test_errors_stand_in_the_order_of_the_lines_and_their_items(checked):
    found = checked(l1_what="x" * 21, l1_people="600", l2_begins="?", l3_weekday="friday")
    assert [error.field.removeprefix("activities__") for error in found.errors] == [
        "1_what", "1_people", "2_what", "2_begins", "3_what", "3_weekday",
    ]  # fmt: skip


def test_a_required_repeat_wants_a_line():
    whole = read({"groups.yaml": TEXT.replace("at_most: 3", "required: yes")}, "groups.yaml")
    found = check_page(whole.page("use-1"), {}, Answers(), this_year=2026)
    assert [(error.field, error.message.key) for error in found.errors] == [("activities", "required_line")]


def test_each_line_has_the_columns_of_its_items(groups):
    names = [variable.name for variable in variables(groups) if variable.name.startswith("activities__3_")]
    assert [name.removeprefix("activities__3_") for name in names] == [
        "what", "what__missing", "weekday_monday", "weekday_sunday", "weekday_none", "begins", "begins__missing",
        "season", "season_other_text", "season_other_text__missing", "people", "first", "first__missing",
    ]  # fmt: skip


@pytest.fixture
def cells(groups):
    def cells(*lines, sent_from=None):
        values = {"activities": lines} if lines else {}
        found = row(groups, Answers(values=values), sent_from=sent_from, this_year=2026)
        return {name.removeprefix("activities__"): cell for name, cell in found.items()}

    return cells


def test_a_line_fills_its_own_columns_and_leaves_the_rest_of_it_blank(cells):
    found = cells({"what": "Kor", "weekday": ("sunday",), "season": "all_year"})
    assert [found[name] for name in ("1_what", "1_what__missing", "1_weekday_monday", "1_weekday_sunday", "1_season",
                                     "1_people", "1_begins", "1_begins__missing", "1_season_other_text__missing")] == [
        "Kor", 0, 0, 1, 1, -9, "", -9, -1]  # fmt: skip


def test_lines_that_nobody_added_were_not_asked(cells):
    found = cells({"what": "Kor"}, {"weekday": ("dont_know",)})
    assert [found[name] for name in ("2_what__missing", "2_weekday_monday", "3_what", "3_what__missing", "3_season",
                                     "3_people")] == [-9, -8, "", -1, -1, -1]  # fmt: skip


def test_a_repeat_left_untouched_is_blank_in_every_line(cells):
    assert {cell for name, cell in cells().items() if name[0].isdigit()} == {-9, ""}


def test_conditions_count_its_lines(groups):
    shown = lambda *lines: [  # noqa: E731 - three words long
        question.name
        for question in route.shown(groups.page("use-2"), Answers(values={"activities": lines}), this_year=2026)
    ]
    assert (shown({"what": "a"}, {"what": "b"}), shown({"what": "a"}), shown()) == (["many"], [], ["none_yet"])


def test_lines_survive_the_draft():
    answers = Answers(values={"activities": ({"what": "Kor", "weekday": ("sunday",)},), "x": ({"place": "hall"},)})
    assert Answers.from_json(json.loads(json.dumps(answers.to_json()))) == answers


def test_its_texts_have_keys_that_begin_with_its_name(groups):
    examined = examine_texts({"groups.yaml": TEXT}, "groups.yaml", Findings())
    assert {"activities", "activities.weekday", "activities.weekday.monday", "activities.season.help",
            "activities.people.unit", "activities.weekday.dont_know"} <= examined.texts.entries.keys()  # fmt: skip
    assert groups.question("activities").items[1].options[0].label.text("en") == "Monday"


def test_codes_of_its_options_are_frozen_under_both_names():
    examined = examine_texts({"groups.yaml": TEXT}, "groups.yaml", Findings())
    assert examined.locks[0].codes["options"]["activities.weekday"] == {"monday": 1, "sunday": 2}


def test_it_is_written_and_read_back(groups):
    assert read(write(groups), "groups.yaml") == groups


def test_it_costs_a_minute(groups):
    assert minutes(groups)[0] == 1


@pytest.mark.parametrize(
    ("old", "new", "keys"),
    [
        ("- number: people", "- matrix: people", ["repeat_kind"]),
        ("- number: people", "- repeat: people", ["repeat_kind"]),
        ("- number: people", "- next_page\n          - number: people", ["repeat_shape"]),
        ("- number: people", "- number: what", ["name_twice"]),
        ("- number: people", "- number: weekday_monday", ["column_twice"]),
        ("- number: people", "- number: første", ["name_danish"]),
        ("- number: people", "- number: count", ["name_reserved"]),
        ("- number: people", "- number: people_who_come_along", ["column_too_long"]),
        ("- number: people", "- number:", ["name_missing"]),
        ("max: 500", "show_if: answered(what)", ["key_elsewhere"]),
        ("max: 500", "sensitive: yes", ["key_elsewhere"]),
        ("max: 500", "min: 5\n            max: 1", ["min_above_max"]),
        ("at_most: 3", "at_most: 51", ["repeat_too_many"]),
        ("ask: Fra kl.", "help: Skriv det.", ["ask_missing"]),
        ("count(activities) >= 2", "activities == monday", ["condition_repeat_compared"]),
        ("count(activities) >= 2", "activities.what == kor", ["condition_no_matrix"]),
        ("count(activities) >= 2", "has(activities, what)", ["condition_has_multi"]),
        ("ask: Hvordan når I så meget?", "ask: Hvorfor ${activities}?", ["placeholder_no_label"]),
        ("help: Vælg én.", "help: Som ${what}.", ["placeholder_unknown"]),
    ],
)
def test_faults_of_a_repeat(old, new, keys):
    assert faults(TEXT.replace(old, new)) == keys


def test_a_repeat_without_questions_is_told():
    head = TEXT[: TEXT.index("        at_most: 3")]
    assert faults(head) == ["repeat_empty"]
    assert faults(head + "        questions:\n          - Kor\n") == ["repeat_shape"]


FIELDS = ["what", "weekday", "begins", "season", "season__other_text", "people", "first__day", "first__year", "x", ""]
TYPED = st.sampled_from(["", "Kor", "monday", "none", "sunday", "other", "all_year", "19.30", "25", "\x00", "١"])
FORMS = st.dictionaries(
    st.builds(
        "activities__{}_{}".format, st.sampled_from(["0", "1", "2", "3", "4", "99", "x"]), st.sampled_from(FIELDS)
    ),
    st.lists(TYPED, max_size=3),
)


@settings(max_examples=80, deadline=None)
@given(form=FORMS)
def test_any_form_gives_a_row_with_a_cell_for_every_variable(groups, form):
    found = check_page(groups.page("use-1"), form, Answers(), this_year=2026)
    cells = row(groups, Answers(values=found.values), sent_from=None, this_year=2026)
    assert list(cells) == [variable.name for variable in variables(groups)]
    assert all(isinstance(cell, int | float | str) for cell in cells.values())
