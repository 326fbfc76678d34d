"""Weights of a study: one for each response to a village's frame, so that the answers stand for everybody invited.

The design weight of a response is its village's people by its responses, N_v/n_v. Where every village × sex × age in
three has enough answers, the weights are post-stratified; otherwise they are raked over village and sex × age in seven,
neighbouring ages joined until each has enough. Who has told no sex or age keeps the design weight. Last the weights are
trimmed to between half and twice their median.

Sources: Holt & Smith (1979), JRSS A 142, 33–46; Deville & Särndal (1992), JASA 87, 376–382; Lumley (2010), Complex
Surveys, §7.6.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from analysis import calibration
from analysis.calibration import Margin, Regression
from analysis.design import Design
from analysis.errors import AnalysisError
from analysis.quality import Propensity, propensity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from analysis.study import Study

    Floats = NDArray[np.float64]
    Integers = NDArray[np.int64]

LEAST = 5
SEXES = ("woman", "man")
AGE7, AGE3 = (16, 25, 35, 45, 55, 65, 75), (16, 35, 55)
_AGE = re.compile(r"\D*(\d+)")


@dataclass(frozen=True, eq=False)
class Framed:
    """Whom the study asked: each response's village of the frame, and the people of the frame.

    Attributes:
        villages: the response's village; empty for the open link.
        people: residents aged 16 or over by village, sex and age.
    """

    villages: tuple[str, ...]
    people: Mapping[tuple[str, str, str], int]


@dataclass(frozen=True, eq=False)
class Weighting:
    """How a study is weighted.

    Attributes:
        design: of the responses in `members`, with their weights.
        members: positions of the responses that have a weight: those of a village's frame.
        method: poststratified or raked.
        ages: the lower ends of the age groups used.
        unknown: how many have told no sex or age, and keep their village's weight.
        trimmed: how many weights were trimmed.
        base: the design weights, before.
    """

    design: Design
    members: Integers
    method: str
    ages: tuple[int, ...]
    unknown: int
    trimmed: int
    base: Floats


@dataclass(frozen=True, eq=False)
class _Frame:
    """The responses of the frame by position: village, sex (−1 unknown) and first year of age (−1 unknown)."""

    names: tuple[str, ...]
    people: Floats
    village: Integers
    sex: Integers
    age: Integers
    counts: Mapping[tuple[str, str, str], int]

    @property
    def known(self) -> NDArray[np.bool_]:
        return (self.sex >= 0) & (self.age >= 0)

    @property
    def left(self) -> Floats:
        """Return the people of each village that those with known sex and age stand for: N_v (1 − m_v/n_v)."""
        answers = np.bincount(self.village, minlength=len(self.names))
        unknown = np.bincount(self.village[~self.known], minlength=len(self.names))
        result: Floats = self.people * (1 - unknown / np.maximum(answers, 1))
        return result

    def band(self, lows: Sequence[int]) -> Integers:
        return np.searchsorted(np.array(lows), self.age, side="right").astype(np.int64) - 1

    def total(self, lows: Sequence[int]) -> Floats:
        """Return the people by village, sex and band of age."""
        totals = np.zeros((len(self.names), len(SEXES), len(lows)))
        for (village, sex, age), count in self.counts.items():
            band = int(np.searchsorted(np.array(lows), low(age), side="right")) - 1
            totals[self.names.index(village), SEXES.index(sex), max(band, 0)] += count
        return totals

    def answers(self, lows: Sequence[int]) -> Integers:
        """Return the answers by village, sex and band of age."""
        known = self.known
        found = np.zeros((len(self.names), len(SEXES), len(lows)), dtype=np.int64)
        np.add.at(found, (self.village[known], self.sex[known], self.band(lows)[known]), 1)
        return found


def weights(study: Study) -> Study:
    """Return the study with a weight for each response of the frame; tables made of it have weighted shares.

    Responses to the open link have no weight: nobody knows who could have answered.

    Raises:
        AnalysisError: if the study has no population or no sex and age, a village has people and no answers, more
            answers than people, or the margins can't be met.
    """
    frame, members = _frame(study)
    base = Design.of(
        (frame.people / np.bincount(frame.village, minlength=len(frame.names)))[frame.village],
        strata=frame.village,
        population=frame.people[frame.village],
    )
    if _is_full(frame):
        weighted, method = _poststratified(base, frame), "poststratified"
        ages: tuple[int, ...] = AGE3
    else:
        weighted, method, ages = _raked(base, frame)
    middle = float(np.median(weighted.weights))
    trimmed = calibration.trim(weighted.weights, middle / 2, middle * 2)
    outside = (weighted.weights < middle / 2) | (weighted.weights > middle * 2)
    found = Weighting(
        weighted.weighted(trimmed), members, method, ages, int((~frame.known).sum()), int(outside.sum()), base.weights
    )
    return replace(study, weighting=found)


def answering(study: Study) -> Propensity | None:
    """Return how likely villages, sexes and ages were to answer; None where one of them all did, or none did."""
    frame, _ = _frame(study)
    lows = study.weighting.ages if study.weighting else AGE3
    people, answers = frame.total(lows), frame.answers(lows)
    if (answers > people).any():
        return None
    each = np.indices(people.shape).reshape(3, -1)
    columns = [np.ones(people.size)]
    columns += [each[axis] == i for axis in range(3) for i in range(1, people.shape[axis])]
    kept = people.reshape(-1) > 0
    count = people.reshape(-1)[kept]
    known = np.column_stack(columns).astype(np.float64)[kept]
    try:
        return propensity(known, answers.reshape(-1)[kept] / count, count)
    except AnalysisError:
        return None


def _frame(study: Study) -> tuple[_Frame, Integers]:
    """Return the responses of the frame, and their positions in the study."""
    if study.framed is None or not study.framed.people:
        raise AnalysisError("Undersøgelsen har ingen befolkningstal (population.csv), så svarene kan ikke vægtes.")
    for name in ("sex", "age"):
        if name not in study.questions:
            raise AnalysisError(
                f"Spørgeskemaet spørger ikke om '{name}', så svarene kan ikke vægtes efter køn og alder."
            )
    counts = study.framed.people
    names = tuple(dict.fromkeys(village for village, _, _ in counts))
    people = np.array([sum(n for (v, _, _), n in counts.items() if v == name) for name in names], dtype=np.float64)
    place = {name: i for i, name in enumerate(names)}
    village = np.array([place.get(name, -1) for name in study.framed.villages], dtype=np.int64)
    members = np.flatnonzero(village >= 0)
    sex = _positions(study, "sex", {name: i for i, name in enumerate(SEXES)})
    frame = _Frame(names, people, village[members], sex[members], _ages(study)[members], counts)
    _check(frame)
    return frame, members


def _check(frame: _Frame) -> None:
    if not len(frame.village):
        raise AnalysisError("Ingen har svaret fra en landsby i klyngen, så der er intet at vægte.")
    answers = np.bincount(frame.village, minlength=len(frame.names))
    silent = [name for name, n, people in zip(frame.names, answers, frame.people, strict=True) if people and not n]
    if silent:
        raise AnalysisError(
            f"Ingen har svaret fra {', '.join(silent)}, så ingen kan veje for dem, der bor der. Læg landsbyen sammen "
            "med en nabo, eller brug tallene uvægtet."
        )
    over = [name for name, n, people in zip(frame.names, answers, frame.people, strict=True) if n > people]
    if over:
        raise AnalysisError(f"{', '.join(over)} har flere svar end beboere; ret population.csv.")


def _is_full(frame: _Frame) -> bool:
    """Say whether every village × sex × age in three has enough answers."""
    people, answers = frame.total(AGE3), frame.answers(AGE3)
    return bool((answers[people > 0] >= LEAST).all()) and not answers[people == 0].any()


def _poststratified(base: Design, frame: _Frame) -> Design:
    totals = frame.total(AGE3)
    totals = totals * (frame.left / frame.people)[:, None, None]
    band = frame.band(AGE3)
    group = np.where(frame.known, (frame.village * len(SEXES) + frame.sex) * len(AGE3) + band, -1)
    names = tuple(f"{v} {s} {a}+" for v in frame.names for s in SEXES for a in AGE3)
    return calibration.poststratify(base, Margin("landsby, køn og alder", names, group, totals.reshape(-1)))


def _raked(base: Design, frame: _Frame) -> tuple[Design, str, tuple[int, ...]]:
    ages = joined(frame.total(AGE7).sum(axis=0), frame.answers(AGE7).sum(axis=0))
    left = frame.left
    village = Margin("landsby", frame.names, np.where(frame.known, frame.village, -1), left)
    people = frame.total(ages).sum(axis=0).reshape(-1)
    group = np.where(frame.known, frame.sex * len(ages) + frame.band(ages), -1)
    names = tuple(f"{sex} {age}+" for sex in SEXES for age in ages)
    by_sex = Margin("køn og alder", names, group, people * left.sum() / people.sum())
    _each_village_known(frame)
    raked = calibration.rake(base, [village, by_sex])
    auxiliaries = np.concatenate([_dummies(village), _dummies(by_sex)], axis=1)
    # The margins' residuals with the design weights (Deville & Särndal 1992, eq. 3.4), in one projection.
    residuals = Regression(auxiliaries, base.weights, raked.weights)
    return base.weighted(raked.weights, residuals), "raked", ages


def _each_village_known(frame: _Frame) -> None:
    known = np.bincount(frame.village[frame.known], minlength=len(frame.names))
    silent = [name for name, n, people in zip(frame.names, known, frame.left, strict=True) if people > 0 and not n]
    if silent:
        raise AnalysisError(f"Ingen fra {', '.join(silent)} har sagt køn og alder; læg landsbyen sammen med en nabo.")


def _dummies(margin: Margin) -> Floats:
    found: Floats = (margin.group[:, None] == np.arange(len(margin.groups))).astype(np.float64)
    return found


def joined(people: Floats, answers: Integers) -> tuple[int, ...]:
    """Return the lower ends of age groups joined, for both sexes, until each sex has enough answers in each.

    Args:
        people: by sex and age in seven.
        answers: by sex and age in seven.

    The youngest group that is too small is joined with the neighbour that has fewer answers, and so on.
    """
    groups = [[i] for i in range(people.shape[1])]

    def least(group: Sequence[int]) -> int:
        enough = answers[:, group].sum(axis=1)
        return int(np.where(people[:, group].sum(axis=1) > 0, enough, np.where(enough > 0, 0, LEAST)).min())

    while len(groups) > 1:
        small = next((group for group in groups if least(group) < LEAST), None)
        if small is None:
            break
        i = groups.index(small)
        beside = [j for j in (i - 1, i + 1) if 0 <= j < len(groups)]
        j = min(beside, key=lambda at: (int(answers[:, groups[at]].sum()), at))
        first, second = sorted((i, j))
        groups[first : second + 1] = [groups[first] + groups[second]]
    return tuple(AGE7[group[0]] for group in groups)


def _ages(study: Study) -> Integers:
    lows = {
        option.name: low(option.name)
        for option in getattr(study.questions["age"], "options", ())
        if option.role == "plain" and _AGE.match(option.name)
    }
    return _positions(study, "age", lows)


def low(age: str) -> int:
    """Return the first year of an age group, such as 16 of "16_24".

    Raises:
        AnalysisError: if there is no year in it.
    """
    found = _AGE.match(age)
    if not found:
        raise AnalysisError(f"population.csv: '{age}' er ingen alder; skriv fx 16_24 eller 85p.")
    return int(found[1])


def _positions(study: Study, question: str, values: Mapping[str, int]) -> Integers:
    """Return a value for each response by its answer's name; −1 where it has none."""
    found = np.full(len(study), -1, dtype=np.int64)
    for option in getattr(study.questions[question], "options", ()):
        if option.name in values:
            found[study.code(question) == option.code] = values[option.name]
    return found
