import sqlite3


def test_a_sound_questionnaire_is_told_with_its_length(run, questionnaire):
    checked = run("check", questionnaire)
    assert checked.status == 0
    assert "3 spørgsmål på 1 sider" in checked.out


def test_every_fault_is_told_with_its_place_and_the_status_is_1(run, questionnaire):
    faulty = questionnaire.read_text(encoding="utf-8").replace("show_if: tenure", "show_if: tenur").replace("max", "mx")
    questionnaire.write_text(faulty, encoding="utf-8")
    checked = run("check", questionnaire)
    assert checked.status == 1
    assert "miniature.yaml:21:18" in checked.err
    assert "miniature.yaml:22:9" in checked.err


def test_faults_are_told_in_english_to_whom_asks_for_it(run, questionnaire):
    questionnaire.write_text("questionnaire: x\n", encoding="utf-8")
    assert "faults." in run("check", questionnaire, "--language", "en").err


def test_a_clusters_folder_is_checked_too(run, cluster):
    assert "2 landsbyer" in run("check", cluster).out


def test_publishing_writes_the_lock_and_keeps_the_version_once(run, questionnaire, tmp_path):
    run("migrate")
    first, second = run("publish", questionnaire), run("publish", questionnaire)
    assert (first.status, second.status) == (0, 0), first.err + second.err
    assert questionnaire.with_name("miniature.lock.yaml").is_file()
    database = sqlite3.connect(tmp_path / "instance" / "klyngesvar.sqlite")
    assert database.execute("select count(*) from versions where name = 'miniature'").fetchone() == (1,)
    database.close()


def test_a_number_published_with_another_content_is_told(run, questionnaire):
    run("migrate")
    assert "Bemærk" not in run("publish", questionnaire).out
    questionnaire.write_text(questionnaire.read_text(encoding="utf-8").replace("Hjem", "Dit hjem"), encoding="utf-8")
    assert "version: 2" in run("publish", questionnaire).out


def test_a_faulty_questionnaire_is_not_published(run, questionnaire):
    questionnaire.write_text(questionnaire.read_text(encoding="utf-8").replace("ask:", "aks:"), encoding="utf-8")
    assert run("publish", questionnaire, "--lock-only").status == 1
    assert not questionnaire.with_name("miniature.lock.yaml").exists()


def test_without_tables_the_author_is_told_what_to_type(run, questionnaire):
    refused = run("publish", questionnaire)
    assert refused.status == 1
    assert "klyngesvar migrate" in refused.err
