"""Every example of the language's documentation is checked, and answered along every route; and every key is there."""

import random
import re
import textwrap
from pathlib import Path

import pytest

from survey.bundled import questionnaires_folder
from survey.cluster.reader import read_cluster
from survey.fieldwork import simulate_routes
from survey.questionnaire import variables
from survey.questionnaire.bind import bind
from survey.questionnaire.missing import Missing
from survey.questionnaire.names import CONDITION_WORDS
from survey.questionnaire.questions import KINDS, Option
from survey.questionnaire.reader import examine
from survey.questionnaire.schema import (
    BLOCK_KEYS,
    END_KEYS,
    FILE_KEYS,
    LIST_KEYS,
    OPTION_KEYS,
    QUESTION_KEYS,
    ROLE_KEYS,
    SECTION_KEYS,
    SHARED_FILE_KEYS,
)
from survey.questionnaire.wording import Wording

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "tests" / "examples"
GALLERY = sorted(path for path in EXAMPLES.glob("*.yaml") if "." not in path.stem)
DOCS = (ROOT / "docs" / "language.md").read_text(encoding="utf-8")
SHOWN = re.findall(
    r"^\[`([\w./]+\.yaml)`\]\(\.\./tests/examples/\1\)\n\n```yaml\n(.*?)```$", DOCS, re.DOTALL | re.MULTILINE
)
KEYS = {
    *FILE_KEYS, *SHARED_FILE_KEYS, *BLOCK_KEYS, *SECTION_KEYS, *END_KEYS, *LIST_KEYS, *OPTION_KEYS, *ROLE_KEYS, "next_page",
    *(key for keys in QUESTION_KEYS.values() for key in keys),
}  # fmt: skip


def danish(text):
    return Wording((("da", text),))


@pytest.fixture(scope="module")
def cluster():
    return read_cluster(questionnaires_folder() / "demo")


@pytest.fixture(params=GALLERY, ids=lambda path: path.stem)
def example(request, cluster):
    """An example as the demo cluster would field it."""
    villages = [Option(each.name, each.code, danish(each.label)) for each in cluster.villages]
    places = [Option(each.name, i, danish(each.label)) for i, each in enumerate(cluster.places, start=1)]
    return bind(examine(request.param).questionnaire, villages, {}, places=places, this_year=2026)


def test_somebody_reaches_every_question_and_every_end(example):
    routes = simulate_routes.follow(example, rng=random.Random(1), this_year=2026)
    assert (routes.never, routes.ends[0]) == ((), routes.ends[1])


def test_every_route_gives_a_row_with_every_variable(example):
    names = [variable.name for variable in variables.variables(example)]
    for answers in simulate_routes.follow(example, rng=random.Random(2), this_year=2026).walks:
        assert list(variables.row(example, answers, sent_from=None, this_year=2026)) == names


def test_there_are_at_least_sixty_examples_and_all_of_them_are_documented():
    names = {name.removesuffix(".yaml") for name, _ in SHOWN}
    assert len(GALLERY) >= 60
    assert {path.stem for path in GALLERY} - names == {"conditions", "kinds", "shared", "translated"}


@pytest.mark.parametrize(("name", "text"), SHOWN)
def test_what_the_documentation_shows_stands_in_the_file(name, text):
    held = (EXAMPLES / name).read_text(encoding="utf-8")
    assert any(textwrap.indent(text, " " * by) in held for by in (0, 2, 4, 6))


@pytest.mark.parametrize("key", sorted(KEYS))
def test_every_key_is_shown_in_an_example(key):
    assert any(re.search(rf"^[ -]*{key}(:|$)", text, re.MULTILINE) for _, text in SHOWN)


@pytest.mark.parametrize("key", sorted(KEYS))
def test_every_key_is_named_in_the_text(key):
    assert f"`{key}" in DOCS or f"### {key}\n" in DOCS


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_heading_and_an_example(kind):
    assert f"\n### {kind}\n" in DOCS
    assert any(f"- {kind}: " in text for _, text in SHOWN)


@pytest.mark.parametrize("function", sorted(CONDITION_WORDS - {"and", "or", "not", "in", "this_year"}))
def test_every_function_of_conditions_is_explained_and_used(function):
    assert f"`{function}(" in DOCS
    assert any(re.search(rf"_if: .*{function}\(", text) for _, text in SHOWN)


@pytest.mark.parametrize("missing", list(Missing))
def test_every_missing_value_is_explained(missing):
    assert f"| −{abs(missing)} |" in DOCS
