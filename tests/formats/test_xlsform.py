"""XLSForms in: small forms written for one behaviour each, and what becomes of them."""

from __future__ import annotations

import pytest
from openpyxl import Workbook

from survey.formats.errors import FormatError
from survey.formats.xlsform import read_xlsform
from survey.formats.xlsform_languages import column_name
from survey.formats.xlsform_types import type_of
from survey.questionnaire.condition_source import source
from survey.questionnaire.questions import Matrix, Multi, Number, NumberLimits, Places, Repeat, Scale, Single, Text
from survey.questionnaire.reader import read
from survey.questionnaire.structure import NextPage
from survey.questionnaire.writer import write
from survey.texts.catalogue import say

CHOICES = [
    ["list_name", "name", "label"],
    ["agree", "1", "Enig"],
    ["agree", "2", "Uenig"],
    ["ways", "foot", "Til fods"],
    ["ways", "bike", "Cykel"],
    ["ways", "none", "Intet"],
    ["home", "house", "Hus"],
    ["home", "flat", "Lejlighed"],
]


@pytest.fixture
def form(tmp_path):
    """Read a form of these rows; the first row are the headers."""

    def imported(*rows, choices=CHOICES, **settings):
        book = Workbook()
        book.remove(book.worksheets[0])
        sheets = {"survey": rows, "choices": choices, "settings": [[*settings], [*settings.values()]]}
        for name, content in sheets.items():
            sheet = book.create_sheet(name)
            for row in content:
                sheet.append(row)
        book.save(tmp_path / "form.xlsx")
        return read_xlsform(tmp_path / "form.xlsx")

    return imported


HEADERS = ["type", "name", "label"]


def noted(imported):
    return {(change.file.partition(":")[2], change.message.key) for change in imported.changes}


@pytest.mark.parametrize(
    ("text", "kind", "list_name", "other"),
    [
        ("select_one home", "select_one", "home", False),
        ("select one from home or specify other", "select_one", "home", True),
        ("select all that apply from ways", "select_multiple", "ways", False),
        ("select_multiple ways or_other", "select_multiple", "ways", True),
        ("rank ways", "rank", "ways", False),
        ("begin_group", "begin group", "", False),
        ("begin loop over ways", "begin loop", "ways", False),
        ("string", "text", "", False),
        ("dateTime", "datetime", "", False),
        ("select_one_from_file a.csv", "external", "a.csv", False),
        ("calculate", "left out", "", False),
    ],
)
def test_types_are_known_by_today_s_words_and_older_ones(text, kind, list_name, other):
    found = type_of(text)
    assert (found.kind, found.list_name, found.other) == (kind, list_name, other)


@pytest.mark.parametrize(
    ("row", "wanted"),
    [
        (["select_one home", "q", "?", "", ""], Single),
        (["select_one agree", "q", "?", "", "likert"], Scale),
        (["select_multiple ways", "q", "?", "", ""], Multi),
        (["integer", "q", "?", "", ""], Number),
        (["text", "q", "?", "", "multiline"], Text),
        (["geopoint", "q", "?", "", ""], Places),
    ],
)
def test_a_row_becomes_a_question_of_its_kind(form, row, wanted):
    imported = form([*HEADERS, "relevant", "appearance"], row)
    assert isinstance(imported.questionnaire.question("q"), wanted)


@pytest.mark.parametrize(
    ("kind", "constraint", "limits"),
    [
        ("integer", ". >= 18 and . <= 120", NumberLimits(18, 120)),
        ("integer", ". > 17 and 121 > .", NumberLimits(18, 120)),
        ("integer", ". <= number(format-date(today(), '%Y'))", NumberLimits(0, "this_year")),
        ("decimal", ". > 0 and . < 1000", NumberLimits(0.01, 999.99, decimals=2)),
        ("decimal", "round(., 1) = .", NumberLimits(decimals=1)),
    ],
)
def test_a_constraint_becomes_limits(form, kind, constraint, limits):
    imported = form([*HEADERS, "constraint"], [kind, "q", "?", constraint])
    assert imported.questionnaire.question("q").limits == limits


