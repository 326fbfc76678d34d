"""Names: which ones the language accepts (language.md, rule 4), and which are taken."""

from __future__ import annotations

import re
import unicodedata

from survey.texts.message import Message

LONGEST = 32
RESERVED_COLUMNS = frozenset(
    {"id", "frame_village", "village", "channel", "mode", "week", "version", "language", "disposition", "weight"}
)
# Words of the condition language, and keys that a side file uses for texts of the whole questionnaire.
CONDITION_WORDS = frozenset({"and", "or", "not", "in", "answered", "count", "has", "this_year"})
TEXT_KEYS = frozenset({"title", "welcome", "thanks", "lists"})
RESERVED_OPTIONS = frozenset({"none", "other", "missing"})

_NAME = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
_CODE = re.compile(r"0|[1-9][0-9]{0,3}")
_DANISH = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def is_code(name: str) -> bool:
    """Tell whether the name is a number, which is then the option's code."""
    return _CODE.fullmatch(name) is not None


def is_name(name: str) -> bool:
    """Tell whether the name is legal for a question or a section."""
    return _NAME.fullmatch(name) is not None


def suggested(name: str) -> str:
    """Return the legal name nearest to this one.

    >>> suggested("Højskole & kro")
    'hoejskole_kro'
    """
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", name).lower().translate(_DANISH))
    words = re.sub(r"[^a-z0-9]+", "_", plain.encode("ascii", "ignore").decode()).strip("_")
    return words if is_name(words) else f"n_{words}".rstrip("_")


def fault_of_name(name: str, *, numbers: bool = False) -> tuple[Message, Message] | None:
    """Return what is wrong with a name and what would be right, or None.

    Args:
        name: as the author wrote it.
        numbers: whether a whole number is allowed, as for options and rows.
    """
    if is_name(name) or (numbers and is_code(name)):
        return None
    if "__" in name:
        return Message.of("name_double_underscore", name=name), Message.of("try_name", name=suggested(name))
    if numbers and re.fullmatch(r"[0-9]+", name):
        number = name.lstrip("0") or "0"
        if len(number) > 4:
            return Message.of("code_too_large", name=name), Message.of("try_name", name=suggested(name))
        return Message.of("code_leading_zero", name=name), Message.of("try_name", name=number)
    if re.search("[æøåÆØÅ]", name):
        return Message.of("name_danish", name=name), Message.of("try_name", name=suggested(name))
    return Message.of("name_illegal", name=name), Message.of("try_name", name=suggested(name))
