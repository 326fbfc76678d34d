"""Versions: a published questionnaire, frozen: its texts, translations and codes under one SHA-256."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from survey.questionnaire.errors import QuestionnaireError
from survey.questionnaire.findings import Findings
from survey.questionnaire.reader import Examined, examine_texts
from survey.questionnaire.reader import read as read_files
from survey.questionnaire.sources import frozen_text, gather, lock_file, thawed
from survey.questionnaire.translation import remembered
from survey.texts.faults import Fault
from survey.texts.message import Message

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from survey.questionnaire.structure import Questionnaire


@dataclass(frozen=True, slots=True)
class Version:
    """One published version.

    Attributes:
        sha256: of `text`; every response names it.
        name: the questionnaire's name.
        number: the author's version number.
        text: everything the version consists of, as one YAML text that `read` gives back.
        lock_text: the lock file to write beside the questionnaire.
        locks: every lock file by name, also those of used files; the questionnaire's own first.
        warnings: stale translations and too great a length.
    """

    sha256: str
    name: str
    number: int
    text: str
    lock_text: str
    locks: tuple[tuple[str, str], ...] = ()
    warnings: tuple[Fault, ...] = ()


def publish(path: Path) -> Version:
    """Return the version that a questionnaire file makes; nothing is written.

    Raises:
        QuestionnaireError: with all faults of all files, or with the holes in its translations.
    """
    findings = Findings()
    files = gather(path, findings)
    if path.name not in files:
        findings.stop()
    return publish_texts(files, path.name, findings)


def publish_texts(files: Mapping[str, str], name: str, findings: Findings | None = None) -> Version:
    """Do what `publish` does, for files that are in memory."""
    examined = examine_texts(files, name, findings or Findings())
    if examined.holes and not examined.incomplete_ok:
        raise QuestionnaireError(examined.holes)
    locks = _locks(examined)
    questionnaire = examined.questionnaire
    fields = {"frozen": "1", "questionnaire": questionnaire.name, "number": str(questionnaire.version), "file": name}
    text = frozen_text(fields, {**files, **dict(locks)})
    return Version(
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        name=questionnaire.name,
        number=questionnaire.version,
        text=text,
        lock_text=dict(locks)[lock_file(name)],
        locks=locks,
        warnings=examined.warnings,
    )


def _locks(examined: Examined) -> tuple[tuple[str, str], ...]:
    own = examined.locks[0]
    own.translations = remembered(examined.texts, own)
    return tuple((lock.file, lock.text()) for lock in examined.locks)


def read(text: str) -> Questionnaire:
    """Return the questionnaire of a frozen text, equal to the one that was published.

    Raises:
        QuestionnaireError: if the text is no frozen version.
    """
    name, files = _thawed(text)
    return read_files(files, name)


def examined(text: str) -> Examined:
    """Return the questionnaire of a frozen text with the place of each of its texts.

    Raises:
        QuestionnaireError: if the text is no frozen version.
    """
    name, files = _thawed(text)
    return examine_texts(files, name, Findings())


def is_frozen(text: str) -> bool:
    """Tell whether a text says that it is a frozen version."""
    return text.startswith("frozen:")


def _thawed(text: str) -> tuple[str, dict[str, str]]:
    try:
        return thawed(text)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        fault = Fault("version", 0, 0, Message.of("version_unreadable"), Message.of("version_unreadable_advice"))
        raise QuestionnaireError((fault,)) from error
