"""What `klyngesvar check` says of each faulty file in `tests/examples/faulty`, word for word, in both languages.

`REWRITE_EXPECTED=1 pytest tests/questionnaire/test_corpus.py` writes the expected lines anew; read every line that
changes before you commit it.
"""

import os
import re
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
