"""Checks of conditions: that they ask what is known by then, and that they can come true."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from survey.questionnaire.condition import All, Answer, Answered, Compare, Count, Either, Has, Name, Not, Number
from survey.questionnaire.findings import Place, did_you_mean
from survey.questionnaire.prefixing import asked_about
from survey.questionnaire.questions import Date, Matrix, Multi, Note, Places, Ranking, Repeat, Text, Time
from survey.questionnaire.questions import Number as NumberQuestion
from survey.texts.message import Message

if TYPE_CHECKING:
    from survey.questionnaire.condition import Condition, Operand
    from survey.questionnaire.questions import Option, Question
    from survey.questionnaire.reading import Asked, Reading
    from survey.questionnaire.structure import Section

_ORDERS = ("<", "<=", ">", ">=")


def place_in(asked: Asked, word: str) -> Place:
    """Return the place of a word in a condition, or of the condition itself."""
    found = re.search(rf"\b{re.escape(word)}\b", asked.scalar.text) if word else None
    return asked.scalar.at(found.start() if found else 0)


def check_condition(reading: Reading, asked: Asked, sections: tuple[Section, ...] = ()) -> None:
    """Note what is wrong with one condition."""
    _Check(reading, asked, sections).condition(asked.condition)


@dataclass(frozen=True, slots=True)
class _Check:
    reading: Reading
    asked: Asked
    sections: tuple[Section, ...]

    def condition(self, condition: Condition) -> None:
        """Check a condition and everything in it."""
        if isinstance(condition, All | Either):
            for part in condition.conditions:
                self.condition(part)
        elif isinstance(condition, Not):
            self.condition(condition.condition)
        elif isinstance(condition, Answered):
            self._question(condition.question, condition.row)
        elif isinstance(condition, Has):
            self._has(condition)
        else:
            self._compare(condition)

    def _fault(self, message: Message, advice: Message | None, word: str) -> None:
        """Note a fault at the place of `word` in the condition."""
        self.reading.findings.add(place_in(self.asked, word), message, advice)

    def _question(self, name: str, row: str | None = None) -> Question | None:
        """Return the question that a condition names, if it may name it there."""
        earlier = self.reading.texts.passed[: self.asked.before]
        question = self.reading.questions.get(name)
        if question is None:
            self._fault(Message.of("condition_question_unknown", name=name), did_you_mean(name, earlier), name)
            return None
        if name not in earlier:
            self._later(name)
            return None
        if isinstance(question, Note):
            self._fault(Message.of("condition_note", name=name), Message.of("condition_note_advice"), name)
            return None
        if row is not None and not self._row(question, row):
            return None
        return question

    def _later(self, name: str) -> None:
        """Note that a condition asks about what has not been asked by then, and whether moving would help."""
        passed, line = self.reading.texts.passed, self.reading.taken[name].line
        owner = self.reading.questions.get(passed[self.asked.before]) if self.asked.before < len(passed) else None
        if owner is None or owner.show_if != self.asked.condition:
            if self._is_in_own_section(name):
                message = Message.of("condition_own_section", name=name, line=line)
                self._fault(message, Message.of("condition_own_section_advice", name=name), name)
                return
        elif owner.name == name:
            self._fault(Message.of("condition_itself", name=name), Message.of("condition_itself_advice"), name)
            return
        elif owner.name in self._leads_to(name):
            message = Message.of("condition_circle", name=name, owner=owner.name, line=line)
            self._fault(message, Message.of("condition_circle_advice"), name)
            return
        message = Message.of("condition_question_later", name=name, line=line)
        self._fault(message, Message.of("condition_question_later_advice", name=name), name)

    def _is_in_own_section(self, name: str) -> bool:
        """Tell whether the condition is a section's, and the question stands in that section."""
        sections = (section for section in self.sections if section.show_if == self.asked.condition)
        return any(name == getattr(item, "name", "") for section in sections for item in section.items)

    def _leads_to(self, name: str) -> set[str]:
        """Return every question that the condition of this one hangs on, directly or not."""
        found: set[str] = set()
        ahead = [name]
        while ahead:
            question = self.reading.questions.get(ahead.pop())
            new = set(asked_about(question.show_if)) - found if question else set()
            found |= new
            ahead += new
        return found

    def _row(self, question: Question, row: str) -> bool:
        if not isinstance(question, Matrix):
            message = Message.of("condition_no_matrix", name=question.name, row=row)
            self._fault(message, Message.of("condition_no_matrix_advice", name=question.name), question.name)
            return False
        rows = [known.name for known in question.rows]
        if row not in rows and not question.each_village:
            message = Message.of("condition_row_unknown", name=question.name, row=row)
            self._fault(message, did_you_mean(row, rows), f"{question.name}.{row}")
            return False
        return True

    def _has(self, condition: Has) -> None:
        question = self._question(condition.question)
        if question is None:
            return
        if not isinstance(question, Multi | Ranking):
            message = Message.of("condition_has_multi", name=question.name, kind=question.kind)
            self._fault(message, Message.of("condition_compare_advice", name=question.name), question.name)
        else:
            self._option(question, condition.option)

    def _option(self, question: Question, name: str) -> None:
        options: tuple[Option, ...] = getattr(question, "options", ())
        option = next((option for option in options if option.name == name), None)
        # The villages themselves are known only when a cluster takes the questionnaire.
        if option is None and question.kind != "village":
            message = Message.of("condition_option_unknown", name=question.name, option=name)
            self._fault(message, did_you_mean(name, [option.name for option in options]), name)
        elif option is not None and option.role in ("dont_know", "refuse"):
            message = Message.of("condition_no_opinion", name=question.name, option=name)
            self._fault(message, Message.of("condition_no_opinion_advice", name=question.name), name)

    def _compare(self, condition: Compare) -> None:
        left, *members = condition.left, *condition.right
        if isinstance(left, Number) and len(members) == 1:
            left, members = members[0], [left]
        if isinstance(left, Count):
            self._counted(left, members)
            return
        if not isinstance(left, Answer):
            self._fault(Message.of("condition_constant"), Message.of("condition_example"), "")
            return
        question = self._question(left.question, left.row)
        if question is not None and self._comparable(question, left):
            for member in members:
                self._member(question, condition.operator, member)

    def _counted(self, count: Count, members: list[Operand]) -> None:
        question = self._question(count.question)
        if question is not None and not isinstance(question, Multi | Ranking | Repeat):
            message = Message.of("condition_count_multi", name=question.name, kind=question.kind)
            self._fault(message, Message.of("condition_compare_advice", name=question.name), question.name)
        for member in members:
            if isinstance(member, Name):
                message = Message.of("condition_number_wanted", name=f"count({count.question})", word=member.name)
                self._fault(message, Message.of("condition_number_advice"), member.name)

    def _comparable(self, question: Question, answer: Answer) -> bool:
        name = question.name
        if isinstance(question, Text | Date | Time | Places):
            message = Message.of("condition_text_compared", name=name, kind=question.kind)
            self._fault(message, Message.of("condition_answered_advice", name=name), name)
            return False
        if isinstance(question, Repeat):
            message = Message.of("condition_repeat_compared", name=name)
            self._fault(message, Message.of("condition_repeat_advice", name=name), name)
            return False
        if isinstance(question, Multi | Ranking):
            message = Message.of("condition_multi_compared", name=name, kind=question.kind)
            self._fault(message, Message.of("condition_has_advice", name=name), name)
            return False
        if isinstance(question, Matrix) and answer.row is None:
            row = question.rows[0].name if question.rows else "row"
            message = Message.of("condition_row_missing", name=name)
            self._fault(message, Message.of("condition_row_advice", name=name, row=row), name)
            return False
        return True

    def _member(self, question: Question, operator: str, member: Operand) -> None:
        if isinstance(member, Answer):
            self._question(member.question, member.row)
        elif isinstance(member, Count):
            self._counted(member, [])
        elif isinstance(question, NumberQuestion) or (isinstance(question, Matrix) and question.number):
            self._number_member(question, operator, member)
        elif isinstance(member, Name) and operator in _ORDERS:
            message = Message.of("condition_name_ordered", name=question.name, option=member.name)
            self._fault(message, Message.of("condition_name_ordered_advice", name=question.name), member.name)
        elif isinstance(member, Name):
            self._option(question, member.name)
        elif isinstance(member, Number):
            self._option_number(question, operator, member)

    def _number_member(self, question: Question, operator: str, member: Operand) -> None:
        limits = question.number if isinstance(question, Matrix) else getattr(question, "limits", None)
        if isinstance(member, Name):
            message = Message.of("condition_number_wanted", name=question.name, word=member.name)
            self._fault(message, Message.of("condition_number_advice"), member.name)
            return
        value = member.value if isinstance(member, Number) else None
        if limits is None or not isinstance(value, int | float):
            return
        most = limits.max if isinstance(limits.max, int | float) else float("inf")
        never = {
            "==": not limits.min <= value <= most,
            "<": value <= limits.min,
            "<=": value < limits.min,
            ">": value >= most,
            ">=": value > most,
        }
        if never.get(operator, False):
            message = Message.of("condition_never", name=question.name, min=limits.min, max=str(limits.max or "…"))
            self._fault(message, Message.of("condition_no_answer_advice"), "")

    def _option_number(self, question: Question, operator: str, member: Number) -> None:
        """A number is compared with the codes that the author wrote as names, never with given ones."""
        codes = {option.code for option in getattr(question, "options", ()) if option.name == str(option.code)}
        value = member.value
        if not codes or not isinstance(value, int | float):
            message = Message.of("condition_option_wanted", name=question.name, value=str(value))
            names = [option.name for option in getattr(question, "options", ()) if option.role == "plain"]
            self._fault(message, did_you_mean(str(value), names), str(value))
        elif operator in ("==", "!=", "in", "not in"):
            self._option(question, str(value))
        else:
            holds = {">": max(codes) > value, ">=": max(codes) >= value, "<": min(codes) < value}
            if not holds.get(operator, min(codes) <= value):
                message = Message.of("condition_never", name=question.name, min=min(codes), max=str(max(codes)))
                self._fault(message, Message.of("condition_no_answer_advice"), "")
