"""One form kept as XLSForm and as LimeSurvey's tab-separated file: the same questions, codes and conditions.

The pairs were made by a program that turns the first into the second. It takes the underscores out of names, cuts
questions to 20 and answers to 5 characters, and loses what `LOST` lists; everything else must agree.
"""

import os
import re
from pathlib import Path

import pytest

from survey.formats.limesurvey import read_limesurvey_tsv
from survey.formats.xlsform import read_xlsform
from survey.questionnaire.condition_source import source

pytestmark = pytest.mark.conformance
PAIRS = Path(os.environ.get("KLYNGESVAR_SHARED", "../shared")) / "fixtures" / "xlsform_limesurvey_pairs"
FORMS = ("all_types_survey.xlsx", "complex_survey.json", "multilingual_survey.json", "validation_relevance_survey.json")
# LimeSurvey has no scale drawn as one, and its date takes the time too.
FAMILIES = {"scale": "single", "time": "date"}
# What the pair's own .tsv has lost: the answers of `consent` and so every condition on it, and "other" of a ranking.
LOST = {
    "all_types_survey.xlsx": {"qrankother"},
    "validation_relevance_survey.json": {"consent", "consentrequiredinfo", "complexrelevance", "orrelevance"},
}


def question_name(name):
    return re.sub("[^a-z0-9]", "", name)[:20]


def answer_name(name):
    return name if name.endswith("_option") else re.sub("[^a-z0-9]", "", name)[:5]


def said(condition, names):
    """Return a condition with every name as the pair's .tsv writes it."""
    text = source(condition) if condition else ""
    return re.sub(r"[a-z][a-z0-9_]*", lambda found: names.get(found[0], found[0]), text)


def asked(questionnaire):
    """Return what each answerable question is: name, sort, options with codes, rows, and when it is shown."""
    names = {question.name: question_name(question.name) for question in questionnaire.questions()}
    found = {}
    for page in questionnaire.pages:
        for question in page.questions:
            if question.kind == "note":
                continue
            options = [(answer_name(option.name), option.code) for option in getattr(question, "options", ())]
            rows = [question_name(row.name) for row in getattr(question, "rows", ())]
            shown = [said(condition, names) for condition in (page.section.show_if, question.show_if) if condition]
            found[names[question.name]] = (FAMILIES.get(question.kind, question.kind), options, rows, shown)
    return found


def both(form):
    """Return the two files of a pair as questionnaires, the XLSForm first."""
    path = PAIRS / form
    return read_xlsform(path).questionnaire, read_limesurvey_tsv(path.with_suffix(".tsv")).questionnaire


@pytest.fixture(params=FORMS)
def pair(request):
    """Both files' questions, without those that the .tsv has lost."""
    lost = LOST.get(request.param, set())
    return [
        {name: question for name, question in asked(questionnaire).items() if name not in lost}
        for questionnaire in both(request.param)
    ]


def test_questions_agree(pair):
    xlsform, limesurvey = pair
    assert list(xlsform) == list(limesurvey)
    assert len(xlsform) >= 4


@pytest.mark.parametrize("part", range(4), ids=["kinds", "codes", "rows", "conditions"])
def test_kinds_codes_rows_and_conditions_agree(pair, part):
    xlsform, limesurvey = ({name: question[part] for name, question in found.items()} for found in pair)
    assert xlsform == limesurvey


def test_limits_agree():
    """LimeSurvey's number field takes decimals whatever the form says, so that only the ends are compared."""
    ends = [
        [(each.question(name).limits.min, each.question(name).limits.max) for name in ("age", "price")]
        for each in both("validation_relevance_survey.json")
    ]
    assert ends == [[(18, 120), (0.01, 999.99)]] * 2


def test_what_the_file_has_lost_is_really_not_in_it():
    text = (PAIRS / "validation_relevance_survey.tsv").read_text(encoding="utf-8")
    assert "\nA\t" not in text
    assert "consent == 'yes'" in text


def test_both_languages_agree():
    texts = [
        [(question.ask.text("en"), question.ask.text("es")) for question in each.questions()]
        for each in both("multilingual_survey.json")
    ]
    assert texts[0] == texts[1]


@pytest.mark.parametrize("name", ["testA.xlsx", "testB.tsv"])
def test_a_form_without_its_pair_is_read_all_the_same(name):
    read = read_xlsform if name.endswith(".xlsx") else read_limesurvey_tsv
    assert sum(1 for _ in read(PAIRS / name).questionnaire.questions()) > 20
