"""What LimeSurvey's variables stand for in a questionnaire that is being read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from survey.questionnaire.questions import Question

_BY_NUMBER = re.compile(r"(?:INSERTANS:)?[0-9]+X[0-9]+X([0-9]+.*)")


@dataclass(frozen=True, slots=True)
class Meaning:
    """One variable.

    Attributes:
        question: the question of ours that it is a part of.
        row: the row of a matrix.
        option: the option of a multi whose variable it is; it is then "Y" or blank, or holds words.
        rank: the place in a ranking, from 1; 0 elsewhere.
        codes: our option names by LimeSurvey's codes.
    """

    question: Question
    row: str | None = None
    option: str | None = None
    rank: int = 0
    codes: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Variables:
    """All variables of the questions read so far; `ids` are LimeSurvey's numbers of questions, with their codes."""

    ids: Mapping[str, str] = field(default_factory=dict)
    _meanings: dict[str, Meaning] = field(default_factory=dict)
    _members: dict[str, list[str]] = field(default_factory=dict)
    _lines: dict[frozenset[str], tuple[Question, int]] = field(default_factory=dict)

    def add(self, name: str, meaning: Meaning, *, member: bool = True) -> None:
        """Keep a variable; `member` says that an answer in it is an answer to its question."""
        self._meanings[name] = meaning
        if member:
            self._members.setdefault(meaning.question.name, []).append(name)

    def add_line(self, names: Iterable[str], question: Question, line: int) -> None:
        """Keep the variables of one of a repeat's later lines, in any of which an answer means that it is used."""
        names = tuple(names)
        self._lines[frozenset(names)] = (question, line)
        for name in names:
            self.add(name, Meaning(question), member=False)

    def line(self, names: Iterable[str]) -> tuple[Question, int] | None:
        """Return the repeat and the line of which these are all the variables."""
        return self._lines.get(frozenset(names))

    def find(self, name: str) -> tuple[str, Meaning] | None:
        """Return a variable's plain name and what it stands for; it may be called by LimeSurvey's numbers."""
        for each in (name, *self._by_number(name)):
            meaning = self._meanings.get(each)
            if meaning:
                return each, meaning
        return None

    def _by_number(self, name: str) -> Iterator[str]:
        """Yield what a name may mean that begins with the numbers of survey, group and question.

        Nothing stands between a question's number and the code of its part, which may begin with digits too.
        """
        numbered = _BY_NUMBER.fullmatch(name)
        rest = numbered[1] if numbered else ""
        for length in range(len(rest), 0, -1):
            code = self.ids.get(rest[:length])
            if code:
                part = rest[length:].strip("_")
                yield f"{code}_{part}" if part else code

    def whole(self, names: Iterable[str]) -> Question | None:
        """Return the question of which these are all the variables."""
        wanted = set(names)
        for members in self._members.values():
            if set(members) == wanted:
                return self._meanings[members[0]].question
        return None

    def members(self, question: Question) -> list[str]:
        """Return the variables in which the question's answer may stand."""
        return self._members.get(question.name, [])
