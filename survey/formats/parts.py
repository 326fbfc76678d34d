"""Parts: what another tool must ask as questions of their own, each named as its column in our data."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from survey.questionnaire.columns.places import NOWHERE, NOWHERE_CODE
from survey.questionnaire.condition import All, Either, Has
from survey.questionnaire.questions import Matrix, Multi, Option, Places, Question, Ranking, Repeat, Single, Text
from survey.questionnaire.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from survey.questionnaire.condition import Condition

NONE_PART = "__none"
_OWN = frozenset({"none", "dont_know", "refuse", "not_used"})
_UNSAID = {"module": "", "sensitive": False, "identifies": "no", "publish": "combined"}
PLACE = Wording((("da", "Sted"), ("en", "Place"), ("de", "Ort")))


def apart(question: Question) -> tuple[Option, ...]:
    """Return the options that other tools cannot put among the rest: those in place of a whole order, or of a place."""
    if isinstance(question, Ranking):
        return tuple(option for option in question.options if option.role in ("none", "dont_know", "refuse"))
    return (question.none,) if isinstance(question, Places) and question.none else ()


def asked_apart(question: Question) -> Multi | None:
    """Return the question that asks for those options, where there are any."""
    options = tuple(replace(option, role="plain") for option in apart(question))
    return Multi(name=question.name + NONE_PART, ask=question.ask, options=options) if options else None


def shown_if(question: Question) -> Condition | None:
    """Return when the question is shown: its own condition, and that there is something to offer (`from`)."""
    parts = [question.show_if] if question.show_if else []
    offered: str = getattr(question, "offered_from", "")
    if offered:
        parts.append(Either(tuple(Has(offered, name) for name in _offered(question))))
    return None if not parts else parts[0] if len(parts) == 1 else All(tuple(parts))


def _offered(question: Question) -> list[str]:
    """Return the names of what an earlier multi gives: rows, or options but for the question's own."""
    if isinstance(question, Matrix):
        return [row.name for row in question.rows]
    options: tuple[Option, ...] = getattr(question, "options", ())
    return [option.name for option in options if option.name not in _OWN]


def unsaid(question: Question) -> list[tuple[str, dict[str, str]]]:
    """Return what no other tool can be told of a question, as keys of sentences and what they name."""
    keys = [key for key, usual in _UNSAID.items() if getattr(question, key) != usual]
    found: list[tuple[str, dict[str, str]]] = [("elsewhere_unsaid", {"keys": ", ".join(keys)})] if keys else []
    if any(option.group for option in getattr(question, "options", ())):
        found.append(("elsewhere_no_headings", {}))
    if isinstance(question, Places):
        found.append(("elsewhere_no_map", {}))
    return found


def lines(question: Repeat | Places) -> tuple[tuple[Question, ...], ...]:
    """Return the questions of each line of a repeat, or of each place, named as their columns."""
    asked = question.items if isinstance(question, Repeat) else _of_a_place(question)
    return tuple(
        tuple(replace(item, name=f"{question.name}__{line}_{item.name}") for item in asked)
        for line in range(1, question.at_most + 1)
    )


def _of_a_place(question: Places) -> Sequence[Question]:
    asked: list[Question] = []
    if question.places:
        nowhere = (Option("nowhere", NOWHERE_CODE, NOWHERE),) if question.place_optional else ()
        asked.append(Single(name="place", ask=question.ask, options=(*question.places, *nowhere)))
    asked.append(Text(name="words", ask=PLACE))
    if question.each_options:
        asked.append(Single(name="option", ask=question.each, options=question.each_options))
    elif question.each:
        asked.append(Text(name="each", ask=question.each))
    return asked
