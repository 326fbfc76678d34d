"""Checks a time of day, as people write it: "19.30", "kl. 19", "1930", "7:15"."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from survey.questionnaire.checking.posted import Found
from survey.questionnaire.plain_text import one_line

if TYPE_CHECKING:
    from survey.questionnaire.checking.posted import Posted
    from survey.questionnaire.questions import Time

_AROUND = re.compile(r"^(?:kl(?:okken)?\.?|um|at)\s*|\s*(?:uhr|h)\.?$")
_PARTED = re.compile(r"([0-9]{1,2})\s*[.:,]\s*([0-9]{2})")
_TOGETHER = re.compile(r"([0-9]{1,2}?)([0-9]{2})?")
LAST_HOUR, LAST_MINUTE = 24, 59


def time(question: Time, posted: Posted) -> Found:
    """Check a time of day; its value is `19:30`."""
    typed = posted.all(question.name)
    if not typed:
        return Found()
    value = read(typed[0]) if len(typed) == 1 else None
    return Found({question.name: value}) if value else Found.error(question, "time_unknown")


def read(text: str) -> str | None:
    """Return the time that a text says as `HH:MM`, or None; midnight is `00:00`, also where it is written 24.00.

    >>> read("kl. 19"), read("730"), read("19.30")
    ('19:00', '07:30', '19:30')
    """
    bare = _AROUND.sub("", one_line(unicodedata.normalize("NFKC", text)).casefold()).strip()
    found = _PARTED.fullmatch(bare) or (_TOGETHER.fullmatch(bare) if bare else None)
    if not found or not bare.isascii():
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if hour > LAST_HOUR or minute > LAST_MINUTE or (hour == LAST_HOUR and minute):
        return None
    return f"{hour % LAST_HOUR:02d}:{minute:02d}"
