"""Where a mark on the map is, in words: at a place, in a village, or so far from one in a direction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from survey.cluster.ground import WINDS
from survey.texts.catalogue import say
from survey.texts.message import Message

if TYPE_CHECKING:
    from survey.cluster.ground import Ground


def words(ground: Ground, lon: float, lat: float, language: str) -> str:
    """Return where a point is, to follow after "Mærket står": "300 m nord for Brandslev"."""
    beside = ground.beside(lon, lat)
    if beside is None:
        return f"{lat:.4f}, {lon:.4f}"
    if not beside.wind:
        return say(Message.of("mark_at" if beside.is_place else "mark_in", name=beside.label), language)
    distance = distance_in_words(beside.metres, language)
    return say(Message.of(f"mark_{beside.wind}", distance=distance, name=beside.label), language)


def distance_in_words(metres: int, language: str) -> str:
    """Return a distance with its unit.

    >>> distance_in_words(300, "da"), distance_in_words(1400, "da"), distance_in_words(1400, "en")
    ('300 m', '1,4 km', '1.4 km')
    """
    if metres < 1000:
        return f"{metres} m"
    kilometres = f"{metres / 1000:.1f} km"
    return kilometres if language == "en" else kilometres.replace(".", ",")


def for_script(language: str) -> dict[str, Any]:
    """Return the same sentences for a script to fill in: `#` is the name, `*` the distance."""
    winds = [say(Message.of(f"mark_{wind}", distance="*", name="#"), language) for wind in WINDS]
    at, within = (say(Message.of(key, name="#"), language) for key in ("mark_at", "mark_in"))
    return {"at": at, "in": within, "winds": winds, "point": "." if language == "en" else ","}
