"""Languages of an XLSForm: the names its columns carry, and the codes that ours are known by."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from babel import Locale

from survey.questionnaire.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from survey.formats.imported import Ledger
    from survey.formats.xlsform_rows import Row

_CODE = re.compile(r"\(([a-z]{2,3})(?:-[A-Za-z]+)?\)$")


@dataclass(frozen=True, slots=True)
class Languages:
    """The languages of one form.

    Attributes:
        codes: our code by the name a column carries; "" stands for columns without a name.
        order: the codes, source first.
    """

    codes: Mapping[str, str]
    order: tuple[str, ...]

    def wording(self, texts: Mapping[str, str]) -> Wording:
        """Return texts by column language as one wording; the source language is never without a text."""
        said: dict[str, str] = {}
        for language in sorted(texts, key=lambda name: name == ""):
            said.setdefault(self.codes.get(language, self.order[0]), texts[language])
        if said and self.order[0] not in said:
            said[self.order[0]] = next(said[code] for code in self.order if code in said)
        return Wording(tuple((code, said[code]) for code in self.order if code in said))


def languages_of(rows: Iterable[Row], settings: Row | None, ledger: Ledger, *, assumed: str) -> Languages:
    """Return the languages that the columns of labels and hints name.

    Args:
        rows: the rows of the survey and the choices.
        settings: the row of settings, which may name the default language.
        ledger: where an assumption is noted.
        assumed: the language of a form that says none.
    """
    columns = {header: row for row in rows for header in row.columns if header[0] in ("label", "hint")}
    named = list(dict.fromkeys(language for _, language in columns if language))
    default = settings.text("default_language") if settings else ""
    codes: dict[str, str] = {}
    for name in named:
        codes[name] = _code(name, [code for other, code in codes.items() if other.lower() != name.lower()], ledger)
    plain_labels = [row for (base, language), row in columns.items() if (base, language) == ("label", "")]
    if default:
        source = codes.get(default) or _code(default, [], ledger)
    elif named and not any(row.sheet == "survey" for row in plain_labels):
        source = codes[named[0]]
    else:
        source = assumed
        ledger.note("survey", "import_language_assumed", language=assumed)
    order = dict.fromkeys((source, *codes.values()))
    return Languages({**{code: code for code in order}, **codes, "": source}, tuple(order))


def _code(name: str, taken: list[str], ledger: Ledger) -> str:
    found = _CODE.search(name.strip())
    word = name.strip().lower()
    code = found[1] if found else word if re.fullmatch("[a-z]{2,3}", word) else _known().get(word, "")
    if code and code not in taken:
        return code
    letters = re.sub("[^a-z]", "", word)
    free = (f"{letters[:2]}{letter}" for letter in "xyzqwvujkhgfdcba")
    code = next((each for each in free if re.fullmatch("[a-z]{3}", each) and each not in taken), "und")
    ledger.note("survey", "import_language_unknown", language=name, code=code)
    return code


@cache
def _known() -> dict[str, str]:
    """Return codes by the names of languages in English, Danish and German."""
    names: dict[str, str] = {}
    for speaker in ("de", "da", "en"):
        languages = Locale(speaker).languages
        names |= {name.lower(): code for code, name in languages.items() if re.fullmatch("[a-z]{2,3}", code)}
    return names | {"español": "es", "français": "fr", "norsk": "no", "svenska": "sv", "suomi": "fi"}


def column_name(code: str) -> str:
    """Return the name that a language's columns carry.

    >>> column_name("da")
    'Danish (da)'
    """
    name = Locale("en").languages.get(code)
    return f"{name} ({code})" if name else code
