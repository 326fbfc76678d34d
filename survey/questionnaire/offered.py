"""Offered: what of a question one resident gets to see, where that hangs on what they answered before.

A question with `from` offers only what was chosen in an earlier multi; a matrix over the villages may leave out the
resident's own. An answer that is not offered any longer is none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from survey.questionnaire.questions import Matrix, Question, Ranking, Single
from survey.questionnaire.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from survey.questionnaire.answers import Value
    from survey.questionnaire.questions import Option


def is_narrowed(question: Question) -> bool:
    """Tell whether what the question offers hangs on earlier answers."""
    return bool(getattr(question, "offered_from", "")) or getattr(question, "without_own", False)


def offered(question: Question, values: Mapping[str, Value], village: Value | None = None) -> Question:
    """Return the question with only the options and rows that are offered.

    Args:
        question: as the wave fields it.
        values: the answers of the questions shown so far; the words of "other" become that option's label.
        village: the resident's own village.
    """
    if isinstance(question, Matrix) and question.without_own:
        return replace(question, rows=tuple(row for row in question.rows if row.name != village))
    if not isinstance(question, Single | Ranking | Matrix) or not question.offered_from:
        return question
    value = values.get(question.offered_from)
    chosen = value if isinstance(value, tuple) else ()
    if isinstance(question, Matrix):
        return replace(question, rows=tuple(row for row in question.rows if row.name in chosen))
    own = str(values.get(f"{question.offered_from}__other_text", ""))
    return replace(question, options=tuple(_options(question, chosen, own)))


def _options(question: Single | Ranking, chosen: tuple[object, ...], own: str) -> Iterator[Option]:
    for option in question.options:
        if option.role != "plain":
            yield option
        elif option.name in chosen:
            # The resident's own words are the same in every language.
            words = Wording(tuple((language, own) for language, _ in option.label.versions))
            yield replace(option, label=words) if own and option.name == "other" else option


def still_offered(question: Question, value: Value) -> Value | None:
    """Return what is left of an answer to a question that has been narrowed; None where nothing is."""
    if isinstance(question, Matrix):
        names = {row.name for row in question.rows}
        return (
            {row: cell for row, cell in value.items() if row in names} or None if isinstance(value, Mapping) else None
        )
    names = {option.name for option in getattr(question, "options", ())}
    if isinstance(value, tuple):
        return tuple(name for name in value if name in names) or None
    return value if value in names else None


def left_out(question: Question, narrowed: Question) -> Iterator[str]:
    """Yield the names of the question's options, or of a matrix's rows, that are not offered."""
    member = "rows" if isinstance(question, Matrix) else "options"
    kept = {each.name for each in getattr(narrowed, member, ())}
    yield from (each.name for each in getattr(question, member, ()) if each.name not in kept)
