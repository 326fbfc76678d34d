"""Our conditions as SurveyJS writes them in `visibleIf`; the values it compares are our option names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from survey.formats.parts import NONE_PART, apart
from survey.formats.two_valued import Wanted
from survey.questionnaire.condition import Answer, Count, Name
from survey.questionnaire.questions import Matrix

if TYPE_CHECKING:
    from survey.questionnaire.condition import Condition, Operand, Operator
    from survey.questionnaire.questions import Option, Question
    from survey.questionnaire.structure import Questionnaire

_SIGNS = {"==": "=", "!=": "<>"}


def visible_if(questionnaire: Questionnaire, condition: Condition) -> str:
    """Return the SurveyJS expression that holds exactly when the condition is true.

    A condition that is unknown, because an answer is missing, gives false: the question stays hidden, as with us.
    """
    return Wanted(questionnaire, SurveyJs(questionnaire)).true_when(condition)


@dataclass(frozen=True, slots=True)
class SurveyJs:
    """SurveyJS's way of writing the parts of a condition."""

    questionnaire: Questionnaire

    def answered(self, question: Question, row: str | None) -> str:
        """Return "there is an answer"; what replaces an answer (`q__none`) is one too."""
        texts = [f"{value} notempty" for value in self._values(question, row)]
        return f"({' or '.join(texts)})" if len(texts) > 1 else texts[0]

    def blank(self, question: Question, row: str | None) -> str:
        """Return "there is no answer"."""
        texts = [f"{value} empty" for value in self._values(question, row)]
        return f"({' and '.join(texts)})" if len(texts) > 1 else texts[0]

    def equal(self, operand: Operand, operator: Operator, other: Operand) -> str:
        """Return the bare comparison."""
        return f"{self._operand(operand)} {_SIGNS.get(operator, operator)} {self._operand(other)}"

    def is_option(self, answer: Answer, option: Option, *, chosen: bool) -> str:
        """Return "this option is the answer", or "is not"."""
        return f"{self._operand(answer)} {'=' if chosen else '<>'} '{option.name}'"

    def has(self, question: Question, option: Option, *, chosen: bool) -> str:
        """Return "this option is among the chosen", or "is not"."""
        part = NONE_PART if option in apart(question) else ""
        return f"{{{question.name}{part}}} {'contains' if chosen else 'notcontains'} '{option.name}'"

    def _values(self, question: Question, row: str | None) -> list[str]:
        """Return the names that an answer may stand under; the numbers of a matrix have one each."""
        if isinstance(question, Matrix) and question.number:
            return [f"{{{question.name}__{each.name}}}" for each in question.rows if row in (None, each.name)]
        if row:
            return [f"{{{question.name}.{row}}}"]
        return [f"{{{question.name}}}", *([f"{{{question.name}{NONE_PART}}}"] if apart(question) else [])]

    def _operand(self, operand: Operand) -> str:
        if isinstance(operand, Answer):
            return self._values(self.questionnaire.question(operand.question), operand.row)[0]
        if isinstance(operand, Count):
            return self._count(operand.question)
        if isinstance(operand, Name):
            return f"'{operand.name}'"
        return "year(today())" if operand.value == "this_year" else f"{operand.value:g}"

    def _count(self, name: str) -> str:
        """Return how many are chosen; "none of these" is none."""
        question = self.questionnaire.question(name)
        length = f"{{{name}.length}}"
        none = next((option for option in getattr(question, "options", ()) if option.role == "none"), None)
        return f"iif({self.has(question, none, chosen=True)}, 0, {length})" if none else length
