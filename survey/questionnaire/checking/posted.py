"""What a form brought for a question, and what a checker finds in it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from survey.questionnaire.plain_text import clean
from survey.texts.message import Message

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from survey.questionnaire.answers import Value
    from survey.questionnaire.questions import Question

MOST_VALUES = 500


@dataclass(frozen=True, slots=True)
class FieldError:
    """One answer that cannot be taken: whose it is, the form field to go to, and what to do."""

    question: str
    field: str
    message: Message


@dataclass(frozen=True, slots=True)
class Found:
    """What a checker found: checked values, errors, and whether parts of the question were left blank.

    `asks` are no faults: an answer that may be a slip is shown back once, and is taken when it is posted again.
    """

    values: Mapping[str, Value] = field(default_factory=dict)
    errors: tuple[FieldError, ...] = ()
    asks: tuple[FieldError, ...] = ()
    is_partial: bool = False

    @classmethod
    def error(cls, question: Question, key: str, at: str = "", **params: str | float) -> Found:
        """Return one error, at the question's own field unless another is named."""
        return cls(errors=(FieldError(question.name, at or question.name, Message.of(key, **params)),))


@dataclass(frozen=True, slots=True)
class Posted:
    """A posted form; every string is read without what nobody can see."""

    form: Mapping[str, Sequence[str]]
    this_year: int

    def all(self, name: str) -> tuple[str, ...]:
        """Return the different strings of a field that say something, in the order posted."""
        strings = self.form.get(name, ())
        if isinstance(strings, str):
            strings = (strings,)
        return tuple(dict.fromkeys(filter(None, (clean(str(text)) for text in strings[:MOST_VALUES]))))

    def without(self, name: str, texts: Collection[str]) -> Posted:
        """Return the form without these strings in one field: what is not offered any more is not a fault."""
        kept = [text for text in self.all(name) if text not in texts]
        return replace(self, form={**self.form, name: kept}) if texts else self
