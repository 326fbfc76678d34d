"""Columns of what is chosen: one option, several, or several in order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from survey.questionnaire.columns.variable import CHOSEN, UNRANKED, Columns, Part, categories
from survey.questionnaire.missing import Missing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from survey.questionnaire.columns.variable import Cell
    from survey.questionnaire.questions import Multi, Option, Ranking

NO_OPINION = {"dont_know": Missing.DONT_KNOW, "refuse": Missing.REFUSED}


class SingleColumns(Columns):
    """`q` holds the code; `q__other_text` the words of "other"."""

    def parts(self, question: Any) -> Iterator[Part]:
        """Return the code, and the words where there is an "other"."""
        yield Part("", "code", question.ask, categories(question.options))
        yield from own_words(question.options)

    def filled(self, question: Any, value: str, words: str) -> dict[str, Cell]:
        """Return the option's code; words that were not asked for, because "other" was not chosen, are -1."""
        option = next((option for option in question.options if option.name == value), None)
        if option is None:
            return {}
        return {"": option.code} | told(words, is_other=option.role == "other", instead=NO_OPINION.get(option.role))


class MultiColumns(Columns):
    """`q__option` is 1 where chosen and 0 where not; don't know and refused stand in all of them."""

    def parts(self, question: Multi | Ranking) -> Iterator[Part]:
        """Return one part for each option that is an answer of its own."""
        for option in question.options:
            if option.role not in NO_OPINION:
                yield self._part(option)
        yield from own_words(question.options)

    def _part(self, option: Option) -> Part:
        return Part(option.name, "indicator", option.label, CHOSEN)

    def filled(self, question: Multi | Ranking, value: tuple[str, ...], words: str) -> dict[str, Cell]:
        """Return every option's indicator."""
        chosen = {option.role: option for option in question.options if option.name in value}
        instead = next((NO_OPINION[role] for role in chosen if role in NO_OPINION), None)
        cells: dict[str, Cell] = {
            option.name: int(instead) if instead else self._cell(option, value)
            for option in question.options
            if option.role not in NO_OPINION
        }
        return cells | told(words, is_other="other" in chosen, instead=instead)

    def _cell(self, option: Option, value: tuple[str, ...]) -> int:
        return int(option.name in value)


class RankingColumns(MultiColumns):
    """`q__option` is the rank, from 1; 0 where shown and not ranked. `q__none` is an indicator."""

    def _part(self, option: Option) -> Part:
        if option.role == "none":
            return super()._part(option)
        return Part(option.name, "rank", option.label, UNRANKED)

    def _cell(self, option: Option, value: tuple[str, ...]) -> int:
        return value.index(option.name) + 1 if option.name in value else 0


def own_words(options: tuple[Option, ...], part: str = "other_text") -> Iterator[Part]:
    """Yield the part for the words of "other", where there is such an option."""
    for option in options:
        if option.role == "other":
            yield Part(part, "text", option.label)


def told(words: str, *, is_other: bool, instead: Missing | None, part: str = "other_text") -> dict[str, Cell]:
    """Return the cell of the words of "other": the words, blank (-9), not asked (-1), or no opinion (-7, -8)."""
    if not is_other:
        return {part: instead or Missing.NOT_ASKED}
    return {part: words or Missing.BLANK}
