"""One LimeSurvey question as one of ours: a builder for each of its one-letter types."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from survey.formats.limesurvey_limits import limits_of
from survey.formats.limesurvey_names import OTHER_ANSWER, OTHER_PART
from survey.formats.limesurvey_out_questions import CLASS, MARK
from survey.formats.limesurvey_reading import without_offer
from survey.questionnaire.lock import NONE_CODE
from survey.questionnaire.questions import (
    Date,
    Matrix,
    Multi,
    Note,
    Number,
    Option,
    Question,
    Ranking,
    Scale,
    Single,
    Text,
    Time,
    Village,
)
from survey.questionnaire.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from survey.formats.limesurvey_reading import Reading
    from survey.formats.limesurvey_sheet import Asked

    Parts = dict[str, Any]
    Builder = Callable[[Reading, Asked, Parts], Question]

_ANSWERED, _SPLIT = "L!ORFH", "MPFABCEHK"  # types that need answers, and those that need subquestions
_SHUFFLES = ("random_order", "answer_order", "subquestion_order")
_WORDS: Mapping[str, Mapping[str, str]] = {
    "yes": {"da": "Ja", "en": "Yes", "de": "Ja"},
    "no": {"da": "Nej", "en": "No", "de": "Nein"},
    "uncertain": {"da": "Ved ikke rigtig", "en": "Uncertain", "de": "Unsicher"},
    "female": {"da": "Kvinde", "en": "Female", "de": "Weiblich"},
    "male": {"da": "Mand", "en": "Male", "de": "Männlich"},
    "increase": {"da": "Mere", "en": "Increase", "de": "Zunahme"},
    "same": {"da": "Det samme", "en": "Same", "de": "Gleich"},
    "decrease": {"da": "Mindre", "en": "Decrease", "de": "Abnahme"},
}
# Types whose answers stand in no file: LimeSurvey's codes and what they are called here.
_GIVEN: Mapping[str, Mapping[str, str]] = {
    "Y": {"Y": "yes", "N": "no"},
    "G": {"F": "female", "M": "male"},
    "C": {"Y": "yes", "U": "uncertain", "N": "no"},
    "E": {"I": "increase", "S": "same", "D": "decrease"},
    "5": {str(i): str(i) for i in range(1, 6)},
    "A": {str(i): str(i) for i in range(1, 6)},
    "B": {str(i): str(i) for i in range(1, 11)},
}


def is_askable(reading: Reading, asked: Asked) -> bool:
    """Tell whether our language has such a question; what it has not is noted."""
    if asked.sort not in BUILDERS:
        key = "limesurvey_equation_left" if asked.sort == "*" else "limesurvey_type_left"
        reading.note(asked.place, key, name=asked.code, sort=asked.sort)
        return False
    lacks_answers = asked.sort in _ANSWERED and not asked.answers and not asked.other
    lacks_parts = asked.sort in _SPLIT and not asked.subquestions and not asked.other
    is_village = asked.attributes.get(CLASS) == f"{MARK}village"
    if (lacks_answers and not is_village) or lacks_parts:
        reading.note(asked.place, "limesurvey_no_answers", name=asked.code)
        return False
    return True


def built(reading: Reading, asked: Asked, name: str) -> Question:
    """Return the question, of a type that has a counterpart."""
    parts: Parts = {
        "name": name,
        "ask": reading.said(asked.texts, asked.place, instead=asked.code),
        "help": reading.said(asked.helps, asked.place),
        "show_if": reading.condition(asked.relevance, asked.place),
        "required": asked.mandatory == "Y" and asked.sort != "X",
    }
    return BUILDERS[asked.sort](reading, asked, parts)


def _given(reading: Reading, sort: str) -> tuple[list[Option], dict[str, str]]:
    """Return the options that a type has of itself."""
    codes = _GIVEN[sort]
    languages = [*reading.languages.values()]
    options = []
    for number, ours in enumerate(codes.values(), start=1):
        words = _WORDS.get(ours, {"en": ours})
        said = tuple((language, words.get(language, words["en"])) for language in languages)
        options.append(Option(ours, number, Wording(said)))
    return options, dict(codes)


def _order(asked: Asked) -> str:
    shuffled = (asked.attributes.get(name, "") for name in _SHUFFLES)
    return "random" if any(value in ("1", "random") for value in shuffled) else "written"


def _choice(reading: Reading, asked: Asked, parts: Parts) -> Question:
    """Return a question of one answer; our own files say which kind it was."""
    if asked.sort in _GIVEN:
        options, codes = _given(reading, asked.sort)
    else:
        options, codes = reading.options(parts["name"], asked.answers)
    if asked.other:
        options = _with(options, reading.other(asked))
        codes |= {OTHER_ANSWER: "other"}
    if asked.sort in ("!", "O"):
        reading.note(asked.place, "limesurvey_drawn" if asked.sort == "!" else "limesurvey_comment", name=asked.code)
    kind = asked.attributes.get(CLASS, "").removeprefix(MARK)
    used = [*_SHUFFLES, *([CLASS] if kind in ("scale", "village") else [])]
    question: Question
    if kind == "scale" or asked.sort == "5":
        question = Scale(**parts, options=tuple(options))
    elif kind == "village":
        question = Village(**parts, options=tuple(options))
    else:
        order: Any = _order(asked)
        question = Single(**parts, options=tuple(options), order=order)
    reading.leave(asked, used)
    reading.known(question, asked.code, codes=codes)
    if asked.other:
        reading.known(question, f"{asked.code}_{OTHER_PART}", member=False, option="other")
    return question


def _with(options: list[Option], option: Option) -> list[Option]:
    """Put a standard option where those stand: after the plain ones, "other" first."""
    plain = [each for each in options if each.role == "plain"]
    return [*plain, option, *(each for each in options if each.role not in ("plain", option.role))]


def _multi(reading: Reading, asked: Asked, parts: Parts) -> Question:
    options, codes = reading.options(parts["name"], asked.subquestions, "subquestion")
    if asked.other:
        options = _with(options, reading.other(asked))
    if asked.sort == "P":
        reading.note(asked.place, "limesurvey_comment", name=asked.code)
    options, codes = _exclusive(reading, asked, options, codes, name=parts["name"])
    question = Multi(**parts, options=tuple(options), at_most=_at_most(asked), order=_order(asked))  # type: ignore[arg-type]
    reading.leave(asked, (*_SHUFFLES, "max_answers", "exclude_all_others"))
    for code, option in codes.items():
        reading.known(question, f"{asked.code}_{code}", option=option)
    if asked.other:
        reading.known(question, f"{asked.code}_{OTHER_PART}", option="other")
    return question


def _exclusive(
    reading: Reading, asked: Asked, options: list[Option], codes: dict[str, str], *, name: str
) -> tuple[list[Option], dict[str, str]]:
    """Return the options with the one that excludes all others as "none of these"."""
    alone = [code.strip() for code in asked.attributes.get("exclude_all_others", "").split(";") if code.strip()]
    roles = {option.name: option.role for option in options}
    plain = [code for code in alone if roles.get(codes.get(code, "")) == "plain"]
    first, rest = ([], plain) if "none" in roles.values() else (plain[:1], plain[1:])
    for code in rest:
        reading.note(asked.place, "limesurvey_exclusive_left", name=f"{asked.code}_{code}")
    for code in first:
        reading.ledger.rename(asked.place, "none", code, key=f"{name}.none")
        found = next(option for option in options if option.name == codes[code])
        others = [option for option in options if option != found]
        options = _with(others, replace(found, name="none", code=NONE_CODE, role="none"))
        codes = codes | {code: "none"}
    return options, codes


def _at_most(asked: Asked) -> int | None:
    most = asked.attributes.get("max_answers", "")
    return int(most) if re.fullmatch(r"[1-9][0-9]{0,3}", most) else None


def _ranking(reading: Reading, asked: Asked, parts: Parts) -> Question:
    options, codes = reading.options(parts["name"], asked.answers)
    if asked.other:
        reading.note(asked.place, "limesurvey_ranking_other", name=asked.code)
    most = _at_most(asked)
    question = Ranking(**parts, options=tuple(options), at_most=most, order=_order(asked))  # type: ignore[arg-type]
    reading.leave(asked, (*_SHUFFLES, "max_answers"))
    for rank in range(1, (most or len(options)) + 1):
        reading.known(question, f"{asked.code}_{rank}", rank=rank, codes=codes)
    return question


def _matrix(reading: Reading, asked: Asked, parts: Parts) -> Question:
    rows, row_codes = reading.rows(parts["name"], [entry for entry in asked.subquestions if entry.scale == "0"])
    if asked.sort == "H":
        reading.note(asked.place, "limesurvey_drawn", name=asked.code)
    options, codes = (
        _given(reading, asked.sort) if asked.sort in _GIVEN else reading.options(parts["name"], asked.answers)
    )
    number = limits_of(reading, asked).limits if asked.sort == "K" else None
    filtered = reading.offered_from(asked, [row.name for row in rows])
    if filtered:
        parts["show_if"] = without_offer(parts["show_if"], filtered, [row.name for row in rows])
    question = Matrix(**parts, rows=rows, options=tuple(options), number=number, offered_from=filtered)
    reading.leave(asked, ("array_filter", *(_NUMBER if number else ())))
    for code, row in row_codes.items():
        reading.known(question, f"{asked.code}_{code}", row=row, codes={} if number else codes)
    return question


_NUMBER = ("min_num_value_n", "max_num_value_n", "num_value_int_only", "em_validation_q")


def _number(reading: Reading, asked: Asked, parts: Parts) -> Question:
    found = limits_of(reading, asked)
    question = Number(**parts | {"required": parts["required"] or found.required}, limits=found.limits)
    reading.leave(asked, _NUMBER)
    reading.known(question, asked.code)
    return question


def _text(reading: Reading, asked: Asked, parts: Parts) -> Question:
    rule = asked.attributes.get("em_validation_q", "").strip()
    asks = re.fullmatch(r"self(\.NAOK)?\s*(!=|ne)\s*(''|\"\")", rule) is not None
    if rule and not asks:
        reading.note(asked.place, "limesurvey_validation_left", name=asked.code, expression=rule[:200])
    longest = asked.attributes.get("maximum_chars", "")
    rows = asked.attributes.get("display_rows", "")
    lines = int(rows) if re.fullmatch(r"[1-9][0-9]?", rows) else {"S": 1, "T": 5}.get(asked.sort, 10)
    question = Text(
        **parts | {"required": parts["required"] or asks},
        max_length=int(longest) if re.fullmatch(r"[1-9][0-9]{0,4}", longest) else 1000,
        lines=lines if asked.sort != "S" else 1,
    )
    reading.leave(asked, ("em_validation_q", "maximum_chars", "display_rows"))
    reading.known(question, asked.code)
    return question


def _date(reading: Reading, asked: Asked, parts: Parts) -> Question:
    written = asked.attributes.get("date_format", "")
    has_time, has_day = "H" in written, "d" in written.lower() or "y" in written.lower()
    if has_time and has_day:
        reading.note(asked.place, "limesurvey_time_left", name=asked.code)
    question: Question = Time(**parts) if has_time and not has_day else Date(**parts)
    reading.leave(asked, ("date_format",))
    reading.known(question, asked.code)
    return question


def _note(reading: Reading, asked: Asked, parts: Parts) -> Question:
    reading.leave(asked)
    return Note(**parts)


BUILDERS: Mapping[str, Builder] = {
    **dict.fromkeys("L!OY5G", _choice),
    **dict.fromkeys("MP", _multi),
    **dict.fromkeys("FABCEHK", _matrix),
    **dict.fromkeys("STU", _text),
    "N": _number,
    "D": _date,
    "R": _ranking,
    "X": _note,
}
