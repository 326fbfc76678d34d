"""HTML field names of each kind, and how an answer is typed back into them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from survey.questionnaire import plain_text
from survey.questionnaire.questions import Matrix, Multi, Number, Places, Question, Ranking, Scale, Single

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from survey.questionnaire.answers import Answers
    from survey.questionnaire.questions import Option
    from survey.questionnaire.structure import Page

Raw = dict[str, tuple[str, ...]]
EXCLUSIVE = frozenset({"none", "dont_know", "refuse"})
SPOT_PARTS = ("place", "words", "lon", "lat", "each", "other_text")


def owned(question: str, field: str) -> bool:
    """True when the field belongs to the question; no question's name holds `__`."""
    return field == question or field.startswith(f"{question}__")


def names(question: Question) -> tuple[str, ...]:
    """Return the fields that a question may send, in the order of the page; empty for a note."""
    name = question.name
    if question.kind == "note":
        return ()
    if question.kind == "date":
        return tuple(f"{name}__{part}" for part in ("day", "month", "year"))
    if isinstance(question, Matrix):
        return tuple(f"{name}__{row.name}" for row in question.rows)
    if isinstance(question, Places):
        spots = (f"{name}__{i}_{part}" for i in range(1, question.at_most + 1) for part in SPOT_PARTS)
        return (*spots, f"{name}__none")
    if isinstance(question, Single | Multi | Scale | Ranking) and any(o.role == "other" for o in question.options):
        return (name, f"{name}__other_text")
    return (name,)


def posted(questions: Iterable[Question], form: Mapping[str, list[str]]) -> Raw:
    """Return what was typed for some questions; a question left empty keeps an empty field, to tell it was posted."""
    return {
        field: tuple(plain_text.typed(text) for text in form.get(field, ()))
        for question in questions
        for i, field in enumerate(names(question))
        if i == 0 or field in form
    }


def typed_in(page: Page, answers: Answers) -> Raw:
    """Return what stands in a page's fields: what was typed last, or else the stored answers."""
    raw: Raw = {}
    for question in page.questions:
        typed = {field: tuple(texts) for field, texts in answers.typed.items() if owned(question.name, field)}
        raw |= typed or written(question, answers.values)
    return raw


def written(question: Question, values: Mapping[str, Any]) -> Raw:
    """Return a stored answer as the fields that would give it again."""
    value = values.get(question.name)
    if value is None:
        return {}
    raw = WRITERS[question.kind](question, value)
    words = values.get(f"{question.name}__other_text")
    return raw | ({f"{question.name}__other_text": (str(words),)} if words else {})


def _one(question: Question, value: Any) -> Raw:
    return {question.name: (str(value),)}


def _several(question: Question, value: Any) -> Raw:
    return {question.name: tuple(value)}


def _rows(question: Question, value: Any) -> Raw:
    return {f"{question.name}__{row}": (str(answer),) for row, answer in value.items()}


def _number(question: Question, value: Any) -> Raw:
    """Danish decimals; a whole number without any."""
    limits = cast("Number", question).limits
    text = f"{value:.{limits.decimals}f}" if limits.decimals else str(int(value))
    return {question.name: (text.replace(".", ","),)}


def _date(question: Question, value: Any) -> Raw:
    year, month, day = str(value).split("-")
    name = question.name
    return {f"{name}__day": (str(int(day)),), f"{name}__month": (str(int(month)),), f"{name}__year": (year,)}


def _places(question: Question, value: Any) -> Raw:
    raw: Raw = {}
    for i, spot in enumerate(value, start=1):
        if spot.get("none"):
            return {f"{question.name}__none": ("1",)}
        texts = {part: str(spot[part]) for part in SPOT_PARTS if part in spot}
        if spot.get("nowhere"):
            texts["place"] = "nowhere"
        raw |= {f"{question.name}__{i}_{part}": (text,) for part, text in texts.items()}
    return raw


def _nothing(question: Question, value: Any) -> Raw:  # noqa: ARG001 - every writer takes both
    return {}


WRITERS: Mapping[str, Callable[[Question, Any], Raw]] = {
    "single": _one,
    "scale": _one,
    "village": _one,
    "text": _one,
    "multi": _several,
    "ranking": _several,
    "matrix": _rows,
    "number": _number,
    "date": _date,
    "places": _places,
    "note": _nothing,
}


def moved(question: Ranking, chosen: tuple[str, ...], verb: str, option: str) -> tuple[str, ...]:
    """Return a ranking after one button: `up`, `down`, `drop` or `add`; an exclusive option stands alone."""
    known = {each.name: each for each in question.options}
    kept = [name for name in dict.fromkeys(chosen) if name in known]
    if option not in known:
        return tuple(kept)
    if verb == "add":
        return tuple(kept) if option in kept else _added(question, kept, known[option])
    if option not in kept:
        return tuple(kept)
    place = kept.index(option)
    kept.remove(option)
    if verb == "drop":
        return tuple(kept)
    kept.insert(max(place - 1, 0) if verb == "up" else place + 1, option)
    return tuple(kept)


def _added(question: Ranking, kept: list[str], option: Option) -> tuple[str, ...]:
    """Return a ranking with one more option, where there is room."""
    if option.role in EXCLUSIVE:
        return (option.name,)
    exclusive = {each.name for each in question.options if each.role in EXCLUSIVE}
    kept = [name for name in kept if name not in exclusive]
    return tuple(kept if question.at_most and len(kept) >= question.at_most else [*kept, option.name])
