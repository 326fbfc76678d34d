"""Side files: what is missing, what is stale, and what is said meanwhile."""

from pathlib import Path

import pytest

from survey.questionnaire.reader import examine, load_questionnaire
from survey.questionnaire.versions import publish

EXAMPLES = Path(__file__).parent.parent / "examples"


@pytest.fixture
def folder(tmp_path):
    """A folder with the questionnaire in two languages, published, with nothing missing."""
    for path in EXAMPLES.glob("translated*.yaml"):
        (tmp_path / path.name).write_text(path.read_text())
    with (tmp_path / "translated.en.yaml").open("a") as file:
        file.write("tenure.holiday: On holidays\n")
    (tmp_path / "translated.lock.yaml").write_text(publish(tmp_path / "translated.yaml").lock_text)
    return tmp_path


def replace(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text().replace(old, new))


def test_a_missing_text_is_said_in_the_source_language():
    option = load_questionnaire(EXAMPLES / "translated.yaml").question("tenure").options[1]
    assert option.label.spoken("en") == ("I ferier", "da")


def test_standard_options_have_words_in_every_language_of_their_own():
    option = load_questionnaire(EXAMPLES / "translated.yaml").question("tenure").options[2]
    assert option.label.text("en") == "Other, please write:"


def test_only_texts_without_standard_words_are_holes():
    holes = examine(EXAMPLES / "translated.yaml").holes
    assert [dict(hole.message.params)["word"] for hole in holes] == ["tenure.holiday"]


def test_a_fresh_translation_is_not_stale(folder):
    assert examine(folder / "translated.yaml").warnings == ()


def test_a_changed_source_text_makes_its_translation_stale(folder):
    replace(folder / "translated.yaml", "I ferier", "Om sommeren")
    assert [(warning.file, warning.line) for warning in examine(folder / "translated.yaml").warnings] == [
        ("translated.en.yaml", 6)
    ]


def test_a_stale_translation_stays_stale_after_publishing(folder):
    replace(folder / "translated.yaml", "I ferier", "Om sommeren")
    (folder / "translated.lock.yaml").write_text(publish(folder / "translated.yaml").lock_text)
    assert len(examine(folder / "translated.yaml").warnings) == 1


def test_a_new_translation_is_fresh_again(folder):
    replace(folder / "translated.yaml", "I ferier", "Om sommeren")
    replace(folder / "translated.en.yaml", "On holidays", "In summer")
    assert examine(folder / "translated.yaml").warnings == ()
