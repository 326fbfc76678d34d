"""The files of a questionnaire that is being written: read again when one of them is saved."""

from __future__ import annotations

import hashlib
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from survey.questionnaire.errors import QuestionnaireError
from survey.questionnaire.findings import Findings
from survey.questionnaire.nodes import Mapping as MappingNode
from survey.questionnaire.nodes import read_nodes
from survey.questionnaire.reader import Examined, examine_texts
from survey.questionnaire.sources import frozen_text, gather, is_inside
from survey.questionnaire.values import words_of
from survey.questionnaire.versions import Version

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from survey.questionnaire.structure import Questionnaire
    from survey.texts.faults import Fault

    Stamps = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Look:
    """What the files say now.

    Attributes:
        mark: changes whenever what is to be seen does.
        files: the text of each file by name.
        faults: what is wrong; the last good version stays.
        remarks: stale and missing translations, and too great a length.
        good: the last version without faults, or None where there has been none yet.
        questionnaire: what that version asks.
    """

    mark: str = ""
    files: Mapping[str, str] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()
    remarks: tuple[Fault, ...] = ()
    good: Version | None = None
    questionnaire: Questionnaire | None = None


class Watched:
    """A questionnaire's file, its translations and lock, and the files it uses."""

    def __init__(self, path: Path) -> None:
        """Watch the folders that those files lie in, so that a new one is noticed too."""
        self.path = path
        self._stamps: Stamps = ()
        self._folders = {path.parent}
        self._look = Look()
        self._turn = threading.Lock()

    def look(self) -> Look:
        """Return what the files say; they are read only where a folder has changed."""
        with self._turn:
            stamps = self._stamped()
            if stamps != self._stamps or not self._look.mark:
                self._look = self._read()
                self._stamps = self._stamped()
            return self._look

    def _stamped(self) -> Stamps:
        found = []
        for path in sorted({self.path, *(each for folder in self._folders for each in folder.glob("*.yaml"))}):
            try:
                stat = path.stat()
            except OSError:  # not there, or deleted since it was listed
                continue
            found.append((str(path), stat.st_mtime_ns, stat.st_size))
        return tuple(found)

    def _read(self) -> Look:
        findings, name = Findings(), self.path.name
        files = gather(self.path, findings)
        self._folders = {self.path.parent, *((self.path.parent / file).parent for file in _used(files, name))}
        mark = hashlib.sha256(repr(sorted(files.items())).encode("utf-8", "replace")).hexdigest()[:16]
        try:
            if name not in files:
                findings.stop()
            examined = examine_texts(files, name, findings)
        except QuestionnaireError as error:
            last = self._look
            return Look(mark, files, error.faults, (), last.good, last.questionnaire)
        remarks = (*examined.warnings, *examined.holes)
        return Look(mark, files, (), remarks, _version(examined, files, name), examined.questionnaire)


def _used(files: Mapping[str, str], name: str) -> list[str]:
    """Return the files that a questionnaire uses, also those that are not there yet."""
    root = read_nodes(files.get(name, ""), name, Findings())
    words = words_of(root, "use", Findings()) if isinstance(root, MappingNode) else ()
    return [word.text for word in words if is_inside(word.text)]


def _version(examined: Examined, files: Mapping[str, str], name: str) -> Version:
    """Return the version to be served: as publishing would make it, but with holes in the translations."""
    questionnaire = examined.questionnaire
    fields = {"frozen": "1", "questionnaire": questionnaire.name, "number": str(questionnaire.version), "file": name}
    locks = {lock.file: lock.text() for lock in examined.locks}
    text = frozen_text(fields, {**files, **locks})
    return Version(hashlib.sha256(text.encode()).hexdigest(), questionnaire.name, questionnaire.version, text, "")
