"""The JSON Schema for editors: equal to what the reader goes by, and to what is committed."""

import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft7Validator

from survey.bundled import questionnaires_folder
from survey.questionnaire import json_schema, schema
from survey.questionnaire.errors import QuestionnaireError
from survey.questionnaire.reader import load_questionnaire
from survey.texts.sentences.author_keys import SENTENCES

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "tests" / "examples"
MADE = {"questionnaire": json_schema.questionnaire_schema(), "shared": json_schema.shared_schema()}
VALIDATORS = {name: Draft7Validator(made) for name, made in MADE.items()}
GOOD = sorted(
    path
    for path in (*EXAMPLES.rglob("*.yaml"), *questionnaires_folder().glob("*.yaml"), *Path(__file__).parent.glob("*.yaml"))
    if not {"faulty", "readme"} & set(path.parts) and "." not in path.stem
)  # fmt: skip
MINIATURE = """
questionnaire: kort
title: Kort
sections:
  - section: home
    title: Hjem
    questions:
      - multi: reasons
        ask: Hvorfor bor du her?
        options:
          - 1: Naturen
          - no: Norsk aften
"""


def as_text(node):
    """Return what our own reader sees: every scalar a text."""
    if isinstance(node, yaml.MappingNode):
        return {key.value: as_text(value) for key, value in node.value}
    return [as_text(item) for item in node.value] if isinstance(node, yaml.SequenceNode) else node.value


def as_editor(value):
    """Return what an editor sees: `yes` a truth value and `1` a number; a key is a text to it in the end."""
    if isinstance(value, dict):
        return {str(key).lower(): as_editor(each) for key, each in value.items()}
    return [as_editor(each) for each in value] if isinstance(value, list) else value


def sort_of(text):
    return "questionnaire" if "\nsections:" in f"\n{text}" or "\nquestionnaire:" in f"\n{text}" else "shared"


def faults(value, sort="questionnaire"):
    return [error.message for error in VALIDATORS[sort].iter_errors(value)]


@pytest.mark.parametrize("sort", MADE)
def test_the_committed_schema_is_the_one_that_is_made(sort):
    committed = (ROOT / "docs" / f"{sort}.schema.json").read_text(encoding="utf-8")
    assert json.loads(committed) == MADE[sort], "type: klyngesvar schema"


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.name)
def test_a_good_file_is_good_to_an_editor_too(path):
    text = path.read_text(encoding="utf-8")
    seen = (as_text(yaml.compose(text, Loader=yaml.CSafeLoader)), as_editor(yaml.load(text, Loader=yaml.CSafeLoader)))
    assert [faults(each, sort_of(text)) for each in seen] == [[], []]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("multi: reasons", "multis: reasons"),
        ("multi: reasons", "multi: Reasons"),
        ("        ask: Hvorfor bor du her?\n", ""),
        ("ask:", "asks:"),
        ("options:", "option:"),
        ("- 1: Naturen", "- 01: Naturen"),
        ("- 1: Naturen", "- næring: Naturen"),
        ("- 1: Naturen", "- Naturen"),
        ("- 1: Naturen", "- 1: Naturen\n            grp: Her"),
        ("title: Kort\n", ""),
        ("title: Kort", "title: Kort\ncolour: red"),
        ("title: Hjem", "title: Hjem\n    shwo_if: x == y"),
        ("multi: reasons", "multi: reasons\n        at_most: two"),
        ("multi: reasons", "multi: reasons\n        order: shuffled"),
        ("multi: reasons", "multi: reasons\n        required: maybe"),
        ("multi: reasons", "multi: reasons\n        rows: []"),
        ("- multi: reasons", "- next_side\n      - multi: reasons"),
        ("- multi: reasons", "- end_if: reasons == no\n      - multi: reasons"),
        ("- multi: reasons", "- block: background\n        uden: [age]\n      - multi: reasons"),
        ("title: Kort", "title: Kort\nlists: {agree: {scale: ordinl, options: [{1: Enig}]}}"),
    ],
)
def test_a_fault_is_seen_while_it_is_typed(right, wrong):
    assert right in MINIATURE
    assert faults(as_text(yaml.compose(MINIATURE.replace(right, wrong, 1)))) != []


TOLD_BY_AN_EDITOR = frozenset(
    {"ask_missing", "each_missing", "end_text_missing", "format_unknown", "from_and_own", "key_missing", "key_unknown",
     "language_code", "name_danish", "name_reserved", "number_expected", "question_shape", "rows_missing", "title_missing",
     "truth_expected", "whole_number_expected", "word_unknown"}
)  # fmt: skip


def told_by_check(path):
    try:
        load_questionnaire(path)
    except QuestionnaireError as error:
        return error.faults
    return ()


def test_what_an_editor_can_see_of_the_faulty_corpus_is_seen():
    unseen = []
    for path in sorted((EXAMPLES / "faulty").glob("*.yaml")):
        text = path.read_text(encoding="utf-8", errors="replace")
        if "." in path.stem or not text.startswith(("questionnaire:", "format:")):
            continue
        told = {fault.message.key for fault in told_by_check(path)}
        if told and told <= TOLD_BY_AN_EDITOR and not faults(as_text(yaml.compose(text, Loader=yaml.CSafeLoader))):
            unseen.append(path.name)
    assert unseen == []


def mappings(part):
    if isinstance(part, dict):
        yield from (
            [part] if part.get("type") == "object" and ("properties" in part or "patternProperties" in part) else []
        )
        for each in part.values():
            yield from mappings(each)
    elif isinstance(part, list):
        for each in part:
            yield from mappings(each)


@pytest.mark.parametrize("sort", MADE)
def test_no_mapping_takes_an_unknown_key(sort):
    assert [each for each in mappings(MADE[sort]) if each.get("additionalProperties") is not False] == []


@pytest.mark.parametrize("sort", MADE)
def test_every_key_is_described_in_danish(sort):
    keys = [
        (key, value.get("description"))
        for each in mappings(MADE[sort])
        for group in ("properties", "patternProperties")
        for key, value in each.get(group, {}).items()
    ]
    assert [key for key, said in keys if said not in SENTENCES.values()] == []


def test_every_key_of_the_reader_stands_in_the_schema():
    made = MADE["questionnaire"]["definitions"]
    assert {kind: set(made[kind]["properties"]) - {kind} for kind in schema.KINDS} == {
        kind: set(keys) for kind, keys in schema.QUESTION_KEYS.items()
    }


def test_no_sentence_about_a_key_is_left_over():
    used = {each for made in MADE.values() for each in descriptions(made)}
    assert {key for key, said in SENTENCES.items() if said not in used} == set()


def descriptions(part):
    if isinstance(part, dict):
        yield from [part["description"]] if isinstance(part.get("description"), str) else []
        for each in part.values():
            yield from descriptions(each)
    elif isinstance(part, list):
        for each in part:
            yield from descriptions(each)
