"""Losses: what a text carries beside its words, and a translation must carry too: values, links and bold words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from survey.texts.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

PLACEHOLDER = re.compile(r"\$\{([^{}]*)\}")
LINK = re.compile(r"\[[^\]]+\]\([^\s)]+\)")


def losses(source: str, translated: str) -> Iterator[tuple[Message, Message]]:
    """Yield what is wrong with a translation beside its words, and what would be right.

    A link may lead to a page in the other language, so that its address may change; that it is there may not.
    """
    wanted, found = ({*PLACEHOLDER.findall(text)} for text in (source, translated))
    for name in sorted(wanted - found):
        yield Message.of("placeholder_lost", name=name), Message.of("placeholder_lost_advice")
    for name in sorted(found - wanted):
        yield Message.of("placeholder_invented", name=name), Message.of("placeholder_invented_advice")
    links = [LINK.findall(text) for text in (source, translated)]
    if len(links[0]) > len(links[1]):
        yield Message.of("link_lost", count=len(links[0])), Message.of("link_lost_advice", link=links[0][0])
    bold = [text.count("**") for text in (source, translated)]
    if bold[0] != bold[1]:
        yield Message.of("bold_lost", count=bold[0] // 2), Message.of("bold_lost_advice")
