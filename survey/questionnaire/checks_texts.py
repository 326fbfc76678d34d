"""Checks of texts: what stands in `${…}`, bold words and links, and that there is nothing else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from survey.questionnaire.findings import did_you_mean
from survey.questionnaire.questions import Matrix, Note, Places, Ranking, Repeat
from survey.questionnaire.translation import PLACEHOLDER
from survey.texts.message import Message

if TYPE_CHECKING:
    from survey.questionnaire.nodes import Scalar
    from survey.questionnaire.reading import Reading
    from survey.questionnaire.translation import Entry

# What a cluster, its wave and its controller fill in; `bind` knows the values.
CLUSTER_VALUES = ("cluster", "municipality", "villages", "deadline", "phone", "minutes", "controller", "email")
_NO_LABEL = (Matrix, Note, Places, Ranking, Repeat)
_OTHERWISE = re.compile(r"\$\(([a-z][a-z0-9_]*)\)|(?<!\$)\{([a-z][a-z0-9_]*)\}")
_HTML = re.compile(r"</?(?:[a-z][a-z0-9]*)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_LINK = re.compile(r"\[([^\[\]]*)\]\s*\(([^()]*)\)")
_ADDRESS = re.compile(r"(?:https://|mailto:|tel:)[^\s)]+")


def check_text(reading: Reading, entry: Entry) -> None:
    """Note what is wrong within one text."""
    text = entry.text.text
    if "{" in text or "$(" in text:
        _check_placeholders(reading, entry)
    if "<" in text:
        _check_html(reading, entry.text)
    if "](" in text or "] (" in text:
        _check_links(reading, entry.text)
    if text.count("**") % 2:
        at = entry.text.at(text.rindex("**"))
        reading.findings.add(at, Message.of("bold_open"), Message.of("bold_open_advice"))


def _check_placeholders(reading: Reading, entry: Entry) -> None:
    text = entry.text.text
    earlier = reading.texts.passed[: entry.before]
    for match in PLACEHOLDER.finditer(text):
        name, at = match[1], entry.text.at(match.start())
        if name in CLUSTER_VALUES:
            continue
        if name in earlier:
            if isinstance(reading.questions.get(name), _NO_LABEL):
                message = Message.of("placeholder_no_label", name=name)
                reading.findings.add(at, message, Message.of("placeholder_no_label_advice"))
        elif name in reading.questions:
            message = Message.of("placeholder_later", name=name, line=reading.taken[name].line)
            reading.findings.add(at, message, Message.of("placeholder_later_advice"))
        else:
            known = did_you_mean(name, (*CLUSTER_VALUES, *earlier))
            reading.findings.add(at, Message.of("placeholder_unknown", name=name), known)
    for match in _OTHERWISE.finditer(text):
        name = match[1] or match[2]
        if name in CLUSTER_VALUES or name in earlier:
            message = Message.of("placeholder_otherwise", found=match[0])
            right = Message.of("write_line", line=f"${{{name}}}")
            reading.findings.add(entry.text.at(match.start()), message, right)
    if "${" in PLACEHOLDER.sub("", text):
        reading.findings.add(entry.text.place, Message.of("placeholder_open"), Message.of("placeholder_open_advice"))


def _check_html(reading: Reading, scalar: Scalar) -> None:
    found = _HTML.search(scalar.text)
    if found:
        message = Message.of("text_html", word=found[0])
        reading.findings.add(scalar.at(found.start()), message, Message.of("text_html_advice"))


def _check_links(reading: Reading, scalar: Scalar) -> None:
    for found in _LINK.finditer(scalar.text):
        words, address = found[1].strip(), found[2].strip()
        if found[0] == f"[{found[1]}]({found[2]})" and words and _ADDRESS.fullmatch(found[2]):
            continue
        message = Message.of("link_wrong", link=found[0])
        right = f"[{words or 'tekst'}]({_right(address)})"
        reading.findings.add(scalar.at(found.start()), message, Message.of("write_line", line=right))


def _right(address: str) -> str:
    """Return the address as a link may have it."""
    if "@" in address and "/" not in address:
        return f"mailto:{address.removeprefix('mailto:').replace(' ', '')}"
    if re.fullmatch(r"(?:tel:)?\+?[0-9 ]{8,}", address):
        return "tel:" + address.removeprefix("tel:").replace(" ", "")
    return "https://" + re.sub(r"^[a-z]+:/*", "", address.replace(" ", "%20"))
