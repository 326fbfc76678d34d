"""Checks what is chosen from options: one of them, or several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from survey.questionnaire.checking.posted import Found
from survey.questionnaire.plain_text import one_line
from survey.questionnaire.questions import Ranking

if TYPE_CHECKING:
    from collections.abc import Iterable

    from survey.questionnaire.answers import Value
    from survey.questionnaire.checking.posted import Posted
    from survey.questionnaire.questions import Multi, Option, Scale, Single, Village

EXCLUSIVE = frozenset({"none", "dont_know", "refuse"})
LONGEST_OWN_WORDS = 200


def single(question: Single | Scale | Village, posted: Posted) -> Found:
    """Check one of several options; words written beside "other" choose it where nothing else is chosen."""
    chosen = posted.all(question.name) or _by_words(question, posted)
    if not chosen:
        return Found()
    if len(chosen) > 1:
        return Found.error(question, "choose_one")
    if not any(option.name == chosen[0] for option in question.options):
        return Found.error(question, "choose_listed")
    return _with_words(question, posted, chosen[0], chosen)


def several(question: Multi | Ranking, posted: Posted) -> Found:
    """Check several options: in the questionnaire's order, or for a ranking in the order given.

    An exclusive option (none, don't know, refused) stands alone, whatever was posted beside it.
    """
    chosen = posted.all(question.name) or _by_words(question, posted)
    if not chosen:
        return Found()
    known = {option.name: option for option in question.options}
    if not known.keys() >= set(chosen):
        return Found.error(question, "choose_listed")
    exclusive = [name for name in known if name in chosen and known[name].role in EXCLUSIVE]
    if exclusive:
        return _with_words(question, posted, (exclusive[0],), ())
    if question.at_most and len(chosen) > question.at_most:
        return Found.error(question, "choose_at_most", chosen=len(chosen), max=question.at_most)
    ordered = chosen if isinstance(question, Ranking) else tuple(name for name in known if name in chosen)
    return _with_words(question, posted, ordered, ordered)


def other(options: Iterable[Option]) -> str | None:
    """Return the name of the option that takes words of its own."""
    return next((option.name for option in options if option.role == "other"), None)


def _by_words(question: Single | Scale | Village | Multi | Ranking, posted: Posted) -> tuple[str, ...]:
    name = other(question.options)
    return (name,) if name and posted.all(f"{question.name}__other_text") else ()


def _with_words(
    question: Single | Scale | Village | Multi | Ranking, posted: Posted, value: Value, chosen: tuple[str, ...]
) -> Found:
    """Return the value, and the words of "other" if that is among what is chosen."""
    field = f"{question.name}__other_text"
    words = posted.all(field)
    if other(question.options) not in chosen or not words:
        return Found({question.name: value})
    if len(words) > 1:
        return Found.error(question, "text_once", field)
    own = one_line(words[0])
    if len(own) > LONGEST_OWN_WORDS:
        return Found.error(question, "text_long", field, length=len(own), max=LONGEST_OWN_WORDS)
    return Found({question.name: value, field: own})
