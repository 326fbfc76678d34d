"""Checks a day written as day, month and year."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from survey.questionnaire.checking.posted import Found

if TYPE_CHECKING:
    from survey.questionnaire.checking.posted import Posted
    from survey.questionnaire.questions import Date

FIRST_YEAR = 1800
PARTS = ("day", "month", "year")


def day(question: Date, posted: Posted) -> Found:
    """Check a date; its value is ISO text."""
    fields = [f"{question.name}__{part}" for part in PARTS]
    typed = [posted.all(field) for field in fields]
    if not any(typed):
        return Found()
    for field, strings in zip(fields, typed, strict=True):
        if len(strings) != 1:
            return Found.error(question, "date_incomplete", field)
        text = strings[0].rstrip(".")
        if not (text.isascii() and text.isdigit() and len(text) <= 4):
            return Found.error(question, "date_digits", field)
    days, month, year = (int(strings[0].rstrip(".")) for strings in typed)
    if not FIRST_YEAR <= year <= posted.this_year + 100:
        return Found.error(question, "date_year", fields[2])
    try:
        return Found({question.name: dt.date(year, month, days).isoformat()})
    except ValueError:
        return Found.error(question, "date_unknown", fields[0])
