import csv

import pytest


def read(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def test_an_unpublished_questionnaire_is_tried_into_a_microdata_folder(run, questionnaire, cluster, tmp_path):
    tried = run("simulate", questionnaire, "--number", 30, "--cluster", cluster, "--out", tmp_path / "tried")
    assert tried.status == 0, tried.err
    assert len(read(tmp_path / "tried" / "responses.csv")) == 30


def test_the_same_seed_gives_the_same_answers(run, questionnaire, cluster, tmp_path):
    for name in ("one", "two"):
        run("simulate", questionnaire, "--number", 5, "--seed", 7, "--cluster", cluster, "--out", tmp_path / name)
    one, two = ((tmp_path / name / "responses.csv").read_bytes() for name in ("one", "two"))
    assert one == two


@pytest.mark.parametrize(
    ("condition", "told"), [("tenure == holiday", False), ("best == holiday and not has(homes, holiday)", True)]
)
def test_questions_that_nobody_reaches_are_told(run, questionnaire, cluster, tmp_path, condition, told):
    text = questionnaire.read_text(encoding="utf-8")
    more = (
        "\n      - multi: homes\n        ask: Hvilke boliger har du?\n        options:\n          - all_year: En\n"
        "          - holiday: To\n      - single: best\n        ask: Hvad er bedst?\n        from: homes\n"
    )
    more += f"\n      - text: never_asked\n        ask: Hvad så?\n        show_if: {condition}\n"
    questionnaire.write_text(text.rstrip() + more, encoding="utf-8")
    tried = run("simulate", questionnaire, "--number", 2, "--cluster", cluster, "--out", tmp_path / "tried")
    assert ("never_asked" in tried.out, "gennemløb" in tried.out) == (told, True)


def test_a_real_wave_gets_no_invented_answers(fielding):
    refused = fielding("simulate", "eksempel", "2026", "--number", 5)
    assert refused.status == 1
    assert "--simulated" in refused.err


def test_a_file_that_is_not_there_is_told(run):
    assert "ingen fil" in run("simulate", "residens.yaml").err
