"""Checks of routes: conditions that can never hold, and questions that nobody's answers lead to."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from survey.questionnaire.checks_conditions import place_in
from survey.questionnaire.condition import All
from survey.questionnaire.demands import ANYTHING, Demand, Demands
from survey.questionnaire.evaluate import FALSE, UNKNOWN
from survey.questionnaire.prefixing import asked_about
from survey.questionnaire.questions import Matrix, Question, Scale, Single, Village
from survey.questionnaire.structure import EndIf
from survey.texts.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from survey.questionnaire.condition import Condition
    from survey.questionnaire.findings import Place
    from survey.questionnaire.reading import Asked, Reading
    from survey.questionnaire.structure import Page, Questionnaire, Section


def check_routes(reading: Reading, questionnaire: Questionnaire) -> None:
    """Note every condition that no answers can meet, and every question that no route reaches."""
    _Walk(reading, Demands.of(reading.questions, [asked.condition for asked in reading.conditions])).walk(questionnaire)


@dataclass(frozen=True, slots=True)
class _Gate:
    """One thing that must be so for a question to be asked: `sort` tells a section from an ending."""

    sort: str
    demand: Demand
    asked: Asked


@dataclass(slots=True)
class _Walk:
    """One walk through the pages, in order.

    Attributes:
        reach: what it takes to be asked each question so far; a question that nobody reaches counts as asked, so that
            it is reported once.
        gates: for each question the gates before it.
        asked: where the condition of a section, question or ending is written, by the identity of that.
        is_cut_off: whether nobody goes on from here.
    """

    reading: Reading
    demands: Demands
    reach: dict[str, Demand] = field(default_factory=dict)
    gates: dict[str, tuple[_Gate, ...]] = field(default_factory=dict)
    asked: dict[int, Asked] = field(default_factory=dict)
    is_cut_off: bool = False

    def walk(self, questionnaire: Questionnaire) -> None:
        """Note what is wrong on every page."""
        self._look_up(questionnaire)
        ends: tuple[_Gate, ...] = ()
        section: tuple[_Gate, ...] = ()
        for page in questionnaire.pages:
            if page.id.endswith("-1"):
                section = tuple(self._section(page.section, ends))
            for question in page.questions:
                self._question(question, (*section, *ends))
            ends += tuple(self._endings(page, ends))

    def _look_up(self, questionnaire: Questionnaire) -> None:
        """Find where every condition is written: they were noted in the order of the file, the faulty ones too."""
        faulty = {(fault.file, fault.line) for fault in self.reading.findings.faults}
        noted: dict[tuple[Condition | None, int], deque[Asked]] = {}
        for each in self.reading.conditions:
            noted.setdefault((each.condition, each.before), deque()).append(each)
        number = 0
        for section in questionnaire.sections:
            for item in (section, *section.items):
                condition = item.condition if isinstance(item, EndIf) else getattr(item, "show_if", None)
                written = noted.get((condition, number))
                asked = written.popleft() if written else None
                if asked and (asked.scalar.place.file, asked.scalar.place.line) not in faulty:
                    self.asked[id(item)] = asked
                number += isinstance(item, Question)

    def _section(self, section: Section, ends: tuple[_Gate, ...]) -> Iterator[_Gate]:
        condition = section.show_if
        asked = self.asked.get(id(section))
        if condition is None or asked is None or self._is_never(condition, asked):
            return
        demand = self.demands.of_condition(condition, self.reach)
        if self._is_shut(Message.of("section_never", name=section.name), asked.scalar.place, demand, ends):
            return
        yield _Gate("section", demand, asked)

    def _question(self, question: Question, gates: tuple[_Gate, ...]) -> None:
        self.gates.setdefault(question.name, gates)
        self.reach.setdefault(question.name, ANYTHING)
        asked = self.asked.get(id(question))
        if question.show_if and (asked is None or self._is_never(question.show_if, asked)):
            return
        own = self.demands.of_condition(question.asked_if, self.reach) if question.asked_if else ANYTHING
        place = asked.scalar.place if asked else self.reading.taken[question.name]
        if not self._is_shut(Message.of("question_never", name=question.name), place, own, gates):
            self.reach[question.name] = self.demands.together(own, *(gate.demand for gate in gates))

    def _endings(self, page: Page, ends: tuple[_Gate, ...]) -> Iterator[_Gate]:
        for end in page.ends:
            asked = self.asked.get(id(end))
            if asked is None or self._is_never(end.condition, asked):
                continue
            demand = self.demands.of_condition(end.condition, self.reach)
            if not self._is_shut(Message.of("end_never"), asked.scalar.place, demand, ends):
                yield _Gate("end", self.demands.of_condition(end.condition, self.reach, FALSE | UNKNOWN), asked)

    def _is_never(self, condition: Condition, asked: Asked) -> bool:
        """Note, and tell, whether no answers meet the condition, wherever it stands."""
        own = self.demands.of_condition(condition)
        if not own:
            self._contradiction(condition, asked)
            return True
        if self.demands.of_condition(condition, self.reach):
            return False
        for name in dict.fromkeys(asked_about(condition)):
            question = self.reading.questions.get(name)
            for gate in (*self._own_gate(question), *self.gates.get(name, ())):
                if not self.demands.of_condition(condition, {name: gate.demand}):
                    message = Message.of(f"condition_behind_{gate.sort}", name=name, **_said(gate))
                    self.reading.findings.add(place_in(asked, name), message, Message.of("condition_behind_advice"))
                    return True
        self.reading.findings.add(
            asked.scalar.place, Message.of("condition_together"), Message.of("condition_behind_advice")
        )
        return True

    def _own_gate(self, question: Question | None) -> Iterator[_Gate]:
        condition = question.show_if if question else None
        asked = next((each for each in self.reading.conditions if each.condition == condition), None)
        if condition and asked:
            yield _Gate("question", self.demands.of_condition(condition), asked)

    def _contradiction(self, condition: Condition, asked: Asked) -> None:
        """Say which answer cannot be what the condition asks for."""
        names = list(dict.fromkeys(asked_about(condition)))
        parts = condition.conditions if isinstance(condition, All) else ()
        for i, part in enumerate(parts):
            if not self.demands.together(*(self.demands.of_condition(each) for each in parts[: i + 1])):
                before = {name for each in parts[:i] for name in asked_about(each)}
                names = [name for name in asked_about(part) if name in before] or list(asked_about(part))
                if self.demands.of_condition(part) and self._is_one_choice(names[0]):
                    message = Message.of("condition_contradiction", name=names[0])
                    advice = Message.of("condition_contradiction_advice", name=names[0])
                    self.reading.findings.add(place_in(asked, "and"), message, advice)
                    return
                break
        message = Message.of("condition_no_answer", name=names[0])
        self.reading.findings.add(place_in(asked, names[0]), message, Message.of("condition_no_answer_advice"))

    def _is_one_choice(self, name: str) -> bool:
        question = self.reading.questions.get(name)
        number = isinstance(question, Matrix) and question.number
        return isinstance(question, Single | Scale | Village | Matrix) and not number

    def _is_shut(self, message: Message, place: Place, own: Demand, gates: tuple[_Gate, ...]) -> bool:
        """Note, and tell, whether the gates let nobody through who meets the demand."""
        demands = [gate.demand for gate in gates]
        if self.demands.together(own, *demands):
            return False
        if self.is_cut_off:  # everything below stands behind the same ending, and one line is enough to say so
            return True
        self.is_cut_off = not self.demands.together(*demands)
        for gate in gates:
            if own and not self.demands.together(own, gate.demand):
                message = Message.of(f"{message.key}_{gate.sort}", **dict(message.params), **_said(gate))
                break
        self.reading.findings.add(place, message, Message.of("question_never_advice"))
        return True


def _said(gate: _Gate) -> dict[str, str | int]:
    return {"condition": gate.asked.scalar.text.strip(), "line": gate.asked.scalar.place.line}
