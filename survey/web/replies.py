"""A resident's answers in words, part by part: the check page, the copy, and the other window's answers."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from survey.cluster.ground import Ground
from survey.questionnaire.offered import offered, still_offered
from survey.texts.catalogue import say
from survey.texts.dates import date_in_words, time_in_words
from survey.texts.message import Message
from survey.web import whereabouts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from survey.questionnaire.questions import Matrix, Number, Option, Places, Question, Repeat
    from survey.questionnaire.structure import Page
    from survey.web.drawn import Spoken
    from survey.web.presentation import Speaker


@dataclass(frozen=True, slots=True)
class Reply:
    """One question and its answer; no words at all is "Ikke besvaret"."""

    page: str
    name: str
    ask: Spoken
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One section of the questionnaire with the replies that belong to it."""

    name: str
    title: Spoken
    lines: tuple[Reply, ...]


def parts(shown: Iterable[tuple[Page, Iterable[Question]]], speaker: Speaker, nowhere: str) -> tuple[Part, ...]:
    """Return the answers of the pages on the route, by section.

    Args:
        shown: each page with its shown questions.
        speaker: whose answers, in which language.
        nowhere: the words for "no particular place".
    """
    found: dict[str, list[Reply]] = {}
    titles: dict[str, Spoken] = {}
    for page, questions in shown:
        titles.setdefault(page.section.name, speaker.say(page.section.title))
        found.setdefault(page.section.name, []).extend(replies(page, questions, speaker, nowhere))
    return tuple(Part(name, titles[name], tuple(lines)) for name, lines in found.items() if lines)


def replies(page: Page, questions: Iterable[Question], speaker: Speaker, nowhere: str) -> tuple[Reply, ...]:
    """Return each question of a page with its answer; notes have none and are left out."""
    return tuple(
        Reply(page.id, question.name, speaker.say(question.ask), words(question, speaker, nowhere))
        for question in questions
        if question.kind != "note"
    )


def words(question: Question, speaker: Speaker, nowhere: str) -> tuple[str, ...]:
    """Return the answer to a question as lines of text; none where it is blank."""
    value = speaker.answers.values.get(question.name)
    if getattr(question, "offered_from", "") and value is not None:
        question = offered(question, speaker.answers.values)
        value = still_offered(question, value)
    if value is None or value in ((), {}):
        return ()
    said = WORDS[question.kind](question, value, speaker, nowhere)
    own = speaker.answers.values.get(f"{question.name}__other_text")
    return (*said, f"»{own}«") if own else said


def _label(options: Iterable[Option], name: Any, speaker: Speaker) -> str:
    return next((speaker.say(option.label).text for option in options if option.name == str(name)), str(name))


def _option(question: Any, value: Any, speaker: Speaker, nowhere: str) -> tuple[str, ...]:  # noqa: ARG001
    return (_label(question.options, value, speaker),)


def _options(question: Any, value: Any, speaker: Speaker, nowhere: str) -> tuple[str, ...]:  # noqa: ARG001
    return tuple(_label(question.options, name, speaker) for name in value)


def _ranks(question: Any, value: Any, speaker: Speaker, nowhere: str) -> tuple[str, ...]:
    labels = _options(question, value, speaker, nowhere)
    return labels if len(labels) == 1 else tuple(f"{i}. {label}" for i, label in enumerate(labels, start=1))


def _rows(question: Question, value: Any, speaker: Speaker, nowhere: str) -> tuple[str, ...]:  # noqa: ARG001
    matrix = cast("Matrix", question)
    pairs = [(speaker.say(row.label).text, value[row.name]) for row in matrix.rows if row.name in value]
    return tuple(f"{label.rstrip(':')}: {_label(matrix.options, answer, speaker)}" for label, answer in pairs)


def _number(question: Question, value: Any, speaker: Speaker, nowhere: str) -> tuple[str, ...]:  # noqa: ARG001
    limits = cast("Number", question).limits
    text = f"{value:.{limits.decimals}f}".replace(".", ",") if limits.decimals else str(int(value))
    return (f"{text} {speaker.say(limits.unit).text}".strip(),)


def _text(question: Question, value: Any, speaker: Speaker, nowhere: str) -> tuple[str, ...]:  # noqa: ARG001
    return (str(value),)


def _date(question: Question, value: Any, speaker: Speaker, nowhere: str) -> tuple[str, ...]:  # noqa: ARG001

    return (date_in_words(dt.date.fromisoformat(str(value)), speaker.language),)


def _spots(question: Question, value: Any, speaker: Speaker, nowhere: str) -> tuple[str, ...]:
    return tuple(_spot(cast("Places", question), spot, speaker, nowhere) for spot in value)


def _spot(question: Places, spot: Mapping[str, Any], speaker: Speaker, nowhere: str) -> str:
    if spot.get("none") and question.none:
        return speaker.say(question.none.label).text
    point = _point(question, spot, speaker) if "lat" in spot else ""
    listed = _label(question.places, spot["place"], speaker) if "place" in spot else ""
    where = listed or str(spot.get("words", "")) or point or (nowhere if spot.get("nowhere") else "")
    each = spot.get("each", "")
    if each and question.each_options:
        each = _label(question.each_options, each, speaker)
    return " – ".join(part for part in (where, str(each), str(spot.get("other_text", ""))) if part)


def _point(question: Places, spot: Mapping[str, Any], speaker: Speaker) -> str:
    lon, lat = float(spot["lon"]), float(spot["lat"])
    ground = question.ground
    where = whereabouts.words(ground, lon, lat, speaker.voice) if isinstance(ground, Ground) else f"{lat}, {lon}"
    return say(Message.of("mark_reply", where=where), speaker.voice)


def _time(question: Question, value: Any, speaker: Speaker, nowhere: str) -> tuple[str, ...]:  # noqa: ARG001
    return (time_in_words(str(value), speaker.language),)


def _lines(question: Question, value: Any, speaker: Speaker, nowhere: str) -> tuple[str, ...]:
    repeat = cast("Repeat", question)
    said = ["\N{NO-BREAK SPACE}· ".join(_items(repeat, line, speaker, nowhere)) for line in value]
    return tuple(said) if len(said) == 1 else tuple(f"{i}. {line}" for i, line in enumerate(said, start=1))


def _items(repeat: Repeat, line: Mapping[str, Any], speaker: Speaker, nowhere: str) -> Iterator[str]:
    for item in repeat.items:
        if item.name not in line:
            continue
        ask = speaker.say(item.ask).text.rstrip(":")
        said = ", ".join(WORDS[item.kind](item, line[item.name], speaker, nowhere))
        own = line.get(f"{item.name}__other_text")
        yield f"{ask}{' ' if ask[-1:] in {'?', '.'} else ': '}{said}" + (f" »{own}«" if own else "")


def _nothing(question: Question, value: Any, speaker: Speaker, nowhere: str) -> tuple[str, ...]:  # noqa: ARG001
    return ()


WORDS: Mapping[str, Callable[[Any, Any, Speaker, str], tuple[str, ...]]] = {
    "single": _option,
    "scale": _option,
    "village": _option,
    "multi": _options,
    "ranking": _ranks,
    "matrix": _rows,
    "number": _number,
    "text": _text,
    "date": _date,
    "time": _time,
    "places": _spots,
    "repeat": _lines,
    "note": _nothing,
}
