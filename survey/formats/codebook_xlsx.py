"""The codebook as a workbook: a line for each variable, and a line for each code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from survey.formats import codebook_words as words
from survey.formats.codebook import of_questionnaire
from survey.formats.column import OURS, missing_codes
from survey.formats.sheet import Book
from survey.formats.stata import LETTERS
from survey.formats.wordings import plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from survey.formats.codebook import Codebook, Entry
    from survey.questionnaire.structure import Questionnaire

CULTURES = {"da": "da-DK", "en": "en-GB", "de": "de-DE"}
HEADINGS = (
    "variable", "section", "question", "about", "universe",
    "content", "level", "codes", "missing", "limits", "publish", "care", "remarks",
)  # fmt: skip
CODES_WITHIN = 40
"""How many codes stand on a variable's line; all stand on the sheet of codes."""


def content(codebook: Codebook, *, language: str = "") -> bytes:
    """Return the workbook; the same codebook gives the same bytes.

    Args:
        codebook: what to show.
        language: of the headings; questions and answers stand in every language. The source if none is named.
    """
    language = language or codebook.languages[0]
    title = f"{words.word('codebook', language)}: {plain(codebook.title.text(language))}"
    book = Book(title, CULTURES.get(language, language))
    add_front(book, codebook, language, title)
    add_variables(book, codebook, language)
    add_codes(book, codebook, language)
    return book.content()


def write(questionnaire: Questionnaire, path: Path) -> None:
    """Write the codebook of a questionnaire alone."""
    path.write_bytes(content(of_questionnaire(questionnaire)))


def add_front(book: Book, codebook: Codebook, language: str, title: str) -> None:
    """Add the sheet that says where the answers come from, and what the missing ones are."""
    book.add_pairs(words.word("read_me", language), title, _front(codebook, language))


def add_variables(book: Book, codebook: Codebook, language: str, *, name: str = "") -> None:
    """Add the sheet with a line for each variable."""
    question = words.word("question", language)
    others = codebook.languages[1:]
    headings = [words.word(key, language) for key in HEADINGS]
    headings += [f"{question} ({words.language_name(other, language)})" for other in others]
    widths = (25, 13, 34, 24, 18, 8, 9, 27, 18, 9, 12, 14, 26, *(34 for _ in others))
    rows = (_variable(entry, codebook, language) for entry in codebook.entries)
    book.add(name or words.word("variables", language), headings, rows, widths=widths, wrapped=True)


def add_codes(book: Book, codebook: Codebook, language: str) -> None:
    """Add the sheet with a line for each code of each variable."""
    label = words.word("label", language)
    spoken = [f"{label} ({words.language_name(other, language)})" for other in codebook.languages]
    headings = [
        words.word("variable", language),
        words.word("code", language),
        *spoken,
        words.word("missing", language),
    ]
    rows = (
        (
            entry.column.name,
            coded.code if isinstance(coded.code, (int, float)) else str(coded.code),
            *(coded.label.text(other) for other in codebook.languages),
            words.word("yes", language) if coded.is_missing else "",
        )
        for entry in codebook.entries
        for coded in entry.column.codes
    )
    widths = (30, 10, *(44 for _ in codebook.languages), 16)
    book.add(words.word("codes", language), headings, rows, widths=widths, wrapped=True)


def _variable(entry: Entry, codebook: Codebook, language: str) -> tuple[str, ...]:
    return (
        entry.column.name,
        entry.section.text(language),
        _ask(entry, codebook.languages[0]),
        words.about(entry, language),
        entry.universe.text(language) if entry.question else "",
        words.content_word(entry, language),
        words.word(entry.column.level, language),
        _answers(entry, language),
        _missing(entry, language),
        words.limits(entry, language),
        words.word(entry.publish, language) if entry.question else "",
        words.care(entry, language),
        "\n".join(entry.remarks),
        *(_ask(entry, other) for other in codebook.languages[1:]),
    )


def _ask(entry: Entry, spoken: str) -> str:
    """Return the question in a language, with that of the repeat it stands in."""
    asks = [plain(entry.around.ask.text(spoken))] if entry.around else []
    return " – ".join([*asks, entry.ask.text(spoken)])


def _answers(entry: Entry, language: str) -> str:
    """Return the codes, one a line; the beginning of a list that is too long for a cell to be read."""
    lines = [f"{coded.code} = {coded.label.text(language)}" for coded in entry.column.answers()]
    return "\n".join([*lines[:CODES_WITHIN], *(["…"] if len(lines) > CODES_WITHIN else [])])


def _missing(entry: Entry, language: str) -> str:
    if OURS not in entry.column.missing:
        return ""
    told = (f"{code} = {label}" for code, label in words.own_missing(entry, language))
    return "\n".join(["-9 … -1", *told])


def _front(codebook: Codebook, language: str) -> Iterator[tuple[str, str]]:
    if period := words.period(codebook, language):
        yield words.word("wave", language), period
    if codebook.note:
        yield words.word("care", language), codebook.note.text(language)
    yield words.word("missing", language), words.MISSING_NOTE.text(language)
    yield "__missing", words.WHY_NOTE.text(language)
    for coded in missing_codes():
        yield f"{coded.code}  (.{LETTERS[int(str(coded.code))]})", coded.label.text(language)