def test_a_constraint_without_counterpart_is_listed_with_its_cell(form):
    imported = form([*HEADERS, "constraint"], ["text", "q", "?", "regex(., 'a')"])
    assert ("survey!D2", "import_constraint") in noted(imported)


def test_a_constraint_counts_characters_and_chosen_options(form):
    asked = form(
        [*HEADERS, "constraint"],
        ["text", "q", "?", "string-length(.) <= 80"],
        ["select_multiple ways", "m", "?", "count-selected(.) <= 2"],
    ).questionnaire
    assert (asked.question("q").max_length, asked.question("m").at_most) == (80, 2)


def test_an_option_that_stands_alone_becomes_our_exclusive_one(form):
    constraint = "not(selected(., 'none') and count-selected(.) > 1)"
    imported = form(
        [*HEADERS, "constraint", "relevant"],
        ["select_multiple ways", "m", "?", constraint, ""],
        ["text", "t", "?", "", "selected(${m}, 'none')"],
    ).questionnaire
    assert [option.role for option in imported.question("m").options] == ["plain", "plain", "none"]
    assert source(imported.question("t").show_if) == "has(m, none)"


def test_groups_become_sections_and_what_stands_between_them_too(form):
    asked = form(
        [*HEADERS, "relevant"],
        ["integer", "age", "Alder", ""],
        ["begin_group", "work", "Arbejde", "${age} >= 18"],
        ["text", "job", "Job", ""],
        ["end_group", "", "", ""],
        ["text", "last", "Andet", ""],
        form_title="Skema",
    ).questionnaire
    assert [(section.name, section.title.source()) for section in asked.sections] == [
        ("part_1", "Skema"), ("work", "Arbejde"), ("part_2", "Skema"),
    ]  # fmt: skip
    assert source(asked.sections[1].show_if) == "age >= 18"


def test_a_field_list_in_a_section_is_a_page_and_its_condition_goes_to_each_question(form):
    asked = form(
        [*HEADERS, "relevant", "appearance"],
        ["begin_group", "all", "Alt", "", ""],
        ["integer", "age", "Alder", "", ""],
        ["begin_group", "inner", "Indre", "${age} >= 18", "field-list"],
        ["text", "job", "Job", "${age} < 67", ""],
        ["end_group", "", "", "", ""],
        ["text", "last", "Andet", "", ""],
        ["end_group", "", "", "", ""],
    ).questionnaire
    assert [isinstance(item, NextPage) or item.name for item in asked.sections[0].items] == [
        "age", True, "inner", "job", True, "last",
    ]  # fmt: skip
    assert source(asked.question("job").show_if) == "age >= 18 and age < 67"


TABLE_LIST = (
    ["begin_group", "views", "Hvor enig?", "table-list"],
    ["select_one agree", "views__safe", "Tryg", ""],
    ["select_one agree", "views__calm", "Rolig", ""],
    ["end_group", "", "", ""],
)
LABELLED = (
    ["begin_group", "group", "Hvor enig?", "field-list"],
    ["select_one agree", "views", "Hvor enig?", "label"],
    ["select_one agree", "safe", "Tryg", "list-nolabel"],
    ["select_one agree", "calm", "Rolig", "list-nolabel"],
    ["end_group", "", "", ""],
)


@pytest.mark.parametrize("rows", [TABLE_LIST, LABELLED], ids=["table-list", "list-nolabel"])
def test_rows_with_the_same_choices_become_a_matrix(form, rows):
    views = form([*HEADERS, "appearance"], *rows).questionnaire.question("views")
    assert isinstance(views, Matrix)
    assert [row.name for row in views.rows] == ["safe", "calm"]


def test_a_repeat_becomes_one_and_what_cannot_stand_in_it_is_listed(form):
    imported = form(
        HEADERS,
        ["begin_repeat", "activities", "Aktiviteter"],
        ["text", "what", "Hvad?"],
        ["select_multiple ways", "how", "Hvordan?"],
        ["geopoint", "where", "Hvor?"],
        ["end_repeat", "", ""],
    )
    repeat = imported.questionnaire.question("activities")
    assert isinstance(repeat, Repeat)
    assert [item.name for item in repeat.items] == ["what", "how"]
    assert ("survey!A5", "import_in_repeat") in noted(imported)


