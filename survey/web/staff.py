"""The staff's door: who has signed in, which waves their roles reach, and what stands around their pages."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flask import Blueprint, abort, get_flashed_messages, redirect, session, url_for
from flask_wtf import FlaskForm
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from wtforms import EmailField, PasswordField
from wtforms.validators import InputRequired, Length

from survey.fieldwork import accounts, audit, binding, waves
from survey.fieldwork.accounts import Staff, Wrong
from survey.questionnaire import plain_text
from survey.texts.catalogue import SOURCE
from survey.web import frames
from survey.web.visits import house

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from flask import Response
    from sqlalchemy.orm import Session
    from werkzeug.wrappers import Response as Redirect

    from survey.cluster.cluster import Cluster
    from survey.storage.records import Wave

room = Blueprint("staff", __name__, url_prefix="/stab")

WAVE = "/<slug:cluster>/<slug:wave>"
CHANGERS = ("secretariat", "municipality", "consultant")
MAKERS = (*CHANGERS, "analyst")
# Volunteers key forms and hand out cards; of a wave's numbers they see nothing.
READERS = (*MAKERS, "steering_group")
NOT_FITTING = (
    "E-mail og adgangskode passer ikke sammen, eller der er prøvet for mange gange; vent lidt, og prøv så igen."
)
ERRORS = {
    403: ("Det kan din rolle ikke", "Spørg den, der står for undersøgelsen, hvis du har brug for det."),
    404: ("Siden findes ikke", "Gå til oversigten, og vælg undersøgelsen der."),
    503: ("Det lykkedes ikke lige nu", "Intet er ændret. Vent et øjeblik, og prøv igen."),
}


def _plain(text: str | None) -> str:
    return plain_text.typed(text or "")


class SignIn(FlaskForm):  # type: ignore[misc]
    """Who signs in; whatever is wrong with it gets the same one sentence."""

    email = EmailField("E-mail", [InputRequired(), Length(max=200)], filters=[_plain])
    password = PasswordField("Adgangskode", [InputRequired(), Length(max=200)])


@dataclass(frozen=True, slots=True)
class Desk:
    """One request of somebody who has signed in to the pages of a wave within reach."""

    staff: Staff
    wave: Wave
    cluster: Cluster
    now: dt.datetime

    @property
    def state(self) -> str:
        """Return planned, open, grace, closed or finished."""
        return waves.state(self.wave, self.now)

    @property
    def name(self) -> str:
        """Return the wave as the audit log names it."""
        return f"{self.wave.cluster} {self.wave.slug}"

    def may(self, *roles: str) -> bool:
        """True when one of the roles is held here."""
        return self.staff.has(self.wave.cluster, *roles)

    def to(self, endpoint: str, **values: Any) -> str:
        """Return the address of another page of the same wave."""
        return url_for(f"staff.{endpoint}", cluster=self.wave.cluster, wave=self.wave.slug, **values)

    def render(self, template: str, status: int = 200, **context: Any) -> Response:
        """Draw a page of this wave."""
        return render(template, status, name=self.cluster.settings.name, desk=self, **context)

    def record(self, writing: Session, what: str, about: str = "") -> None:
        """Note in the audit log what is done to this wave, in the transaction that does it."""
        audit.log(writing, self.staff.email, what, f"{self.name} {about}".strip()[:200], now=self.now)


def render(template: str, status: int = 200, *, name: str = "", **context: Any) -> Response:
    """Draw a page of the staff's, in Danish.

    Args:
        template: its path.
        status: of HTTP.
        name: the cluster's, where the page is about one.
        context: what the template asks for.
    """
    frame = frames.Frame(name=name, stylesheet=frames.stylesheet())
    ways = {
        "overview": url_for("staff.overview"),
        "sign_in": url_for("staff.sign_in"),
        "sign_out": url_for("staff.sign_out"),
    }
    return frames.render(template, SOURCE, frame, status, ways=ways, said=get_flashed_messages(), **context)


def signed_in() -> Staff | None:
    """Return who has signed in, with the roles as they are at this moment, or None."""
    email = session.get("staff")
    if not email:
        return None
    with house().database.reading() as reading:
        return accounts.found(reading, email)


def staff_page(view: Callable[..., Any]) -> Callable[..., Any]:
    """Give a view who has signed in; others are asked to, whatever the address, so that it tells nothing."""

    @functools.wraps(view)
    def guarded(**values: Any) -> Any:
        staff = signed_in()
        return view(staff, **values) if staff else redirect(url_for("staff.sign_in"), 303)

    return guarded


def wave_page(*roles: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Give a view the desk; 404 for waves out of reach, 403 for what the roles within reach do not allow."""

    def decorate(view: Callable[..., Any]) -> Callable[..., Any]:
        @staff_page
        @functools.wraps(view)
        def reached(staff: Staff, cluster: str, wave: str, **values: Any) -> Any:
            at = desk(staff, cluster, wave)
            if not at.may(*roles):
                abort(403)
            return view(at, **values)

        return reached

    return decorate


def desk(staff: Staff, cluster: str, wave: str) -> Desk:
    """Return the desk of a wave, or end with 404, which waves of other clusters and unknown ones share."""
    if not staff.has(cluster, *READERS):
        abort(404)
    with house().database.reading() as reading:
        found = waves.find(reading, cluster, wave)
        if found is None:
            abort(404)
        return Desk(staff, found, binding.cluster_of(found), house().clock())


@room.get("/log-ind")
def sign_in() -> Response:
    """Ask for e-mail and password."""
    return render("staff/sign_in.html", form=SignIn(), error="")


@room.post("/log-ind")
def signing_in() -> Response | Redirect:
    """Let somebody in; wrong, unknown and tried too often look alike."""
    form, now = SignIn(), house().clock()
    staff: Staff | Wrong = Wrong()
    if form.validate():
        with house().database.writing() as writing:
            staff = accounts.check(writing, form.email.data or "", form.password.data or "", now=now)
            if isinstance(staff, Staff):
                audit.log(writing, staff.email, "signed in", "", now=now)
    if isinstance(staff, Wrong):
        house().brake.wait(staff.delay)
        return render("staff/sign_in.html", 422, form=form, error=NOT_FITTING)
    session.clear()
    session["staff"] = staff.email
    return redirect(url_for("staff.overview"), 303)


@room.post("/log-ud")
def sign_out() -> Redirect:
    """Forget who has signed in, and everything else that this browser holds."""
    session.clear()
    return redirect(url_for("staff.sign_in"), 303)


@room.errorhandler(403)
@room.errorhandler(404)
def turned_away(error: Any) -> Response:
    """Answer what is not there, or not for this role."""
    return refusal(error.code)


@room.errorhandler(OperationalError)
@room.errorhandler(PoolTimeoutError)
def unstored(error: Exception) -> Response:  # noqa: ARG001 - Flask's signature
    """Answer a database that is locked or away; unlike residents' pages, this one repeats nothing of a form."""
    return refusal(503)


def refusal(status: int) -> Response:
    """Draw the page of an error."""
    heading, text = ERRORS[status]
    return render("staff/refusal.html", status, heading=heading, text=text)
