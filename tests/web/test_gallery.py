"""Every example of the language's documentation is drawn and answered, page by page."""

import os
import random
import shutil
from pathlib import Path

import pytest

from survey.fieldwork import binding, simulate_routes, waves
from survey.web import fields
from survey.web.preview import create_preview
from survey.web.preview_visits import CLUSTER, WAVES

EXAMPLES = Path(__file__).parent.parent / "examples"
GALLERY = sorted(path for path in EXAMPLES.glob("*.yaml") if "." not in path.stem)
LATER = 1_800_000_000
WAVE = WAVES["whole"]


@pytest.fixture(scope="module")
def previewed(tmp_path_factory):
    """One preview of one file, which becomes each example in turn: (app, database, show)."""
    folder = tmp_path_factory.mktemp("author")
    shutil.copytree(EXAMPLES / "library", folder / "library")
    file = folder / "example.yaml"
    file.write_text(GALLERY[0].read_text(encoding="utf-8"), encoding="utf-8")
    app, database = create_preview(file, tmp_path_factory.mktemp("throwaway"))

    def show(example):
        for path in (example, *EXAMPLES.glob(f"{example.stem}.??.yaml")):
            copy = folder / path.name.replace(example.stem, "example", 1)
            copy.write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
            os.utime(copy, (LATER + GALLERY.index(example),) * 2)

    yield app, database, show
    database.dispose()


def fielded(database):
    with database.reading() as session:
        return binding.bound(waves.named(session, CLUSTER, WAVE))


@pytest.mark.parametrize("example", GALLERY, ids=lambda path: path.stem)
def test_an_example_is_answered_to_the_end(previewed, walking, example):
    app, database, show = previewed
    show(example)
    walker = walking(app, f"/{CLUSTER}/{WAVE}").get("/svar/")
    questionnaire = fielded(database)
    answers = max(
        simulate_routes.follow(questionnaire, rng=random.Random(1), this_year=2026).walks,
        key=lambda walk: (len(walk.passed), len(walk.values)),
    )
    for _ in range(2 * len(questionnaire.pages)):
        if not walker.page.startswith("svar/"):
            break
        page = questionnaire.page(walker.page.removeprefix("svar/"))
        typed = {name: text for q in page.questions for name, text in fields.written(q, answers.values).items()}
        walker.press(**typed)
    assert walker.page == "tjek" or walker.page.startswith("slut/")
