"""Our conditions as XPath for an XLSForm's `relevant`: true exactly when ours is.

XPath compares a blank answer as the empty text, so that each comparison says itself that there is an answer. What
differs all the same: `this_year` is the year in which the form is filled in, not the one in which a wave opens; and
ODK leaves a hidden answer out as ours does, while other programs may keep it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from survey.formats.two_valued import Wanted
from survey.questionnaire.condition import Answer, Count, Name
from survey.questionnaire.condition_source import number_text
from survey.questionnaire.questions import Matrix, Number, Places, Question, Repeat

if TYPE_CHECKING:
    from survey.questionnaire.condition import Condition, Operand, Operator
    from survey.questionnaire.questions import Option
    from survey.questionnaire.structure import Questionnaire

THIS_YEAR = "number(format-date(today(), '%Y'))"


def relevant(questionnaire: Questionnaire, condition: Condition) -> str:
    """Return the XPath that holds exactly when the condition is true."""
    return Wanted(questionnaire, _XPath(questionnaire)).true_when(condition)


def places_parts(question: Places) -> list[str]:
    """Return the names of the rows that a question about places is asked by; none where it is one row itself."""
    if question.at_most == 1 and not question.each and not question.none:
        return []
    parts = [f"{question.name}__{number}_place" for number in range(1, question.at_most + 1)]
    return [*parts, *([f"{question.name}__none"] if question.none else [])]


@dataclass(frozen=True, slots=True)
class _XPath:
    """XPath's way of writing the parts of a condition."""

    questionnaire: Questionnaire

    def answered(self, question: Question, row: str | None) -> str:
        """Return "there is an answer"."""
        if isinstance(question, Repeat):
            return f"count(${{{question.name}}}) > 0"
        return _joined([f"${{{name}}} != ''" for name in _names(question, row)], " or ", "false()")

    def blank(self, question: Question, row: str | None) -> str:
        """Return "there is no answer"."""
        if isinstance(question, Repeat):
            return f"count(${{{question.name}}}) = 0"
        return _joined([f"${{{name}}} = ''" for name in _names(question, row)], " and ", "true()")

    def equal(self, operand: Operand, operator: Operator, other: Operand) -> str:
        """Return the bare comparison."""
        sign = "=" if operator == "==" else operator
        as_text = sign in ("=", "!=") and isinstance(operand, Answer) and self._has_options(operand)
        right = self._operand(other)
        return (
            f"{self._operand(operand)} {sign} {_quoted(right) if as_text and not isinstance(other, Answer) else right}"
        )

    def is_option(self, answer: Answer, option: Option, *, chosen: bool) -> str:
        """Return "this option is the answer", or "is not"."""
        return f"{self._operand(answer)} {'=' if chosen else '!='} '{option.name}'"

    def has(self, question: Question, option: Option, *, chosen: bool) -> str:
        """Return "this option is among the chosen", or "is not"."""
        text = f"selected(${{{question.name}}}, '{option.name}')"
        return text if chosen else f"not({text})"

    def _has_options(self, answer: Answer) -> bool:
        question = self.questionnaire.question(answer.question)
        return not isinstance(question, Number) and not (isinstance(question, Matrix) and question.number)

    def _operand(self, operand: Operand) -> str:
        match operand:
            case Answer(question, row):
                return f"${{{question}}}" if row is None else f"${{{question}__{row}}}"
            case Count(question):
                return self._count(question)
            case Name(name):
                return f"'{name}'"
        return THIS_YEAR if isinstance(operand.value, str) else number_text(operand.value)

    def _count(self, name: str) -> str:
        """Return how many are chosen; the exclusive option is none of them."""
        if isinstance(self.questionnaire.question(name), Repeat):
            return f"count(${{{name}}})"
        options: tuple[Option, ...] = getattr(self.questionnaire.question(name), "options", ())
        counted = f"count-selected(${{{name}}})"
        if any(option.role == "none" for option in options):
            return f"{counted} - number(selected(${{{name}}}, 'none'))"
        return counted


def _names(question: Question, row: str | None) -> list[str]:
    if isinstance(question, Matrix):
        return [f"{question.name}__{each.name}" for each in question.rows if row in (None, each.name)]
    if isinstance(question, Places):
        return places_parts(question) or [question.name]
    return [question.name]


def _joined(parts: list[str], word: str, nothing: str) -> str:
    return f"({word.join(parts)})" if len(parts) > 1 else parts[0] if parts else nothing


def _quoted(text: str) -> str:
    return text if text.startswith("'") else f"'{text}'"
