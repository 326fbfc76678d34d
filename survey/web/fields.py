"""HTML field names of each kind, and how an answer is typed back into them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from survey.questionnaire import plain_text
from survey.questionnaire.checking.places import surety
from survey.questionnaire.checking.repeats import line_items
from survey.texts.dates import time_in_words
from survey.web.lines import counter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from survey.questionnaire.answers import Answers
    from survey.questionnaire.questions import Number, Option, Question, Ranking, Repeat
    from survey.questionnaire.structure import Page

Raw = dict[str, tuple[str, ...]]
EXCLUSIVE = frozenset({"none", "dont_know", "refuse"})
SPOT_PARTS = ("place", "words", "lon", "lat", "sure", "view", "each", "other_text")


def owned(question: str, field: str) -> bool:
    """True when the field belongs to the question; no question's name holds `__`."""
    return field == question or field.startswith(f"{question}__")


def names(question: Question) -> tuple[str, ...]:
    """Return the fields that a question may send, in the order of the page; empty for a note."""
    return NAMES.get(question.kind, _name)(question)


def _name(question: Any) -> tuple[str, ...]:
    has_words = question.kind != "village" and any(o.role == "other" for o in getattr(question, "options", ()))
    return (question.name, f"{question.name}__other_text") if has_words else (question.name,)


def _no_names(_question: Any) -> tuple[str, ...]:
    return ()


def _date_names(question: Any) -> tuple[str, ...]:
    return tuple(f"{question.name}__{part}" for part in ("day", "month", "year"))


def _row_names(question: Any) -> tuple[str, ...]:
    return tuple(f"{question.name}__{row.name}" for row in question.rows)


def _spot_names(question: Any) -> tuple[str, ...]:
    name = question.name
    return (*(f"{name}__{i}_{part}" for i in range(1, question.at_most + 1) for part in SPOT_PARTS), f"{name}__none")


def _line_names(question: Any) -> tuple[str, ...]:
    asked = [asked for i in range(1, question.at_most + 1) for _, asked in line_items(question, i)]
    return (counter(question), *(field for each in asked for field in names(each)))


NAMES: Mapping[str, Callable[[Any], tuple[str, ...]]] = {
    "date": _date_names,
    "matrix": _row_names,
    "places": _spot_names,
    "repeat": _line_names,
    "note": _no_names,
}


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
        if "lon" in spot:
            texts["sure"] = surety(spot)
        raw |= {f"{question.name}__{i}_{part}": (text,) for part, text in texts.items()}
    return raw


def _time(question: Question, value: Any) -> Raw:
    return {question.name: (time_in_words(str(value), "da"),)}


def _lines(question: Question, value: Any) -> Raw:
    repeat = cast("Repeat", question)
    raw: Raw = {counter(repeat): (str(len(value)),)}
    for i, line in enumerate(value, start=1):
        values = {f"{repeat.name}__{i}_{item}": answer for item, answer in line.items()}
        for _, asked in line_items(repeat, i):
            raw |= written(asked, values)
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
    "time": _time,
    "places": _places,
    "repeat": _lines,
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
