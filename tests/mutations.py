"""Files with a few of their characters, words, lines and indentations changed, and what reading them says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from survey.questionnaire.errors import QuestionnaireError
from survey.questionnaire.fault_lines import faults_in_words
from survey.questionnaire.findings import Findings
from survey.questionnaire.reader import examine_texts

if TYPE_CHECKING:
    import random
    from collections.abc import Mapping
    from pathlib import Path

SIGNS = ":#-[]{}'\"&*!|>%@`\t\n ,?æ\u2028\x07\u00a0\ufeff$().0_\\~^=<€😀"
FRAGMENTS = (
    "&a ", "*a", "? ", "- - ", "{a: b, c}", "[a, [b]]", "|", ">-", "|2", "!!python/object:os.system ", "---\n", "...\n",
    "%TAG ! x", "<<: *a", "${", "${x}", "**", "](", "[a](b)", "<b>", " #", ": ", "\r\n", "null", "0x1F", "1e9", "-8",
    "9" * 400, "show_if: ", "end_if: ", "from: ", "repeat: ", "block: ", "not (", "has(", " and ", "next_page", "\ud800",
)  # fmt: skip


def mutated(text: str, rng: random.Random) -> str:
    """Return the text with one to four changes."""
    for _ in range(rng.randint(1, 4)):
        text = rng.choice((_sign, _fragment, _gap, _word, _line, _line, _line))(text, rng)
    return text


def _sign(text: str, rng: random.Random) -> str:
    at = rng.randrange(len(text) + 1)
    return text[:at] + rng.choice(SIGNS) + text[at:]


def _fragment(text: str, rng: random.Random) -> str:
    at = rng.randrange(len(text) + 1)
    return text[:at] + rng.choice(FRAGMENTS) + text[at:]


def _gap(text: str, rng: random.Random) -> str:
    at = rng.randrange(len(text) + 1)
    return text[:at] + text[at + rng.randint(1, 12) :]


def _word(text: str, rng: random.Random) -> str:
    words = text.split(" ")
    words[rng.randrange(len(words))] = rng.choice(words)
    return " ".join(words)


def _line(text: str, rng: random.Random) -> str:
    lines = text.split("\n")
    at = rng.randrange(len(lines))
    line = lines[at]
    lines[at : at + 1] = rng.choice(
        ([], [line[1:]], [line[2:]], [f"  {line}"], [f"\t{line}"], [line, rng.choice(lines)])
    )
    return "\n".join(lines)


def files_of(path: Path) -> dict[str, str]:
    """Return the files of a questionnaire, those beside it and the shared ones it uses, by name."""
    beside = {found.name: found for found in path.parent.glob(f"{path.stem}.*yaml")}
    uses = "library/" in path.read_text(encoding="utf-8")
    shared = {f"library/{found.name}": found for found in (path.parent / "library").glob("*.yaml") if uses}
    return {name: found.read_text(encoding="utf-8") for name, found in (beside | shared).items()}


def lines_about(files: Mapping[str, str], name: str) -> list[str]:
    """Return what is said of the questionnaire in both languages; nothing where it is in order.

    Whatever else than a fault comes of reading goes up to the test.
    """
    try:
        examine_texts(files, name, Findings())
    except QuestionnaireError as error:
        faults = error.faults
    else:
        return []
    beyond = [fault for fault in faults if fault.line > len(files.get(fault.file, "").splitlines()) + 1]
    if beyond:
        raise AssertionError(f"beyond the end of the file: {beyond}")
    return [line for language in ("da", "en") for line in faults_in_words(faults, language)]
