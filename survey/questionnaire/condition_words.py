"""Conditions in a sentence, Danish or English, with the questionnaire's own words for questions and options.

`not` is said where it belongs: "not (a or b)" is "not a, and not b", which three-valued logic holds to be the same.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from survey.questionnaire.condition import All, Answer, Answered, Compare, Count, Either, Has, Name, Not, Number
from survey.questionnaire.condition_source import number_text
from survey.texts.catalogue import say
from survey.texts.message import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from survey.questionnaire.condition import Condition, Operand, Operator
    from survey.questionnaire.questions import Option, Question
    from survey.questionnaire.structure import Questionnaire

_OPPOSITE: Mapping[Operator, Operator] = {
    "==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">", "in": "not in", "not in": "in",
}  # fmt: skip
_MIRRORED: Mapping[Operator, Operator] = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
_SENTENCES: Mapping[Operator, str] = {
    "==": "when_is", "in": "when_is", "!=": "when_is_not", "not in": "when_is_none",
    "<": "when_below", "<=": "when_at_most", ">": "when_above", ">=": "when_at_least",
}  # fmt: skip
_HOLDS: Mapping[str, Callable[[float, float], bool]] = {
    "<": lambda code, limit: code < limit,
    "<=": lambda code, limit: code <= limit,
    ">": lambda code, limit: code > limit,
    ">=": lambda code, limit: code >= limit,
}
_MARKUP = re.compile(r"\*\*(.+?)\*\*|\[([^\]]+)\]\([^)]*\)")


def condition_words(condition: Condition, questionnaire: Questionnaire, language: str) -> str:
    """Return what the condition says, as it would go on after "vises, hvis".

    Args:
        condition: of one of the questionnaire's questions, sections or ends.
        questionnaire: whose words are used.
        language: `da` or `en`; the questionnaire's texts are its source's where it lacks the language.
    """
    return _Words(questionnaire, language).said(condition)


def shown_words(
    condition: Condition | None, questionnaire: Questionnaire, language: str, *, offered_from: str = ""
) -> str:
    """Return "vises, hvis …" or "vises altid".

    Args:
        condition: see `condition_words`; None where there is none.
        questionnaire: whose words are used.
        language: `da` or `en`.
        offered_from: the question whose chosen options are offered, so that something must be chosen there.
    """
    words = _Words(questionnaire, language)
    parts = [words.said(condition)] if condition else []
    parts += [words.say("when_any_chosen", ask=words.ask(offered_from))] if offered_from else []
    if not parts:
        return words.say("when_always")
    return words.say("when_shown", condition=words.say("when_and_if").join(parts))


def plain(text: str) -> str:
    """Return an author's text without its bold and its links, on one line.

    >>> plain("Hvor **tit** kommer du på [biblioteket](https://bibliotek.dk)?")
    'Hvor tit kommer du på biblioteket?'
    """
    return " ".join(_MARKUP.sub(lambda match: match[1] or match[2], text).split())


class _Words:
    """The words of one questionnaire in one language."""

    def __init__(self, questionnaire: Questionnaire, language: str) -> None:
        self.questionnaire = questionnaire
        self.language = language

    def say(self, key: str, **params: str) -> str:
        return say(Message.of(key, **params), self.language)

    def quoted(self, text: str) -> str:
        return self.say("when_quoted", text=plain(text))

    def ask(self, name: str) -> str:
        return self.quoted(self.questionnaire.question(name).ask.text(self.language))

    def said(self, condition: Condition, *, denied: bool = False, within: bool = False) -> str:
        match condition:
            case Not(inner):
                return self.said(inner, denied=not denied, within=within)
            case All(parts) | Either(parts):
                all_hold = isinstance(condition, All) is not denied
                return self._joined(parts, denied=denied, within=within, word="and" if all_hold else "or")
            case Answered(question, row):
                key = f"{'row_' if row else ''}{'un' if denied else ''}answered"
                where = {"row": self._row(question, row)} if row else {}
                return self.say(f"when_{key}", ask=self.ask(question), **where)
            case Has(question, option):
                key = "when_unchosen" if denied else "when_chosen"
                return self.say(key, option=self._option(question, option), ask=self.ask(question))
            case Compare():
                return self._compared(condition, _OPPOSITE[condition.operator] if denied else condition.operator)

    def _joined(self, parts: tuple[Condition, ...], *, denied: bool, within: bool, word: str) -> str:
        said = [self.said(part, denied=denied, within=True) for part in parts]
        if not within:
            return self.say(f"when_{word}_if").join(said)
        return f"({self.say(f'when_{word}').join(said)})"

    def _compared(self, compare: Compare, operator: Operator) -> str:
        if isinstance(compare.left, Number) and len(compare.right) == 1:
            # An author may write `3 < age`; a sentence begins with the answer.
            mirrored = Compare(compare.right[0], _MIRRORED.get(operator, operator), (compare.left,))
            return self._compared(mirrored, mirrored.operator)
        subject = self._subject(compare.left)
        members = [self._member(compare.left, member) for member in compare.right]
        if operator in _HOLDS:
            options = self._between(compare, operator)
            if options:
                return self.say("when_is", subject=subject, value=self._either(options))
        key = "when_is_not" if operator == "not in" and len(members) == 1 else _SENTENCES[operator]
        if key == "when_is_none":
            last = {"da": " eller ", "en": " nor "}.get(self.language, " / ")
            return self.say(key, subject=subject, value=", ".join(members[:-1]) + last + members[-1])
        return self.say(key, subject=subject, value=self._either(members))

    def _either(self, members: list[str]) -> str:
        start = ", ".join(members[:-1])
        return f"{start}{self.say('when_or')}{members[-1]}" if start else members[-1]

    def _subject(self, operand: Operand) -> str:
        match operand:
            case Answer(question, None):
                return self.say("when_answer", ask=self.ask(question))
            case Answer(question, row):
                return self.say("when_row", row=self._row(question, row), ask=self.ask(question))
            case Count(question):
                lines = self.questionnaire.question(question).kind == "repeat"
                return self.say("when_lines" if lines else "when_count", ask=self.ask(question))
            case Name(name):
                return self.quoted(name)
        return self._number(operand.value)

    def _member(self, left: Operand, member: Operand) -> str:
        """Return what is compared with: an option by its label, also where it is written as its code."""
        question = left.question if isinstance(left, Answer) else ""
        if isinstance(member, Name):
            return self._option(question, member.name)
        if isinstance(member, Answer | Count):
            return self._subject(member)
        if question and _options(self.questionnaire.question(question)):
            return self._option(question, self._number(member.value))
        return self._number(member.value)

    def _number(self, value: float | str) -> str:
        if isinstance(value, str):
            return self.say("when_this_year")
        text = number_text(value)
        return text if self.language == "en" else text.replace(".", ",")

    def _between(self, compare: Compare, operator: Operator) -> list[str]:
        """Return the options that a comparison of size leaves; none where numbers are compared."""
        left, right = compare.left, compare.right[0]
        options = _options(self.questionnaire.question(left.question)) if isinstance(left, Answer) else ()
        limit = getattr(right, "value", None)
        if isinstance(right, Name):
            limit = next((option.code for option in options if option.name == right.name), None)
        if not isinstance(limit, int | float):
            return []
        left_over = (option for option in options if option.role == "plain" and _HOLDS[operator](option.code, limit))
        return [self.quoted(option.label.text(self.language)) for option in left_over]

    def _option(self, question: str, name: str) -> str:
        options = _options(self.questionnaire.question(question)) if question else ()
        found = next((option for option in options if name in (option.name, str(option.code))), None)
        return self.quoted(found.label.text(self.language) if found else name)

    def _row(self, question: str, name: str | None) -> str:
        rows = getattr(self.questionnaire.question(question), "rows", ())
        label = next((row.label.text(self.language) for row in rows if row.name == name), name or "")
        return self.quoted(label.rstrip(":"))


def _options(question: Question) -> tuple[Option, ...]:
    options: tuple[Option, ...] = getattr(question, "options", ())
    return options
