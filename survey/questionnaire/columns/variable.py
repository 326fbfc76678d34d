"""What a variable is, and what every kind's columns can do."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from survey.questionnaire.missing import Missing
from survey.questionnaire.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from survey.questionnaire.questions import Kind, Option, Question, Role

Measure = Literal["code", "indicator", "rank", "number", "text", "date", "coordinate"]
Cell = int | float | str

# These are empty where there is no answer, and a second column says why.
WORDLESS: frozenset[Measure] = frozenset({"text", "date", "coordinate"})

MISSING_LABELS: dict[Missing, Wording] = {
    Missing.NOT_ASKED: Wording((("da", "Ikke spurgt"), ("en", "Not asked"), ("de", "Nicht gefragt"))),
    Missing.NOT_REACHED: Wording((("da", "Ikke nået"), ("en", "Not reached"), ("de", "Nicht erreicht"))),
    Missing.SUPPRESSED: Wording((("da", "Skjult"), ("en", "Suppressed"), ("de", "Unterdrückt"))),
    Missing.NOT_IN_VERSION: Wording(
        (("da", "Ikke med i denne udgave"), ("en", "Not in this version"), ("de", "Nicht in dieser Fassung"))
    ),
    Missing.INVALID: Wording((("da", "Ugyldigt på papir"), ("en", "Invalid on paper"), ("de", "Ungültig auf Papier"))),
    Missing.REFUSED: Wording((("da", "Ønsker ikke at svare"), ("en", "Prefer not to say"), ("de", "Keine Angabe"))),
    Missing.DONT_KNOW: Wording((("da", "Ved ikke"), ("en", "Don't know"), ("de", "Weiß nicht"))),
    Missing.BLANK: Wording((("da", "Ubesvaret"), ("en", "Left blank"), ("de", "Nicht beantwortet"))),
}
ANSWERED = Wording((("da", "Besvaret"), ("en", "Answered"), ("de", "Beantwortet")))
YES = Wording((("da", "Valgt"), ("en", "Chosen"), ("de", "Gewählt")))
NO = Wording((("da", "Ikke valgt"), ("en", "Not chosen"), ("de", "Nicht gewählt")))


@dataclass(frozen=True, slots=True)
class Category:
    """One code of a variable and what it stands for."""

    code: int
    label: Wording
    role: Role = "plain"


CHOSEN = (Category(0, NO), Category(1, YES))
UNRANKED = (Category(0, NO),)
WHY_MISSING = (Category(0, ANSWERED),)


@dataclass(frozen=True, slots=True)
class Variable:
    """One column of the data.

    Attributes:
        name: the column.
        question: the question it comes from.
        part: which part of the question: an option, a row, `1_place`, `other_text`, `missing`; "" for the whole.
        kind: the question's kind.
        measure: what stands in it: a `rank` is 0 where the option was shown and not ranked.
        label: the option's or row's label, or the question's wording.
        categories: its codes; missing values that every variable may have stand in MISSING_LABELS.
        section: the section's name.
    """

    name: str
    question: str
    part: str
    kind: Kind
    measure: Measure
    label: Wording
    categories: tuple[Category, ...]
    section: str


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a question that has a column of its own."""

    name: str
    measure: Measure
    label: Wording
    categories: tuple[Category, ...] = ()


class Columns(ABC):
    """The columns of one kind."""

    @abstractmethod
    def parts(self, question: Any) -> Iterable[Part]:
        """Return the parts that hold answers, in order."""

    @abstractmethod
    def filled(self, question: Any, value: Any, words: str) -> dict[str, Cell]:
        """Return the cells that an answer gives, by part; a part left out is blank."""

    def variables(self, question: Question, section: str) -> Iterator[Variable]:
        """Yield the variables, each text, date and coordinate followed by the column that says why it is empty."""
        for part in self.parts(question):
            column = _column(question, part.name)
            common = (question.name, part.name, question.kind)
            yield Variable(column, *common, part.measure, part.label, part.categories, section)
            if part.measure in WORDLESS:
                name = f"{part.name}__missing" if part.name else "missing"
                why = (question.name, name, question.kind)
                yield Variable(f"{column}__missing", *why, "code", part.label, WHY_MISSING, section)

    def cells(self, question: Question, value: Any, words: str) -> dict[str, Cell]:
        """Return every cell of a question that is answered; `words` are those of "other"."""
        return self._cells(question, self.filled(question, value, words), Missing.BLANK)

    def missing(self, question: Question, why: Missing) -> dict[str, Cell]:
        """Return every cell of a question without an answer."""
        return self._cells(question, {}, why)

    def _cells(self, question: Question, filled: dict[str, Cell], why: Missing) -> dict[str, Cell]:
        cells: dict[str, Cell] = {}
        for part in self.parts(question):
            column = _column(question, part.name)
            cell = filled.get(part.name, int(why))
            if part.measure not in WORDLESS:
                cells[column] = cell
                continue
            # A missing text is given as the code of its missing value (never so a coordinate, which may be negative).
            given = part.name in filled and not isinstance(cell, Missing)
            cells[column] = cell if given else ""
            cells[f"{column}__missing"] = 0 if given else int(cell)
        return cells


def _column(question: Question, part: str) -> str:
    return f"{question.name}__{part}" if part else question.name


def categories(options: Iterable[Option]) -> tuple[Category, ...]:
    """Return the categories that options make."""
    return tuple(Category(option.code, option.label, option.role) for option in options)
