"""The words that population files use: headings, sexes, ages, times and areas, as codes, texts or both."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from survey.cluster import words

if TYPE_CHECKING:
    from collections.abc import Mapping

OLDEST = 125
BOTH = ""  # sexes
EVERY = (-1, -1)  # ages
Ages = tuple[int, int]
"""First and last year of age."""

PARISH, VILLAGE, AREA, SEX, AGE, TIME, COUNT, CONTENTS, OTHER = (
    "parish", "village", "area", "sex", "age", "time", "count", "contents", "other",
)  # fmt: skip
PLACES = (VILLAGE, PARISH, AREA)
ROLES: Mapping[str, str] = {
    "sogn": PARISH, "sognekode": PARISH, "sognenavn": PARISH, "parish": PARISH, "landsby": VILLAGE,
    "landsbyer": VILLAGE, "village": VILLAGE, "by": VILLAGE, "byer": VILLAGE, "bynavn": VILLAGE, "lokalby": VILLAGE,
    "omraade": AREA, "lokalomraade": AREA, "area": AREA, "sted": AREA, "kommune": AREA, "komk": AREA, "koen": SEX,
    "sex": SEX, "gender": SEX, "alder": AGE, "aldersgruppe": AGE, "aldersgrupper": AGE, "age": AGE, "tid": TIME,
    "aar": TIME, "kvartal": TIME, "dato": TIME, "time": TIME, "year": TIME, "indhold": COUNT, "antal": COUNT,
    "personer": COUNT, "antal_personer": COUNT, "folketal": COUNT, "beboere": COUNT, "borgere": COUNT,
    "count": COUNT, "value": COUNT, "antal_borgere": COUNT, "antal_beboere": COUNT, "contentscode": CONTENTS,
    "folkartaet": CONTENTS, "folkartaat": CONTENTS, "folkartat": CONTENTS,
}  # fmt: skip
_BEGINNINGS: Mapping[str, str] = {"antal_": COUNT, "folketal_": COUNT, "alder_": AGE, "aldersgruppe_": AGE}
SEXES: Mapping[str, str] = {
    **words.SEX_WORDS, "woman": "woman", "women": "woman", "female": "woman", "females": "woman", "man": "man",
    "men": "man", "male": "man", "males": "man", "1": "man", "2": "woman", "tot": BOTH, "i_alt": BOTH,
    "koen_i_alt": BOTH, "total": BOTH, "begge": BOTH,
    "samlet": BOTH, "begge_koen": BOTH, "maend_og_kvinder": BOTH, "alle": BOTH,
    "maend_i_alt": "man", "kvinder_i_alt": "woman",
}  # fmt: skip
TOTALS = frozenset({"i_alt", "samlet", "ialt", "tot", "total", "alle", "alder_i_alt", "alle_aldre", "hele"})
PEOPLE = frozenset({"bef", "folketal", "befolkning", "personer", "antal"})
_OPEN = "+"
_SHORT: Mapping[str, str] = {
    "nr": "noerre", "ndr": "noerre", "sdr": "soender", "sd": "soender", "st": "store", "ll": "lille", "vr": "vester",
    "gl": "gammel",
}  # fmt: skip
_AGE = re.compile(r"(\d{1,3})(?:_?(?:til|_)_?(\d{1,3})|_?(p|ov|og_derover|eller_derover|og_over|og_aeldre|plus))?")
_TIME = re.compile(r"(?:19|20)\d\d(?:[KM]\d{1,2})?|(?:19|20)\d\d-\d\d-\d\d|\d\d[-.]\d\d[-.](?:19|20)\d\d")
_CODES = re.compile(r"(?:\d[\d-]*\s+)*(?:\d[\d-]*$)?")
_BEHIND = re.compile(r"\s*\(([^()]*)\)\s*$")


def role(heading: str) -> str:
    """Return what a column of this heading holds; `other` where the heading says nothing."""
    name = words.plain(heading)
    begun = next((role for start, role in _BEGINNINGS.items() if name.startswith(start)), OTHER)
    return ROLES.get(name, begun)


def sex(label: str) -> str | None:
    """Return woman, man, `""` for both, or None.

    Examples:
        >>> sex("1 Mænd"), sex("Kvinder"), sex("I alt"), sex("ukendt")
        ('man', 'woman', '', None)
    """
    for reading in _readings(label):
        if reading in SEXES:
            return SEXES[reading]
    return None


def ages(label: str) -> Ages | None:
    """Return the first and the last year of age, EVERY for all ages together, or None.

    Examples:
        >>> ages("16 16 år"), ages("15-19 år"), ages("85p"), ages("100 år og derover"), ages("under 16 år")
        ((16, 16), (15, 19), (85, 125), (100, 125), (0, 15))
        >>> ages("Alder i alt") == EVERY, ages("2026"), ages("19-15")
        (True, None, None)
    """
    for reading in _readings(label.replace("+", "p").replace("–", "-")):
        found = _ages(reading)
        if found is not None:
            return found
    return None


def _ages(reading: str) -> Ages | None:
    if reading in TOTALS:
        return EVERY
    tidy = re.sub(r"(^|_)(?:aar|aarig|aarige|years?)(?=_|$)", "", reading).strip("_")
    if below := re.fullmatch(r"(?:under|0_til)_(\d{1,3})", tidy):
        return (0, int(below[1]) - 1) if 0 < int(below[1]) <= OLDEST else None
    if over := re.fullmatch(r"over_(\d{1,3})", tidy):
        return (int(over[1]) + 1, OLDEST) if int(over[1]) < OLDEST else None
    match = _AGE.fullmatch(tidy)
    if not match or int(match[1]) > OLDEST:
        return None
    first = int(match[1])
    last = OLDEST if match[3] else int(match[2] or first)
    return (first, min(last, OLDEST)) if first <= last else None


def time(label: str) -> str | None:
    """Return a time such as 2026, 2026K1 or a date, or None."""
    first = label.strip().partition(" ")[0].upper()
    if not _TIME.fullmatch(first):
        return None
    day, sign, year = first[:2], first[2], first[-4:]
    return f"{year}-{first[3:5]}-{day}" if sign in "-." else first


def is_total(label: str) -> bool:
    """Say whether a label stands for all of its kind together."""
    return any(reading in TOTALS for reading in _readings(label))


def counts_people(label: str) -> bool:
    """Say whether a label of contents stands for people, not for square kilometres."""
    return any(reading in PEOPLE or reading.startswith("befolkning") for reading in _readings(label))


def _readings(label: str) -> tuple[str, ...]:
    """Return a label as a name, and what stands before and after its first space: a code and its text."""
    code, _, text = label.strip().partition(" ")
    return tuple(words.plain(part) for part in (label, text, code) if part.strip())


@dataclass(frozen=True, slots=True)
class Place:
    """An area as a file calls it: `9801 9801 Brandslev (Harbæk Kommune)`."""

    codes: frozenset[str]
    name: str
    within: str


def place(label: str) -> Place:
    """Return the codes and the name that stand in a label of an area.

    Examples:
        >>> place("9801 9801 Brandslev (Harbæk Kommune)")
        Place(codes=frozenset({'9801'}), name='brandslev', within='harbaek')
        >>> place("999-11102 Nr. Harbæk").name, place("9801").name, place("Harbæk Sogn").name
        ('noerre_harbaek', '', 'harbaek')
    """
    front = _CODES.match(label.strip())
    codes = frozenset(front[0].replace("-", "").split()) if front else frozenset()
    rest = label.strip()[front.end() if front else 0 :]
    behind = _BEHIND.search(rest)
    within = re.sub(r"_kommune$", "", words.plain(behind[1])) if behind else ""
    return Place(codes, canonical(rest[: behind.start()] if behind else rest), within)


def canonical(name: str) -> str:
    """Return a place's name without what is written in many ways: Nr. or Nørre, a last By or Sogn."""
    parts = [_SHORT.get(part, part) for part in words.plain(name).split("_")]
    while len(parts) > 1 and parts[-1] in {"by", "sogn"}:
        parts.pop()
    return "_".join(parts)


