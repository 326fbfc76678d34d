"""Breakdowns: the groups of people that tables are split by."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import numpy as np

from analysis.errors import AnalysisError, unknown
from analysis.wordings import said
from survey.questionnaire.questions import Scale, Single, Village

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from analysis.study import Study
    from survey.questionnaire.questions import Option

DEFAULT = ("village", "age3", "sex")
OWN_VILLAGE_OPTIONS = 901
AGE3 = (("age_16_34", "16–34 år", 35), ("age_35_54", "35–54 år", 55), ("age_55p", "55 år og over", 1000))
_AGE = re.compile(r"\D*(\d+)")


@dataclass(frozen=True, eq=False)
class Breakdown:
    """A division of the responses into groups.

    Attributes:
        name: as it is asked for, such as `village` or `age3`.
        label: for people.
        groups: name and label of each.
        group: each response's group by position; `len(groups)` for those in none.
    """

    name: str
    label: str
    groups: tuple[tuple[str, str], ...]
    group: NDArray[np.int16]

    @property
    def size(self) -> int:
        """Return how many positions there are, with the one for "in none"."""
        return len(self.groups) + 1


def breakdown(study: Study, name: str) -> Breakdown:
    """Return the breakdown by a question with one answer each, or a derived one (`age3`).

    Raises:
        AnalysisError: if there is none of that name, or the question can't divide people into groups.
    """
    if name not in study.breakdowns:
        study.breakdowns[name] = DERIVED[name](study) if name in DERIVED else _by_question(study, name)
    return study.breakdowns[name]


def possible(study: Study) -> tuple[str, ...]:
    """Return the names of all breakdowns that the study allows."""
    asked = [name for name, question in study.questions.items() if isinstance(question, Single | Scale | Village)]
    return (*asked, *(name for name in DERIVED if "age" in asked))


def defaults(study: Study) -> tuple[str, ...]:
    """Return the default banner's breakdowns that this questionnaire has the questions for."""
    can = possible(study)
    return tuple(name for name in DEFAULT if name in can)


def _by_question(study: Study, name: str) -> Breakdown:
    if name not in study.questions:
        raise unknown("ingen opdeling", name, possible(study))
    question = study.questions[name]
    if not isinstance(question, Single | Scale | Village):
        raise AnalysisError(
            f"'{name}' kan ikke dele svarene op, for man kan give flere svar eller skrive selv. "
            f"Del op efter: {', '.join(possible(study))}."
        )
    codes = study.code(name)
    options = [option for option in question.options if option.role not in ("dont_know", "refuse")]
    kept = [option for option in options if option.code < OWN_VILLAGE_OPTIONS or bool((codes == option.code).any())]
    groups = tuple((option.name, said(option.label.source())) for option in kept)
    return Breakdown(name, said(question.ask.source()), groups, positions(codes, [option.code for option in kept]))


def positions(codes: NDArray[np.int16], wanted: list[int]) -> NDArray[np.int16]:
    """Return each code's position among the wanted ones; their number for any other."""
    found = np.full(codes.shape, len(wanted), dtype=np.int16)
    for i, code in enumerate(wanted):
        found[codes == code] = i
    return found


def _age3(study: Study) -> Breakdown:
    """Return three age groups of the question `age`, by the first number in each option's name."""
    if "age" not in study.questions:
        raise unknown("ingen opdeling", "age3", possible(study))
    question = study.questions["age"]
    group = np.full(len(study), len(AGE3), dtype=np.int16)
    for option in cast("tuple[Option, ...]", getattr(question, "options", ())):
        years = _AGE.match(option.name)
        if option.role == "plain" and years:
            band = next(i for i, (_, _, below) in enumerate(AGE3) if int(years[1]) < below)
            group[study.code("age") == option.code] = band
    return Breakdown("age3", "Alder", tuple((name, label) for name, label, _ in AGE3), group)


DERIVED: dict[str, Callable[[Study], Breakdown]] = {"age3": _age3}
