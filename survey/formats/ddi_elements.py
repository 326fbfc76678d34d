"""Elements of a DDI document: one with words in each language, and ids that XML accepts."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from survey.questionnaire.wording import Wording

NAMESPACE = "ddi:codebook:2_5"
SCHEMA = "http://www.ddialliance.org/Specification/DDI-Codebook/2.5/XMLSchema/codebook.xsd"
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def child(parent: ET.Element, name: str, words: str = "", attributes: Mapping[str, str] | None = None) -> ET.Element:
    """Add an element and return it."""
    element = ET.SubElement(parent, name, dict(attributes or {}))
    if words:
        element.text = _UNSEEN.sub("", words)
    return element


def spoken(
    parent: ET.Element,
    name: str,
    wording: Wording,
    languages: Sequence[str],
    attributes: Mapping[str, str] | None = None,
) -> None:
    """Add an element for each language that the wording is really in, the source first."""
    source = wording.versions[0][0] if wording else ""
    for language in dict.fromkeys((source, *languages) if source in languages else languages):
        words, real = wording.spoken(language)
        if words and (real == language or language == languages[0]):
            child(parent, name, words, {**(attributes or {}), "xml:lang": real})


def identifier(*parts: str) -> str:
    """Return an id of letters, digits, hyphens and full stops; what stands for a negative code begins with m.

    >>> identifier("C", "tenure", "-9")
    'C.tenure.m9'
    """
    return ".".join(re.sub(r"[^A-Za-z0-9_-]", "_", re.sub(r"^-(?=[0-9])", "m", part)) for part in parts)
