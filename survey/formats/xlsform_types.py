"""Types of an XLSForm's rows: today's words and those of older forms, as one small vocabulary."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LIST = r"(?P<list>[^\s]+)"
_OTHER = r"(?P<other>\s+or[ _]other|\s+or\s+specify\s+other)?"
_PROMPT = r"(?: prompt)?(?: from| using)?"
_PATTERNS = (
    (rf"select_one_external\s+{_LIST}", "external"),
    (rf"select[ _](?:one|multiple)[ _]from[ _]file\s+{_LIST}{_OTHER}", "external"),
    (rf"(?:add )?(?:select[ _]one|q select1|select1){_PROMPT}\s+{_LIST}{_OTHER}", "select_one"),
    (
        rf"(?:add )?(?:select[ _]multiple|select all that apply|q select|select){_PROMPT}\s+{_LIST}{_OTHER}",
        "select_multiple",
    ),
    (rf"(?:odk:)?rank\s+{_LIST}{_OTHER}", "rank"),
    (rf"begin[ _]loop\s+over\s+{_LIST}", "begin loop"),
    (r"begin[ _]loop", "begin loop"),
    (r"begin[ _](?:lgroup|repeat|looped group)", "begin repeat"),
    (r"begin[ _](?:group|table)", "begin group"),
    (r"end[ _](?:lgroup|repeat|looped group)", "end repeat"),
    (r"end[ _](?:group|table)", "end group"),
    (r"end[ _]loop", "end loop"),
    (r"select_one|select_multiple|rank", "nameless"),
)
_WORDS = {
    "text": ("text", "string", "q string", "add text prompt", "email", "phone number", "barcode", "q barcode"),
    "integer": ("integer", "int", "q int", "add integer prompt", "percentage"),
    "decimal": ("decimal", "q decimal", "add decimal prompt"),
    "range": ("range",),
    "date": ("date", "q date", "add date prompt"),
    "time": ("time",),
    "datetime": ("datetime", "date time", "q date time", "add date time prompt", "add datetime prompt", "q datetime"),
    "note": ("note", "q note", "add note prompt"),
    "geopoint": ("geopoint", "location", "gps", "q geopoint", "q location", "add location prompt"),
    "acknowledge": ("acknowledge", "trigger", "q acknowledge", "add acknowledge prompt"),
}
_KINDS = {word: kind for kind, words in _WORDS.items() for word in words}


@dataclass(frozen=True, slots=True)
class RowType:
    """What a row is: `select_one`, `text`, `begin group` … or `left out`, with its list of choices.

    Attributes:
        kind: one of the words of this module; `left out` for what has no counterpart.
        list_name: the list of choices.
        other: whether "or other" is added.
    """

    kind: str
    list_name: str = ""
    other: bool = False


def type_of(text: str) -> RowType:
    """Return the type that a cell says.

    >>> type_of("select one from sexes or specify other")
    RowType(kind='select_one', list_name='sexes', other=True)
    """
    plain = " ".join(text.split())
    word = plain.lower()
    if word in _KINDS:
        return RowType(_KINDS[word])
    for pattern, kind in _PATTERNS:
        found = re.fullmatch(pattern, plain, re.IGNORECASE)
        if found:
            parts = found.groupdict()
            return RowType(kind, parts.get("list") or "", bool(parts.get("other")))
    return RowType("left out")
