"""The stylesheet: small, and legible for everybody."""

import re
import zlib

import pytest

from survey.web.security import STYLESHEET, policy, style

LIGHT, DARK = (
    dict(re.findall(r"--([a-z-]+): (#[0-9a-f]+);", block))
    for block in re.findall(r":root \{(.*?)\}", STYLESHEET.read_text(), re.DOTALL)[:2]
)
TEXT = [
    ("ink", "paper"), ("ink", "wash"), ("ink", "chosen"), ("ink", "done"), ("ink", "pink"), ("soft", "paper"),
    ("blue", "paper"), ("blue", "wash"), ("on-blue", "blue"), ("on-blue", "blue-deep"), ("red", "paper"), ("red", "pink"),
    ("blue", "done"),
]  # fmt: skip


def luminance(colour):
    """Return the relative luminance. Source: WCAG 2.2, definition of relative luminance."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT)
def test_text_stands_out(scheme, text, ground):
    assert contrast(scheme[text], scheme[ground]) >= 7


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_borders_of_fields_stand_out(scheme):
    assert contrast(scheme["line"], scheme["paper"]) >= 3


def test_the_stylesheet_is_small():
    """Brotli, which the promise of 6 KB is about, is smaller than this."""
    assert len(zlib.compress(STYLESHEET.read_bytes(), 9)) < 6 * 1024


def test_nothing_is_fetched_from_elsewhere():
    assert "url(" not in style()
    assert "http" not in policy()
