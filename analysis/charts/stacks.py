"""Stacked bars of a scale, a hundred per cent each; "don't know" and the top of the scale have their own columns."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from analysis import style
from analysis.charts.bars import HIDDEN_WORDS
from analysis.charts.caption import MARGIN, Caption, blank_sheet, few, set_foot, set_head
from analysis.charts.sheet import Box, Sheet, Words
from survey.texts.numbers import number

if TYPE_CHECKING:
    from collections.abc import Sequence

THICKNESS = 16.0
GAP = 7.0
SEAM = 0.9
SWATCH = 8.0
# The least share of a bar that a hidden segment takes, so that it is never drawn as nothing.
HIDDEN_SHARE = 0.03
LABELLED_FROM = 0.05
HEADING_WIDTH = 46.0


@dataclass(frozen=True, slots=True)
class Stack:
    """One stacked bar; None stands for what may not be shown.

    Attributes:
        label: the village, the group or the statement.
        base: how many answers it rests on; None where that may not be shown either.
        segments: share of each answer, in the order of the scale.
        beside: share of each answer that stands in a column instead, in the order of the columns.
        columns: the words of the columns to the right, in the order of their headings.
    """

    label: str
    base: int | None
    segments: tuple[float | None, ...]
    beside: tuple[float | None, ...] = ()
    columns: tuple[str, ...] = ()

    def widths(self) -> tuple[float, ...]:
        """Return the share of a bar that each segment takes.

        What is left when all that is shown is taken away is dealt out evenly to what is hidden, so that a width tells
        no more than subtraction does; one that is hidden alone, which should not be, gets the least width.
        """
        if all(share is None for share in self.segments):
            return (1 / len(self.segments),) * len(self.segments)
        parts = (*self.segments, *self.beside)
        hidden = parts.count(None)
        left = 1.0 - sum(part for part in parts if part is not None)
        each = max(HIDDEN_SHARE, left / hidden) if hidden > 1 else HIDDEN_SHARE
        return tuple(each if share is None else share for share in self.segments)


@dataclass(frozen=True, slots=True)
class Legend:
    """What colours and columns mean; the last heading is set in bold when `bold_last`."""

    answers: tuple[str, ...]
    colours: tuple[str, ...]
    headings: tuple[str, ...] = ()
    bold_last: bool = False


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where the columns of a sheet stand, in points."""

    label: float
    base: float
    start: float
    room: float
    columns: tuple[float, ...]
    narrow: bool


def stack_sheet(caption: Caption, stacks: Sequence[Stack], legend: Legend, width_cm: float = style.WIDE_CM) -> Sheet:
    """Return a sheet with the stacks in the given order; on a narrow one each label stands above its bar."""
    sheet = blank_sheet(width_cm)
    set_head(sheet, caption)
    _legend(sheet, legend, hidden=any(None in stack.segments for stack in stacks))
    frame = _frame(sheet, stacks, legend)
    _headings(sheet, legend, frame)
    scale = frame.room / max(1.0, *(sum(stack.widths()) for stack in stacks))
    for stack in stacks:
        _stack(sheet, stack, legend, frame, scale)
    sheet.height -= GAP
    set_foot(sheet, caption)
    return sheet


def _frame(sheet: Sheet, stacks: Sequence[Stack], legend: Legend) -> _Frame:
    """Share the width out: as much to the bars as the words leave."""
    narrow = sheet.width < 300
    widest = max(style.width(stack.label + _few_words(stack)) for stack in stacks)
    label = sheet.width - 2 * MARGIN if narrow else min(widest, 0.34 * sheet.width) + 1
    base = 0.0 if narrow else max(style.width(_base_words(stack)) for stack in stacks) + 6
    start = MARGIN if narrow else MARGIN + label + 6 + base
    columns = []
    right = sheet.width - MARGIN
    for i in range(len(legend.headings) - 1, -1, -1):
        columns.append(right)
        right -= _column(legend, stacks, i)
    return _Frame(label, base, start, right - 4 - start, tuple(reversed(columns)), narrow)


def _heading(legend: Legend, i: int) -> tuple[str, ...]:
    """Return the lines of a column's heading."""
    bold = legend.bold_last and i == len(legend.headings) - 1
    longest = max(style.width(word, bold=bold) for word in legend.headings[i].split())
    return style.wrapped(legend.headings[i], max(longest, HEADING_WIDTH), bold=bold)


def _column(legend: Legend, stacks: Sequence[Stack], i: int) -> float:
    """Return the width of a column: its widest number, or the widest line of its heading."""
    bold = legend.bold_last and i == len(legend.headings) - 1
    words = [*_heading(legend, i), *(stack.columns[i] for stack in stacks)]
    return max(style.width(word, bold=bold) for word in words) + 8


def _base_words(stack: Stack) -> str:
    return "" if stack.base is None else number(stack.base)


