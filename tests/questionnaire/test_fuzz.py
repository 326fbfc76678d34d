"""No file, however broken, ends in anything but faults; `tests/conformance/test_fuzz.py` tries many more."""

import random
from pathlib import Path

import pytest
from mutations import files_of, lines_about, mutated

from survey.questionnaire import nodes
from survey.questionnaire.findings import Findings
from survey.questionnaire.nodes import read_nodes

EXAMPLES = Path(__file__).parent.parent / "examples"
MINIATURES = sorted(path for path in EXAMPLES.glob("*.yaml") if path.name.count(".") == 1)
MOST = 2_000_000


@pytest.mark.parametrize("seed", range(4))
def test_no_mutation_of_a_miniature_ends_in_a_traceback(seed):
    rng = random.Random(seed)
    told = 0
    for _ in range(60):
        path = rng.choice(MINIATURES)
        files = files_of(path)
        file = rng.choice(sorted(files))
        told += bool(lines_about({**files, file: mutated(files[file], rng)}, path.name))
    assert told > 20


@pytest.mark.parametrize(
    "text",
    [
        "x" * (MOST + 1),
        "questionnaire: a\n" + "".join(f"{'  ' * depth}a{depth}:\n" for depth in range(60)) + "x: y",
        "? " * 3000,
        "- " * 3000,
        "a: " + "(" * 5000,
        "questionnaire: a\ntitle: b\nsections:\n" + "? - " * 400,
        "[" * 20_000,
        "\ud800",
        "questionnaire: a\x00b",
        "---\n---\n",
        "!!binary x",
        "&a [*a]",
    ],
    ids=lambda text: text[:12].strip().encode("unicode_escape").decode(),
)
def test_what_no_author_would_write_is_a_fault_too(text):
    assert lines_about({"f.yaml": text}, "f.yaml")


def test_the_fast_loader_reads_every_file_as_the_strict_one_does(monkeypatch):
    rng = random.Random("loaders")
    known = ["without: [se? x]\n", "? &a x\n: y\n", "a: b\nc: x\td\n", "- - - - - - - a\n", "a: &b\n  c: d\n"]
    texts = known + [mutated(path.read_text(encoding="utf-8"), rng) for path in MINIATURES]
    fast, strict = Findings(), Findings()
    read_fast = [read_nodes(text, f"{i}.yaml", fast) for i, text in enumerate(texts)]
    monkeypatch.setattr(nodes, "_FAST", None)
    assert read_fast == [read_nodes(text, f"{i}.yaml", strict) for i, text in enumerate(texts)]
    assert fast.faults == strict.faults
