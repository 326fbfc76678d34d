"""Checks a typed number: Danish or English, whole or with decimals, within its limits."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from survey.questionnaire.checking.posted import FieldError, Found
from survey.questionnaire.plain_text import one_line
from survey.texts.message import Message

if TYPE_CHECKING:
    from survey.questionnaire.checking.posted import Posted
    from survey.questionnaire.questions import Number, NumberLimits

# Enough for every sum of money of a village, and exact in every file format.
LARGEST = 999_999_999_999
_DIGITS = re.compile(r"[0-9]+")
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?P<mark>[ .,'’])[0-9]{3}(?:(?P=mark)[0-9]{3})*")
_DECIMAL = re.compile(r"(?P<whole>[0-9]+|[1-9][0-9]{0,2}(?:(?P<mark>[ .,'’])[0-9]{3})+)(?P<comma>[.,])(?P<part>[0-9]+)")


def number(question: Number, posted: Posted) -> Found:
    """Check one number."""
    typed = posted.all(question.name)
    if not typed:
        return Found()
    if len(typed) > 1:
        return Found.error(question, "number_once")
    value = read(typed[0], question.limits, this_year=posted.this_year)
    if isinstance(value, Message):
        return Found(errors=(FieldError(question.name, question.name, value),))
    return Found({question.name: value})


def read(text: str, limits: NumberLimits, *, this_year: int) -> int | float | Message:
    """Return the number that `text` says, or what to write instead."""
    bare = _bare(text, limits)
    parts = _parts(bare.removeprefix("-"), limits.decimals)
    if parts is None:
        return Message.of("number_decimal" if limits.decimals else "number_whole")
    whole, decimals = parts
    if len(decimals) > limits.decimals:
        return Message.of("number_decimals" if limits.decimals else "number_whole", **_decimals(limits))
    value: int | float = float(f"{whole}.{decimals}") if decimals else int(whole[:20])
    return _within(-value if bare.startswith("-") else value, limits, this_year)


def _decimals(limits: NumberLimits) -> dict[str, int]:
    return {"decimals": limits.decimals} if limits.decimals else {}


def _bare(text: str, limits: NumberLimits) -> str:
    """Return the text without the unit, in plain digits and signs."""
    bare = one_line(unicodedata.normalize("NFKC", text)).casefold().replace("−", "-")
    for _, unit in limits.unit.versions:
        bare = bare.removesuffix(one_line(unicodedata.normalize("NFKC", unit)).casefold()).rstrip()
    return bare


def _parts(text: str, decimals: int) -> tuple[str, str] | None:
    """Return the digits before and after the decimal sign, or None where it is no number.

    Three digits after a sign are thousands, since nobody writes "1.500" for one and a half; only where three decimals
    are asked for is the comma a decimal comma.
    """
    if _DIGITS.fullmatch(text):
        return text, ""
    grouped = _GROUPED.fullmatch(text)
    if grouped and not (grouped["mark"] == "," and decimals >= 3):
        return re.sub(r"\D", "", text), ""
    decimal = _DECIMAL.fullmatch(text)
    if not decimal or decimal["mark"] == decimal["comma"]:
        return None
    return re.sub(r"\D", "", decimal["whole"]), decimal["part"].rstrip("0")


def _within(value: float, limits: NumberLimits, this_year: int) -> float | Message:
    least = _plain(limits.min)
    most = this_year if limits.max == "this_year" else limits.max
    if most is not None and not least <= value <= most:
        key = "number_decimal_between" if limits.decimals else "number_between"
        return Message.of(key, min=least, max=_plain(most))
    if value < least:
        return Message.of("number_at_least", min=least)
    return Message.of("number_at_most", max=LARGEST) if value > LARGEST else value


def _plain(limit: float) -> int | float:
    return int(limit) if limit == int(limit) else limit
