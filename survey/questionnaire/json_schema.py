"""The JSON Schema of the language, for editors: built from the registry of keys that the reader goes by.

A value may be a number or a truth value as well as a text, for an editor's YAML reads `yes` and `1` as such. What a
schema cannot say (that the kind stands first, that a condition names an earlier question) is left to `check`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from survey.questionnaire import schema, value_schemas
from survey.questionnaire.value_schemas import described

if TYPE_CHECKING:
    from collections.abc import Iterable

    Schema = dict[str, Any]

DRAFT = "http://json-schema.org/draft-07/schema#"
# A key may bear the name of a kind (`number:` in a matrix, `note:` in most); the kinds so called are looked for last.
_KIND_ORDER = sorted(schema.QUESTION_KEYS, key=lambda kind: (kind in ("text", "number", "note"), kind == "note"))

# Of each group a question of the kind needs at least one key.
_ONE_OF = {
    "single": (("options", "list", "from"),),
    "multi": (("options", "list"),),
    "scale": (("options", "list"),),
    "ranking": (("options", "list", "from"),),
    "matrix": (("options", "list", "number"), ("rows", "each_village", "from")),
}


def questionnaire_schema() -> Schema:
    """Return the schema of a questionnaire file."""
    properties = {key: value_schemas.value("file", key) for key in schema.FILE_KEYS}
    properties["lists"] = _named("file", "lists", "key_list", {"$ref": "#/definitions/list"})
    properties["sections"] = _array("file", "sections", _section_item())
    root = _mapping(properties, required=("questionnaire", "title", "sections"))
    return {"$schema": DRAFT, "title": "Klyngesvar: spørgeskema", **root, "definitions": _definitions()}


def shared_schema() -> Schema:
    """Return the schema of a file with lists and blocks that questionnaires share."""
    properties = {key: value_schemas.value("shared", key) for key in schema.SHARED_FILE_KEYS}
    properties["lists"] = _named("shared", "lists", "key_list", {"$ref": "#/definitions/list"})
    questions = {"type": "array", "minItems": 1, "items": _one_of_kinds(_KIND_ORDER)}
    properties["blocks"] = _named("shared", "blocks", "key_block", questions)
    definitions = {name: part for name, part in _definitions().items() if name not in ("section", "end", "block")}
    return {
        "$schema": DRAFT,
        "title": "Klyngesvar: lister og blokke",
        **_mapping(properties),
        "definitions": definitions,
    }


def _definitions() -> Schema:
    kinds = {kind: _question(kind, schema.QUESTION_KEYS[kind]) for kind in schema.QUESTION_KEYS}
    items = {f"item_{kind}": _question(kind, keys, item=True) for kind, keys in schema.ITEM_KEYS.items()}
    return {
        "option": _line("option"),
        "row": _line("row"),
        "list": _list(),
        "section": _section(),
        "end": _mapping(_values("end", schema.END_KEYS), required=("end_if", "text")),
        "block": _mapping(_values("block", schema.BLOCK_KEYS), required=("block",)),
        **kinds,
        **items,
    }


def _mapping(properties: Schema, *, required: Iterable[str] = ()) -> Schema:
    needed = {"required": list(required)} if required else {}
    return {"type": "object", "properties": properties, **needed, "additionalProperties": False}


def _values(place: str, keys: Iterable[str]) -> Schema:
    return {key: value_schemas.value(place, key) for key in keys}


def _array(place: str, key: str, items: Schema) -> Schema:
    return {"description": described(place, key), "type": "array", "minItems": 1, "items": items}


def _named(place: str, key: str, sentence: str, inner: Schema) -> Schema:
    """Return a mapping from names that the author chooses."""
    held = {"description": value_schemas.sentence(sentence), "allOf": [inner]}
    return {
        "description": described(place, key),
        "type": "object",
        "patternProperties": {f"^{value_schemas.NAME}$": held},
        "additionalProperties": False,
    }


def _line(place: str) -> Schema:
    """Return an option or a row: one name of the author's with its text, and the keys that may stand beside it."""
    keys = "|".join((*schema.OPTION_KEYS, *value_schemas.NO_OPTIONS))
    text = {"description": value_schemas.sentence(f"key_{place}"), **value_schemas.TEXT}
    return {
        "type": "object",
        "minProperties": 1,
        "properties": _values(place, schema.OPTION_KEYS),
        "patternProperties": {f"^(?!(?:{keys})$){value_schemas.OPTION_NAME}$": text},
        "additionalProperties": False,
        # One name and no other: a misspelt key is none.
        "if": {"anyOf": [{"required": [key]} for key in schema.OPTION_KEYS]},
        "then": {"maxProperties": 1 + len(schema.OPTION_KEYS)},
        "else": {"maxProperties": 1},
    }


