"""The sheet a figure is drawn on: one reused matplotlib figure, measured in points from the upper left corner."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from functools import cache
from html import escape
from typing import TYPE_CHECKING, Any, Literal

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from analysis import style

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# Half the height of a capital as a share of the size: that far under the middle stands the baseline.
CAP = 0.36
Align = Literal["left", "center", "right"]
_NAMELESS = re.compile(r' id="(?:figure|axes|patch|text|line2d)_\d+"')
_NAMED = re.compile(r'(id="|url\(#|href="#)([A-Za-z0-9_-]+)')


@cache
def _figure() -> tuple[Figure, Axes]:
    """Return the one figure of the process; making a new one for every chart doubles the time."""
    figure = Figure(facecolor=style.PAPER)
    axes = figure.add_axes((0, 0, 1, 1))
    return figure, axes


@dataclass(frozen=True, slots=True)
class Words:
    """Words to be set: the middle of the line stands at `y`."""

    x: float
    y: float
    text: str
    size: float = style.TEXT_SIZE
    bold: bool = False
    colour: str = style.INK
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle, or a hatched one where a number may not be shown."""

    x: float
    y: float
    width: float
    height: float
    colour: str = style.BAR
    hatched: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A thin upright or level line."""

    x: float
    y: float
    to_x: float
    to_y: float
    colour: str = style.RULE


@dataclass(slots=True)
class Sheet:
    """What a figure consists of, before anything is drawn; `height` grows as the parts are laid down."""

    width: float
    height: float = 0.0
    marks: list[Words | Box | Line] = field(default_factory=list)

    def add(self, *marks: Words | Box | Line) -> None:
        """Lay marks down on the sheet."""
        self.marks.extend(marks)

    def lines(self, words: Words, lines: tuple[str, ...]) -> float:
        """Set several lines, the first around `words.y`, and return how many points they take."""
        leading = words.size * style.LEADING
        for i, line in enumerate(lines):
            self.add(Words(words.x, words.y + i * leading, line, words.size, words.bold, words.colour, words.align))
        return len(lines) * leading

    def drawn(self) -> Figure:
        """Return the reused figure with this sheet drawn on it, and nothing else."""
        figure, axes = _figure()
        axes.clear()
        axes.set_axis_off()
        figure.set_size_inches(self.width / 72, self.height / 72)
        axes.set_xlim(0, self.width)
        axes.set_ylim(self.height, 0)
        for mark in self.marks:
            _draw(axes, mark)
        return figure

    def svg(self, name: str, alternative: str) -> bytes:
        """Return the sheet as SVG: text stays text, identifiers begin with `name`, and no date is in it."""
        with mpl.rc_context(style.SETTINGS):
            figure = self.drawn()
            figure.set_dpi(72)
            file = io.BytesIO()
            canvas: Any = FigureCanvasSVG(figure)
            canvas.print_svg(file, metadata=dict.fromkeys(("Date", "Creator", "Format", "Type")))
        return _owned(file.getvalue().decode(), name, alternative).encode()

    def png(self) -> bytes:
        """Return the sheet as PNG of 300 dots to the inch, without date or program."""
        with mpl.rc_context(style.SETTINGS):
            figure = self.drawn()
            figure.set_dpi(style.PNG_DPI)
            file = io.BytesIO()
            canvas: Any = FigureCanvasAgg(figure)
            canvas.print_png(file, metadata={"Software": None})
        return file.getvalue()


def _draw(axes: Axes, mark: Words | Box | Line) -> None:
    if isinstance(mark, Words):
        axes.text(
            mark.x,
            mark.y + CAP * mark.size,
            style.drawable(mark.text),
            fontproperties=style.typeface(mark.size, bold=mark.bold),
            color=mark.colour,
            ha=mark.align,
            va="baseline",
        )
    elif isinstance(mark, Line):
        axes.plot([mark.x, mark.to_x], [mark.y, mark.to_y], color=mark.colour, linewidth=0.7, clip_on=False)
    else:
        axes.add_patch(_patch(mark))


def _patch(box: Box) -> Rectangle:
    look: dict[str, Any] = (
        {"facecolor": style.PAPER, "edgecolor": style.HATCH, "hatch": style.HATCHING, "linewidth": 0.6}
        if box.hatched
        else {"facecolor": box.colour, "edgecolor": "none", "linewidth": 0}
    )
    return Rectangle((box.x, box.y), box.width, box.height, clip_on=False, **look)


def _owned(svg: str, name: str, alternative: str) -> str:
    """Give the identifiers of a drawing its own name, so that many can stand in one page, and tell what it shows."""
    svg = _NAMED.sub(rf"\g<1>{name}-\g<2>", _NAMELESS.sub("", svg))
    # The rule is for every element of the page it is put into; here only this drawing's.
    svg = svg.replace('<style type="text/css">*{', f'<style type="text/css">#{name} *{{', 1)
    opening = f'<svg id="{name}" role="img" aria-label="{escape(alternative)}" '
    return svg.replace("<svg ", opening, 1)
