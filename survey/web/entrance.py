"""The way in: welcome, code, how we look after your answers, and the pages one may always read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import abort, redirect, request, session

from survey.fieldwork import drafts, entering, waves
from survey.fieldwork.entering import CodeSpent, Refused, TooManyTries
from survey.questionnaire import budget, plain_text
from survey.texts.catalogue import say
from survey.texts.lists import enumerated
from survey.web import answering, frames
from survey.web.addresses import WAVE, address
from survey.web.residents import room
from survey.web.visits import Visit, beginning_page, entered_with, house, open_page, remember, visit, wave_page

if TYPE_CHECKING:
    from flask import Response
    from werkzeug.wrappers import Response as BaseResponse


# What is promised differs: a resident is never shown, an organisation's answers often are.
PROMISES = {"people": "answering/promise.html", "organisations": "organisations/promise.html"}
PRIVACY = {"people": "pages/privacy.html", "organisations": "organisations/privacy.html"}


_LENGTHS: dict[tuple[str, str], int] = {}


@address(room, "/<slug:cluster>/")
def cluster_front(cluster: str, language: str) -> BaseResponse:
    """Go on to the residents' open wave of a cluster."""
    with house().database.reading() as reading:
        found = waves.find(reading, cluster, None, now=house().clock())
        if found is None:
            abort(404)
        slug = found.slug
    return redirect(visit(cluster, slug, language).to("welcome"), 303)


@address(room, f"{WAVE}/")
@wave_page
def welcome(found: Visit) -> Response:
    """Say who asks what of whom; the same for everybody, so it may be kept for a minute."""
    settings, speaker = found.cluster.settings, answering.speaker(found)
    page = found.render(
        "pages/welcome.html",
        title=speaker.say(found.questionnaire.title),
        text=speaker.say(found.questionnaire.welcome),
        minutes=_minutes(found),
        state=found.state,
        opens=found.wave.opens,
        closes=found.wave.closes,
        simulated=found.wave.simulated,
        villages=enumerated([village.label for village in found.cluster.villages], found.language),
        settings=settings,
        withdraw=found.to("withdraw"),
        code=found.to("code"),
        open_start=found.to("open_start") if found.is_open_to_all else "",
        about=found.wave.about,
    )
    page.headers["Cache-Control"] = "public, max-age=60"
    return page


@address(room, f"{WAVE}/k/<code>")
@open_page
def card(found: Visit, code: str) -> Response:
    """Show the card's code, ready to be posted; following the QR link changes nothing."""
    page = code_page(found, typed=code, ready=True)
    # Flask-WTF wants a referrer under https, and the code must not be in one: so the origin alone.
    page.headers["Referrer-Policy"] = "strict-origin"
    return page


@address(room, f"{WAVE}/kode")
@open_page
def code(found: Visit) -> Response:
    """Ask for the code."""
    return code_page(found)


@address(room, f"{WAVE}/kode", methods=("POST",))
@open_page
def enter(found: Visit) -> BaseResponse:
    """Let a code in, and store the page that waited sealed in the form."""
    typed, sealed = request.form.get("code", ""), request.form.get("sealed", "")
    try:
        with house().database.writing() as writing:
            entered = entering.enter(writing, found.wave, typed, keys=house().keys, now=found.now)
    except CodeSpent:
        return found.render("pages/spent.html", 409, again=found.to("code"))
    except TooManyTries:
        return found.render("pages/waiting.html", 429, again=found.to("code"))
    except Refused as refused:
        house().brake.wait(refused.delay)
        return code_page(found, typed=typed, error=say(refused.message, found.voice), sealed=sealed, status=422)
    remember(entered)
    with house().database.reading() as reading:
        begun = drafts.load(reading, entered) is not None
    if not begun:
        return redirect(found.to("promise"), 303)
    return answering.restored(found, sealed) if sealed else redirect(found.to("onward"), 303)


@address(room, f"{WAVE}/start")
@beginning_page
def promise(found: Visit) -> BaseResponse:
    """Say how answers are looked after, before the first of them."""
    if entered_with(found) is None:
        return redirect(found.to("code"), 303)
    return found.render(PROMISES[found.wave.about], address=found.to("begin"), with_code="")


