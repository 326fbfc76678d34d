"""Dates in words, in Danish time, which is the only time a resident knows."""

from __future__ import annotations

import datetime as dt
from functools import cache
from zoneinfo import ZoneInfo

from babel.dates import format_date

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
PATTERNS = {"da": "d. MMMM y", "de": "d. MMMM y"}


def local(moment: dt.datetime) -> dt.datetime:
    """Return an aware moment as the clock in Denmark shows it."""
    return moment.astimezone(COPENHAGEN)


def date_in_words(date: dt.date, language: str) -> str:
    """Return a date (an aware moment counts as its day in Denmark) such as "24. december 2026".

    >>> date_in_words(dt.date(2026, 12, 24), "en")
    '24 December 2026'
    """
    return _in_words(local(date).date() if isinstance(date, dt.datetime) else date, language)


@cache
def _in_words(day: dt.date, language: str) -> str:
    return format_date(day, PATTERNS.get(language, "d MMMM y"), locale=language)


def time_in_words(time: str, language: str) -> str:
    """Return a time of day `19:30` as it is written in a language: "19.30" in Danish.

    >>> time_in_words("19:30", "da")
    '19.30'
    """
    hour, _, minute = time.partition(":")
    return f"{int(hour)}{'.' if language == 'da' else ':'}{minute}"


def clock_in_words(moment: dt.datetime) -> str:
    """Return the time of day such as "19.42"."""
    return local(moment).strftime("%H.%M")
