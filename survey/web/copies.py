"""A resident's copy of their own answers: to print or to save, made in the moment and kept nowhere.

Before sending it is made from the draft. After sending there is no draft: then the receipt carries the copy sealed,
and its form brings it back to be laid out.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flask import request

from survey.texts.dates import local
from survey.web import frames
from survey.web.addresses import WAVE, address
from survey.web.answering import speaker
from survey.web.drawing import nowhere, shown_answers
from survey.web.drawn import Spoken
from survey.web.replies import Part, Reply, parts
from survey.web.residents import room
from survey.web.turns import settled
from survey.web.visits import Resident, Visit, house, resident, turned_away, wave_page

if TYPE_CHECKING:
    from flask import Response
    from werkzeug.wrappers import Response as BaseResponse

    from survey.questionnaire.answers import Answers

FILES = {"da": "mine-svar", "en": "my-answers", "de": "meine-antworten"}


@dataclass(frozen=True, slots=True)
class Copy:
    """What a copy says.

    Attributes:
        parts: the answers in words.
        code: the fortrydelseskode; empty while the answers are not sent.
        until: the last day of the code.
    """

    parts: tuple[Part, ...]
    code: str = ""
    until: dt.datetime | None = None

    def sealed(self) -> str:
        """Return the copy as the receipt's form carries it."""
        plain = [
            [part.name, _plain(part.title), [[_plain(line.ask), list(line.words)] for line in part.lines]]
            for part in self.parts
        ]
        return house().copies.seal([plain, self.code, self.until.isoformat() if self.until else ""])

    @classmethod
    def opened(cls, text: str) -> Copy | None:
        """Return the copy that a form carries, or None where it is not ours."""
        held = house().copies.opened(text)
        if not isinstance(held, list):
            return None
        plain, code, until = held
        made = tuple(
            Part(name, Spoken(*title), tuple(Reply("", "", Spoken(*ask), tuple(words)) for ask, words in lines))
            for name, title, lines in plain
        )
        return cls(made, code, dt.datetime.fromisoformat(until) if until else None)


@address(room, f"{WAVE}/kopi", methods=("POST",))
@wave_page
def copy(found: Visit) -> BaseResponse:
    """Lay a copy out, as a page to print or a file to save; it changes nothing, so it asks for no CSRF token."""
    if "copy" in request.form:
        made = Copy.opened(request.form["copy"])
        return _laid_out(found, made) if made else found.render("errors/refused.html", 400)
    return turned_away(found) or _of_draft(resident(found))


def in_words(who: Resident, answers: Answers) -> tuple[Part, ...]:
    """Return the answers in words, part by part, in the language of the page."""
    return parts(shown_answers(who, answers), speaker(who.visit, answers), nowhere(who.visit.language))


def _of_draft(who: Resident) -> Response:
    answers, _ = settled(who.visit.questionnaire, who.answers, this_year=who.visit.this_year)
    return _laid_out(who.visit, Copy(in_words(who, answers)))


def _laid_out(found: Visit, made: Copy) -> Response:
    context: dict[str, Any] = {
        "copy": made,
        "of": speaker(found).say(found.questionnaire.title),
        "now": found.now,
    }
    if request.form.get("do") != "save":
        return found.render("answering/copy.html", back="" if made.code else found.to("check"), **context)
    file = frames.render("answering/copy_file.html", found.voice, frames.bare(found.cluster.settings), **context)
    name = FILES.get(found.language, FILES["da"])
    file.headers["Content-Disposition"] = f'attachment; filename="{name}-{local(found.now).date()}.html"'
    return file


def _plain(spoken: Spoken) -> list[Any]:
    return [spoken.text, spoken.language]
