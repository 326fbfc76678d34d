import re

import pytest


@pytest.fixture
def changed(questionnaire, tmp_path):
    """Write the questionnaire anew with a change, beside the first."""

    def write(old, new):
        text = questionnaire.read_text(encoding="utf-8")
        assert old in text
        path = tmp_path / "later.yaml"
        path.write_text(text.replace(old, new).replace("version: 1", "version: 2"), encoding="utf-8")
        return path

    return write


def test_a_version_is_compared_by_its_hash_with_a_file(run, questionnaire, changed):
    run("migrate")
    sha = re.search(r"[0-9a-f]{64}", run("publish", questionnaire).out).group()
    told = run("diff", sha[:8], changed("Hvor mange år har du boet her?", "Hvor mange år har du boet, her?"))
    assert (told.status, told.err) == (0, "")
    assert "later.yaml:19:14: years: stavningen er rettet" in told.out


def test_what_lacks_a_note_ends_with_1_and_says_what_to_write(run, questionnaire, changed):
    told = run("diff", questionnaire, changed("Hvor mange år har du boet her?", "Hvor mange år vil du bo her?"))
    assert told.status == 1
    assert "skriv »note: …«" in told.out


def test_what_is_refused_ends_with_1_and_has_its_reason(run, questionnaire, changed):
    told = run("diff", questionnaire, changed("          - holiday: Nej\n", ""), "--language", "en")
    assert told.status == 1
    assert "the option “holiday” has been taken out" in told.out


def test_a_frozen_text_is_compared_too_and_is_itself(run, questionnaire, tmp_path):
    from survey.questionnaire import versions

    frozen = tmp_path / "frozen.yaml"
    frozen.write_text(versions.publish(questionnaire).text, encoding="utf-8")
    assert run("diff", frozen, questionnaire).out == "Intet er ændret.\n"


def test_a_number_that_was_not_raised_is_told(run, questionnaire, tmp_path):
    later = tmp_path / "later.yaml"
    later.write_text(questionnaire.read_text(encoding="utf-8").replace("Hjem", "Dit hjem"), encoding="utf-8")
    assert "version: 2" in run("diff", questionnaire, later).out


def test_a_version_that_is_not_there_is_told_with_those_there_are(run, questionnaire):
    run("migrate")
    run("publish", questionnaire)
    refused = run("diff", "abcdef12", questionnaire)
    assert refused.status == 1
    assert "miniature 1 (" in refused.err


def test_a_file_that_is_not_there_is_told(run, questionnaire):
    assert "»intet.yaml«" in run("diff", "intet.yaml", questionnaire).err
