"""Writing: what the parts of the writer hand to each other while one questionnaire is written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from survey.questionnaire.lock import Lock
from survey.questionnaire.writer_scalars import written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from survey.questionnaire.structure import OptionList
    from survey.questionnaire.wording import Wording


@dataclass(slots=True)
class Writing:
    """One questionnaire while it is written: the lines so far, the translations by key, and the codes.

    Attributes:
        languages: source first.
        lists: shared lists by name.
    """

    languages: tuple[str, ...]
    lists: dict[str, OptionList] = field(default_factory=dict)
    lock: Lock = field(default_factory=lambda: Lock(""))
    _lines: list[str] = field(default_factory=list)
    _translated: dict[str, dict[str, str]] = field(default_factory=dict)

    def line(self, indent: int, text: str) -> None:
        """Write one line."""
        self._lines.append(" " * indent + text)

    def say(self, indent: int, word: str, key: str, wording: Wording) -> None:
        """Write `word: text` and remember the translations under the text's key; nothing for no text."""
        if wording:
            self.line(indent, f"{word}: {written(self.source(wording), indent)}")
            self.translate(key, wording)

    def say_item(self, indent: int, name: str, key: str, wording: Wording) -> None:
        """Write `- name: text`."""
        self.line(indent, f"- {name}: {written(self.source(wording), indent + 2)}")
        self.translate(key, wording)

    def source(self, wording: Wording) -> str:
        """Return the text in the source language."""
        return wording.text(self.languages[0])

    def translate(self, key: str, wording: Wording) -> None:
        """Remember the text's translations."""
        for language, text in wording.versions:
            if language in self.languages[1:]:
                self._translated.setdefault(language, {})[key] = text

    def translate_one(self, key: str, language: str, text: str) -> None:
        """Remember one translation."""
        self._translated.setdefault(language, {})[key] = text

    def text(self) -> str:
        """Return the source file."""
        return "\n".join(self._lines) + "\n"

    def sides(self) -> Iterator[tuple[str, str]]:
        """Yield each translation's language and file; an empty text where there are none."""
        for language in self.languages[1:]:
            texts = self._translated.get(language, {})
            lines = [f"language: {language}", *(f"{key}: {written(text, 0)}" for key, text in texts.items())]
            yield language, "\n".join(lines) + "\n" if texts else ""
