"""What a contrast says in words, frames and HTML, and that it stays as it is."""

import numpy as np
import pytest

from analysis.contrast import Contrast, Line


@pytest.fixture
def contrast():
    return Contrast(
        "Er her <godt>?", ("Før", "Nu", "Ændring"), (Line("yes", "Ja", "higher"), Line("=mean", "Gennemsnit")),
        np.array([[0.2, 0.325, 0.125], [2.0, np.nan, np.nan]]), np.array([[400.0, 400, 400], [400, 400, 400]]),
        ("share", "number"), frozenset({2}), np.array([[False] * 3, [False, True, False]]), ("Base: alle.",), "Udgave 2",
    )  # fmt: skip


def test_a_difference_has_its_sign_and_its_mark(contrast):
    assert [contrast.words(0, j) for j in range(3)] == ["20,0\N{NO-BREAK SPACE}%", "32,5\N{NO-BREAK SPACE}%", "+12,5▲"]


def test_what_was_not_asked_is_a_dash_and_what_is_hidden_a_dot(contrast):
    assert [contrast.words(1, j) for j in range(3)] == ["2,00", "–", "·"]


def test_a_frame_has_a_line_for_each_figure(contrast):
    frame = contrast.to_frame()
    assert frame["unit"].tolist() == ["share", "share", "points", "number", "number", "number"]
    assert frame["figure"].isna().tolist() == [False] * 4 + [True] * 2


def test_html_is_escaped_and_complete(contrast):
    html = contrast._repr_html_()
    assert ("<caption>Er her &lt;godt&gt;?</caption>" in html, "<p>Udgave 2</p>" in html) == (True, True)


def test_its_figures_cannot_be_changed(contrast):
    with pytest.raises(ValueError, match="read-only"):
        contrast.figures[0, 0] = 1
