"""The map of a `places` question: its picture, and what its macro draws."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import brotli
from flask import abort, request

from survey.cluster.ground import Ground
from survey.drawing import cluster_map
from survey.drawing.projection import ZOOMS, Sheet
from survey.questionnaire.checking.places import surety
from survey.questionnaire.checking.posted import Posted
from survey.questionnaire.questions import Places
from survey.texts.catalogue import say
from survey.texts.message import Message
from survey.web import assets, security, whereabouts
from survey.web.addresses import WAVE
from survey.web.assets import FOR_GOOD, FOR_NOW, Asset
from survey.web.pointing import SIZES, kept, looked_at, pin_at
from survey.web.residents import room
from survey.web.visits import visit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from flask import Response

    from survey.cluster.cluster import Cluster
    from survey.cluster.outline import Point
    from survey.questionnaire.check import FieldError
    from survey.questionnaire.questions import Question
    from survey.web.fields import Raw
    from survey.web.visits import Visit

# What a transparent image button is made of: a picture of one pixel.
CLEAR = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"
MOST_PICTURES = 400
# How tall a pin is, in pixels of a sheet that isn't enlarged.
PIN = 50
_pictures: dict[tuple[str, int], Asset] = {}


@dataclass(frozen=True, slots=True)
class DrawnMap:
    """One place's map.

    Attributes:
        box: what of the sheet is seen, as `viewBox` says it.
        view: the same as the form keeps it; empty until it is chosen.
        picture: address of the picture drawn for this enlargement.
        scale: how large a pin is on the sheet, across and down; one at the upper edge hangs from its point.
        pin: where the mark is on the sheet, or None.
        lon: of the mark, as typed; `lat` likewise.
        where: the mark's place in words.
        sure: what says that a mark far out is meant, once it was shown back.
    """

    box: str
    view: str
    picture: str
    scale: str
    pin: Point | None = None
    lon: str = ""
    lat: str = ""
    where: str = ""
    sure: str = ""


@dataclass(frozen=True, slots=True)
class DrawnMaps:
    """The maps of one question, one for each place; `script` is what a script needs of all of them, as JSON."""

    name: str
    maps: tuple[DrawnMap, ...]
    script: str
    style: str
    credit: str
    sizes: tuple[tuple[int, int], ...] = SIZES
    clear: str = CLEAR


def picture(found: Visit, zoom: int) -> Asset:
    """Return the map for one enlargement, drawn and compressed when it's asked for first; a wave's cluster stays."""
    key = (found.wave.id, zoom)
    if key not in _pictures:
        if len(_pictures) >= MOST_PICTURES:
            _pictures.clear()
        plain = cluster_map.draw(found.cluster, detail=zoom).encode()
        packed = {"identity": plain, "gzip": gzip.compress(plain, 9, mtime=0), "br": brotli.compress(plain)}
        mark = hashlib.sha256(plain).hexdigest()[:10]
        _pictures[key] = Asset(f"{zoom}.svg", mark, "image/svg+xml; charset=utf-8", packed)
    return _pictures[key]


@room.route(f"{WAVE}/kort/<int:zoom>.svg")
def cluster_picture(cluster: str, wave: str, zoom: int) -> Response:
    """Show the cluster's map: the same for everybody, and never with anybody's mark on it."""
    if zoom not in ZOOMS:
        abort(404)
    drawn_once = picture(visit(cluster, wave, "da"), zoom)
    response = drawn_once.sent()
    digest = base64.b64encode(hashlib.sha256(cluster_map.STYLE.encode()).digest()).decode()
    response.headers["Content-Security-Policy"] = f"default-src 'none'; style-src 'sha256-{digest}'"
    response.headers["Cache-Control"] = FOR_GOOD if request.args.get("v") == drawn_once.marked else FOR_NOW
    return response


def meant(cluster: Cluster, asks: Sequence[FieldError], form: Mapping[str, Sequence[str]]) -> Raw:
    """Return the fields that take marks for meant when they are posted once more, having been shown back."""
    raw: Raw = {}
    posted = Posted(form, 0)
    for ask in asks:
        lon, lat = (posted.all(ask.field.removesuffix("lon") + part)[0] for part in ("lon", "lat"))
        place = Ground.of(cluster).settled(float(lon.replace(",", ".")), float(lat.replace(",", ".")))
        raw[f"{ask.field.removesuffix('lon')}sure"] = (surety({"lon": place[0], "lat": place[1]}),)
    return raw


def drawn(found: Visit, question: Question, raw: Raw) -> DrawnMaps | None:
    """Return the maps of a `places` question; None for other kinds, and in a cluster that has nothing to draw."""
    cluster = found.cluster
    if not isinstance(question, Places) or not (cluster.outline.polygon or cluster.villages):
        return None
    maps = tuple(_drawn(found, f"{question.name}__{i}", raw) for i in range(1, question.at_most + 1))
    settings = cluster.settings
    style = assets.address("map.css")
    return DrawnMaps(settings.name, maps, _script(found), style, settings.tiles_credit if settings.tiles else "")


def _drawn(found: Visit, field: str, raw: Raw) -> DrawnMap:
    lon, lat, view, sure = ((raw.get(f"{field}_{part}") or ("",))[0] for part in ("lon", "lat", "view", "sure"))
    window, ground = looked_at(view), Ground.of(found.cluster)
    pin, where = pin_at(Sheet.of(found.cluster), lon, lat), ""
    if pin:
        place = ground.settled(float(lon), float(lat))
        told = Message.of("mark_stands", where=whereabouts.words(ground, *place, found.voice))
        where = say(Message.of("mark_away") if ground.is_elsewhere(*place) else told, found.voice)
    box = " ".join(f"{round(number, 2):g}" for number in window.box)
    small = 1 / window.zoom
    hangs = pin is not None and pin[1] - window.box[1] < PIN * small
    scale = f"{small:g} {-small if hangs else small:g}"
    return DrawnMap(box, kept(window) if view else "", _address(found) % window.zoom, scale, pin, lon, lat, where, sure)


def _address(found: Visit) -> str:
    mark = picture(found, 1).marked
    return f"{request.script_root}/{found.at['cluster']}/{found.at['wave']}/kort/%d.svg?v={mark}"


def _script(found: Visit) -> str:
    """Return what a script must know to do the same as the server, as JSON."""
    cluster, sheet = found.cluster, Sheet.of(found.cluster)
    near = [[each.label, each.lon, each.lat, 0] for each in cluster.villages]
    near += [[each.label, each.lon, each.lat, 1] for each in cluster.places]
    told = {
        "sheet": [sheet.west, sheet.north, sheet.lon, sheet.lat],
        "picture": _address(found).replace("%d", "#"),
        "near": near,
        "stands": say(Message.of("mark_stands", where="#"), found.voice),
        "none": say(Message.of("mark_none"), found.voice),
        "aim": say(Message.of("mark_aim", where="#"), found.voice),
        **whereabouts.for_script(found.voice),
    }
    return json.dumps(told | ({"tiles": cluster.settings.tiles} if cluster.settings.tiles else {}), ensure_ascii=False)


def scripts(cluster: Cluster) -> tuple[str, ...]:
    """Return the scripts that only a cluster with map pictures from elsewhere needs, before the map's own."""
    return (assets.address("tiles.js"),) if cluster.settings.tiles else ()


def let_in(response: Response, cluster: Cluster) -> Response:
    """Let a page with a map show the pictures that its cluster has chosen to show from elsewhere."""
    if cluster.settings.tiles:
        origin = f"https://{cluster.settings.tiles_host}"
        policy = security.policy().replace("img-src 'self'", f"img-src 'self' {origin}")
        response.headers["Content-Security-Policy"] = policy
    return response
