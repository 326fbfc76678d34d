"""From counts of villages and parishes to a cluster's population, and dividing a parish among its villages."""

import random

import pytest

from survey.cluster.population import AGES, SEXES, Population
from survey.cluster.villages import Village
from survey.formats.errors import FormatError
from survey.formats.statbank import read_content
from survey.formats.statbank_areas import Areas
from survey.formats.statbank_counts import understand
from survey.formats.statbank_division import divided
from survey.formats.statbank_population import BEFORE, EVENLY, settle
from survey.texts.catalogue import say

GROUPS = ("16-24", "25-34", "35-44", "45-54", "55-64", "65-74", "75-84", "85+")


def village(name, code, parish):
    return Village(name, code, name.capitalize(), "", 9.0, 56.0, (), parish)


AREAS = Areas((village("nord", 1, "7001 Lev"), village("syd", 2, "Lev"), village("vest", 3, "7002 Dal")), "Eng")


def counts(kind, areas):
    """Return the counts of a file in which everybody of an area is spread evenly over the sixteen cells."""
    rows = [f"{area};{sex};{age};{each}" for area, each in areas.items() for sex in ("M", "K") for age in GROUPS]
    return understand(read_content("\n".join([f"{kind};køn;alder;antal", *rows]).encode(), f"{kind}.csv"), AREAS)


def totals(text):
    return understand(read_content(f"landsby;antal\n{text}".encode(), "antal.csv"), AREAS)


def settled(*files, **how):
    """Return each village's total, and what is said of it."""
    made = settle(files, AREAS, **how)
    return [made.population.total(each.name) for each in AREAS.villages], [say(note, "da") for note in made.notes]


def refused(*files, **how):
    with pytest.raises(FormatError) as error:
        settle(files, AREAS, **how)
    return [(say(each.message, "da"), say(each.advice, "da") if each.advice else "") for each in error.value.faults]


def before(nord, syd):
    sizes = {"nord": nord, "syd": syd, "vest": 1}
    return Population({(name, sex, age): size for name, size in sizes.items() for sex in SEXES for age in AGES})


PARISHES = {"Lev": 30, "7002": 5}


def test_a_villages_own_counts_are_taken_as_they_are():
    sizes, said = settled(counts("landsby", {"Nord": 10, "Syd": 20, "Vest": 5}))
    assert sizes == [160, 320, 80]
    assert said == ["Folketallet er landsbyernes egne tal fra landsby.csv, uden angivet tid."]


@pytest.mark.parametrize(
    ("how", "sizes", "told"),
    [
        ({"divide": EVENLY}, [240, 240, 80], "ligeligt mellem Nord, Syd"),
        ({"divide": BEFORE, "before": before(2, 1)}, [320, 160, 80], "som i det tidligere folketal"),
    ],
)
def test_villages_of_one_parish_divide_it_as_they_are_told_to_and_the_note_says_so(how, sizes, told):
    found, said = settled(counts("sogn", PARISHES), **how)
    assert found == sizes
    assert told in said[-1]


def test_a_file_of_totals_divides_the_parish():
    sizes, said = settled(counts("sogn", PARISHES), totals("Nord;100\nSyd;300\nVest;7\n"), divide=EVENLY)
    assert sizes == [120, 360, 80]
    assert said[-1] == "Sognet 7001 Lev er delt mellem Nord, Syd efter landsbyernes antal."


def test_a_village_without_counts_gets_the_rest_of_its_parish():
    sizes, said = settled(counts("sogn", PARISHES), counts("landsby", {"Syd": 20}))
    assert sizes == [160, 320, 80]
    assert "Nord har ingen egne tal og har fået resten af sognet 7001 Lev." in said


def test_where_villages_have_more_people_than_their_parish_the_rest_is_nobody_and_that_is_said():
    text = "landsby;køn;alder;antal\n" + "\n".join(
        f"Syd;{sex};{age};{40 if age == '85+' else 20}" for sex in ("M", "K") for age in GROUPS
    )
    own = understand(read_content(text.encode(), "egne.csv"), AREAS)
    sizes, said = settled(counts("sogn", PARISHES), own)
    assert sizes == [140, 360, 80]
    assert "i alt 20 større end sognets" in said[-1]


def test_files_that_have_a_parish_each_are_put_together():
    assert settled(counts("sogn", {"Lev": 30}), counts("sogn", {"7002": 5}), divide=EVENLY)[0] == [240, 240, 80]


@pytest.mark.parametrize(
    ("files", "told", "advised"),
    [
        ((counts("sogn", PARISHES),), "Nord, Syd, og ingen fil siger", "--divide evenly"),
        ((counts("sogn", {"Lev": 30}),), "Vest har ingen tal", "kommunen"),
        ((counts("sogn", PARISHES), counts("sogn", PARISHES)), "7001 Lev står også i sogn.csv", ""),
        ((totals("Nord;100\nSyd;300\nVest;7\n"),), "407 personer i alle aldre i 3 af landsbyerne", "SOGN1"),
        ((counts("landsby", {"Nord": 0, "Syd": 0, "Vest": 0}),), "bor der ingen", ""),
        ((counts("sogn", PARISHES), counts("landsby", {"Nord": 50})), "ingen ud over dem", "kommunen"),
    ],
)
def test_what_makes_no_population_is_told_with_what_would(files, told, advised):
    said = refused(*files, **({} if "--divide" in advised else {"divide": EVENLY}))
    assert told in said[0][0]
    assert advised in said[0][1]


def test_dividing_keeps_every_sum_and_puts_nobody_where_the_weight_is_nothing():
    rng = random.Random(5)
    for _ in range(60):
        names = "abcd"[: rng.randint(1, 4)]
        cells = {(sex, age): rng.choice([0, 1, 2, rng.randint(0, 40)]) for sex in SEXES for age in AGES}
        weights = {name: {cell: rng.choice([0, 1, rng.randint(0, 90)]) for cell in cells} for name in names}
        weights["a"]["woman", "85p"] = 1
        shares = divided(cells, weights)
        for cell, count in cells.items():
            assert sum(shares[name][cell] for name in names) == count
            assert all(shares[name][cell] >= 0 for name in names)
            if any(weights[name][cell] for name in names):
                assert not any(shares[name][cell] for name in names if not weights[name][cell])


def test_dividing_gives_back_what_rounding_took():
    cells = {(sex, age): 1 for sex in SEXES for age in AGES}
    shares = divided(cells, {"a": dict.fromkeys(cells, 3), "b": dict.fromkeys(cells, 1)})
    assert {name: sum(own.values()) for name, own in shares.items()} == {"a": 12, "b": 4}
