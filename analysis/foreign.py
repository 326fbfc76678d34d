"""Files that others made: columns with labels and missing values become a study, whatever can be told of them.

What a value without an answer means is read from its label, in Danish, English or German: "Ved ikke" is inside the base
of a distribution, "Ønsker ikke at svare" and "Ikke spurgt" are outside it, and so is what is missing without a word.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analysis import foreign_kinds
from analysis.errors import AnalysisError, faults
from analysis.foreign_sets import several
from analysis.study import Study
from survey.questionnaire.names import suggested
from survey.questionnaire.structure import Questionnaire, Section
from survey.questionnaire.variables import variables
from survey.questionnaire.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from analysis.foreign_cells import Cells
    from analysis.foreign_kinds import Made
    from survey.formats.column import AnswerSet, Column

MOST_COLUMNS = 5000
IDS = frozenset({"id", "_id", "_uuid", "uuid", "respid", "respondent_id", "responseid", "instanceid", "key"})


@dataclass(frozen=True)
class Given:
    """What a file holds.

    Attributes:
        columns: in its order.
        cells: by column, one for each response.
        sets: columns that are the answers to one question.
        name: short.
        title: for people.
        complete: whether every value must have a label where any has; otherwise the steps between two may lack one.
    """

    columns: tuple[Column, ...]
    cells: Mapping[str, Cells]
    sets: tuple[AnswerSet, ...] = ()
    name: str = "undersoegelse"
    title: str = ""
    complete: bool = False


def study_of_given(given: Given, file: str) -> Study:
    """Return the study of what a file holds.

    Args:
        given: columns, cells and sets.
        file: what it is called in errors.

    Raises:
        AnalysisError: with every fault: doubled ids and names, values that the labels do not know; or if there are no
            responses, or more columns than can be one survey's.
    """
    check_width(len(given.columns), file)
    found = [*_doubled_names(given), *_doubled_ids(given)]
    made: list[Made] = []
    inside = {name for one in given.sets if one.counted is not None for name in one.columns}
    for column in given.columns:
        if column.name in inside or column.name.casefold() in IDS:
            continue
        try:
            made.append(foreign_kinds.made(column, given.cells[column.name], complete=given.complete))
        except AnalysisError as error:
            found.append(str(error))
    by_name = {column.name: column for column in given.columns}
    made += [several(one, by_name, given.cells) for one in given.sets if one.counted is not None]
    if found:
        raise faults(file, found)
    responses = len(next(iter(given.cells.values()), ()))
    if not made or not responses:
        raise AnalysisError(
            f"{file}: der er {responses} svar og {len(made)} variable; der skal være mindst ét af hver."
        )
    return _study(given, made, responses)


def check_width(columns: int, file: str) -> None:
    """Refuse a file with more columns than a survey has.

    Raises:
        AnalysisError: if there are more than 5,000; it says how to choose some.
    """
    if columns > MOST_COLUMNS:
        raise AnalysisError(
            f"{file}: har {columns} variable; højst {MOST_COLUMNS} kan læses på én gang. Vælg dem, der skal bruges, fx "
            "read_study(…, only=['alder', 'tilfreds']), eller nævn dem i kodebogen."
        )


def _doubled_names(given: Given) -> Iterator[str]:
    for name, times in Counter(foreign_kinds.name_of(column) for column in given.columns).items():
        if times > 1:
            yield f"variablen '{name}' er der {times} gange; giv hver sit navn"


def _doubled_ids(given: Given) -> Iterator[str]:
    for column in given.columns:
        if column.name.casefold() not in IDS:
            continue
        for value, first, again in given.cells[column.name].doubled():
            if value not in (None, ""):
                yield f"svar nr. {again}: {column.name} '{value}' står også ved nr. {first}; hvert svar har sit eget"


def _study(given: Given, made: Sequence[Made], responses: int) -> Study:
    title = Wording((("da", given.title or given.name),))
    section = Section("all", title, tuple(one.question for one in made))
    questionnaire = Questionnaire(suggested(given.name), 1, ("da",), title, (section,))
    codes = {name: row for one in made for name, row in one.codes.items()}
    return Study(
        questionnaire=questionnaire,
        rows={name: i for i, name in enumerate(codes)},
        codes=np.array([*codes.values()], dtype=np.int16).reshape(len(codes), responses),
        numbers={name: values for one in made for name, values in one.numbers.items()},
        texts={name: words for one in made for name, words in one.texts.items()},
        variables=variables(questionnaire),
    )
