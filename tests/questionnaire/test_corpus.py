"""What `klyngesvar check` says of each faulty file in `tests/examples/faulty`, word for word, in both languages.

`REWRITE_EXPECTED=1 pytest tests/questionnaire/test_corpus.py` writes the expected lines anew; read every line that
changes before you commit it.
"""

import os
import re
from importlib import import_module
from pathlib import Path

import pytest
from click.testing import CliRunner

from survey.cli import main

FAULTY = Path(__file__).parent.parent / "examples" / "faulty"
NAMES = sorted(path.stem for path in FAULTY.glob("*.yaml") if path.name.count(".") == 1)
FAULT = re.compile(
    r"^(?P<file>[a-z0-9_./]+\.yaml)(?::(?P<line>\d+))?(?::(?P<column>\d+))?: (?P<what>.+)$", re.MULTILINE
)


def said(name: str, language: str) -> str:
    result = CliRunner().invoke(main, ["check", str(FAULTY / f"{name}.yaml"), "--language", language])
    assert isinstance(result.exception, SystemExit | None)
    return result.output


@pytest.mark.parametrize("name", NAMES)
def test_a_faulty_file_is_explained_word_for_word_in_both_languages(name):
    found = {FAULTY / f"{name}.{language}.txt": said(name, language) for language in ("da", "en")}
    if os.environ.get("REWRITE_EXPECTED"):
        for path, lines in found.items():
            path.write_text(lines, encoding="utf-8")
    assert found == {path: path.read_text(encoding="utf-8") for path in found}


def test_the_corpus_is_large_and_has_no_forgotten_expectations():
    expected = {path.name.removesuffix(".txt") for path in FAULTY.glob("*.txt")}
    assert len(NAMES) >= 100
    assert expected == {f"{name}.{language}" for name in NAMES for language in ("da", "en")}


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_fault_has_a_place_and_says_what_would_be_right(language):
    """A fault without advice is one whose message says it all; there are few."""
    lines = "\n".join((FAULTY / f"{name}.{language}.txt").read_text(encoding="utf-8") for name in NAMES).split("\n")
    faults = [i for i, line in enumerate(lines) if FAULT.match(line)]
    bare = {lines[i].partition(": ")[2] for i in faults if not lines[i + 1].startswith("    ")}
    assert len(faults) > 200
    assert len(bare) <= 6, bare


# The rooms of sentences that `check` speaks from, and what in them no faulty file can bring about.
ROOMS = ("author", "author_blocks", "author_conditions", "author_kinds", "author_texts", "author_yaml", "conditions")
ELSEWHERE = {
    "file_too_long": "a file of two million characters; test_fuzz.py makes one",
    "file_unreadable": "a file without leave to read; test_checks.py makes one",
    "file_unreadable_advice": "as above",
    "yaml_unreadable": "brackets deeper than the reader goes; test_fuzz.py makes them",
    "condition_empty": "said where no reader has looked for an empty text before",
    "version_unreadable": "said of a published text, not of a file",
    "version_unreadable_advice": "as above",
}


def pattern(sentence: str) -> re.Pattern[str]:
    return re.compile(".+?".join(re.escape(part) for part in re.split(r"%\(\w+\)s", sentence)))


@pytest.mark.parametrize("room", ROOMS)
def test_every_sentence_for_authors_is_said_of_some_faulty_file(room):
    outputs = (path.read_text(encoding="utf-8") for path in FAULTY.glob("*.da.txt"))
    said_of_files = {FAULT.sub(r"\g<what>", line).strip() for output in outputs for line in output.split("\n")}
    sentences = import_module(f"survey.texts.sentences.{room}").SENTENCES
    unsaid = {key for key, (danish, _) in sentences.items() if not any(map(pattern(danish).fullmatch, said_of_files))}
    assert unsaid == ELSEWHERE.keys() & sentences.keys()
