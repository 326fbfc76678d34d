"""One questionnaire, all outputs: names of questions and options, and codes, are the same in every one of them."""

import csv
import json
import re
import shutil
import xml.etree.ElementTree as ET
from pathlib import Path

import html5lib
import openpyxl
import pyreadstat
import pytest

from survey.fieldwork import binding, waves
from survey.formats import codebook, codebook_html, datafile_csv, ddi, spss, stata
from survey.formats.columns import columns
from survey.formats.datafile import DataFile
from survey.formats.limesurvey_names import map_file, read_map
from survey.formats.limesurvey_out import save_limesurvey
from survey.formats.surveyjs import write_surveyjs
from survey.formats.xlsform_out import write_xlsform
from survey.questionnaire.columns import COLUMNS
from survey.questionnaire.questions import Matrix, Places, Repeat
from survey.questionnaire.variables import variables
from survey.web import fields
from survey.web.preview import create_preview
from survey.web.preview_visits import CLUSTER, WAVES

SOURCE = Path(__file__).parent / "survey.yaml"
WAVE = WAVES["whole"]
SVAR = f"/{CLUSTER}/{WAVE}/svar"
NOWHERE = "nowhere"


@pytest.fixture(scope="module")
def preview(tmp_path_factory):
    """The app that serves the questionnaire, and the questionnaire as its wave fields it."""
    folder = tmp_path_factory.mktemp("author")
    for path in (SOURCE, SOURCE.with_suffix(".en.yaml")):
        shutil.copy(path, folder)
    app, database = create_preview(folder / SOURCE.name, tmp_path_factory.mktemp("throwaway"))
    app.test_client().get(f"{SVAR}/", follow_redirects=True)
    with database.reading() as session:
        questionnaire = binding.bound(waves.named(session, CLUSTER, WAVE))
    yield app, questionnaire
    database.dispose()


@pytest.fixture(scope="module")
def fielded(preview):
    return preview[1]


def asked(questionnaire):
    """Yield whatever is chosen among options, by the start of its columns' names, a line's number left out."""
    for question in questionnaire.questions():
        if isinstance(question, Repeat):
            yield from ((f"{question.name}__{item.name}", getattr(item, "options", ())) for item in question.items)
        elif isinstance(question, Places):
            yield f"{question.name}__place", question.places
            yield f"{question.name}__option", question.each_options
            yield question.name, (question.none,) if question.none else ()
        else:
            yield question.name, getattr(question, "options", ())


@pytest.fixture(scope="module")
def codes(fielded):
    """Every option's code, by what it answers and its name."""
    return {name: {option.name: option.code for option in options} for name, options in asked(fielded) if options}


def gathered(found):
    """Return codes by what they answer, from (column, option, code); lines and what stands apart are joined."""
    joined = {}
    for column, option, code in found:
        name = re.sub(r"__[0-9]+_", "__", column).removesuffix("__none").removesuffix("__apart")
        joined.setdefault(name, {})[option] = code
    return joined


def test_surveyjs(fielded, codes):
    def found(elements, panel=""):
        for element in elements:
            for option, code in element.get("codes", {}).items():
                yield f"{panel}{element['name']}", option, code
            yield from found(element.get("templateElements", ()), f"{element['name']}__")

    pages = json.loads(write_surveyjs(fielded))["pages"]
    assert gathered(one for page in pages for one in found(page["elements"])) == codes


def test_surveyjs_offers_the_options_that_have_codes(fielded):
    for page in json.loads(write_surveyjs(fielded))["pages"]:
        for element in page["elements"]:
            offered = {choice["value"] for choice in (*element.get("choices", ()), *element.get("columns", ()))}
            switched = {role for role in ("other", "none") if element.get(f"show{role.title()}Item")}
            assert offered | switched == set(element.get("codes", ()))


@pytest.fixture(scope="module")
def limesurvey(fielded, tmp_path_factory):
    """The lines of LimeSurvey's file, and the map."""
    path = tmp_path_factory.mktemp("limesurvey") / "survey.tsv"
    save_limesurvey(fielded, path)
    lines = path.read_text("utf-8").splitlines()
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)), read_map(path), map_file(path)


