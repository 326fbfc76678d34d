"""Response rates of AAPOR: how many of those invited answered, by village, with the open link apart.

RR1 = complete / N and RR2 = (complete + partial) / N, where N is the village's residents aged 16 or over: everybody was
invited. Those who began and were thanked as outside the population are in neither.

Source: AAPOR (2023), Standard Definitions, 10th edition.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pandas as pd

from analysis.errors import AnalysisError
from analysis.study import Sent
from survey.texts.numbers import HIDDEN, number, percent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.study import Limits, Study

OPEN_LABEL = "Åbent link"
ALL_LABEL = "Hele klyngen"
NOTE = (
    "RR1 og RR2 er AAPOR's svarprocenter: fuldførte besvarelser, og fuldførte og delvise, af alle beboere på 16 år og "
    "derover. Svar fra det åbne link tæller ikke med i en landsbys svarprocent."
)
INELIGIBLE_NOTE = (
    "{number} begyndte på skemaet og viste sig ikke at høre til dem, undersøgelsen er for. Deres svar er ikke gemt, "
    "og de tæller ikke med i tallene."
)
HIDDEN_NOTE = f"{HIDDEN} er tal, der er skjult, så ingen kan se, hvem der har svaret."


@dataclass(frozen=True, slots=True)
class Rate:
    """One line; None stands for what may not be shown.

    Attributes:
        name: the village's name, `open` or `total`.
        population: residents aged 16 or over; None for the open link.
        complete: sent from the check page.
        partial: sent and stopped.
        rr1: complete by population.
        rr2: complete and partial by population.
        together: complete and partial, where only the two of them together may be shown.
    """

    name: str
    label: str
    population: int | None
    complete: int | None
    partial: int | None
    rr1: float | None
    rr2: float | None
    together: int | None = None

    @property
    def answered(self) -> int | None:
        """Return complete and partial together; it may be shown where the two of them may not."""
        if self.complete is not None and self.partial is not None:
            return self.complete + self.partial
        return self.together


@dataclass(frozen=True, slots=True)
class RateTable:
    """Response rates that may be shown: a line for each village, the open link, and last the whole cluster."""

    rates: tuple[Rate, ...]
    notes: tuple[str, ...]
    edition: str = ""

    def to_frame(self) -> pd.DataFrame:
        """Return one line for each village, with what is hidden missing."""
        columns = ["name", "label", "population", "complete", "partial", "rr1", "rr2"]
        lines = [[getattr(rate, column) for column in columns] for rate in self.rates]
        kinds = {"population": "Int64", "complete": "Int64", "partial": "Int64", "rr1": "Float64", "rr2": "Float64"}
        return pd.DataFrame(lines, columns=columns).astype(kinds)

    def lines(self) -> tuple[tuple[str, ...], ...]:
        """Return every line as people read it: label, population, complete, partial, RR1, RR2."""
        return tuple(
            (rate.label, *(_words(count) for count in (rate.population, rate.complete, rate.partial)),
             *(_share(share, rate.population) for share in (rate.rr1, rate.rr2)))
            for rate in self.rates
        )  # fmt: skip


def _words(count: int | None) -> str:
    return HIDDEN if count is None else number(count)


def _share(share: float | None, population: int | None) -> str:
    return HIDDEN if share is None or population is None else percent(share, population)


def response_rates(study: Study) -> RateTable:
    """Return the response rates of a study, with small numbers of answered and of not answered hidden.

    Raises:
        AnalysisError: if the study has no `rates.csv`, or more answers than residents in a village.
    """
    framed = [one for one in study.sent if one.population]
    if not framed:
        raise AnalysisError("Undersøgelsen har ingen rates.csv, så der er ingen beboertal at regne svarprocenter af.")
    _check(framed)
    labels = {village.name: village.label for village in study.cluster.villages} if study.cluster else {}
    shut = _hidden(framed, study.limits)
    whole_lines = [one for one in framed if one.village not in shut]
    joined = _split(whole_lines, study.limits)
    rates = [
        _joined(_rate(one, labels.get(one.village, one.village), hidden=one.village in shut), joined) for one in framed
    ]
    total = _sum("total", framed)
    outside = [one for one in study.sent if not one.population]
    open_rates = [_open(one, study.limits) for one in outside if one.complete + one.partial]
    hidden = bool(shut or joined) or any(rate.complete is None for rate in open_rates)
    whole = _rate(total, ALL_LABEL, hidden=_small(total, study.limits.least_cell))
    if _is_uneven(total, study.limits.least_cell):
        whole = _together(whole)
    notes = [NOTE, *([HIDDEN_NOTE] if hidden else [])]
    if study.wave.ineligible >= study.limits.least_cell:
        notes.append(INELIGIBLE_NOTE.format(number=number(study.wave.ineligible)))
    return RateTable((*rates, *open_rates, whole), tuple(notes), study.edition)


def _check(framed: Sequence[Sent]) -> None:
    over = [one.village for one in framed if one.complete + one.partial > one.population]
    if over:
        raise AnalysisError(
            f"rates.csv: {', '.join(over)} har flere svar end beboere; ret population.csv eller rates.csv."
        )


def _sum(name: str, lines: Sequence[Sent]) -> Sent:
    return Sent(
        name,
        sum(one.population for one in lines),
        sum(one.complete for one in lines),
        sum(one.partial for one in lines),
    )


def _small(one: Sent, least: int) -> bool:
    """Say whether so few answered, or so few did not, that the line would tell about single persons."""
    answered = one.complete + one.partial
    return 0 < answered < least or 0 < one.population - answered < least


def _hidden(framed: Sequence[Sent], limits: Limits) -> set[str]:
    """Return the villages to hide: the small ones, and a second one where the total would give a single one away."""
    shut = {one.village for one in framed if _small(one, limits.least_cell)}
    while (shut and _small(_sum("", [one for one in framed if one.village in shut]), limits.least_cell)) or len(
        shut
    ) == 1:
        others = [one for one in framed if one.village not in shut]
        if not others:
            break
        shut.add(min(others, key=lambda one: (one.complete + one.partial, one.village)).village)
    return shut


def _split(lines: Sequence[Sent], limits: Limits) -> set[str]:
    """Return the villages whose complete and partial may only be shown together, because one of the two is small.

    A second village joins where the cluster's total would give a single one, or a small sum, away.
    """
    least = limits.least_cell
    joined = {one.village for one in lines if _is_uneven(one, least)}

    def gives_away() -> bool:
        rest = _sum("", [one for one in lines if one.village in joined])
        return len(joined) == 1 or _is_uneven(rest, least)

    others = sorted((one for one in lines if one.village not in joined), key=lambda one: (one.partial, one.village))
    while joined and others and gives_away():
        joined.add(others.pop(0).village)
    return joined


def _is_uneven(one: Sent, least: int) -> bool:
    """Say whether one of complete and partial is so small that the two may only be shown together."""
    return 0 < one.complete < least or 0 < one.partial < least


def _joined(rate: Rate, joined: set[str]) -> Rate:
    return _together(rate) if rate.name in joined else rate


def _together(rate: Rate) -> Rate:
    return replace(rate, complete=None, partial=None, rr1=None, together=rate.answered)


def _rate(one: Sent, label: str, *, hidden: bool) -> Rate:
    if hidden:
        return Rate(one.village, label, one.population, None, None, None, None)
    answered = one.complete + one.partial
    return Rate(one.village, label, one.population, one.complete, one.partial,
                one.complete / one.population, answered / one.population)  # fmt: skip


def _open(one: Sent, limits: Limits) -> Rate:
    if one.complete + one.partial < limits.least_cell:
        return Rate(one.village, OPEN_LABEL, None, None, None, None, None)
    rate = Rate(one.village, OPEN_LABEL, None, one.complete, one.partial, None, None)
    return _together(rate) if _is_uneven(one, limits.least_cell) else rate
