"""The catalogues: Danish sentences in the other languages, compiled in memory from `locale/*/messages.po`.

Who is spoken to is part of a voice: `da` says "du", `da@organisations` says "I" where a catalogue of theirs has it.
"""

from __future__ import annotations

import gettext
import io
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

if TYPE_CHECKING:
    from survey.texts.message import Message

SOURCE = "da"
FOLDER = Path(__file__).parent / "locale"


@cache
def languages() -> tuple[str, ...]:
    """Return the languages the platform itself speaks, Danish first, then those with a catalogue."""
    found = {path.parent.name for path in FOLDER.glob("*/messages.po")}
    return (SOURCE, *sorted(found, key=lambda language: (language != "en", language)))


def voice(language: str, about: str) -> str:
    """Return the voice that speaks a language to people or to organisations.

    >>> voice("da", "people"), voice("da", "organisations")
    ('da', 'da@organisations')
    """
    return language if about == "people" else f"{language}@{about}"


@cache
def translations(voice: str) -> gettext.NullTranslations:
    """Return the catalogue of a voice; Danish, and a language without a catalogue, say the msgid itself."""
    language, _, about = voice.partition("@")
    path = FOLDER / about / f"{language}.po" if about else FOLDER / language / "messages.po"
    common = translations(language) if about else gettext.NullTranslations()
    if not path.is_file() or (language == SOURCE and not about):
        return common
    catalogue = _compiled(path, language)
    catalogue.add_fallback(common)
    return catalogue


def _compiled(path: Path, language: str) -> gettext.GNUTranslations:
    with path.open("rb") as file:
        catalogue = read_po(file, locale=language)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def say(message: Message, voice: str) -> str:
    """Return the sentence of a message in a language, or in the voice for those it is said to.

    A key without a sentence is said as the key, so that a missing text never hides the error it tells of.
    """
    from survey.texts.sentences import ENGLISH, SENTENCES  # noqa: PLC0415 - loads every room's sentences, once

    danish = SENTENCES.get(message.key, message.key)
    text = ENGLISH.get(message.key) if voice.partition("@")[0] == "en" else None
    text = text or translations(voice).gettext(danish)
    return text % dict(message.params) if message.params else text
