"""What stands around every page: the cluster's name, the languages, the phone number and the footer."""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from flask import current_app, make_response, request, url_for
from flask_wtf.csrf import generate_csrf
from markupsafe import Markup

from survey.texts.catalogue import SOURCE, languages
from survey.web import assets, security
from survey.web.addresses import to
from survey.web.languages import environment

if TYPE_CHECKING:
    from flask.wrappers import Response

# Posts that answer with a page which can also be fetched, so that its language can be switched by a link.
FETCHABLE = frozenset({"residents.enter", "residents.withdrawing"})
NAMES = {"da": "Dansk", "en": "English", "de": "Deutsch", "pl": "Polski", "uk": "Українська"}


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language one can switch to."""

    code: str
    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Frame:
    """The frame of one page.

    Attributes:
        name: the cluster's; empty on pages of no cluster.
        form: id of the form that the language buttons post with, so that nothing typed is lost.
    """

    name: str = ""
    phone: str = ""
    home: str = ""
    privacy: str = ""
    accessibility: str = ""
    tongues: tuple[Tongue, ...] = ()
    form: str = ""
    stylesheet: str = field(default="")

    @property
    def csrf(self) -> str:
        """Return the CSRF token; a page that never asks stays free of cookies."""
        token: str = generate_csrf()
        return token

    @property
    def style(self) -> Markup:
        """Return the style block of first pages."""
        return Markup(security.style())  # noqa: S704 - our own file


def tongues(spoken: tuple[str, ...]) -> tuple[Tongue, ...]:
    """Return this same page in each language that both the platform and the questionnaire speak."""
    values: dict[str, Any] = dict(request.view_args or {})
    endpoint = request.endpoint or ""
    common = [language for language in languages() if language in spoken]
    room, _, view = endpoint.rpartition(".")
    build = functools.partial(to, view) if room == "residents" else functools.partial(url_for, endpoint)
    return tuple(Tongue(code, NAMES.get(code, code), build(**values | {"language": code})) for code in common)


def around(settings: Any, at: dict[str, str], *, spoken: tuple[str, ...], form: str = "") -> Frame:
    """Return the frame of a page of a wave.

    Args:
        settings: the cluster's.
        at: language, cluster and wave, as addresses take them.
        spoken: the questionnaire's languages.
        form: see `Frame`.
    """
    return Frame(
        name=settings.name,
        phone=settings.phone,
        home=to("welcome", **at),
        privacy=to("privacy", **at),
        accessibility=to("accessibility", **at),
        tongues=tongues(spoken) if form or request.method != "POST" or request.endpoint in FETCHABLE else (),
        form=form,
        stylesheet=stylesheet(),
    )


def stylesheet() -> str:
    """Return the stylesheet's address, which changes when the stylesheet does."""
    return assets.address("klyngesvar.css")


def bare(settings: Any = None) -> Frame:
    """Return the frame of a page of no wave, or of one that can't be looked up now: then at least whom to call."""
    return Frame(
        name=settings.name if settings else "",
        phone=settings.phone if settings else current_app.extensions["klyngesvar"].config.phone,
        stylesheet=stylesheet(),
    )


def render(template: str, voice: str, frame: Frame, status: int = 200, **context: Any) -> Response:
    """Draw a page."""
    page = environment(voice).get_template(template)
    return make_response(page.render(frame=frame, **context), status)


def language_of_request() -> str:
    """Return the language of the address, Danish where it says none or can't be matched."""
    spoken = (request.view_args or {}).get("language")
    first = request.path.split("/", 2)[1]
    return spoken or (first if first in languages() else SOURCE)
