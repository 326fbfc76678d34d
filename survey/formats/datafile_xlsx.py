"""The data as a workbook: answers in words, answers in codes, and the codebook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from survey.formats import codebook_words as words
from survey.formats.codebook import of_data
from survey.formats.codebook_xlsx import CULTURES, add_codes, add_front, add_variables
from survey.formats.column import Tag
from survey.formats.sheet import Book

if TYPE_CHECKING:
    from survey.formats.column import Cell, Column
    from survey.formats.datafile import DataFile
    from survey.formats.sheet import Value

WIDTH = 16


def content(data: DataFile, *, language: str = "") -> bytes:
    """Return the workbook; the same data give the same bytes.

    Args:
        data: the responses.
        language: of labels and headings; the source language if none is named.
    """
    language = language or data.languages[0]
    codebook = of_data(data)
    book = Book(data.heading(language), CULTURES.get(language, language))
    names = [column.name for column in data.columns]
    labels = [_labels(column, language) for column in data.columns]
    spoken = ([_word(cell, said) for cell, said in zip(row, labels, strict=True)] for row in data.rows)
    book.add(words.word("answers", language), names, spoken, widths=(WIDTH,))
    coded = ([_code(cell) for cell in row] for row in data.rows)
    book.add(words.word("answers_coded", language), names, coded, widths=(WIDTH,))
    add_variables(book, codebook, language, name=words.word("codebook", language))
    add_codes(book, codebook, language)
    add_front(book, codebook, language, data.heading(language))
    return book.content()


def _labels(column: Column, language: str) -> dict[Cell, str]:
    return {coded.code: coded.label.text(language) for coded in column.codes}


def _word(cell: Cell, labels: dict[Cell, str]) -> Value:
    return labels.get(cell, _code(cell)) if isinstance(cell, (int, float, str, Tag)) else cell


def _code(cell: Cell) -> Value:
    return f".{cell.letter}" if isinstance(cell, Tag) else cell
