"""A visit: which wave, in which language, and who has entered with which code. Found here once, or turned away."""

from __future__ import annotations

import dataclasses
import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flask import abort, current_app, session

from survey.fieldwork import binding, drafts, waves
from survey.fieldwork.entering import Entered
from survey.fieldwork.remembered import Remembered
from survey.questionnaire import route
from survey.storage.records import Code
from survey.texts.catalogue import voice
from survey.web import frames
from survey.web.addresses import to

if TYPE_CHECKING:
    import datetime as dt
    import random
    from collections.abc import Callable

    from flask import Response

    from survey.cluster.cluster import Cluster, Settings
    from survey.fieldwork.drafts import Draft
    from survey.fieldwork.keys import Keys
    from survey.questionnaire.answers import Answers
    from survey.questionnaire.route import Route
    from survey.questionnaire.structure import Questionnaire
    from survey.storage.database import Database
    from survey.storage.records import Wave
    from survey.web.brake import Brake
    from survey.web.config import Config
    from survey.web.sealing import Sealer


@dataclass(frozen=True, slots=True)
class House:
    """What every view may ask for; one per app."""

    config: Config
    database: Database
    keys: Keys
    clock: Callable[[], dt.datetime]
    rng: random.Random
    marks: Sealer
    posts: Sealer
    sendings: Sealer
    copies: Sealer
    brake: Brake
    waves: Remembered = dataclasses.field(default_factory=Remembered)


def house() -> House:
    """Return the app's house."""
    found: House = current_app.extensions["klyngesvar"]
    return found


@dataclass(frozen=True, slots=True)
class Visit:
    """One request to a wave's pages."""

    wave: Wave
    cluster: Cluster
    questionnaire: Questionnaire
    at: dict[str, str]
    now: dt.datetime

    @property
    def language(self) -> str:
        """Return the language of the address."""
        return self.at["language"]

    @property
    def voice(self) -> str:
        """Return the language with whom it speaks to: people or organisations."""
        return voice(self.language, self.wave.about)

    @property
    def is_open_to_all(self) -> bool:
        """Tell whether one may answer without a code; an organisation answers with its own."""
        return self.cluster.settings.open_link and self.wave.about == "people"

    @property
    def this_year(self) -> int:
        """Return the wave's opening year."""
        return self.wave.opens.year

    @property
    def state(self) -> str:
        """Return planned, open, grace, closed or finished."""
        return waves.state(self.wave, self.now)

    def to(self, endpoint: str, **values: Any) -> str:
        """Return the address of another page of the same wave in the same language."""
        return to(endpoint, **self.at | values)

    def render(self, template: str, status: int = 200, *, form: str = "", **context: Any) -> Response:
        """Draw a page of this wave."""
        frame = frames.around(self.cluster.settings, self.at, spoken=self.questionnaire.languages, form=form)
        return frames.render(template, self.voice, frame, status, **context)


@dataclass(frozen=True)
class Resident:
    """Someone who has entered and begun."""

    visit: Visit
    entered: Entered
    draft: Draft

    @functools.cached_property
    def route(self) -> Route:
        """The route that the answers lead along, walked once for the request."""
        return route.along(self.visit.questionnaire, self.answers, this_year=self.visit.this_year)

    @property
    def answers(self) -> Answers:
        """Return the answers so far."""
        return self.draft.answers


# Clusters visited since the process began, so that a page about a lost database can still say whom to call.
seen: dict[str, Settings] = {}


def visit(cluster: str, wave: str, language: str) -> Visit:
    """Return the visit to a wave, or end with 404."""
    at = {"cluster": cluster, "wave": wave, "language": language}
    found = house().waves.wave(cluster, wave) or _looked_up(cluster, wave)
    return Visit(found, binding.cluster_of(found), binding.bound(found), at, house().clock())


def _looked_up(cluster: str, wave: str) -> Wave:
    """Return the wave with its questionnaire made ready, or end with 404."""
    with house().database.reading() as reading:
        found = waves.find(reading, cluster, wave)
        if found is None:
            abort(404)
        binding.bound(found)
        seen[cluster] = binding.cluster_of(found).settings
    house().waves.keep(cluster, wave, found)
    return found


