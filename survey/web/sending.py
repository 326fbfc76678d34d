"""The last pages: check your answers, send them all or so far, and the receipt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from flask import redirect, request, session

from survey.fieldwork import drafts, responses, withdrawal
from survey.fieldwork.responses import AlreadySent
from survey.questionnaire import variables
from survey.texts.catalogue import say
from survey.web.addresses import WAVE, address
from survey.web.answering import speaker
from survey.web.copies import Copy, in_words
from survey.web.drawing import told
from survey.web.residents import room
from survey.web.turns import settled
from survey.web.visits import Resident, Visit, begun, entered_with, house, resident_page, turned_away, wave_page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flask import Response
    from werkzeug.wrappers import Response as BaseResponse

    from survey.questionnaire.answers import Answers
    from survey.questionnaire.check import FieldError
    from survey.web.replies import Part

# The draft keeps the fortrydelseskode until it is sent, so that every window and every repeated send shows the same.
KEPT = "_withdrawal"


@dataclass(frozen=True, slots=True)
class Sending:
    """What a send form carries, sealed.

    Attributes:
        draft: id of the draft to be sent.
        code: the fortrydelseskode.
        page: the page a partial response stops at; empty where everything is sent.
    """

    draft: str
    code: str
    page: str

    def sealed(self) -> str:
        """Return the text that the form carries."""
        return house().sendings.seal([self.draft, self.code, self.page])

    @classmethod
    def opened(cls) -> Sending | None:
        """Return what the posted form carries, or None where it is not ours."""
        held = house().sendings.opened(request.form.get("sending", ""))
        return cls(*held) if isinstance(held, list) else None


@address(room, f"{WAVE}/tjek")
@resident_page
def check(who: Resident) -> BaseResponse:
    """List every answer, part by part, before it is sent."""
    found = who.visit
    if who.route.first_unpassed(who.answers):
        return redirect(found.to("onward"), 303)
    last = who.route.steps[-1]
    if last.ending:
        return redirect(found.to("ending", page=last.page.id), 303)
    answers, unread = settled(found.questionnaire, who.answers, this_year=found.this_year)
    return found.render(
        "answering/check.html",
        parts=in_words(who, answers),
        unread=[
            {"text": _told(found, answers, page, error), "address": _ret(found, page, error.field)}
            for page, error in unread
        ],
        ret=lambda page, name: _ret(found, page, name),
        sending=Sending(who.entered.draft_id, _code(who), "").sealed(),
        address=found.to("send"),
        copy=found.to("copy"),
        back=found.to("page", page=last.page.id),
        pause=found.to("pause"),
    )


def _told(found: Visit, answers: Answers, page_id: str, error: FieldError) -> str:
    """Return what can't be read, with its line where it stands in one."""
    text, page = say(error.message, found.voice), found.questionnaire.page(page_id)
    return told(page, error.field, text, speaker(found, answers)) if page else text


@address(room, f"{WAVE}/stop")
@resident_page
def stop(who: Resident) -> BaseResponse:
    """Ask once more, before what is answered so far is sent."""
    found = who.visit
    pages = who.route.pages
    asked = request.args.get("fra", "")
    at = next((page for page in pages if page.id == asked), None)
    if at is None or at is pages[0]:
        return redirect(found.to("onward"), 303)
    answers, _ = settled(found.questionnaire, who.answers, this_year=found.this_year)
    return found.render(
        "answering/stop.html",
        parts=_answered(in_words(who, answers)),
        sending=Sending(who.entered.draft_id, _code(who), at.id).sealed(),
        address=found.to("send"),
        back=found.to("page", page=at.id),
        pause=found.to("pause"),
    )


@address(room, f"{WAVE}/send", methods=("POST",))
@wave_page
def send(found: Visit) -> BaseResponse:
    """Send once, and answer with the receipt; the same form sent again gets the same code."""
    sending = Sending.opened()
    if sending is None:
        return found.render("errors/refused.html", 400)
    if session.get("sent") == found.wave.id:
        return _again(found, sending, str(session.get("sent_draft", "")))
    return turned_away(found) or _sending(found, sending)


@address(room, f"{WAVE}/send")
@resident_page
def send_again(who: Resident) -> BaseResponse:
    """Go on from a reloaded address; sending is a post."""
    return redirect(who.visit.to("onward"), 303)


