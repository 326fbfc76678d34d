"""The preview's own page: faults beside their lines, and below them the questionnaire in frames."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flask import Blueprint, jsonify, make_response, redirect, request, session, url_for
from flask_wtf.csrf import generate_csrf

from survey.fieldwork import drafts
from survey.questionnaire import budget, route
from survey.texts.catalogue import languages, say
from survey.texts.message import Message
from survey.web import assets
from survey.web.frames import NAMES
from survey.web.languages import environment
from survey.web.preview_faults import told
from survey.web.preview_visits import CLUSTER, WAVES, begin_again, carry, enter, preview
from survey.web.route_map import drawn_map
from survey.web.visits import house, visit

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Response
    from werkzeug.wrappers import Response as BaseResponse

    from survey.questionnaire.structure import Questionnaire
    from survey.web.preview_files import Look
    from survey.web.visits import Visit

room = Blueprint("preview", __name__)
# CSS pixels: a telephone of today, and a sheet of A4 at 96 to the inch.
WIDTHS = {"phone": (390, 844), "paper": (794, 1123)}
CHOICES = ("phone", "paper", "both")


@dataclass(frozen=True, slots=True)
class Choice:
    """What one can choose in the bar: a width, a language or a page."""

    name: str
    label: str
    address: str
    chosen: bool
    met: bool = True


@dataclass(frozen=True, slots=True)
class Shown:
    """What the author has chosen to see."""

    width: str
    language: str
    form: str
    page: str

    @classmethod
    def asked(cls, spoken: tuple[str, ...]) -> Shown:
        """Return what the address asks for, as far as there is such a thing."""
        width, language = request.args.get("width", ""), request.args.get("language", "")
        return cls(
            width if width in CHOICES else CHOICES[0],
            language if language in spoken else (spoken or ("da",))[0],
            request.args.get("form", "") if request.args.get("form") in WAVES else "whole",
            request.args.get("page", ""),
        )

    def address(self, to: str = "page", **other: str) -> str:
        """Return the address of the same with something else chosen."""
        chosen: dict[str, Any] = {"width": self.width, "language": self.language, "form": self.form}
        chosen |= {"page": self.page, **other}
        return url_for(f"preview.{to}", **{name: value for name, value in chosen.items() if value})


def home() -> str:
    """Return the address of the preview."""
    return url_for("preview.page")


@room.route("/preview/")
def page() -> Response:
    """Show faults and frames; the same page, read again, follows the files."""
    look = preview().look()
    asked = look.questionnaire
    spoken = tuple(each for each in languages() if asked and each in asked.languages)
    shown = Shown.asked(spoken)
    language = preview().language
    frames = _frames(look, shown)  # first: somebody new begins a session, and the form's token belongs to it
    drawn = environment(language).get_template("preview/page.html").render(
        word=worded(language),
        file=preview().watched.path.name,
        mark=look.mark,
        faults=told(look.faults, look.files, language),
        remarks=told(look.remarks, look.files, language),
        told=_told(asked),
        widths=[_choice(name, worded(language)(name), shown, "width") for name in CHOICES],
        tongues=[_choice(name, NAMES.get(name, name), shown, "language") for name in spoken],
        forms=[_choice(name, worded(language)(name), shown, "form") for name in WAVES] if _has_modules(asked) else [],
        unspoken=", ".join(each for each in (asked.languages if asked else ()) if each not in spoken),
        csrf=generate_csrf(),
        again=shown.address(to="again"),
        map=url_for("preview.map_page", language=language),
        state=url_for("preview.state"),
        script=assets.address("preview.js"),
        stylesheet=assets.address("preview.css"),
        **frames,
    )  # fmt: skip
    return make_response(drawn)


@room.route("/preview/state")
def state() -> Response:
    """Say whether there is something new to see."""
    return jsonify(mark=preview().look().mark)


@room.route("/preview/again", methods=("POST",))
def again() -> BaseResponse:
    """Begin again with an empty draft."""
    session.clear()
    begin_again()
    return redirect(Shown.asked(languages()).address(page=""), 303)


@room.route("/preview/map")
def map_page() -> BaseResponse:
    """Show the map of the last good version."""
    asked = preview().look().questionnaire
    if asked is None:
        return redirect(home(), 303)
    drawn = drawn_map(asked, preview().language)
    made = make_response(drawn)
    style = drawn.partition("<style>")[2].partition("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; frame-ancestors 'none'; base-uri 'none'"
    made.headers["Content-Security-Policy"] = policy
    return made


def worded(language: str) -> Callable[..., str]:
    """Return what says `preview_<key>` in a language."""

    def word(key: str, **params: str | float) -> str:
        return say(Message.of(f"preview_{key}", **params), language)

    return word


def _told(asked: Questionnaire | None) -> dict[str, Any]:
    """Return how long the questionnaire is; nothing where there is none."""
    if asked is None:
        return {}
    shortest, longest = budget.minutes(asked)
    questions = sum(question.kind != "note" for question in asked.questions())
    return {
        "title": asked.title.source(), "pages": len(asked.pages), "questions": questions,
        "shortest": round(shortest), "longest": round(longest),
    }  # fmt: skip


def _has_modules(asked: Questionnaire | None) -> bool:
    return asked is not None and any(question.module for question in asked.questions())


def _choice(name: str, label: str, shown: Shown, of: str) -> Choice:
    return Choice(name, label, shown.address(**{of: name}), chosen=getattr(shown, of) == name)


def _frames(look: Look, shown: Shown) -> dict[str, Any]:
    """Return the frames and the list of pages; nothing while there is no good version."""
    if look.good is None:
        return {"frames": (), "pages": ()}
    found = visit(CLUSTER, WAVES[shown.form], shown.language)
    entered = enter(found)
    carry(found, entered)
    at = found.questionnaire.page(shown.page)
    if shown.page == "welcome":
        address = found.to("welcome")
    else:
        address = found.to("page", page=at.id) if at else found.to("onward")
    names = ("phone", "paper") if shown.width == "both" else (shown.width,)
    draft = drafts.look(house().database, entered)
    met = (
        {each.id for each in route.pages(found.questionnaire, draft.answers, this_year=found.this_year)}
        if draft
        else set()
    )
    return {"frames": [(name, *WIDTHS[name], address) for name in names], "pages": _pages(found, shown, met)}


def _pages(found: Visit, shown: Shown, met: set[str]) -> list[tuple[str, list[Choice]]]:
    """Return each part of the questionnaire with its pages."""
    parts: dict[str, list[Choice]] = {}
    for each in found.questionnaire.pages:
        title = each.section.title.text(shown.language)
        choice = Choice(each.id, each.id, shown.address(page=each.id), shown.page == each.id, met=each.id in met)
        parts.setdefault(title, []).append(choice)
    return list(parts.items())
