"""A miniature questionnaire of every kind, and studies of whatever answers a test names."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

from analysis.disclosure import protect
from analysis.study import Fielding, Sent, Study
from survey.cluster.cluster import Cluster, Settings
from survey.cluster.outline import Outline
from survey.cluster.population import Population
from survey.cluster.villages import Village
from survey.questionnaire import reader
from survey.questionnaire.bind import bind
from survey.questionnaire.questions import Option
from survey.questionnaire.variables import variables
from survey.questionnaire.wording import Wording

if TYPE_CHECKING:
    from analysis.table import Table
    from survey.questionnaire.structure import Questionnaire

Answered = Sequence[dict[str, Any]]
VILLAGES = ("Askeby", "Birkeby", "Dalby")


def options(*labels: str) -> list[Option]:
    return [Option(label.lower(), i, Wording((("da", label),))) for i, label in enumerate(labels, start=1)]


@pytest.fixture(scope="session")
def mini_text() -> str:
    return (Path(__file__).parent / "mini.yaml").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def mini(mini_text: str) -> Questionnaire:
    written = reader.read({"mini.yaml": mini_text}, "mini.yaml")
    return bind(written, options("Askeby", "Birkeby", "Dalby"), {}, places=options("Hal", "Kirke"), this_year=2026)


@pytest.fixture(scope="session")
def framed(mini: Questionnaire) -> Callable[[Answered], pd.DataFrame]:
    """Every variable of the miniature is blank (-9) but those that a response names."""
    blank = {one.name: "" if one.measure in ("text", "date", "coordinate") else -9 for one in variables(mini)}

    def made(answered: Answered) -> pd.DataFrame:
        frame = pd.DataFrame([blank | given for given in answered], columns=list(blank))
        frame.insert(0, "id", [f"r{i}" for i in range(len(frame))])
        return frame

    return made


@pytest.fixture(scope="session")
def studied(mini: Questionnaire, framed: Callable[[Answered], pd.DataFrame]) -> Callable[[Answered], Study]:
    return lambda answered: Study.from_frame(framed(answered), mini)


@pytest.fixture(scope="session")
def surveyed(studied: Callable[[Answered], Study]) -> Study:
    """Two hundred seeded residents of Dalen, in the first edition of a simulated wave."""
    draw = random.Random(7)
    people = [
        {
            "village": draw.choices((1, 2, 3), (6, 3, 1))[0],
            "sex": draw.choice((1, 2)),
            "age": draw.choice((2, 3, 4, 5)),
            "satisfied": draw.choices((1, 2, 3, 4, 5, 97, -8), (40, 30, 10, 8, 1, 5, 6))[0],
            "statements__meeting": draw.choices((1, 2, 3, 4, 5, -8), (20, 30, 20, 20, 5, 5))[0],
            "statements__safe": draw.choices((1, 2, 3, 4, 5, -8), (50, 30, 10, 5, 2, 3))[0],
            "reasons__nature": draw.choice((0, 1)),
            "reasons__family": draw.choice((0, 0, 1)),
            "reasons__other": 0,
            "reasons__none": 0,
        }
        for _ in range(200)
    ]
    villages = tuple(Village(name.lower(), i, name, "", 9.0, 56.0) for i, name in enumerate(VILLAGES, start=1))
    settings = Settings("dalen", "Dalen", "Dal", "12 34 56 78", "a@example.dk", "Dal Kommune")
    return replace(
        studied(people),
        cluster=Cluster(settings, villages, (), Population({}), Outline()),
        wave=Fielding("2026", "dalen", "Undersøgelse", "2026-10-06", "2026-10-26", simulated=True, edition=1),
        sent=(Sent("askeby", 400, 100, 10), Sent("birkeby", 220, 50, 8), Sent("dalby", 90, 20, 6), Sent("", 0, 6, 0)),
    )


@pytest.fixture(scope="session")
def shown(surveyed: Study) -> tuple[Table, ...]:
    """Every table of the two hundred, protected."""
    return protect(surveyed.tables(), surveyed.limits)
