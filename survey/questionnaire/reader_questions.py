"""Reads one question of any kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, cast

from survey.questionnaire.condition_text import ConditionSyntaxError, mended, parse
from survey.questionnaire.findings import did_you_mean
from survey.questionnaire.names import RESERVED_COLUMNS, TEXT_KEYS, fault_of_name
from survey.questionnaire.nodes import Mapping, Scalar
from survey.questionnaire.questions import (
    Date,
    Kind,
    Matrix,
    Multi,
    Note,
    Number,
    NumberLimits,
    Places,
    Question,
    Ranking,
    Scale,
    Single,
    Text,
    Time,
    Village,
)
from survey.questionnaire.reader_offered import offered_rows, options_or_offered, source_of
from survey.questionnaire.reader_options import FIRST_BESIDE_VILLAGES, read_options, read_rows
from survey.questionnaire.reader_renames import read_renames
from survey.questionnaire.reader_repeats import read_repeat
from survey.questionnaire.reading import Asked
from survey.questionnaire.schema import NUMBER_KEYS, QUESTION_KEYS, TRUE_WORDS
from survey.questionnaire.values import choice_of, is_misspelt, known_keys, number_of, text_of, truth_of, whole_of
from survey.texts.message import Message

if TYPE_CHECKING:
    from collections.abc import Callable

    from survey.questionnaire.condition import Condition
    from survey.questionnaire.questions import Option
    from survey.questionnaire.reading import Reading

    Parts = dict[str, Any]


def read_question(reading: Reading, node: Mapping) -> Question | None:
    """Return the question, or None where even its kind or name is not to be had."""
    kind, value = node.entries[0]
    if kind.text not in QUESTION_KEYS:
        reading.findings.add(kind.place, Message.of("kind_unknown", word=kind.text), _kind_advice(node))
        return None
    if not isinstance(value, Scalar) or not value.text:
        reading.findings.add(value.place, Message.of("name_missing", word=kind.text), Message.of("name_advice"))
        return None
    known_keys(node, QUESTION_KEYS[kind.text], reading.findings, also=(kind.text,))
    _take_name(reading, kind.text, value)
    parts = _common(reading, node, value, kind.text)
    question = _BUILDERS[cast("Kind", kind.text)](reading, node, value, parts)
    reading.questions.setdefault(value.text, question)
    reading.texts.passed.append(value.text)
    return question


def _kind_advice(node: Mapping) -> Message:
    """Point at a kind that stands further down, or at the nearest one."""
    if node.entries[0][0].text == "next_page":
        return Message.of("write_line", line="- next_page")
    later = next((key for key in node.keys() if key.text in QUESTION_KEYS and key.text not in ("number", "note")), None)  # noqa: SIM118
    if later:
        return Message.of("kind_first", word=later.text, line=later.place.line)
    return did_you_mean(node.entries[0][0].text, QUESTION_KEYS)


def _take_name(reading: Reading, kind: str, name: Scalar) -> None:
    reserved = RESERVED_COLUMNS | TEXT_KEYS
    villages = any(question.kind == "village" for question in reading.questions.values())
    if kind == "village" and not villages:
        reserved -= {"village"}
    reading.take_name(name, reserved=reserved)


def _common(reading: Reading, node: Mapping, name: Scalar, kind: str) -> Parts:
    findings = reading.findings
    ask = text_of(node, "ask", findings)
    if ask is None and node.get("ask") is None and not is_misspelt(node, "ask", QUESTION_KEYS[kind]):
        findings.add(name.place, Message.of("ask_missing", name=name.text), Message.of("ask_advice"))
    publish = choice_of(node, "publish", ("combined", "named", "never"), findings)
    return {
        "name": name.text,
        "ask": reading.texts.say(name.text, ask),
        "help": reading.texts.say(f"{name.text}.help", text_of(node, "help", findings)),
        "show_if": read_condition(reading, node, "show_if"),
        "required": kind != "note" and truth_of(node, "required", findings),
        "core": truth_of(node, "core", findings),
        "module": _module(reading, node),
        "sensitive": truth_of(node, "sensitive", findings),
        "identifies": cast("Literal['no', 'maybe']", choice_of(node, "identifies", ("no", "maybe"), findings)),
        "publish": cast("Literal['named', 'combined', 'never']", publish),
        **_history(reading, node, name, kind),
    }


def _history(reading: Reading, node: Mapping, name: Scalar, kind: str) -> Parts:
    """Return what the question was called in earlier versions, and what has changed since."""
    earlier = () if kind == "note" else read_renames(reading, node, name)
    reading.renames[name.text] = earlier
    for word in earlier:
        reading.lock.rename("options", name.text, [word.text])
        reading.lock.rename_translations(word.text, name.text)
    note = text_of(node, "note", reading.findings) if kind != "note" else None
    return {"renamed_from": tuple(word.text for word in earlier), "note": note.text.strip() if note else ""}


def _module(reading: Reading, node: Mapping) -> str:
    module = text_of(node, "module", reading.findings)
    if module is None:
        return ""
    fault = fault_of_name(module.text)
    if fault:
        reading.findings.add(module.place, *fault)
    elif reading.modules is not None and module.text not in reading.modules:
        message = Message.of("word_unknown", word="module", value=module.text)
        reading.findings.add(module.place, message, did_you_mean(module.text, reading.modules))
    return module.text


def read_condition(reading: Reading, node: Mapping, key: str) -> Condition | None:
    """Return the condition under the key and remember it for the checks."""
    scalar = text_of(node, key, reading.findings)
    if scalar is None:
        return None
    try:
        condition = parse(scalar.text)
    except ConditionSyntaxError as error:
        right = mended(scalar.text)
        advice = Message.of("write_line", line=f"{key}: {right}") if right else Message.of("condition_example")
        reading.findings.add(scalar.at(error.column - 1), error.message, advice)
        return None
    reading.conditions.append(Asked(condition, scalar, len(reading.texts.passed)))
    return condition


def _order(reading: Reading, node: Mapping) -> Literal["written", "random"]:
    return cast("Literal['written', 'random']", choice_of(node, "order", ("written", "random"), reading.findings))


def _at_most(reading: Reading, node: Mapping, options: tuple[Option, ...]) -> int | None:
    number = number_of(node, "at_most", reading.findings, least=1)
    scalar = node.get("at_most")
    plain = sum(option.role in ("plain", "other") for option in options)
    if number is not None and scalar is not None and options and number > plain:
        message = Message.of("at_most_above_options", at_most=int(number), options=plain)
        reading.findings.add(scalar.place, message, Message.of("number_up_to", most=plain))
    return None if number is None else int(number)


def _list_name(node: Mapping) -> str:
    scalar = node.get("list")
    return scalar.text if isinstance(scalar, Scalar) else ""


def _single(reading: Reading, node: Mapping, name: Scalar, parts: Parts) -> Question:
    source = source_of(reading, node)
    options = options_or_offered(reading, node, name, source)
    return Single(**parts, options=options, order=_order(reading, node), offered_from=source.name)


def _scale(reading: Reading, node: Mapping, name: Scalar, parts: Parts) -> Question:
    options = read_options(reading, node, name)
    _refuse_words(reading, name, options)
    return Scale(**parts, options=options, list_name=_list_name(node))


def _multi(reading: Reading, node: Mapping, name: Scalar, parts: Parts) -> Question:
    options = read_options(reading, node, name)
    return Multi(**parts, options=options, at_most=_at_most(reading, node, options), order=_order(reading, node))


def _ranking(reading: Reading, node: Mapping, name: Scalar, parts: Parts) -> Question:
    source = source_of(reading, node)
    options = options_or_offered(reading, node, name, source)
    at_most, order = _at_most(reading, node, options), _order(reading, node)
    return Ranking(**parts, options=options, at_most=at_most, order=order, offered_from=source.name)


def _refuse_words(reading: Reading, name: Scalar, options: tuple[Option, ...]) -> None:
    """A scale or matrix has no column for the words of "other"."""
    if any(option.role in ("other", "none") for option in options):
        reading.findings.add(name.place, Message.of("other_in_scale", name=name.text), Message.of("other_in_advice"))


def _matrix(reading: Reading, node: Mapping, name: Scalar, parts: Parts) -> Question:
    source = source_of(reading, node)
    rows = offered_rows(source) or read_rows(reading, node, name.text)
    each_village = truth_of(node, "each_village", reading.findings)
    if not rows and not each_village and not source.name and node.get("rows") is None:
        reading.findings.add(name.place, Message.of("rows_missing", name=name.text), Message.of("rows_advice"))
    number = node.get("number")
    options = read_options(reading, node, name, needed=number is None)
    if number is not None and (node.get("list") is not None or node.get("options") is not None):
        message = Message.of("matrix_number_and_options", name=name.text)
        reading.findings.add(number.place, message, Message.of("matrix_number_advice"))
    _refuse_words(reading, name, options)
    return Matrix(
        **parts,
        rows=rows,
        options=options,
        list_name=_list_name(node),
        number=None if number is None else _matrix_number(reading, number, name.text),
        each_village=each_village,
        without_own=truth_of(node, "without_own", reading.findings),
        offered_from=source.name,
    )


def _matrix_number(reading: Reading, node: object, name: str) -> NumberLimits:
    if isinstance(node, Mapping):
        known_keys(node, NUMBER_KEYS, reading.findings)
        return _limits(reading, node, name)
    if not isinstance(node, Scalar) or node.text.lower() not in TRUE_WORDS:
        place = node.place if isinstance(node, Scalar) else reading.taken[name]
        reading.findings.add(place, Message.of("matrix_number_shape"), Message.of("matrix_number_shape_advice"))
    return NumberLimits()


def _limits(reading: Reading, node: Mapping, name: str) -> NumberLimits:
    findings = reading.findings
    decimals = whole_of(node, "decimals", findings, default=0)
    least = number_of(node, "min", findings, whole=decimals == 0) or 0
    most = node.get("max")
    highest: float | Literal["this_year"] | None = "this_year"
    if not (isinstance(most, Scalar) and most.text == "this_year"):
        highest = number_of(node, "max", findings, whole=decimals == 0)
    if most is not None and isinstance(highest, int | float) and least > highest:
        message = Message.of("min_above_max", min=least, max=highest)
        findings.add(most.place, message, Message.of("min_above_max_advice"))
    unit = reading.texts.say(f"{name}.unit", text_of(node, "unit", findings))
    return NumberLimits(least, highest, unit, decimals)


def _number(reading: Reading, node: Mapping, name: Scalar, parts: Parts) -> Question:
    return Number(**parts, limits=_limits(reading, node, name.text))


def _text(reading: Reading, node: Mapping, _name: Scalar, parts: Parts) -> Question:
    longest = whole_of(node, "max_length", reading.findings, least=1, default=1000)
    return Text(**parts, max_length=longest, lines=whole_of(node, "lines", reading.findings, least=1, default=1))


def _date(_reading: Reading, _node: Mapping, _name: Scalar, parts: Parts) -> Question:
    return Date(**parts)


def _time(_reading: Reading, _node: Mapping, _name: Scalar, parts: Parts) -> Question:
    return Time(**parts)


def _village(reading: Reading, node: Mapping, name: Scalar, parts: Parts) -> Question:
    return Village(**parts, options=read_options(reading, node, name, first=FIRST_BESIDE_VILLAGES, needed=False))


def _places(reading: Reading, node: Mapping, name: Scalar, parts: Parts) -> Question:
    options = read_options(reading, node, name, key="each_options", needed=False)
    if node.get("each_options") is not None and node.get("each") is None:
        reading.findings.add(name.place, Message.of("each_missing", name=name.text), Message.of("each_advice"))
    return Places(
        **parts,
        at_most=whole_of(node, "at_most", reading.findings, least=1, default=1),
        each=reading.texts.say(f"{name.text}.each", text_of(node, "each", reading.findings)),
        each_options=tuple(option for option in options if option.role != "none"),
        place_optional=truth_of(node, "place_optional", reading.findings),
        none=next((option for option in options if option.role == "none"), None),
    )


def _repeat(reading: Reading, node: Mapping, name: Scalar, parts: Parts) -> Question:
    return read_repeat(reading, node, name, parts, _BUILDERS)


def _note(_reading: Reading, _node: Mapping, _name: Scalar, parts: Parts) -> Question:
    return Note(**parts)


_BUILDERS: dict[Kind, Callable[[Reading, Mapping, Scalar, Parts], Question]] = {
    "single": _single,
    "multi": _multi,
    "scale": _scale,
    "matrix": _matrix,
    "ranking": _ranking,
    "number": _number,
    "text": _text,
    "date": _date,
    "time": _time,
    "village": _village,
    "places": _places,
    "repeat": _repeat,
    "note": _note,
}
