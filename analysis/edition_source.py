"""Where figures come from: the cluster, the time and the edition, as every output names them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.audience import AUDIENCES
from analysis.rates import OPEN_LABEL, Rate, response_rates
from survey.texts.dates import local
from survey.texts.numbers import number

if TYPE_CHECKING:
    from analysis.audience import Audience
    from analysis.rates import RateTable
    from analysis.study import Study

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni",
    "juli", "august", "september", "oktober", "november", "december",
)  # fmt: skip
EVERY_LABEL = "Hele klyngen med åbent link"
SIMULATED = "Simulerede svar"


@dataclass(frozen=True, slots=True)
class Source:
    """What a source line says.

    Attributes:
        cluster: the cluster's name, without "landsbyklyngen".
        slug: the cluster's name in addresses and file names.
        opens: the first day of answering.
        closes: the last day of answering.
        edition: such as "Udgave 1".
        simulated: whether the answers are made by a machine; then every output says so.
        about: people or organisations.
    """

    cluster: str
    slug: str
    opens: dt.date
    closes: dt.date
    edition: str
    simulated: bool = False
    about: str = "people"

    @property
    def audience(self) -> Audience:
        """Return who was asked."""
        return AUDIENCES[self.about]

    def month(self) -> str:
        """Return the month of closing, such as "oktober 2026"; "uden dato" where the study tells none."""
        if self.closes.year == 1:
            return "uden dato"
        return f"{MONTHS[self.closes.month - 1]}{NO_BREAK_SPACE}{self.closes.year}"

    def period(self) -> str:
        """Return the days of answering, such as "6.–26. oktober 2026"."""
        first, last = self.opens, self.closes
        if 1 in (first.year, last.year):
            return self.month()
        if (first.year, first.month) == (last.year, last.month):
            return f"{first.day}.–{last.day}. {self.month()}"
        year = f" {first.year}" if first.year != last.year else ""
        return f"{first.day}. {MONTHS[first.month - 1]}{year} – {last.day}. {self.month()}"

    def place_and_time(self) -> str:
        """Return where and when, such as "Landsbyklyngen Harbækdalen, oktober 2026"."""
        return f"Landsbyklyngen {self.cluster}, {self.month()}"

    def line(self, base: int | None) -> str:
        """Return the source line under a figure."""
        parts = [f"Kilde: {self.audience.survey} i {self.cluster}, {self.month()}"]
        if base is not None:
            parts.append(f"n = {number(base)}".replace(" ", NO_BREAK_SPACE))
        parts.append(self.edition.replace(" ", NO_BREAK_SPACE))
        return ". ".join(parts) + (f". {SIMULATED}" if self.simulated else ".")


def source_of(study: Study) -> Source:
    """Return what the outputs of a study name as their source."""
    settings = study.cluster.settings if study.cluster else None
    wave = study.wave
    return Source(
        cluster=settings.name if settings else wave.cluster,
        slug=settings.slug if settings else wave.cluster,
        opens=_day(wave.opens),
        closes=_day(wave.closes),
        edition=f"Udgave {wave.edition}" if wave.edition else "Uden udgave",
        simulated=wave.simulated,
        about=wave.about,
    )


def known_rates(study: Study) -> RateTable | None:
    """Return the response rates that may be shown; None where the study tells of no population."""
    return response_rates(study) if any(sent.population for sent in study.sent) else None


def all_channels(counted: RateTable) -> Rate | None:
    """Return the whole cluster's line with the open link let in; None where there is none, or it may not be shown."""
    whole = counted.rates[-1]
    opened = next((line for line in counted.rates if line.label == OPEN_LABEL), None)
    if opened is None or not whole.population:
        return None
    if whole.complete is None or whole.partial is None or opened.complete is None or opened.partial is None:
        return None
    complete, partial = whole.complete + opened.complete, whole.partial + opened.partial
    people = whole.population
    return Rate("all", EVERY_LABEL, people, complete, partial, complete / people, (complete + partial) / people)


def _day(written: str) -> dt.date:
    """Return the day of a date or moment as the clock in Denmark showed it; a study without one has none to tell."""
    if not written:
        return dt.date(1, 1, 1)
    moment = dt.datetime.fromisoformat(written)
    return local(moment).date() if moment.tzinfo else moment.date()
