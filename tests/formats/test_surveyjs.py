"""The questionnaire as SurveyJS JSON."""

import json

import pytest

from survey.formats.surveyjs import save_surveyjs, write_surveyjs
from survey.formats.surveyjs_check import check_surveyjs
from survey.formats.surveyjs_conditions import visible_if
from survey.formats.surveyjs_questions import BUILDERS
from survey.questionnaire.condition_text import parse
from survey.questionnaire.questions import KINDS


@pytest.fixture(scope="module")
def written(fielded_survey):
    return json.loads(write_surveyjs(fielded_survey))


@pytest.fixture(scope="module")
def elements(written):
    """Every element of every page by name."""
    return {element["name"]: element for page in written["pages"] for element in page["elements"]}


def test_every_kind_has_a_builder():
    assert tuple(BUILDERS) == KINDS


def test_a_survey_has_no_fault_of_ours(fielded_survey):
    assert check_surveyjs(write_surveyjs(fielded_survey)) == ()


def test_pages_are_ours_after_a_page_of_welcome(written, fielded_survey):
    names = [page["name"] for page in written["pages"]]
    assert names == ["welcome", *(page.id for page in fielded_survey.pages)]


def test_texts_stand_in_every_language_with_english_as_the_default(elements):
    assert elements["tenure"]["title"] == {"default": "Do you live here all year?", "da": "Bor du her hele året?"}


def test_a_missing_translation_is_the_source(elements):
    assert elements["own_name"]["title"] == {"default": "Hvad hedder du?", "da": "Hvad hedder du?"}


def test_bold_and_links_of_a_page_of_text_are_html(written):
    welcome = written["pages"][0]["elements"][0]["html"]["da"]
    assert welcome == (
        "Velkommen til <strong>undersøgelsen</strong>.<br /><br />"
        'Læs mere på <a href="https://klynge.dk/om?a=1&amp;b=2">klyngens side</a>.'
    )


def test_an_earlier_answer_is_named_in_braces(elements):
    assert elements["moved_here"]["title"]["da"] == "Hvilket år flyttede du til {village}?"


def test_a_choice_is_the_name_of_an_option_and_its_code_stands_beside(elements):
    tenure = elements["tenure"]
    assert [choice["value"] for choice in tenure["choices"]] == ["all_year", "holiday", "dont_know"]
    assert tenure["codes"] == {"all_year": 1, "holiday": 2, "other": 96, "dont_know": -8}


def test_other_and_none_are_switches_of_their_own(elements):
    reasons = elements["reasons"]
    assert reasons["showOtherItem"]
    assert reasons["noneText"] == {"default": "None of these", "da": "Ingen af disse"}


def test_who_does_not_know_knows_nothing_else(elements):
    checks = [check["expression"] for check in elements["reasons"]["validators"]]
    assert checks == ["{reasons} notcontains 'dont_know' or {reasons.length} = 1"]


def test_standard_answers_stay_last_in_a_random_order(elements):
    assert [choice.get("randomize") for choice in elements["reasons"]["choices"]] == [None, None, None, False]


def test_what_was_chosen_earlier_is_offered_alone(elements):
    most = elements["most"]
    shown = [choice["visibleIf"] for choice in most["choices"]]
    assert shown == [f"{{reasons}} contains '{name}'" for name in ("nature", "near_family", "price", "other")]
    assert most["visibleIf"] == " or ".join(shown)


def test_none_of_a_ranking_stands_apart_and_counts_as_an_answer(elements, fielded_survey):
    assert elements["wishes__none"]["codes"] == {"none": 95}
    assert visible_if(fielded_survey, parse("answered(wishes)")) == "({wishes} notempty or {wishes__none} notempty)"


def test_numbers_of_a_matrix_are_named_as_their_columns(elements):
    assert [element["name"] for element in elements["hours"]["elements"]] == ["hours__club", "hours__family"]


def test_a_repeat_is_a_panel_for_each_line(elements):
    activities = elements["activities"]
    assert [element["name"] for element in activities["templateElements"]] == ["what", "weekday", "begins"]
    assert activities["maxPanelCount"] == 3


def test_an_ending_completes_the_survey_with_its_own_text(written):
    assert written["triggers"] == [{"type": "complete", "expression": "{village} = 'outside'"}]
    assert written["completedHtmlOnCondition"][0]["html"]["da"] == "Tak. Den er for dem, der bor her."


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("tenure == all_year", "{tenure} = 'all_year'"),
        ("tenure != holiday", "{tenure} notempty and {tenure} <> 'dont_know' and {tenure} <> 'holiday'"),
        ("not answered(tenure)", "{tenure} empty"),
        ("moved_here > 2000", "{moved_here} notempty and {moved_here} > 2000"),
        (
            "statements.safe >= 2",
            "{statements.safe} notempty and {statements.safe} <> 'dont_know' and {statements.safe} >= 2",
        ),
        ("hours.club > 2.5", "{hours__club} notempty and {hours__club} > 2.5"),
        ("answered(hours)", "({hours__club} notempty or {hours__family} notempty)"),
        ("has(reasons, nature)", "{reasons} contains 'nature'"),
        (
            "not has(reasons, price)",
            "{reasons} notempty and {reasons} notcontains 'dont_know' and {reasons} notcontains 'price'",
        ),
        (
            "count(reasons) > 1",
            "{reasons} notempty and {reasons} notcontains 'dont_know' and iif({reasons} contains 'none', 0, {reasons.length}) > 1",
        ),
        ("moved_here == this_year", "{moved_here} notempty and {moved_here} = year(today())"),
        ("has(wishes, none) or village == outside", "{wishes__none} contains 'none' or {village} = 'outside'"),
    ],
)
def test_a_condition_is_written_for_two_values(survey, ours, theirs):
    assert visible_if(survey, parse(ours)) == theirs


def test_losses_are_told_each_at_its_place(survey, tmp_path):
    path = tmp_path / "survey.json"
    told = [(loss.file, loss.message.key) for loss in save_surveyjs(survey, path)]
    assert told == [("survey:home-1", "elsewhere_end_is_stored"), ("survey:missing_here", "elsewhere_no_map")]
    assert path.read_text(encoding="utf-8") == write_surveyjs(survey)


@pytest.mark.parametrize(
    ("survey_text", "key"),
    [
        ("{", "surveyjs_no_json"),
        ('{"elements": [{"type": "radiogrup", "name": "a"}]}', "surveyjs_type_unknown"),
        ('{"pages": [{"elements": [{"type": "panel", "elements": [{"type": "txt"}]}]}]}', "surveyjs_type_unknown"),
        ('{"elements": [{"type": "text", "name": "a", "validators": [{"type": "number"}]}]}', "surveyjs_type_unknown"),
        ('{"triggers": [{"type": "hide"}]}', "surveyjs_type_unknown"),
        ('{"elements": [{"type": "text", "name": "a"}, {"type": "text", "name": "a"}]}', "surveyjs_name_twice"),
    ],
)
def test_a_survey_that_surveyjs_would_not_show_is_refused(survey_text, key):
    assert [fault.message.key for fault in check_surveyjs(survey_text)] == [key]


def test_a_mistyped_type_gets_a_suggestion():
    (fault,) = check_surveyjs('{"elements": [{"type": "radiogrup", "name": "a"}]}')
    assert dict(fault.advice.params)["word"] == "radiogroup"
