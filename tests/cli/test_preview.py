import socket


def test_the_map_is_written_beside_the_questionnaire(run, questionnaire):
    drawn = run("map", questionnaire)
    assert drawn.status == 0
    assert "vises, hvis svaret på »Bor du her hele året?« er »Ja«" in questionnaire.with_suffix(".map.html").read_text(
        "utf-8"
    )


def test_the_map_is_written_where_it_is_wanted_in_english(run, questionnaire, tmp_path):
    assert "Wrote" in run("map", questionnaire, "--out", tmp_path / "map.html", "--language", "en").out
    assert "shown if the answer to" in (tmp_path / "map.html").read_text("utf-8")


def test_a_faulty_questionnaire_has_no_map(run, questionnaire):
    questionnaire.write_text(questionnaire.read_text("utf-8").replace("ask:", "aks:"), encoding="utf-8")
    refused = run("map", questionnaire)
    assert refused.status == 1
    assert not questionnaire.with_suffix(".map.html").exists()


def test_a_preview_at_a_port_in_use_is_told_another(run, questionnaire):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        refused = run("preview", questionnaire, "--port", taken.getsockname()[1])
    assert refused.status == 1
    assert "--port" in refused.err


def test_the_schemas_are_written_into_a_folder(run, tmp_path):
    assert run("schema", "--out", tmp_path).status == 0
    assert {path.name for path in tmp_path.glob("*.json")} == {"questionnaire.schema.json", "shared.schema.json"}
