"""Reading a microdata folder, and what is wrong with one."""

import csv
import subprocess
import sys

import pytest
import yaml

import analysis
from analysis.study import Limits
from survey.cluster.cluster import Cluster, Settings
from survey.cluster.frozen import to_json
from survey.cluster.outline import Outline
from survey.cluster.places import Place
from survey.cluster.population import Population
from survey.cluster.villages import Village
from survey.questionnaire import versions
from survey.questionnaire.answers import Answers
from survey.questionnaire.variables import row, variables

WAVE = {
    "slug": "2026", "cluster": "dalen", "title": "Lille undersøgelse", "opens": "2026-10-06", "closes": "2026-10-26",
    "simulated": True, "edition": 3, "sort": "final", "about": "people", "modules": [],
}  # fmt: skip


def cluster():
    settings = Settings("dalen", "Dalen", "Kommune", "12 34 56 78", "a@example.dk", "Kommune")
    names = ("Askeby", "Birkeby", "Dalby")
    villages = tuple(Village(one.lower(), i, one, "", 9.0, 56.0) for i, one in enumerate(names, start=1))
    places = (Place("hal", "Hal", "hall", "askeby", 9.0, 56.0), Place("kirke", "Kirke", "church", "dalby", 9.0, 56.0))
    population = Population({(village.name, "woman", "16_24"): 50 for village in villages})
    return Cluster(settings, villages, places, population, Outline((), ()))


def sent(mini):
    """Three residents who came by the questionnaire's own way: one complete, one partial, one from the open link."""
    given = (
        ({"village": "askeby", "sex": "woman", "age": "age_35_44", "years": 12, "satisfied": "1",
          "reasons": ("nature", "other"), "reasons__other_text": 'Fred;\n"ro"', "favourite": ({"place": "hal"},),
          "missing": "=HYPERLINK(1)"}, None),
        ({"village": "dalby", "sex": "man", "age": "age_85p"}, "home-1"),
        ({"age": "age_16_24"}, None),
    )  # fmt: skip
    for i, (values, page) in enumerate(given):
        passed = () if page else tuple(one.id for one in mini.pages)
        cells = row(mini, Answers(values=values, passed=passed), sent_from=page, this_year=2026)
        about = {"id": f"r{i}", "frame_village": (1, 3, "")[i], "channel": "card", "mode": "web", "week": "2026-W42",
                 "version": "x", "language": "da", "disposition": "partial" if page else "complete"}  # fmt: skip
        yield about | cells


def write(folder, name, lines):
    with (folder / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(lines[0]), delimiter=";", quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
        writer.writeheader()
        writer.writerows(lines)


@pytest.fixture
def folder(tmp_path, mini, mini_text):
    write(tmp_path, "responses.csv", list(sent(mini)))
    write(tmp_path, "variables.csv", [{"name": one.name, "measure": one.measure} for one in variables(mini)])
    frozen = versions.publish_texts({"mini.yaml": mini_text}, "mini.yaml").text
    (tmp_path / "questionnaire.yaml").write_text(frozen, encoding="utf-8")
    for name, content in (("cluster", to_json(cluster())), ("wave", WAVE), ("parameters", {"T": 6, "B": 12})):
        (tmp_path / f"{name}.yaml").write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    lines = [("askeby", 50, 20, 4), ("birkeby", 50, 2, 0), ("dalby", 50, 15, 7), ("open", "", 7, 0)]
    write(
        tmp_path,
        "rates.csv",
        [dict(zip(("village", "population", "complete", "partial"), one, strict=True)) for one in lines],
    )
    return tmp_path


def spoil(folder, name, before, after):
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def test_what_was_sent_is_read_back(folder):
    study = analysis.read_study(folder)
    assert study.code("village").tolist() == [1, 3, -9]
    assert study.code("satisfied").tolist() == [1, -2, -1]
    assert study.texts["reasons__other_text"][0] == 'Fred;\n"ro"'
    assert analysis.frequency(study, "favourite").n[0].tolist() == [1]


def test_the_wave_and_the_limits_come_with_it(folder):
    study = analysis.read_study(folder)
    assert (study.edition, study.limits, study.wave.closes) == (
        "Udgave 3. Simulerede svar",
        Limits(6, 12),
        "2026-10-26",
    )


def test_villages_and_places_are_named(folder):
    table = analysis.crosstab(analysis.read_study(folder), "favourite", by="village")
    assert [column.label for column in table.banner] == ["I alt", "Askeby", "Birkeby", "Dalby"]
    assert [row.label for row in table.stub][:3] == ["Hal", "Kirke", "Intet bestemt sted"]


def test_response_rates_leave_the_open_link_apart(folder):
    rates = {one.name: one for one in analysis.response_rates(analysis.read_study(folder)).rates}
    assert (rates["open"].complete, rates["open"].rr1) == (7, None)
    assert (rates["total"].rr1, rates["total"].rr2) == (pytest.approx(37 / 150), pytest.approx(48 / 150))


@pytest.mark.parametrize(
    ("name", "before", "after", "words"),
    [
        ("responses.csv", '"r1"', '"r0"', r"responses.csv: række 3: id 'r0' står også i række 2"),
        ("variables.csv", '"number"', '"code"', "variables.csv: 'years' står som code, men er number"),
        ("variables.csv", '"satisfied"', '"satisfid"', "variablen 'satisfied' mangler"),
        ("cluster.yaml", "villages", "vilages", "cluster.yaml: klyngen kan ikke læses"),
        ("questionnaire.yaml", "file:", "fil:", "questionnaire.yaml"),
        ("parameters.yaml", "6", "seks", "parameters.yaml: T og B"),
        ("parameters.yaml", "6", "1", "mindst 5"),
        ("rates.csv", "50", '"mange"', "rates.csv: række 2"),
        ("wave.yaml", "slug:", "slug", "wave.yaml"),
    ],
)
def test_a_faulty_folder_is_refused_with_the_place(folder, name, before, after, words):
    spoil(folder, name, before, after)
    with pytest.raises(analysis.AnalysisError, match=words):
        analysis.read_study(folder)


@pytest.mark.parametrize("name", ["responses.csv", "questionnaire.yaml", "cluster.yaml", "wave.yaml", "variables.csv"])
def test_an_absent_file_is_named_with_those_that_are_there(folder, name):
    (folder / name).unlink()
    with pytest.raises(analysis.AnalysisError, match=rf"{name} mangler; .*rates.csv"):
        analysis.read_study(folder)


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(analysis.AnalysisError, match="mappen findes ikke"):
        analysis.read_study(tmp_path / "nowhere")


def test_a_file_in_another_encoding_is_said(folder):
    (folder / "cluster.yaml").write_bytes("navn: Søby".encode("latin-1"))
    with pytest.raises(analysis.AnalysisError, match="UTF-8"):
        analysis.read_study(folder)


def test_analysis_needs_no_server():
    script = "import sys, analysis; print(sorted({'flask','wtforms','flask_wtf','sqlalchemy'} & set(sys.modules)))"
    printed = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert printed.strip() == "[]"
