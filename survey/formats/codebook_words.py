"""What the codebook calls things, in the language of whoever reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from survey.formats.column import missing_codes
from survey.formats.wordings import plain, told
from survey.texts.dates import date_in_words
from survey.texts.numbers import number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from survey.formats.codebook import Codebook, Entry
    from survey.questionnaire.wording import Wording

WORDS: Mapping[str, Wording] = {
    "codebook": told("Kodebog", "Codebook", "Codebuch"),
    "variable": told("Variabel", "Variable", "Variable"),
    "variables": told("Variable", "Variables", "Variablen"),
    "section": told("Del", "Section", "Teil"),
    "question": told("Spørgsmål", "Question", "Frage"),
    "about": told("Hvad den rummer", "What it holds", "Inhalt"),
    "universe": told("Hvem er spurgt", "Who was asked", "Wer gefragt wurde"),
    "codes": told("Koder", "Codes", "Codes"),
    "code": told("Kode", "Code", "Code"),
    "label": told("Svar", "Answer", "Antwort"),
    "missing": told("Manglende svar", "Missing answers", "Fehlende Antworten"),
    "level": told("Måleniveau", "Level of measurement", "Messniveau"),
    "content": told("Indhold", "Content", "Inhalt"),
    "publish": told("Må vises", "May be shown", "Darf gezeigt werden"),
    "care": told("Pas på", "Take care", "Vorsicht"),
    "remarks": told("Bemærk", "Note", "Hinweis"),
    "limits": told("Grænser", "Limits", "Grenzen"),
    "nominal": told("nominal", "nominal", "nominal"),
    "ordinal": told("ordinal", "ordinal", "ordinal"),
    "scale": told("skala", "scale", "metrisch"),
    "number": told("tal", "number", "Zahl"),
    "coded": told("kode", "code", "Code"),
    "text": told("tekst", "text", "Text"),
    "date": told("dato", "date", "Datum"),
    "time": told("klokkeslæt", "time of day", "Uhrzeit"),
    "moment": told("dato og klokkeslæt", "date and time", "Datum und Uhrzeit"),
    "named": told("med navn", "by name", "mit Namen"),
    "combined": told("kun lagt sammen", "combined only", "nur zusammengefasst"),
    "never": told("aldrig", "never", "nie"),
    "sensitive": told("følsomt: højere grænser for små tal", "sensitive: higher limits for small numbers", "sensibel"),
    "identifies": told("kan røbe, hvem der skrev", "may tell who wrote it", "kann verraten, wer schrieb"),
    "rank": told("rang, 1 er først", "rank, 1 comes first", "Rang, 1 steht zuerst"),
    "read_me": told("Læs mig", "Read me", "Lies mich"),
    "wave": told("Undersøgelse", "Survey", "Erhebung"),
    "answers": told("Svar", "Answers", "Antworten"),
    "answers_coded": told("Svar i koder", "Answers in codes", "Antworten in Codes"),
    "yes": told("ja", "yes", "ja"),
    "whole": told("hele svaret", "the whole answer", "die ganze Antwort"),
}
MISSING_NOTE = told(
    "De samme otte numre i alle variable. Et svar, der mangler, er aldrig 0. I Stata er de .a til .i.",
    "The same eight numbers in every variable. A missing answer is never 0. In Stata they are .a to .i.",
    "Dieselben acht Zahlen in allen Variablen. Eine fehlende Antwort ist nie 0. In Stata heißen sie .a bis .i.",
)
WHY_NOTE = told(
    "En variabel, der ender på __missing, siger, hvorfor en tekst, en dato eller et punkt er tomt; 0 er besvaret.",
    "A variable that ends in __missing says why a text, a date or a point is empty; 0 is answered.",
    "Eine Variable auf __missing sagt, warum ein Text, ein Datum oder ein Punkt leer ist; 0 heißt beantwortet.",
)
LANGUAGES: Mapping[str, Wording] = {
    "da": told("dansk", "Danish", "Dänisch"),
    "en": told("engelsk", "English", "Englisch"),
    "de": told("tysk", "German", "Deutsch"),
}


def word(key: str, language: str) -> str:
    """Return what something is called."""
    return WORDS[key].text(language)


def language_name(spoken: str, language: str) -> str:
    """Return what a language is called in another."""
    return LANGUAGES[spoken].text(language) if spoken in LANGUAGES else spoken


def content_word(entry: Entry, language: str) -> str:
    """Return what stands in a variable."""
    is_code = entry.column.content == "number" and entry.column.level != "scale"
    return word("coded" if is_code else entry.column.content, language)


def about(entry: Entry, language: str) -> str:
    """Return what a variable holds, for a reader who has its question before their eyes."""
    label = entry.column.label.text(language)
    for asked in (entry.around, entry.question):
        ask = plain(asked.ask.text(language)) if asked else ""
        label = label.removesuffix(ask).removesuffix(" – ") if ask else label
    unit = entry.limits.unit.text(language) if entry.limits else ""
    whole = word("whole", language)
    number, dot, rest = label.partition(". ")
    if dot and number.isdigit() and not rest:
        return f"{number}. {whole}"
    if entry.question is None or not label or label == f"{plain(entry.ask.text(language))} ({unit})":
        return f"{whole} ({unit})" if unit else whole
    is_rank = entry.column.variable is not None and entry.column.variable.measure == "rank"
    return f"{label} ({word('rank', language)})" if is_rank else label


def own_missing(entry: Entry, language: str) -> list[tuple[str, str]]:
    """Return the codes of missing answers that the questionnaire has its own words for, with the words."""
    usual = {coded.code: coded.label.text(language) for coded in missing_codes()}
    said = ((coded.code, coded.label.text(language)) for coded in entry.column.codes if coded.is_missing)
    return [(str(code), label) for code, label in said if label != usual.get(code)]


def care(entry: Entry, language: str) -> str:
    """Return what whoever shows the answers must take care of; "" for nothing."""
    said = [word("sensitive", language)] if entry.is_sensitive else []
    is_words = entry.column.content == "text" and entry.may_identify
    return "; ".join([*said, *([word("identifies", language)] if is_words else [])])


def limits(entry: Entry, language: str) -> str:
    """Return the smallest and the largest number, and the unit; "" for what is no number."""
    if entry.limits is None or entry.column.level != "scale":
        return ""
    low, high = entry.limits.min, entry.limits.max
    decimals = entry.limits.decimals
    top = "" if high is None or isinstance(high, str) else _year_or_number(high, decimals)
    return f"{_year_or_number(low, decimals)}–{top} {entry.limits.unit.text(language)}".strip()


def _year_or_number(value: float, decimals: int) -> str:
    # A year has no full stop in it.
    return str(int(value)) if 1000 <= value < 3000 else number(value, 0 if float(value).is_integer() else decimals)


def period(codebook: Codebook, language: str) -> str:
    """Return where and when the answers were given; "" for a questionnaire without a wave."""
    if codebook.days is None:
        return codebook.place
    first, last = (date_in_words(day, language) for day in codebook.days)
    return f"{codebook.place}, {first} – {last}" if codebook.place else f"{first} – {last}"
