"""Wordings: one text in each of a questionnaire's languages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wording:
    """A text in one or more languages; the first is the source, to which a missing one falls back.

    Attributes:
        versions: pairs of language and text, source first; empty for "says nothing".
    """

    versions: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.versions)

    def spoken(self, language: str) -> tuple[str, str]:
        """Return the text and the language it is really in (the source's where `language` is missing)."""
        for spoken, text in self.versions:
            if spoken == language:
                return text, spoken
        return (self.versions[0][1], self.versions[0][0]) if self.versions else ("", language)

    def text(self, language: str) -> str:
        """Return the text in `language`, or in the source language where it is missing."""
        return self.spoken(language)[0]

    def source(self) -> str:
        """Return the text in the source language."""
        return self.versions[0][1] if self.versions else ""
