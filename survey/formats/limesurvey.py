"""LimeSurvey's files in: a municipality brings its old surveys along, and is told of all that is not as it was."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from survey.formats.errors import unreadable
from survey.formats.imported import Imported, Ledger
from survey.formats.limesurvey_kinds import built, is_askable
from survey.formats.limesurvey_lines import Lines, gathered
from survey.formats.limesurvey_lists import shared_lists
from survey.formats.limesurvey_lss import read_xml
from survey.formats.limesurvey_names import NameMap, read_map
from survey.formats.limesurvey_out_questions import CLASS, MARK
from survey.formats.limesurvey_reading import Reading
from survey.formats.limesurvey_tsv import read_rows
from survey.formats.limesurvey_variables import Variables
from survey.formats.naming import QUESTIONS, Names, shortened
from survey.questionnaire.names import LONGEST, is_name, suggested
from survey.questionnaire.questions import Note
from survey.questionnaire.structure import EndIf, NextPage, Questionnaire, Section
from survey.questionnaire.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from survey.formats.limesurvey_sheet import Asked, Group, Sheet
    from survey.questionnaire.questions import Question

_TITLE, _WELCOME, _END, _ABOUT = (
    "surveyls_title", "surveyls_welcometext", "surveyls_endtext", "surveyls_description",
)  # fmt: skip
_SEVERAL_TEXTS = "Q"
_BY_QUESTION = "S"  # LimeSurvey's setting for one question on each page
_SHORTEST = 14  # what a question's name may always have, however long its options' names are
_OURS = frozenset({"format", "anonymized", "datestamp", "ipaddr", "allowprev", "shownoanswer"})


def read_limesurvey_tsv(path: Path, *, language: str = "") -> Imported:
    """Return the questionnaire of a tab-separated file; with our map of names beside it, under our own names.

    Args:
        path: the file.
        language: not needed, for the file says its own.

    Raises:
        FormatError: if it is no such file, or holds no question.
    """
    del language
    ledger = Ledger(path.name)
    return _imported(read_rows(_content(path), ledger), path, ledger)


def read_lss(path: Path, *, language: str = "") -> Imported:
    """Return the questionnaire of an `.lss` file.

    Args:
        path: the file.
        language: not needed, for the file says its own.

    Raises:
        FormatError: if it is no such file, or holds no question.
    """
    del language
    ledger = Ledger(path.name)
    return _imported(read_xml(_content(path), ledger), path, ledger)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise unreadable(path.name, "file_unreadable") from error


def _imported(sheet: Sheet, path: Path, ledger: Ledger) -> Imported:
    names = read_map(path)
    reading = Reading(
        ledger, _languages(sheet, ledger), names, _namespace(sheet, ledger, names), Variables(_ids(sheet))
    )
    sections = _sections(reading, sheet)
    if not any(not isinstance(item, NextPage | EndIf) for section in sections for item in section.items):
        raise unreadable(ledger.file, "limesurvey_no_questions")
    lists, sections = shared_lists(reading, sections)
    _settings(reading, sheet)
    survey = next((pair for pair in names.pairs if pair.sort == "survey"), None)
    stem = suggested(path.stem.split(".")[0])
    about, welcome = (reading.said(sheet.notices.get(key, {}), key) for key in (_ABOUT, _WELCOME))
    questionnaire = Questionnaire(
        name=survey.name if survey else shortened(stem, LONGEST),
        version=(survey.code or 1) if survey else 1,
        languages=tuple(reading.languages.values()),
        title=reading.said(sheet.notices.get(_TITLE, {}), _TITLE, instead=path.stem),
        sections=sections,
        lists=lists,
        welcome=_after(about, welcome),
        thanks=reading.said(sheet.notices.get(_END, {}), _END),
    )
    return Imported(questionnaire, ledger.changes, ledger.source_names)


def _after(first: Wording, second: Wording) -> Wording:
    """Return two texts as one."""
    if not first or not second:
        return first or second
    languages = dict.fromkeys(language for language, _ in (*first.versions, *second.versions))
    return Wording(tuple((each, f"{first.text(each)}\n\n{second.text(each)}") for each in languages))


def _languages(sheet: Sheet, ledger: Ledger) -> dict[str, str]:
    """Return our language codes by LimeSurvey's, which may name a variety (`de-informal`)."""
    ours: dict[str, str] = {}
    for theirs in sheet.languages:
        short = re.split(r"[-_]", theirs)[0].lower()
        if not re.fullmatch(r"[a-z]{2,3}", short) or short in ours.values():
            ledger.note("", "limesurvey_language_left", language=theirs)
            continue
        if short != theirs:
            ledger.note("", "import_renamed", old=theirs, name=short)
        ours[theirs] = short
    return ours or {sheet.languages[0]: "en"}


def _namespace(sheet: Sheet, ledger: Ledger, names: NameMap) -> Names:
    """Return the names of questions and sections; "village" is free where our own file asks for the village."""
    marked = {
        each.code for group in sheet.groups for each in group.asked if each.attributes.get(CLASS) == f"{MARK}village"
    }
    is_village = any(pair.name == "village" and pair.limesurvey in marked for pair in names.pairs)
    return Names(ledger, reserved=QUESTIONS - ({"village"} if is_village else set()))


def _ids(sheet: Sheet) -> dict[str, str]:
    return {asked.id: asked.code for group in sheet.groups for asked in group.asked if asked.id}


