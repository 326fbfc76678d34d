"""The sheets of an XLSForm while it is written: rows by column, lists of choices, and what they cannot hold."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from survey.formats.xlsform_languages import column_name
from survey.formats.xlsform_out_conditions import relevant
from survey.questionnaire.checks_texts import CLUSTER_VALUES
from survey.questionnaire.questions import Note, Number, Text, Village

if TYPE_CHECKING:
    from collections.abc import Sequence

    from survey.formats.imported import Ledger
    from survey.questionnaire.condition import Condition
    from survey.questionnaire.questions import Option, Question
    from survey.questionnaire.structure import Questionnaire
    from survey.questionnaire.wording import Wording

_PLACEHOLDER = re.compile(r"\$\{([a-z][a-z0-9_]*)(?:\.([a-z0-9_]+))?\}")
_SHOWN_AS_IS = (Number, Text)
Cells = dict[str, str | int]


@dataclass(slots=True)
class Sheets:
    """The form so far.

    Attributes:
        questionnaire: what is written.
        ledger: where losses are noted.
        survey: the rows below the headers.
        choices: the same of the lists.
        ends: XPath of each ending that later rows must not be under.
    """

    questionnaire: Questionnaire
    ledger: Ledger
    survey: list[Cells] = field(default_factory=list)
    choices: list[Cells] = field(default_factory=list)
    ends: list[str] = field(default_factory=list)
    _lists: dict[str, tuple[Option, ...]] = field(default_factory=dict)

    def row(self, kind: str, name: str, **cells: str) -> Cells:
        """Add a row to the survey and return it."""
        row: Cells = {"type": kind, "name": name, **{column: text for column, text in cells.items() if text}}
        self.survey.append(row)
        return row

    def say(self, row: Cells, column: str, wording: Wording) -> None:
        """Write a text in every language it has."""
        for language, text in wording.versions:
            row[f"{column}::{column_name(language)}"] = self.text(text)

    def label(self, row: Cells, language: str, text: str) -> None:
        """Write a label in one language as it stands."""
        row[f"label::{column_name(language)}"] = text

    def lose(self, key: str, **params: str | float) -> None:
        """Note what the last row cannot hold."""
        self.ledger.note(f"survey!{len(self.survey) + 1}", key, **params)

    def condition(self, condition: Condition | None) -> str:
        """Return the XPath of a condition; an empty text for none."""
        return relevant(self.questionnaire, condition) if condition else ""

    def after_ends(self, condition: Condition | None, since: int) -> str:
        """Return the condition of a group that comes after the endings from the `since`-th on."""
        parts = [f"not({end})" for end in self.ends[since:]]
        own = self.condition(condition)
        if parts and " or " in own:
            own = f"({own})"
        return " and ".join([*parts, *([own] if own else [])])

    def text(self, text: str) -> str:
        """Return a text whose placeholders the form can fill in, or that nobody takes for one."""

        def words(match: re.Match[str]) -> str:
            name, row = match[1], match[2]
            if name in CLUSTER_VALUES:
                self.lose("export_cluster_value", name=name)
                return f"{{{name}}}"
            if not isinstance(self.questionnaire.question(name), _SHOWN_AS_IS):
                self.lose("export_placeholder_name", name=name)
            return f"${{{name}__{row}}}" if row else match[0]

        return _PLACEHOLDER.sub(words, text)

    def shared(self) -> None:
        """Write the lists that several questions share."""
        for each in self.questionnaire.lists:
            self._list(each.name, each.options, ordinal=each.ordinal)

    def list_of(self, name: str, options: Sequence[Option], list_name: str = "") -> str:
        """Return the name of the list that holds exactly these options, written anew where there is none.

        Args:
            name: the question's, after which its own list is called.
            options: what is offered.
            list_name: the list that the question names.
        """
        fitting = [each.name for each in self.questionnaire.lists if each.options == tuple(options)]
        if fitting:
            return list_name if list_name in fitting else fitting[0]
        if self._lists.get(name) == tuple(options):
            return name
        own = f"{name}__options" if name in self._lists else name
        self._list(own, tuple(options), ordinal=False)
        return own

    def _list(self, name: str, options: tuple[Option, ...], *, ordinal: bool) -> None:
        self._lists[name] = options
        for option in options:
            row: Cells = {"list_name": name, "name": option.name, "code": option.code}
            self.say(row, "label", option.label)
            if option.group:
                row["heading"] = option.group
            if ordinal:
                row["klyngesvar"] = "ordinal"
            self.choices.append(row)


def own_words(question: Question, **more: str) -> str:
    """Return what our own column says of a question: all that the format has no column for."""
    words = {
        **more,
        "core": "yes" if question.core else "",
        "sensitive": "yes" if question.sensitive else "",
        "module": question.module,
        "identifies": "" if question.identifies == "no" else question.identifies,
        "publish": "" if question.publish == "combined" else question.publish,
    }
    if isinstance(question, Note):
        words = {word: text for word, text in words.items() if word in ("core", "module", *more)}
    if isinstance(question, Village):
        words["kind"] = "village"
    return "; ".join(f"{word}={text}" for word, text in words.items() if text)
