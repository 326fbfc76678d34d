"""Miniatures of population files: three villages in two parishes, and 100 people for every sex and age group."""

import json

import pytest
from openpyxl import Workbook

from survey.cluster.population import AGES, SEXES
from survey.cluster.villages import Village
from survey.formats.errors import FormatError
from survey.formats.statbank import read_content, read_figures
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
WHOLE = {(sex, age): 100 for sex in SEXES for age in AGES}


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


def test_single_years_of_parishes_become_our_groups():
    counts = understood(official())
    assert counts.areas["parish", "7001 Lev"].cells == WHOLE
    assert (counts.kind, counts.time, counts.residents, counts.adults) == ("parish", "2026", 3392, 3200)


@pytest.mark.parametrize(
    "areas",
    [
        ("7001", "7002"),
        ("7001 Lev (Eng Kommune)", "7002 Ådal (Eng Kommune)"),
        ("7001 7001 Lev (Eng Kommune)", "7002 7002 Ådal (Eng Kommune)"),
        ("Lev (Eng Kommune)", "Aadal (Eng Kommune)"),
        ("Lev Sogn", "Ådal Sogn"),
    ],
)
def test_a_parish_is_known_by_code_by_name_or_by_both(areas):
    assert understood(official(areas)).adults == 3200


def test_a_parish_of_another_municipality_is_another_parish():
    counts = understood(official(("7001", "7002", "Lev (Hede Kommune)")))
    assert counts.adults == 3200
    assert "Lev (Hede Kommune)" in say(counts.notes[0], "da")


@pytest.mark.parametrize(
    "text",
    [
        grouped(),
        grouped(separator="\t"),
        grouped(separator=","),
        grouped("Landsby;Køn;Alder;Antal borgere pr. 1. september"),
        grouped(said=lambda count: f"{count},0"),
        "Borgere pr. 1. januar\n\n" + grouped() + "Kilde: kommunen;;;\n",
        "\ufeff" + grouped().replace("\n", "\r\n"),
        grouped("landsby;koen;aldersgruppe;antal", sexes=("K", "M")),
        "village;sex;age;count\n" + "".join(f"{v};{s};{a};100\n" for v in ("nord", "syd", "aa") for s in SEXES for a in AGES),
    ],
    ids=["semicolon", "tab", "comma", "headings", "decimals", "title", "excel", "letters", "ours"],
)  # fmt: skip
def test_long_tables_of_a_municipality_are_read_in_many_shapes(text):
    counts = understood(text)
    assert {area: group.cells for area, group in counts.areas.items()} == {
        ("village", name): WHOLE for name in ("nord", "syd", "aa")
    }


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_every_encoding_of_excel_is_read_and_named(encoding):
    assert understood(grouped(), encoding=encoding).adults == 4800


def wide(stubs, heads, rows):
    return "\n".join(";".join(row) for row in [(*stubs, *heads), *rows]) + "\n"


VILLAGES = ("Nr. Lev", "Sønder Lev", "Ådal")
BOTH = ("Mænd", "Kvinder")


