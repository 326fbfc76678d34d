"""Notes: what stands under a table in Danish: who was asked, who did not answer, what is hidden and why."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from analysis.wordings import answer, said
from survey.questionnaire.condition import All, Answer, Answered, Compare, Count, Either, Has, Name, Not, Number
from survey.questionnaire.questions import Matrix
from survey.texts.lists import enumerated
from survey.texts.numbers import HIDDEN, number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analysis.table import RawTable
    from survey.questionnaire.condition import Condition, Operand, Operator
    from survey.questionnaire.structure import Questionnaire

SIGNS = {"==": "", "!=": "andet end ", "<": "under ", "<=": "højst ", ">": "over ", ">=": "mindst ",
         "in": "", "not in": "andet end "}  # fmt: skip
OPPOSITE: Mapping[Operator, Operator] = {"!=": "==", "not in": "in"}
APART = {
    "dont_know": "»{label}« er med i fordelingen, men ikke i gennemsnit og samlede andele.",
    "not_used": "»{label}« er med i fordelingen, men ikke i gennemsnit og samlede andele.",
}
EVERYBODY = "alle, der fik spørgsmålet"


def base_words(question: object, questionnaire: Questionnaire) -> str:
    """Return who was asked a question, in words, from its own condition and its section's."""
    name = getattr(question, "name", "")
    section = next(page.section for page in questionnaire.pages if any(one.name == name for one in page.questions))
    conditions = [one for one in (section.show_if, getattr(question, "show_if", None)) if one is not None]
    told = [_told(one, questionnaire) for one in conditions]
    source = getattr(question, "offered_from", "")
    told += [f"valgte noget, der kunne vælges igen, ved »{_asked(source, None, questionnaire)}«"] if source else []
    return f"de, der {' og '.join(told)}" if told else EVERYBODY


def _told(condition: Condition, questionnaire: Questionnaire) -> str:  # noqa: PLR0911 (one line for each node)
    """Return a condition as the end of a sentence that begins "de, der"."""
    match condition:
        case All(conditions=parts):
            return " og ".join(_told(part, questionnaire) for part in parts)
        case Either(
            conditions=(Not(condition=Answered(question=left)), Compare(left=Answer(question=right)) as inner)
        ) if left == right and inner.operator in OPPOSITE:
            # "Not from outside, also where it was skipped", as the language has it written.
            return f"ikke {_compared(replace(inner, operator=OPPOSITE[inner.operator]), questionnaire)}"
        case Either(conditions=parts):
            return " eller ".join(_told(part, questionnaire) for part in parts)
        case Not(condition=Answered() as inner):
            return f"ikke har svaret på »{_asked(inner.question, inner.row, questionnaire)}«"
        case Not(condition=Has() as inner):
            return f"ikke valgte »{_label(inner.question, inner.option, questionnaire)}«"
        case Not(condition=inner):
            return f"ikke hører til dem, der {_told(inner, questionnaire)}"
        case Answered():
            return f"har svaret på »{_asked(condition.question, condition.row, questionnaire)}«"
        case Has():
            words = _label(condition.question, condition.option, questionnaire)
            return f"valgte »{words}« ved »{_asked(condition.question, None, questionnaire)}«"
        case Compare():
            return _compared(condition, questionnaire)


def _compared(condition: Compare, questionnaire: Questionnaire) -> str:
    left = condition.left
    if isinstance(left, Name | Number):
        return f"svarede på det, som {_operand(left, '', questionnaire)} spørger om"
    words = enumerated([_operand(one, left.question, questionnaire) for one in condition.right], "da")
    words = words.replace(" og ", " eller ") if len(condition.right) > 1 else words
    row = left.row if isinstance(left, Answer) else None
    chosen = "valgte" if isinstance(left, Count) else "svarede"
    return f"{chosen} {SIGNS[condition.operator]}{words} på »{_asked(left.question, row, questionnaire)}«"


def _operand(operand: Operand, about: str, questionnaire: Questionnaire) -> str:
    match operand:
        case Name(name=name):
            return f"»{_label(about, name, questionnaire)}«"
        case Number(value=value):
            return str(value).removesuffix(".0").replace(".", ",").replace("this_year", "i år")
        case Answer() | Count():
            return f"svaret på »{_asked(operand.question, None, questionnaire)}«"


def _asked(name: str, row: str | None, questionnaire: Questionnaire) -> str:
    """Return a question's wording, or one statement's."""
    try:
        question = questionnaire.question(name)
    except KeyError:  # a question of a module that this cluster did not choose
        return name
    if row and isinstance(question, Matrix):
        return next((said(one.label.source()) for one in question.rows if one.name == row), row)
    return said(question.ask.source())


def _label(question: str, option: str, questionnaire: Questionnaire) -> str:
    try:
        options = getattr(questionnaire.question(question), "options", ())
    except KeyError:
        return option
    return next((answer(one.label.source()) for one in options if one.name == option), option)


def about(raw: RawTable, least: int) -> tuple[str, ...]:
    """Return the notes of what was asked and who did not answer; counts below `least` are told as such."""
    gone = raw.unanswered
    silent = (
        (gone.blank, "har ikke svaret"),
        (gone.refused, "ønskede ikke at svare"),
        (gone.other, "nåede ikke spørgsmålet eller kunne ikke læses"),
    )
    told = [f"{_many(count, least)} {words}" for count, words in silent if count]
    return (
        f"Base: {raw.base_words}.",
        *([_sentence(enumerated(told, "da"))] if told else []),
        *apart(raw),
        *raw.remarks,
    )


def apart(raw: RawTable) -> tuple[str, ...]:
    """Return the notes of the answers that are outside means and tops."""
    return tuple(APART[row.role].format(label=row.label) for row in raw.stub if row.role in APART and raw.statistics)


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."


def _many(count: int, least: int) -> str:
    return f"færre end {number(least)}" if count < least else number(count)


def hidden(labels: Sequence[str], *, cells: bool) -> tuple[str, ...]:
    """Return the notes of hidden columns and hidden cells; why one is hidden would already tell something about it."""
    notes = []
    if labels:
        notes.append(f"{enumerated(labels, 'da')} er ikke vist, så ingen kan se, hvad den enkelte har svaret.")
    if cells:
        notes.append(f"{HIDDEN} er tal, der er skjult, så ingen kan se eller regne ud, hvad den enkelte har svaret.")
    return tuple(notes)
