"""Colours, widths of words and the breaking of lines."""

import pytest

from analysis import style

PALETTES = (*style.BALANCED, *style.STEPS, *style.NAMED, style.BAR, style.APART, style.HATCH)


@pytest.mark.parametrize("colour", PALETTES)
def test_every_drawn_colour_stands_out_from_the_paper(colour):
    assert style.contrast(colour, style.PAPER) >= 3


@pytest.mark.parametrize("colour", PALETTES)
def test_words_on_a_colour_can_be_read(colour):
    assert style.contrast(style.ink_on(colour), colour) >= 4.5


@pytest.mark.parametrize("colour", [style.INK, style.QUIET])
def test_words_on_paper_can_be_read_by_weak_eyes(colour):
    assert style.contrast(colour, style.PAPER) >= 7


def test_no_line_is_wider_than_its_column_and_no_word_is_lost():
    words = "Boldspil (fx fodbold, håndbold eller badminton) og speciallægepraksisplanlægningsstabiliseringsperiode"
    lines = style.wrapped(words, 90)
    assert all(style.width(line) <= 90 for line in lines)
    assert "".join(lines).replace("-", "").replace(" ", "") == words.replace(" ", "")


def test_a_heading_is_set_in_lines_of_much_the_same_width():
    first, second = style.balanced_lines("Hvad er efter din mening den bedste løsning for klyngen?", 300, 10, bold=True)
    assert style.width(first, 10, bold=True) / style.width(second, 10, bold=True) == pytest.approx(1, abs=0.35)


def test_a_character_without_a_glyph_becomes_a_square():
    assert style.drawable(
        "Hal \N{SMILING FACE WITH OPEN MOUTH AND SMILING EYES}\N{CJK UNIFIED IDEOGRAPH-6751}"
    ).endswith("□")