@pytest.mark.parametrize(
    "text",
    [
        wide(("Landsby", "Køn"), GROUPS, [(v, s, *["100"] * 8) for v in VILLAGES for s in BOTH]),
        wide(("Landsby", "Køn"), (*GROUPS, "I alt"), [(v, s, *["100"] * 8, "800") for v in VILLAGES for s in BOTH]),
        wide(("Landsby",), [f"{s} {g}" for s in BOTH for g in GROUPS], [(v, *["100"] * 16) for v in VILLAGES]),
        wide(("Landsby", "Alder"), BOTH, [(v, g, "100", "100") for v in VILLAGES for g in GROUPS]),
        wide(("Landsby", "Alder"), (*BOTH, "Antal"), [(v, g, "100", "100", "200") for v in VILLAGES for g in GROUPS]),
        wide(("", "", ""), ("2026",), [
            ((v if s == "Mænd" and g == GROUPS[0] else ""), (s if g == GROUPS[0] else ""), f"{g} år", "100")
            for v in VILLAGES for s in BOTH for g in GROUPS
        ]),
        ";" + ";".join(s if i == 0 else "" for s in BOTH for i in range(8)) + "\n"
        + wide(("Landsby",), GROUPS * 2, [(v, *["100"] * 16) for v in VILLAGES]),
    ],
    ids=["ages", "total", "sex-and-age", "sexes", "both-together", "statbank-matrix", "two-headings"],
)  # fmt: skip
def test_tables_with_counts_side_by_side_are_read(text):
    counts = understood("Folketal efter landsby, køn og alder\n\n" + text)
    assert all(group.cells == WHOLE for group in counts.areas.values())
    assert len(counts.areas) == 3


def test_a_workbook_is_read_like_a_table(tmp_path):
    book = Workbook()
    book.active.append(["Borgere i klyngen"])
    book.active.append(["Landsby", "Køn", *GROUPS])
    for each in VILLAGES:
        for sex in BOTH:
            book.active.append([each, sex, *[100] * 8])
    book.save(tmp_path / "tal.xlsx")
    counts = understand(read_figures(tmp_path / "tal.xlsx"), AREAS)
    assert [group.cells for group in counts.areas.values()] == [WHOLE] * 3


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


def test_jsonstat_is_read_in_both_its_versions():
    second = jsonstat()
    first = {"dataset": {"dimension": second["dimension"] | {"id": second["id"]}, "value": second["value"]}}
    assert understood(json.dumps(second)).adults == understood(json.dumps(first)).adults == 3200


def test_jsonstat_may_leave_out_values_by_their_place():
    sparse = {str(at): count for at, count in enumerate(jsonstat()["value"])}
    assert understood(json.dumps(jsonstat(value=sparse))).adults == 3200


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


def test_px_is_read_and_a_class_across_sixteen_is_divided_and_told():
    counts = understood(PX, encoding="cp1252")
    assert counts.areas["parish", "7001 Lev"].cells == WHOLE
    assert "15–19" in say(counts.notes[0], "da")


def test_of_several_times_the_latest_is_read_unless_another_is_asked_for():
    text = official() + official(years="2027").partition("\n")[2].replace(";100\n", ";200\n")
    assert understood(text).adults == 6400
    assert understood(text, time="2026").adults == 3200


def test_totals_are_not_counted_twice():
    text = official() + "".join(f"7001;TOT;{age};2026;{2 * count_at(age)}\n" for age in range(126))
    assert understood(text).adults == 3200


def test_a_total_of_people_over_sixteen_is_not_an_age_group():
    extra = "".join(f"{village};{sex};16+;800\n" for village in VILLAGES for sex in BOTH)
    assert understood(grouped() + extra).adults == 4800


def test_ages_without_a_line_count_as_nobody_and_that_is_told():
    text = official().replace("INDHOLD", "ANTAL")
    kept = [line for line in text.splitlines() if not (line.endswith(";0") and line.startswith("7002"))]
    counts = understood("\n".join(kept))
    assert counts.adults == 3200
    assert "regnet som 0" in say(counts.notes[-1], "da")


def test_a_file_of_statistikbanken_that_was_cut_off_is_not_taken_for_one_of_few_people():
    place, said = faults(official()[:-600])[0][1:4:2]
    assert (place, said[:20]) == (254, "7002 Ådal mangler al")


def test_villages_without_ages_are_only_totals():
    counts = understood("landsby;antal\nNr. Lev;1.300\nSønder Lev;200\n")
    assert counts.adults is None
    assert [group.weight for group in counts.areas.values()] == [1300, 200]


MATRIX_LINE = "Nr. Lev;Kvinder;16-24;100"


