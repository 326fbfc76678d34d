"""A folder of microdata for tests: a miniature with every kind, answered by people who leave out much."""

from pathlib import Path

import yaml

from survey.cli.clusters import SKELETON
from survey.cluster.frozen import to_json
from survey.cluster.reader import read_cluster
from survey.formats.microdata import Folder
from survey.questionnaire import versions
from survey.questionnaire.answers import Answers
from survey.questionnaire.variables import row, variables
from survey.release.microdata import ABOUT, CODEBOOK, table

QUESTIONNAIRE = Path(__file__).parent / "formats" / "asked.yaml"
WAVE = {
    "slug": "2026", "cluster": "eksempel", "title": "Livet", "opens": "2026-10-06", "closes": "2026-10-26",
    "simulated": True, "edition": 1, "sort": "final", "about": "people", "modules": [],
}  # fmt: skip
ANSWERED = (
    {
        "village": "vesterby", "tenure": "all_year", "years": 12, "distance": 2.5, "happy": "1",
        "statements": {"meeting": "3", "safe": "dont_know"}, "by": ("nature", "other"), "by__other_text": "=HYPERLINK(1)",
        "wishes": ("shop", "path"), "ideas": 'Mere lys, "tak";\nog ære', "neighbour": "Hr. Hansen siger nej",
        "since": "2019-03-31", "if": 3, "all": "1",
        "supper": "18:30", "house": ({"lon": 9.1, "lat": 56.2},),
        "hobbies": ({"what": "Kor", "days": ("monday",), "fun": "1", "starts": "19:00"},),
        "favourite": ({"place": "oesterby_hallen", "each": "Der er varmt"}, {"lon": 9.125, "lat": -56.5}),
    },
    {
        "village": "outside", "tenure": "other", "tenure__other_text": "@kollegie", "happy": "dont_know", "distance": 0.0,
        "by": ("none",), "ideas": "'-- bindestreger", "favourite": ({"words": "+45 ved søen"},),
    },
    {"village": "refuse", "tenure": "refuse", "by": ("dont_know",)},
    {},
)  # fmt: skip


def written(folder, questionnaire=QUESTIONNAIRE, answered=ANSWERED):
    """Write the microdata folder of a questionnaire file and of answers, as a release does, and return it."""
    folder.mkdir()
    (folder / "questionnaire.yaml").write_text(versions.publish(questionnaire).text, encoding="utf-8")
    cluster = to_json(read_cluster(SKELETON))
    for name, content in {"cluster.yaml": cluster, "wave.yaml": WAVE}.items():
        (folder / name).write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    bound = Folder(folder).questionnaire
    asked = variables(bound)
    kept = [each.name for each in asked if each.name not in ABOUT]
    passed = tuple(page.id for page in bound.pages)
    lines = []
    for i, values in enumerate(answered):
        filled = row(bound, Answers(values=values, passed=passed), sent_from=None, this_year=2026)
        about = (f"r{i}", 1 + i % 2, filled.get("village", ""), "card", "web", "2026-W41", "0" * 64, "da", "complete")
        lines.append((*about, *(filled[name] for name in kept)))
    codebook = [
        (each.name, each.question, each.section, each.kind, each.measure, each.label.source(), "") for each in asked
    ]
    (folder / "responses.csv").write_text(table((*ABOUT, *kept), lines), encoding="utf-8")
    (folder / "variables.csv").write_text(table(CODEBOOK, codebook), encoding="utf-8")
    return folder