def _few_words(stack: Stack) -> str:
    return " (få svar)" if few(stack.base) else ""


def _legend(sheet: Sheet, legend: Legend, *, hidden: bool) -> None:
    """Set a swatch and its answer one after another, on as many lines as they need."""
    leading = style.TEXT_SIZE * style.LEADING + 2
    x = MARGIN
    sheet.height += leading / 2
    entries = [*zip(legend.answers, legend.colours, strict=True), *([(HIDDEN_WORDS, "")] if hidden else [])]
    for words, colour in entries:
        wide = SWATCH + 4 + style.width(words) + 10
        if x > MARGIN and x + wide - 10 > sheet.width - MARGIN:
            x = MARGIN
            sheet.height += leading
        sheet.add(Box(x, sheet.height - SWATCH / 2, SWATCH, SWATCH, colour or style.PAPER, hatched=not colour))
        sheet.add(Words(x + SWATCH + 4, sheet.height, words))
        x += wide
    sheet.height += leading / 2 + 6


def _headings(sheet: Sheet, legend: Legend, frame: _Frame) -> None:
    """Set the headings of the columns, all ending on the same line."""
    leading = style.TEXT_SIZE * 1.15
    headings = [_heading(legend, i) for i in range(len(legend.headings))]
    deepest = max([len(words) for words in headings], default=1)
    last = sheet.height + (deepest - 0.5) * leading
    for i, words in enumerate(headings):
        bold = legend.bold_last and i == len(headings) - 1
        for j, word in enumerate(reversed(words)):
            colour = style.INK if bold else style.QUIET
            sheet.add(Words(frame.columns[i], last - j * leading, word, bold=bold, colour=colour, align="right"))
    sheet.add(Words(frame.start, last, "Procent", colour=style.QUIET))
    if not frame.narrow and frame.base > 6:
        sheet.add(Words(frame.start - 6, last, "n", colour=style.QUIET, align="right"))
    sheet.height += deepest * leading + 3


def _stack(sheet: Sheet, stack: Stack, legend: Legend, frame: _Frame, scale: float) -> None:
    """Draw one stack with its label, its base and its columns."""
    leading = style.TEXT_SIZE * style.LEADING
    colour = style.QUIET if few(stack.base) else style.INK
    words = stack.label + _few_words(stack)
    if frame.narrow:
        lines = style.wrapped(
            f"{words} · n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}{_base_words(stack)}"
            if stack.base is not None
            else words,
            frame.label,
        )
        sheet.height += sheet.lines(Words(MARGIN, sheet.height + leading / 2, "", colour=colour), lines) + 2
        height = THICKNESS
    else:
        lines = style.balanced_lines(words, frame.label)
        height = max(THICKNESS, len(lines) * leading)
        first = sheet.height + height / 2 - (len(lines) - 1) * leading / 2
        sheet.lines(Words(MARGIN + frame.label, first, "", colour=colour, align="right"), lines)
    middle = sheet.height + height / 2
    if not frame.narrow:
        sheet.add(Words(frame.start - 6, middle, _base_words(stack), colour=style.QUIET, align="right"))
    _segments(sheet, stack, legend, frame.start, middle - THICKNESS / 2, scale)
    for i, cell in enumerate(stack.columns):
        bold = legend.bold_last and i == len(stack.columns) - 1
        sheet.add(Words(frame.columns[i], middle, cell, bold=bold, colour=colour, align="right"))
    sheet.height += height + GAP


def _segments(sheet: Sheet, stack: Stack, legend: Legend, x: float, y: float, scale: float) -> None:
    """Draw the segments from left to right; neighbours that may not be shown are one hatched piece."""
    widths = stack.widths()
    rest = scale * (1 - sum(widths))
    if rest > SEAM and None not in stack.beside:
        sheet.add(Box(x + scale - rest, y, rest, THICKNESS, style.TRACK))
    for hidden, run in groupby(range(len(widths)), key=lambda i: stack.segments[i] is None):
        places = list(run)
        if hidden:
            wide = scale * sum(widths[i] for i in places)
            sheet.add(Box(x, y, wide - SEAM, THICKNESS, hatched=True))
            x += wide
            continue
        for i in places:
            wide = widths[i] * scale
            _segment(sheet, Box(x, y, wide - SEAM, THICKNESS, legend.colours[i]), widths[i])
            x += wide


def _segment(sheet: Sheet, box: Box, share: float) -> None:
    """Draw one segment, with its number where there is room for it."""
    if box.width > 0:
        sheet.add(box)
    words = number(100 * share)
    if share >= LABELLED_FROM and style.width(words) + 2 <= box.width:
        middle = (box.x + box.width / 2, box.y + box.height / 2)
        sheet.add(Words(*middle, words, colour=style.ink_on(box.colour), align="center"))
