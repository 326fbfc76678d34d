"""The reader: from YAML files to a questionnaire, or to all that is wrong with them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from survey.questionnaire.budget import length_warnings
from survey.questionnaire.checks import check
from survey.questionnaire.errors import QuestionnaireError
from survey.questionnaire.findings import Findings, Place
from survey.questionnaire.names import fault_of_name
from survey.questionnaire.nodes import Mapping as MappingNode
from survey.questionnaire.nodes import Scalar, read_nodes
from survey.questionnaire.reader_sections import read_sections
from survey.questionnaire.reading import Reading
from survey.questionnaire.schema import FILE_KEYS
from survey.questionnaire.shared import lock_of, read_lists, read_shared, sides_of, used_files
from survey.questionnaire.sources import gather
from survey.questionnaire.structure import Questionnaire
from survey.questionnaire.translation import Texts, check_sides, holes, stale
from survey.questionnaire.values import known_keys, text_of, truth_of, whole_of, words_of
from survey.texts.message import Message

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from survey.questionnaire.lock import Lock
    from survey.texts.faults import Fault

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Examined:
    """A questionnaire that can be used, and what its author should know.

    Attributes:
        questionnaire: what was read.
        holes: texts that a language lacks.
        warnings: stale translations and too great a length.
        incomplete_ok: whether the author accepts the holes.
        locks: the lock files as publishing would write them, by name; the questionnaire's own first.
        texts: all texts with their translations.
        block_texts: the texts of each used file's blocks, also those that are not included, by the file's name.
    """

    questionnaire: Questionnaire
    holes: tuple[Fault, ...]
    warnings: tuple[Fault, ...]
    incomplete_ok: bool
    locks: tuple[Lock, ...]
    texts: Texts
    block_texts: Mapping[str, Texts] = field(default_factory=dict)


def load_questionnaire(path: Path) -> Questionnaire:
    """Return the questionnaire that a file, its translations and its lock file say.

    Raises:
        QuestionnaireError: with all faults of all files.
    """
    return examine(path).questionnaire


def examine(path: Path) -> Examined:
    """Return the questionnaire of a file together with what is missing, stale or long.

    Raises:
        QuestionnaireError: with all faults of all files.
    """
    findings = Findings()
    texts = gather(path, findings)
    if path.name not in texts:
        findings.stop()
    return examine_texts(texts, path.name, findings)


def read(texts: Mapping[str, str], name: str) -> Questionnaire:
    """Return the questionnaire that these texts say.

    Args:
        texts: the content of each file by its name.
        name: the file of the questionnaire among them.

    Raises:
        QuestionnaireError: with all faults of all files.
    """
    return examine_texts(texts, name, Findings()).questionnaire


def examine_texts(files: Mapping[str, str], name: str, findings: Findings) -> Examined:
    """Do what `examine` does, for files that are in memory."""
    root = read_nodes(files.get(name, ""), name, findings)
    if not isinstance(root, MappingNode):
        if root is not None:
            findings.add(root.place, Message.of("file_shape"), Message.of("file_shape_advice"))
        raise QuestionnaireError(findings.faults)
    _refuse_other_files(root, findings)
    known_keys(root, FILE_KEYS, findings)
    languages = _languages(root, findings)
    lock = lock_of(files, name, findings)
    reading = Reading(findings, Texts(findings, languages, sides_of(files, name, languages, findings)), lock)
    shared_locks = read_shared(reading, files, tuple(used_files(root, files, findings)))
    questionnaire = _questionnaire(reading, root, name)
    check_sides(reading.texts)
    check(reading, questionnaire)
    findings.stop()
    return Examined(
        questionnaire,
        tuple(holes(reading.texts)),
        (*stale(reading.texts, lock), *length_warnings(questionnaire, name)),
        truth_of(root, "incomplete_ok", findings),
        (lock, *shared_locks),
        reading.texts,
        reading.block_texts,
    )


def _refuse_other_files(root: MappingNode, findings: Findings) -> None:
    """Say of a file that belongs to a questionnaire what it is, rather than all that it lacks.

    Raises:
        QuestionnaireError: if it is a translation, a lock, or a file of lists and blocks.
    """
    if root.get("questionnaire") is not None or root.get("sections") is not None:
        return
    keys = {key.text for key in root.keys()}  # noqa: SIM118 - the keys carry their places
    sort = "translation" if "language" in keys else "shared" if keys & {"lists", "blocks"} else ""
    if keys and keys <= {"options", "lists", "translations"} and keys & {"options", "translations"}:
        sort = "lock"
    if sort:
        findings.add(root.place, Message.of(f"file_is_{sort}"), Message.of("file_check_other"))
        raise QuestionnaireError(findings.faults)


def _questionnaire(reading: Reading, root: MappingNode, file: str) -> Questionnaire:
    findings, texts = reading.findings, reading.texts
    _format(root, findings)
    truth_of(root, "incomplete_ok", findings)
    name = _required(root, "questionnaire", file, findings)
    fault = fault_of_name(name.text) if name else None
    if name and fault:
        findings.add(name.place, *fault)
    if root.get("modules") is not None:
        reading.modules = tuple(word.text for word in words_of(root, "modules", findings))
    title = texts.say("title", _required(root, "title", file, findings))
    welcome = texts.say("welcome", text_of(root, "welcome", findings))
    read_lists(reading, root, reading.lock)
    if root.get("sections") is None:
        findings.add(Place(file, 1, 1), Message.of("key_missing", word="sections"), Message.of("section_advice"))
    sections = read_sections(reading, root)
    return Questionnaire(
        name=name.text if name else "",
        version=whole_of(root, "version", findings, least=1, default=1),
        languages=texts.languages,
        title=title,
        sections=sections,
        lists=tuple(reading.lists.values()),
        welcome=welcome,
        thanks=texts.say("thanks", text_of(root, "thanks", findings)),
    )


def _required(root: MappingNode, key: str, file: str, findings: Findings) -> Scalar | None:
    if root.get(key) is None:
        findings.add(Place(file, 1, 1), Message.of("key_missing", word=key), Message.of(f"{key}_key_advice"))
    return text_of(root, key, findings)


def _format(root: MappingNode, findings: Findings) -> None:
    node = root.get("format")
    if isinstance(node, Scalar) and node.text != str(FORMAT):
        advice = Message.of("write_line", line=f"format: {FORMAT}")
        findings.add(node.place, Message.of("format_unknown", value=node.text), advice)


def _languages(root: MappingNode, findings: Findings) -> tuple[str, ...]:
    languages: list[str] = []
    for word in words_of(root, "languages", findings):
        if not re.fullmatch(r"[a-z]{2,3}", word.text):
            findings.add(word.place, Message.of("language_code", word=word.text), Message.of("language_code_advice"))
        elif word.text in languages:
            advice = Message.of("language_twice_advice")
            findings.add(word.place, Message.of("language_twice", word=word.text), advice)
        else:
            languages.append(word.text)
    return tuple(languages) or ("da",)
