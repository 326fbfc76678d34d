"""Traps: awkward responses planted among the others, so that everything after them can be shown to cope."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from survey.fieldwork.simulation.sittings import stop
from survey.fieldwork.simulation.surroundings import moved
from survey.questionnaire.questions import Matrix

if TYPE_CHECKING:
    import datetime as dt
    import random
    from collections.abc import Sequence

    from survey.fieldwork.simulation.simulated import Simulated
    from survey.questionnaire.answers import Point, Value
    from survey.questionnaire.structure import Questionnaire

Suits = Callable[["Simulated"], bool]
FARM = (8.92, 56.2685)
# A village of fewer than ten with a sensitive reason, and one of fewer than five: both must be hidden.
SENSITIVE = {"aalevad": 4, "oellemose": 9}
NAMED_STRENGTH = "Købmanden Birthe Sandkvist holder sammen på det hele"
NAMED_CHANGE = "At Torben Mejlvang fra kommunen svarer på sine mails."
FORMULA = '=HYPERLINK("http://eksempel.dk";"klik")'
TWIN = {
    "strengths": "Godt naboskab og en god hal",
    "best_thing": "Roen og de korte afstande.",
    "one_change": "Flere bænke langs åen.",
}


def planted(
    responses: Sequence[Simulated], questionnaire: Questionnaire, rng: random.Random, *, closes: dt.date
) -> tuple[Simulated, ...]:
    """Return the responses, as many and of the same people, with every trap planted once."""
    planting = _Planting(responses, rng)
    _twins(planting)
    for suits, values in _single_traps(questionnaire):
        planting.change(suits, values)
    _marks(planting)
    planting.send_late(closes)
    planting.invalidate("solution", "active_wish")
    _partials(planting, questionnaire)
    _sensitive(planting)
    return tuple(planting.responses)


class _Planting:
    """The responses while traps are planted; nobody gets two."""

    def __init__(self, responses: Sequence[Simulated], rng: random.Random) -> None:
        self.responses = list(responses)
        self._free = [i for i in range(len(responses)) if responses[i].person.lives_here == "all_year"]
        rng.shuffle(self._free)

    def take(self, suits: Suits) -> int:
        """Return the index of someone who suits and has no trap yet."""
        found = next(i for i in self._free if suits(self.responses[i]))
        self._free.remove(found)
        return found

    def reserve(self, *taken: int) -> None:
        """Leave these in peace from now on."""
        self._free = [i for i in self._free if i not in taken]

    def change(self, suits: Suits, values: dict[str, Value | None]) -> None:
        """Give these answers to someone who suits."""
        i = self.take(suits)
        self.responses[i] = self.responses[i].answering(**values)

    def send_late(self, closes: dt.date) -> None:
        """Let somebody send in the last half minute: all that is kept of that is the week of the deadline."""
        i = self.take(_common)
        year, week, _ = closes.isocalendar()
        self.responses[i] = replace(self.responses[i], week=f"{year}-W{week:02d}")

    def invalidate(self, *questions: str) -> None:
        """Let a paper form have too many crosses in these questions."""
        i = self.take(lambda response: response.mode == "paper")
        without = self.responses[i].answering(**dict.fromkeys(questions))
        self.responses[i] = replace(without, invalid=questions)


def _common(response: Simulated) -> bool:
    """Return whether a response is a complete one from the web, out of the two villages that are counted below."""
    on_web = response.disposition == "complete" and response.mode == "web" and response.language == "da"
    return on_web and response.channel != "open" and response.person.home not in SENSITIVE


def _twins(planting: _Planting) -> None:
    """Two answers by the open link that are alike in everything, texts too."""
    taken: dict[tuple[str, str, str], int] = {}
    for i, response in enumerate(planting.responses):
        person = response.person
        alike = response.channel == "open" and response.disposition == "complete" and person.home not in SENSITIVE
        if not alike or person.lives_here != "all_year":
            continue
        if person.cell in taken:
            first = taken[person.cell]
            pair = planting.responses[first].answering(**TWIN)
            planting.responses[first] = pair
            planting.responses[i] = replace(response, answers=pair.answers, week=pair.week, language=pair.language)
            planting.reserve(first, i)
            return
        taken[person.cell] = i


def _single_traps(questionnaire: Questionnaire) -> list[tuple[Suits, dict[str, Value | None]]]:
    """Return who gets which answers, one trap each."""
    return [
        (_common, _straight(questionnaire)),
        (_common, {"meeting_spots": ({"words": "Sdr. Harbæk"},)}),
        (_common, {"one_change": "Sti fra Nr Harbæk til åen"}),
        (_common, {"one_change": "Mere liv i byen 🎉🚲 og færre tomme huse 🏚️"}),
        (_common, {"strengths": FORMULA}),
        (_common, {"best_thing": "+45 00 00 00 00"}),
        (_common, {"strengths": NAMED_STRENGTH}),
        (_common, {"one_change": NAMED_CHANGE}),
        # Went back and changed an earlier answer: the later one is still in the draft, and must become "not asked".
        (_common, {"volunteered": "no", "volunteer_hours": 6}),
        (_common, {"grew_up_here": "always", "years_here": "years_5_9"}),
        # "None" after two ranked channels: only the exclusive answer is kept.
        (_common, {"news_wish": ("none",)}),
    ]


def _straight(questionnaire: Questionnaire) -> dict[str, Value | None]:
    """Return the first option in every row of every matrix."""
    matrices = [question for question in questionnaire.questions() if isinstance(question, Matrix)]
    return {matrix.name: {row.name: matrix.options[0].name for row in matrix.rows} for matrix in matrices}


def _marks(planting: _Planting) -> None:
    """Marks at (0, 0), in the sea, three kilometres outside, and twelve metres from somebody's farm."""
    farm = moved(FARM, 0.012, 0)
    for lon, lat in ((0.0, 0.0), (7.9, 56.25), (9.072, 56.26), farm):
        planting.change(_common, {"meeting_spots": ({"lon": lon, "lat": lat},)})


