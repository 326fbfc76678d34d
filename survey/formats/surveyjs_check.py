"""A stricter look at SurveyJS JSON than its own schema takes, which lets `{"type": "radiogrup"}` through."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from survey.questionnaire.findings import did_you_mean
from survey.texts.faults import Fault
from survey.texts.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

QUESTION_TYPES = frozenset(
    {
        "boolean", "buttongroup", "checkbox", "comment", "dropdown", "empty", "expression", "file", "html", "image",
        "imagemap", "imagepicker", "matrix", "matrixdropdown", "matrixdynamic", "multipletext", "panel",
        "paneldynamic", "radiogroup", "ranking", "rating", "signaturepad", "slider", "tagbox", "text",
    }
)  # fmt: skip
_KNOWN: Mapping[str, frozenset[str]] = {
    "elements": QUESTION_TYPES,
    "questions": QUESTION_TYPES,
    "templateElements": QUESTION_TYPES,
    "validators": frozenset({"numeric", "text", "answercount", "regex", "email", "expression"}),
    "triggers": frozenset({"visible", "complete", "setvalue", "copyvalue", "skip", "runexpression"}),
}
_NAMED = ("elements", "questions", "pages")


def check_surveyjs(text: str, file: str = "surveyjs") -> tuple[Fault, ...]:
    """Return what is wrong with the types and names of a SurveyJS survey, each fault with its path in the file."""
    try:
        survey = json.loads(text)
    except ValueError:
        return (Fault(file, 0, 0, Message.of("surveyjs_no_json")),)
    names: dict[str, str] = {}
    return tuple(
        Fault(file, 0, 0, message, advice)
        for message, advice in _faults(survey if isinstance(survey, dict) else {}, "", names)
    )


def _faults(node: Any, path: str, names: dict[str, str]) -> Iterator[tuple[Message, Message | None]]:
    if isinstance(node, list):
        for i, member in enumerate(node):
            yield from _faults(member, f"{path}[{i}]", names)
    elif isinstance(node, dict):
        for key, value in node.items():
            where = f"{path}.{key}".lstrip(".")
            for i, member in enumerate(value if isinstance(value, list) else ()):
                if isinstance(member, dict):
                    yield from _own(member, key, f"{where}[{i}]", names)
            yield from _faults(value, where, names)


def _own(node: dict[str, Any], key: str, path: str, names: dict[str, str]) -> Iterator[tuple[Message, Message | None]]:
    """Yield the faults of one member of the list `key`."""
    sort, name = node.get("type"), node.get("name")
    if key in _KNOWN and sort not in _KNOWN[key]:
        message = Message.of("surveyjs_type_unknown", path=path, word=str(sort))
        yield message, did_you_mean(str(sort), sorted(_KNOWN[key]))
    if key in _NAMED and isinstance(name, str):
        if name in names:
            yield Message.of("surveyjs_name_twice", path=path, name=name, first=names[name]), None
        names.setdefault(name, path)
