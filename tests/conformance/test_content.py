"""The bundled questionnaires say, word for word, what the content pages say in three languages."""

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
ROLES = {"text": "other", "exclusive": "none", "na": "not_used", "dk": "dont_know", "refuse": "refuse"}
PUBLISH = {"navn": "named", "samlet": "combined", "aldrig": "never"}
# In the questionnaire of residents, section K is the contact form, which is kept apart.
PARTS = {"residents": (1, "ABCDEFGHIJ"), "associations": (2, "PQRSTU")}

pytestmark = pytest.mark.conformance


@pytest.fixture(scope="module")
def content():
    shared = Path(os.environ.get("KLYNGESVAR_SHARED", "../shared"))
    return json.loads((shared / "content/demo-cluster/questionnaire.json").read_text("utf-8"))


@pytest.fixture(scope="module", params=PARTS)
def name(request):
    return request.param


@pytest.fixture(scope="module")
def questionnaire(name):
    return load_questionnaire(HERE.parent.parent / f"questionnaires/{name}.yaml")


@pytest.fixture(scope="module")
def ids(name):
    """Return our name of every question, option and row, by the content's code."""
    return json.loads((HERE / f"{name}.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def asked(content, name):
    """Return what the content asks in this questionnaire."""
    part, sections = PARTS[name]
    return [entry for entry in content["questions"] if entry["part"] == part and entry["section"] in sections]


def ours(texts):
    """Return content texts with our placeholders."""
    return tuple(_filled(text) for text in texts)


def _filled(text):
    for theirs, name in PLACEHOLDERS.items():
        text = text.replace("{" + theirs + "}", "${" + name + "}")
    return text


def said(wording):
    """Return the words in each language; where a paragraph begins is a matter of the look."""
    return tuple(wording.text(language).replace("\n\n", " ") for language in LANGUAGES)


def in_three(texts):
    return ours(texts.get(language, "") for language in LANGUAGES)


def options_of(content, ids, entry):
    """Return (name, role, texts) of the options the content gives a question, shared lists put in."""
    given = ids["questions"][entry["id"]]
    names, options = dict(given["options"]), []
    if "list" in given:
        names |= ids["lists"][given["list"]]["options"]
        options += content["scales"].get(given["list"], [])
    return told(names, options + [option for option in entry["opts"] if not option[0].startswith("{")])


def told(names, options):
    """Return (name, role, texts) of options; one that excludes the others stands last with us, as on the page."""
    roles = [ROLES.get((option[4:] or [""])[0], "plain") for option in options]
    found = [(names[option[0]], role, ours(option[1:4])) for option, role in zip(options, roles, strict=True)]
    return sorted(found, key=lambda option: ["plain", *ROLES.values()].index(option[1]))


def offered(question):
    options = getattr(question, "each_options", ()) or getattr(question, "options", ())
    none = getattr(question, "none", None)
    return [(option.name, option.role, said(option.label)) for option in (*options, *((none,) if none else ()))]


def test_every_question_of_the_content_is_asked_in_its_order(asked, ids, questionnaire):
    expected = [ids["questions"][entry["id"]]["name"] for entry in asked]
    assert [question.name for question in questionnaire.questions()] == expected


def test_questions_and_help_are_word_for_word(asked, ids, questionnaire):
    for entry in asked:
        question = questionnaire.question(ids["questions"][entry["id"]]["name"])
        assert (said(question.ask), said(question.help)) == (in_three(entry["t"]), in_three(entry["h"])), entry["id"]


def test_options_are_word_for_word(content, asked, ids, questionnaire):
    for entry in asked:
        question = questionnaire.question(ids["questions"][entry["id"]]["name"])
        expected = options_of(content, ids, entry)
        if entry["dk"]:
            expected = [(n, r, in_three(entry["dk"]) if r == "dont_know" else t) for n, r, t in expected]
        assert offered(question) == expected, entry["id"]


def test_rows_are_word_for_word(asked, ids, questionnaire):
    for entry in asked:
        given = ids["questions"][entry["id"]]
        expected = [(given["rows"][row[0]], ours(row[1:4])) for row in entry["rows"] if row[0][0] != "{"]
        question = questionnaire.question(given["name"])
        rows = question.rows if isinstance(question, Matrix) else ()
        assert [(row.name, said(row.label)) for row in rows] == expected, entry["id"]


def test_what_is_asked_about_each_point_is_word_for_word(asked, ids, questionnaire):
    for entry in asked:
        if entry["type"].startswith("pin"):
            question = questionnaire.question(ids["questions"][entry["id"]]["name"])
            assert said(question.each) == in_three(entry["point"]), entry["id"]


def test_what_is_asked_line_by_line_is_word_for_word(asked, ids, questionnaire):
    for entry in (entry for entry in asked if entry["fields"]):
        given = ids["questions"][entry["id"]]
        question = questionnaire.question(given["name"])
        names = given["items"]
        expected = [
            (
                names[field["code"]]["name"],
                in_three(field["t"]),
                field["required"],
                told(names[field["code"]]["options"], field["opts"]),
            )
            for field in entry["fields"]
        ]
        assert [(item.name, said(item.ask), item.required, offered(item)) for item in question.items] == expected
        assert f"repeat(max={question.at_most})" == entry["type"]


def test_limits_are_those_of_the_content(asked, ids, questionnaire):
    for entry in asked:
        question = questionnaire.question(ids["questions"][entry["id"]]["name"])
        if question.kind == "number":
            least, most, _ = entry["type"].removeprefix("number(").removesuffix(")").split(",")
            assert (question.limits.min, question.limits.max) == (int(least), int(most)), entry["id"]
        elif question.kind == "text":
            assert entry["type"] == f"text(max={question.max_length})", entry["id"]


def test_core_modules_sensitivity_and_publishing_are_those_of_the_content(asked, name, ids, questionnaire):
    usual = {"residents": "combined", "associations": "named"}[name]
    for entry in asked:
        question = questionnaire.question(ids["questions"][entry["id"]]["name"])
        module = ids.get("modules", {}).get(entry["module"], "")
        publish = PUBLISH.get(entry["publish"], usual) if name == "associations" else usual
        expected = (entry["core"], module, entry["sensitive"], entry["required"], publish)
        found = (question.core, question.module, question.sensitive, question.required, question.publish)
        assert found == expected, entry["id"]


def test_welcome_title_thanks_and_sections_are_word_for_word(content, name, questionnaire):
    part, letters = PARTS[name]
    front, receipt = content["texts"][f"{part} Forside"], content["texts"][f"{part} Kvittering"]
    lines = {language: front[f"tekst.{language}"] for language in LANGUAGES}
    sections = [ours(texts) for number, letter, texts in content["sections"] if number == part and letter in letters]
    assert said(questionnaire.title) == in_three(front)
    assert said(questionnaire.welcome) == in_three(lines)
    assert said(questionnaire.thanks) == in_three(receipt)
    assert [said(section.title) for section in questionnaire.sections] == sections
