"""What stands around a figure: the question above it, who answered under that, and the source at the foot."""

from __future__ import annotations

from dataclasses import dataclass

from analysis import style
from analysis.charts.sheet import Sheet, Words

MARGIN = 6.0
FEW = 30


@dataclass(frozen=True, slots=True)
class Caption:
    """The words around a figure.

    Attributes:
        title: the question, word for word.
        base: who was asked, where and when, and how many answered.
        source: where the figures come from, with the edition.
        notes: what a reader must know to read it rightly, each a sentence.
    """

    title: str
    base: str
    source: str
    notes: tuple[str, ...] = ()


def blank_sheet(width_cm: float) -> Sheet:
    """Return an empty sheet of a width in centimetres."""
    return Sheet(width_cm * style.POINTS_PER_CM)


def set_head(sheet: Sheet, caption: Caption) -> None:
    """Set the question and the base line at the top."""
    room = sheet.width - 2 * MARGIN
    title = style.balanced_lines(caption.title, room, style.TITLE_SIZE, bold=True)
    sheet.height = MARGIN + style.TITLE_SIZE / 2
    sheet.height += sheet.lines(Words(MARGIN, sheet.height, "", style.TITLE_SIZE, bold=True), title) + 2
    base = style.wrapped(caption.base, room)
    sheet.height += sheet.lines(Words(MARGIN, sheet.height, "", colour=style.QUIET), base) + 6


def set_foot(sheet: Sheet, caption: Caption) -> None:
    """Set the notes and the source line under what is drawn, and end the sheet there."""
    room = sheet.width - 2 * MARGIN
    sheet.height += 16
    for sentence in (*caption.notes, caption.source):
        words = Words(MARGIN, sheet.height, "", colour=style.QUIET)
        sheet.height += sheet.lines(words, style.wrapped(sentence, room)) + 1.5
    sheet.height += MARGIN - style.TEXT_SIZE / 2


def few(base: int | None) -> bool:
    """Say whether a base is so small that its figures are shown in grey with "få svar"."""
    return base is not None and base < FEW
