"""Schema: which keys stand where, so that an unknown one is a fault with a suggestion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from survey.questionnaire.questions import KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE_KEYS = (
    "questionnaire", "format", "version", "languages", "title", "welcome", "thanks", "use", "modules", "lists",
    "sections", "incomplete_ok",
)  # fmt: skip
SHARED_FILE_KEYS = ("format", "languages", "lists", "blocks")
BLOCK_KEYS = ("block", "without", "only", "prefix")
SECTION_KEYS = ("section", "title", "show_if", "note", "questions")
END_KEYS = ("end_if", "text")
ROLE_KEYS = ("other", "none", "not_used", "dont_know", "refuse")
LIST_KEYS = ("scale", "options", *ROLE_KEYS, "renamed_from", "note")
NUMBER_KEYS = ("min", "max", "unit", "decimals")
OPTION_KEYS = ("group", "renamed_from")

_ALWAYS = ("ask", "help", "show_if", "core", "module")
_ANSWERED = (*_ALWAYS, "required", "sensitive", "identifies", "publish", "renamed_from", "note")
_CHOICE = (*_ANSWERED, "options", "list", *ROLE_KEYS)

QUESTION_KEYS: Mapping[str, tuple[str, ...]] = {
    "single": (*_CHOICE, "order", "from"),
    "multi": (*_CHOICE, "order", "at_most"),
    "scale": _CHOICE,
    "matrix": (*_CHOICE, "number", "rows", "each_village", "without_own", "from"),
    "ranking": (*_CHOICE, "order", "at_most", "from"),
    "number": (*_ANSWERED, *NUMBER_KEYS),
    "text": (*_ANSWERED, "max_length", "lines"),
    "date": _ANSWERED,
    "time": _ANSWERED,
    "village": (*_ANSWERED, "options", "refuse", "dont_know"),
    "places": (*_ANSWERED, "at_most", "each", "each_options", "place_optional", "none", "other"),
    "repeat": (*_ANSWERED, "at_most", "questions"),
    "note": _ALWAYS,
}
assert tuple(QUESTION_KEYS) == KINDS  # a kind without keys could never be written

ALL_KEYS = frozenset(
    key
    for keys in (FILE_KEYS, SECTION_KEYS, BLOCK_KEYS, LIST_KEYS, END_KEYS, OPTION_KEYS, *QUESTION_KEYS.values())
    for key in keys
)

# What a repeat asks in each line; what stands here belongs to the repeat as a whole.
ITEM_KINDS = ("single", "multi", "scale", "number", "text", "date", "time")
_OF_THE_WHOLE = (
    "show_if", "core", "module", "sensitive", "identifies", "publish", "note", "from", "order",
)  # fmt: skip
ITEM_KEYS: Mapping[str, tuple[str, ...]] = {
    kind: tuple(key for key in QUESTION_KEYS[kind] if key not in _OF_THE_WHOLE) for kind in ITEM_KINDS
}
# What an offered question takes from the earlier one, and so cannot have itself.
OFFERED_ALREADY: Mapping[str, tuple[str, ...]] = {
    "single": ("options", "list", "other", "not_used"),
    "ranking": ("options", "list", "other", "not_used"),
    "matrix": ("rows", "each_village", "without_own"),
}

TRUE_WORDS = frozenset({"yes", "ja", "true"})
FALSE_WORDS = frozenset({"no", "nej", "false"})
