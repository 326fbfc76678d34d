"""The residents' questionnaire says, word for word, what the content pages say in three languages."""

import json
import os
from pathlib import Path

import pytest

from survey.questionnaire.questions import Matrix
from survey.questionnaire.reader import load_questionnaire

HERE = Path(__file__).parent
LANGUAGES = ("da", "en", "de")
PLACEHOLDERS = {
    "klynge": "cluster",
    "kommune": "municipality",
    "landsbyer": "villages",
    "minutter": "minutes",
    "frist": "deadline",
    "telefon": "phone",
}
ROLES = {"text": "other", "exclusive": "none", "dk": "dont_know", "refuse": "refuse", "na": "not_used"}
IDS = json.loads((HERE / "ids.json").read_text("utf-8"))

pytestmark = pytest.mark.conformance


@pytest.fixture(scope="module")
def content():
    shared = Path(os.environ.get("KLYNGESVAR_SHARED", "../shared"))
    return json.loads((shared / "content/demo-cluster/questionnaire.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def questionnaire():
    return load_questionnaire(HERE.parent.parent / "questionnaires/residents.yaml")


def ours(texts):
    """Return content texts with our placeholders."""
    return tuple(_filled(text) for text in texts)


def _filled(text):
    for theirs, name in PLACEHOLDERS.items():
        text = text.replace("{" + theirs + "}", "${" + name + "}")
    return text


def said(wording):
    return tuple(wording.text(language) for language in LANGUAGES)


def in_three(texts):
    return ours(texts.get(language, "") for language in LANGUAGES)


def asked(content):
    """Return the questions of part 1 without the contact form."""
    return [question for question in content["questions"] if question["part"] == 1 and question["section"] != "K"]


def options_of(content, entry):
    """Return (name, role, texts) of the options the content gives a question, shared lists put in."""
    given = IDS["questions"][entry["id"]]
    names, options = dict(given["options"]), []
    if "list" in given:
        names |= IDS["lists"][given["list"]]["options"]
        options += content["scales"].get(given["list"], [])
    options += [option for option in entry["opts"] if not option[0].startswith("{")]
    return [(names[option[0]], ROLES.get((option[4:] or [""])[0], "plain"), ours(option[1:4])) for option in options]


def offered(question):
    options = getattr(question, "each_options", ()) or getattr(question, "options", ())
    none = getattr(question, "none", None)
    return [(option.name, option.role, said(option.label)) for option in (*options, *((none,) if none else ()))]


def test_every_question_of_the_content_is_asked_in_its_order(content, questionnaire):
    expected = [IDS["questions"][entry["id"]]["name"] for entry in asked(content)]
    assert [question.name for question in questionnaire.questions()] == expected


def test_questions_and_help_are_word_for_word(content, questionnaire):
    for entry in asked(content):
        question = questionnaire.question(IDS["questions"][entry["id"]]["name"])
        assert (said(question.ask), said(question.help)) == (in_three(entry["t"]), in_three(entry["h"])), entry["id"]


def test_options_are_word_for_word(content, questionnaire):
    for entry in asked(content):
        question = questionnaire.question(IDS["questions"][entry["id"]]["name"])
        expected = options_of(content, entry)
        if entry["dk"]:
            expected = [(n, r, in_three(entry["dk"]) if r == "dont_know" else t) for n, r, t in expected]
        assert offered(question) == expected, entry["id"]


def test_rows_are_word_for_word(content, questionnaire):
    for entry in asked(content):
        given = IDS["questions"][entry["id"]]
        expected = [(given["rows"][row[0]], ours(row[1:4])) for row in entry["rows"] if row[0][0] != "{"]
        question = questionnaire.question(given["name"])
        rows = question.rows if isinstance(question, Matrix) else ()
        assert [(row.name, said(row.label)) for row in rows] == expected, entry["id"]


def test_what_is_asked_about_each_point_is_word_for_word(content, questionnaire):
    for entry in asked(content):
        if entry["type"].startswith("pin"):
            question = questionnaire.question(IDS["questions"][entry["id"]]["name"])
            assert said(question.each) == in_three(entry["point"]), entry["id"]


def test_core_modules_and_sensitivity_are_those_of_the_content(content, questionnaire):
    for entry in asked(content):
        question = questionnaire.question(IDS["questions"][entry["id"]]["name"])
        expected = (entry["core"], IDS["modules"].get(entry["module"], ""), entry["sensitive"], entry["required"])
        assert (question.core, question.module, question.sensitive, question.required) == expected, entry["id"]


def test_welcome_title_thanks_and_sections_are_word_for_word(content, questionnaire):
    front, receipt = content["texts"]["1 Forside"], content["texts"]["1 Kvittering"]
    lines = {language: front[f"tekst.{language}"] for language in LANGUAGES}
    sections = [ours(texts) for part, letter, texts in content["sections"] if part == 1 and letter != "K"]
    assert said(questionnaire.title) == in_three(front)
    assert said(questionnaire.welcome) == in_three(lines)
    assert said(questionnaire.thanks) == in_three(receipt)
    assert [said(section.title) for section in questionnaire.sections] == sections
