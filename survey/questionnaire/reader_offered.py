"""Reads `from`: options and rows that are the answers chosen in an earlier question."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from survey.questionnaire.findings import did_you_mean
from survey.questionnaire.nodes import Mapping
from survey.questionnaire.questions import Multi, Option, Row
from survey.questionnaire.reader_options import read_offered, read_options
from survey.questionnaire.schema import OFFERED_ALREADY
from survey.questionnaire.values import text_of
from survey.questionnaire.wording import Wording
from survey.texts.message import Message

if TYPE_CHECKING:
    from survey.questionnaire.nodes import Scalar
    from survey.questionnaire.reading import Reading

# "Andet, skriv:" asks for words; where they have been given, or not, only "Andet" is left to choose.
_REQUEST = re.compile(r"\s*[,:(].*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Source:
    """The question that `from` names: nothing where there is no `from`, no options where it names no earlier multi."""

    name: str = ""
    options: tuple[Option, ...] = ()


def source_of(reading: Reading, node: Mapping) -> Source:
    """Return where the question's options or rows come from; whether there is such a question is checked at the end."""
    scalar = text_of(node, "from", reading.findings)
    if scalar is None:
        return Source()
    for word in OFFERED_ALREADY[node.entries[0][0].text]:
        key = next((key for key in node.keys() if key.text == word), None)  # noqa: SIM118 - the keys carry their places
        if key is not None:
            reading.findings.add(key.place, Message.of("from_and_own", word=word), Message.of("from_and_own_advice"))
    question = reading.questions.get(scalar.text)
    if not isinstance(question, Multi):
        reading.sources.append(scalar)
        return Source(scalar.text)
    return Source(question.name, tuple(_offered(option) for option in question.options if _is_offered(option)))


def _is_offered(option: Option) -> bool:
    return option.role in ("plain", "other")


def _offered(option: Option) -> Option:
    """Return the option as one more plain choice: the words of "other" have been written already."""
    if option.role == "plain":
        return option
    short = ((language, _REQUEST.sub("", text) or text) for language, text in option.label.versions)
    return replace(option, role="plain", label=Wording(tuple(short)))


def options_or_offered(reading: Reading, node: Mapping, name: Scalar, source: Source) -> tuple[Option, ...]:
    """Return the question's own options, or those of its source with its own standard ones after them."""
    if not source.name:
        return read_options(reading, node, name)
    own = tuple(entry for entry in node.entries if entry[0].text not in OFFERED_ALREADY[node.entries[0][0].text])
    return read_offered(reading, Mapping(own, node.place), name, source.options)


def offered_rows(source: Source) -> tuple[Row, ...]:
    """Return the rows of a matrix that asks about each thing chosen; "other" is none of them."""
    return tuple(
        Row(option.name, option.label, option.renamed_from) for option in source.options if option.name != "other"
    )


def check_sources(reading: Reading) -> None:
    """Note every `from` that names no earlier multi."""
    for scalar in reading.sources:
        question = reading.questions.get(scalar.text)
        several = [name for name, known in reading.questions.items() if isinstance(known, Multi)]
        if question is None:
            reading.findings.add(
                scalar.place, Message.of("from_unknown", name=scalar.text), did_you_mean(scalar.text, several)
            )
        elif isinstance(question, Multi):
            message = Message.of("from_later", name=scalar.text, line=reading.taken[scalar.text].line)
            advice = Message.of("condition_question_later_advice", name=scalar.text)
            reading.findings.add(scalar.place, message, advice)
        else:
            message = Message.of("from_no_multi", name=scalar.text, kind=question.kind)
            advice = did_you_mean(scalar.text, several) if several else Message.of("from_no_multi_advice")
            reading.findings.add(scalar.place, message, advice)
