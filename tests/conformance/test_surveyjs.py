"""SurveyJS's own schema takes what we write, and its own engine shows what we show."""

import datetime as dt
import json
import os
import random
import subprocess
from pathlib import Path

import jsonschema
import pytest

from survey.bundled import questionnaires_folder
from survey.formats.surveyjs import write_surveyjs
from survey.formats.surveyjs_check import check_surveyjs
from survey.formats.surveyjs_conditions import visible_if
from survey.questionnaire.condition_text import parse
from survey.questionnaire.evaluate import holds
from survey.questionnaire.reader import load_questionnaire

pytestmark = pytest.mark.conformance
TESTS = Path(__file__).parents[1]
SHARED = Path(os.environ.get("KLYNGESVAR_SHARED", TESTS.parents[1] / "shared")) / "fixtures/surveyjs"
ENGINE = "survey-core@3.1.1"
WRITTEN = (
    TESTS / "formats/survey.yaml",
    questionnaires_folder() / "residents.yaml",
    questionnaires_folder() / "associations.yaml",
    *(
        path
        for path in sorted((TESTS / "examples").glob("*.yaml"))
        if "\nquestionnaire: " in f"\n{path.read_text('utf-8')}"
    ),
)
LEAVES = (
    "tenure == all_year", "tenure != holiday", "tenure in (holiday, other)", "tenure not in (all_year, holiday)",
    "moved_here > 2000", "1990 <= moved_here", "moved_here == this_year", "distance != 3", "happy >= 2", "happy != 3",
    "statements.safe >= 2", "statements.meeting_place != 1", "answered(statements)", "answered(statements.safe)",
    "hours.club > 3", "answered(hours)", "has(reasons, nature)", "has(reasons, none)", "has(reasons, other)",
    "count(reasons) == 1", "count(reasons) < 2", "answered(reasons)", "has(wishes, path)", "has(wishes, none)",
    "answered(wishes)", "answered(ideas)", "village == outside",
)  # fmt: skip
RUN = """
const {ExpressionRunner} = require('survey-core');
const cases = JSON.parse(require('fs').readFileSync(0));
console.log(JSON.stringify(cases.map(([text, values]) => !!new ExpressionRunner(text).runValues(values))));
"""

LOAD = """
const {Model} = require('survey-core');
const surveys = JSON.parse(require('fs').readFileSync(0));
console.log(JSON.stringify(surveys.map(survey => (new Model(survey).jsonErrors || []).map(error => error.message))));
"""


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    """Run a script in SurveyJS's own library, fresh from npm: give it JSON, get JSON back."""
    folder = tmp_path_factory.mktemp("surveyjs")
    install = ["npm", "install", "--prefix", str(folder), "--no-audit", "--no-fund", ENGINE]
    subprocess.run(install, check=True, capture_output=True, timeout=300)
    script = folder / "run.js"

    def engine(code, given):
        script.write_text(code, encoding="utf-8")
        ran = subprocess.run(
            ["node", str(script)], input=json.dumps(given), check=True, capture_output=True, text=True, timeout=300
        )
        return json.loads(ran.stdout)

    return engine


@pytest.fixture(scope="module")
def schema():
    return jsonschema.Draft7Validator(json.loads((SHARED / "_schema_surveyjs_definition.json").read_text("utf-8")))


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.stem)
def test_what_we_write_is_valid(schema, path):
    text = write_surveyjs(load_questionnaire(path))
    assert [error.message for error in schema.iter_errors(json.loads(text))] == []
    assert check_surveyjs(text) == ()


@pytest.mark.parametrize("path", sorted(SHARED.glob("[a-z]*.json")), ids=lambda path: path.stem)
def test_surveys_of_surveyjs_have_no_fault_of_ours(path):
    assert check_surveyjs(path.read_text("utf-8")) == ()


def test_the_schema_takes_a_type_that_does_not_exist_and_we_do_not(schema):
    survey = {"elements": [{"type": "radiogrup", "name": "a"}]}
    assert list(schema.iter_errors(survey)) == []
    assert check_surveyjs(json.dumps(survey))


def _condition(draw, depth=0):
    sort = draw.choice(["leaf", "leaf", "not", "and", "or"]) if depth < 3 else "leaf"
    if sort == "leaf":
        return draw.choice(LEAVES)
    if sort == "not":
        return f"not ({_condition(draw, depth + 1)})"
    return f"({_condition(draw, depth + 1)}) {sort} ({_condition(draw, depth + 1)})"


def _answers(draw):
    """Return our answers and SurveyJS's data of the same resident."""
    steps = ["1", "2", "3", "dont_know"]
    wishes = draw.choice([("path",), ("bus", "shop"), ("none",), ()])
    ours = {
        "village": draw.choice(["outside", "refuse"]),
        "tenure": draw.choice(["all_year", "holiday", "other", "dont_know"]),
        "moved_here": draw.randrange(1920, 2027),
        "distance": draw.choice([0, 3, 12.5]),
        "happy": draw.choice(steps),
        "statements": {row: draw.choice(steps) for row in ("safe", "meeting_place") if draw.random() < 0.6},
        "hours": {row: draw.randrange(9) for row in ("club", "family") if draw.random() < 0.6},
        "reasons": draw.choice([("nature",), ("price", "other"), ("none",), ("dont_know",), ()]),
        "wishes": wishes,
        "ideas": "En ny sti",
    }
    ours = {name: value for name, value in ours.items() if draw.random() < 0.7}
    theirs = {name: list(value) if isinstance(value, tuple) else value for name, value in ours.items() if value}
    theirs |= {f"hours__{row}": number for row, number in ours.get("hours", {}).items()}
    if ours.get("wishes") == ("none",):
        theirs |= {"wishes__none": ["none"]}
        del theirs["wishes"]
    return ours, {name: value for name, value in theirs.items() if name != "hours"} | (
        {"distance": 0} if ours.get("distance") == 0 else {}
    )


def test_surveyjs_shows_exactly_what_we_show(engine):
    draw = random.Random(1)
    questionnaire = load_questionnaire(TESTS / "formats/survey.yaml")
    cases, expected = [], []
    this_year = dt.datetime.now(dt.UTC).year
    for _ in range(4000):
        condition = parse(_condition(draw))
        ours, theirs = _answers(draw)
        cases.append((visible_if(questionnaire, condition), theirs))
        expected.append(holds(condition, ours, this_year=this_year) is True)
    shown = engine(RUN, cases)
    assert [case for case, is_shown, wanted in zip(cases, shown, expected, strict=True) if is_shown != wanted] == []


def test_surveyjs_knows_everything_in_our_files_but_the_codes(engine):
    surveys = [json.loads(write_surveyjs(load_questionnaire(path))) for path in WRITTEN]
    errors = {error for found in engine(LOAD, surveys) for error in found}
    assert {error.rpartition(": ")[2] for error in errors} == {"'codes'."}
