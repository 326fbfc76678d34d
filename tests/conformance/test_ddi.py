"""DDI documents have the structure of the standard and of a real archive's document."""

import os
import xml.etree.ElementTree as ET
from collections import defaultdict
from pathlib import Path

import pytest
from microdata_folder import written

from survey.bundled import questionnaires_folder
from survey.formats import codebook, ddi
from survey.formats.datafile import from_microdata
from survey.formats.ddi_elements import NAMESPACE
from survey.questionnaire.reader import load_questionnaire

pytestmark = pytest.mark.conformance
FIXTURE = Path(os.environ.get("KLYNGESVAR_SHARED", "../shared")) / "fixtures" / "ddi" / "fsd-3307.xml"
# The content models of DDI-Codebook 2.5, as far as we use them: the order of children, and which may come but once.
ORDER = {
    "codeBook": ("docDscr", "stdyDscr", "fileDscr", "dataDscr", "otherMat"),
    "stdyDscr": ("citation", "studyAuthorization", "stdyInfo", "studyDevelopment", "method", "dataAccs", "othrStdyMat", "notes"),
    "citation": ("titlStmt", "rspStmt", "prodStmt", "distStmt", "serStmt", "verStmt", "biblCit", "holdings", "notes"),
    "titlStmt": ("titl", "subTitl", "altTitl", "parTitl", "IDNo"),
    "stdyInfo": ("studyBudget", "subject", "abstract", "sumDscr", "qualityStatement", "notes"),
    "sumDscr": ("timePrd", "collDate", "nation", "geogCover", "geogUnit", "geoBndBox", "boundPoly", "anlyUnit", "universe", "dataKind"),
    "method": ("dataColl", "notes", "anlyInfo"),
    "dataColl": ("timeMeth", "dataCollector", "frequenc", "sampProc", "deviat", "collMode"),
    "dataAccs": ("setAvail", "useStmt", "notes"),
    "useStmt": ("confDec", "specPerm", "restrctn", "contact", "citReq", "deposReq", "conditions", "disclaimer"),
    "fileDscr": ("fileTxt", "locMap", "notes"),
    "fileTxt": ("fileName", "fileCitation", "fileCont", "fileStrc", "dimensns", "fileType", "format", "filePlac"),
    "dimensns": ("caseQnty", "varQnty", "logRecL", "recPrCas", "recNumTot"),
    "dataDscr": ("varGrp", "nCubeGrp", "var", "nCube", "notes"),
    "varGrp": ("labl", "txt", "concept", "defntn", "universe", "notes"),
    "var": ("location", "labl", "imputation", "security", "embargo", "respUnit", "anlysUnit", "qstn", "valrng", "invalrng", "undocCod",
            "universe", "TotlResp", "sumStat", "txt", "stdCatgry", "catgryGrp", "catgry", "codInstr", "verStmt", "concept",
            "derivation", "varFormat", "geoMap", "catLevel", "notes"),
    "qstn": ("preQTxt", "qstnLit", "postQTxt", "forward", "backward", "ivuInstr"),
    "valrng": ("item", "range", "key", "notes"),
    "invalrng": ("item", "range", "key", "notes"),
    "catgry": ("catValu", "labl", "txt", "catStat", "mrow"),
}  # fmt: skip
ONCE = {("titlStmt", "titl"), ("useStmt", "restrctn"), ("var", "security"), ("var", "varFormat"), ("catgry", "catValu")}
CHOICES = {
    ("var", "nature"): {"nominal", "ordinal", "interval", "ratio", "percent", "other"},
    ("var", "intrvl"): {"contin", "discrete"},
    ("var", "representationType"): {"text", "numeric", "code", "datetime", "other"},
    ("var", "wgt"): {"wgt", "not-wgt"},
    ("varFormat", "type"): {"character", "numeric"},
    ("varFormat", "category"): {"date", "time", "currency", "other"},
    ("catgry", "missing"): {"Y", "N"},
    ("varGrp", "type"): {"section", "multipleResp", "grid", "repetition", "other"},
    ("collDate", "event"): {"start", "end", "single"},
    ("universe", "clusion"): {"I", "E"},
}


@pytest.fixture(scope="module")
def documents(tmp_path_factory):
    data = from_microdata(written(tmp_path_factory.mktemp("ddi") / "microdata"))
    residents = load_questionnaire(questionnaires_folder() / "residents.yaml")
    return (
        ET.fromstring(ddi.content(codebook.of_data(data), name="eksempel", files=[("svar.csv", "text/csv"), ("svar.sav", "SPSS")])),
        ET.fromstring(ddi.content(codebook.of_questionnaire(residents), name="residents")),
    )  # fmt: skip


def _name(element):
    return element.tag.removeprefix(f"{{{NAMESPACE}}}")


def _children(document):
    return ((_name(parent), [_name(child) for child in parent]) for parent in document.iter())


def test_children_stand_in_the_order_of_the_standard(documents):
    wrong = [
        (parent, children)
        for document in documents
        for parent, children in _children(document)
        if children and [ORDER[parent].index(child) for child in children] != sorted(map(ORDER[parent].index, children))
    ]
    assert wrong == []


def test_what_may_come_but_once_comes_but_once(documents):
    twice = {
        (parent, child)
        for document in documents
        for parent, children in _children(document)
        for child in children
        if children.count(child) > 1
    }
    assert twice & ONCE == set()


def test_attributes_with_a_closed_list_hold_one_of_it(documents):
    used = defaultdict(set)
    for document in documents:
        for element in document.iter():
            for attribute, value in element.attrib.items():
                used[_name(element), attribute].add(value)
    assert {key: used[key] - allowed for key, allowed in CHOICES.items() if used[key] - allowed} == {}


def test_every_variable_has_a_name_and_every_element_its_words(documents):
    wordless = ("valrng", "invalrng", "range", "varFormat")
    assert all(variable.get("name") for document in documents for variable in document.iter(f"{{{NAMESPACE}}}var"))
    assert [
        _name(each)
        for document in documents
        for each in document.iter()
        if not len(each) and not each.text and _name(each) not in wordless
    ] == []


def test_the_archives_own_document_has_the_same_root_and_the_same_elements_in_the_same_places(documents):
    """What an archive puts under an element that we write too, we write under it or leave out; our own names exist there."""
    theirs = ET.parse(FIXTURE).getroot()
    places = defaultdict(set)
    for parent, children in _children(theirs):
        places[parent] |= set(children)
    ours = {(parent, child) for document in documents for parent, children in _children(document) for child in children}
    known_elsewhere = {child: parent for parent, children in places.items() for child in children}
    misplaced = {
        (parent, child) for parent, child in ours
        if child in known_elsewhere and child not in places[parent] and child not in ("labl", "universe")
    }  # fmt: skip
    assert (theirs.tag, theirs.get("version")) == (documents[0].tag, documents[0].get("version"))
    assert misplaced == set()


def test_the_archives_way_of_telling_a_variable_is_ours_too(documents):
    theirs = next(ET.parse(FIXTURE).getroot().iter(f"{{{NAMESPACE}}}catgry"))
    ours = next(documents[0].iter(f"{{{NAMESPACE}}}catgry"))
    assert set(theirs.attrib) == set(ours.attrib)
    assert {each.get("{http://www.w3.org/XML/1998/namespace}lang") for each in ours.iter(f"{{{NAMESPACE}}}labl")} <= {
        "da",
        "en",
    }
