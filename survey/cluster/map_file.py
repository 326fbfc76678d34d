"""The map file of a cluster's folder: outline.geojson, with one polygon and the lines worth drawing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from survey.cluster import geography
from survey.cluster.outline import Outline
from survey.cluster.sheet import read_text
from survey.cluster.words import plain
from survey.texts.message import Message

if TYPE_CHECKING:
    from pathlib import Path

    from survey.cluster.findings import Findings
    from survey.cluster.outline import Point

LAYERS = {"outline": "outline", "omrids": "outline", "vandloeb": "stream", "vej": "road", "sti": "path"}


def read_outline(path: Path, findings: Findings) -> Outline:
    """Return the outline; points of the file are left to villages.csv and places.csv."""
    if not path.is_file():
        findings.fault(path.name, 0, Message.of("cluster_file_missing"))
        return Outline()
    text, notes = read_text(path)
    findings.notes.extend(notes)
    try:
        features = json.loads(text)["features"]
        shapes = [_shape(feature) for feature in features]
    except json.JSONDecodeError as error:
        findings.fault(path.name, error.lineno, Message.of("cluster_map_json", column=error.colno))
        return Outline()
    except (KeyError, TypeError, ValueError, AttributeError):
        findings.fault(path.name, 0, Message.of("cluster_map_shape"))
        return Outline()
    polygons = [points for kind, layer, _, points in shapes if kind == "Polygon" and layer in ("outline", "")]
    lines = tuple((layer, label, points) for kind, layer, label, points in shapes if kind == "LineString")
    _report(path.name, polygons, [points for _, _, points in lines], findings)
    return Outline(_closed(polygons[0]) if polygons else (), lines)


def _shape(feature: dict[str, Any]) -> tuple[str, str, str, tuple[Point, ...]]:
    """Return a feature's kind, layer, label and points."""
    properties = feature.get("properties") or {}
    layer = plain(str(properties.get("layer") or properties.get("lag") or ""))
    label = str(properties.get("label") or properties.get("navn") or "")
    kind, coordinates = feature["geometry"]["type"], feature["geometry"]["coordinates"]
    rings = {"Polygon": lambda: coordinates[0], "LineString": lambda: coordinates}
    points = tuple((float(point[0]), float(point[1])) for point in rings.get(kind, list)())
    return kind, LAYERS.get(layer, layer), label, points


def _closed(points: tuple[Point, ...]) -> tuple[Point, ...]:
    return points if points[:1] == points[-1:] else (*points, *points[:1])


def _report(file: str, polygons: list[tuple[Point, ...]], lines: list[tuple[Point, ...]], findings: Findings) -> None:
    if len(polygons) != 1:
        advice = Message.of("cluster_outline_advice")
        findings.fault(file, 0, Message.of("cluster_outline_count", found=len(polygons)), advice)
    elif len(_closed(polygons[0])) < 4:
        findings.fault(file, 0, Message.of("cluster_outline_corners"))
    away = next((point for points in (*polygons, *lines) for point in points if not geography.in_denmark(*point)), None)
    if away:
        swapped = geography.in_denmark(away[1], away[0])
        advice = Message.of("cluster_swapped" if swapped else "cluster_outside_denmark_advice")
        message = Message.of("cluster_outside_denmark", lon=f"{away[0]:g}", lat=f"{away[1]:g}")
        findings.fault(file, 0, message, advice)
