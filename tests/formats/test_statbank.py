"""Files of population counts in every form that Statistikbanken and municipalities give them."""

import json

import pytest
from openpyxl import Workbook
from statbank_files import (
    AREAS,
    BOTH,
    FIRST_LINE,
    GROUPS,
    PX,
    VILLAGES,
    WHOLE,
    count_at,
    faults,
    grouped,
    jsonstat,
    official,
    understood,
    wide,
)

from survey.cluster.population import AGES, SEXES
from survey.formats.statbank import read_figures
from survey.formats.statbank_counts import understand
from survey.texts.catalogue import say


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
def test_every_encoding_of_excel_is_read(encoding):
    assert understood(grouped().replace("-", "–"), encoding=encoding).adults == 4800


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


def test_jsonstat_is_read_in_both_its_versions():
    second = jsonstat()
    first = {"dataset": {"dimension": second["dimension"] | {"id": second["id"]}, "value": second["value"]}}
    assert understood(json.dumps(second)).adults == understood(json.dumps(first)).adults == 3200


def test_jsonstat_may_leave_out_values_by_their_place():
    sparse = {str(at): count for at, count in enumerate(jsonstat()["value"])}
    assert understood(json.dumps(jsonstat(value=sparse))).adults == 3200


def test_px_is_read_and_a_class_across_sixteen_is_divided_and_told():
    counts = understood(PX, encoding="cp1252")
    assert counts.areas["parish", "7001 Lev"].cells == WHOLE
    assert "15–19" in say(counts.notes[0], "da")


def test_of_several_times_the_latest_is_read_unless_another_is_asked_for():
    text = official() + official(years="2027").partition("\n")[2].replace(";100\n", ";200\n")
    assert understood(text).adults == 6400
    assert understood(text, time="2026").adults == 3200


def test_dividing_a_class_keeps_its_people():
    ages = ("16-23", "24-25", "26-34", "35-44", "45-54", "55-64", "65-74", "75-84", "85+")
    rows = [f"{village};{sex};{age};1" for village in VILLAGES for sex in BOTH for age in ages]
    assert understood("\n".join(["landsby;køn;alder;antal", *rows])).adults == len(rows)


@pytest.mark.parametrize(("kinds", "adults", "notes"), [(("TOT", "U", "G"), 3200, 0), (("U", "G"), 6400, 1)])
def test_of_one_more_dimension_the_total_is_read_or_else_all_are_added_up(kinds, adults, notes):
    head, *lines = official().replace("ALDER;", "ALDER;CIVILSTAND;", 1).splitlines()
    split = [line.replace(";2026;", f";{kind};2026;") for line in lines for kind in kinds]
    counts = understood("\n".join([head, *split]))
    assert (counts.adults, len(counts.notes)) == (adults, notes)


def test_a_remark_is_no_dimension():
    text = grouped("landsby;koen;aldersgruppe;antal;bemærkning").replace(";100\n", ";100;ny\n")
    assert understood(text).adults == 4800
    assert "to gange" in faults(text + f"{FIRST_LINE};rettet\n")[0][3]


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


def test_villages_without_ages_are_only_totals():
    counts = understood("landsby;antal\nNr. Lev;1.300\nSønder Lev;200\n")
    assert counts.adults is None
    assert [group.weight for group in counts.areas.values()] == [1300, 200]
