"""What may stand under each key, as JSON Schema, with the sentence that tells an author what it is for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from survey.questionnaire import names, schema
from survey.texts.catalogue import SOURCE, say
from survey.texts.message import Message
from survey.texts.sentences import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    Schema = dict[str, Any]

NAME = "[a-z][a-z0-9]*(?:_[a-z0-9]+)*"
OPTION_NAME = f"(?:{NAME}|0|[1-9][0-9]{{0,3}})"


def _written(words: frozenset[str]) -> Iterator[str]:
    """Yield words as authors write them: small, with a capital, in capitals."""
    for each in sorted(words, key=lambda word: (word not in ("yes", "no"), word)):
        yield from (each, each.capitalize(), each.upper())


_TRUE = [*_written(schema.TRUE_WORDS), True]
_TRUTHS = [
    "yes",
    "no",
    *(word for word in _written(schema.FALSE_WORDS | schema.TRUE_WORDS) if word not in ("yes", "no")),
]

TEXT: Schema = {"type": ["string", "number", "boolean"], "pattern": "\\S"}
_NAMED: Schema = {"type": ["string", "boolean"], "pattern": f"^{NAME}$"}
_TAKEN = names.RESERVED_COLUMNS | names.TEXT_KEYS | names.CONDITION_WORDS
NO_OPTIONS = tuple(sorted(names.RESERVED_OPTIONS | names.CONDITION_WORDS))
_TRUTH: Schema = {"enum": [*_TRUTHS, True, False]}
_WHOLE: Schema = {"type": ["integer", "string"], "minimum": 0, "pattern": "^[0-9]{1,12}$"}
_FROM_ONE: Schema = {"type": ["integer", "string"], "minimum": 1, "pattern": "^0*[1-9][0-9]{0,11}$"}
_NUMBER: Schema = {"type": ["number", "string"], "minimum": 0, "pattern": "^[0-9]{1,12}(?:\\.[0-9]{1,6})?$"}
_HIGHEST: Schema = {
    "type": ["number", "string"], "minimum": 0, "pattern": "^(?:[0-9]{1,12}(?:\\.[0-9]{1,6})?|this_year)$",
}  # fmt: skip
_ARRAY: Schema = {"type": "array", "minItems": 1}
_ANY: Schema = {}


def _named_but(taken: frozenset[str] | set[str]) -> Schema:
    """Return a name that is none of those taken."""
    return {"type": ["string", "boolean"], "pattern": f"^(?!(?:{'|'.join(sorted(taken))})$){NAME}$"}


def _words(pattern: str) -> Schema:
    """Return a list of words, or one word alone."""
    word: Schema = {"type": ["string", "integer", "boolean"], "pattern": f"^{pattern}$"}
    return {"anyOf": [{"type": "array", "items": word}, word]}


def _choice(*words: str) -> Schema:
    return {"enum": [*words, *([False] if "no" in words else [])]}


def _limits() -> Schema:
    """Return the limits of a number in each row, or a plain yes."""
    limits = {key: value("number", key) for key in schema.NUMBER_KEYS}
    return {"anyOf": [{"enum": _TRUE}, {"type": "object", "properties": limits, "additionalProperties": False}]}


# By place and key, or by the key alone; a key that stands nowhere here is a text.
_SORTS: Mapping[str, Schema] = {
    "file.questionnaire": _NAMED,
    "format": {"enum": [1, "1"]},
    "version": _FROM_ONE,
    "languages": _words("[a-z]{2,3}"),
    "use": _words("[^/].*\\.yaml"),
    "modules": _words(NAME),
    "lists": _ANY,
    "blocks": _ANY,
    "sections": _ANY,
    "incomplete_ok": _TRUTH,
    "scale": _choice("nominal", "ordinal"),
    "renamed_from": _words(OPTION_NAME),
    "section.section": _named_but(_TAKEN),
    "section.questions": _ARRAY,
    "block.block": _NAMED,
    "block.without": _words(NAME),
    "block.only": _words(NAME),
    "block.prefix": _NAMED,
    "core": _TRUTH,
    "module": _NAMED,
    "required": _TRUTH,
    "sensitive": _TRUTH,
    "identifies": _choice("no", "maybe"),
    "publish": _choice("combined", "named", "never"),
    "options": _ARRAY,
    "list": _NAMED,
    "order": _choice("written", "random"),
    "from": _NAMED,
    "at_most": _FROM_ONE,
    "rows": _ARRAY,
    "each_village": _TRUTH,
    "without_own": _TRUTH,
    "min": _NUMBER,
    "max": _HIGHEST,
    "decimals": _WHOLE,
    "max_length": _FROM_ONE,
    "lines": _FROM_ONE,
    "each_options": _ARRAY,
    "place_optional": _TRUTH,
    "repeat.questions": _ARRAY,
}


def sentence(key: str) -> str:
    """Return the sentence of that key, in Danish.

    Raises:
        KeyError: if nobody has written it: a key of the language without a word about it.
    """
    return say(Message(key), SOURCE) if key in SENTENCES else SENTENCES[key]


def described(*places: str) -> str:
    """Return what a key is for: `described("matrix", "question", "from")` is the first place's word that there is."""
    *homes, key = places
    said = next((home for home in homes if f"key_{home}_{key}" in SENTENCES), homes[-1])
    return sentence(f"key_{said}_{key}")


def value(place: str, key: str) -> Schema:
    """Return what may stand under a key in that place."""
    return {"description": described(place, "question", key), **_sort(place, key)}


def name_of(kind: str, *, item: bool = False) -> Schema:
    """Return what a question of that kind, or an item of a repeat, may be called."""
    taken = names.CONDITION_WORDS if item else _TAKEN - ({"village"} if kind == "village" else set())
    return {"description": described("kind", kind), **_named_but(taken)}


def of_question(kind: str, key: str, *, item: bool = False) -> Schema:
    """Return what may stand under a key of a question of that kind, or of an item of a repeat."""
    homes = ("item", kind, "question") if item else (kind, "question")
    sort = _limits() if (kind, key) == ("matrix", "number") else _sort(kind, key)
    return {"description": described(*homes, key), **sort}


def _sort(place: str, key: str) -> Schema:
    return _SORTS.get(f"{place}.{key}", _SORTS.get(key, TEXT))