def _sections(reading: Reading, sheet: Sheet) -> tuple[Section, ...]:
    sections: list[Section] = []
    by_question = sheet.settings.get("format") == _BY_QUESTION
    for number, group in enumerate(sheet.groups, start=1):
        if _is_end(group):
            _end(reading, group, sections)
        elif not group.asked:
            reading.note(group.place, "limesurvey_group_empty", name=next(iter(group.titles.values()), group.number))
        else:
            _section(reading, group, number, sections, by_question=by_question)
    return tuple(_named(reading, sections))


def _named(reading: Reading, sections: list[Section]) -> Iterator[Section]:
    """Yield the sections that hold something; those without a name of ours get one that no question has."""
    used = {*reading.taken.ours.values(), *(section.name for section in sections)}
    for number, section in enumerate(sections, start=1):
        if not section.items:
            continue
        if section.name:
            yield section
            continue
        wanted = suggested(section.title.source())
        stem = shortened(wanted, LONGEST - 4) if len(wanted) > 2 else f"part_{number}"
        name = next(each for each in _variants(stem) if each not in used and each not in QUESTIONS)
        used.add(name)
        yield replace(section, name=name)


def _variants(stem: str) -> Iterator[str]:
    yield stem
    for number in count(2):
        yield f"{stem}_{number}"


def _is_end(group: Group) -> bool:
    return bool(group.asked) and group.asked[0].attributes.get(CLASS) == f"{MARK}end_if"


def _end(reading: Reading, group: Group, sections: list[Section]) -> None:
    """Read back an ending that our own writer made into a page."""
    condition = reading.condition(group.relevance, group.place)
    reading.endings.add(group.asked[0].code)
    if condition is None or not sections:
        return
    text = reading.said(group.asked[-1].texts, group.place)
    sections[-1] = replace(sections[-1], items=(*sections[-1].items, EndIf(condition, text)))


def _section(reading: Reading, group: Group, number: int, sections: list[Section], *, by_question: bool) -> None:
    """Read one group: a section, or one page more of the section before."""
    pair = reading.names.ours("group", group.number)
    name = pair.name.rpartition("-")[0] if pair else ""
    title = reading.said(group.titles, group.place, instead=f"{number}")
    condition = reading.condition(group.relevance, group.place)
    intro = _intro(reading, group, title)
    items = [*intro, *_items(reading, group)]
    if by_question:
        items = [item for each in items for item in (NextPage(), each)][1:]
    if sections and name and sections[-1].name == name:
        sections[-1] = replace(sections[-1], items=(*sections[-1].items, NextPage(), *items))
        return
    sections.append(Section(name, title, tuple(items), condition))


def _intro(reading: Reading, group: Group, title: Wording) -> list[Question | NextPage]:
    """Return a group's text, where it has one, as a note at its head."""
    text = reading.said(group.texts, group.place)
    if not text or text == title:
        return []
    name = reading.taken.take(f"{shortened(suggested(title.source()), LONGEST - 10)}_intro", group.place)
    return [Note(name=name, ask=text)]


def _items(reading: Reading, group: Group) -> list[Question | NextPage]:
    found: list[Question | NextPage] = []
    for part in gathered(reading, group.asked):
        if not isinstance(part, Lines) and part.sort == _SEVERAL_TEXTS and part.subquestions:
            found += _split(reading, part)
            continue
        question = part.question(reading) if isinstance(part, Lines) else _question(reading, part)
        if question is not None:
            found.append(question)
    return found


def _split(reading: Reading, asked: Asked) -> list[Question | NextPage]:
    """Read several short texts of one question as a note and a question for each."""
    reading.note(asked.place, "limesurvey_split", name=asked.code, count=len(asked.subquestions))
    condition = reading.condition(asked.relevance, asked.place)
    ask = reading.said(asked.texts, asked.place, instead=asked.code)
    words = reading.said(asked.helps, asked.place)
    name = reading.taken.take(asked.code, asked.place)
    found: list[Question | NextPage] = [Note(name=name, ask=ask, help=words, show_if=condition)]
    for entry in asked.subquestions:
        part = replace(
            asked, sort="S", code=f"{asked.code}_{entry.code}", texts=entry.texts, helps={}, place=entry.place
        )
        question = _question(reading, part)
        found += [question] if question else []
    return found


def _settings(reading: Reading, sheet: Sheet) -> None:
    """Note the settings and texts of the survey that are none of a questionnaire's."""
    left = sorted(name for name, value in sheet.settings.items() if value and name not in _OURS)
    if left:
        reading.note("", "limesurvey_settings_left", names=", ".join(left))
    told = {_TITLE, _WELCOME, _END, _ABOUT}
    texts = sorted(name for name, said in sheet.notices.items() if name not in told and any(said.values()))
    if texts:
        reading.note("", "limesurvey_settings_left", names=", ".join(texts))


def _question(reading: Reading, asked: Asked) -> Question | None:
    if asked.attributes.get("hidden") == "1" and asked.sort != "*":
        reading.note(asked.place, "limesurvey_hidden_left", name=asked.code)
        return None
    pair = reading.names.ours("question", asked.code)
    wanted = pair.name if pair and is_name(pair.name) else asked.code
    if not is_askable(reading, asked):
        return None
    question = built(reading, asked, reading.taken.take(wanted, asked.place, longest=_room(asked)))
    reading.asked[asked.code] = question
    return question


def _room(asked: Asked) -> int:
    """Return how long a question's name may be, so that its columns keep within the limit."""
    parts = asked.answers if asked.sort == "R" else asked.subquestions
    widest = max((len(suggested(entry.code)) for entry in parts), default=0)
    widest = max(widest, len("other_text") if asked.other else 0)
    return max(_SHORTEST, LONGEST - 2 - widest) if widest else LONGEST
