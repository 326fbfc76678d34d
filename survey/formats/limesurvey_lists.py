"""Shared lists: LimeSurvey repeats the answers at every question, and here they stand once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from survey.formats.limesurvey_names import NameMap, Pair
from survey.questionnaire.questions import Matrix, Option, Question, Scale
from survey.questionnaire.structure import EndIf, NextPage, OptionList

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from survey.formats.limesurvey_reading import Reading
    from survey.questionnaire.structure import Questionnaire, Section

Item: TypeAlias = Question | NextPage | EndIf

_FEWEST = 3  # options that are worth a list


def keep_lists(names: NameMap, questionnaire: Questionnaire) -> None:
    """Keep in the map which questions have the answers of a shared list; the code tells whether they are ordered."""
    for each in questionnaire.lists:
        for question in questionnaire.questions():
            if each.options and _options(question) == each.options:
                theirs = names.name("question", question.name)
                names.add(Pair("list", question.name, each.name, theirs, int(each.ordinal)))


def shared_lists(reading: Reading, sections: Sequence[Section]) -> tuple[tuple[OptionList, ...], tuple[Section, ...]]:
    """Return the lists of a survey that was read, and its sections with the questions that use them.

    Where our own map names no list, answers that two arrays or scales have in common become one.
    """
    questions = [item for section in sections for item in section.items if isinstance(item, Question)]
    named = {pair.question: pair for pair in reading.names.pairs if pair.sort == "list"}
    lists = _kept(questions, named) if reading.names.pairs else _found(questions)
    used = {each.options: each.name for each in lists}
    return tuple(lists), tuple(
        replace(section, items=tuple(_using(item, used, named) for item in section.items)) for section in sections
    )


def _kept(questions: Iterable[Question], named: Mapping[str, Pair]) -> list[OptionList]:
    """Return the lists that the map names, in its order."""
    by_name = {question.name: question for question in questions}
    lists: dict[str, OptionList] = {}
    for name, pair in named.items():
        if name in by_name and pair.name not in lists:
            lists[pair.name] = OptionList(pair.name, _options(by_name[name]), pair.code == 1)
    return list(lists.values())


def _found(questions: Iterable[Question]) -> list[OptionList]:
    """Return the answers that several arrays or scales have in common, each list named after the first of them."""
    users: dict[tuple[Option, ...], list[Question]] = {}
    for question in questions:
        if isinstance(question, Scale | Matrix) and len(_options(question)) >= _FEWEST:
            users.setdefault(_options(question), []).append(question)
    return [
        OptionList(asked[0].name, options, any(isinstance(each, Scale) for each in asked))
        for options, asked in users.items()
        if len(asked) > 1
    ]


def _using(item: Item, used: Mapping[tuple[Option, ...], str], named: Mapping[str, Pair]) -> Item:
    if not isinstance(item, Scale | Matrix):
        return item
    pair = named.get(item.name)
    return replace(item, list_name=pair.name if pair else "" if named else used.get(item.options, ""))


def _options(question: Question) -> tuple[Option, ...]:
    return getattr(question, "options", ())
