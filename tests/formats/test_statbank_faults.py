"""What is wrong in a file of population counts is told with its place and with what would do."""

import json

import pytest
from statbank_files import BOTH, FIRST_LINE, GROUPS, PX, VILLAGES, faults, grouped, jsonstat, official, wide


def test_a_file_of_statistikbanken_that_was_cut_off_is_not_taken_for_one_of_few_people():
    place, said = faults(official()[:-600])[0][1:4:2]
    assert (place, said[:20]) == (254, "7002 Ådal mangler al")


@pytest.mark.parametrize(
    ("text", "place", "told", "advised"),
    [
        (grouped().replace("Kvinder;85+;100", "Kvinder;85+;..", 1), (9, 0), "skjult", "større aldersgrupper"),
        (grouped().replace("Kvinder;85+;100", "Kvinder;85+;<5", 1), (9, 0), "»<5«", "større aldersgrupper"),
        (grouped().replace("Kvinder;85+;100", "Kvinder;85+;12,5", 1), (9, 0), "»12,5«", "helt tal"),
        (grouped().replace("Kvinder;85+;100", "Kvinder;85+", 1), (9, 0), "3 felter", "semikolon"),
        (grouped().replace("Kvinder;85+", "Kvinder;gammel", 1), (9, 0), "»gammel«", "85+"),
        (grouped().replace("Kvinder;85+", "Ukendt;85+", 1), (9, 0), "»Ukendt«", "I alt"),
        (grouped().replace(f"{FIRST_LINE}\n", "", 1), (2, 0), "16–24", "16-24"),
        (grouped() + f"{FIRST_LINE}\n", (50, 0), "to gange", ""),
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
