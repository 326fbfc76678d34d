"""Lines of a repeat in a form: how many there are, and what the buttons "one more" and "delete" make of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from survey.questionnaire.questions import Repeat
    from survey.web.fields import Raw

_LINE = re.compile(r"__([1-9][0-9]?)_")
MORE, LESS = "more", "less"


def counter(question: Repeat) -> str:
    """Return the name of the hidden field that says how many lines a form has; a blank line posts nothing else."""
    return f"{question.name}__lines"


def lines(question: Repeat, raw: Mapping[str, tuple[str, ...]]) -> int:
    """Return how many lines there are, at least one; a line with something in it is always among them."""
    counted = raw.get(counter(question), ("",))
    number = int(counted[0]) if counted and re.fullmatch(r"[0-9]{1,2}", counted[0]) else 1
    filled = [line_of(question.name, field) for field, texts in raw.items() if any(texts)]
    return min(max(number, *filled, 1), question.at_most)


def line_of(question: str, field: str) -> int:
    """Return the number of the line of this repeat that a field stands in, or 0."""
    found = _LINE.match(field, len(question)) if field.startswith(question) else None
    return int(found[1]) if found else 0


def relined(question: Repeat, raw: Raw, verb: str, line: str) -> Raw:
    """Return a repeat's fields with one line more at the end, or without one line, those after it moved up.

    Args:
        question: the repeat.
        raw: what stands in its fields.
        verb: `more` or `less`; anything else changes nothing.
        line: the number of the line to delete, as the button says it.
    """
    number = lines(question, raw)
    if verb == MORE:
        return raw | {counter(question): (str(min(number + 1, question.at_most)),)}
    gone = int(line) if line.isascii() and line.isdigit() and len(line) < 3 else 0
    if verb != LESS or not 1 <= gone <= number:
        return raw
    kept = {field: texts for field, texts in raw.items() if line_of(question.name, field) < gone}
    for field, texts in raw.items():
        place = line_of(question.name, field)
        if place > gone:
            kept[_LINE.sub(f"__{place - 1}_", field, count=1)] = texts
    return kept | {counter(question): (str(max(number - 1, 1)),)}
