"""A condition as JSON, for a script on the page; what was answered on earlier pages is settled already.

A tree is a list that begins with its verb: `["and", …]`, `["or", …]`, `["not", tree]`, `["is", 1]`, `["answered",
question, row?]`, `["has", question, option]`, or a comparison `["==", left, right, …]`. An operand is a number, the
name of an option, null where an answer is missing, `["answer", question, row?]` or `["count", question]`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from survey.questionnaire.condition import All, Answer, Answered, Compare, Count, Either, Has, Not, Number
from survey.questionnaire.evaluate import holds, scalar

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from survey.questionnaire.answers import Value
    from survey.questionnaire.condition import Condition, Operand

SETTLED = {True: 1, False: -1, None: 0}


def as_json(condition: Condition, here: Collection[str], seen: Mapping[str, Value], *, this_year: int) -> list[Any]:
    """Return the condition as a tree of lists.

    Args:
        condition: when a question is asked.
        here: names of the questions on the same page, whose answers the script reads itself.
        seen: answers to the questions of earlier pages.
        this_year: the opening year of the wave.
    """
    match condition:
        case Compare(left, operator, right):
            return [operator, *(_operand(each, here, seen, this_year) for each in (left, *right))]
        case Answered(question, row) if question in here:
            return ["answered", question] if row is None else ["answered", question, row]
        case Has(question, option) if question in here:
            return ["has", question, option]
        case Not(inner):
            return ["not", as_json(inner, here, seen, this_year=this_year)]
        case All(parts) | Either(parts):
            verb = "and" if isinstance(condition, All) else "or"
            return [verb, *(as_json(part, here, seen, this_year=this_year) for part in parts)]
        case _:
            return ["is", SETTLED[holds(condition, seen, this_year=this_year)]]


def _operand(operand: Operand, here: Collection[str], seen: Mapping[str, Value], this_year: int) -> Any:
    if isinstance(operand, Count) and operand.question in here:
        return ["count", operand.question]
    if isinstance(operand, Answer) and operand.question in here:
        return ["answer", operand.question] if operand.row is None else ["answer", operand.question, operand.row]
    if isinstance(operand, Number):
        return this_year if operand.value == "this_year" else operand.value
    return scalar(operand, seen, this_year=this_year)
