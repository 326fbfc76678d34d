"""Effects: how village, age, sex, household and a person's leanings move what they answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from survey.fieldwork.simulation import draws
from survey.fieldwork.simulation.people import Person

if TYPE_CHECKING:
    from collections.abc import Mapping

Who = Callable[[Person], bool]
FIXED = ("dont_know", "not_used", "none", "refuse")


@dataclass(frozen=True, slots=True)
class Effect:
    """What is different for some people.

    Attributes:
        who: whom it is about.
        points: percentage points added to an option.
        percent: the share an option has instead.
        times: what a share or weight is multiplied by.
    """

    who: Who
    points: Mapping[str, float] = field(default_factory=dict)
    percent: Mapping[str, float] = field(default_factory=dict)
    times: Mapping[str, float] = field(default_factory=dict)


def aged(*ages: str) -> Who:
    """Return whether a person is in one of these age groups."""
    return lambda person: person.age in ages


def lives_in(*villages: str) -> Who:
    """Return whether a person's life is lived in one of these villages."""
    return lambda person: person.home in villages


def is_woman(person: Person) -> bool:
    """Return whether the register says woman."""
    return person.sex == "woman"


def is_man(person: Person) -> bool:
    """Return whether the register says man."""
    return person.sex == "man"


def has_children(person: Person) -> bool:
    """Return whether there are children under 18 at home."""
    return person.has_children


def is_new(person: Person) -> bool:
    """Return whether a person came less than five years ago."""
    return person.is_new


def knows_the_cluster(person: Person) -> bool:
    """Return whether a person knew the cluster well before."""
    return person.familiarity in ("took_part", "well")


YOUNG, OLD = aged("16_24"), aged("75_84", "85p")
UNDER_35 = aged("16_24", "25_34")
PENSIONERS = aged("65_74", "75_84", "85p")
WORKING_AGE = aged("35_44", "45_54", "55_64")
SMALLEST = lives_in("oellemose", "aalevad")
TWINS = lives_in("noerre_harbaek", "soender_harbaek")


def is_remote(person: Person) -> bool:
    """Return whether the cables are long: in the two smallest villages and in the country."""
    return SMALLEST(person) or person.rural