def test_limesurvey_through_the_map(limesurvey, codes):
    rows, names, _ = limesurvey
    found, question = [], None
    for line in rows:
        if line["class"] == "Q":
            question, sort = names.ours("question", line["name"]).name, line["type/scale"]
            if line["other"] == "Y":
                pair = names.ours(
                    *(("answer", "-oth-") if sort == "L" else ("subquestion", "other")), question=question
                )
                found.append((question, pair.name, pair.code))
        elif line["class"] in ("A", "SQ"):
            pair = names.ours("answer" if line["class"] == "A" else "subquestion", line["name"], question=question)
            found += [(question, pair.name, pair.code)] if pair.code is not None else []
    joined = gathered(found)
    joined["missing_here__place"].pop(NOWHERE, None)
    assert joined == codes


def test_limesurveys_answer_codes_are_our_codes(limesurvey):
    _, names, _ = limesurvey
    answers = [pair for pair in names.pairs if pair.sort == "answer" and pair.limesurvey != "-oth-"]
    assert [int(pair.limesurvey.replace("n", "-")) for pair in answers] == [pair.code for pair in answers]


def test_xlsform(fielded, codes, tmp_path):
    path = tmp_path / "survey.xlsx"
    write_xlsform(fielded, path)
    book = openpyxl.load_workbook(path)
    sheets = {}
    for sheet in book:
        header, *lines = sheet.iter_rows(values_only=True)
        sheets[sheet.title] = [dict(zip(header, line, strict=True)) for line in lines]
    lists = {}
    for choice in sheets["choices"]:
        lists.setdefault(choice["list_name"], {})[choice["name"]] = choice["code"]
    found = []
    for line in sheets["survey"]:
        kind, _, name = str(line["type"]).partition(" ")
        used = [name] if kind in ("select_one", "select_multiple", "rank") else []
        used += re.findall(r"apart=(\w+)", line["klyngesvar"] or "")
        column = line["name"] if re.sub(r"__[0-9]+_", "__", line["name"]) in codes else line["name"].split("__")[0]
        found += [(column, option, code) for name in used for option, code in lists[name].items()]
    given = gathered(found)
    # Places are points on a map there, so that the list of places has no counterpart.
    assert given == {name: own for name, own in codes.items() if name != "missing_here__place"} | {
        name: own for name, own in given.items() if name == "missing_here__place"
    }


@pytest.fixture(scope="module")
def names(fielded):
    return [variable.name for variable in variables(fielded)]


@pytest.fixture(scope="module")
def labelled(fielded):
    """The labels of every column that holds codes, by code, without those that every column may have."""
    return {
        variable.name: {category.code: category.label.source() for category in variable.categories}
        for variable in variables(fielded)
        if variable.categories
    }


@pytest.fixture(scope="module")
def empty(fielded):
    """A data file of this questionnaire without responses."""
    return DataFile(columns(fielded), (), name="survey", title=fielded.title, questionnaire=fielded)


def test_the_data_file(fielded, empty, names, codes):
    assert datafile_csv.text(empty).lstrip("\ufeff").splitlines()[0].split(";") == names
    for question in fielded.questions():
        if question.kind in ("single", "scale", "village"):
            stored = {
                name: COLUMNS[question.kind].cells(question, name, "")[question.name] for name in codes[question.name]
            }
            assert stored == codes[question.name]


def test_the_codebook(fielded, names, labelled):
    entries = codebook.of_questionnaire(fielded).entries
    assert [entry.column.name for entry in entries] == names
    for entry in entries:
        own = {coded.code: coded.label.source() for coded in entry.column.codes}
        assert labelled.get(entry.column.name, {}).keys() <= own.keys()


def test_the_codebooks_page_names_every_column(fielded, names):
    page = codebook_html.text(codebook.of_questionnaire(fielded)).replace("<wbr>", "")
    assert [name for name in names if f">{name}<" not in page] == []