@dataclass(frozen=True, slots=True)
class Heading:
    """What the heading of a column of counts says; None where it says nothing of it."""

    sex: str | None = None
    ages: Ages | None = None
    time: str | None = None


def heading(label: str) -> Heading | None:
    """Return what the heading of a column of counts stands for, or None where it is no such heading.

    Examples:
        >>> heading("Mænd 16-24 år"), heading("1 Mænd")
        (Heading(sex='man', ages=(16, 24), time=None), Heading(sex='man', ages=None, time=None))
        >>> heading("Landsby") is None
        True
    """
    whole = words.plain(label.replace("+", "p").replace("–", "-"))
    if time(label) and len(whole) >= 4:
        return Heading(time=time(label))
    if (years := _ages(whole)) is not None:
        return Heading(ages=years)
    if whole in SEXES and not whole.isdigit():
        return Heading(sex=SEXES[whole])
    parts = whole.split("_")
    named = [part for part in parts if part in SEXES and not part.isdigit()]
    rest = "_".join(part for part in parts if part not in named)
    if len(named) != 1:
        return Heading(ages=ages(label)) if ages(label) is not None and not named else None
    if rest in {"1", "2"} and parts[0] == rest:
        return Heading(sex=SEXES[named[0]])
    years = _ages(rest)
    return Heading(sex=SEXES[named[0]], ages=years) if years is not None else None
