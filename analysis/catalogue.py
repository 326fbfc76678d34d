"""The catalogue: what each organisation has answered where the form said that the answer is shown with its name.

It is the only output in which one response can be seen. It holds no question but those with `publish: named`, nothing
that a person has to read first (`identifies: maybe`), and it is made of waves about organisations alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from analysis.wordings import answer, said
from survey.questionnaire.questions import Text
from survey.texts.dates import time_in_words
from survey.texts.numbers import number
from survey.texts.sorting import danish_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from analysis.study import Study
    from survey.questionnaire.questions import Kind, Option, Question

AND, BETWEEN = ", ", "; "


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A line for each organisation that has given its name, sorted by it; the first column is the name."""

    headings: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...]


def catalogue(study: Study) -> Catalogue | None:
    """Return the catalogue of a study; None of a study about people, or where nothing tells the organisation's name."""
    if study.wave.about != "organisations":
        return None
    shown = [one for one in study.questions.values() if one.publish == "named" and one.identifies == "no"]
    name = next((one for one in shown if isinstance(one, Text) and one.required), None)
    if name is None:
        return None
    questions = [name, *(one for one in shown if one is not name)]
    lines = [tuple(_cell(study, one, i) for one in questions) for i in range(len(study)) if study.texts[name.name][i]]
    return Catalogue(
        tuple(said(one.ask.source()) for one in questions), tuple(sorted(lines, key=lambda line: danish_key(line[0])))
    )


def _cell(study: Study, question: Question, i: int) -> str:
    return SAID[question.kind](_Answer(study, question, i, question.name, "__"))


@dataclass(frozen=True, slots=True)
class _Answer:
    """One response's answer to one question.

    Attributes:
        column: the question's column, or what all of its columns begin with.
        joint: what stands between that and an option: an item of a repeat has one underscore where others have two.
    """

    study: Study
    question: Any
    i: int
    column: str
    joint: str

    def code(self, part: str = "") -> int:
        return int(self.study.code(self._name(part))[self.i])

    def text(self, part: str = "") -> str:
        return self.study.texts.get(self._name(part), ("",) * (self.i + 1))[self.i]

    def number(self) -> float:
        return float(self.study.numbers[self.column][self.i])

    def label(self, option: Option) -> str:
        """Return the option's label; of "other" the words that were written."""
        own = self.text("other_text") if option.role == "other" else ""
        return own or answer(option.label.source())

    def _name(self, part: str) -> str:
        return f"{self.column}{self.joint}{part}" if part else self.column


def _one(given: _Answer) -> str:
    code = given.code()
    return next((given.label(option) for option in given.question.options if option.code == code), "")


def _several(given: _Answer) -> str:
    options = [option for option in given.question.options if option.role not in ("dont_know", "refuse")]
    return _joined(given.label(option) for option in options if given.code(option.name) == 1)


def _ranked(given: _Answer) -> str:
    options = [option for option in given.question.options if option.role not in ("dont_know", "refuse")]
    places = sorted((given.code(option.name), given.label(option)) for option in options)
    return _joined(label for place, label in places if place > 0)


def _rows(given: _Answer) -> str:
    """Return each row with its answer; a number has its row's own column."""
    labels = {option.code: answer(option.label.source()) for option in given.question.options}
    found = []
    for row in given.question.rows:
        own = _Answer(given.study, given.question, given.i, f"{given.column}{given.joint}{row.name}", given.joint)
        words = _figure(own, given.question.number) if given.question.number else labels.get(own.code(), "")
        found.append(f"{said(row.label.source())}: {words}" if words else "")
    return _joined(found)


def _counted(given: _Answer) -> str:
    return _figure(given, given.question.limits)


def _figure(given: _Answer, limits: Any) -> str:
    value = given.number()
    if not np.isfinite(value):
        return ""
    unit = limits.unit.source()
    # A number without a unit may be a year, which has no point in it.
    return f"{number(value, limits.decimals)} {unit}" if unit else f"{value:g}"


def _words(given: _Answer) -> str:
    return given.text()


def _time(given: _Answer) -> str:
    return time_in_words(given.text(), "da") if given.text() else ""


def _places(given: _Answer) -> str:
    """Return the places by name or in words; a point on the map has no words."""
    labels = {place.code: place.label.source() for place in given.question.places}
    spots = range(1, given.question.at_most + 1)
    return _joined(labels.get(given.code(f"{spot}_place"), "") or given.text(f"{spot}_words") for spot in spots)


def _lines(given: _Answer) -> str:
    """Return each filled line as a line of the cell."""
    found = []
    for line in range(1, given.question.at_most + 1):
        items = (
            SAID[item.kind](_Answer(given.study, item, given.i, f"{given.column}__{line}_{item.name}", "_"))
            for item in given.question.items
        )
        found.append(BETWEEN.join(_filled(items)))
    return "\n".join(words for words in found if words)


def _joined(parts: Iterable[str]) -> str:
    return AND.join(_filled(parts))


def _filled(parts: Iterable[str]) -> Iterator[str]:
    return (part for part in parts if part)


def _nothing(given: _Answer) -> str:
    del given
    return ""


SAID: Mapping[Kind, Callable[[_Answer], str]] = {
    "single": _one,
    "scale": _one,
    "village": _one,
    "multi": _several,
    "ranking": _ranked,
    "matrix": _rows,
    "number": _counted,
    "text": _words,
    "date": _words,
    "time": _time,
    "places": _places,
    "repeat": _lines,
    "note": _nothing,
}
