"""Where labels stand on a map, so that none hides another."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from survey.drawing.projection import HEIGHT, WIDTH

if TYPE_CHECKING:
    from survey.cluster.outline import Point

# The mean letter of a wide, bold sans serif is this part of its size; one of a narrow face takes less.
LETTER = 0.68
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Label:
    """A text at a place of the sheet: x, y of its baseline, and its anchor there: start, middle or end."""

    text: str
    x: float
    y: float
    anchor: str


@dataclass(slots=True)
class Labelling:
    """Finds room for one label after another; what was placed first stands."""

    taken: list[Box] = field(default_factory=list)

    def keep_free(self, x: float, y: float, half: float) -> None:
        """Keep labels off the square around a point."""
        self.taken.append((x - half, y - half, x + half, y + half))

    def place(self, text: str, at: Point, size: float, gap: float, *, needed: bool = False) -> Label | None:
        """Return the label beside its point: to the right, the left, above or below, where there is room.

        Args:
            text: what it says.
            at: the point.
            size: of the letters.
            gap: between the point and the label.
            needed: one without room stands to the right all the same; otherwise it is left out.
        """
        tries = [self._tried(text, at, size, gap, anchor) for anchor in ("start", "end", "above", "below")]
        free = next(((label, box) for label, box in tries if self._is_free(box)), tries[0] if needed else None)
        if free is None:
            return None
        self.taken.append(free[1])
        return free[0]

    @staticmethod
    def _tried(text: str, at: Point, size: float, gap: float, where: str) -> tuple[Label, Box]:
        wide = len(text) * size * LETTER
        down = {"above": -gap - size * 0.25, "below": gap + size * 0.8}.get(where, size * 0.35)
        x = at[0] + {"start": gap, "end": -gap}.get(where, 0.0)
        y = at[1] + down
        left = x - {"start": 0.0, "end": wide}.get(where, wide / 2)
        anchor = where if where in {"start", "end"} else "middle"
        return Label(text, x, y, anchor), (left, y - size * 0.8, left + wide, y + size * 0.25)

    def _is_free(self, box: Box) -> bool:
        left, top, right, bottom = box
        if left < 0 or top < 0 or right > WIDTH or bottom > HEIGHT:
            return False
        return not any(
            left < other[2] and other[0] < right and top < other[3] and other[1] < bottom for other in self.taken
        )
