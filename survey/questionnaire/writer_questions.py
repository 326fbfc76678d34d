"""Writes one question of any kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from survey.questionnaire.condition_source import number_text, source
from survey.questionnaire.questions import NumberLimits
from survey.questionnaire.writer_options import write_history, write_items, write_options, write_roles

if TYPE_CHECKING:
    from collections.abc import Callable

    from survey.questionnaire.questions import (
        Kind,
        Matrix,
        Multi,
        Number,
        Places,
        Question,
        Ranking,
        Repeat,
        Scale,
        Single,
        Text,
        Village,
    )
    from survey.questionnaire.writing import Writing

AT_MOST_LINES = 10  # what a repeat takes where the author names no number


def write_question(writing: Writing, indent: int, question: Question, within: str = "") -> None:
    """Write a question as an item whose dash stands at `indent`; its text keys begin with those of a repeat."""
    key = f"{within}.{question.name}" if within else question.name
    writing.line(indent, f"- {question.kind}: {question.name}")
    _common(writing, indent + 2, question, key)
    WRITERS[question.kind](writing, indent + 2, question, key)


def _common(writing: Writing, indent: int, question: Question, key: str) -> None:
    writing.say(indent, "ask", key, question.ask)
    writing.say(indent, "help", f"{key}.help", question.help)
    if question.show_if:
        writing.line(indent, f"show_if: {source(question.show_if)}")
    for word in ("required", "core", "sensitive"):
        if getattr(question, word):
            writing.line(indent, f"{word}: yes")
    for word, usual in (("module", ""), ("identifies", "no"), ("publish", "combined")):
        if getattr(question, word) != usual:
            writing.line(indent, f"{word}: {getattr(question, word)}")
    write_history(writing, indent, question)


def _single(writing: Writing, indent: int, question: Single, key: str) -> None:
    _order(writing, indent, question.order)
    _offered(writing, indent, question, key)


def _scale(writing: Writing, indent: int, question: Scale, key: str) -> None:
    write_options(writing, indent, key, question.options, list_name=question.list_name)


def _multi(writing: Writing, indent: int, question: Multi, key: str) -> None:
    _at_most(writing, indent, question.at_most)
    _order(writing, indent, question.order)
    write_options(writing, indent, key, question.options)


def _ranking(writing: Writing, indent: int, question: Ranking, key: str) -> None:
    _at_most(writing, indent, question.at_most)
    _order(writing, indent, question.order)
    _offered(writing, indent, question, key)


def _offered(writing: Writing, indent: int, question: Single | Ranking, key: str) -> None:
    """Write the options, or the name of the question that they are taken from and the standard ones added to them."""
    if not question.offered_from:
        write_options(writing, indent, key, question.options)
        return
    writing.line(indent, f"from: {question.offered_from}")
    own = [option for option in question.options if option.role not in ("plain", "other")]
    write_roles(writing, indent, own, key)


def _matrix(writing: Writing, indent: int, question: Matrix, key: str) -> None:
    for word in ("each_village", "without_own"):
        if getattr(question, word):
            writing.line(indent, f"{word}: yes")
    if question.offered_from:
        writing.line(indent, f"from: {question.offered_from}")
    elif question.rows:
        writing.line(indent, "rows:")
        write_items(writing, indent + 2, question.rows, key)
    if question.number == NumberLimits():
        writing.line(indent, "number: yes")
    elif question.number:
        writing.line(indent, "number:")
        _limits(writing, indent + 2, question.number, key)
    write_options(writing, indent, key, question.options, list_name=question.list_name)


def _number(writing: Writing, indent: int, question: Number, key: str) -> None:
    _limits(writing, indent, question.limits, key)


def _limits(writing: Writing, indent: int, limits: NumberLimits, name: str) -> None:
    if limits.min:
        writing.line(indent, f"min: {number_text(limits.min)}")
    if limits.max is not None:
        writing.line(indent, f"max: {limits.max if isinstance(limits.max, str) else number_text(limits.max)}")
    writing.say(indent, "unit", f"{name}.unit", limits.unit)
    if limits.decimals:
        writing.line(indent, f"decimals: {limits.decimals}")


def _text(writing: Writing, indent: int, question: Text, _key: str) -> None:
    for word, usual in (("max_length", 1000), ("lines", 1)):
        if getattr(question, word) != usual:
            writing.line(indent, f"{word}: {getattr(question, word)}")


def _village(writing: Writing, indent: int, question: Village, key: str) -> None:
    write_options(writing, indent, key, question.options, may_share=False)


def _places(writing: Writing, indent: int, question: Places, key: str) -> None:
    if question.at_most > 1:
        writing.line(indent, f"at_most: {question.at_most}")
    writing.say(indent, "each", f"{key}.each", question.each)
    if question.place_optional:
        writing.line(indent, "place_optional: yes")
    options = (*question.each_options, *((question.none,) if question.none else ()))
    write_options(writing, indent, key, options, key="each_options", may_share=False)


def _repeat(writing: Writing, indent: int, question: Repeat, key: str) -> None:
    if question.at_most != AT_MOST_LINES:
        _at_most(writing, indent, question.at_most)
    writing.line(indent, "questions:")
    for item in question.items:
        write_question(writing, indent + 2, item, within=key)


def _nothing(_writing: Writing, _indent: int, _question: Question, _key: str) -> None:
    """Write no more than what every kind has."""


def _at_most(writing: Writing, indent: int, at_most: int | None) -> None:
    if at_most is not None:
        writing.line(indent, f"at_most: {at_most}")


def _order(writing: Writing, indent: int, order: str) -> None:
    if order != "written":
        writing.line(indent, f"order: {order}")


WRITERS: dict[Kind, Callable[[Writing, int, Any, str], None]] = {
    "single": _single,
    "multi": _multi,
    "scale": _scale,
    "matrix": _matrix,
    "ranking": _ranking,
    "number": _number,
    "text": _text,
    "date": _nothing,
    "time": _nothing,
    "village": _village,
    "places": _places,
    "repeat": _repeat,
    "note": _nothing,
}
