"""Translation: the texts of a questionnaire by key, their side files, and what is missing or stale in them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from survey.questionnaire import translation_losses
from survey.questionnaire.findings import Findings, Place, did_you_mean
from survey.questionnaire.lock import Translated
from survey.questionnaire.nodes import Mapping as MappingNode
from survey.questionnaire.nodes import Scalar
from survey.questionnaire.wording import Wording
from survey.texts.faults import Fault
from survey.texts.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from survey.questionnaire.lock import Lock
    from survey.questionnaire.nodes import Node

STANDARD_WORDS: Mapping[str, Mapping[str, str]] = {
    "other": {"da": "Andet, skriv:", "en": "Other, please write:", "de": "Anderes, bitte angeben:"},
    "none": {"da": "Ingen af disse", "en": "None of these", "de": "Nichts davon"},
    "not_used": {"da": "Bruger det ikke", "en": "Don't use it", "de": "Nutze ich nicht"},
    "dont_know": {"da": "Ved ikke", "en": "Don't know", "de": "Weiß nicht"},
    "refuse": {"da": "Ønsker ikke at svare", "en": "Prefer not to say", "de": "Keine Angabe"},
}
PLACEHOLDER = translation_losses.PLACEHOLDER


@dataclass(frozen=True, slots=True)
class Entry:
    """One source text.

    Attributes:
        text: the text and its place.
        before: how many questions stand before it; only those may be named in its placeholders.
        optional: whether standard words stand in for a missing translation.
        key_in_file: the text's key in the translations of the file it stands in, for a text of a block.
    """

    text: Scalar
    before: int
    optional: bool = False
    key_in_file: str = ""


@dataclass(slots=True)
class Texts:
    """All texts of one questionnaire while it is read.

    Attributes:
        languages: source first.
        sides: language, then key, then the translated text.
        entries: the source texts by key, in the order read.
        passed: the names of the questions read so far.
    """

    findings: Findings
    languages: tuple[str, ...] = ("da",)
    sides: dict[str, dict[str, Scalar]] = field(default_factory=dict)
    entries: dict[str, Entry] = field(default_factory=dict)
    passed: list[str] = field(default_factory=list)

    def say(self, key: str, text: Scalar | None) -> Wording:
        """Return the wording of a text in all languages and remember its key; nothing for no text."""
        if text is None:
            return Wording()
        if key in self.entries and "." in key:  # two questions of one name are a fault of their own
            line = self.entries[key].text.place.line
            message = Message.of("text_key_twice", word=key, line=line)
            self.findings.add(text.place, message, Message.of("text_key_twice_advice"))
        elif key not in self.entries:
            self.entries[key] = Entry(text, len(self.passed))
        return self._wording(key, {self.languages[0]: text.text.strip()})

    def standard(self, key: str, role: str, place: Place) -> Wording:
        """Return the standard words for a role, or the side files' where they have their own."""
        words = STANDARD_WORDS[role]
        if self.languages[0] not in words:
            message = Message.of("no_standard_words", word=role, language=self.languages[0])
            self.findings.add(place, message, Message.of("no_standard_words_advice", word=role))
        source = words.get(self.languages[0], words["en"])
        self.entries.setdefault(key, Entry(Scalar(source, place), len(self.passed), optional=True))
        return self._wording(key, {**words, self.languages[0]: source})

    def _wording(self, key: str, known: Mapping[str, str]) -> Wording:
        versions = []
        for language in self.languages:
            side = self.sides.get(language, {}).get(key)
            text = side.text.strip() if side and language != self.languages[0] else known.get(language, "")
            if text:
                versions.append((language, text))
        return Wording(tuple(versions))


def read_side_file(node: Node | None, file: str, language: str, findings: Findings) -> dict[str, Scalar]:
    """Return the texts of a translation file by key."""
    if node is None:
        return {}
    if not isinstance(node, MappingNode):
        findings.add(node.place, Message.of("side_file_shape"), Message.of("side_file_shape_advice"))
        return {}
    texts = {}
    for key, value in node.entries:
        if not isinstance(value, Scalar):
            findings.add(
                value.place,
                Message.of("side_text_expected", word=key.text),
                Message.of("side_text_advice", word=key.text),
            )
        elif key.text != "language":
            texts[key.text] = value
        elif value.text != language:
            message = Message.of("side_language", language=value.text, file=file)
            findings.add(value.place, message, Message.of("write_line", line=f"language: {language}"))
    if node.get("language") is None:
        advice = Message.of("write_line", line=f"language: {language}")
        findings.add(Place(file, 1, 1), Message.of("side_language_missing"), advice)
    return texts


def check_sides(texts: Texts) -> None:
    """Note keys that no text has, translations of nothing, and what was lost or invented in translating."""
    for side in texts.sides.values():
        for key, translated in side.items():
            entry = texts.entries.get(key)
            if entry is None:
                place = Place(translated.place.file, translated.place.line, 1)
                texts.findings.add(place, Message.of("side_key_unknown", word=key), did_you_mean(key, texts.entries))
            elif translated.text.strip():
                for message, advice in translation_losses.losses(entry.text.text, translated.text):
                    texts.findings.add(translated.place, message, advice)


def digest(text: str) -> str:
    """Return eight hex digits that stand for a text."""
    return hashlib.sha256(text.strip().encode("utf-8", "surrogatepass")).hexdigest()[:8]


def holes(texts: Texts) -> Iterator[Fault]:
    """Yield every text that a language lacks, placed at the source text."""
    for language in texts.languages[1:]:
        side = texts.sides.get(language, {})
        for key, entry in texts.entries.items():
            if not entry.optional and not (key in side and side[key].text.strip()):
                place, message = entry.text.place, Message.of("translation_missing", word=key, language=language)
                yield Fault(place.file, place.line, place.column, message, Message.of("translation_missing_advice"))


def stale(texts: Texts, lock: Lock) -> Iterator[Fault]:
    """Yield every translation whose source text has changed since, while it has not."""
    for language, side in texts.sides.items():
        for key, translated in side.items():
            made, entry = lock.translations.get(language, {}).get(key), texts.entries.get(key)
            if made and entry and _is_stale(made, entry, translated):
                place, message = translated.place, Message.of("translation_stale", word=key, source=entry.text.text)
                yield Fault(place.file, place.line, place.column, message, Message.of("translation_stale_advice"))


def _is_stale(made: Translated, entry: Entry, translated: Scalar) -> bool:
    return made.text == digest(translated.text) and made.source != digest(entry.text.text)


def remembered(texts: Texts, lock: Lock) -> dict[str, dict[str, Translated]]:
    """Return what the lock is to say of the translations; one that is stale keeps saying what it was made from."""
    result: dict[str, dict[str, Translated]] = {}
    for language, side in texts.sides.items():
        known = lock.translations.get(language, {})
        result[language] = {
            key: known[key]
            if key in known and _is_stale(known[key], texts.entries[key], translated)
            else Translated(digest(translated.text), digest(texts.entries[key].text.text))
            for key, translated in side.items()
            if key in texts.entries and translated.text.strip()
        }
    return result
