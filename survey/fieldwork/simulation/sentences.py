"""Sentences: what residents write in their own words; invented, in Danish, without any real name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Mapping

STRENGTHS: Mapping[str, tuple[str, ...]] = {
    "brandslev": (
        "Skolen og hallen", "Vi har både skole, hal og Brugsen", "Hallen samler alle", "Brugsen er byens hjerte",
        "Der er noget for børnene hver dag", "Idrætsforeningen",
    ),
    "noerre_harbaek": (
        "Sammenhold", "Forsamlingshuset", "Vi hjælper hinanden", "Fester i forsamlingshuset", "Friskolen og købmanden",
        "At stå sammen, når det gælder",
    ),
    "kragelev": (
        "Kroen", "Nem pendling", "Tæt på vejen til byen", "En god kro og et godt borgerhus",
        "Man kommer hurtigt på arbejde",
    ),
    "soender_harbaek": (
        "Mejeriet", "Skæve idéer", "Det gamle mejeri, hvor der altid sker noget", "At finde på noget nyt",
        "Værkstedet i mejeriet",
    ),
    "snerlund": ("Åen", "Shelterpladsen", "Naturen ned til åen", "Klubhuset og shelterne", "Stilhed og fugle"),
    "aagesby": (
        "Fællesspisning", "Vi passer på de ældre", "Fællesspisning hver måned", "Omsorg for hinanden", "Bålhytten",
    ),
    "oellemose": ("Ro", "Ro og udsigt", "Her er fred", "Udsigten fra bakken"),
    "aalevad": ("Naboer", "Vandmøllen", "Gode naboer", "Vi kender alle og hilser", "Møllen og de store træer"),
}  # fmt: skip
NOTHING = ("Ved ikke", "Intet", "Det ved jeg ikke", "Ikke noget særligt")
BEST = (
    "Naturen lige uden for døren.", "Roen. Man kan høre fuglene om morgenen.", "Naboerne. Vi holder øje med hinanden.",
    "At børnene kan løbe frit.", "Der er højt til himlen og langt til larm.", "Åen og engene omkring {place}.",
    "At man bliver savnet, hvis man ikke dukker op.", "Fællesspisningerne og snakken bagefter.",
    "Vi kan gå en tur uden at møde en bil.", "At der stadig er en butik.", "Folk hilser, også på tilflyttere.",
    "Mørket. Man kan se stjernerne.", "{place} om sommeren.", "Huset var til at betale, og haven er stor.",
    "At alle kan være med, uanset alder.", "Foreningerne og dem, der holder dem i gang.", "Skolen og hallen.",
    "Der er plads til at være lidt skæv.", "Jeg er født her og vil ikke bo andre steder.", "Den korte vej til {place}.",
    "Man kan låne en trailer og få hjælp til at læsse den.", "Freden.", "Gode naboer og frisk luft.", "Det hele.",
)  # fmt: skip
CHANGES = (
    "En cykelsti mellem landsbyerne.", "En sti fra Nørre til Sønder Harbæk, så børnene kan cykle selv.",
    "Bussen skal køre om aftenen.", "Flere busafgange, også i ferien.", "Et sted for de unge om aftenen.",
    "At butikken overlever.", "Tomme huse skal rives ned eller sættes i stand.", "Mere samarbejde mellem foreningerne.",
    "Én fælles kalender for det hele.", "Lys på stien ved {place}.", "En café ved {place}.", "Bedre mobildækning.",
    "Farten gennem byen skal ned.", "Flere lejeboliger til ældre, så de kan blive her.", "Flere byggegrunde.",
    "Bænke og et halvtag ved {place}.", "At vi holder op med at være hver for sig.", "Et fælles hold for de unge.",
    "Kommunen skal svare, når man skriver.", "Sikker skolevej.", "Ens åbningstider i forsamlingshusene.",
    "Flere til at tage fat, det er altid de samme.", "En natursti hele vejen langs åen.",
    "Et skilt med, hvad der sker.",
    "Samkørsel, der virker.", "Legepladsen ved {place} trænger til en kærlig hånd.", "Hurtigere internet.",
    "At nye bliver budt velkommen med et besøg.", "Mere for dem mellem 13 og 18.", "Bibliotek i hallen en dag om ugen.",
    "Fællesspisning på skift mellem landsbyerne.", "Ryd sne, også på de små veje.", "En hjertestarter i hver landsby.",
    "Et værksted, hvor man kan låne værktøj.", "Jeg ville lave en badebro.", "Intet. Det er godt, som det er.",
)  # fmt: skip
HARSH = (
    "Det er til grin, at der ikke er sket noget i ti år.", "Møderne er spild af tid, de samme fem bestemmer alt.",
    "Kommunen er ligeglad med os.",
)  # fmt: skip
SPECIAL = (
    "Roen", "Udsigten", "Her mødes alle", "Vandet og fuglene", "Minder fra barndommen", "Børnene elsker det", "Bålet",
    "Altid liv", "Man kan sidde i læ", "De gamle træer",
)  # fmt: skip
OTHER_WISHES = ("Hundeskov", "Ladestander", "Toilet", "Genbrugsplads", "Sted til at bade")
OTHER_WORDS: Mapping[str, tuple[str, ...]] = {
    "reasons": ("Arvede huset", "Hestene", "Tilfældigt", "Tæt på havet"),
    "solution": ("Spørg de unge", "Byg nyt ét sted", "Brug skolen mere"),
    "active_now": ("Hundetræning", "Brætspil", "Motorcykel", "Slægtsforskning"),
    "active_wish": ("Hundetræning", "Skydning", "Krolf", "Brætspil"),
    "barriers": ("Helbredet", "Skiftende arbejdstider", "Jeg er ny her"),
    "join_forces": ("Genbrug", "Kulturarv", "Naturpleje"),
    "help_with": ("Kørsel", "It-hjælp", "Lokalhistorie"),
    "news_now": ("Opslag på skolen", "Hos frisøren"),
}
SHORT_FORMS = (("Sønder ", "Sdr. "), ("Nørre ", "Nr "), ("forsamlingshus", "forsamlingshuset"), ("Brandslev ", ""))


def in_words(label: str, rng: random.Random) -> str:
    """Return a place as residents write it: mostly its name, sometimes shortened or misspelt."""
    if rng.random() > 0.15:
        return label
    for long, short in SHORT_FORMS:
        if long in label:
            return label.replace(long, short, 1)
    i = rng.randrange(1, len(label) - 1)
    return label[:i] + label[i + 1 :]


def strength(village: str, rng: random.Random) -> str:
    """Return what a village is good at; one in eight cannot say."""
    return rng.choice(NOTHING if rng.random() < 0.12 else STRENGTHS[village])


def best(place: str, rng: random.Random) -> str:
    """Return one or two sentences about what is best here."""
    return _with_place(" ".join(rng.sample(BEST, rng.choice((1, 1, 2)))), place)


def change(place: str, rng: random.Random) -> str:
    """Return what somebody would change; three in a hundred are harsh."""
    if rng.random() < 0.03:
        return rng.choice(HARSH)
    return _with_place(" ".join(rng.sample(CHANGES, rng.choice((1, 1, 1, 2)))), place)


def _with_place(text: str, place: str) -> str:
    filled = text.replace("{place}", place)
    return re.sub(r"^\w", lambda first: first[0].upper(), filled)
