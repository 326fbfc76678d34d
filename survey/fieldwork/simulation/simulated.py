"""Simulated responses: what a resident sent, and what is known of how it came."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from survey.fieldwork.simulation.people import Person
    from survey.questionnaire.answers import Answers, Value


@dataclass(frozen=True, slots=True)
class Simulated:
    """One sent response.

    Attributes:
        person: who sent it; never stored.
        frame_village: the village of the code; None on the open link, which has no code.
        sent_from: the page of a partial response; None for a complete one.
        invalid: questions that a paper form answered with too many crosses.
    """

    person: Person
    frame_village: str | None
    channel: Literal["letter", "open"]
    mode: Literal["web", "paper"]
    week: str
    language: str
    disposition: Literal["complete", "partial"]
    sent_from: str | None
    answers: Answers
    invalid: tuple[str, ...] = ()

    def value(self, name: str) -> Value | None:
        """Return the answer to a question, or None where it was left blank or not reached."""
        return self.answers.values.get(name)

    def answering(self, **values: Value | None) -> Simulated:
        """Return the same response with some answers changed; None takes an answer away."""
        kept = {name: value for name, value in self.answers.values.items() if name not in values}
        changed = {name: value for name, value in values.items() if value is not None}
        return replace(self, answers=replace(self.answers, values={**kept, **changed}))