@pytest.mark.parametrize(
    ("text", "place", "told", "advised"),
    [
        (grouped().replace("Kvinder;85+;100", "Kvinder;85+;..", 1), (9, 0), "skjult", "større aldersgrupper"),
        (grouped().replace("Kvinder;85+;100", "Kvinder;85+;<5", 1), (9, 0), "»<5«", "større aldersgrupper"),
        (grouped().replace("Kvinder;85+;100", "Kvinder;85+;12,5", 1), (9, 0), "»12,5«", "helt tal"),
        (grouped().replace("Kvinder;85+;100", "Kvinder;85+", 1), (9, 0), "3 felter", "semikolon"),
        (grouped().replace("Kvinder;85+", "Kvinder;gammel", 1), (9, 0), "»gammel«", "85+"),
        (grouped().replace("Kvinder;85+", "Ukendt;85+", 1), (9, 0), "»Ukendt«", "I alt"),
        (grouped().replace(f"{MATRIX_LINE}\n", "", 1), (2, 0), "16–24", "16-24"),
        (grouped() + f"{MATRIX_LINE}\n", (50, 0), "to gange", ""),
        (grouped().replace("16-24", "16-40"), (2, 0), "tælles to gange", "år for år"),
        (grouped().replace(";16-24", ";15-24"), (2, 0), "på tværs", "år for år"),
        (grouped(sexes=("Kvinder",)), (2, 0), "det ene køn", "både mænd og kvinder"),
        (grouped() + "Ådal;I alt;I alt;1500\n", (50, 0), "1500 i alt", "rettet"),
        (official(("7001",)).replace("TID", "FÅR").replace("SOGN", "GED"), (1, 0), "GED, KØN", "landsby"),
        (grouped("landsby;antal svar;alder;antal"), (1, 4), "samme slags", ""),
        ("a;b\nc;d\n", (1, 0), "a, b", "landsby;koen"),
        ("", (0, 0), "tom", ""),
        ("{", (1, 0), "JSON", ""),
        ("{}", (0, 0), "JSON-stat", ""),
        ('{"errorTypeCode": "REQUEST-LIMIT", "message": "for meget"}', (0, 0), "for meget", ""),
        (json.dumps(jsonstat(value=[1])), (0, 0), "504", ""),
        (PX.replace(" 100 100", " 100", 1), (12, 0), "48", ""),
        (PX.replace('"7002 Ådal";', '"7002 Ådal"'), (5, 0), "PX-nøgleord", ""),
        (PX.replace("STUB", "STAB").replace("HEADING", "H"), (0, 0), "STUB", ""),
    ],
)  # fmt: skip
def test_a_fault_says_where_what_and_what_instead(text, place, told, advised):
    (file, line, column, said, advice), *_ = faults(text)
    assert (file, (line, column)) == ("tal.csv", place), said
    assert told in said
    assert advised in advice


def test_a_fault_in_jsonstat_names_the_value():
    broken = jsonstat()
    broken["value"][16] = None
    assert faults(json.dumps(broken))[0][0] == "tal.csv:value[16]"


def test_a_fault_in_a_wide_table_names_the_column():
    text = wide(("Landsby", "Køn"), GROUPS, [(v, s, *["100"] * 7, "x") for v in VILLAGES for s in BOTH])
    assert faults(text)[0][:3] == ("tal.csv", 2, 10)


def test_codes_that_villages_csv_does_not_have_are_told_with_what_to_write_there():
    assert "de er: 7101, 7102" in faults(official(("7101", "7102")))[0][3]


def test_a_file_of_other_areas_says_how_many_it_counts():
    said = faults(official(("101 København",), head="OMRÅDE;KØN;ALDER;TID;INDHOLD"))[0][3]
    assert "OMRÅDE" in said
    assert "1.696 personer" in said


def test_a_time_that_is_not_there_lists_those_that_are():
    assert "2027; den har 2026" in faults(official(), time="2027")[0][3]
