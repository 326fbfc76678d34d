"""Checks places: chosen from the list, pointed out on the map, or written; all three are equal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from survey.questionnaire.checking.choices import LONGEST_OWN_WORDS, other
from survey.questionnaire.checking.posted import FieldError, Found
from survey.questionnaire.plain_text import alike, one_line
from survey.texts.message import Message

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from survey.questionnaire.answers import Point
    from survey.questionnaire.checking.posted import Posted
    from survey.questionnaire.questions import Places

PARTS = ("place", "words", "lon", "lat", "each", "other_text")
NOWHERE = "nowhere"
_DEGREES = re.compile(r"-?[0-9]{1,3}(?:[.,][0-9]{1,15})?")

# A mark outside the outline may be meant, and may be a slip: it is shown back once.
FAR = Message.of("place_far")

Spot = dict[str, str | float | bool]


class _SpotError(Exception):
    """A part of one place can't be taken."""

    def __init__(self, part: str, key: str, **params: int) -> None:
        self.part = part
        self.message = Message.of(key, **params)
        super().__init__(key)


def places(question: Places, posted: Posted) -> Found:
    """Check every place; "none" stands alone, whatever was posted beside it, and blank lines close up."""
    if question.none and posted.all(f"{question.name}__none"):
        return Found({question.name: ({"none": True},)})
    spots: list[Point] = []
    errors, asks = [], []
    for i in range(1, question.at_most + 1):
        name = f"{question.name}__{i}"
        try:
            parts = {part: _part(posted, name, part) for part in PARTS}
            spot = _spot(question, parts)
        except _SpotError as error:
            errors.append(FieldError(question.name, f"{name}_{error.part}", error.message))
        else:
            spots += [spot] if spot else []
            if _is_far(question, spot, posted.all(f"{name}_sure")):
                asks.append(FieldError(question.name, f"{name}_lon", FAR))
    if errors:
        return Found(errors=tuple(errors))
    return Found({question.name: tuple(spots)} if spots else {}, asks=tuple(asks))


def _is_far(question: Places, spot: Spot, sure: Collection[str]) -> bool:
    """Tell whether a mark is so far out that it's asked about; a mark that was shown back once is meant."""
    if "lon" not in spot or not question.ground or surety(spot) in sure:
        return False
    return question.ground.is_asked_about(float(spot["lon"]), float(spot["lat"]))


def surety(spot: Mapping[str, Any]) -> str:
    """Return what a form posts beside a mark to say that just this one is meant."""
    return f"{spot['lon']} {spot['lat']}"


def _part(posted: Posted, name: str, part: str) -> str:
    strings = posted.all(f"{name}_{part}")
    # A mark has two parts, and is one thing to go to.
    at = "lon" if part == "lat" else part
    if len(strings) > 1:
        raise _SpotError(at, "text_once" if part in {"words", "each", "other_text"} else "place_once")
    text = one_line(strings[0]) if strings else ""
    if len(text) > LONGEST_OWN_WORDS:
        raise _SpotError(at, "text_long", length=len(text), max=LONGEST_OWN_WORDS)
    return text


def _spot(question: Places, parts: dict[str, str]) -> Spot:
    """Return one place, or nothing where the line is blank."""
    each = _each(question, parts)
    where = _where(question, parts)
    if where or not each:
        return where | each if where else {}
    if question.place_optional:
        return {"nowhere": True} | each
    raise _SpotError("place", "place_missing")


def _where(question: Places, parts: dict[str, str]) -> Spot:
    """Return where it is: the list before the map, the map before words, words before "no particular place".

    Words that are the name of a listed place are that place; words beside a chosen place or point are kept.
    """
    words, place = parts["words"], parts["place"]
    named = _listed(question, words)
    own: Spot = {"words": words} if words else {}
    if place and place != NOWHERE:
        if not any(option.name == place for option in question.places):
            raise _SpotError("place", "place_listed")
        return {"place": place, **({} if named == place else own)}
    if place == NOWHERE and not question.place_optional:
        raise _SpotError("place", "place_listed")
    if parts["lon"] or parts["lat"]:
        point = _point(question, parts)
        return point | ({} if named and point.get("place") == named else own)
    if named:
        return {"place": named}
    return own or ({"nowhere": True} if place == NOWHERE else {})


def _listed(question: Places, words: str) -> str | None:
    """Return the listed place that these words name: in any language, by another name, or by its address."""
    if not words:
        return None
    written = alike(words)
    labels = ((option.name, label) for option in question.places for _, label in option.label.versions)
    found = next((name for name, label in labels if alike(label) == written), None)
    return found or (_known(question, question.ground.place_named(words)) if question.ground else None)


def _known(question: Places, name: str | None) -> str | None:
    return name if any(option.name == name for option in question.places) else None


def _point(question: Places, parts: dict[str, str]) -> Spot:
    """Return the place that a mark is at, or the mark on its grid."""
    lon, lat = _degrees(parts)
    if (lon, lat) == (0, 0):
        raise _SpotError("lon", "place_elsewhere")
    if not question.ground:
        # Four decimals are some ten metres: no point says more of a home than it must.
        return {"lon": round(lon, 4), "lat": round(lat, 4)}
    if question.ground.is_elsewhere(lon, lat):
        raise _SpotError("lon", "place_elsewhere")
    lon, lat = question.ground.settled(lon, lat)
    place = _known(question, question.ground.place_at(lon, lat))
    return {"place": place} if place else {"lon": lon, "lat": lat}


def _degrees(parts: dict[str, str]) -> tuple[float, float]:
    if not (_DEGREES.fullmatch(parts["lon"]) and _DEGREES.fullmatch(parts["lat"])):
        raise _SpotError("lon", "place_point")
    lon, lat = float(parts["lon"].replace(",", ".")), float(parts["lat"].replace(",", "."))
    if abs(lon) > 180 or abs(lat) > 90:
        raise _SpotError("lon", "place_point")
    return lon, lat


def _each(question: Places, parts: dict[str, str]) -> Spot:
    """Return what is said about the place: one of the options with words for "other", or words."""
    if not question.each_options:
        words: Spot = {"each": parts["each"]}
        return words if parts["each"] and question.each else {}
    own = other(question.each_options)
    each = parts["each"] or (own if own and parts["other_text"] else "")
    if not each:
        return {}
    if not any(option.name == each for option in question.each_options):
        raise _SpotError("each", "choose_listed")
    spot: Spot = {"each": each}
    return spot | {"other_text": parts["other_text"]} if each == own and parts["other_text"] else spot
