"""Variables: the columns that a questionnaire gives, and one resident's answers as a row of them.

Every column is filled. Codes, indicators, ranks and numbers hold the negative code of a missing value; text, dates and
coordinates are empty, and the column `<name>__missing` says why (0 where there is an answer).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from survey.questionnaire.columns import COLUMNS
from survey.questionnaire.columns.variable import MISSING_LABELS, Category, Cell, Measure, Variable
from survey.questionnaire.missing import Missing
from survey.questionnaire.offered import is_narrowed, left_out, offered
from survey.questionnaire.questions import Question
from survey.questionnaire.route import own_village
from survey.questionnaire.standing import Standing

if TYPE_CHECKING:
    from survey.questionnaire.answers import Answers
    from survey.questionnaire.structure import Questionnaire

__all__ = ["MISSING_LABELS", "Category", "Cell", "Measure", "Variable", "row", "variables"]


def variables(questionnaire: Questionnaire) -> tuple[Variable, ...]:
    """Return every variable, in the order of the questionnaire."""
    return tuple(
        variable
        for section in questionnaire.sections
        for question in section.items
        if isinstance(question, Question)
        for variable in COLUMNS[question.kind].variables(question, section.name)
    )


def row(questionnaire: Questionnaire, answers: Answers, *, sent_from: str | None, this_year: int) -> dict[str, Cell]:
    """Return the value of every variable.

    Args:
        questionnaire: as the wave fields it.
        answers: the draft; answers to what was not asked, or not reached, are left out.
        sent_from: the page of "send what I have answered and stop"; None for complete answers.
        this_year: the opening year of the wave.
    """
    standing = Standing(questionnaire, answers, sent_from=sent_from, this_year=this_year)
    village = own_village(questionnaire.pages, standing.asked)
    cells: dict[str, Cell] = {}
    for question in questionnaire.questions():
        columns = COLUMNS[question.kind]
        missing = standing.missing.get(question.name)
        value = None if missing else standing.asked.get(question.name)
        words = str(answers.values.get(f"{question.name}__other_text", "")) if value is not None else ""
        if value is None:
            cells |= columns.missing(question, missing or Missing.BLANK)
        else:
            cells |= columns.cells(question, value, words)
        if not missing and is_narrowed(question):
            gone = left_out(question, offered(question, standing.asked, village))
            columns_gone = (f"{question.name}__{part}" for part in gone)
            cells |= {column: int(Missing.NOT_ASKED) for column in columns_gone if column in cells}
    return cells
