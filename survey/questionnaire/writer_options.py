"""Writes options, rows and shared lists: names, labels and standard options; their codes go to the lock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from survey.questionnaire.names import is_code
from survey.questionnaire.questions import Option
from survey.questionnaire.translation import STANDARD_WORDS
from survey.questionnaire.writer_scalars import standard_words, written

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from survey.questionnaire.lock import Group
    from survey.questionnaire.questions import Question, Row
    from survey.questionnaire.structure import OptionList, Section
    from survey.questionnaire.writing import Writing


def write_items(writing: Writing, indent: int, items: Iterable[Option | Row], prefix: str) -> None:
    """Write `- name: label` for each option or row, with its heading."""
    for item in items:
        writing.say_item(indent, item.name, f"{prefix}.{item.name}", item.label)
        if isinstance(item, Option) and item.group:
            writing.line(indent + 2, f"group: {written(item.group, indent + 2)}")
        write_history(writing, indent + 2, item)


def write_history(writing: Writing, indent: int, part: Question | OptionList | Section | Option | Row) -> None:
    """Write the names it had in earlier versions, and the note of what has changed."""
    earlier, note = getattr(part, "renamed_from", ()), getattr(part, "note", "")
    if earlier:
        writing.line(indent, f"renamed_from: [{', '.join(earlier)}]")
    if note:
        writing.line(indent, f"note: {written(note, indent)}")


def write_codes(writing: Writing, group: Group, owner: str, options: Iterable[Option]) -> None:
    """Keep the codes of options whose names are no codes themselves."""
    codes = {option.name: option.code for option in options if not is_code(option.name)}
    if codes:
        writing.lock.codes[group][owner] = codes


def write_roles(
    writing: Writing, indent: int, options: Iterable[Option], prefix: str, inherited: Sequence[Option] = ()
) -> None:
    """Write the standard options that differ from those of the list; one that only the list has is taken away."""
    roles = [option for option in options if option.role != "plain"]
    for option in roles:
        if option not in inherited:
            _write_role(writing, indent, option, f"{prefix}.{option.role}")
    for role in dict.fromkeys(option.role for option in inherited if option.role != "plain"):
        if role not in {option.role for option in roles}:
            writing.line(indent, f"{role}: no")


def _write_role(writing: Writing, indent: int, option: Option, key: str) -> None:
    """Write `yes` where the words are the standard ones, otherwise the words."""
    standard, said = STANDARD_WORDS[option.role], dict(option.label.versions)
    usual = {language: standard[language] for language in writing.languages if language in standard}
    source = writing.languages[0]
    if said.get(source) == usual.get(source) and usual.keys() <= said.keys():
        writing.line(indent, f"{option.role}: yes")
        for language in writing.languages[1:]:
            if said.get(language) != usual.get(language):
                writing.translate_one(key, language, said[language])
        return
    writing.line(indent, f"{option.role}: {standard_words(writing.source(option.label), indent)}")
    writing.translate(key, option.label)


def write_options(
    writing: Writing,
    indent: int,
    name: str,
    options: Sequence[Option],
    *,
    list_name: str = "",
    key: str = "options",
    may_share: bool = True,
) -> None:
    """Write a question's options, as those of a shared list and the rest where there is such a list.

    Args:
        writing: what is written so far.
        indent: the column of the question's keys.
        name: the question.
        options: plain ones first, then the standard ones.
        list_name: the list, where the question names it; otherwise one that fits is found.
        key: the key that the question's own options stand under.
        may_share: whether the kind can take a list at all.
    """
    plain = [option for option in options if option.role == "plain"]
    shared = writing.lists.get(list_name) or (_fitting(writing, plain) if may_share else None)
    if shared:
        writing.line(indent, f"list: {shared.name}")
    known = shared.options if shared else ()
    own = [option for option in plain if option not in known]
    if own:
        writing.line(indent, f"{key}:")
        write_items(writing, indent + 2, own, name)
    write_roles(writing, indent, options, name, known)
    write_codes(writing, "options", name, own)


def _fitting(writing: Writing, plain: Sequence[Option]) -> OptionList | None:
    """Return the longest list whose options the question's begin with."""
    fitting = [
        each
        for each in writing.lists.values()
        if (known := [option for option in each.options if option.role == "plain"]) and [*plain[: len(known)]] == known
    ]
    return max(fitting, key=lambda each: len(each.options), default=None)
