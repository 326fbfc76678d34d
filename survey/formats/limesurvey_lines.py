"""What our own writer spread over several LimeSurvey questions, gathered again: repeats, places, and what stands apart.

The map of names tells which questions belong together; without it each is read as a question of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from survey.formats.limesurvey_kinds import built, is_askable
from survey.formats.limesurvey_out_questions import CLASS, MARK
from survey.formats.limesurvey_variables import Meaning
from survey.formats.parts import NONE_PART
from survey.questionnaire.questions import Option, Places, Question, Ranking, Repeat, Single, Text
from survey.questionnaire.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from survey.formats.limesurvey_reading import Reading
    from survey.formats.limesurvey_sheet import Asked

_LINE = re.compile(r"(.+)__([0-9]+)_(.+)")


@dataclass(slots=True)
class Lines:
    """One question of ours that several of LimeSurvey's make up.

    Attributes:
        name: ours.
        head: the heading, or the ranking itself.
        lines: the questions of each line, by its number, with their names in it.
        apart: the question for "none of these".
    """

    name: str
    head: Asked
    lines: dict[int, list[tuple[str, Asked]]] = field(default_factory=dict)
    apart: Asked | None = None

    def question(self, reading: Reading) -> Question | None:
        """Return the question of ours, or None where its heading has no counterpart."""
        if not is_askable(reading, self.head):
            return None
        reading.taken.take(self.name, self.head.place)
        if self.head.sort == "R":
            question = self._ranking(reading)
        elif self.head.attributes.get(CLASS) == f"{MARK}repeat":
            question = self._repeat(reading)
        else:
            question = self._places(reading)
        reading.asked[self.head.code] = question
        self._know(reading, question)
        return question

    def _ranking(self, reading: Reading) -> Question:
        question = built(reading, self.head, self.name)
        if not isinstance(question, Ranking):
            return question
        return replace(question, options=(*question.options, *self._apart(reading)))

    def _apart(self, reading: Reading) -> list[Option]:
        if self.apart is None:
            return []
        options, _ = reading.options(f"{self.name}{NONE_PART}", self.apart.subquestions, "subquestion")
        return options

    def _head(self, reading: Reading) -> tuple[Wording, Wording]:
        place = self.head.place
        return reading.said(self.head.texts, place, instead=self.head.code), reading.said(self.head.helps, place)

    def _first(self, reading: Reading) -> list[Question]:
        """Read the first line's questions, under their names in it."""
        found = []
        for name, asked in self.lines.get(1, []):
            shown = replace(asked, relevance="1")
            if is_askable(reading, shown):
                found.append(replace(built(reading, shown, f"{self.name}__1_{name}"), name=name))
        return found

    def _repeat(self, reading: Reading) -> Question:
        ask, text = self._head(reading)
        show_if = reading.condition(self.head.relevance, self.head.place)
        items = tuple(self._first(reading))
        return Repeat(name=self.name, ask=ask, help=text, show_if=show_if, items=items, at_most=max(self.lines))

    def _places(self, reading: Reading) -> Question:
        ask, text = self._head(reading)
        show_if = reading.condition(self.head.relevance, self.head.place)
        parts = {question.name: question for question in self._first(reading)}
        each, option, place = parts.get("each"), parts.get("option"), parts.get("place")
        places = tuple(each for each in place.options if each.name != "nowhere") if isinstance(place, Single) else ()
        return Places(
            name=self.name,
            ask=ask,
            help=text,
            show_if=show_if,
            at_most=max(self.lines),
            each=each.ask if isinstance(each, Text) else option.ask if option else Wording(),
            each_options=option.options if isinstance(option, Single) else (),
            place_optional=isinstance(place, Single) and len(places) < len(place.options),
            none=next(iter(self._apart(reading)), None),
            places=places,
        )

    def _know(self, reading: Reading, question: Question) -> None:
        """Let the variables of the first line, and of what stands apart, be this question's."""
        for _, asked in self.lines.get(1, []):
            for code in _variables(asked):
                reading.variables.add(code, Meaning(question, option="" if "_" in code else None))
        for line, parts in self.lines.items():
            if line > 1 and isinstance(question, Repeat):
                reading.variables.add_line((code for _, each in parts for code in _variables(each)), question, line)
        if self.apart is not None:
            for entry in self.apart.subquestions:
                role = reading.names.ours("subquestion", entry.code, question=f"{self.name}{NONE_PART}")
                name = role.name if role else entry.code
                reading.variables.add(f"{self.apart.code}_{entry.code}", Meaning(question, option=name))


def _variables(asked: Asked) -> Iterator[str]:
    if asked.subquestions:
        yield from (f"{asked.code}_{entry.code}" for entry in asked.subquestions)
        if asked.other:
            yield f"{asked.code}_other"
    else:
        yield asked.code


def gathered(reading: Reading, asked: Iterable[Asked]) -> Iterator[Asked | Lines]:
    """Yield the questions of a group, those that make up one of ours together."""
    open_lines: Lines | None = None
    for each in asked:
        pair = reading.names.ours("question", each.code)
        name = pair.name if pair else ""
        if open_lines and name.startswith(f"{open_lines.name}__"):
            _put(open_lines, name, each)
            continue
        if open_lines:
            yield open_lines if open_lines.lines or open_lines.apart else open_lines.head
        open_lines = Lines(name, each) if name and _leads(each) else None
        if open_lines is None:
            yield each
    if open_lines:
        yield open_lines if open_lines.lines or open_lines.apart else open_lines.head


def _leads(asked: Asked) -> bool:
    return asked.sort == "R" or asked.attributes.get(CLASS) in (f"{MARK}repeat", f"{MARK}places")


def _put(lines: Lines, name: str, asked: Asked) -> None:
    line = _LINE.fullmatch(name)
    if name == f"{lines.name}{NONE_PART}":
        lines.apart = asked
    elif line:
        lines.lines.setdefault(int(line[2]), []).append((line[3], asked))