def test_a_loop_becomes_a_matrix_over_the_list(form):
    imported = form(
        HEADERS, ["begin loop over ways", "l", ""], ["integer", "n", "Hvor mange %(label)s?"], ["end loop", "", ""]
    )
    matrix = imported.questionnaire.question("n")
    assert [row.label.source() for row in matrix.rows] == ["Til fods", "Cykel", "Intet"]
    assert matrix.ask.source() == "Hvor mange …?"


def test_or_other_adds_the_standard_option(form):
    options = form(HEADERS, ["select_one home or_other", "q", "?"]).questionnaire.question("q").options
    assert [(option.name, option.code, option.role) for option in options][-1] == ("other", 96, "other")


def test_codes_of_the_choices_are_kept(form):
    choices = [["list_name", "name", "label", "code"], ["home", "house", "Hus", 7], ["home", "flat", "Lejlighed", 3]]
    imported = form(HEADERS, ["select_one home", "q", "?"], choices=choices).questionnaire
    again = read(write(imported), "form.yaml")
    assert [option.code for option in again.question("q").options] == [7, 3]


def test_languages_are_known_by_name_and_by_code(form):
    headers = ["type", "name", "label::English", "label::Dansk", "hint::Deutsch (de)"]
    asked = form(headers, ["text", "q", "Who?", "Hvem?", "Name"], default_language="Dansk").questionnaire
    assert asked.languages == ("da", "en", "de")
    assert asked.question("q").ask.versions == (("da", "Hvem?"), ("en", "Who?"))


def test_the_column_of_a_language_is_called_as_odk_calls_it():
    assert (column_name("da"), column_name("zz")) == ("Danish (da)", "zz")


def test_a_text_that_the_source_language_lacks_is_taken_from_another(form):
    headers = ["type", "name", "label::Dansk (da)", "label::English (en)"]
    asked = form(headers, ["text", "q", "", "Who?"], ["text", "r", "Hvor?", ""]).questionnaire
    assert asked.question("q").ask.source() == "Who?"


@pytest.mark.parametrize(
    ("name", "ours"),
    [("Alder", "alder"), ("år-født", "aar_foedt"), ("id", "id_question"), ("_1", "n_1"), ("a__b", "a_b")],
)
def test_a_name_that_ours_cannot_have_is_changed_kept_and_listed(form, name, ours):
    imported = form(HEADERS, ["text", name, "?"], choices=[])
    assert imported.source_names == {ours: name}
    assert ("survey!B2", "import_renamed") in noted(imported)


def test_names_stay_apart_when_they_become_alike(form):
    asked = form(HEADERS, ["text", "Navn", "?"], ["text", "navn", "?"], ["text", "NAVN", "?"]).questionnaire
    assert [question.name for question in asked.questions()] == ["navn", "navn_2", "navn_3"]


def test_long_names_leave_room_for_their_columns(form):
    choices = [["list_name", "name", "label"], ["l", "a_very_long_name_of_an_option", "A"], ["l", "short", "B"]]
    imported = form(HEADERS, ["select_multiple l", "another_long_name_of_a_question", "?"], choices=choices)
    assert read(write(imported.questionnaire), "form.yaml") == imported.questionnaire


def test_plain_options_called_none_and_other_are_renamed(form):
    choices = [["list_name", "name", "label"], ["l", "other", "Andet"], ["l", "none", "Ingen"]]
    asked = form(
        [*HEADERS, "relevant"], ["select_one l", "q", "?", ""], ["text", "t", "?", "${q} = 'none'"], choices=choices
    ).questionnaire
    assert [option.name for option in asked.question("q").options] == ["other_option", "none_option"]
    assert source(asked.question("t").show_if) == "q == none_option"


@pytest.mark.parametrize(
    "kind", ["calculate", "image", "audio", "video", "start", "deviceid", "select_one_from_file a.csv", "hidden"]
)
def test_what_has_no_counterpart_is_left_out_and_listed_with_its_cell(form, kind):
    imported = form(HEADERS, ["text", "q", "?"], [kind, "x", "?"])
    assert ("survey!A3", "import_type_left_out") in noted(imported)
    assert [question.name for question in imported.questionnaire.questions()] == ["q"]