def _sending(found: Visit, sending: Sending) -> BaseResponse:
    """Find whose answers are to be sent."""
    entered = entered_with(found)
    if entered is None:
        return redirect(found.to("code"), 303)
    if entered.draft_id != sending.draft:
        return found.render("pages/another.html", 409, on=found.to("onward"))
    with house().database.reading() as reading:
        draft = drafts.load(reading, entered)
        if draft is None:
            return _again(found, sending, entered.draft_id)
        who = begun(found, entered, draft)
    return _sent(who, sending)


def _sent(who: Resident, sending: Sending) -> Response:
    """Send the answers of the draft, and forget the draft's key."""
    found = who.visit
    answers, _ = settled(found.questionnaire, who.answers, this_year=found.this_year)
    row = variables.row(found.questionnaire, answers, sent_from=sending.page or None, this_year=found.this_year)
    try:
        _store(who, sending, answers, row)
    except AlreadySent:
        # Spent by this draft's own send a moment ago, or elsewhere, on paper for instance: then the draft still stands.
        with house().database.reading() as reading:
            is_elsewhere = drafts.load(reading, who.entered) is not None
        if is_elsewhere:
            return found.render("pages/spent.html", 409, again=found.to("code"))
        return _again(found, sending, who.entered.draft_id)
    copied = in_words(who, answers)
    # The CSRF seed stays, so that the same form can be sent again; the draft's key goes.
    kept = session.get("csrf_token")
    session.clear()
    session["csrf_token"], session["sent"], session["sent_draft"] = kept, found.wave.id, sending.draft
    return _receipt(found, sending, _answered(copied) if sending.page else copied)


def _store(who: Resident, sending: Sending, answers: Answers, row: Mapping[str, Any]) -> None:
    found = who.visit
    with house().database.writing() as writing:
        responses.send(
            writing,
            who.entered,
            row=row,
            village=_village(found, answers),
            version=who.draft.version,
            language=found.language,
            disposition="partial" if sending.page else "complete",
            mode="web",
            withdrawal=sending.code,
            now=found.now,
            rng=house().rng,
        )


def _village(found: Visit, answers: Answers) -> str:
    """Return the answered village, or nothing."""
    first = next((q.name for q in found.questionnaire.questions() if q.kind == "village"), "")
    return str(answers.values.get(first, ""))


def _again(found: Visit, sending: Sending, draft: str) -> Response:
    """Answer a send that has been done: with the same code where it is the same draft's form, without the copy."""
    if sending.draft != draft:
        return found.render("pages/sent.html", withdraw=found.to("withdraw"))
    return _receipt(found, sending, ())


def _receipt(found: Visit, sending: Sending, copied: tuple[Part, ...]) -> Response:
    return found.render(
        "answering/receipt.html",
        partial=bool(sending.page),
        thanks=speaker(found).say(found.questionnaire.thanks),
        code=sending.code,
        until=found.wave.withdraw_until,
        withdraw=found.to("withdraw"),
        clear=found.to("clear"),
        parts=copied,
        copy=found.to("copy"),
        sealed=Copy(copied, sending.code, found.wave.withdraw_until).sealed() if copied else "",
    )


def _answered(every: tuple[Part, ...]) -> tuple[Part, ...]:
    """Leave out what is blank: of questions never reached nobody has anything to check."""
    kept = (replace(part, lines=tuple(line for line in part.lines if line.words)) for part in every)
    return tuple(part for part in kept if part.lines)


def _ret(found: Visit, page: str, field: str) -> str:
    return found.to("page", page=page, ret=1, _anchor=field)


def _code(who: Resident) -> str:
    """Return the draft's fortrydelseskode, drawn the first time it is asked for."""
    kept = who.answers.typed.get(KEPT)
    if kept:
        return kept[0]
    drawn = withdrawal.draw(house().rng)

    def keep(answers: Answers) -> Answers:
        return answers if KEPT in answers.typed else replace(answers, typed={**answers.typed, KEPT: (drawn,)})

    draft = drafts.save(house().database, who.entered, keep, language=who.visit.language, now=who.visit.now)
    return draft.answers.typed[KEPT][0]
