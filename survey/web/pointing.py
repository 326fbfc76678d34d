"""Pointing: what a tap or a button on a map does to the form that it was posted with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from survey.cluster.ground import Ground
from survey.drawing.projection import HEIGHT, WIDTH, Sheet, Window
from survey.questionnaire.questions import Places
from survey.web.turns import Button

if TYPE_CHECKING:
    from collections.abc import Mapping

    from survey.cluster.cluster import Cluster
    from survey.cluster.outline import Point
    from survey.questionnaire.structure import Page

Form = dict[str, list[str]]
# Sizes in CSS pixels that the map comes in. A tap is posted in these, so without script the page can't stretch it.
SIZES = ((264, 220), (336, 280), (480, 400))
STEPS: Mapping[str, tuple[float, float]] = {"n": (0, -0.25), "s": (0, 0.25), "e": (0.25, 0), "w": (-0.25, 0)}
_TAPPED = re.compile(r"([a-z][a-z0-9_]*)__([0-9]{1,2})_map([0-9]{3})\.x")


def pressed(form: Form) -> Button | None:
    """Return the button that a tap on a map is: the place's number, and how far across and down it was."""
    for name in form:
        found = _TAPPED.fullmatch(name)
        size = next((each for each in SIZES if found and str(each[0]) == found[3]), None)
        if found and size:
            x, y = _number(form[name]), _number(form.get(name[:-1] + "y", ()))
            # A keyboard presses an image button at its corner, and means the cross in the middle.
            across, down = (0.5, 0.5) if x == y == 0 else (x / size[0], y / size[1])
            return Button("map", found[1], f"{found[2]} {min(across, 1):.4f} {min(down, 1):.4f}")
    return None


def _number(texts: Any) -> float:
    text = texts[0] if texts else ""
    return float(text) if re.fullmatch(r"[0-9]{1,5}", text) else 0.0


def pointed(form: Form, button: Button, page: Page, cluster: Cluster) -> Form:
    """Return the form after a tap or a button of a map: the mark set or taken away, or the map moved."""
    question = next((q for q in page.questions if q.name == button.of and isinstance(q, Places)), None)
    number, _, verb = button.option.partition(" ")
    if button.verb != "map" or not isinstance(question, Places) or number not in _numbers(question):
        return form
    field = f"{question.name}__{number}"
    window = looked_at((form.get(f"{field}_view") or [""])[0])
    if verb == "drop":
        return form | {f"{field}_lon": [""], f"{field}_lat": [""]}
    if verb in {"in", "out"}:
        return form | {f"{field}_view": [kept(_nearer(form, field, window, verb, cluster))]}
    if verb in STEPS:
        return form | {f"{field}_view": [kept(window.moved(*STEPS[verb]))]}
    parts = [float(part) for part in verb.split() if re.fullmatch(r"[01]\.[0-9]{4}", part)]
    across, down = parts if len(parts) == 2 else (0.5, 0.5)
    lon, lat = Ground.of(cluster).settled(*Sheet.of(cluster).degrees(*window.at(across, down)))
    # What was done last is what is meant, so a mark takes the place of what was chosen on the list.
    return form | {f"{field}_lon": [str(lon)], f"{field}_lat": [str(lat)], f"{field}_place": [""]}


def _numbers(question: Places) -> set[str]:
    return {str(i) for i in range(1, question.at_most + 1)}


def _nearer(form: Form, field: str, window: Window, verb: str, cluster: Cluster) -> Window:
    """Return the window after a step of zoom; towards the mark, where there is one to be seen."""
    nearer = window.zoomed(1 if verb == "in" else -1)
    pin = pin_at(Sheet.of(cluster), *((form.get(f"{field}_{part}") or [""])[0] for part in ("lon", "lat")))
    left, top, wide, high = window.box
    if verb == "in" and pin and left <= pin[0] <= left + wide and top <= pin[1] <= top + high:
        return nearer.centred(*pin)
    return nearer.centred(WIDTH / 2, HEIGHT / 2) if nearer.zoom == 1 else nearer


def looked_at(view: str) -> Window:
    """Return the window that a form keeps as "zoom x y"; the whole sheet where it keeps none of ours."""
    if not re.fullmatch(r"[1248] [0-9]{1,3}(\.[0-9]{1,2})? [0-9]{1,3}(\.[0-9]{1,2})?", view):
        return Window()
    zoom, x, y = view.split()
    return Window(int(zoom)).centred(float(x), float(y))


def kept(window: Window) -> str:
    """Return the window as a form keeps it."""
    return f"{window.zoom} {round(window.x, 2):g} {round(window.y, 2):g}"


def pin_at(sheet: Sheet, lon: str, lat: str) -> Point | None:
    """Return where on the sheet a typed mark is, or None where there is none to be drawn."""
    if not all(re.fullmatch(r"-?[0-9]{1,3}(\.[0-9]{1,9})?", text) for text in (lon, lat)):
        return None
    return sheet.pixel(float(lon), float(lat))
