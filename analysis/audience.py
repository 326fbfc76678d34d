"""Audience: who was asked, residents or organisations, and the sentences of the outputs that follow from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Audience:
    """What is said differently of residents and of organisations.

    Attributes:
        survey: what the survey is called in source lines and at the foot of pages.
        lead: the report's first sentence, before the days of answering.
        what: whose answers a workbook holds.
        who: who was asked.
        method: how the figures are made; the first sentence says who was invited.
        words: why people's own words are not there yet.
        has_rates: whether it is known how many were asked.
    """

    survey: str
    lead: str
    what: str
    who: str
    method: tuple[str, ...]
    words: tuple[str, ...]
    has_rates: bool = True


_UNREAD = "De svar, folk selv har skrevet, deles ikke, før et menneske har læst dem og fjernet det, der kan vise, "
_COMMON = (
    "Tallene er ikke vægtede.",
    (
        "Procenter er regnet af dem, der har svaret på spørgsmålet. »Ved ikke« er med i procenterne, men ikke i "
        "gennemsnit og ikke i tal, der lægger de to bedste svar sammen. Ubesvarede og dem, der ikke fik spørgsmålet, "
        "er ikke med."
    ),
    "Procenter har én decimal, når der er mindst 100 svar, ellers ingen. Derfor kan summen blive 99 eller 101.",
    "Kunne man vælge flere svar, kan tallene give mere end 100 % i alt.",
)

AUDIENCES: Mapping[str, Audience] = {
    "people": Audience(
        survey="Borgerundersøgelse",
        lead="Hvad beboerne svarede på borgerundersøgelsen",
        what="Svar på borgerundersøgelsen, spørgsmål for spørgsmål. Ét ark for hver del af spørgeskemaet.",
        who="Alle beboere på 16 år og derover, og folk med fritidsbolig i klyngen.",
        method=(
            (
                "Alle beboere på 16 år og derover er inviteret. Det er altså ikke en stikprøve, men et forsøg på at "
                "spørge alle, hvor nogle ikke har svaret. Er de, der ikke svarede, anderledes end dem, der svarede, er "
                "tallene skæve."
            ),
            *_COMMON,
        ),
        words=(
            f"{_UNREAD}hvem nogen er. Derfor står de ikke i dette regneark.",
            "Når de er læst, kan temaerne tælles op, og enkelte sætninger kan blive citeret, aldrig med navn.",
        ),
    ),
    "organisations": Audience(
        survey="Undersøgelse blandt foreninger og mødesteder",
        lead="Hvad foreninger og mødesteder svarede",
        what="Svar fra foreninger og mødesteder, spørgsmål for spørgsmål. Ét ark for hver del af spørgeskemaet.",
        who="Alle foreninger og alle, der driver et mødested i klyngen.",
        method=(
            (
                "Alle foreninger og alle, der driver et mødested, er spurgt, og nogle har ikke svaret. Er de "
                "anderledes end dem, der svarede, er tallene skæve."
            ),
            (
                "Det, der må vises med navn, står i regnearket på arket »Katalog«. Andre svar vises kun i samlede tal, "
                "og nogle vises slet ikke. Det stod ved hvert spørgsmål, da der blev svaret."
            ),
            *_COMMON,
        ),
        words=(
            f"{_UNREAD}hvem en person er. Derfor står de ikke i dette regneark.",
            "Når de er læst, kan de blive vist, som der stod ved spørgsmålet.",
        ),
        has_rates=False,
    ),
}
