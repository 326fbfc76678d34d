"""A question as its macro draws it: texts in the page's language, what is typed, and what is wrong."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, cast

from survey.questionnaire import texts
from survey.questionnaire.checking.repeats import line_items
from survey.questionnaire.questions import (
    Matrix,
    Multi,
    Number,
    Places,
    Question,
    Ranking,
    Repeat,
    Scale,
    Single,
    Village,
)
from survey.texts.catalogue import voice
from survey.web.drawn import Choice, Drawn, DrawnLine, DrawnRow, Spoken, Spot
from survey.web.lines import counter, lines

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from survey.questionnaire.answers import Answers
    from survey.questionnaire.questions import Option
    from survey.questionnaire.structure import Questionnaire
    from survey.questionnaire.wording import Wording
    from survey.web.fields import Raw

# Tall lists set the exclusive answers apart under an "eller"; "Andet" belongs with the others.
APART = frozenset({"none", "dont_know", "refuse"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """Gives wordings their words for one resident or organisation: language, and earlier answers inside a text."""

    questionnaire: Questionnaire
    answers: Answers
    language: str
    about: str = "people"

    @property
    def voice(self) -> str:
        """Return the language with whom it speaks to."""
        return voice(self.language, self.about)

    def say(self, wording: Wording) -> Spoken:
        """Return the wording as this resident reads it."""
        text, language = wording.spoken(self.language)
        if "${" in text:
            text = texts.fill(text, self.questionnaire, self.answers, language)
        return Spoken(text, language)


def drawn(
    question: Question,
    speaker: Speaker,
    raw: Raw,
    *,
    errors: Mapping[str, str] | None = None,
    moved: tuple[str, int] | None = None,
) -> Drawn:
    """Return a question ready for its macro.

    Args:
        question: bound to the cluster.
        speaker: whose language and earlier answers.
        raw: what stands in the page's fields.
        errors: sentence by field; the question's own is the first of its fields'.
        moved: label and new place of what the last button moved in a ranking, to be announced.
    """
    errors = errors or {}
    extras = PARTS[question.kind](question, speaker, raw, errors)
    # What is wrong in a line is said in the line.
    apart = "" if question.kind == "repeat" else f"{question.name}__"
    own = [text for name, text in errors.items() if name == question.name or (apart and name.startswith(apart))]
    return Drawn(
        question=question,
        name=question.name,
        required=question.required,
        ask=speaker.say(question.ask),
        help=speaker.say(question.help),
        raw=raw,
        error=own[0] if own else "",
        moved=moved,
        publish=question.publish if speaker.about == "organisations" and question.kind != "note" else "",
        **extras,
    )


def choices(options: Sequence[Option], speaker: Speaker, chosen: Sequence[str]) -> tuple[Choice, ...]:
    """Return options as choices, in the order given; the first exclusive one stands apart where there are others."""
    apart = next((i for i, option in enumerate(options) if option.role in APART), 0)
    return tuple(
        Choice(option.name, speaker.say(option.label), option.role, option.name in chosen, apart=i == apart > 0)
        for i, option in enumerate(options)
    )


def ordered(question: Single | Multi | Ranking, seed: int) -> tuple[Option, ...]:
    """Return the options in this resident's order: plain ones shuffled where the author says so, the others last."""
    if question.order == "written":
        return question.options
    plain = [option for option in question.options if option.role == "plain"]
    random.Random(f"{seed} {question.name}").shuffle(plain)  # noqa: S311 - an order, not a secret
    return (*plain, *(option for option in question.options if option.role != "plain"))


def _options(question: Question, speaker: Speaker, raw: Raw, errors: Mapping[str, str]) -> dict[str, Any]:  # noqa: ARG001
    chosen = raw.get(question.name, ())
    if isinstance(question, Scale | Village):
        return {"options": choices(question.options, speaker, chosen)}
    return {"options": choices(ordered(cast("Single | Multi", question), speaker.answers.seed), speaker, chosen)}


def _rows(question: Question, speaker: Speaker, raw: Raw, errors: Mapping[str, str]) -> dict[str, Any]:
    matrix = cast("Matrix", question)
    rows = [(f"{matrix.name}__{row.name}", speaker.say(row.label)) for row in matrix.rows]
    return {
        "unit": speaker.say(matrix.number.unit) if matrix.number else Spoken(),
        "rows": tuple(
            DrawnRow(name, label, choices(matrix.options, speaker, raw.get(name, ())), errors.get(name, ""))
            for name, label in rows
        ),
    }