def _partials(planting: _Planting, questionnaire: Questionnaire) -> None:
    """A partial of village, sex and age alone; one that ends with "no particular place"; one that can't be weighted."""
    responses = planting.responses
    person_page, map_page = (_page_of(questionnaire, name) for name in ("age", "wishes"))
    first = planting.take(lambda found: found.sent_from == person_page and found.value("age") is not None)
    person = responses[first].person
    known: dict[str, Value] = {"village": person.village, "sex": person.sex, "age": f"age_{person.age}"}
    responses[first] = replace(responses[first], answers=replace(responses[first].answers, values=known))
    last = planting.take(lambda found: _same_section(found.sent_from, map_page) and found.value("age") is not None)
    wish: Point = {"nowhere": True, "each": "outdoors"}
    stopped = stop(responses[last].answers, questionnaire, map_page)
    responses[last] = replace(responses[last], answers=stopped, sent_from=map_page).answering(wishes=(wish,))
    nobody = planting.take(lambda found: found.disposition == "partial" and found.value("age") is None)
    responses[nobody] = responses[nobody].answering(village="refuse")


def _page_of(questionnaire: Questionnaire, name: str) -> str:
    return next(page.id for page in questionnaire.pages if any(question.name == name for question in page.questions))


def _same_section(sent_from: str | None, page_id: str) -> bool:
    return sent_from is not None and sent_from.rpartition("-")[0] == page_id.rpartition("-")[0]


def _sensitive(planting: _Planting) -> None:
    """Let exactly so many in two villages say that the places are hard to get into."""
    for village, number in SENSITIVE.items():
        asked = [
            i
            for i, response in enumerate(planting.responses)
            if response.value("village") == village and response.value("barriers") not in (None, ("none",))
        ]
        asked.sort(key=lambda i: "access" not in cast("tuple[str, ...]", planting.responses[i].value("barriers")))
        for rank, i in enumerate(asked):
            reasons = [
                name for name in cast("tuple[str, ...]", planting.responses[i].value("barriers")) if name != "access"
            ]
            chosen = (*reasons, "access") if rank < number else tuple(reasons or ["time"])
            planting.responses[i] = planting.responses[i].answering(barriers=chosen)
