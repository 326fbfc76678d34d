"""Statistikbanken's files of the demo cluster give the same 4,212 residents, or say which population they are."""

import os
import random
import shutil
from pathlib import Path

import pytest
from bytes_mutated import mutated_bytes
from click.testing import CliRunner

from survey import cli
from survey.cluster.reader import read_cluster
from survey.formats.errors import FormatError
from survey.formats.statbank import read_content, read_figures
from survey.formats.statbank_areas import Areas
from survey.formats.statbank_counts import understand
from survey.formats.statbank_population import BEFORE, EVENLY, settle
from survey.texts.catalogue import say
from survey.texts.faults import FaultsError

pytestmark = pytest.mark.conformance

DEMO = Path(__file__).parent.parent.parent / "questionnaires/demo"
CONTENT = Path(os.environ.get("KLYNGESVAR_SHARED", "../shared")) / "content/demo-cluster"
FILES = CONTENT / "statbank-synthetic"
CODES = {"Brandslev": "9801", "Harbæk": "9802", "Kragelev-Øllemose": "9803", "Ågesby": "9804", "Aalevad": "9805"}
WITH_SINGLE_YEARS = (
    "SOGN1_BULK_Code.csv",
    "SOGN1_CSV_Default.csv",
    "SOGN1_CSV_CodeAndValue.csv",
    "SOGN1_JSONSTAT.json",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The demo cluster with its parishes' codes."""
    made = shutil.copytree(DEMO, tmp_path_factory.mktemp("cluster") / "demo")
    villages = made / "villages.csv"
    lines = villages.read_text("utf-8").splitlines()
    for i, line in enumerate(lines[1:], start=1):
        front, _, parish = line.rpartition(";")
        lines[i] = f"{front};{CODES[parish]} {parish}"
    villages.write_text("\n".join(lines) + "\n", "utf-8")
    return made


@pytest.fixture(scope="module")
def cluster(folder):
    return read_cluster(folder)


@pytest.fixture(scope="module")
def areas(cluster):
    return Areas(cluster.villages, cluster.settings.municipality)


@pytest.mark.parametrize("name", WITH_SINGLE_YEARS)
def test_every_file_of_single_years_gives_the_demo_clusters_population_to_the_cell(name, cluster, areas):
    counts = understand(read_figures(FILES / name), areas)
    settled = settle([counts], areas, before=cluster.population, divide=BEFORE)
    assert (counts.residents, counts.adults, counts.time) == (5058, 4212, "2026")
    assert settled.population == cluster.population


@pytest.mark.parametrize("name", ["SOGN1_CSV_Default.csv", "SOGN1_CSV_CodeAndValue.csv", "SOGN1_JSONSTAT.json"])
def test_a_file_with_texts_needs_no_codes(name):
    cluster = read_cluster(DEMO)
    named = Areas(cluster.villages, cluster.settings.municipality)
    assert understand(read_figures(FILES / name), named).adults == 4212


@pytest.mark.parametrize("name", WITH_SINGLE_YEARS)
def test_dividing_evenly_changes_no_parish(name, areas):
    settled = settle([understand(read_figures(FILES / name), areas)], areas, divide=EVENLY)
    assert settled.population.total() == 4212
    assert any("ligeligt" in say(note, "da") for note in settled.notes)


def test_px_by_five_year_classes_says_that_its_number_is_an_estimate(areas, cluster):
    counts = understand(read_figures(FILES / "SOGN1.px"), areas)
    settled = settle([counts], areas, before=cluster.population, divide=BEFORE)
    assert counts.residents == 5058
    assert abs(settled.population.total() - 4212) <= 8
    assert any("15–19" in say(note, "da") and "anslået" in say(note, "da") for note in settled.notes)


def test_a_file_of_towns_says_that_it_counts_all_ages_of_five_villages(areas):
    counts = understand(read_figures(FILES / "BY3_CSV_Default_decimalkomma.csv"), areas)
    with pytest.raises(FormatError) as refused:
        settle([counts], areas)
    said = say(refused.value.faults[0].message, "da")
    assert "2.849 personer i alle aldre i 5 af landsbyerne" in said


def test_a_file_of_towns_without_their_names_says_how_many_it_counts(areas):
    with pytest.raises(FormatError) as refused:
        understand(read_figures(FILES / "BY3_BULK_Code.csv"), areas)
    assert "5.058 personer" in say(refused.value.faults[0].message, "da")


def test_towns_divide_the_parishes_that_they_know_all_of(areas, cluster):
    counts = [
        understand(read_figures(FILES / name), areas) for name in ("SOGN1.px", "BY3_CSV_Default_decimalkomma.csv")
    ]
    told = [say(note, "da") for note in settle(counts, areas, before=cluster.population, divide=BEFORE).notes]
    assert any(each.endswith("Brandslev, Snerlund efter landsbyernes antal.") for each in told)
    assert any(each.endswith("Kragelev, Øllemose som i det tidligere folketal.") for each in told)


def test_the_municipalitys_own_counts_are_taken_as_they_are(areas, cluster):
    counts = understand(read_figures(CONTENT / "befolkning16.csv"), areas)
    assert settle([counts], areas).population == cluster.population


def test_the_command_writes_what_was_read(folder, tmp_path):
    copy = shutil.copytree(folder, tmp_path / "demo")
    file = str(FILES / "SOGN1_BULK_Code.csv")
    done = CliRunner().invoke(cli.main, ["population", file, "--cluster", str(copy), "--divide", "before"])
    assert done.exit_code == 0, done.output
    assert read_cluster(copy).settings.population_note.startswith("Folketallet er sognenes fra SOGN1_BULK_Code.csv")


@pytest.mark.parametrize("name", sorted(path.name for path in FILES.glob("*.*")) if FILES.is_dir() else [])
def test_no_mutated_file_ends_in_a_traceback(name, areas, cluster):
    rng = random.Random(name)
    content = (FILES / name).read_bytes()

    def told(mutated):
        try:
            counts = understand(read_content(mutated, name), areas)
            return [str(settle([counts], areas, before=cluster.population, divide=BEFORE).population.total())]
        except FaultsError as error:
            return [say(fault.message, "da") for fault in error.faults]

    assert all(told(mutated_bytes(content, rng)) for _ in range(75))
