"""An edition's files."""

import hashlib
import json

import pytest

from analysis import edition
from analysis.edition_charts import planned

pytestmark = pytest.mark.whole


@pytest.fixture(scope="module")
def made(surveyed, tmp_path_factory):
    out = tmp_path_factory.mktemp("edition")
    steps = []
    edition.make(surveyed, out, lambda *step: steps.append(step))
    return out, steps


def digests(folder):
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_same_study_gives_the_same_bytes(surveyed, made, tmp_path):
    edition.make(surveyed, tmp_path, lambda *_: None)
    assert digests(tmp_path) == digests(made[0])


def test_the_files_have_names_that_any_system_takes(made):
    names = [path.name for path in made[0].rglob("*")]
    assert {"resultater-dalen-2026-10.xlsx", "rapport.html", "tables.json", "edition.json", "figurer"} <= set(names)
    assert all(name.isascii() and " " not in name for name in names)


def test_every_step_is_told_up_to_the_last(made):
    _, steps = made
    assert [done for done, _, _ in steps] == list(range(1, steps[-1][1] + 1))


def test_every_file_of_the_edition_is_named_with_its_digest(made):
    told = json.loads((made[0] / "edition.json").read_text(encoding="utf-8"))
    assert told["files"] == {name: one for name, one in digests(made[0]).items() if name != "edition.json"}
    assert (told["edition"], told["simulated"]) == (1, True)


def test_what_is_hidden_is_null_in_the_tables(made, shown):
    written = json.loads((made[0] / "tables.json").read_text(encoding="utf-8"))
    hidden = sum(count is None for table in written for line in table["n"] for count in line)
    assert hidden == sum(int((table.n < 0).sum()) for table in shown) > 0


def test_two_tables_of_one_question_have_figures_of_their_own(shown):
    reasons = next(table for table in shown if table.question.name == "reasons")
    names = [plan.name for plan in planned([reasons, reasons])]
    assert names == ["fig-reasons", "fig-reasons-2"]
