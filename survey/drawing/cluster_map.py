"""The cluster's map as SVG: outline, roads, paths and streams, villages and meeting places."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from survey.drawing.labels import Labelling
from survey.drawing.projection import HEIGHT, WIDTH, Sheet, Window
from survey.drawing.simplified import simplified

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from survey.cluster.cluster import Cluster
    from survey.cluster.outline import Point
    from survey.drawing.labels import Label

# The sheet is shown some 340 px wide on a phone, a little over half its size: these are pixels of the sheet.
VILLAGE, PLACE, LINE_NAME = 26.0, 22.0, 22.0
# Corners of all lines together: what a map of 12 KB has room for.
MOST_POINTS = 900
LEAST_POINTS = 12
# Names of meeting places stand on the map from this enlargement on.
NAMED_FROM = 4

STYLE = """
.land{fill:#fff;stroke:#5b6673}
.around{fill:#e9edf1}
path{fill:none;stroke-linejoin:round;stroke-linecap:round}
.stream{stroke:#2f7fc1}.road{stroke:#a9afb6}.path{stroke:#7d6a3a}
text{font-family:system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif;fill:#1a1a1a;
paint-order:stroke;stroke:#fff;stroke-linejoin:round}
.v{font-weight:600}.s{fill:#14507f;font-style:italic}.r{fill:#454545}.dot{fill:#1a1a1a}.place{fill:#7a4d00;stroke:#fff}
.mark{fill:#a3061b;stroke:#fff}
@media (prefers-color-scheme:dark){
.around{fill:#14171c}.land{fill:#262d36;stroke:#9aa4b0}
.stream{stroke:#6db3ec}.road{stroke:#7b838d}.path{stroke:#c2ab74}
text{fill:#f2f2f2;stroke:#1b2027}.s{fill:#a8d0ff}.r{fill:#c9ccd1}.dot{fill:#f2f2f2}.place{fill:#ffc969;stroke:#1b2027}
.mark{fill:#ffb0b0;stroke:#14171c}}
@media (forced-colors:active){
.around,.land{fill:Canvas}.land,.road,.path,.stream{stroke:CanvasText}
text,.s,.r{fill:CanvasText;stroke:Canvas}.dot,.place,.mark{fill:CanvasText;stroke:Canvas}}
@media print{.around{fill:#fff}.land{fill:#fff;stroke:#000}text{fill:#000}}
""".replace("\n", "")


@dataclass(frozen=True, slots=True)
class Pin:
    """A point to be drawn on the map, with a few words or a number beside it."""

    lon: float
    lat: float
    label: str = ""


def draw(cluster: Cluster, *, window: Window | None = None, marks: Sequence[Pin] = (), detail: int = 0) -> str:
    """Return the map as an SVG document of its own, styled within itself for screen, dark screen and print.

    Args:
        cluster: whose map it is.
        window: the part to show; the whole sheet unless given.
        marks: pins on it.
        detail: the enlargement that letters and lines are made for, where the whole sheet is drawn to be
            looked at through a window; the window's own unless given.
    """
    window = window or Window()
    return _Drawing(cluster, Sheet.of(cluster), detail or window.zoom).document(window, marks)


class _Drawing:
    """One drawing: everything is given in pixels of the sheet, and letters shrink as the sheet is enlarged."""

    def __init__(self, cluster: Cluster, sheet: Sheet, zoom: int) -> None:
        self.cluster, self.sheet, self.zoom = cluster, sheet, zoom
        self.labelling = Labelling()
        outline = cluster.outline
        corners = len(outline.polygon) + sum(len(points) for _, _, points in outline.lines)
        self.share = min(1.0, MOST_POINTS / max(corners, 1))

    def document(self, window: Window, marks: Sequence[Pin]) -> str:
        settings = self.cluster.settings
        box = " ".join(f"{number:g}" for number in window.box)
        villages = self._villages()
        parts = (*self._ground(), *self._lines(), *self._places(), *villages, *self._marks(marks))
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" width="{WIDTH}" height="{HEIGHT}" role="img" '
            f'aria-labelledby="t d" lang="da"><title id="t">Kort over {escape(settings.name)}</title>'
            f'<desc id="d">{escape(self._told())}</desc><style>{STYLE}</style>{"".join(parts)}</svg>'
        )

    def _told(self) -> str:
        """Return in words what the map shows."""
        villages = ", ".join(village.label for village in self.cluster.villages)
        lines = ", ".join(dict.fromkeys(label for _, label, _ in self.cluster.outline.lines if label))
        told = f"Landsbyer: {villages}."
        told += f" Veje, stier og vandløb: {lines}." if lines else ""
        return told + (f" {len(self.cluster.places)} mødesteder." if self.cluster.places else "")

    def _ground(self) -> Iterable[str]:
        # Wide enough for whoever pushes the sheet's corner into the middle.
        yield f'<rect class="around" x="-{WIDTH}" y="-{HEIGHT}" width="{3 * WIDTH}" height="{3 * HEIGHT}"/>'
        if self.cluster.outline.polygon:
            yield f'<path class="land" d="{self._path(self.cluster.outline.polygon)}Z" {self._width(3)}/>'

    def _lines(self) -> Iterable[str]:
        widths = {"stream": 4.0, "path": 3.0, "road": 5.0}
        lines = (
            (kind if kind in widths else "path", label, points) for kind, label, points in self.cluster.outline.lines
        )
        # Roads go over streams.
        for kind, label, points in sorted(lines, key=lambda line: tuple(widths).index(line[0])):
            dashes = f' stroke-dasharray="{8 / self.zoom:g} {8 / self.zoom:g}"' if kind == "path" else ""
            yield f'<path class="{kind}" d="{self._path(points)}" {self._width(widths[kind])}{dashes}/>'
            if label and points and (kind == "stream" or self.zoom > 1):
                # Between two corners, for a corner is often a village.
                (x, y), (z, w) = (points[len(points) // 3], points[min(len(points) // 3 + 1, len(points) - 1)])
                middle = self.sheet.pixel((x + z) / 2, (y + w) / 2)
                found = self.labelling.place(label, middle, LINE_NAME / self.zoom, 8 / self.zoom)
                yield self._text(found, LINE_NAME, "s" if kind == "stream" else "r") if found else ""

    def _villages(self) -> tuple[str, ...]:
        at = [(village.label, self.sheet.pixel(village.lon, village.lat)) for village in self.cluster.villages]
        for _, (x, y) in at:
            self.labelling.keep_free(x, y, 8 / self.zoom)
        drawn = []
        for label, (x, y) in at:
            found = self.labelling.place(label, (x, y), VILLAGE / self.zoom, 11 / self.zoom, needed=True)
            dot = f'<circle class="dot" cx="{self._n(x)}" cy="{self._n(y)}" r="{7 / self.zoom:g}"/>'
            drawn.append(dot + (self._text(found, VILLAGE, "v") if found else ""))
        return tuple(drawn)

    def _places(self) -> Iterable[str]:
        half = 5 / self.zoom
        at = [(place.label, self.sheet.pixel(place.lon, place.lat)) for place in self.cluster.places]
        for label, (x, y) in at:
            side = f'width="{2 * half:g}" height="{2 * half:g}"'
            yield f'<rect class="place" x="{self._n(x - half)}" y="{self._n(y - half)}" {side} {self._width(1.5)}/>'
            if self.zoom >= NAMED_FROM:
                found = self.labelling.place(label, (x, y), PLACE / self.zoom, 9 / self.zoom)
                yield self._text(found, PLACE, "") if found else ""

    def _marks(self, marks: Sequence[Pin]) -> Iterable[str]:
        for pin in marks:
            x, y = self.sheet.pixel(pin.lon, pin.lat)
            r = 10 / self.zoom
            yield f'<circle class="mark" cx="{self._n(x)}" cy="{self._n(y)}" r="{r:g}" {self._width(3)}/>'
            found = self.labelling.place(pin.label, (x, y), PLACE / self.zoom, 14 / self.zoom, needed=True)
            yield self._text(found, PLACE, "") if found and pin.label else ""

    def _path(self, points: Sequence[Point]) -> str:
        most = max(LEAST_POINTS, round(self.share * len(points)))
        pixels = simplified([self.sheet.pixel(*point) for point in points], 0.4 / self.zoom, most)
        return "M" + "L".join(f"{self._n(x)} {self._n(y)}" for x, y in pixels)

    def _text(self, label: Label, size: float, kind: str) -> str:
        place = f'x="{self._n(label.x)}" y="{self._n(label.y)}"'
        look = f'font-size="{size / self.zoom:g}" stroke-width="{5 / self.zoom:g}"'
        anchor = f' text-anchor="{label.anchor}"' if label.anchor != "start" else ""
        own = f' class="{kind}"' if kind else ""
        return f"<text{own} {place} {look}{anchor}>{escape(label.text)}</text>"

    def _width(self, pixels: float) -> str:
        return f'stroke-width="{pixels / self.zoom:g}"'

    def _n(self, number: float) -> str:
        """Return a number as finely as it can be seen at this enlargement."""
        return f"{round(number, 1 if self.zoom < 4 else 2):g}"
