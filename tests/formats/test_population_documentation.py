"""docs/population.md: its table is read, its commands exist, and its limits and address are the reader's."""

import re
import shlex
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from survey import cli
from survey.cluster.villages import Village
from survey.formats.statbank import read_content
from survey.formats.statbank_areas import Areas
from survey.formats.statbank_columns import columns_of
from survey.formats.statbank_figures import LARGEST_FILE, MOST_CELLS
from survey.formats.statbank_findings import Findings
from survey.texts.sentences import SENTENCES

PAGE = (Path(__file__).parents[2] / "docs" / "population.md").read_text(encoding="utf-8")
COMMANDS = sorted(set(re.findall(r"klyngesvar population [^\n`|]+--cluster[^\n`|]*", PAGE)))


def test_the_pattern_for_the_municipality_is_read():
    pattern = re.search(r"```csv\n(.*?)```", PAGE, re.DOTALL)[1]
    figures = read_content(pattern.encode(), "tal.csv")
    assert columns_of(figures, Findings(figures)).roles == ("village", "sex", "age")


@pytest.mark.parametrize("typed", COMMANDS)
def test_every_command_of_the_page_can_be_typed(typed):
    known = {name for option in cli.main.commands["population"].params for name in option.opts}
    assert {word for word in shlex.split(typed) if word.startswith("--")} <= known


def test_the_page_names_every_option():
    options = {name for option in cli.main.commands["population"].params for name in option.opts if name[:2] == "--"}
    assert {name for name in options if name not in PAGE} == set()


def test_the_address_asks_for_every_variable_by_code():
    address = urlsplit(re.search(r"https://api\S+", PAGE)[0])
    asked = parse_qs(address.query)
    assert address.path == "/v1/data/SOGN1/BULK"
    assert {"SOGN", "KØN", "ALDER", "Tid"} <= asked.keys()
    assert asked["valuePresentation"] == ["Code"]


def test_the_code_that_the_page_writes_in_villages_csv_finds_its_parish():
    written = re.search(r"`(9801 [^`]+)`", PAGE)[1]
    areas = Areas((Village("brandslev", 1, "Brandslev", "", 9.0, 56.0, (), written),), "Harbæk")
    assert (
        areas.find("9801", "parish") == areas.find("9801 Brandslev (Harbæk Kommune)", "parish") == ("parish", written)
    )


def test_the_page_tells_the_limits():
    assert f"{LARGEST_FILE // 1_000_000} MB" in PAGE
    assert f"{MOST_CELLS:,} numbers" in PAGE


@pytest.mark.parametrize("key", ["by_totals", "by_before", "evenly"])
def test_the_page_says_of_each_division_what_the_method_note_says(key):
    told = [line.split("|")[3].strip() for line in PAGE.splitlines() if line.startswith("|")]
    assert any(words and words in SENTENCES[f"population_{key}"] for words in told[2:])
