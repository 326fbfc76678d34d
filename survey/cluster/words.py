"""The words a cluster's files are written in: ours, and the Danish ones that are read as ours."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from survey.cluster.population import AGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

NAME = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")

COLUMNS: Mapping[str, str] = {
    "navn": "name", "kode": "code", "nummer": "code", "nr": "code", "betegnelse": "label", "vises_som": "label",
    "nabo": "neighbour", "nabolandsby": "neighbour", "laengdegrad": "lon", "longitude": "lon", "breddegrad": "lat",
    "latitude": "lat", "aliaser": "aliases", "andre_navne": "aliases", "sogn": "parish", "type": "kind",
    "slags": "kind", "landsby": "village", "koen": "sex", "alder": "age", "aldersgruppe": "age", "antal": "count",
}  # fmt: skip
SEX_WORDS: Mapping[str, str] = {
    "kvinde": "woman", "kvinder": "woman", "k": "woman", "mand": "man", "maend": "man", "m": "man",
}  # fmt: skip
KINDS = (
    "hall", "school", "shop", "church", "care_home", "pitch", "village_hall", "eatery", "workshop", "playground",
    "clubhouse", "nature", "library",
)  # fmt: skip
KIND_WORDS: Mapping[str, str] = {
    "hal": "hall", "skole": "school", "butik": "shop", "kirke": "church", "plejecenter": "care_home", "bane": "pitch",
    "forsamlingshus": "village_hall", "spise": "eatery", "spisested": "eatery", "vaerksted": "workshop",
    "leg": "playground", "legeplads": "playground", "klubhus": "clubhouse", "natur": "nature", "bibliotek": "library",
}  # fmt: skip
AGE_WORDS: Mapping[str, str] = {"85": "85p", "85_aar_eller_derover": "85p", "85_og_derover": "85p", "over_85": "85p"}
LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ü": "ue", "é": "e", "ß": "ss"})


def plain(text: str) -> str:
    """Return a text as a name: small letters, digits and `_`, with æ, ø and å written out.

    Examples:
        >>> plain(" Nørre Harbæk "), plain("noerre-harbaek"), plain("Dagli'Brugsen i Brandslev")
        ('noerre_harbaek', 'noerre_harbaek', 'dagli_brugsen_i_brandslev')
    """
    return re.sub(r"[^a-z0-9]+", "_", text.strip().lower().translate(LETTERS)).strip("_")


def column(heading: str) -> str:
    """Return our name of a column, or the heading as a name where it is none of ours."""
    name = plain(heading)
    return COLUMNS.get(name, name)


def age(text: str) -> str | None:
    """Return our name of an age group, such as 16_24 for "16-24 år" and 85p for "85+", or None."""
    name = re.sub(r"_aar$", "", plain(text.replace("+", "p")))
    name = AGE_WORDS.get(name, name)
    return name if name in AGES else None


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that was most likely meant, or None where none is near."""
    return next(iter(get_close_matches(word, tuple(known), n=1, cutoff=0.6)), None)
