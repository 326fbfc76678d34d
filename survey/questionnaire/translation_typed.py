"""Typed translations: what a translator wrote into a sheet, taken into the translation files or refused as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from survey.questionnaire.errors import QuestionnaireError
from survey.questionnaire.findings import Findings
from survey.questionnaire.lock import Translated
from survey.questionnaire.shared import lock_of
from survey.questionnaire.side_text import ELSE, GONE, one_line
from survey.questionnaire.sources import lock_file
from survey.questionnaire.translation import digest
from survey.questionnaire.translation_lines import translations
from survey.questionnaire.translation_losses import losses
from survey.texts.faults import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from survey.questionnaire.translation_lines import Line, Translations


@dataclass(frozen=True, slots=True)
class Typed:
    """One line of a translator's sheet.

    Attributes:
        file: the translation's file.
        key: the text's key in it.
        source: the source text that the translator saw.
        before: the translation that stood there when the sheet was written.
        text: the translation that stands there now.
        is_confirmed: whether the translator says that a stale translation is still right.
        cell: where it stands, `sheet.xlsx: F12`.
    """

    file: str
    key: str
    source: str
    before: str
    text: str
    is_confirmed: bool
    cell: str


@dataclass(frozen=True, slots=True)
class Taken:
    """What has become of a sheet.

    Attributes:
        files: every file whose content is another now.
        translations: as they stand after it.
        changed: how many translations are new.
        clashes: lines that had been changed in the file too; the file's text is kept in a comment.
        outdated: lines whose source has changed since the sheet was written.
        gone: lines whose text is gone; they are kept in a comment.
    """

    files: Mapping[str, str]
    translations: Translations
    changed: int
    clashes: tuple[str, ...]
    outdated: tuple[str, ...]
    gone: tuple[str, ...]


def take(
    files: Mapping[str, str],
    name: str,
    language: str,
    typed: Sequence[Typed],
    earlier: Sequence[Mapping[str, str]] = (),
) -> Taken:
    """Return the files with what a translator typed.

    Raises:
        QuestionnaireError: with every cell whose translation loses a value, a link or bold words; nothing is taken.
    """
    found = translations(files, name, language, earlier)
    known = {(line.file, line.key): line for line in found.lines}
    _refuse(typed, known)
    taking = _Taking(found, known)
    for each in typed:
        taking.take(each)
    lock = _lock_text(files, name, language, taking.remembered)
    after = translations({**files, **taking.sides(), **lock}, name, language, earlier)
    written = {**files, **lock, **after.updated()}
    changed = {file: text for file, text in written.items() if files.get(file) != text}
    return Taken(changed, after, taking.changed, tuple(taking.clashes), tuple(taking.outdated), tuple(taking.gone))


def _refuse(typed: Sequence[Typed], known: Mapping[tuple[str, str], Line]) -> None:
    faults = [fault for each in typed for fault in _faults(each, known.get((each.file, each.key)))]
    if faults:
        raise QuestionnaireError(faults)


def _faults(typed: Typed, line: Line | None) -> Iterator[Fault]:
    if line is not None and typed.text and typed.text != typed.before:
        for message, advice in losses(line.source, typed.text):
            yield Fault(typed.cell, 0, 0, message, advice)


class _Taking:
    """A sheet while it is taken in, line by line."""

    def __init__(self, found: Translations, known: Mapping[tuple[str, str], Line]) -> None:
        self.found, self.known = found, known
        self.changed = 0
        self.clashes: list[str] = []
        self.outdated: list[str] = []
        self.gone: list[str] = []
        self.remembered: dict[str, Translated] = {}

    def sides(self) -> dict[str, str]:
        """Return the translation files as they are now."""
        return {file: side.text() for file, side in self.found.sides.items()}

    def take(self, typed: Typed) -> None:
        """Take one line in."""
        line = self.known.get((typed.file, typed.key))
        if line is None:
            self._keep(typed)
        elif typed.text and typed.text not in (typed.before, line.text):
            self._put(typed, line)
        elif typed.is_confirmed and line.text and line.name:
            self.remembered[line.name] = Translated(digest(line.text), digest(typed.source))

    def _keep(self, typed: Typed) -> None:
        """Keep in a comment what was typed for a text that is gone."""
        side = self.found.sides.get(typed.file)
        comment = f"{GONE}{typed.key}: {one_line(typed.text)}"
        if side is None or not typed.text or typed.text == typed.before:
            return
        self.gone.append(typed.key)
        if comment not in side.text().split("\n"):
            side.pieces[-1].above.append(comment)

    def _put(self, typed: Typed, line: Line) -> None:
        side = self.found.sides[line.file]
        order = [each.key for each in self.found.lines if each.file == line.file and side.of(each.key) is not None]
        earlier = [each.key for each in self.found.lines if each.file == line.file]
        before = [key for key in earlier[: earlier.index(line.key)] if key in order]
        side.put(line.key, typed.text, before[-1] if before else None)
        self.changed += 1
        if line.text and line.text != typed.before:
            self.clashes.append(line.key)
            side.remark(line.key, ELSE, line.text)
        if typed.source != line.source:
            self.outdated.append(line.key)
            if line.name:
                self.remembered[line.name] = Translated(digest(typed.text), digest(typed.source))


def _lock_text(
    files: Mapping[str, str], name: str, language: str, remembered: Mapping[str, Translated]
) -> dict[str, str]:
    """Return the lock that remembers what some translations were made from; its codes are as they were."""
    if not remembered:
        return {}
    lock = lock_of(files, name, Findings())
    lock.translations.setdefault(language, {}).update(remembered)
    return {lock_file(name): lock.text()}