def test_ddi(fielded, names, labelled):
    root = ET.fromstring(ddi.content(codebook.of_questionnaire(fielded), name="survey"))
    found = {each.get("name"): each for each in root.iter("{ddi:codebook:2_5}var")}
    assert list(found) == names
    for name, own in labelled.items():
        values = {int(value.text) for value in found[name].iter("{ddi:codebook:2_5}catValu")}
        assert own.keys() <= values


def test_spss(empty, labelled, tmp_path):
    path = tmp_path / "survey.sav"
    path.write_bytes(spss.content(empty))
    _, meta = pyreadstat.read_sav(path, metadataonly=True)
    theirs = spss.names_of(empty)
    assert meta.column_names == [theirs[column.name] for column in empty.columns]
    for name, own in labelled.items():
        assert own.keys() <= {int(code) for code in meta.variable_value_labels[theirs[name]]}


def test_stata(empty, labelled, tmp_path):
    path = tmp_path / "survey.dta"
    path.write_bytes(stata.content(empty))
    _, meta = pyreadstat.read_dta(path, metadataonly=True)
    theirs = stata.names_of(empty)
    assert meta.column_names == [theirs[column.name] for column in empty.columns]
    for name, own in labelled.items():
        given = {int(code) for code in meta.variable_value_labels[theirs[name]] if not isinstance(code, str)}
        assert {code for code in own if code >= 0} <= given


ANSWERS = {
    "tenure": "all_year",
    "moved_here": 2010,
    "distance": 3,
    "statements": {"meeting_place": "2", "safe": "1"},
    "hours": {"club": 5},
    "reasons": ("nature", "other"),
    "reasons__other_text": "Broen",
    "most": "nature",
}


@pytest.fixture(scope="module")
def web(preview):
    """Every field of the pages that a resident is shown, with the values that can be chosen in it."""
    app, questionnaire = preview
    browser, answers = app.test_client(), ANSWERS | {"village": questionnaire.question("village").options[0].name}
    found, address = {}, f"{SVAR}/"
    for _ in range(2 * len(questionnaire.pages)):
        response = browser.get(address, follow_redirects=True)
        if not response.request.path.startswith(f"{SVAR}/"):
            break
        tree = html5lib.parse(response.text, namespaceHTMLElements=False)
        form = _form(tree)
        for name, value in form:
            found.setdefault(name, set()).add(value)
        page = questionnaire.page(response.request.path.rpartition("/")[2])
        typed = {name: text for each in page.questions for name, text in fields.written(each, answers).items()}
        hidden = {each.get("name"): each.get("value") for each in tree.iter("input") if each.get("type") == "hidden"}
        posted = browser.post(
            response.request.path, data={**hidden, "do": "skip"} | {name: list(text) for name, text in typed.items()}
        )
        address = posted.headers.get("Location", response.request.path)
    return found


def _form(tree):
    for each in tree.iter("input"):
        if each.get("type") in ("radio", "checkbox"):
            yield each.get("name"), each.get("value")
    for each in tree.iter("button"):  # a ranking is added to
        word, _, choice = each.get("value", "").partition(":")
        if word == "add":
            yield tuple(choice.split(":"))
    for each in tree.iter("select"):
        yield from ((each.get("name"), option.get("value")) for option in each.iter("option") if option.get("value"))


def test_the_web_page(web, codes, fielded):
    seen = {}
    for field, values in web.items():
        name = re.sub(r"__[0-9]+_", "__", field).replace("__each", "__option").removesuffix("__none")
        question = name.split("__")[0]
        if name not in codes and isinstance(fielded.question(question), Matrix):
            assert field.removeprefix(f"{question}__") in {each.name for each in fielded.question(question).rows}
            name = question
        seen.setdefault(name, set()).update(values)
    seen["missing_here"] = {"none"} if seen["missing_here"] == {"1"} else set()  # a box to tick
    offered = {**codes, "most": ANSWERS["reasons"]}  # of the earlier options those that were chosen
    assert {name: values - {NOWHERE} for name, values in seen.items()} == {
        name: set(own) for name, own in offered.items()
    }
