from dataclasses import replace

import analysis

NOTE = "Folketallet er sognenes fra SOGN1.csv for 2026."


def test_the_method_note_says_where_the_population_is_from(surveyed):
    settings = replace(surveyed.cluster.settings, population_note=NOTE)
    noted = replace(surveyed, cluster=replace(surveyed.cluster, settings=settings))
    assert NOTE in analysis.method_note(noted)
