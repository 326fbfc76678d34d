"""The writer: from a questionnaire to the files that say it: the source, its translations and its lock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from survey.questionnaire.condition_source import source
from survey.questionnaire.reader import FORMAT
from survey.questionnaire.sources import lock_file, side_file
from survey.questionnaire.structure import EndIf, NextPage
from survey.questionnaire.writer_options import write_codes, write_history, write_items, write_roles
from survey.questionnaire.writer_questions import write_question
from survey.questionnaire.writing import Writing

if TYPE_CHECKING:
    from survey.questionnaire.structure import OptionList, Questionnaire, Section


def write(questionnaire: Questionnaire) -> dict[str, str]:
    """Return the text of each file, by name, from which `reader.read` makes this questionnaire again.

    The first file is `<name>.yaml`; then a side file for each language that has texts; last the lock.

    Raises:
        ValueError: if a condition is one that the language cannot say.
    """
    writing = Writing(questionnaire.languages, {each.name: each for each in questionnaire.lists})
    _head(writing, questionnaire)
    if questionnaire.lists:
        writing.line(0, "lists:")
        for each in questionnaire.lists:
            _list(writing, each)
    writing.line(0, "sections:")
    for section in questionnaire.sections:
        _section(writing, section)
    file = f"{questionnaire.name}.yaml"
    sides = {side_file(file, language): text for language, text in writing.sides() if text}
    return {file: writing.text(), **sides, lock_file(file): writing.lock.text()}


def _head(writing: Writing, questionnaire: Questionnaire) -> None:
    writing.line(0, f"questionnaire: {questionnaire.name}")
    writing.line(0, f"format: {FORMAT}")
    writing.line(0, f"version: {questionnaire.version}")
    writing.line(0, f"languages: [{', '.join(questionnaire.languages)}]")
    writing.say(0, "title", "title", questionnaire.title)
    writing.say(0, "welcome", "welcome", questionnaire.welcome)
    writing.say(0, "thanks", "thanks", questionnaire.thanks)


def _list(writing: Writing, each: OptionList) -> None:
    plain = [option for option in each.options if option.role == "plain"]
    writing.line(2, f"{each.name}:")
    if each.ordinal:
        writing.line(4, "scale: ordinal")
    if plain:
        writing.line(4, "options:")
        write_items(writing, 6, plain, f"lists.{each.name}")
    write_roles(writing, 4, each.options, f"lists.{each.name}")
    write_history(writing, 4, each)
    write_codes(writing, "lists", each.name, plain)


def _section(writing: Writing, section: Section) -> None:
    writing.line(2, f"- section: {section.name}")
    writing.say(4, "title", section.name, section.title)
    if section.show_if:
        writing.line(4, f"show_if: {source(section.show_if)}")
    write_history(writing, 4, section)
    writing.line(4, "questions:")
    ends = 0
    for item in section.items:
        if isinstance(item, NextPage):
            writing.line(6, "- next_page")
        elif isinstance(item, EndIf):
            ends += 1
            writing.line(6, f"- end_if: {source(item.condition)}")
            writing.say(8, "text", f"{section.name}.end_{ends}", item.text)
        else:
            write_question(writing, 6, item)
