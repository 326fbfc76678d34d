"""People: the invited residents who answer, one by one, as the register and their own life have them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING, Literal

from survey.fieldwork.simulation import draws

if TYPE_CHECKING:
    import random
    from collections.abc import Mapping, Sequence

Invited = Literal["digital_post", "letter", "open", "paper"]
Cell = tuple[str, str, str]

COMPLETE_BY_CHANNEL: Mapping[Invited, int] = {"open": 146, "paper": 63, "letter": 83}
PARTIAL_BY_CHANNEL: Mapping[Invited, int] = {"open": 22, "letter": 7}
# Residents aged 16 or over who live in the village itself, not in the country around it, of all its residents.
IN_VILLAGE: Mapping[str, float] = {
    "brandslev": 905 / 1184, "noerre_harbaek": 540 / 742, "kragelev": 402 / 623, "soender_harbaek": 298 / 518,
    "snerlund": 201 / 431, "aagesby": 131 / 327, "oellemose": 78 / 246, "aalevad": 49 / 141,
}  # fmt: skip
HOLIDAY_HOMES: Mapping[str, int] = {"snerlund": 5, "aalevad": 4, "kragelev": 3}
PAPER_WEIGHT: Mapping[str, float] = {"65_74": 3, "75_84": 9, "85p": 14}

GREW_UP: Mapping[str, tuple[float, ...]] = {"16_24": (62, 2, 36), "75_84": (34, 19, 47), "85p": (34, 19, 47)}
YEARS: Mapping[str, tuple[float, ...]] = {
    "16_24": (8, 27, 25, 40, 0), "25_34": (14, 46, 22, 13, 5), "35_44": (6, 25, 26, 30, 13),
    "45_54": (3, 12, 15, 34, 36), "55_64": (3, 9, 10, 21, 57), "65_74": (2, 8, 9, 17, 64), "75_84": (2, 6, 7, 15, 70),
    "85p": (1, 5, 6, 12, 76),
}  # fmt: skip
HOUSEHOLD: Mapping[str, tuple[float, ...]] = {
    "16_24": (12, 14, 3, 0, 62, 9), "25_34": (20, 32, 40, 4, 2, 2), "35_44": (11, 17, 62, 8, 1, 1),
    "45_54": (14, 33, 44, 7, 1, 1), "55_64": (20, 68, 9, 1, 1, 1), "65_74": (26, 72, 0, 0, 0, 2),
    "75_84": (38, 60, 0, 0, 0, 2), "85p": (62, 34, 0, 0, 0, 4),
}  # fmt: skip
OCCUPATION: Mapping[str, tuple[float, ...]] = {
    "16_24": (30, 1, 64, 0, 3, 0, 2), "25_34": (70, 10, 10, 1, 4, 4, 1), "35_44": (76, 14, 1, 2, 3, 3, 1),
    "45_54": (74, 16, 0, 4, 3, 2, 1), "55_64": (58, 13, 0, 24, 3, 1, 1), "65_74": (2, 1, 0, 97, 0, 0, 0),
    "75_84": (1, 2, 0, 97, 0, 0, 0), "85p": (0, 1, 0, 99, 0, 0, 0),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Person:
    """One resident who answers.

    Attributes:
        cell: village, sex and age group in the register.
        invited: how the invitation came.
        village: the village that will be answered, or `refuse`.
        lives_here: the option of that question.
        wellbeing: latent N(0, 1), as are belonging (correlated 0.35), digital (falls with age), trust and togetherness.
    """

    cell: Cell
    invited: Invited
    village: str
    lives_here: str
    rural: bool
    grew_up: str
    years: str
    household: str
    occupation: str
    familiarity: str
    phone: bool
    wellbeing: float
    belonging: float
    digital: float
    trust: float
    togetherness: float

    @property
    def sex(self) -> str:
        """The sex in the register."""
        return self.cell[1]

    @property
    def age(self) -> str:
        """The age group in the register."""
        return self.cell[2]

    @property
    def home(self) -> str:
        """The village a person's life is lived in: the one answered, or the register's."""
        return self.cell[0] if self.village == "refuse" else self.village

    @property
    def has_children(self) -> bool:
        """Whether there are children under 18 at home."""
        return self.household in ("partner_and_children", "single_parent")

    @property
    def is_new(self) -> bool:
        """Whether they have lived here less than five years."""
        return self.grew_up != "always" and self.years in ("under_1", "years_1_4")


def people(
    counts: Mapping[Cell, int],
    channels: Mapping[Invited, int],
    rng: random.Random,
    *,
    holiday_homes: Mapping[str, int] | None = None,
) -> tuple[Person, ...]:
    """Return exactly so many people in each cell.

    Args:
        counts: people by village, sex and age group.
        channels: how many came by each channel; the rest came by Digital Post.
        rng: what the draws are made from.
        holiday_homes: how many of a village's people have a holiday home; they come by the open link, and count in it.
    """
    cells = list(chain.from_iterable([cell] * number for cell, number in counts.items()))
    owners: set[int] = set()
    for village, number in (holiday_homes or {}).items():
        owners.update(_sample({i: 1.0 for i, cell in enumerate(cells) if cell[0] == village}, number, rng))
    invited: dict[int, Invited] = dict.fromkeys(owners, "open")
    for channel, number in channels.items():
        weights = {i: _weight(channel, cells[i]) for i in range(len(cells)) if i not in invited}
        missing = number - sum(came == channel for came in invited.values())
        invited |= dict.fromkeys(_sample(weights, missing, rng), channel)
    residents = (person(cell, invited.get(i, "digital_post"), rng) for i, cell in enumerate(cells))
    return tuple(
        replace(resident, lives_here="holiday_home") if i in owners else resident
        for i, resident in enumerate(residents)
    )


def _weight(channel: Invited, cell: Cell) -> float:
    return PAPER_WEIGHT.get(cell[2], 0.3) if channel in ("paper", "letter") else 1


def _sample(weights: Mapping[int, float], number: int, rng: random.Random) -> Sequence[int]:
    """Return keys drawn without replacement. Source: Efraimidis & Spirakis (2006), IPL 97(5), algorithm A-Res."""
    keyed = sorted(weights, key=lambda key: rng.random() ** (1 / weights[key]), reverse=True)
    return keyed[:number]


def person(cell: Cell, invited: Invited, rng: random.Random) -> Person:
    """Return one person with a life to answer about."""
    village, _, age = cell
    wellbeing = rng.gauss(0, 1)
    old = ("16_24", "25_34", "35_44", "45_54", "55_64", "65_74", "75_84", "85p").index(age)
    grew_up = _grew_up(village, age, rng)
    answered = village if invited == "open" else _answered(village, rng)
    elsewhere = answered not in (village, "refuse")
    rural_share = 0.8 if elsewhere else 1 - IN_VILLAGE[village]
    return Person(
        cell=cell,
        invited=invited,
        village=answered,
        lives_here=_lives_here(age, rng),
        rural=rng.random() < rural_share,
        grew_up=grew_up,
        years=draws.one(_named(YEAR_NAMES, YEARS[age]), rng),
        household=draws.one(_named(HOUSEHOLD_NAMES, HOUSEHOLD[age]), rng),
        occupation=draws.one(_named(OCCUPATION_NAMES, OCCUPATION[age]), rng),
        familiarity=_familiarity(age, rng),
        phone=invited != "paper" and rng.random() < (0.85 - 0.07 * old),
        wellbeing=wellbeing,
        belonging=draws.latent(wellbeing, 0.35, rng),
        digital=rng.gauss(0.9 - 0.27 * old, 1),
        trust=rng.gauss(0, 1),
        togetherness=rng.gauss(0, 1),
    )


YEAR_NAMES = ("under_1", "years_1_4", "years_5_9", "years_10_19", "years_20p")
HOUSEHOLD_NAMES = ("alone", "partner", "partner_and_children", "single_parent", "parents", "others")
OCCUPATION_NAMES = (
    "employed", "self_employed", "studying", "retired", "unemployed", "on_leave", "other_occupation",
)  # fmt: skip


def _named(names: Sequence[str], shares: Sequence[float]) -> dict[str, float]:
    return dict(zip(names, shares, strict=True))


def _answered(village: str, rng: random.Random) -> str:
    """Return the village answered: mostly the register's; the two Harbæks are the ones taken for each other."""
    drawn = rng.random()
    if drawn < 0.965:
        return village
    if drawn > 0.995:
        return "refuse"
    twins = {"noerre_harbaek": "soender_harbaek", "soender_harbaek": "noerre_harbaek"}
    others = [other for other in IN_VILLAGE if other != village]
    return twins[village] if village in twins and rng.random() < 0.7 else rng.choice(others)


def _lives_here(age: str, rng: random.Random) -> str:
    part = 14 if age == "16_24" else 2.3
    return draws.one({"all_year": 99.5 - part, "part_of_year": part, "": 0.5}, rng)


def _grew_up(village: str, age: str, rng: random.Random) -> str:
    names = ("always", "returned", "moved_here")
    shares = _named(names, GREW_UP.get(age, (26, 17, 57)))
    points = {"aalevad": {"always": 8.0}, "brandslev": {"moved_here": 6.0}}.get(village, {})
    return draws.one(draws.shifted(shares, points), rng)


def _familiarity(age: str, rng: random.Random) -> str:
    shares = {"took_part": 4.0, "well": 19.0, "a_little": 38.0, "not_at_all": 39.0}
    if age in ("45_54", "55_64", "65_74"):
        shares = draws.shifted(shares, {"took_part": 1.5, "well": 4.5})
    elif age in ("16_24", "25_34"):
        shares = draws.shifted(shares, {"took_part": -3, "well": -9})
    return draws.one(shares, rng)
