"""Our conditions as LimeSurvey's ExpressionScript.

Every name carries `.NAOK`: a question that was not shown then counts as blank, as with us, and does not make the whole
expression false.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from survey.formats.limesurvey_names import OTHER_PART, NameMap
from survey.formats.parts import apart, asked_apart, lines
from survey.formats.two_valued import Wanted
from survey.questionnaire.condition import Answer, Count, Name, Number
from survey.questionnaire.questions import Matrix, Multi, Places, Ranking, Repeat

if TYPE_CHECKING:
    from collections.abc import Sequence

    from survey.questionnaire.condition import Condition, Operand, Operator
    from survey.questionnaire.questions import Option, Question
    from survey.questionnaire.structure import Questionnaire

THIS_YEAR = "date('Y')"
_ALWAYS, _NEVER = "1 == 1", "1 == 0"


def expression(questionnaire: Questionnaire, names: NameMap, condition: Condition) -> str:
    """Return the expression that holds exactly when the condition is true."""
    return Wanted(questionnaire, LimeSurvey(questionnaire, names)).true_when(condition)


@dataclass(frozen=True, slots=True)
class LimeSurvey:
    """LimeSurvey's way of writing the parts of a condition."""

    questionnaire: Questionnaire
    names: NameMap

    def answered(self, question: Question, row: str | None) -> str:
        """Return "there is an answer"."""
        return _any_of(self.variables(question, row))

    def blank(self, question: Question, row: str | None) -> str:
        """Return "there is no answer"."""
        return _none_of(self.variables(question, row))

    def equal(self, operand: Operand, operator: Operator, other: Operand) -> str:
        """Return the bare comparison."""
        question = self.questionnaire.question(operand.question) if isinstance(operand, Count) else None
        if isinstance(question, Repeat) and isinstance(other, Number):
            return self._lines(question, operator, other)
        asked = operand if isinstance(operand, Answer) else None
        return f"{self._operand(operand, asked)} {operator} {self._operand(other, asked)}"

    def is_option(self, answer: Answer, option: Option, *, chosen: bool) -> str:
        """Return "this option is the answer", or "is not"."""
        return self.equal(answer, "==" if chosen else "!=", Name(option.name))

    def has(self, question: Question, option: Option, *, chosen: bool) -> str:
        """Return "this option is among the chosen", or "is not"."""
        special = asked_apart(question)
        if special and option in apart(question):
            return self.has(special, next(each for each in special.options if each.name == option.name), chosen=chosen)
        if isinstance(question, Ranking):
            sign, word = ("==", " or ") if chosen else ("!=", " and ")
            code = self.names.answer(question.name, option)
            texts = [f"{variable} {sign} '{code}'" for variable in self._ranks(question)]
            return texts[0] if len(texts) == 1 else f"({word.join(texts)})"
        variable = self._part(question, option)
        if option.role == "other":
            return f"{'!' if chosen else ''}is_empty({variable})"
        return f"{variable} {'==' if chosen else '!='} 'Y'"

    def variables(self, question: Question, row: str | None = None) -> list[str]:
        """Return the variables that an answer may stand in."""
        code = self.names.name("question", question.name)
        special = asked_apart(question)
        instead = self.variables(special) if special else []
        match question:
            case Multi():
                return [self._part(question, option) for option in question.options]
            case Matrix():
                rows = [each for each in question.rows if row in (None, each.name)]
                return [f"{code}_{self._sub(question, each.name)}.NAOK" for each in rows] or [f"{code}.NAOK"]
            case Ranking():
                return [*self._ranks(question), *instead]
            case Repeat() | Places():
                first = (variable for asked in lines(question)[0] for variable in self.variables(asked))
                return [*first, *instead]
            case _:
                return [f"{code}.NAOK"]

    def _ranks(self, question: Ranking) -> list[str]:
        code = self.names.name("question", question.name)
        places = question.at_most or len(question.options) - len(apart(question))
        return [f"{code}_{place}.NAOK" for place in range(1, places + 1)]

    def _part(self, question: Question, option: Option) -> str:
        code = self.names.name("question", question.name)
        part = OTHER_PART if option.role == "other" else self._sub(question, option.name)
        return f"{code}_{part}.NAOK"

    def _sub(self, question: Question, name: str) -> str:
        return self.names.name("subquestion", name, question=question.name)

    def _operand(self, operand: Operand, asked: Answer | None) -> str:
        """Return a variable, a number, or the code of the asked question's option."""
        if isinstance(operand, Answer):
            return self.variables(self.questionnaire.question(operand.question), operand.row)[0]
        if isinstance(operand, Count):
            return self._count(operand.question)
        if isinstance(operand, Name):
            return f"'{self._code(operand.name, asked)}'"
        return THIS_YEAR if operand.value == "this_year" else f"{operand.value:g}"

    def _lines(self, question: Repeat, operator: Operator, number: Number) -> str:
        """Return how many lines are used: a line is shown only when the one before it is."""
        value = number.value if isinstance(number.value, int | float) else math.inf
        if operator in ("==", "!="):
            is_equal = operator == "=="
            if value != int(min(value, question.at_most + 1)):
                return _NEVER if is_equal else _ALWAYS
            both = [
                self._used(question, int(value), used=is_equal),
                self._used(question, int(value) + 1, used=not is_equal),
            ]
            return f"({(' and ' if is_equal else ' or ').join(both)})"
        least = value if operator in (">=", "<") else math.floor(value) + 1 if value < math.inf else value
        line = math.ceil(min(least, question.at_most + 1))
        return self._used(question, line, used=operator in (">=", ">"))

    def _used(self, question: Repeat, line: int, *, used: bool) -> str:
        if not 1 <= line <= question.at_most:
            return _ALWAYS if used == (line < 1) else _NEVER
        variables = [variable for item in lines(question)[line - 1] for variable in self.variables(item)]
        return _any_of(variables) if used else _none_of(variables)

    def _code(self, name: str, asked: Answer | None) -> str:
        question = self.questionnaire.question(asked.question) if asked else None
        options: tuple[Option, ...] = getattr(question, "options", ())
        option = next((option for option in options if option.name == name), None)
        return self.names.answer(question.name, option, other=has_other(question)) if question and option else name

    def _count(self, name: str) -> str:
        """Return how many are chosen; "none of these" is none."""
        question = self.questionnaire.question(name)
        if isinstance(question, Ranking):
            return f"count({', '.join(self._ranks(question))})"
        options: tuple[Option, ...] = getattr(question, "options", ())
        return f"count({', '.join(self._part(question, option) for option in options if option.role != 'none')})"


def _any_of(variables: Sequence[str]) -> str:
    return f"!is_empty({variables[0]})" if len(variables) == 1 else f"count({', '.join(variables)}) > 0"


def _none_of(variables: Sequence[str]) -> str:
    return f"is_empty({variables[0]})" if len(variables) == 1 else f"count({', '.join(variables)}) == 0"


def has_other(question: Question) -> bool:
    """Tell whether LimeSurvey's own "other" serves there; in matrices and rankings it has none."""
    return not isinstance(question, Matrix | Ranking)
