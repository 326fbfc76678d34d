"""What checking a questionnaire costs, against reading the same files as YAML and no more."""

from __future__ import annotations

import statistics
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from benchmarks.printing import show
from survey.questionnaire.reader import examine

if TYPE_CHECKING:
    from collections.abc import Callable

QUESTIONS, LANGUAGES, ROUNDS = 200, ("en", "de"), 5
KINDS = ("single", "multi", "matrix", "number", "text", "scale", "ranking", "single")
HEAD = ("questions", "languages", "lines", "CPU seconds", "plain YAML", "ratio", "C YAML", "ratio")


def run() -> None:
    """Print CPU seconds and ratios; the aim is half a second."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "long.yaml")
        texts = _files(QUESTIONS)
        for name, text in texts.items():
            path.with_name(name).write_text(text, encoding="utf-8")
        checked = _seconds(lambda: examine(path))
        plain = _seconds(lambda: [yaml.compose(text, Loader=yaml.SafeLoader) for text in texts.values()])
        fast = _seconds(lambda: [yaml.compose(text, Loader=yaml.CSafeLoader) for text in texts.values()])
        lines = sum(text.count("\n") for text in texts.values())
        line = (
            str(QUESTIONS), str(1 + len(LANGUAGES)), str(lines),
            f"{checked:.3f}", f"{plain:.3f}", f"{checked / plain:.1f}", f"{fast:.3f}", f"{checked / fast:.1f}",
        )  # fmt: skip
        show("Checking a questionnaire; aim: half a second of CPU", HEAD, [line])


def _seconds(work: Callable[[], object]) -> float:
    """Return the median CPU seconds of some rounds."""
    taken = []
    for _ in range(ROUNDS):
        began = time.process_time()
        work()
        taken.append(time.process_time() - began)
    return statistics.median(taken)


def _files(questions: int) -> dict[str, str]:
    """Return a questionnaire with conditions all the way, and its translations."""
    lines = ["questionnaire: long", f"languages: [da, {', '.join(LANGUAGES)}]", "title: Lang", "sections:"]
    side = ["title: Long"]
    asked = ""
    for number, kind in enumerate(islice(cycle(KINDS), questions)):
        name = f"question_{number}"
        if number % 10 == 0:
            lines += [f"  - section: part_{number}", f"    title: Del {number}", "    questions:"]
            side.append(f"part_{number}: Part {number}")
        lines += [
            f"      - {kind}: {name}",
            f"        ask: Hvad mener du om ting nummer {number}?",
            "        help: Sæt kryds.",
        ]
        side += [f"{name}: What do you think of thing {number}?", f"{name}.help: Tick."]
        lines += [f"        show_if: {asked} == name_1 or not answered({asked})"] if asked and number % 3 == 0 else []
        items = [f"name_{item}" for item in range(6)] if kind not in ("number", "text") else []
        lines += ["        options:", "          - 1: Lidt", "          - 2: Meget"] if kind == "matrix" else []
        side += [f"{name}.1: Little", f"{name}.2: Much"] if kind == "matrix" else []
        lines += [f"        {'rows' if kind == 'matrix' else 'options'}:"] if items else []
        lines += [f"          - {item}: Et svar med nogle ord i" for item in items]
        side += [f"{name}.{item}: An answer of some words" for item in items]
        asked = name if kind == "single" else asked
    sides = {f"long.{language}.yaml": "\n".join([f"language: {language}", *side, ""]) for language in LANGUAGES}
    return {"long.yaml": "\n".join([*lines, ""]), **sides}
