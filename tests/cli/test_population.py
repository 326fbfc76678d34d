import pytest

GROUPS = ("16-24", "25-34", "35-44", "45-54", "55-64", "65-74", "75-84", "85+")


@pytest.fixture
def counts(tmp_path):
    """A municipality's own table of Østerby and Vesterby: 7 of every sex and age."""
    rows = [f"{village};{sex};" + ";".join(["7"] * 8) for village in ("Østerby", "Vesterby By") for sex in ("M", "K")]
    path = tmp_path / "kommunen.csv"
    path.write_text("\n".join(["Landsby;Køn;" + ";".join(GROUPS), *rows]), encoding="cp1252")
    return path


@pytest.fixture
def parish(tmp_path):
    """SOGN1 of the parish that both villages lie in: one person of each sex and age."""
    path = tmp_path / "sogn.csv"
    ages = [f"{sex};{age};2026;1" for sex in (1, 2) for age in range(126)]
    path.write_text("\n".join(["SOGN;KØN;ALDER;TID;INDHOLD", *(f"7003 Østerby;{age}" for age in ages)]), "utf-8")
    return path


def test_the_municipalitys_table_becomes_population_csv_and_the_folder_says_where_it_is_from(run, cluster, counts):
    done = run("population", counts, "--cluster", cluster)
    assert "I alt 224 personer på 16 år og derover (før: " in done.out
    assert "Windows-1252, semikolon" in done.out
    assert (cluster / "population.csv").read_text("utf-8").splitlines()[1] == "oesterby;woman;16_24;7"
    settings = (cluster / "cluster.yaml").read_text("utf-8")
    assert 'population_note: "Folketallet er landsbyernes egne tal fra kommunen.csv, uden angivet tid."' in settings


def test_the_numbers_that_stood_there_are_kept_and_the_rest_of_the_settings_stay(run, cluster, counts):
    numbers, settings = ((cluster / name).read_text("utf-8") for name in ("population.csv", "cluster.yaml"))
    run("population", counts, "--cluster", cluster)
    run("population", counts, "--cluster", cluster)
    assert (cluster / "population-before.csv").read_text("utf-8") == numbers
    assert (cluster / "cluster.yaml").read_text("utf-8").startswith(settings)
    assert (cluster / "cluster.yaml").read_text("utf-8").count("\npopulation_note:") == 1


def test_the_folder_can_be_taken_in_afterwards(run, cluster, counts):
    run("migrate")
    run("population", counts, "--cluster", cluster)
    assert "224 borgere fra 16 år" in run("add", cluster).out


@pytest.mark.parametrize("words", [("--look",), ("--divide", "evenly", "--look")])
def test_looking_writes_nothing(run, cluster, counts, words):
    there = {path.name: path.read_bytes() for path in cluster.iterdir()}
    looked = run("population", counts, "--cluster", cluster, *words)
    assert "Intet er skrevet" in looked.out
    assert {path.name: path.read_bytes() for path in cluster.iterdir()} == there


def test_a_fault_is_told_with_its_cell_and_nothing_is_written(run, cluster, counts):
    there = {path.name: path.read_bytes() for path in cluster.iterdir()}
    counts.write_bytes(counts.read_bytes().replace(b";7;", b";<5;", 1))
    refused = run("population", counts, "--cluster", cluster)
    assert refused.status == 1
    assert "kommunen.csv:2:3: »<5« er ikke et tal" in refused.err
    assert {path.name: path.read_bytes() for path in cluster.iterdir()} == there


def test_a_note_that_goes_over_several_lines_is_not_overwritten(run, cluster, counts):
    settings = cluster / "cluster.yaml"
    settings.write_text(settings.read_text("utf-8") + "population_note: >-\n  Fra\n  os\n", encoding="utf-8")
    numbers = (cluster / "population.csv").read_bytes()
    refused = run("population", counts, "--cluster", cluster)
    assert "population_note i cluster.yaml" in refused.err
    assert (cluster / "population.csv").read_bytes() == numbers


def test_two_villages_in_one_parish_must_be_told_how_to_divide_it(run, cluster, parish):
    assert "--divide evenly" in run("population", parish, "--cluster", cluster).err
    done = run("population", parish, "--cluster", cluster, "--divide", "evenly")
    assert "delt ligeligt mellem Østerby, Vesterby" in done.out


def test_numbers_that_were_once_divided_evenly_never_pass_as_known(run, cluster, parish):
    run("population", parish, "--cluster", cluster, "--divide", "evenly")
    done = run("population", parish, "--cluster", cluster, "--divide", "before")
    assert "Om det tidligere folketal stod der: »Folketallet" in done.out
    assert "ligeligt" in done.out
    assert run("population", parish, "--cluster", cluster, "--divide", "before").out == done.out


def test_a_cluster_with_faults_is_mended_first(run, cluster, counts):
    (cluster / "villages.csv").write_text("name;code\n", encoding="utf-8")
    assert "villages.csv:1" in run("population", counts, "--cluster", cluster).err
