"""Response rates by village, as AAPOR names them, without any figure that tells of fewer than five people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.study import Sent, Study

LEAST = 5
RR1 = "RR1: hele besvarelser ÷ alle beboere på 16 år og derover"
RR2 = "RR2: hele og delvise besvarelser ÷ alle beboere på 16 år og derover"
WORDS = (
    "RR1 og RR2 er navne fra den amerikanske brancheforening AAPOR. Nævneren er alle beboere på 16 år og derover, "
    "også dem, der aldrig har set spørgeskemaet. Svar fra det åbne link, som ikke kan henføres til en landsby, "
    "står for sig og er ikke med i procenterne."
)


@dataclass(frozen=True, slots=True)
class Rate:
    """One line; None stands for what may not be shown, or does not exist."""

    label: str
    population: int | None
    complete: int | None
    partial: int | None
    answers: int | None

    @property
    def rr1(self) -> float | None:
        """Return complete responses by everybody. Source: AAPOR Standard Definitions, Response Rate 1."""
        return self.complete / self.population if self.population and self.complete is not None else None

    @property
    def rr2(self) -> float | None:
        """Return complete and partial responses by everybody. Source: AAPOR Standard Definitions, Response Rate 2."""
        return self.answers / self.population if self.population and self.answers is not None else None


@dataclass(frozen=True, slots=True)
class Rates:
    """The villages, the whole cluster, and what came by the open link, which has no population."""

    villages: tuple[Rate, ...]
    total: Rate
    open_link: Rate | None


def rates(study: Study) -> Rates:
    """Return the response rates that may be shown.

    Where one village has 1 to 4 partial responses, no village's partial ones are told apart from its complete ones:
    hiding a single village's would let it be found by subtraction from the whole cluster's.
    """
    framed = [sent for sent in study.sent if sent.population]
    apart = not any(0 < sent.partial < LEAST or 0 < sent.complete < LEAST for sent in framed)
    hidden = _hidden(framed)
    lines = tuple(_line(study, sent, hidden=sent.village in hidden, apart=apart) for sent in framed)
    unframed = [sent for sent in study.sent if not sent.population and sent.complete + sent.partial]
    return Rates(lines, _whole("Hele klyngen", framed, population=True), _open_link(unframed))


def _hidden(framed: Sequence[Sent]) -> set[str]:
    """Return the villages whose number of answers, or of people who did not answer, is 1 to 4; never one alone."""
    by_size = sorted(framed, key=lambda sent: (sent.complete + sent.partial, sent.village))
    hidden = [sent.village for sent in by_size if _tells(sent)]
    if len(hidden) == 1:
        hidden += [sent.village for sent in by_size if sent.village not in hidden][:1]
    return set(hidden)


def _tells(sent: Sent) -> bool:
    answers = sent.complete + sent.partial
    return 0 < answers < LEAST or 0 < sent.population - answers < LEAST


def _line(study: Study, sent: Sent, *, hidden: bool, apart: bool) -> Rate:
    label = _label(study, sent.village)
    if hidden:
        return Rate(label, sent.population, None, None, None)
    answers = sent.complete + sent.partial
    if not apart:
        return Rate(label, sent.population, None, None, answers)
    return Rate(label, sent.population, sent.complete, sent.partial, answers)


def _label(study: Study, village: str) -> str:
    """Return a village's name for people; rates name it by its name or its code."""
    villages = study.cluster.villages if study.cluster else ()
    return next((one.label for one in villages if village in (one.name, str(one.code))), village)


def _whole(label: str, sent: Sequence[Sent], *, population: bool) -> Rate:
    complete, partial = sum(one.complete for one in sent), sum(one.partial for one in sent)
    people = sum(one.population for one in sent) if population else None
    return Rate(label, people, complete, partial, complete + partial)


def _open_link(unframed: Sequence[Sent]) -> Rate | None:
    if not unframed:
        return None
    whole = _whole("Åbent link", unframed, population=False)
    if whole.answers is not None and whole.answers < LEAST:
        return Rate(whole.label, None, None, None, None)
    if any(0 < (part or 0) < LEAST for part in (whole.complete, whole.partial)):
        return Rate(whole.label, None, None, None, whole.answers)
    return whole
