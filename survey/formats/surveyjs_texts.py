"""Texts as SurveyJS holds them: one string, or one for each language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from survey.formats.rich_text import as_html

if TYPE_CHECKING:
    from collections.abc import Callable

    from survey.questionnaire.wording import Wording

    Said = str | dict[str, str]

_PLACEHOLDER = re.compile(r"\$\{([a-z][a-z0-9_]*(?:\.[a-z0-9_]+)?)\}")
_SOURCE = "en"  # the language that SurveyJS keeps under `default`


def said(wording: Wording, languages: tuple[str, ...]) -> Said:
    """Return a text in every language; where one is missing, the source stands in for it, as on our own pages."""
    return _versions(wording, languages, _piped)


def html(wording: Wording, languages: tuple[str, ...]) -> Said:
    """Return a text that SurveyJS takes as HTML."""
    return _versions(wording, languages, lambda text: _piped(as_html(text)))


def _versions(wording: Wording, languages: tuple[str, ...], made: Callable[[str], str]) -> Said:
    texts = {language: made(wording.text(language)) for language in languages}
    if len(languages) == 1:
        return texts[languages[0]]
    default = texts.pop(_SOURCE, texts[languages[0]])
    return {"default": default, **texts}


def _piped(text: str) -> str:
    return _PLACEHOLDER.sub(r"{\1}", text)
