"""Population files in miniature: three villages in two parishes, and 100 people for every sex and age group."""

import pytest

from survey.cluster.population import AGES, SEXES
from survey.cluster.villages import Village
from survey.formats.errors import FormatError
from survey.formats.statbank import read_content
from survey.formats.statbank_areas import Areas
from survey.formats.statbank_counts import understand
from survey.texts.catalogue import say

AREAS = Areas(
    (
        Village("nord", 1, "Nørre Lev", "syd", 9.0, 56.0, ("Nr. Lev",), "7001 Lev"),
        Village("syd", 2, "Sønder Lev", "nord", 9.0, 56.0, (), "7001 Lev"),
        Village("aa", 3, "Aadal", "nord", 9.0, 56.0, (), "7002 Ådal"),
    ),
    "Eng",
)
GROUPS = ("16-24", "25-34", "35-44", "45-54", "55-64", "65-74", "75-84", "85+")
FIRST_LINE = "Nr. Lev;Kvinder;16-24;100"
WHOLE = {(sex, age): 100 for sex in SEXES for age in AGES}
VILLAGES = ("Nr. Lev", "Sønder Lev", "Ådal")
BOTH = ("Mænd", "Kvinder")
PX = """CHARSET="ANSI";
MATRIX="SOGN1";
STUB="sogn","køn";
HEADING="alder";
VALUES("sogn")="7001 Lev","7002 Ådal";
VALUES("køn")="Mænd","Kvinder";
VALUES("alder")="0-4 år","5-9 år","10-14 år","15-19 år","20-24 år","25-34 år","35-44 år",
"45-54 år","55-64 år","65-74 år","75-84 år","85 år og derover";
CODES("sogn")="7001","7002";
CODES("køn")="1","2";
NOTE="Med = og ; i teksten";
DATA=
1 1 1 50 60 100 100 100 100 100 100 100
1 1 1 50 60 100 100 100 100 100 100 100
1 1 1 50 60 100 100 100 100 100 100 100
1 1 1 50 60 100 100 100 100 100 100 "-";
"""


def understood(text, *, encoding="utf-8", **how):
    return understand(read_content(text.encode(encoding), "tal.csv"), AREAS, **how)


def faults(text, **how):
    """Return every fault as place, sentence and advice."""
    with pytest.raises(FormatError) as refused:
        understood(text, **how)
    return [
        (each.file, each.line, each.column, say(each.message, "da"), say(each.advice, "da") if each.advice else "")
        for each in refused.value.faults
    ]


def official(areas=("7001", "7002"), years="2026", head="SOGN;KØN;ALDER;TID;INDHOLD"):
    """Return a long table by single years; in each year live as many as make 100 in each of our groups."""
    ages = [f"{age};{years};{count_at(age)}" for age in range(126)]
    return "\n".join([head, *(f"{area};{sex};{age}" for area in areas for sex in ("1", "2") for age in ages), ""])


def count_at(age):
    """Return 100 spread over the years of a group: all in the first, none in the others, and 3 of each child's age."""
    return 3 if age < 16 else 100 if age in {16, 25, 35, 45, 55, 65, 75, 85} else 0


def grouped(head="landsby;koen;aldersgruppe;antal", sexes=("Kvinder", "Mænd"), separator=";", said=str):
    rows = [
        (village, sex, age, said(100))
        for village in ("Nr. Lev", "Sønder Lev", "Ådal")
        for sex in sexes
        for age in GROUPS
    ]
    return "\n".join(separator.join(row) for row in [tuple(head.split(";")), *rows]) + "\n"


def wide(stubs, heads, rows):
    return "\n".join(";".join(row) for row in [(*stubs, *heads), *rows]) + "\n"


def jsonstat(**changes):
    ages = [*range(126)]
    dimension = {
        "SOGN": {"category": {"index": {"7001": 0, "7002": 1}, "label": {"7001": "7001 Lev", "7002": "7002 Ådal"}}},
        "KØN": {"category": {"index": {"1": 0, "2": 1}, "label": {"1": "Mænd", "2": "Kvinder"}}},
        "ALDER": {
            "category": {"index": {str(age): age for age in ages}, "label": {str(age): f"{age} år" for age in ages}}
        },
        "ContentsCode": {"category": {"index": {"SOGN1": 0}, "label": {"SOGN1": "Befolkningen 1. januar"}}},
        "Tid": {"category": {"index": {"2026": 0}, "label": {"2026": "2026"}}},
    }
    ids = list(dimension)
    value = [count_at(age) for _ in range(4) for age in ages]
    return {"dimension": dimension, "id": ids, "size": [2, 2, 126, 1, 1], "value": value} | changes
