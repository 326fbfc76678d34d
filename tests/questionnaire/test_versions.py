"""Published versions: frozen, named by their content, and read back as they were."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from survey.questionnaire import versions
from survey.questionnaire.errors import QuestionnaireError
from survey.questionnaire.line_signs import quoted
from survey.questionnaire.reader import load_questionnaire, read

EXAMPLES = Path(__file__).parent.parent / "examples"
BUNDLED = Path(__file__).parent.parent.parent / "questionnaires"
WHOLE = ("kinds.yaml", "conditions.yaml", "shared.yaml")


@pytest.mark.parametrize(
    "path", [*(EXAMPLES / name for name in WHOLE), BUNDLED / "residents.yaml"], ids=lambda p: p.stem
)
def test_a_frozen_text_gives_back_an_equal_questionnaire(path):
    assert versions.read(versions.publish(path).text) == load_questionnaire(path)


def test_a_version_is_named_by_its_text():
    version = versions.publish(EXAMPLES / "kinds.yaml")
    assert version.sha256 == hashlib.sha256(version.text.encode()).hexdigest()


def test_publishing_again_with_the_lock_gives_the_same_version(tmp_path):
    (tmp_path / "kinds.yaml").write_text((EXAMPLES / "kinds.yaml").read_text())
    first = versions.publish(tmp_path / "kinds.yaml")
    (tmp_path / "kinds.lock.yaml").write_text(first.lock_text)
    assert versions.publish(tmp_path / "kinds.yaml").sha256 == first.sha256


def test_reordering_options_renumbers_none_of_them(tmp_path):
    text = (EXAMPLES / "kinds.yaml").read_text()
    lock = versions.publish(EXAMPLES / "kinds.yaml").lock_text
    turned = text.replace("- nature: Naturen", "- x: X").replace("- peace: Freden", "- nature: Naturen")
    options = read({"kinds.yaml": turned, "kinds.lock.yaml": lock}, "kinds.yaml").question("reasons").options
    assert {option.name: option.code for option in options} == {"x": 3, "nature": 1, "none": 95}


def test_codes_of_a_shared_list_stand_in_the_lock_of_its_file():
    locks = dict(versions.publish(EXAMPLES / "shared.yaml").locks)
    assert "paper: 1" in locks["library/channels.lock.yaml"]
    assert "paper: 1" not in locks["shared.lock.yaml"]


def test_holes_are_refused():
    with pytest.raises(QuestionnaireError) as raised:
        versions.publish(EXAMPLES / "translated.yaml")
    assert [fault.message.key for fault in raised.value.faults] == ["translation_missing"]


def test_holes_are_accepted_when_the_author_says_so():
    files = {path.name: path.read_text() for path in EXAMPLES.glob("translated*.yaml")}
    files["translated.yaml"] += "incomplete_ok: yes\n"
    assert versions.publish_texts(files, "translated.yaml").number == 1


@pytest.mark.parametrize("text", ["", "a: b", "[", "files: {a: b}", "file: x\nfiles:\n  x: '['\n"])
def test_a_text_that_is_no_version_is_refused(text):
    with pytest.raises(QuestionnaireError):
        versions.read(text)


PRINTABLE = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]), min_size=1).filter(str.strip)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(PRINTABLE.filter(lambda text: "$" not in text), PRINTABLE)
def test_any_text_survives_freezing(ask, label):
    text = (
        (
            "questionnaire: small\ntitle: Lille\nsections:\n  - section: home\n    title: Hjem\n    questions:\n"
            f"      - single: a\n        ask: {quoted(ask)}\n        options:\n          - b: {quoted(label.replace('$', ''))}x\n"
        )
        .replace('"x\n', 'x"\n')
        .replace("'x\n", "x'\n")
    )
    version = versions.publish_texts({"small.yaml": text}, "small.yaml")
    assert versions.read(version.text) == read({"small.yaml": text}, "small.yaml")
    assert versions.read(version.text).question("a").ask.source() == ask.strip()


def test_a_questionnaire_without_options_is_frozen_and_read_back():
    text = (
        "questionnaire: diary\nformat: 1\nversion: 1\nlanguages: [da]\ntitle: En dagbog\nsections:\n"
        "  - section: day\n    title: I dag\n    questions:\n      - text: words\n        ask: Hvad skete der?\n"
    )
    frozen = versions.publish_texts({"diary.yaml": text}, "diary.yaml")
    assert [question.name for question in versions.read(frozen.text).questions()] == ["words"]


def test_a_language_without_a_translation_yet_is_frozen_and_read_back():
    files = {"translated.yaml": (EXAMPLES / "translated.yaml").read_text() + "incomplete_ok: yes\n"}
    frozen = versions.publish_texts(files, "translated.yaml")
    assert versions.read(frozen.text) == read(files, "translated.yaml")