def _ranks(question: Question, speaker: Speaker, raw: Raw, errors: Mapping[str, str]) -> dict[str, Any]:  # noqa: ARG001
    ranking = cast("Ranking", question)
    every = {choice.name: choice for choice in choices(ordered(ranking, speaker.answers.seed), speaker, ())}
    chosen = [name for name in dict.fromkeys(raw.get(ranking.name, ())) if name in every]
    return {
        "ranked": tuple(every[name] for name in chosen),
        "unranked": tuple(choice for name, choice in every.items() if name not in chosen),
        "full": len(chosen) >= (ranking.at_most or len(every)),
        "most": ranking.at_most or len(every),
        "every": [
            {"name": each.name, "label": each.label.text, "language": each.label.language, "role": each.role}
            for each in every.values()
        ],
    }


def _number(question: Question, speaker: Speaker, raw: Raw, errors: Mapping[str, str]) -> dict[str, Any]:  # noqa: ARG001
    return {"unit": speaker.say(cast("Number", question).limits.unit)}


def _places(question: Question, speaker: Speaker, raw: Raw, errors: Mapping[str, str]) -> dict[str, Any]:
    places = cast("Places", question)
    groups: dict[str, list[Option]] = {}
    for option in places.places:
        groups.setdefault(option.group, []).append(option)
    return {
        "places": tuple((group, choices(options, speaker, ())) for group, options in groups.items()),
        "spots": tuple(_spot(f"{places.name}__{i}", raw, errors) for i in range(1, places.at_most + 1)),
        "each": speaker.say(places.each),
        "each_options": choices(places.each_options, speaker, ()),
        "has_other": any(option.role == "other" for option in places.each_options),
        "none": speaker.say(places.none.label) if places.none else Spoken(),
    }


def _spot(name: str, raw: Raw, errors: Mapping[str, str]) -> Spot:
    parts = {field: texts[0] for field, texts in raw.items() if field.startswith(f"{name}_") and texts and texts[0]}
    wrong = any(field.startswith(f"{name}_") for field in errors)
    # To look about on the map is no answer.
    is_filled = bool(parts.keys() - {f"{name}_view", f"{name}_sure"})
    place, each, looked = (parts.get(f"{name}_{part}", "") for part in ("place", "each", "view"))
    return Spot(name, place, each, is_filled, wrong, bool(looked))


def _lines(question: Question, speaker: Speaker, raw: Raw, errors: Mapping[str, str]) -> dict[str, Any]:
    repeat = cast("Repeat", question)
    number = lines(repeat, raw)
    return {
        "counter": counter(repeat),
        "full": number == repeat.at_most,
        "lines": tuple(_line(repeat, (i, number), speaker, raw, errors) for i in range(1, number + 1)),
    }


def _line(repeat: Repeat, place: tuple[int, int], speaker: Speaker, raw: Raw, errors: Mapping[str, str]) -> DrawnLine:
    """Return one line; only one that is begun says what it must have, for a blank one must have nothing.

    The last line stands open, and so does one with a fault in it.
    """
    i, number = place
    start = f"{repeat.name}__{i}_"
    is_begun = any(name.startswith(start) and any(texts) for name, texts in raw.items())
    items = tuple(
        # How the answer is shown is said once, over the lines.
        replace(drawn(one, speaker, raw, errors=errors), publish="")
        for one in (
            asked if is_begun or repeat.required else replace(asked, required=False)
            for _, asked in line_items(repeat, i)
        )
    )
    stands_open = i == number or any(name.startswith(start) for name in errors)
    folded = "" if stands_open else next(filter(None, map(_begins, items)), "")
    return DrawnLine(i, start.removesuffix("_"), items, is_begun or number > 1, folded)


def _begins(item: Drawn) -> str:
    """Return what is chosen or written in an item of a line, as the line may be known by."""
    return ", ".join(choice.label.text for choice in item.options if choice.checked) or item.first(item.name)


def _nothing(question: Question, speaker: Speaker, raw: Raw, errors: Mapping[str, str]) -> dict[str, Any]:  # noqa: ARG001
    return {}


PARTS: Mapping[str, Callable[[Question, Speaker, Raw, Mapping[str, str]], dict[str, Any]]] = {
    "single": _options,
    "multi": _options,
    "scale": _options,
    "village": _options,
    "matrix": _rows,
    "ranking": _ranks,
    "number": _number,
    "places": _places,
    "repeat": _lines,
    "time": _nothing,
    "text": _nothing,
    "date": _nothing,
    "note": _nothing,
}