def test_every_cell_without_counterpart_is_listed(form):
    headers = [*HEADERS, "default", "calculation", "media::image", "readonly", "constraint_message", "guidance_hint"]
    imported = form(headers, ["text", "q", "?", "x", "1+1", "a.jpg", "yes", "Forkert", "Hjælp"])
    unused = {place for place, key in noted(imported) if key == "import_column_unused"}
    assert unused == {f"survey!{letter}2" for letter in "DEFGHI"}


def test_only_the_part_of_a_condition_that_cannot_be_said_is_left_out(form):
    imported = form(
        [*HEADERS, "relevant"],
        ["integer", "age", "?", ""],
        ["text", "q", "?", "${age} > 3 and string-length(${age}) > 1"],
    )
    assert source(imported.questionnaire.question("q").show_if) == "age > 3"
    assert ("survey!D3", "import_relevant") in noted(imported)


def test_a_question_never_shown_is_left_out_and_listed(form):
    imported = form([*HEADERS, "relevant"], ["text", "q", "?", "false()"], ["text", "r", "?", "true()"])
    assert [question.name for question in imported.questionnaire.questions()] == ["r"]
    assert ("survey!D2", "import_never_shown") in noted(imported)


def test_a_choice_filter_that_offers_what_was_chosen_is_kept_and_another_is_listed(form):
    imported = form(
        [*HEADERS, "choice_filter"],
        ["select_multiple home", "m", "?", ""],
        ["select_one home", "q", "?", "selected(${m}, name)"],
        ["select_one home", "r", "?", "size = 3"],
    )
    assert imported.questionnaire.question("q").offered_from == "m"
    assert ("survey!D4", "import_choice_filter") in noted(imported)


def test_a_placeholder_names_an_earlier_answer_or_is_taken_out(form):
    imported = form(
        HEADERS, ["text", "Navn", "Hvem?"], ["note", "n", "Hej ${Navn} og ${later}"], ["text", "later", "?"]
    )
    assert imported.questionnaire.question("n").ask.source() == "Hej ${navn} og …"
    assert ("survey!C3", "import_placeholder") in noted(imported)


@pytest.mark.parametrize(
    ("rows", "place", "key"),
    [
        ([[*HEADERS, "label"], ["text", "q", "?", "!"]], "survey!D1", "import_header_twice"),
        ([HEADERS, ["begin_group", "g", "G"], ["text", "q", "?"]], "survey!A2", "import_end_missing"),
        ([HEADERS, ["text", "q", "?"], ["end_group", "", ""]], "survey!A3", "import_begin_missing"),
        ([HEADERS, ["begin_group", "g", "G"], ["end_repeat", "", ""]], "survey!A3", "import_end_other"),
        ([["type", "label"], ["text", "?"]], "survey!1", "import_header_missing"),
    ],
)
def test_a_form_that_cannot_be_read_is_refused_with_the_cell_and_the_reason(form, rows, place, key):
    with pytest.raises(FormatError) as refused:
        form(*rows)
    fault = refused.value.faults[0]
    assert (fault.file, fault.message.key) == (f"form.xlsx:{place}", key)


def test_a_form_without_questions_is_refused(form):
    with pytest.raises(FormatError):
        form(HEADERS, ["start", "s", ""])


def test_every_message_has_a_danish_and_an_english_sentence(form):
    imported = form([*HEADERS, "default"], ["text", "Q", "", "x"], ["image", "i", "?", ""])
    assert all(say(change.message, language) for change in imported.changes for language in ("da", "en"))


def test_the_same_sheets_are_read_as_text(tmp_path):
    tables = {
        "form.md": "| survey |\n| | type | name | label |\n| | text | q | Hvem? |\n",
        "form.csv": "survey,,,\n,type,name,label\n,text,q,Hvem?\n",
        "plain.csv": "type,name,label\ntext,q,Hvem?\n",
        "form.json": '{"survey": [{"type": "text", "name": "q", "label": {"da": "Hvem?", "en": "Who?"}}]}',
    }
    for name, text in tables.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    asked = [read_xlsform(tmp_path / name).questionnaire.question("q").ask.text("da") for name in tables]
    assert asked == ["Hvem?"] * len(tables)
