"""What a `places` question must be told about the cluster's ground; the cluster knows it, and `bind` brings it."""

from __future__ import annotations

from typing import Protocol


class Ground(Protocol):
    """Judges points and words; longitude and latitude in degrees."""

    def settled(self, lon: float, lat: float) -> tuple[float, float]:
        """Return the point as it is stored: on a grid, so that it says no more of a home than it must."""

    def place_at(self, lon: float, lat: float) -> str | None:
        """Return the name of the place that a point means."""

    def place_named(self, text: str) -> str | None:
        """Return the name of the place that some words mean, an address too."""

    def is_asked_about(self, lon: float, lat: float) -> bool:
        """Tell whether a point lies so far out that it may be a slip."""

    def is_elsewhere(self, lon: float, lat: float) -> bool:
        """Tell whether a point can't be meant."""
