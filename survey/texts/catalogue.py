"""The catalogues: Danish sentences in the other languages, compiled in memory from `locale/*/messages.po`."""

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


@cache
def translations(language: str) -> gettext.NullTranslations:
    """Return the catalogue of a language; Danish, and a language without a catalogue, say the msgid itself."""
    path = FOLDER / language / "messages.po"
    if not path.is_file() or language == SOURCE:
        return gettext.NullTranslations()
    with path.open("rb") as file:
        catalogue = read_po(file, locale=language)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def say(message: Message, language: str) -> str:
    """Return the sentence of a message in a language.

    A key without a sentence is said as the key, so that a missing text never hides the error it tells of.
    """
    from survey.texts.sentences import ENGLISH, SENTENCES  # noqa: PLC0415 - loads every room's sentences, once

    danish = SENTENCES.get(message.key, message.key)
    text = ENGLISH.get(message.key) if language == "en" else None
    text = text or translations(language).gettext(danish)
    return text % dict(message.params) if message.params else text