def _list() -> Schema:
    properties = _values("list", schema.LIST_KEYS)
    properties["options"] = _array("list", "options", {"$ref": "#/definitions/option"})
    return _mapping(properties, required=("options",))


def _section() -> Schema:
    properties = _values("section", schema.SECTION_KEYS)
    pause = {"description": described("section", "next_page"), "type": "string", "enum": ["next_page"]}
    asked = _chosen("end_if", "end", _chosen("block", "block", _one_of_kinds(_KIND_ORDER)))
    item = {"if": {"type": "object"}, "then": asked, "else": pause}
    properties["questions"] = _array("section", "questions", item)
    return _mapping(properties, required=("section", "title", "questions"))


def _section_item() -> Schema:
    return _chosen("end_if", "end", {"$ref": "#/definitions/section"})


def _chosen(key: str, definition: str, otherwise: Schema) -> Schema:
    """Return what a mapping with that key must be, and what it must be without."""
    asked = {"type": "object", "required": [key]}
    return {"if": asked, "then": {"$ref": f"#/definitions/{definition}"}, "else": otherwise}


def _one_of_kinds(kinds: Iterable[str], start: str = "") -> Schema:
    """Return a question of one of these kinds; one without a kind is offered them all."""
    kinds = list(kinds)
    offered = {kind: value_schemas.name_of(kind, item=bool(start)) for kind in kinds}
    found: Schema = {**_mapping(offered), "minProperties": 1}
    for kind in reversed(kinds):
        found = _chosen(kind, f"{start}{kind}", found)
    return found


def _question(kind: str, keys: Iterable[str], *, item: bool = False) -> Schema:
    """Return a question of one kind, or an item of a repeat."""
    properties: Schema = {kind: value_schemas.name_of(kind, item=item)}
    properties |= {key: value_schemas.of_question(kind, key, item=item) for key in keys}
    for key, definition in (("options", "option"), ("each_options", "option"), ("rows", "row")):
        if key in properties:
            properties[key] = {**properties[key], "items": {"$ref": f"#/definitions/{definition}"}}
    if kind == "repeat":
        properties["questions"]["items"] = _one_of_kinds(schema.ITEM_KINDS, "item_")
    needed = (kind, "ask", "questions") if kind == "repeat" else (kind, "ask")
    return {
        "description": described("kind", kind),
        **_mapping(properties, required=needed),
        **_together(kind, item=item),
    }


def _together(kind: str, *, item: bool) -> Schema:
    """Return which keys a kind needs one of, and which don't go together."""
    needed = [[key for key in keys if not (item and key == "from")] for keys in _ONE_OF.get(kind, ())]
    together: Schema = (
        {"allOf": [{"anyOf": [{"required": [key]} for key in keys]} for keys in needed]} if needed else {}
    )
    if kind in schema.OFFERED_ALREADY and not item:
        own = [{"required": [key]} for key in schema.OFFERED_ALREADY[kind]]
        together["dependencies"] = {"from": {"not": {"anyOf": own}}}
    if kind == "places":
        together["dependencies"] = {"each_options": ["each"]}
    return together
