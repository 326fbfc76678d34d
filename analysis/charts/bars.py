"""Level bars from zero, one for each answer, with the share at the end of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis import style
from analysis.charts.caption import MARGIN, Caption, blank_sheet, set_foot, set_head
from analysis.charts.sheet import Box, Line, Sheet, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

THICKNESS = 13.0
GAP = 6.0
HIDDEN_WORDS = "for få svar"
HIDDEN_WIDTH = 22.0
# The ends an axis may have: figures of one report are then on few scales, and none is cut.
ENDS = (0.25, 0.5, 0.75, 1.0)


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: `length` is None where it may not be shown; `words` is the number as it is printed."""

    label: str
    length: float | None
    words: str
    apart: bool = False


def axis_end(lengths: Sequence[float | None]) -> float:
    """Return where the axis of shares ends: at a quarter, a half, three quarters or the whole.

    >>> axis_end((0.31, None))
    0.5
    """
    longest = max((length for length in lengths if length is not None), default=0.0)
    return next((end for end in ENDS if longest <= end), longest)


def bar_sheet(caption: Caption, bars: Sequence[Bar], width_cm: float = style.WIDE_CM) -> Sheet:
    """Return a sheet with the bars in the given order; on a narrow one each label stands above its bar."""
    sheet = blank_sheet(width_cm)
    set_head(sheet, caption)
    values = max(style.width(_end_words(bar)) for bar in bars) + 5
    if sheet.width < 300:
        _stacked_labels(sheet, bars, values)
    else:
        _labels_beside(sheet, bars, values)
    set_foot(sheet, caption)
    return sheet


def _end_words(bar: Bar) -> str:
    return HIDDEN_WORDS if bar.length is None else bar.words


def _labels_beside(sheet: Sheet, bars: Sequence[Bar], values: float) -> None:
    """Draw each bar to the right of its label."""
    widest = max(style.width(bar.label) for bar in bars)
    column = min(widest, 0.44 * sheet.width) + 1
    start = MARGIN + column + 6
    room = sheet.width - MARGIN - values - start
    end = axis_end([bar.length for bar in bars])
    leading = style.TEXT_SIZE * style.LEADING
    top = sheet.height
    for i, bar in enumerate(bars):
        if bar.apart and i and not bars[i - 1].apart:
            sheet.height += 4
        lines = style.balanced_lines(bar.label, column)
        height = max(THICKNESS, len(lines) * leading)
        middle = sheet.height + height / 2
        first = middle - (len(lines) - 1) * leading / 2
        sheet.lines(Words(start - 6, first, "", align="right"), lines)
        _bar(sheet, bar, start, middle - THICKNESS / 2, room / end)
        sheet.height += height + GAP
    sheet.height -= GAP
    sheet.add(Line(start, top - 2, start, sheet.height + 2))


def _stacked_labels(sheet: Sheet, bars: Sequence[Bar], values: float) -> None:
    """Draw each bar under its label."""
    room = sheet.width - 2 * MARGIN - values
    end = axis_end([bar.length for bar in bars])
    leading = style.TEXT_SIZE * style.LEADING
    for bar in bars:
        lines = style.wrapped(bar.label, sheet.width - 2 * MARGIN)
        sheet.height += sheet.lines(Words(MARGIN, sheet.height + leading / 2, ""), lines) + 2
        _bar(sheet, bar, MARGIN, sheet.height, room / end)
        sheet.add(Line(MARGIN, sheet.height - 1, MARGIN, sheet.height + THICKNESS + 1))
        sheet.height += THICKNESS + GAP
    sheet.height -= GAP


def _bar(sheet: Sheet, bar: Bar, x: float, y: float, scale: float) -> None:
    """Draw one bar and the number at its end; the width of a hidden one tells nothing."""
    hidden = bar.length is None
    length = HIDDEN_WIDTH if bar.length is None else bar.length * scale
    if length > 0:
        sheet.add(Box(x, y, length, THICKNESS, style.APART if bar.apart else style.BAR, hatched=hidden))
    colour = style.QUIET if hidden else style.INK
    sheet.add(Words(x + length + 4, y + THICKNESS / 2, _end_words(bar), colour=colour))
