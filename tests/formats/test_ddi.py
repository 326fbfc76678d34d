import xml.etree.ElementTree as ET

import pytest

from survey.formats import codebook, ddi
from survey.formats.ddi_elements import NAMESPACE

DDI = f"{{{NAMESPACE}}}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


@pytest.fixture(scope="module")
def document(datafile):
    return ET.fromstring(ddi.content(codebook.of_data(datafile), name="eksempel-2026", files=[("svar.csv", "CSV")]))


def _variable(document, name):
    return next(each for each in document.iter(f"{DDI}var") if each.get("name") == name)


def _texts(element, path):
    return {
        each.get(LANGUAGE): each.text for each in element.findall("/".join(f"{DDI}{part}" for part in path.split("/")))
    }


def test_every_variable_is_described_in_the_order_of_the_file(datafile, document):
    assert [each.get("name") for each in document.iter(f"{DDI}var")] == [column.name for column in datafile.columns]


def test_the_question_stands_literally_in_every_language(document):
    assert _texts(_variable(document, "tenure"), "qstn/qstnLit") == {
        "da": "Hvad bruger du din bolig i Eksempelklyngen til?",
        "en": "What do you use your home in Eksempelklyngen for?",
    }


def test_a_text_that_is_not_translated_stands_in_its_own_language_only(document):
    assert set(_texts(_variable(document, "ideas"), "qstn/qstnLit")) == {"da"}


def test_every_code_has_its_label_and_says_whether_it_is_missing(datafile, document):
    found = {}
    for variable in document.iter(f"{DDI}var"):
        categories = variable.findall(f"{DDI}catgry")
        found[variable.get("name")] = [(each.find(f"{DDI}catValu").text, each.get("missing")) for each in categories]
    assert found == {
        column.name: [(str(coded.code), "Y" if coded.is_missing else "N") for coded in column.codes]
        for column in datafile.columns
    }


def test_the_universe_is_told(document):
    assert _texts(_variable(document, "tenure"), "universe") == {"da": "Alle", "en": "Everyone"}
    assert _texts(_variable(document, "years"), "universe")["da"].startswith("Hvis ")


def test_a_number_has_its_range_and_its_unit(document):
    distance = _variable(document, "distance")
    assert distance.find(f"{DDI}valrng/{DDI}range").attrib == {"min": "0", "max": "50"}
    assert (distance.get("measUnit"), distance.get("dcml"), distance.get("intrvl")) == ("km", "1", "contin")


def test_nothing_is_counted(document):
    told = {element.tag.removeprefix(DDI) for element in document.iter()}
    assert told & {"sumStat", "catStat", "TotlResp", "caseQnty", "respRate"} == set()


def test_ids_are_unique_and_every_reference_has_its_id(document):
    ids = [element.get("ID") for element in document.iter() if element.get("ID")]
    wanted = {name for element in document.iter() for key in ("var", "files") for name in element.get(key, "").split()}
    assert len(ids) == len(set(ids))
    assert wanted - set(ids) == set()


def test_questions_of_several_variables_make_a_group(document):
    groups = {group.get("ID"): group for group in document.iter(f"{DDI}varGrp")}
    assert groups["G-by"].get("type") == "multipleResp"
    assert groups["G-hobbies"].get("type") == "repetition"
    assert groups["G-statements"].get("var") == "V.statements__meeting V.statements__safe"


def test_the_title_says_that_the_answers_are_simulated(document):
    assert _texts(document, "stdyDscr/citation/titlStmt/titl") == {"da": "Livet i Eksempelklyngen (simulerede svar)"}
    assert _texts(document, "stdyDscr/citation/titlStmt/parTitl") == {
        "en": "Life in Eksempelklyngen (simulated answers)"
    }


def test_a_questionnaire_alone_has_no_file(survey):
    document = ET.fromstring(ddi.content(codebook.of_questionnaire(survey), name="survey"))
    assert document.find(f"{DDI}fileDscr") is None
    assert document.find(f"{DDI}dataDscr/{DDI}var") is not None


def test_the_same_data_give_the_same_document(datafile):
    book = codebook.of_data(datafile)
    assert ddi.content(book, name="x") == ddi.content(book, name="x")