EFFECTS: Mapping[str, tuple[Effect, ...]] = {
    "satisfied": (
        Effect(lives_in("oellemose"), {"1": -9, "2": -3}),
        Effect(lives_in("noerre_harbaek"), {"1": 4}),
        Effect(OLD, {"1": 3}),
    ),
    "in_five_years": (
        Effect(YOUNG, percent={"definitely": 9, "probably": 22, "probably_not": 27, "definitely_not": 18}),
        Effect(YOUNG, percent={"dont_know": 24}),
        Effect(OLD, percent={"definitely": 58, "probably": 26, "probably_not": 4, "definitely_not": 3}),
    ),
    "solution": (
        Effect(UNDER_35, {"fewer": 14}),
        Effect(OLD, {"as_now": 12}),
        Effect(SMALLEST, {"one_each": 20, "fewer": -15}),
        Effect(lives_in("brandslev"), {"fewer": 6}),
    ),
    "volunteered": (
        Effect(WORKING_AGE, {"regularly": 3, "now_and_then": 3}),
        Effect(lives_in("aagesby"), {"regularly": 3, "now_and_then": 3}),
    ),
    "lend_a_hand": (Effect(OLD, {"no": 34}),),
    "transport_missed": (
        Effect(YOUNG, percent={"several_times": 17, "once": 13, "no": 67, "dont_know": 3}),
        Effect(OLD, percent={"several_times": 8, "once": 8, "no": 81, "dont_know": 3}),
    ),
    "attachment.cluster": (Effect(knows_the_cluster, {"1": 7, "2": 8}), Effect(is_new, {"1": -7, "2": -8})),
    "attachment.village": (Effect(lives_in("noerre_harbaek"), {"1": 8}), Effect(is_new, {"1": -9, "2": -6})),
    "attachment.parish": (Effect(is_new, {"1": -7, "2": -8}),),
    "attachment.municipality": (Effect(is_new, {"1": -6, "2": -9}),),
    "local_life.cohesion": (Effect(lives_in("noerre_harbaek"), {"1": 8}),),
    "local_life.newcomers": (
        Effect(lives_in("noerre_harbaek"), {"1": -4, "2": -4}),
        Effect(is_new, {"1": -6, "2": -9}),
    ),
    "local_life.going_on": (Effect(YOUNG, {"1": -7, "2": -13}),),
    "local_life.future": (Effect(SMALLEST, {"1": -7, "2": -11}),),
    "local_life.safe": (
        Effect(lambda person: is_woman(person) and not UNDER_35(person), {"1": -6}),
        Effect(lambda person: is_woman(person) and UNDER_35(person), {"1": -14}),
    ),
    "condition.village_hall": (Effect(lives_in("kragelev"), {"1": -4, "2": -6}),),
    "cooperation.on_our_own": (Effect(TWINS, {"1": 4, "2": 6}),),
    "cooperation.disadvantage": (Effect(SMALLEST, {"1": 8, "2": 7}),),
    "informed.village": (Effect(is_new, {"1": -6, "2": -9}),),
    "services.childcare": (Effect(has_children, percent={"not_used": 8}),),
    "services.school": (Effect(has_children, percent={"not_used": 8}),),
    "services.older_people": (Effect(OLD, percent={"not_used": 18}),),
    "connection.internet": (Effect(is_remote, {"1": -8, "2": -7}),),
    "connection.mobile": (Effect(is_remote, {"1": -5, "2": -10}),),
    "leisure_for.children": (Effect(has_children, percent={"dont_know": 11}),),
    "leisure_for.older_people": (Effect(PENSIONERS, percent={"dont_know": 9}),),
    "leisure_for.young_adults": (Effect(UNDER_35, percent={"dont_know": 11}),),
    "leisure_for.adults": (Effect(WORKING_AGE, percent={"dont_know": 7}),),
    "leisure_for.newcomers": (Effect(is_new, percent={"dont_know": 12}),),
    "reasons": (
        Effect(has_children, percent={"children": 44}),
        Effect(lambda person: person.grew_up == "moved_here", percent={"grew_up": 0}),
        Effect(lambda person: person.grew_up != "moved_here", percent={"grew_up": 55}),
        Effect(lambda person: person.occupation == "self_employed", percent={"business": 38}),
    ),
    "active_now": (
        Effect(is_man, percent={"hunting": 21, "gymnastics": 9, "riding": 1}),
        Effect(is_woman, percent={"hunting": 3, "gymnastics": 34, "riding": 7}),
        Effect(PENSIONERS, percent={"petanque": 34}, times={"fitness": 0.6, "running": 0.2, "ball_games": 0.3}),
        Effect(PENSIONERS, times={"talks": 1.5, "dinners": 1.3}),
        Effect(UNDER_35, times={"fitness": 1.6, "running": 1.8, "ball_games": 2, "talks": 0.4, "dinners": 0.7}),
    ),
    "active_wish": (Effect(OLD, percent={"none": 24}),),
    "barriers": (
        Effect(YOUNG, percent={"distance": 12, "transport": 19}),
        Effect(OLD, percent={"access": 13}),
    ),
    "news_now": (
        Effect(OLD, percent={"social_media": 24, "weekly": 66}),
        Effect(aged("35_44"), percent={"aula": 41}),
    ),
    "homes_wanted": (
        Effect(PENSIONERS, percent={"senior": 55}),
        Effect(OLD, percent={"care_home": 21}),
    ),
    "news_wish": (
        Effect(OLD, times={"local_paper": 3, "weekly": 3, "social_media": 1 / 3, "app": 1 / 3}),
    ),
    "priorities": (
        Effect(YOUNG, times={"youth": 2, "transport": 2}),
        Effect(OLD, times={"older_people": 2, "shops": 2}),
        Effect(lives_in("oellemose"), times={"appearance": 3}),
        Effect(has_children, times={"school": 3}),
    ),
    "wishes": (
        Effect(lives_in("oellemose"), times={"shop": 2, "bus_stop": 2}),
        Effect(lives_in("snerlund"), times={"lighting": 2}),
    ),
    "heard_from": (
        Effect(lambda person: person.invited == "digital_post", percent={"digital_post": 92, "letter": 2, "card": 5}),
        Effect(lambda person: person.invited in ("letter", "paper"), percent={"digital_post": 4, "letter": 70}),
        Effect(lambda person: person.invited == "open", percent={"digital_post": 8, "social_media": 52, "poster": 30}),
    ),
}  # fmt: skip


def moved(key: str, shares: Mapping[str, float], person: Person, *, chances: bool = False) -> draws.Shares:
    """Return the shares as they are for one person.

    Args:
        key: the question, or `question.row`.
        shares: per cent or weights by option.
        person: whose answer it is.
        chances: whether each share stands by itself, as in a multi; otherwise what one gains the others lose.
    """
    found = dict(shares)
    for effect in EFFECTS.get(key, ()):
        if effect.who(person):
            points = {name: effect.percent[name] - found[name] for name in effect.percent if name in found}
            change = {**points, **effect.points}
            if chances:
                found = {name: max(0.0, share + change.get(name, 0)) for name, share in found.items()}
            else:
                found = draws.shifted(found, change, () if effect.percent else FIXED)
            found = {name: share * effect.times.get(name, 1) for name, share in found.items()}
    return found


# Which leaning an answer follows, and how strongly; a minus turns it round.
LOADINGS: Mapping[str, tuple[str, float]] = {
    "satisfied": ("wellbeing", 0.8),
    "life_satisfaction": ("wellbeing", -0.65),
    "in_five_years": ("wellbeing", 0.5),
    "attachment": ("belonging", 0.8),
    "local_life": ("wellbeing", 0.3),
    "our_municipality": ("trust", 0.6),
    "cooperation.on_our_own": ("togetherness", -0.65),
    "cooperation.disadvantage": ("togetherness", -0.3),
    "cooperation": ("togetherness", 0.65),
    "informed": ("belonging", 0.3),
}


def leaning(key: str, person: Person) -> tuple[float, float]:
    """Return the value of the leaning that an answer follows, and the loading; (0, 0) for none."""
    name, loading = LOADINGS.get(key) or LOADINGS.get(key.partition(".")[0]) or ("wellbeing", 0.0)
    value: float = getattr(person, name)
    return value, loading
