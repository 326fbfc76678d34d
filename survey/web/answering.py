"""Question pages: shown, posted, stored, and on to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import redirect, request, session

from survey.fieldwork import drafts, waves
from survey.questionnaire.answers import Answers
from survey.questionnaire.questions import Repeat
from survey.web.addresses import WAVE, address
from survey.web.drawing import Sheet, draw
from survey.web.lines import MORE, lines
from survey.web.marks import Mark
from survey.web.opening import FIELD
from survey.web.pointing import pointed, pressed
from survey.web.presentation import Speaker
from survey.web.residents import room
from survey.web.turns import MOVES, Button, ChangedElsewhere, Turn
from survey.web.visits import Resident, Visit, house, resident_page

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from flask import Response
    from werkzeug.wrappers import Response as BaseResponse

    from survey.questionnaire.structure import Page


def speaker(found: Visit, answers: Answers | None = None) -> Speaker:
    """Return what gives wordings their words on this visit."""
    return Speaker(found.questionnaire, answers or Answers.empty(0), found.language, found.wave.about)


@address(room, f"{WAVE}/svar/")
@resident_page
def onward(who: Resident) -> BaseResponse:
    """Go on to the first page not yet passed, or to the check page."""
    return redirect(_first(who), 303)


@address(room, f"{WAVE}/svar/<slug:page>")
@resident_page
def page(who: Resident, page: str) -> BaseResponse:
    """Show a page, with everything typed on it."""
    found = _page(who.visit, page)
    if found is None:
        return who.visit.render("errors/missing.html", 404)
    if who.route.step(page) is None:
        return redirect(_first(who), 303)
    return draw(who, Sheet(found, returning="ret" in request.args))


@address(room, f"{WAVE}/svar/<slug:page>", methods=("POST",))
@resident_page
def turn(who: Resident, page: str) -> BaseResponse:
    """Store a page and go where its button says."""
    found = _page(who.visit, page)
    mark = Mark.opened(request.form.get("mark", ""), house().marks)
    if found is None:
        return who.visit.render("errors/missing.html", 404)
    if mark is None or mark.page != page:
        return who.visit.render("errors/refused.html", 400)
    if mark.draft != who.entered.draft_id:
        return who.visit.render("pages/another.html", 409, on=who.visit.to("onward"))
    return _stored(who, found, mark)


@address(room, f"{WAVE}/pause")
@resident_page
def pause(who: Resident) -> Response:
    """Say that everything is stored, and how to come back."""
    return who.visit.render(
        "answering/pause.html",
        now=who.visit.now,
        closes=who.visit.wave.closes,
        own_code=session.get("own_code", ""),
        on=who.visit.to("onward"),
        clear=who.visit.to("clear"),
    )


@address(room, f"{WAVE}/slut/<slug:page>")
@resident_page
def ending(who: Resident, page: str) -> BaseResponse:
    """Thank someone whom the survey is not for; the answer can be changed."""
    end = who.route.ending(page)
    if end is None:
        return redirect(who.visit.to("onward"), 303)
    text = speaker(who.visit, who.answers).say(end.text)
    return who.visit.render("answering/ending.html", text=text, back=who.visit.to("page", page=page))


def restored(found: Visit, sealed: str) -> BaseResponse:
    """Store the page that waited sealed in the code form, as it was typed, and show it again."""
    from survey.web.visits import resident  # noqa: PLC0415

    who = resident(found)
    held = house().posts.opened(sealed)
    mark = Mark.opened(held.get("mark", [""])[0], house().marks) if isinstance(held, dict) else None
    if held is None or mark is None:
        return redirect(found.to("onward"), 303)
    at = _page(found, mark.page)
    if mark.draft != who.entered.draft_id or at is None:
        return found.render("pages/another.html", 409, on=found.to("onward"))
    return _stored(who, at, mark, form=held, button=Button("keep"))


def _stored(
    who: Resident, at: Page, mark: Mark, *, form: dict[str, list[str]] | None = None, button: Button | None = None
) -> BaseResponse:
    """Store one posted page, and answer."""
    form = form or request.form.to_dict(flat=False)
    button = button or pressed(form) or Button.read(request.form.get("do", ""))
    form = pointed(form, button, at, who.visit.cluster)
    mark = mark.and_opened(form.get(FIELD, ()), at)
    found = who.visit
    on_route = who.route.step(at.id) is not None
    turn = Turn(at, form, mark, button, found.this_year, on_route=on_route)
    try:
        draft = drafts.save(
            house().database, who.entered, turn, language=found.language, now=found.now, known=who.draft
        )
    except ChangedElsewhere:
        with house().database.reading() as reading:
            now = drafts.load(reading, who.entered) or who.draft
        return draw(Resident(found, who.entered, now), Sheet(at, form=form, mark=mark, others=True), status=409)
    after = Resident(found, who.entered, draft)
    if turn.errors:
        return draw(after, Sheet(at, form=form, mark=mark, errors=turn.errors), status=422)
    if turn.asks:
        return draw(after, Sheet(at, form=form, mark=mark, asks=turn.asks))
    if turn.blanks:
        return draw(after, Sheet(at, blanks=turn.blanks, returning=mark.returning))
    if turn.passed and at.id not in who.answers.passed and after.route.ending(at.id):
        with house().database.writing() as writing:
            waves.count_ineligible(writing, found.wave)
    return redirect(_target(after, at, turn, returning=mark.returning), 303)


def _target(who: Resident, at: Page, turn: Turn, *, returning: bool) -> str:
    """Return where the resident goes after a page that has been stored."""
    verb = "move" if turn.button.verb in MOVES else turn.button.verb
    if verb in TARGETS:
        return TARGETS[verb](who, at, turn.button)
    if turn.passed:
        return _next(who, at, returning=returning)
    return who.visit.to("page", page=at.id) if turn.on_route else _first(who)


def _moved(who: Resident, at: Page, button: Button) -> str:
    if button.verb == "map":
        return who.visit.to("page", page=at.id, _anchor=f"{button.of}__{button.option.partition(' ')[0]}_lon")
    session["moved"] = [button.of, button.option]
    question = next((each for each in at.questions if each.name == button.of), None)
    if button.verb == MORE and isinstance(question, Repeat):
        return who.visit.to("page", page=at.id, _anchor=f"{button.of}__{lines(question, who.answers.typed)}")
    return who.visit.to("page", page=at.id, _anchor=button.of)


def _spoken(who: Resident, at: Page, button: Button) -> str:
    known = button.of in who.visit.questionnaire.languages
    return who.visit.to("page", page=at.id, language=button.of if known else who.visit.language)


def _back(who: Resident, at: Page, button: Button) -> str:  # noqa: ARG001 - every target takes three
    return who.visit.to("page", page=(who.route.before(at.id) or at).id)


def _paused(who: Resident, at: Page, button: Button) -> str:  # noqa: ARG001
    return who.visit.to("pause")


def _stopping(who: Resident, at: Page, button: Button) -> str:  # noqa: ARG001
    return who.visit.to("stop", fra=at.id)


def _own_code(who: Resident, at: Page, button: Button) -> str:  # noqa: ARG001
    return who.visit.to("own_code")


TARGETS: Mapping[str, Callable[[Resident, Page, Button], str]] = {
    "move": _moved,
    "language": _spoken,
    "back": _back,
    "pause": _paused,
    "stop": _stopping,
    "code": _own_code,
}


def _next(who: Resident, at: Page, *, returning: bool) -> str:
    """Return what comes after a passed page: an end, the next page, or the check page."""
    if who.route.ending(at.id):
        return who.visit.to("ending", page=at.id)
    following = None if returning else who.route.after(at.id)
    return who.visit.to("page", page=following.id) if following else _first(who)


def _first(who: Resident) -> str:
    """Return the first page not yet passed, or the end or the check page where all are."""
    first = who.route.first_unpassed(who.answers)
    if first:
        return who.visit.to("page", page=first.id)
    last = who.route.steps[-1]
    return who.visit.to("ending", page=last.page.id) if last.ending else who.visit.to("check")


def _page(found: Visit, page_id: str) -> Page | None:
    return found.questionnaire.page(page_id)