def wave_page(view: Callable[..., Any]) -> Callable[..., Any]:
    """Give a view the visit in place of cluster, wave and language."""

    @functools.wraps(view)
    def visited(cluster: str, wave: str, language: str, **values: str) -> Any:
        return view(visit(cluster, wave, language), **values)

    return visited


def open_page(view: Callable[..., Any]) -> Callable[..., Any]:
    """Give a view the visit, while the wave takes answers; otherwise say when it does or did."""

    @functools.wraps(view)
    def opened(cluster: str, wave: str, language: str, **values: str) -> Any:
        found = visit(cluster, wave, language)
        return turned_away(found) or view(found, **values)

    return opened


def beginning_page(view: Callable[..., Any]) -> Callable[..., Any]:
    """Give a view the visit, while somebody may begin; after closing, only those under way go on, for half an hour."""

    @functools.wraps(view)
    def begins(cluster: str, wave: str, language: str, **values: str) -> Any:
        found = visit(cluster, wave, language)
        return turned_away(found) or (closed(found) if found.state == "grace" else view(found, **values))

    return begins


def resident_page(view: Callable[..., Any]) -> Callable[..., Any]:
    """Give a view the resident who has entered; without one, ask for the code."""

    @functools.wraps(view)
    def entered(cluster: str, wave: str, language: str, **values: str) -> Any:
        found = visit(cluster, wave, language)
        return turned_away(found) or view(resident(found), **values)

    return entered


def turned_away(found: Visit) -> Response | None:
    """Return the page of a wave that takes no answers now, or None where it does."""
    if found.state == "planned":
        return found.render("pages/planned.html", opens=found.wave.opens)
    return closed(found) if found.state in {"closed", "finished"} else None


def closed(found: Visit) -> Response:
    """Return the page of a wave that is over."""
    return found.render("pages/closed.html", closes=found.wave.closes, withdraw=found.to("withdraw"))


def resident(found: Visit) -> Resident:
    """Return the resident, or end with the page that asks for what is missing."""
    if session.get("sent") == found.wave.id:
        abort(found.render("pages/sent.html", withdraw=found.to("withdraw")))
    entered = entered_with(found)
    if entered is None:
        abort(_redirect(found.to("code")))
    draft = drafts.look(house().database, entered)
    return begun(found, entered, draft) if draft else abort(_unbegun(found, entered))


def _unbegun(found: Visit, entered: Entered) -> Response:
    """Answer someone without a draft: sent from another device, or not yet begun."""
    with house().database.reading() as reading:
        code = reading.get(Code, entered.lookup)
    if code is None or code.state != "issued":
        return found.render("pages/sent.html", withdraw=found.to("withdraw"))
    return _redirect(found.to("promise"))


def begun(found: Visit, entered: Entered, draft: Draft) -> Resident:
    """Return the resident with the questionnaire that the draft began with, also when the wave has a later one."""
    if draft.version != found.wave.version:
        with house().database.reading() as reading:
            own = binding.bound(found.wave, draft.version, session=reading)
        found = dataclasses.replace(found, questionnaire=own)
    return Resident(found, entered, draft)


def _redirect(address: str) -> Response:
    response: Response = current_app.redirect(address, code=303)  # type: ignore[assignment]
    return response


def entered_with(found: Visit) -> Entered | None:
    """Return who has entered this wave in this browser, or None."""
    held = session.get("entered")
    if not held or held["wave_id"] != found.wave.id:
        return None
    opened: dict[str, Any] = {name: bytes.fromhex(v[1:]) if _is_bytes(v) else v for name, v in held.items()}
    return Entered(**opened)


def remember(entered: Entered, *, own_code: str = "") -> None:
    """Begin a session for a code: whatever the browser held before is gone.

    Args:
        entered: what the code opened; its key lives in the sealed cookie and nowhere else.
        own_code: the code itself, on the open link only, so that the resident can see it again.
    """
    session.clear()
    plain = {name: f"\0{value.hex()}" if isinstance(value, bytes) else value for name, value in _items(entered)}
    session["entered"] = plain
    if own_code:
        session["own_code"] = own_code


def _items(entered: Entered) -> list[tuple[str, Any]]:
    return [(field.name, getattr(entered, field.name)) for field in dataclasses.fields(entered)]


def _is_bytes(value: Any) -> bool:
    return isinstance(value, str) and value.startswith("\0")
