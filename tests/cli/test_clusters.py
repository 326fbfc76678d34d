def test_a_new_folder_can_be_taken_in_as_it_is(run, tmp_path):
    run("migrate")
    assert run("new", tmp_path / "min-klynge").status == 0
    added = run("add", tmp_path / "min-klynge")
    assert "»min-klynge«: 2 landsbyer" in added.out


def test_a_folder_with_something_in_it_is_left_alone(run, questionnaire):
    refused = run("new", questionnaire.parent)
    assert refused.status == 1
    assert not (questionnaire.parent / "villages.csv").exists()


def test_a_faulty_folder_takes_nothing_in_and_tells_every_fault(run, cluster):
    run("migrate")
    for name, old, new in (("villages.csv", ";1;", ";x;"), ("population.csv", ";30", ";-3")):
        path = cluster / name
        path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    refused = run("add", cluster)
    assert refused.status == 1
    assert "villages.csv:2" in refused.err
    assert "population.csv:2" in refused.err


def test_a_cluster_may_not_hide_the_staff_pages(run, cluster):
    settings = cluster / "cluster.yaml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("slug: eksempel", "slug: stab"), encoding="utf-8")
    assert "»stab«" in run("add", cluster).err
