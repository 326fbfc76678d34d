"""The look of every figure: measures, colours that hold 3:1 against white, the typeface and its widths."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import FT2Font, LoadFlags

POINTS_PER_CM = 72 / 2.54
WIDE_CM = 16.0
NARROW_CM = 7.8
PNG_DPI = 300

TITLE_SIZE = 10.0
TEXT_SIZE = 9.0
LEADING = 1.28

INK = "#1a1a1a"
QUIET = "#595959"
RULE = "#8c8c8c"
PAPER = "#ffffff"
BAR = "#1f5c99"
APART = "#757575"
# What is left of a hundred per cent: those whose answer stands in a column beside the bar.
TRACK = "#ececec"
HATCH = "#6b6b6b"
HATCHING = "//////"

# Brown to teal (ColorBrewer BrBG), told apart with any colour vision; the middle is grey because it takes no side.
BALANCED = ("#01665e", "#35978f", "#949494", "#bf812d", "#8c510a")
# One blue from dark to light, each step 3:1 against white and apart from the next in greys.
STEPS = ("#0b2f5b", "#17508a", "#2a72b5", "#4a8ac6", "#5e99d0")
# Okabe and Ito's colours, darkened to 3:1 where they were lighter.
NAMED = ("#0072b2", "#d55e00", "#009e73", "#a5538a", "#857100")

# What decides over the bytes of a figure, and must not come from anybody's matplotlibrc.
SETTINGS: dict[Any, Any] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "klyngesvar",
    "text.parse_math": False,
    "hatch.linewidth": 0.6,
    "path.simplify": True,
    "text.hinting": "no_hinting",
}
FAMILIES = ["DejaVu Sans", "Verdana", "sans-serif"]


def _file(*, bold: bool) -> Path:
    """Return the font file that matplotlib carries: a machine's own DejaVu may be another version."""
    return Path(mpl.get_data_path()) / "fonts" / "ttf" / ("DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf")


@cache
def typeface(size: float, *, bold: bool = False) -> FontProperties:
    """Return the typeface at a size in points."""
    face = FontProperties(fname=str(_file(bold=bold)), size=size, weight="bold" if bold else "normal")
    face.set_family(FAMILIES)
    return face


@cache
def _font(*, bold: bool) -> FT2Font:
    return FT2Font(str(_file(bold=bold)))


@cache
def drawable(words: str) -> str:
    """Return the words with a square for every character that the typeface lacks (an emoji, for example)."""
    glyphs = _font(bold=False).get_charmap()
    return "".join(letter if ord(letter) in glyphs or letter == "\n" else "□" for letter in words)


@cache
def width(words: str, size: float = TEXT_SIZE, *, bold: bool = False) -> float:
    """Return how many points wide one line of words is."""
    font = _font(bold=bold)
    font.set_size(size, 72)
    font.set_text(drawable(words), 0.0, flags=LoadFlags.NO_HINTING)
    return float(font.get_width_height()[0]) / 64


@cache
def wrapped(words: str, points: float, size: float = TEXT_SIZE, *, bold: bool = False) -> tuple[str, ...]:
    """Return the words in lines no wider than `points`; a single longer word is broken, nothing is ever cut."""
    lines: list[str] = []
    line = ""
    for word in words.split(" "):
        longer = f"{line} {word}".strip()
        if width(longer, size, bold=bold) <= points:
            line = longer
            continue
        if line:
            lines.append(line)
        *whole, line = _broken(word, points, size, bold=bold)
        lines.extend(whole)
    return tuple([*lines, line] if line or not lines else lines)


def _broken(word: str, points: float, size: float, *, bold: bool) -> list[str]:
    """Break a word that is wider than its column, with a hyphen at each break."""
    pieces: list[str] = []
    while width(word, size, bold=bold) > points and len(word) > 3:
        cut = max(
            (i for i in range(2, len(word) - 1) if width(word[:i] + "-", size, bold=bold) <= points),
            default=2,
        )
        pieces.append(word[:cut] + "-")
        word = word[cut:]
    return [*pieces, word]


@cache
def balanced_lines(words: str, points: float, size: float = TEXT_SIZE, *, bold: bool = False) -> tuple[str, ...]:
    """Return the fewest lines that hold the words, of as equal width as can be, as a heading is set."""
    fewest = len(wrapped(words, points, size, bold=bold))
    least, most = points / 2, points
    while most - least > 1:
        middle = (least + most) / 2
        if len(wrapped(words, middle, size, bold=bold)) <= fewest:
            most = middle
        else:
            least = middle
    return wrapped(words, most, size, bold=bold)


def luminance(colour: str) -> float:
    """Return the relative luminance of "#rrggbb". Source: WCAG 2.2, definition of relative luminance."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21. Source: WCAG 2.2, definition of contrast ratio.

    >>> round(contrast("#000000", "#ffffff"))
    21
    """
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def ink_on(colour: str) -> str:
    """Return the colour that words are read in on a surface: white, or near-black where that reads better."""
    return max((PAPER, INK), key=lambda ink: contrast(ink, colour))
