"""Files that were damaged on their way, or made to do harm, are refused with a sentence."""

import json
import random

import pytest
from bytes_mutated import mutated_bytes

from survey.cluster.villages import Village
from survey.formats.errors import FormatError
from survey.formats.statbank import read_content, read_figures
from survey.formats.statbank_areas import Areas
from survey.formats.statbank_counts import understand
from survey.formats.statbank_figures import LARGEST_FILE, MOST_CELLS
from survey.formats.statbank_population import settle
from survey.texts.catalogue import say
from survey.texts.faults import FaultsError

AREAS = Areas((Village("lev", 1, "Lev", "", 9.0, 56.0, (), "7001"),), "Eng")
TABLE = "SOGN;KØN;ALDER;TID;INDHOLD\n" + "".join(f"7001;{s};{a};2026;{a}\n" for s in (1, 2) for a in range(126))
PX = """CHARSET="ANSI";
STUB="sogn","køn";
HEADING="alder";
VALUES("sogn")="7001 Lev";
VALUES("køn")="Mænd","Kvinder";
VALUES("alder")="0-15 år","16-24 år","25-34 år","35-44 år","45-54 år","55-64 år","65-74 år","75-84 år","85+ år";
DATA=
1 2 3 4 5 6 7 8 9
1 2 3 4 5 6 7 8 9;
"""
AGES = {str(age): age for age in range(100)}
JSON = json.dumps(
    {
        "dimension": {
            "id": ["SOGN", "KØN", "ALDER"],
            "size": [1, 2, 100],
            "SOGN": {"category": {"index": ["7001"]}},
            "KØN": {"category": {"index": {"1": 0, "2": 1}}},
            "ALDER": {"category": {"index": AGES}},
        },
        "value": [5] * 200,
    }
)
WIDE = "Landsby;Køn;16-24;25-34;35-44;45-54;55-64;65-74;75-84;85+\nLev;M;1;2;3;4;5;6;7;8\nLev;K;1;2;3;4;5;6;7;8\n"


def told(content):
    """Return the population's total in words, or every fault in words."""
    try:
        return [str(settle([understand(read_content(content, "tal"), AREAS)], AREAS).population.total())]
    except FaultsError as error:
        return [say(fault.message, "da") for fault in error.faults]


@pytest.mark.parametrize("text", [TABLE, PX, JSON, WIDE], ids=["table", "px", "json", "wide"])
def test_the_whole_file_is_read_and_no_damaged_one_ends_in_a_traceback(text):
    content = text.encode()
    assert settle([understand(read_content(content, "tal"), AREAS)], AREAS).population.total() > 0
    rng = random.Random(text)
    assert all(told(mutated_bytes(content, rng)) for _ in range(30))


def refused(content):
    with pytest.raises(FormatError) as error:
        read_content(content, "tal")
    return say(error.value.faults[0].message, "da")


def test_a_file_larger_than_any_is_not_read(tmp_path):
    path = tmp_path / "tal.csv"
    with path.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    with pytest.raises(FormatError) as error:
        read_figures(path)
    assert "30 MB" in say(error.value.faults[0].message, "da")


@pytest.mark.parametrize("name", ["tal.pdf", "tal.xls", "tal.zip"])
def test_a_file_that_is_no_table_says_what_to_save_it_as(tmp_path, name):
    (tmp_path / name).write_bytes(b"PK\x03\x04")
    with pytest.raises(FormatError) as error:
        read_figures(tmp_path / name)
    assert ".xlsx" in say(error.value.faults[0].message, "da")


def test_dimensions_that_multiply_are_counted_before_they_are_made():
    category = {"category": {"index": [str(i) for i in range(1000)]}}
    many = {"dimension": {"a": category, "b": category, "c": category}, "id": ["a", "b", "c"], "value": {}}
    assert str(MOST_CELLS) in refused(json.dumps(many).encode())
    texts = ",".join(f'"{i}"' for i in range(1000))
    stub = "".join(f'VALUES("{name}")={texts};\n' for name in "abc")
    assert str(MOST_CELLS) in refused(f'MATRIX="x";\nSTUB="a","b","c";\n{stub}DATA=\n1;'.encode())


def test_json_that_is_nested_without_end_is_refused():
    assert "JSON" in refused(b'{"a":' + b"[" * 100_000)


def test_a_table_with_thousands_of_columns_is_refused():
    assert "2000 kolonner" in refused(("landsby;" + ";".join(str(i) for i in range(2500)) + "\n").encode())