@address(room, f"{WAVE}/start", methods=("POST",))
@beginning_page
def begin(found: Visit) -> BaseResponse:
    """Begin a draft: the resident is 16 or more, by their own word; an organisation has no age."""
    entered = entered_with(found)
    if entered is None:
        return redirect(found.to("code"), 303)
    _begin(found, entered)
    return redirect(found.to("onward"), 303)


@address(room, f"{WAVE}/uden-kode")
@beginning_page
def open_start(found: Visit) -> Response:
    """Say the same to someone who comes by the open link."""
    if not found.is_open_to_all:
        abort(404)
    return found.render("answering/promise.html", address=found.to("open_begin"), with_code=found.to("code"))


@address(room, f"{WAVE}/uden-kode", methods=("POST",))
@beginning_page
def open_begin(found: Visit) -> BaseResponse:
    """Mint a code for someone on the open link, begin the draft and show the code."""
    if not found.is_open_to_all:
        abort(404)
    with house().database.writing() as writing:
        entered, own_code = entering.start_open(writing, found.wave, keys=house().keys, rng=house().rng, now=found.now)
    remember(entered, own_code=own_code)
    _begin(found, entered)
    return redirect(found.to("own_code"), 303)


@address(room, f"{WAVE}/min-kode")
@open_page
def own_code(found: Visit) -> BaseResponse:
    """Show the open link's code again; cards have theirs on paper."""
    if not session.get("own_code"):
        return redirect(found.to("onward"), 303)
    return found.render("answering/own_code.html", code=session["own_code"], on=found.to("onward"))


@address(room, f"{WAVE}/privatliv")
@wave_page
def privacy(found: Visit) -> Response:
    """Give the notice that article 13 asks for."""
    settings = found.cluster.settings
    return found.render(
        PRIVACY[found.wave.about],
        settings=settings,
        processors=enumerated(settings.processors, found.language),
        until=found.wave.withdraw_until,
        withdraw=found.to("withdraw"),
    )


@address(room, f"{WAVE}/was")
@wave_page
def accessibility(found: Visit) -> Response:
    """Say how accessible the pages are, and where to turn when they aren't."""
    settings = found.cluster.settings
    return found.render(
        "pages/accessibility.html",
        phone_number=settings.phone,
        email_address=settings.email,
        was_url=settings.was_url,
    )


@address(room, f"{WAVE}/ryd", methods=("POST",))
@wave_page
def clear(found: Visit) -> Response:
    """Forget everything in this browser."""
    session.clear()
    return found.render("pages/cleared.html")


@room.route("/")
def front() -> Response:
    """Send those who came without their cluster's address back to it."""
    return frames.render("pages/front.html", "da", frames.bare())


@room.route("/was")
def statement() -> Response:
    """Give the accessibility statement at the address that the law names."""
    config = house().config
    return frames.render(
        "pages/accessibility.html",
        "da",
        frames.bare(),
        phone_number=config.phone,
        email_address=config.email,
        was_url="",
    )


def code_page(
    found: Visit,
    *,
    typed: str = "",
    error: str = "",
    sealed: str = "",
    ready: bool = False,
    locked: bool = False,
    status: int = 200,
) -> Response:
    """Draw the code page.

    Args:
        found: the visit.
        typed: what stands in the field.
        error: why it was not let in.
        sealed: a posted page that waits for the code.
        ready: the code came with the card's link.
        locked: the session has ended.
        status: of the answer.
    """
    return found.render(
        "answering/code.html",
        status,
        address=found.to("enter"),
        typed=plain_text.typed(typed)[:60],
        error=error,
        sealed=sealed,
        ready=ready,
        locked=locked or bool(sealed),
        open_start=found.to("open_start") if found.is_open_to_all else "",
    )


def _minutes(found: Visit) -> int:
    """Return how many minutes the longest route takes, reckoned once for each wave."""
    key = (found.wave.id, found.wave.version)
    if key not in _LENGTHS:
        _LENGTHS[key] = round(budget.minutes(found.questionnaire)[1])
    return _LENGTHS[key]


def _begin(found: Visit, entered: entering.Entered) -> None:
    with house().database.writing() as writing:
        drafts.begin(
            writing,
            entered,
            version=found.wave.version,
            language=found.language,
            seed=house().rng.randrange(2**32),
            now=found.now,
        )
