"""Facts about a response that stand before its answers: columns that no question gives."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from survey.formats.column import Coded, Column
from survey.formats.wordings import told

if TYPE_CHECKING:
    from collections.abc import Sequence

CHANNELS = (
    Coded("card", told("Kort", "Card", "Karte")),
    Coded("letter", told("Brev", "Letter", "Brief")),
    Coded("open", told("Åbent link", "Open link", "Offener Link")),
)
MODES = (Coded("web", told("Nettet", "The web", "Web")), Coded("paper", told("Papir", "Paper", "Papier")))
DISPOSITIONS = (
    Coded("complete", told("Hele spørgeskemaet", "Complete", "Vollständig")),
    Coded("partial", told("En del af spørgeskemaet", "Partial", "Teilweise")),
)
FRAME = told("Landsby, som svaret tæller i", "Village that the response counts in", "Ort, zu dem die Antwort zählt")
VERSION = told("Spørgeskemaets udgave", "Version of the questionnaire", "Fassung des Fragebogens")
FACTS: tuple[Column, ...] = (
    Column("id", told("Svarets tilfældige nummer", "The response's random number", "Zufällige Nummer"), "text"),
    Column("frame_village", FRAME),
    Column("village", told("Landsby", "Village", "Ort")),
    Column("channel", told("Vejen til skemaet", "Way to the questionnaire", "Weg zum Bogen"), "text", codes=CHANNELS),
    Column("mode", told("Svaret på", "Answered on", "Beantwortet auf"), "text", codes=MODES),
    Column("week", told("Uge", "Week", "Woche"), "text"),
    Column("version", VERSION, "text"),
    Column("language", told("Sprog", "Language", "Sprache"), "text"),
    Column("disposition", told("Hvor meget er besvaret", "How much is answered", "Umfang"), "text", codes=DISPOSITIONS),
    Column("weight", told("Vægt", "Weight", "Gewicht"), level="scale", decimals=6),
)


def facts(villages: Sequence[Coded] = ()) -> dict[str, Column]:
    """Return the columns of facts by name; villages are known by their codes."""
    return {
        each.name: replace(each, codes=tuple(villages)) if each.name in ("frame_village", "village") else each
        for each in FACTS
    }
