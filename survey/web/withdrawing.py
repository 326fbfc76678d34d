"""Fortryd: a sent response is deleted with the code that its sender alone was given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import request

from survey.fieldwork import withdrawal
from survey.fieldwork.errors import FieldworkError
from survey.questionnaire import plain_text
from survey.texts.catalogue import say
from survey.web.addresses import WAVE, address
from survey.web.residents import room
from survey.web.visits import Visit, house, wave_page

if TYPE_CHECKING:
    from flask import Response


@address(room, f"{WAVE}/fortryd")
@wave_page
def withdraw(found: Visit) -> Response:
    """Ask for the fortrydelseskode."""
    return _form(found)


@address(room, f"{WAVE}/fortryd", methods=("POST",))
@wave_page
def withdrawing(found: Visit) -> Response:
    """Take note of the withdrawal; unknown and used codes get the same words."""
    typed = request.form.get("withdrawal", "")
    try:
        with house().database.writing() as writing:
            withdrawal.withdraw(writing, found.wave, typed, now=found.now)
    except FieldworkError as error:
        return _form(found, typed=typed, error=say(error.message, found.voice), status=422)
    return found.render("pages/withdrawn.html")


def _form(found: Visit, *, typed: str = "", error: str = "", status: int = 200) -> Response:
    return found.render(
        "pages/withdraw.html",
        status,
        address=found.to("withdrawing"),
        typed=plain_text.typed(typed)[:60],
        error=error,
        until=found.wave.withdraw_until,
    )
